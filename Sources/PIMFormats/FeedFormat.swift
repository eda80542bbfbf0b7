public import PIMText

/// What a channel's feed looks like and demands, as data.
///
/// One table has many uses: rendering, checks, `pim formats`, the documentation and the contract tests all read it. A
/// channel is one file in `Channels/` plus one line in `FeedFormat+All.swift`; a user's own format is the same shape in
/// JSON.
public struct FeedFormat: Sendable, Hashable {
    /// The code feed definitions name, such as `google-merchant`.
    public var id: String
    /// The name people know the channel by.
    public var title: String
    /// One sentence on what the feed is for.
    public var summary: String
    /// The edition of the channel's rules this table restates, as a date `YYYY-MM-DD`.
    public var edition: String
    /// The pages the table was read from.
    public var sources: [SourcePage]
    /// How records become a file.
    public var container: Container
    /// The fields of one item, in the order of the channel's own page.
    public var fields: [Field]
    /// How variants of one model are brought together; nil writes one item per product.
    public var grouping: Grouping?
    /// Demands on several fields of an item at once.
    public var rules: [RecordRule]
    /// The codes of the feed's header entries, such as the title of an RSS channel.
    public var header: [HeaderEntry]

    /// Whether a feed may add fields of its own besides the table's.
    public var takesOwnFields: Bool
    /// How the feed's characters become bytes; JSON is always UTF-8.
    public var encoding: TextEncoding
    /// The digits after the point that the channel takes, by currency, where these are not ISO 4217's.
    public var decimals: [String: Int]

    /// Creates a format from its table.
    public init(
        id: String,
        title: String,
        summary: String,
        edition: String,
        sources: [SourcePage],
        container: Container,
        fields: [Field],
        grouping: Grouping? = nil,
        rules: [RecordRule] = [],
        header: [HeaderEntry] = [],
        takesOwnFields: Bool = false,
        encoding: TextEncoding = .utf8,
        decimals: [String: Int] = [:]
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.edition = edition
        self.sources = sources
        self.container = container
        self.fields = fields
        self.grouping = grouping
        self.rules = rules
        self.header = header
        self.takesOwnFields = takesOwnFields
        self.encoding = encoding
        self.decimals = decimals
    }

    /// The field with this name, among the item's fields.
    public func field(named name: String) -> Field? {
        fields.first { $0.name == name }
    }
}

extension FeedFormat {
    /// A page or file that a table restates, with the day it was read.
    public struct SourcePage: Sendable, Hashable {
        /// Where the page is.
        public var url: String
        /// The day it was read, `YYYY-MM-DD`.
        public var date: String

        /// Names a page and the day it was read.
        public init(_ url: String, read date: String) {
            self.url = url
            self.date = date
        }
    }

    /// How variants of one root model form one document.
    public struct Grouping: Sendable, Hashable {
        /// The fields of the group's own document, resolved on the root model.
        public var fields: [Field]
        /// The name under which the group's items stand, such as `hasVariant`.
        public var memberField: String

        /// Describes a group document.
        public init(fields: [Field], memberField: String) {
            self.fields = fields
            self.memberField = memberField
        }
    }

    /// One entry of a feed's header: a name and what it says.
    public struct HeaderEntry: Sendable, Hashable {
        /// What the entry says.
        public enum Content: String, Sendable, Hashable, CaseIterable {
            /// The shop's name.
            case shopName = "shop-name"
            /// The address of the shop's front page.
            case shopURL = "shop-url"
            /// A sentence naming the shop and the locale.
            case feedDescription = "feed-description"
        }

        /// The element's or key's name.
        public var name: String
        /// What it says.
        public var content: Content

        /// Names a header entry.
        public init(_ name: String, _ content: Content) {
            self.name = name
            self.content = content
        }
    }
}
