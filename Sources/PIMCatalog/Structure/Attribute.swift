public import PIMText

/// A typed property of products.
public struct Attribute: Sendable, Hashable {
    /// The attribute's code.
    public var code: AttributeCode
    /// What its values are.
    public var type: AttributeType
    /// Its names by locale.
    public var labels: Labels
    /// The attribute group it is shown in.
    public var group: String?
    /// Whether values differ by locale.
    public var isLocalizable: Bool
    /// Whether values may differ by channel.
    public var isScopable: Bool
    /// Whether values may differ by audience.
    public var isAudienceSpecific: Bool
    /// Whether no two products may have the same value.
    public var isUnique: Bool
    /// What it means to formats.
    public var role: Role?
    /// The only locales it exists in; empty for all.
    public var locales: [LocaleCode]
    /// The choices of an option or options attribute.
    public var options: [AttributeOption]
    /// The measurement family of a measurement.
    public var unitFamily: String?
    /// The unit a measurement is given in where it names none.
    public var unit: String?
    /// What values must keep to.
    public var validation: Validation
    /// The columns of a table.
    public var columns: [TableColumn]
    /// Which loop is the outer one for this attribute; nil follows the catalog.
    public var resolution: ResolutionOrder?
    /// Whether its values never appear in messages and reports.
    public var isConfidential: Bool
    /// What an import found no place for, as JSON text.
    public var extra: String?
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates an attribute; everything but code and type has a neutral default.
    public init(_ code: AttributeCode, _ type: AttributeType, labels: Labels = Labels()) {
        self.code = code
        self.type = type
        self.labels = labels
        isLocalizable = false
        isScopable = false
        isAudienceSpecific = false
        isUnique = type == .identifier
        role = nil
        locales = []
        options = []
        validation = Validation()
        columns = []
        isConfidential = false
    }
}

/// What an attribute's values are.
public enum AttributeType: String, Sendable, Hashable, CaseIterable {
    /// The product's own identifier; exactly one attribute has this type.
    case identifier
    /// One line of text.
    case text
    /// Text that may hold markup and line breaks.
    case richtext
    /// An exact decimal number.
    case number
    /// Yes or no.
    case boolean
    /// A day, or a moment with its offset from UTC.
    case date
    /// One choice of the attribute's options.
    case option
    /// Several choices of the attribute's options.
    case options
    /// Amounts in several currencies.
    case prices
    /// An amount and a unit of the attribute's measurement family.
    case measurement
    /// One picture, by path or address.
    case image
    /// Several pictures, the first one first.
    case images
    /// One file, by path or address.
    case file
    /// Several files.
    case files
    /// The identifier of something else, such as a product or a reference record.
    case reference
    /// Several such identifiers.
    case references
    /// Rows of columns.
    case table

    /// Whether the type has a finite set of discrete values, so that variants can differ by it.
    public var canBeAxis: Bool {
        switch self {
        case .option, .boolean, .measurement, .number, .reference, .text, .date: true
        default: false
        }
    }
}

/// One choice of an option attribute.
public struct AttributeOption: Sendable, Hashable {
    /// The option's code.
    public var code: String
    /// Its names by locale.
    public var labels: Labels

    /// Creates an option.
    public init(_ code: String, labels: Labels = Labels()) {
        self.code = code
        self.labels = labels
    }
}

/// One column of a table attribute.
public struct TableColumn: Sendable, Hashable {
    /// The column's code.
    public var code: String
    /// What its cells are: text, number, boolean or option.
    public var type: AttributeType
    /// Its names by locale.
    public var labels: Labels
    /// The choices of an option column.
    public var options: [AttributeOption]

    /// Creates a column.
    public init(_ code: String, _ type: AttributeType, labels: Labels = Labels(), options: [AttributeOption] = []) {
        self.code = code
        self.type = type
        self.labels = labels
        self.options = options
    }
}

/// What an attribute's values must keep to; what is nil is not limited.
public struct Validation: Sendable, Hashable {
    /// The greatest length of a text, in code points.
    public var maximumLength: Int?
    /// The smallest number or amount.
    public var minimum: ExactDecimal?
    /// The greatest number or amount.
    public var maximum: ExactDecimal?
    /// The greatest number of digits after the point.
    public var maximumDecimals: Int?
    /// Whether a number may be below zero; nil does not say.
    public var allowsNegative: Bool?
    /// A regular expression that a text must match as a whole.
    public var pattern: String?
    /// The earliest day.
    public var earliest: CalendarDate?
    /// The latest day.
    public var latest: CalendarDate?
    /// The allowed file name endings, in lower case without the dot; empty allows any.
    public var extensions: [String]
    /// The greatest size of a file, in megabytes.
    public var maximumMegabytes: ExactDecimal?

    /// Creates a validation that limits nothing.
    public init() {
        extensions = []
    }

    /// Whether nothing is limited.
    public var isEmpty: Bool { self == Validation() }
}

/// Which loop of resolution is the outer one.
public enum ResolutionOrder: String, Sendable, Hashable, CaseIterable {
    /// The nearest level that has any applicable value wins; within it the nearest scope.
    case levelFirst = "level-first"
    /// The nearest scope that any level has a value for wins; within it the nearest level.
    case scopeFirst = "scope-first"
}
