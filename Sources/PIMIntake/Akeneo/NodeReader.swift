import PIMCatalog
import PIMIO
import PIMText

/// Reads the data of Akeneo's standard format as an attribute's type asks.
enum NodeReader {
    static func read(_ node: JSONNode, as attribute: Attribute) -> CellResult {
        if node.isNull { return .nothing }
        switch attribute.type {
        case .prices: return prices(node)
        case .measurement: return measurement(node)
        case .options, .references, .images, .files: return list(node, attribute)
        case .table: return table(node, attribute)
        case .boolean:
            if let flag = node.bool { return .value(.flag(flag)) }
        case .number, .date:
            if let text = node.string ?? node.number { return CellReader.strict.read(text, as: attribute) }
        case .identifier, .text, .richtext, .option, .reference, .image, .file:
            if let text = node.string { return CellReader.strict.read(text, as: attribute) }
            // A table without known columns was made a text.
            if attribute.type == .text, node.array != nil { return .value(.text(NodeText.render(node))) }
        }
        return .bad(reason: "is not of the type \(attribute.type.rawValue)", remedy: "mend the value")
    }

    private static func list(_ node: JSONNode, _ attribute: Attribute) -> CellResult {
        let problem = CellResult.bad(reason: "is not an array of texts", remedy: "mend the value")
        guard let elements = node.array else { return problem }
        let texts = elements.compactMap(\.string)
        guard texts.count == elements.count else { return problem }
        guard !texts.isEmpty else { return .nothing }
        switch attribute.type {
        case .options: return .value(.options(texts))
        case .references: return .value(.references(texts))
        default: return .value(.media(texts))
        }
    }

    private static func prices(_ node: JSONNode) -> CellResult {
        guard let elements = node.array else {
            return .bad(reason: "is not an array of prices", remedy: "write amount and currency")
        }
        var result: [Money] = []
        for element in elements {
            guard let amount = element["amount"], !amount.isNull else { continue }
            guard let number = (amount.string ?? amount.number).flatMap({ ExactDecimal($0) }),
                let currency = element["currency"]?.string
            else { return .bad(reason: "holds something that is not a price", remedy: "write amount and currency") }
            result.append(Money(number, CurrencyCode(currency)))
        }
        return result.isEmpty ? .nothing : .value(.prices(result))
    }

    private static func measurement(_ node: JSONNode) -> CellResult {
        guard node.object != nil else {
            return .bad(reason: "is not an amount with a unit", remedy: "write amount and unit")
        }
        guard let amount = node["amount"], !amount.isNull else { return .nothing }
        return CellReader.strict.measurement(amount.string ?? amount.number ?? "?", unit: node["unit"]?.string)
    }

    static func table(_ node: JSONNode, _ attribute: Attribute) -> CellResult {
        guard let elements = node.array else {
            return .bad(reason: "is not a table", remedy: "write it as a JSON array of rows")
        }
        var rows: [TableRow] = []
        for element in elements {
            var cells: [TableRow.Cell] = []
            for member in element.object ?? [] where !member.value.isNull {
                guard let column = attribute.columns.first(where: { $0.code == member.key }),
                    let value = cell(member.value, column)
                else {
                    return .bad(
                        reason: "has \(ImportLog.shown(member.key)), which is no column or of another type",
                        remedy: "mend the table"
                    )
                }
                cells.append(TableRow.Cell(column: column.code, value: value))
            }
            if !cells.isEmpty { rows.append(TableRow(cells)) }
        }
        return rows.isEmpty ? .nothing : .value(.table(rows))
    }

    private static func cell(_ node: JSONNode, _ column: TableColumn) -> Value? {
        switch column.type {
        case .number: (node.string ?? node.number).flatMap { ExactDecimal($0) }.map { .number($0) }
        case .boolean: node.bool.map { .flag($0) }
        case .option: node.string.map { .option($0) }
        default: node.object == nil && node.array == nil ? .text(node.string ?? NodeText.render(node)) : nil
        }
    }
}
