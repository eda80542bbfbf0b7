import PIMCatalog
import PIMIO
import PIMText

/// What reading a cell gave.
enum CellResult {
    case value(Value)
    case nothing
    case bad(reason: String, remedy: String)
}

/// Reads the text of a CSV cell as an attribute's type asks.
enum CellReader {
    static func read(_ text: String, as attribute: Attribute) -> CellResult {
        switch attribute.type {
        case .identifier, .text, .richtext:
            return text.isEmpty ? .nothing : .value(.text(text))
        case .number:
            let text = text.trimmedSpaces
            return number(text) { .number($0) }
        case .boolean:
            let text = text.trimmedSpaces
            if text.isEmpty { return .nothing }
            return AkeneoStructure.flag(text).map { .value(.flag($0)) }
                ?? .bad(reason: "is not 1 or 0", remedy: "write 1 for yes, 0 for no")
        case .date: return date(text.trimmedSpaces)
        case .option:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.option(text))
        case .options: return list(text) { .options($0) }
        case .references, .files, .images:
            return list(text) { attribute.type == .references ? .references($0) : .media($0) }
        case .reference:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.references([text]))
        case .image, .file:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.media([text]))
        case .prices: return prices(text)
        case .measurement: return measurement(text, unit: nil)
        case .table:
            let text = text.trimmedSpaces
            guard !text.isEmpty else { return .nothing }
            guard let node = try? JSON.parse(Array(text.utf8), path: nil) else {
                return .bad(reason: "is not a table", remedy: "write it as a JSON array of rows")
            }
            return NodeReader.table(node, attribute)
        }
    }

    /// A measurement in a cell of its own, or with its unit beside it.
    static func measurement(_ text: String, unit: String?) -> CellResult {
        let text = text.trimmedSpaces
        guard !text.isEmpty else { return .nothing }
        let parts = text.split(separator: " ").map { String($0) }
        let unit = unit?.trimmedSpaces ?? ""
        let own = parts.count == 2 ? parts[1] : ""
        guard parts.count <= 2, let amount = parts.first, own.isEmpty || unit.isEmpty || own == unit else {
            return .bad(reason: "is not an amount", remedy: "write the amount alone, and the unit in its column")
        }
        let code = own.isEmpty ? unit : own
        let result = number(amount) { .measurement(Measurement($0, code)) }
        guard case .value = result, code.isEmpty else { return result }
        return .bad(reason: "has no unit", remedy: "fill the unit's column")
    }

    /// Prices in one cell: `9.90 EUR, 11 USD`.
    private static func prices(_ text: String) -> CellResult {
        let parts = text.split(separator: ",").map { String($0).trimmedSpaces }.filter { !$0.isEmpty }
        guard !parts.isEmpty else { return .nothing }
        var result: [Money] = []
        for part in parts {
            let words = part.split(separator: " ").map { String($0) }
            guard words.count == 2, let amount = ExactDecimal(words[0]), CurrencyTable.isKnown(words[1]) else {
                return .bad(reason: "is not a price", remedy: "write it like 9.90 EUR")
            }
            result.append(Money(amount, CurrencyCode(words[1])))
        }
        return .value(.prices(result))
    }

    static func number(_ text: String, _ body: (ExactDecimal) -> Value) -> CellResult {
        guard !text.isEmpty else { return .nothing }
        if let number = ExactDecimal(text) { return .value(body(number)) }
        return .bad(reason: "is not a number", remedy: "write it like 12.50")
    }

    static func date(_ text: String) -> CellResult {
        guard !text.isEmpty else { return .nothing }
        guard let date = CalendarDate(text), let day = CalendarDate(date.dayText) else {
            return .bad(reason: "is not a date", remedy: "write it like 2026-11-22")
        }
        return .value(.date(day))
    }

    private static func list(_ text: String, _ body: ([String]) -> Value) -> CellResult {
        var seen: Set<String> = []
        let parts = text.split(separator: ",").map { String($0).trimmedSpaces }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
        return parts.isEmpty ? .nothing : .value(body(parts))
    }
}
