import PIMCatalog
import PIMIO

extension Dialect {
    /// Akeneo's CSV export set, and its standard format as JSON or JSON Lines.
    public static let akeneo = Dialect(
        code: "akeneo",
        title: "Akeneo",
        summary:
            "attributes, families, channels, categories and products as Akeneo exports them (CSV, JSON, JSON Lines)"
    ) { request in try AkeneoImport(request: request).run() }
}

/// One import of an Akeneo export: structure first, then models and products, then everything is written.
struct AkeneoImport {
    let request: ImportRequest

    func run() throws -> ImportReport {
        guard Files.isDirectory(request.source) else {
            throw IntakeError(.missing, file: request.source, message: "there is no such folder to import")
        }
        guard Files.real(request.source) != Files.real(request.target) else {
            let message = "the catalog would be written over the export itself; name another folder for it"
            throw IntakeError(.exists, file: request.target, message: message)
        }
        let decoded = try request.decodedSource()
        let folder = decoded?.path ?? request.source
        let writer = try CatalogWriter(request.target, overwrites: request.overwrites)
        let old = CatalogBefore(request)
        var pace = ImportPace(request.proceed)
        var structure = AkeneoStructure(folder: folder, pace: pace)
        try withExtendedLifetime(decoded) { try structure.read() }
        let catalog = AkeneoCatalog(structure.draft, measurementFamilies: structure.measurementFamilies)
        var products = AkeneoProducts(
            catalog: catalog,
            folder: folder,
            pace: pace,
            cells: CellReader(numbers: request.numbers),
            log: structure.log
        )
        try withExtendedLifetime(decoded) { try products.read() }
        var draft = structure.draft
        var log = products.log
        products.placement.apply(to: &draft)
        for (role, attribute) in RoleGuess.assign(to: &draft) {
            log.report("role", .note, "\"\(attribute)\" gets the role \"\(role)\"", attribute: attribute)
        }
        old?.carry(into: &draft)
        settle(&draft.settings, old, &log)
        log.take(CatalogStructure.build(draft).findings)
        var feeds: [FeedDraft] = []
        if let old {
            old.tell(&log)
        } else {
            feeds = FeedDraft.usual(for: draft, prices: products.currencies, templates: request.feeds)
            for remark in Set(request.feeds.flatMap { FeedDraft.standIns(of: $0, in: draft) }.map(\.remark)).sorted() {
                log.report("feeds", .note, remark, remedy: "edit the files in feeds/ before you publish")
            }
        }
        try pace.step(in: request.source)
        let written = try write(draft, products, feeds, writer)
        return ImportReport(files: log.files, findings: log.findings, written: written)
    }

    /// Fills name and shop; examples are reported, since feeds carry them to customers.
    private func settle(_ settings: inout CatalogSettings, _ old: CatalogBefore?, _ log: inout ImportLog) {
        let name = request.name ?? old?.name ?? Files.name(of: Files.absolute(request.source))
        settings.name = name
        let shop = old.map { $0.shop.overlaid(by: request.shop) } ?? request.shop
        let examples = [
            shop.name == nil ? "name" : nil, shop.url == nil ? "url" : nil,
            shop.productURL == nil ? "product_url" : nil, shop.mediaURL == nil ? "media_url" : nil,
        ]
        settings.shop = Shop.example(name: name, url: shop.url).overlaid(by: shop)
        let missing = examples.compactMap { $0 }
        guard !missing.isEmpty else { return }
        log.report(
            "shop",
            .note,
            "\(missing.joined(separator: ", ")) of the shop \(missing.count == 1 ? "is an example" : "are examples")",
            remedy: "edit them in pim.json before you publish"
        )
    }

    private func write(
        _ draft: CatalogDraft,
        _ products: AkeneoProducts,
        _ feeds: [FeedDraft],
        _ writer: CatalogWriter
    ) throws -> [String] {
        let folder = request.target
        try Files.makeDirectory(folder)
        var models = try ProductLineWriter(target: Files.join(folder, "models.jsonl"), attributes: draft.attributes)
        for line in products.modelLines { try models.append(lines: line, count: 1) }
        try models.commit()
        var lines = try ProductLineWriter(target: Files.join(folder, "products.jsonl"), attributes: draft.attributes)
        for group in products.groups { try lines.append(lines: group.lines, count: group.count) }
        try lines.commit()
        var written = ["models.jsonl", "products.jsonl"]
        for feed in feeds {
            let name = "feeds/\(feed.code).json"
            // A definition that somebody put there is theirs.
            guard Files.isInside(folder: folder, path: name), !Files.exists(Files.join(folder, name)) else { continue }
            try Files.writeAtomically(Array(feed.json.utf8), to: Files.join(folder, name))
            written.append(name)
        }
        // An export knows no locations, and not every one has measurement families.
        return written + (try writer.write(draft, keeping: ["locations.json", "measurements.json"]))
    }
}
