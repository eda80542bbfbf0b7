/// Reads numbers and prices as people write them: `1 234,50`, `۱٬۲۳۴٫۵۶`, `1.234,50 zł`, `1'234.50`.
///
/// It is strict: groups have three digits (or two and three in the languages of India), one number has digits of one
/// script, and what can be read in two ways is a problem that names both. A language settles what a comma and a point mean.
public struct NumberReader: Sendable {
    private let style: NumberStyle
    private let language: LanguageTag?

    /// A reader for texts of a language; without one only what every language reads alike is read.
    public init(language: LanguageTag? = nil) {
        self.language = language
        style = NumberStyle(language)
    }

    /// The number that the whole of `text` names, without a currency.
    public func number(_ text: String) throws(NumberProblem) -> ExactDecimal {
        let parts = try NumberParts(text)
        for word in [parts.prefix, parts.suffix] where !word.isEmpty {
            throw .unexpected(word)
        }
        return try value(of: parts)
    }

    /// The price that the whole of `text` names: a number and at most one currency, before or behind it.
    public func price(_ text: String) throws(NumberProblem) -> Price {
        let parts = try NumberParts(text)
        let before = try currency(parts.prefix)
        let behind = try currency(parts.suffix)
        if let before, let behind, before != behind {
            throw .twoCurrencies(before, behind)
        }
        return Price(amount: try value(of: parts), currency: before ?? behind)
    }

    private func currency(_ word: String) throws(NumberProblem) -> String? {
        guard !word.isEmpty else {
            return nil
        }
        let codes = CurrencyWords.codes(of: word, in: language)
        guard let code = codes.first else {
            throw .unexpected(word)
        }
        guard codes.count == 1 else {
            throw .ambiguousCurrency(word, codes)
        }
        return code
    }

    private func value(of parts: NumberParts) throws(NumberProblem) -> ExactDecimal {
        let decimal = style.hasDecimalReading(parts) ? parts.value(fraction: parts.lengths.last ?? 0) : nil
        let whole = style.hasWholeReading(parts) ? parts.value(fraction: 0) : nil
        switch (decimal, whole) {
        case (let decimal?, let whole?) where decimal != whole: throw .ambiguous(decimal: decimal, whole: whole)
        case (let value?, _), (nil, let value?): return value
        case (nil, nil): throw parts.digits.count > ExactDecimal.maximumDigits ? .tooLong : .malformed(parts.body)
        }
    }
}

/// An amount and the currency it was written with.
public struct Price: Sendable, Hashable {
    /// The amount as written.
    public let amount: ExactDecimal

    /// The code of ISO 4217, or `IRT` for an amount in toman; nil where none was written.
    public let currency: String?

    /// The price with toman as rial, all else as it is.
    ///
    /// Nil where the amount in rial needs more than 38 digits.
    public var inLegalCurrency: Price? {
        guard currency == CurrencyWords.toman else {
            return self
        }
        return amount.multiplied(by: CurrencyWords.rialsPerToman).map { Price(amount: $0, currency: "IRR") }
    }
}

/// Why a text is no number, or not surely one.
public enum NumberProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text has no digit.
    case noDigits

    /// A word or sign that is no part of a number and no currency known.
    case unexpected(String)

    /// The marks between the digits do not part them as any number is parted.
    case malformed(String)

    /// The digits are of two scripts.
    case mixedDigits(String)

    /// A mark is the decimal one in one language and parts thousands in another.
    case ambiguous(decimal: ExactDecimal, whole: ExactDecimal)

    /// A word that names several currencies, such as `﷼`.
    case ambiguousCurrency(String, [String])

    /// Different currencies before and behind the number.
    case twoCurrencies(String, String)

    /// More digits than a number may have.
    case tooLong

    /// The problem in words.
    public var description: String {
        switch self {
        case .noDigits: "there is no digit"
        case .unexpected(let word): "\"\(word)\" is no part of a number"
        case .malformed(let body): "\"\(body)\" is not parted as a number"
        case .mixedDigits(let body): "\"\(body)\" has digits of two scripts"
        case .ambiguous(let decimal, let whole): "it is \(decimal) or \(whole), depending on the language"
        case .ambiguousCurrency(let word, let codes):
            "\"\(word)\" is one of \(codes.joined(separator: ", ")), depending on the country"
        case .twoCurrencies(let first, let second): "it has two currencies, \(first) and \(second)"
        case .tooLong: "it has more than \(ExactDecimal.maximumDigits) digits"
        }
    }
}
