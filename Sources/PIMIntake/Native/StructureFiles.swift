import PIMCatalog
import PIMIO

/// Reads the structure files of a catalog directory into a draft, reporting every slip with its place.
struct StructureFiles {
    let folder: String
    var draft = CatalogDraft()
    var log = IntakeLog()
    var files = FileGlobs()

    /// Reads all structure files; files other than pim.json and attributes.json may be missing.
    mutating func read() {
        with("pim.json", isRequired: true) { $0.readSettings(&$1) }
        with("attributes.json", isRequired: true) { $0.readAttributes(&$1) }
        with("families.json") { $0.readFamilies(&$1) }
        with("categories.json") { $0.readCategories(&$1) }
        with("channels.json", isRequired: true) { $0.readChannels(&$1) }
        with("locations.json") { $0.readLocations(&$1) }
        with("measurements.json") { $0.readMeasurements(&$1) }
    }

    private mutating func with(
        _ file: String,
        isRequired: Bool = false,
        _ body: (inout StructureFiles, inout ObjectReader) -> Void
    ) {
        let path = Files.join(folder, file)
        guard Files.exists(path) else {
            guard isRequired else { return }
            log.report(
                "missing",
                "the catalog has no \(file)",
                remedy: "`pim init DIR` writes a catalog to start from",
                at: SourcePosition(file: file, line: 1)
            )
            return
        }
        do {
            var composer = NodeComposer(noting: ["code"], cleans: true)
            // Patterns of files are held against names as they are on the disk.
            let exempt: Set<String> = file == "pim.json" ? ["files"] : []
            let node = try composer.compose(JSON.parse(Files.read(path), path: file), exempt: exempt)
            for code in composer.codes { reportDecomposed(code, in: file) }
            log.report(composer.soiled, in: file)
            guard node.object != nil else {
                log.report(
                    "wrong-type",
                    "the file is \(node.kindName), expected an object",
                    at: SourcePosition(file: file, line: node.line, column: node.column)
                )
                return
            }
            var reader = ObjectReader(node, file: file)
            body(&self, &reader)
            reader.finish(file, &log)
        } catch {
            log.report(
                "syntax",
                error.message,
                remedy: "mend the file; the rest of it was not read",
                at: SourcePosition(file: file, line: error.line ?? 1, column: error.column)
            )
        }
    }

    private mutating func reportDecomposed(_ code: JSONNode, in file: String) {
        log.report(
            "decomposed-code",
            "the code \"\(code.string ?? "")\" is written with letters and marks apart; it is read composed (NFC)",
            remedy: "write it composed, since other systems take the two spellings for two codes",
            at: SourcePosition(file: file, line: code.line, column: code.column),
            severity: .warning
        )
    }

    private mutating func readSettings(_ reader: inout ObjectReader) {
        if let version = reader.integer("pim", &log), version != 1 {
            log.report("version", "the catalog is of version \(version), this program reads 1", at: reader.position)
        }
        let name = reader.string("name", &log) ?? ""
        let locale = reader.required("default_locale", of: "pim.json", &log) ?? "en_GB"
        var settings = CatalogSettings(name: name, defaultLocale: LocaleCode(locale))
        settings.resolution = reader.word("resolution", as: ResolutionOrder.self, &log) ?? .levelFirst
        if var shop = reader.object("shop", &log) { settings.shop = self.shop(&shop) }
        settings.extra = reader.json("extra")
        draft.settings = settings
        for var type in reader.objects("association_types", &log) ?? [] {
            guard let code = type.required("code", of: "an association type", &log) else { continue }
            var result = AssociationType(AssociationTypeCode(code), labels: type.labels(&log))
            result.isTwoWay = type.bool("two_way", &log) ?? false
            result.isQuantified = type.bool("quantified", &log) ?? false
            result.source = type.position
            type.finish("the association type \"\(code)\"", &log)
            draft.associationTypes.append(result)
        }
        for var group in reader.objects("product_groups", &log) ?? [] {
            guard let code = group.required("code", of: "a product group", &log) else { continue }
            var result = ProductGroup(code, type: group.string("type", &log) ?? "", labels: group.labels(&log))
            result.source = group.position
            group.finish("the product group \"\(code)\"", &log)
            draft.productGroups.append(result)
        }
        if var globs = reader.object("files", &log) {
            files.products = globs.strings("products", &log) ?? files.products
            files.models = globs.strings("models", &log) ?? files.models
            files.stock = globs.strings("stock", &log) ?? files.stock
            files.prices = globs.strings("prices", &log) ?? files.prices
            files.feeds = globs.strings("feeds", &log) ?? files.feeds
            files.formats = globs.strings("formats", &log) ?? files.formats
            files.guidelines = globs.strings("guidelines", &log) ?? files.guidelines
            globs.finish("files", &log)
        }
    }

