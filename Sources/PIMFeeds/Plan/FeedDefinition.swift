public import PIMCatalog
public import PIMFormats
public import PIMText

/// One output, as a feed file states it: format × scope × selection × field sources × destination.
public struct FeedDefinition: Sendable, Hashable {
    /// The feed's code.
    public var code: String
    /// The id of its format.
    public var format: String
    /// Channel, locale, audience, country and currency.
    public var scope: Scope
    /// Which products it shows.
    public var selection: Selection
    /// What feeds its fields, where that is not the format's own choice; in the order they were written.
    public var fields: [FieldSetting]
    /// Items with a finding of this severity or above stay out; nil keeps them all.
    public var excludeOn: Finding.Severity?
    /// When it may replace the published feed.
    public var gate: Gate
    /// Where it goes.
    public var output: Output
    /// How its characters become bytes; nil for the format's own encoding.
    public var encoding: TextEncoding?
    /// The digits after the point that the channel takes, by currency; the format's and ISO's count for the others.
    public var decimals: [String: Int] = [:]
    /// What the feed's currency is worth in the catalog's; empty where the catalog has amounts in it.
    public var conversions: [Conversion] = []
    /// Where it is defined.
    public var source: SourcePosition?
    /// Where its settings are written, by key; those of `select` as `select.where`.
    package var places: [String: SourcePosition] = [:]

    /// Defines a feed with no special wishes.
    public init(code: String, format: String, scope: Scope, file: String) {
        self.code = code
        self.format = format
        self.scope = scope
        selection = Selection()
        fields = []
        excludeOn = .error
        gate = Gate()
        output = Output(file: file)
    }
}

extension FeedDefinition {
    /// From a day on, one of the feed's currency is so many of a currency of the catalog.
    ///
    /// Without any, `IRT` is 10 `IRR`: the toman of custom.
    public struct Conversion: Sendable, Hashable {
        /// The first day; nil for always.
        public var from: CalendarDate?
        /// The currency of the catalog's amounts.
        public var currency: CurrencyCode
        /// How many of these are one of the feed's.
        public var factor: ExactDecimal

        /// Names what one of the feed's currency is.
        public init(from: CalendarDate? = nil, of currency: CurrencyCode, factor: ExactDecimal) {
            self.from = from
            self.currency = currency
            self.factor = factor
        }
    }

    /// What feeds one field.
    public struct FieldSetting: Sendable, Hashable {
        /// The format's field.
        public var field: String
        /// Where its value comes from.
        public var expression: FieldExpression
        /// Where it is written.
        public var source: SourcePosition?

        /// Sets a field.
        public init(_ field: String, _ expression: FieldExpression) {
            self.field = field
            self.expression = expression
        }
    }

    /// Which products a feed shows.
    public struct Selection: Sendable, Hashable {
        /// Only products with this enabled flag; nil takes both.
        public var isEnabled: Bool? = true
        /// Only products that are at least so complete, in percent.
        public var minimumCompleteness: Int?
        /// Only products in one of these categories or below; empty takes all.
        public var categories: [CategoryCode] = []
        /// Only products of one of these families; empty takes all.
        public var families: [FamilyCode] = []
        /// Only products for which this condition holds.
        public var condition: String?

        /// Every enabled product.
        public init() {}
    }

    /// When a feed may replace the published one.
    public struct Gate: Sendable, Hashable {
        /// How far the number of items may fall since the last publication.
        public enum Drop: Sendable, Hashable {
            /// By so many items.
            case items(Int)
            /// By so many percent.
            case percent(ExactDecimal)
        }

        /// At least so many items.
        public var minimumItems: Int = 1
        /// How far the number of items may fall since the last publication; nil does not look.
        public var maximumDrop: Drop?
        /// At most so many items with errors; nil does not look.
        public var maximumErrors: Int?

        /// At least one item.
        public init() {}
    }

