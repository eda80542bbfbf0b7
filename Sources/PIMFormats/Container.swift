extension FeedFormat {
    /// The file around the records.
    public enum Container: Sendable, Hashable {
        /// XML with one element per item.
        case xml(XMLLayout)
        /// Delimited text with a header row.
        case delimited(DelimitedLayout)
        /// JSON, as one array or one document per line.
        case json(JSONLayout)

        /// The usual file name ending, without the dot.
        public var fileExtension: String {
            switch self {
            case .xml: "xml"
            case .delimited(let layout): layout.delimiter == "\t" ? "tsv" : "csv"
            case .json(let layout): layout.isLines ? "jsonl" : "json"
            }
        }
    }

    /// An attribute of the root element.
    public struct RootAttribute: Sendable, Hashable {
        /// The attribute's name.
        public var name: String
        /// The attribute's value.
        public var value: String

        /// Names an attribute of the root element.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The elements of an XML feed.
    public struct XMLLayout: Sendable, Hashable {
        /// The root element.
        public var root: String
        /// The root element's attributes, in order.
        public var rootAttributes: [RootAttribute]
        /// The element between root and items, such as RSS's `channel`; nil for none.
        public var wrapper: String?
        /// The element of one item.
        public var item: String
        /// What stands before every field's name, such as `g:`.
        public var prefix: String

        /// Describes an XML envelope.
        public init(
            root: String,
            rootAttributes: [RootAttribute] = [],
            wrapper: String? = nil,
            item: String,
            prefix: String = ""
        ) {
            self.root = root
            self.rootAttributes = rootAttributes
            self.wrapper = wrapper
            self.item = item
            self.prefix = prefix
        }
    }

    /// The columns of a delimited feed.
    public struct DelimitedLayout: Sendable, Hashable {
        /// Between columns: `,`, `;`, tab or `|`.
        public var delimiter: String
        /// Between the values of a repeated field.
        public var listSeparator: String
        /// Between the parts of a group's row.
        public var partSeparator: String
        /// Whether every field is quoted.
        public var quotesAll: Bool
        /// Whether a field that a spreadsheet would run as a formula is made harmless.
        public var guardsFormulas: Bool

        /// Describes a delimited file.
        public init(
            delimiter: String = ",",
            listSeparator: String = ",",
            partSeparator: String = ":",
            quotesAll: Bool = false,
            guardsFormulas: Bool = true
        ) {
            self.delimiter = delimiter
            self.listSeparator = listSeparator
            self.partSeparator = partSeparator
            self.quotesAll = quotesAll
            self.guardsFormulas = guardsFormulas
        }
    }

    /// The shape of a JSON feed.
    ///
    /// A field named `a.b` stands in the object `a`; a repeated field is an array.
    public struct JSONLayout: Sendable, Hashable {
        /// Whether each document is a line of its own, without an array around them.
        public var isLines: Bool
        /// Whether `<` and line separators are escaped, so that a document may stand inside an HTML script element.
        public var escapesHTML: Bool

        /// Describes a JSON file.
        public init(isLines: Bool, escapesHTML: Bool = false) {
            self.isLines = isLines
            self.escapesHTML = escapesHTML
        }
    }
}
