/// The code of one kind of thing in a catalog: a code of a channel is never taken for one of a locale.
///
/// Codes are letters, digits, `_`, `-` and `.`, at most 255 bytes; `isWellFormed` says whether a text is one. Two codes
/// are equal when their texts are canonically equivalent (NFC).
public struct Code<Subject>: Hashable, Sendable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The code as it is written.
    public let text: String

    /// Takes a text as a code; the catalog's builder reports malformed ones.
    public init(_ text: String) {
        self.text = text
    }

    /// Takes a literal as a code.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The code as it is written.
    public var description: String { text }

    /// Whether the text keeps to the grammar of codes.
    public var isWellFormed: Bool {
        let bytes = text.utf8
        guard !bytes.isEmpty, bytes.count <= 255 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar == "_" || scalar == "-" || scalar == "."
        }
    }

    /// Orders codes by their text.
    public static func < (left: Self, right: Self) -> Bool {
        left.text < right.text
    }
}

/// A language and, usually, a country, such as `pl_PL`.
public enum Locale: Sendable {}
/// A currency of ISO 4217.
public enum Currency: Sendable {}
/// A country of ISO 3166-1.
public enum Country: Sendable {}

/// The code of an attribute.
public typealias AttributeCode = Code<Attribute>
/// The code of a family.
public typealias FamilyCode = Code<Family>
/// The code of a variant structure.
public typealias StructureCode = Code<VariantStructure>
/// The code of a category.
public typealias CategoryCode = Code<Category>
/// The code of a channel.
public typealias ChannelCode = Code<Channel>
/// The code of an audience.
public typealias AudienceCode = Code<Audience>
/// The code of a location.
public typealias LocationCode = Code<Location>
/// The code of an association type.
public typealias AssociationTypeCode = Code<AssociationType>
/// The code of a locale, such as `pl_PL`.
public typealias LocaleCode = Code<Locale>
/// The code of a currency, such as `PLN`.
public typealias CurrencyCode = Code<Currency>
/// The code of a country, such as `PL`.
public typealias CountryCode = Code<Country>

/// What an attribute means to formats: `title`, `price`, `gtin` … An attribute names its role, a format asks for roles.
public struct Role: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The role's word.
    public let word: String

    /// Takes a word as a role; the set of roles is open.
    public init(_ word: String) {
        self.word = word
    }

    /// Takes a literal as a role.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// The role's word.
    public var description: String { word }
}