    mutating func shop(_ reader: inout ObjectReader) -> Shop {
        var shop = Shop()
        shop.name = reader.string("name", &log)
        shop.url = reader.string("url", &log)
        shop.productURL = reader.string("product_url", &log)
        shop.mediaURL = reader.string("media_url", &log)
        reader.finish("shop", &log)
        return shop
    }
}

/// Which files of a catalog directory hold what; names may hold one `*`.
struct FileGlobs {
    var products = ["products.jsonl"]
    var models = ["models.jsonl"]
    var stock = ["stock.jsonl"]
    var prices = ["prices.jsonl"]
    var feeds = ["feeds/*.json"]
    var formats = ["formats/*.json"]
    var guidelines = ["guidelines/*.json"]

    /// The existing files that the patterns name, relative to the folder, in the order of patterns and names.
    static func matches(_ patterns: [String], in folder: String) throws -> [String] {
        var result: [String] = []
        var seen: Set<String> = []
        for pattern in patterns {
            for name in try names(matching: pattern, in: folder) where seen.insert(name).inserted {
                guard Files.isInside(folder: folder, path: name) else { throw outside(name, pattern, in: folder) }
                result.append(name)
            }
        }
        return result
    }

    /// All patterns.
    var all: [String] { products + models + stock + prices + feeds + formats + guidelines }

    /// Whether a pattern names a path in the folder, there or not, as a file system that ignores case sees it.
    static func matches(_ path: String, _ pattern: String) -> Bool {
        let path = path.lowercased()
        let pattern = pattern.lowercased()
        guard let star = pattern.firstIndex(of: "*") else { return path == pattern }
        let prefix = pattern[..<star]
        let suffix = pattern[pattern.index(after: star)...]
        guard path.hasPrefix(prefix), path.hasSuffix(suffix), path.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return false }
        return !path.dropFirst(prefix.count).contains("/")
    }

    private static func outside(_ name: String, _ pattern: String, in folder: String) -> IntakeError {
        if let link = Files.link(along: name, in: folder) {
            let isThere = Files.exists(Files.join(folder, link.path))
            let what = isThere ? "which leads out of the catalog's folder" : "where nothing is"
            return IntakeError(
                .outsideFolder,
                file: Files.join(folder, link.path),
                message: "it is a symbolic link to \(link.target), \(what); put the "
                    + "\(name == link.path ? "file" : "folder") itself into the catalog, or take the link away"
            )
        }
        let what = name == pattern ? "the file pattern \"\(pattern)\"" : "\"\(name)\", which \"\(pattern)\" names,"
        return IntakeError(.outsideFolder, file: "pim.json", message: "\(what) leads out of the catalog's folder")
    }

    private static func names(matching pattern: String, in folder: String) throws -> [String] {
        guard Files.isInside(folder: folder, path: pattern) else { throw outside(pattern, pattern, in: folder) }
        guard let star = pattern.firstIndex(of: "*") else {
            return Files.exists(Files.join(folder, pattern)) ? [pattern] : []
        }
        let slash = pattern[..<star].lastIndex(of: "/")
        let directory = slash.map { String(pattern[..<$0]) } ?? ""
        let prefix = pattern[(slash.map { pattern.index(after: $0) } ?? pattern.startIndex)..<star]
        let suffix = pattern[pattern.index(after: star)...]
        let full = directory.isEmpty ? folder : Files.join(folder, directory)
        guard Files.isDirectory(full) else {
            guard Files.exists(full) else { return [] }
            let message = "it is a file, but \(pattern) asks for a folder; give the file another name"
            throw IntakeError(.notReadable, file: full, message: message)
        }
        return try Files.list(full).compactMap { name in
            guard name.hasPrefix(prefix), name.hasSuffix(suffix),
                name.utf8.count >= prefix.utf8.count + suffix.utf8.count
            else { return nil }
            return directory.isEmpty ? name : "\(directory)/\(name)"
        }
    }
}