    /// Where a feed goes.
    public struct Output: Sendable, Hashable {
        /// The file's name, relative to the output folder.
        public var file: String
        /// Whether the file is compressed with gzip.
        public var isCompressed: Bool

        /// Names a file.
        public init(file: String, isCompressed: Bool = false) {
            self.file = file
            self.isCompressed = isCompressed
        }

        /// The file's path in one spelling: `./a//b.xml` is `a/b.xml`; a compressed file's name ends in `.gz`.
        var place: String {
            let path = file.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            return isCompressed && !path.hasSuffix(".gz") ? path + ".gz" : path
        }
    }
}

extension FeedDefinition {
    /// The definition as if it were written nowhere.
    var withoutPlaces: FeedDefinition {
        var definition = self
        definition.source = nil
        definition.places = [:]
        for index in definition.fields.indices { definition.fields[index].source = nil }
        return definition
    }

    /// Whether two feeds have one code or one output file, as a file system that ignores case sees them.
    func sharesPlace(with other: FeedDefinition) -> Bool {
        code == other.code || output.place.lowercased() == other.output.place.lowercased()
    }
}

/// Where a feed's field gets its value, in place of the format's own sources.
///
/// In JSON: `"new"` is a constant, `"{{ name }}"` or `{"attribute":"name"}` an attribute, `{"value":"new"}` a constant,
/// `"{{ images }}"` a variable of templates alone,
/// `["{{ mpn }}", "{{ sku }}"]` alternatives, `{"join":["{{ name }}", "{{ size }}"], "with":", "}` a text put together,
/// `{"source":"computed:availability"}` a source as format tables name it, `{"details":["material"]}` details,
/// `{"template":"title"}` the template in `templates/title.liquid`, and `[{"country":"PL","price":"14.99 PLN"}]` the rows
/// of a group.
public indirect enum FieldExpression: Sendable, Hashable {
    /// Always this text.
    case constant(String)
    /// An attribute's value.
    case attribute(AttributeCode)
    /// A name alone between double braces: the attribute with this code or role, all pictures for `images`, and else what
    /// a template of that name writes.
    case variable(String)
    /// A source as format tables name it.
    case source(Field.Source)
    /// The first of these that yields something.
    case alternatives([FieldExpression])
    /// The texts of those that yield something, with a text between.
    case join([FieldExpression], with: String)
    /// The rows of a group.
    case rows([Row])
    /// Attributes shown as details: section, name and value.
    case details([AttributeCode])
    /// A Liquid template; one that stands in a file of its own is the partial alone, `{% render 'title' %}`.
    case template(String)

    /// One row of a group: sub-fields and what feeds them.
    public struct Row: Sendable, Hashable {
        /// One part of a row.
        public struct Part: Sendable, Hashable {
            /// The group's sub-field.
            public var field: String
            /// What feeds it.
            public var expression: FieldExpression

            /// Sets a sub-field.
            public init(_ field: String, _ expression: FieldExpression) {
                self.field = field
                self.expression = expression
            }
        }

        /// The parts that are set.
        public var parts: [Part]

        /// Creates a row.
        public init(_ parts: [Part]) {
            self.parts = parts
        }
    }

    /// The templates in the expression.
    var templates: [String] {
        switch self {
        case .template(let text): [text]
        case .alternatives(let parts), .join(let parts, with: _): parts.flatMap(\.templates)
        case .rows(let rows): rows.flatMap { $0.parts.flatMap(\.expression.templates) }
        case .constant, .attribute, .variable, .source, .details: []
        }
    }

    /// The codes of the attributes the expression names; those of variables and templates are not among them.
    public var attributes: [AttributeCode] {
        switch self {
        case .attribute(let code), .source(.attribute(let code)): [code]
        case .constant, .variable, .source, .template: []
        case .alternatives(let parts), .join(let parts, with: _): parts.flatMap(\.attributes)
        case .rows(let rows): rows.flatMap { $0.parts.flatMap(\.expression.attributes) }
        case .details(let codes): codes
        }
    }
}
