import PIMCatalog
import PIMIO
import PIMText

/// What reading a cell gave.
enum CellResult {
    case value(Value)
    case nothing
    case bad(reason: String, remedy: String, rule: Rule = .badCell)

    /// The rule that a bad cell breaks.
    enum Rule: String {
        case badCell = "bad-cell"
        /// It can be read in two ways, so that somebody has to say which one.
        case ambiguousNumber = "ambiguous-number"
    }
}

/// Reads the text of a cell as an attribute's type asks.
struct CellReader {
    let numbers: NumberCells

    /// Reads numbers as JSON has them, `12.50`, and in no other way.
    static let strict = CellReader(numbers: .strict)

    init(numbers: NumberCells) {
        self.numbers = numbers
    }

    /// Reads cells of spreadsheets, with numbers as people write them.
    init(numbers language: LanguageTag?) {
        self.init(numbers: NumberCells(language: language))
    }

    func read(_ text: String, as attribute: Attribute) -> CellResult {
        switch attribute.type {
        case .identifier, .text, .richtext:
            return text.isEmpty ? .nothing : .value(.text(text))
        case .number:
            let text = text.trimmedSpaces
            return numbers.number(text) { .number($0) }
        case .boolean:
            let text = text.trimmedSpaces
            if text.isEmpty { return .nothing }
            return AkeneoStructure.flag(text).map { .value(.flag($0)) }
                ?? .bad(reason: "is not 1 or 0", remedy: "write 1 for yes, 0 for no")
        case .date: return Self.date(text.trimmedSpaces)
        case .option:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.option(text))
        case .options: return Self.list(text) { .options($0) }
        case .references, .files, .images:
            return Self.list(text) { attribute.type == .references ? .references($0) : .media($0) }
        case .reference:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.references([text]))
        case .image, .file:
            let text = text.trimmedSpaces
            return text.isEmpty ? .nothing : .value(.media([text]))
        case .prices: return numbers.prices(text)
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
    func measurement(_ text: String, unit: String?) -> CellResult {
        let text = text.trimmedSpaces
        guard !text.isEmpty else { return .nothing }
        let parts = NumberCells.measure(text)
        let unit = unit?.trimmedSpaces ?? ""
        guard parts.unit.isEmpty || unit.isEmpty || parts.unit == unit else {
            return .bad(reason: "is not an amount", remedy: "write the amount alone, and the unit in its column")
        }
        let code = parts.unit.isEmpty ? unit : parts.unit
        let result = numbers.number(parts.amount) { .measurement(Measurement($0, code)) }
        guard case .value = result, code.isEmpty else { return result }
        return .bad(reason: "has no unit", remedy: "fill the unit's column")
    }

    /// A price in the column of one currency.
    func price(_ text: String, in currency: CurrencyCode) -> CellResult {
        numbers.price(text, in: currency)
    }

    static func date(_ text: String) -> CellResult {
        guard !text.isEmpty else { return .nothing }
        guard let date = CalendarDate(text), let day = CalendarDate(date.dayText), !date.isOfOtherCalendar else {
            let slip = DateSlip(text)
            return .bad(reason: slip.reason, remedy: slip.remedy)
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
