import PIMCatalog
import PIMIO
import PIMText

/// The products and models of an Akeneo export on their way to lines.
struct AkeneoProducts {
    let catalog: AkeneoCatalog
    let folder: String
    let pace: ImportPace
    var log: ImportLog
    private(set) var models = ModelTree()
    private(set) var placement: LevelPlacement
    /// How many models and products have a price in each currency.
    private(set) var currencies: [CurrencyCode: Int] = [:]
    private let form: ProductLineForm
    private let cells: CellReader
    private var modelIdentifiers: Set<String> = []
    private var productIdentifiers: Set<String> = []

    /// The lines of products, those of one root model together, in the order of their first appearance.
    private(set) var groups: [(lines: [UInt8], count: Int)] = []
    private var groupOfRoot: [String: Int] = [:]

    init(catalog: AkeneoCatalog, folder: String, pace: ImportPace, cells: CellReader, log: ImportLog) {
        self.cells = cells
        self.catalog = catalog
        self.folder = folder
        self.pace = pace
        self.log = log
        placement = LevelPlacement(catalog: catalog)
        form = ProductLineForm(attributes: catalog.attributes)
    }

    mutating func read() throws {
        var records: [ProductRecord] = []
        try read("product_models", isModel: true) { _, record in records.append(record) }
        models = ModelTree(records)
        for (name, problem) in models.problems { report(problem, of: name) }
        var pace = pace
        for index in models.order {
            try pace.step(in: models.records[index].position.file)
            placeModel(at: index)
        }
        log.flush()
        try read("products", isModel: false) { products, record in products.place(record) }
    }

    /// The lines of models, parents first.
    var modelLines: [[UInt8]] {
        models.order.map { form.line(of: models.nodes[$0].draft) }
    }

    private mutating func read(
        _ name: String,
        isModel: Bool,
        _ body: (inout AkeneoProducts, ProductRecord) -> Void
    ) throws {
        guard let file = AkeneoFile(name, in: folder, pace: pace, &log) else {
            log.report(
                "missing-file",
                .note,
                "there is no \(name).csv, .json or .jsonl, so nothing of it is imported",
                at: SourcePosition(file: "\(name).csv", line: 1)
            )
            return
        }
        var count = LineCount()
        if file.form == .csv {
            try readRows(of: file, isModel: isModel, &count, body)
        } else {
            let reader = ProductNodeReader(catalog: catalog, file: file.name, isModel: isModel)
            var nodes = try file.nodes(&count, &log)
            while let node = try nodes.next(&count, &log) {
                let record = reader.record(node, &log)
                take(record, at: SourcePosition(file: file.name, line: node.line), isModel: isModel, &count, body)
            }
        }
        log.finish(file.name, count)
    }

    private mutating func readRows(
        of file: AkeneoFile,
        isModel: Bool,
        _ count: inout LineCount,
        _ body: (inout AkeneoProducts, ProductRecord) -> Void
    ) throws {
        try file.noteControls(&log)
        var rows = try DelimitedRows(path: file.path, pace: file.pace)
        var reader: ProductRowReader?
        while let item = try rows.next() {
            let columns = reader?.columns.header.count ?? 0
            guard let row = AkeneoFile.usable(item, in: file.name, columns: columns, &count, &log) else { continue }
            guard let current = reader else {
                let header = row.fields.map { NormalForm.nfc($0).trimmedSpaces }
                reader = ProductRowReader(
                    columns: ProductColumns(header: header, catalog: catalog),
                    catalog: catalog,
                    cells: cells,
                    file: file.name,
                    isModel: isModel
                )
                continue
            }
            count.read += 1
            let composed = AkeneoFile.composed(row, code: current.identifier, in: file.name, &log)
            let record = current.record(composed, &log)
            take(record, at: SourcePosition(file: file.name, line: row.line), isModel: isModel, &count, body)
        }
    }

    private mutating func take(
        _ record: ProductRecord?,
        at position: SourcePosition,
        isModel: Bool,
        _ count: inout LineCount,
        _ body: (inout AkeneoProducts, ProductRecord) -> Void
    ) {
        let what = isModel ? "model" : "product"
        guard let record else {
            count.rejected += 1
            log.reject("the \(what) has no identifier", remedy: "fill its identifier", at: position)
            return
        }
        let identifier = record.draft.identifier
        let isNew =
            isModel ? modelIdentifiers.insert(identifier).inserted : productIdentifiers.insert(identifier).inserted
        guard isNew else {
            count.rejected += 1
            log.reject(
                "the \(what) \(ImportLog.shown(identifier)) stands a second time",
                remedy: "keep one of the two, or give one another identifier",
                at: position,
                product: identifier
            )
            return
        }
        for entry in record.draft.values {
            guard case .prices(let prices)? = entry.value else { continue }
            for currency in Set(prices.map(\.currency)) { currencies[currency, default: 0] += 1 }
        }
        count.kept += 1
        body(&self, record)
    }

    private mutating func placeModel(at index: Int) {
        var record = models.records[index]
        settleParent(&record)
        let chain = models.chain(from: record.draft.parent)
        placement.place(&record, below: chain, isModel: true, &log)
        noteStrangers(in: record)
        if record.draft.parent == nil, record.draft.structure == nil {
            log.tally(
                "no-structure",
                .warning,
                "a root model has no family variant, so its variants inherit everything or nothing",
                remedy: "fill the column \"family_variant\"",
                at: record.position
            )
        }
        models.settle(index, record)
    }

    private mutating func place(_ record: ProductRecord) {
        var record = record
        settleParent(&record)
        let chain = models.chain(from: record.draft.parent)
        placement.place(&record, below: chain, isModel: false, &log)
        if record.draft.family == nil { record.draft.family = chain.last?.draft.family }
        noteStrangers(in: record)
        let line = form.line(of: record.finished)
        guard let root = chain.last?.draft.identifier ?? record.draft.parent else {
            groups.append((line, 1))
            return
        }
        if let group = groupOfRoot[root] {
            groups[group].lines += line
            groups[group].count += 1
        } else {
            groupOfRoot[root] = groups.count
            groups.append((line, 1))
        }
    }

    /// Finds the parent; Akeneo takes codes that differ in case for the same.
    private mutating func settleParent(_ record: inout ProductRecord) {
        guard let parent = record.draft.parent, models.number(of: parent) == nil else { return }
        if let other = models.spelling(of: parent) {
            record.draft.parent = other
            log.tally(
                "parent-case",
                .note,
                "the parent \(ImportLog.shown(parent)) is written \(ImportLog.shown(other)) among the models",
                at: record.position
            )
            return
        }
        log.tally(
            "unknown-parent",
            .warning,
            "the parent \(ImportLog.shown(parent)) is not among the models",
            remedy: "export product_models too, or take the parent out",
            at: record.position
        )
    }

    /// Notes values whose attribute the family lacks; Akeneo lets products have them.
    private mutating func noteStrangers(in record: ProductRecord) {
        guard let code = record.draft.family, let family = catalog.families[code] else { return }
        for entry in record.draft.values where !catalog.members[family].contains(entry.attribute) {
            log.tally(
                "not-in-family",
                .note,
                "the family \"\(code)\" lacks \"\(entry.attribute)\", which has values here; they are kept",
                remedy: "add the attribute to the family",
                at: record.position,
                attribute: entry.attribute
            )
        }
    }

    private mutating func report(_ problem: String, of position: SourcePosition) {
        log.report("parent-circle", .warning, problem, remedy: "mend the column \"parent\"", at: position)
    }
}
