import PIMCatalog
public import PIMText

/// One field of a format: its name, where it comes from, and what the channel demands of it.
public struct Field: Sendable, Hashable {
    /// The field's name as the feed writes it, without the container's prefix.
    public var name: String
    /// What the field's text is made of.
    public var kind: Kind
    /// Where its value comes from, tried in order; the first that yields something wins.
    public var sources: [Source]
    /// Whether the channel demands it.
    public var requirement: Requirement
    /// How long, large or many it may be.
    public var limits: Limits
    /// The words the channel allows; empty allows any.
    public var words: [Word]
    /// The units the channel allows, for measures.
    public var units: [UnitWord]
    /// The fields of a row, for groups.
    public var fields: [Field]
    /// What the channel asks of the text.
    public var textRules: [TextRule]
    /// The tags that may stand in rich text, where all other markup is taken out and reported; nil for `Tag.usual`.
    public var tags: [Tag]?
    /// How sure the table is: official limits are errors, others warnings.
    public var grade: Grade
    /// A remark for people, one sentence.
    public var note: String
    /// What stands between several choices where the field takes one text.
    public var joiner: String

    /// Creates a field; without sources it asks for the role of its own name.
    public init(
        _ name: String,
        _ kind: Kind,
        _ requirement: Requirement = .optional,
        from sources: [Source]? = nil,
        limits: Limits = Limits(),
        words: [Word] = [],
        units: [UnitWord] = [],
        fields: [Field] = [],
        textRules: [TextRule] = [],
        tags: [Tag]? = nil,
        grade: Grade = .official,
        note: String = "",
        joiner: String = ", "
    ) {
        self.name = name
        self.kind = kind
        self.requirement = requirement
        self.sources = sources ?? [.role(Role(name))]
        self.limits = limits
        self.words = words
        self.units = units
        self.fields = fields
        self.textRules = textRules
        self.tags = tags
        self.grade = grade
        self.note = note
        self.joiner = joiner
    }
}

