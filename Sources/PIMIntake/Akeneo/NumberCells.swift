import PIMCatalog
import PIMText

/// Reads numbers and prices in cells: as JSON has them, and as spreadsheets and people write them.
///
/// `12.50` is what Akeneo writes, so a point is a decimal point there unless somebody names a language; all else is read
/// as `NumberReader` does, which refuses what can be read in two ways.
struct NumberCells: Sendable {
    private let reader: NumberReader?
    private let language: LanguageTag?

    /// Reads numbers as JSON has them, and in no other way.
    static let strict = NumberCells(reader: nil, language: nil)

    /// Reads numbers as people who write a language do.
    init(language: LanguageTag?) {
        self.init(reader: NumberReader(language: language), language: language)
    }

    private init(reader: NumberReader?, language: LanguageTag?) {
        self.reader = reader
        self.language = language
    }

    /// Whether a point is a decimal one only because Akeneo writes it so.
    var takesPoints: Bool { reader != nil && language == nil }

    /// A number alone in its cell.
    func number(_ text: String, _ body: (ExactDecimal) -> Value) -> CellResult {
        guard !text.isEmpty else { return .nothing }
        if language == nil, let number = ExactDecimal(text) { return .value(body(number)) }
        guard let reader else { return .bad(reason: "is not a number", remedy: "write it like 12.50") }
        do throws(NumberProblem) {
            return .value(body(try reader.number(text)))
        } catch {
            return bad(error, "is not a number", like: "12.50", hasComma: AmbiguousCell.hasComma(text))
        }
    }

    /// A price in the column of one currency, which the cell may name again.
    func price(_ text: String, in currency: CurrencyCode) -> CellResult {
        guard !text.isEmpty else { return .nothing }
        if language == nil, let amount = ExactDecimal(text) { return .value(.prices([Money(amount, currency)])) }
        guard let reader else { return .bad(reason: "is not a number", remedy: "write it like 12.50") }
        do throws(NumberProblem) {
            let price = try reader.price(text).inLegalCurrency
            guard let price else { throw NumberProblem.tooLong }
            guard price.currency == nil || price.currency == currency.text else {
                let reason = "is an amount in \(price.currency ?? ""), the column is for \(currency)"
                return .bad(reason: reason, remedy: "move it to the column of its currency")
            }
            return .value(.prices([Money(price.amount, currency)]))
        } catch {
            return bad(error, "is not a number", like: "12.50", hasComma: AmbiguousCell.hasComma(text))
        }
    }

    /// Prices in one cell: `9.90 EUR, 11 USD`, `9,90 EUR, 11 USD`.
    func prices(_ text: String) -> CellResult {
        let parts = Self.parts(text).map(\.trimmedSpaces).filter { !$0.isEmpty }
        guard !parts.isEmpty else { return .nothing }
        var result: [Money] = []
        for part in parts {
            do throws(NumberProblem) {
                guard let money = try money(part) else {
                    return .bad(reason: "is not a price", remedy: "write it like 9.90 EUR")
                }
                result.append(money)
            } catch {
                return bad(error, "is not a price", like: "9.90 EUR", hasComma: AmbiguousCell.hasComma(part))
            }
        }
        return .value(.prices(result))
    }

    private func money(_ part: String) throws(NumberProblem) -> Money? {
        let words = part.split(separator: " ").map { String($0) }
        if language == nil, words.count == 2, let amount = ExactDecimal(words[0]), CurrencyTable.isKnown(words[1]) {
            return Money(amount, CurrencyCode(words[1]))
        }
        guard let price = try reader?.price(part), price.currency != nil else { return nil }
        guard let legal = price.inLegalCurrency else { throw .tooLong }
        return legal.currency.map { Money(legal.amount, CurrencyCode($0)) }
    }

    private func bad(
        _ problem: NumberProblem,
        _ reason: String,
        like example: String,
        hasComma: Bool
    ) -> CellResult {
        switch problem {
        case .ambiguous(let decimal, let whole):
            .bad(
                reason: "is \(decimal) or \(whole), depending on the language",
                remedy: language == nil
                    ? AmbiguousCell(decimal: decimal, whole: whole, hasComma: hasComma).remedy
                    : "write \(decimal) or \(whole), whichever it is",
                rule: .ambiguousNumber
            )
        case .ambiguousCurrency(_, let codes):
            .bad(
                reason: "is a price in one of \(codes.joined(separator: ", ")), depending on the country",
                remedy: "write the currency's code, or name language and country: --numbers en_US",
                rule: .ambiguousNumber
            )
        default:
            .bad(
                reason: reason,
                remedy: language.map { "write it as one does in \($0)" } ?? "write it like \(example)"
            )
        }
    }

    /// Takes a text apart at the commas that do not stand between two digits.
    static func parts(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var parts = [""]
        for (index, scalar) in scalars.enumerated() {
            let isComma = scalar == "," || scalar == "\u{60C}"
            let isInside =
                index > 0 && index + 1 < scalars.count && isDigit(scalars[index - 1]) && isDigit(scalars[index + 1])
            if isComma, !isInside {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
            }
        }
        return parts
    }

    /// The amount, and the unit that stands behind it after a space: the last word, where it begins with no digit.
    static func measure(_ text: String) -> (amount: String, unit: String) {
        let scalars = text.unicodeScalars
        guard let space = scalars.lastIndex(where: { isSpace($0) }), let first = scalars[space...].dropFirst().first,
            !isDigit(first)
        else { return (text, "") }
        let unit = String(scalars[scalars.index(after: space)...])
        return (String(scalars[..<space]).trimmedSpaces, unit)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        Digits.digit(scalar.value) != nil
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{2009}"
    }
}
