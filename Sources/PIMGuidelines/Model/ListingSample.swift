import PIMText

/// A product to try a rule on, as one channel shows it in one locale.
///
///     ListingSample("A-1", "pl_PL", ["name": "Lampa", "name@en_GB": "Lamp", "price/google": ["PLN": 49]])
public struct ListingSample: Sendable, Hashable {
    /// The product's identifier.
    public var identifier: String
    /// The locale it is shown in.
    public var locale: String
    /// The channel it is shown on.
    public var channel: String
    /// What its attributes hold, by code.
    ///
    /// `name@en_GB` is for another locale than the one it is shown in, `price/google` for one channel. A table is prices
    /// by currency, or a measurement by its unit.
    public var values: [String: Setting]
    /// Its family; nil where it has none.
    public var family: String?
    /// The model it is a variant of.
    public var parent: String?
    /// What the files of its pictures say; a picture that is not here is no file.
    public var pictures: [String: PictureSample]
    /// What the rule says of it; nil where it lets it pass.
    public var breach: String?

    /// Describes a product, and what the rule says of it.
    public init(
        _ identifier: String,
        _ locale: String,
        on channel: String = "web",
        _ values: [String: Setting],
        family: String? = nil,
        parent: String? = nil,
        pictures: [String: PictureSample] = [:],
        breach: String? = nil
    ) {
        self.identifier = identifier
        self.locale = locale
        self.channel = channel
        self.values = values
        self.family = family
        self.parent = parent
        self.pictures = pictures
        self.breach = breach
    }
}

/// What the file of a picture is in a sample.
public enum PictureSample: Sendable, Hashable {
    /// A picture.
    case facts(PictureFacts)
    /// A file that cannot be read, and why.
    case unreadable(String)
}

extension Setting {
    /// A number with a fraction, for examples.
    static func decimal(_ text: String) -> Setting { .number(ExactDecimal(text) ?? 0) }
}