extension Field {
    /// What a field's text is made of; it decides how a catalog value is written and how the text is checked.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Plain text: markup becomes text, white space runs become one space.
        case text
        /// Text that keeps the markup of the field's tags.
        case richText = "rich-text"
        /// A code or number that is passed on as it is: identifiers, codes, telephone numbers.
        case code
        /// An absolute http(s) address; what is not ASCII is percent-encoded.
        case url
        /// An amount and its currency, such as `15.00 USD`.
        case price
        /// An amount alone, in the feed's currency; a JSON number.
        case amount
        /// An exact number; a JSON number.
        case number
        /// A whole number; a JSON number.
        case integer
        /// Yes or no, in the field's words (without words: `true` and `false`, a JSON boolean).
        case flag
        /// A day or a moment in ISO 8601.
        case date
        /// Two moments in ISO 8601 with a slash between.
        case dateRange = "date-range"
        /// One of the field's words.
        case word
        /// A GTIN with a right check digit outside the restricted prefixes.
        case gtin
        /// A number and a unit, such as `1.2 kg`.
        case measure
        /// A path of category names, such as `Home > Lamps`.
        case path
        /// Rows of sub-fields, such as `shipping`.
        case group
        /// Any value in its natural JSON shape; text elsewhere.
        case anything
    }

    /// Whether a channel demands a field.
    public enum Requirement: Sendable, Hashable {
        /// An item without it is refused.
        case required
        /// An item should have it.
        case recommended
        /// An item may have it.
        case optional
        /// Required where the condition holds.
        case conditional(Condition)
        /// Recommended where the condition holds: what a channel asks for in words that no record can prove.
        case advised(Condition)
    }

    /// How long, large or many a field's values may be.
    public struct Limits: Sendable, Hashable {
        /// The greatest length of one value, in `unit`.
        public var maximumLength: Int?
        /// The smallest length of one value, in `unit`.
        public var minimumLength: Int?
        /// The unit lengths are counted in.
        public var unit: LengthUnit
        /// The smallest number allowed.
        public var minimum: ExactDecimal?
        /// The greatest number allowed.
        public var maximum: ExactDecimal?
        /// The greatest number of digits after the point.
        public var maximumDecimals: Int?
        /// How many values may stand; 1 unless the field repeats.
        public var maximumCount: Int
        /// How many values must stand, once there is one.
        public var minimumCount: Int
        /// Whether text that is too long is cut (and reported) rather than refused.
        public var cutsText: Bool

        /// States limits; what is not stated is not limited.
        public init(
            maximumLength: Int? = nil,
            minimumLength: Int? = nil,
            unit: LengthUnit = .codePoints,
            minimum: ExactDecimal? = nil,
            maximum: ExactDecimal? = nil,
            maximumDecimals: Int? = nil,
            maximumCount: Int = 1,
            minimumCount: Int = 0,
            cutsText: Bool = false
        ) {
            self.maximumLength = maximumLength
            self.minimumLength = minimumLength
            self.unit = unit
            self.minimum = minimum
            self.maximum = maximum
            self.maximumDecimals = maximumDecimals
            self.maximumCount = maximumCount
            self.minimumCount = minimumCount
            self.cutsText = cutsText
        }

        /// At most this many of the unit; longer text is refused.
        public static func length(_ maximum: Int, unit: LengthUnit = .codePoints, count: Int = 1) -> Limits {
            Limits(maximumLength: maximum, unit: unit, maximumCount: count)
        }

        /// At most this many of the unit; longer text is cut and reported.
        public static func cut(_ maximum: Int, unit: LengthUnit = .codePoints, count: Int = 1) -> Limits {
            Limits(maximumLength: maximum, unit: unit, maximumCount: count, cutsText: true)
        }

        /// At most this many values.
        public static func count(_ maximum: Int) -> Limits {
            Limits(maximumCount: maximum)
        }

        /// A number within bounds.
        public static func range(_ minimum: ExactDecimal?, _ maximum: ExactDecimal?, decimals: Int? = nil) -> Limits {
            Limits(minimum: minimum, maximum: maximum, maximumDecimals: decimals)
        }
    }

    /// A word a channel allows, and the catalog's word for it.
    public struct Word: Sendable, Hashable, ExpressibleByStringLiteral {
        /// As the feed writes it.
        public var feed: String
        /// The catalog's words that mean it.
        public var catalog: [String]

        /// A feed word with the catalog's words for it.
        public init(_ feed: String, from catalog: [String] = []) {
            self.feed = feed
            self.catalog = catalog
        }

        /// A word that is the same in feed and catalog.
        public init(stringLiteral value: String) {
            self.init(value)
        }
    }

    /// A unit a channel allows, and the catalog's code for it.
    public struct UnitWord: Sendable, Hashable {
        /// As the feed writes it, such as `kg`.
        public var feed: String
        /// The measurement unit's code, such as `KILOGRAM`.
        public var catalog: String

        /// Pairs a feed's unit with a catalog's.
        public init(_ feed: String, _ catalog: String) {
            self.feed = feed
            self.catalog = catalog
        }
    }

    /// What a channel asks of a text beyond its length; a breach is a warning.
    public enum TextRule: String, Sendable, Hashable, CaseIterable {
        /// No words wholly in capitals.
        case noShouting = "no-shouting"
        /// No markup left in the text.
        case noMarkup = "no-markup"
        /// No web addresses in the text.
        case noLinks = "no-links"
        /// Only ASCII.
        case asciiOnly = "ascii-only"
    }

    /// How sure the table is of a demand.
    public enum Grade: String, Sendable, Hashable, CaseIterable {
        /// Read in the channel's own documentation: a breach is an error.
        case official
        /// Read in somebody's copy: a breach is a warning.
        case copied
        /// General knowledge: a breach is a warning.
        case unverified
    }
}
