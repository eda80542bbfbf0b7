import PIMCatalog
import PIMIO
import PIMText

/// Reads rows of products.csv or product_models.csv.
struct ProductRowReader {
    let columns: ProductColumns
    let catalog: AkeneoCatalog
    let cells: CellReader
    let file: String
    let isModel: Bool
    /// The column of the identifier.
    let identifier: Int?

    init(columns: ProductColumns, catalog: AkeneoCatalog, cells: CellReader, file: String, isModel: Bool) {
        self.columns = columns
        self.catalog = catalog
        self.cells = cells
        self.file = file
        self.isModel = isModel
        identifier = columns.identifier(catalog, isModel: isModel)
    }

    /// The row as a record; nil where it has no identifier.
    func record(_ row: Row, _ log: inout ImportLog) -> ProductRecord? {
        let cell = { (index: Int) in index < row.fields.count ? row.fields[index] : "" }
        let position = SourcePosition(file: file, line: row.line)
        guard let identifier, let code = ProductFields.identifier(cell(identifier), at: position, &log) else {
            return nil
        }
        var record = ProductRecord(identifier: code, position: position)
        for (name, index) in columns.fields.sorted(by: { $0.value < $1.value }) where index != identifier {
            read(name, cell(index), &record, &log)
        }
        var index = 0
        while index < columns.places.count {
            read(columns.places[index], cell, &record, &log)
            index += 1
        }
        for tie in columns.ties { read(tie, cell, &record, &log) }
        for stranger in columns.strangers where !cell(stranger.index).isEmpty {
            let name = columns.header[stranger.index]
            log.tally(
                "unknown-column",
                .warning,
                "column \(name.isEmpty ? "\(stranger.index + 1)" : "\"\(name)\""): \(stranger.reason); "
                    + "its cells are kept under \"extra\"",
                remedy: stranger.remedy,
                at: record.position
            )
            record.keep(name.isEmpty ? "column \(stranger.index + 1)" : name, cell(stranger.index))
        }
        return record
    }

    private func read(_ name: String, _ text: String, _ record: inout ProductRecord, _ log: inout ImportLog) {
        guard !text.isEmpty else { return }
        let fields = ProductFields(catalog: catalog)
        let list = { text.split(separator: ",").map { String($0).trimmedSpaces }.filter { !$0.isEmpty } }
        switch name {
        case "family": fields.setFamily(text.trimmedSpaces, &record, &log)
        case "family_variant": fields.setStructure(text.trimmedSpaces, &record, &log)
        case "parent": record.draft.parent = text.trimmedSpaces.isEmpty ? nil : text.trimmedSpaces
        case "categories": fields.setCategories(list(), &record, &log)
        case "groups": fields.setGroups(list(), &record, &log)
        case "enabled":
            if let flag = AkeneoStructure.flag(text.trimmedSpaces) {
                record.draft.isEnabled = flag
            } else {
                fields.bad("enabled", text, "is not 1 or 0", remedy: "write 1 for yes, 0 for no", &record, &log)
            }
        default:
            // The other name of the identifier: what it says beside the first one is kept.
            if text.trimmedSpaces != record.draft.identifier { record.keep(name, text) }
        }
    }

    private func read(
        _ place: ProductColumns.Place,
        _ cell: (Int) -> String,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        guard place.columns.contains(where: { !cell($0.index).isEmpty }) else { return }
        let attribute = catalog.attributes[place.attribute]
        let fields = ProductFields(catalog: catalog)
        let takesPoints = cells.numbers.takesPoints && attribute.type.isOfNumbers
        var prices: [Money] = []
        for (index, currency) in place.columns {
            let text = cell(index)
            guard !text.isEmpty else { continue }
            switch result(text, attribute, currency, place.unit.map(cell)) {
            case .nothing: break
            case .bad(let reason, let remedy, let rule):
                fields.bad(columns.header[index], text, reason, remedy: remedy, rule: rule, &record, &log)
                if takesPoints, rule == .ambiguousNumber { log.noteDoubt(of: text) }
                if let unit = place.unit, !cell(unit).isEmpty { record.keep(columns.header[unit], cell(unit)) }
                continue
            case .value(.prices(let amounts)): prices += amounts
            case .value(let value):
                fields.add(value, of: place.attribute, place.locale, place.channel, &record, &log)
            }
            if takesPoints { log.points.note(text, in: columns.header[index], at: record.position) }
        }
        guard !prices.isEmpty else { return }
        fields.add(.prices(prices), of: place.attribute, place.locale, place.channel, &record, &log)
    }

    private func result(
        _ text: String,
        _ attribute: Attribute,
        _ currency: CurrencyCode?,
        _ unit: String?
    ) -> CellResult {
        if attribute.type == .measurement { return cells.measurement(text, unit: unit) }
        guard let currency else { return cells.read(text, as: attribute) }
        return cells.price(text.trimmedSpaces, in: currency)
    }

    private func read(
        _ tie: ProductColumns.Tie,
        _ cell: (Int) -> String,
        _ record: inout ProductRecord,
        _ log: inout ImportLog
    ) {
        let text = cell(tie.column)
        let identifiers = Self.split(text)
        guard !identifiers.isEmpty else { return }
        let quantities = tie.quantity.map { Self.split(cell($0)) } ?? []
        let isQuantified = catalog.quantified.contains(tie.type)
        for (index, identifier) in identifiers.enumerated() {
            var association = Association(type: tie.type, target: tie.target, identifier: identifier)
            if isQuantified || tie.quantity != nil {
                guard quantities.count == identifiers.count, let quantity = Int(quantities[index]), quantity > 0 else {
                    let name = columns.header[tie.quantity ?? tie.column]
                    let fields = ProductFields(catalog: catalog)
                    let shown = cell(tie.quantity ?? tie.column)
                    let reason = "is not one quantity above 0 for each of \(identifiers.count)"
                    fields.bad(name, shown, reason, remedy: "write as many quantities", &record, &log)
                    if tie.quantity != nil { record.keep(columns.header[tie.column], text) }
                    record.draft.associations.removeAll { $0.type == tie.type && $0.target == tie.target }
                    return
                }
                association.quantity = quantity
            }
            record.draft.associations.append(association)
        }
    }

    private static func split(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == "|" }.map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
    }
}

extension AttributeType {
    /// Whether the cells of such an attribute hold numbers.
    fileprivate var isOfNumbers: Bool { self == .number || self == .prices || self == .measurement }
}
