public import PIMCatalog

/// A product or model put together by codes, as imports do it; what a line of products.jsonl says.
public struct ProductDraft: Sendable, Hashable {
    /// One value: attribute × locale? × channel? × audience? × data.
    public struct Entry: Sendable, Hashable {
        /// The attribute.
        public var attribute: AttributeCode
        /// The locale; nil for every locale.
        public var locale: LocaleCode?
        /// The channel; nil for every channel.
        public var channel: ChannelCode?
        /// The audience; nil for everybody.
        public var audience: AudienceCode?
        /// The data; nil says *explicitly empty*.
        public var value: Value?

        /// States a value.
        public init(
            _ attribute: AttributeCode,
            _ value: Value?,
            locale: LocaleCode? = nil,
            channel: ChannelCode? = nil,
            audience: AudienceCode? = nil
        ) {
            self.attribute = attribute
            self.locale = locale
            self.channel = channel
            self.audience = audience
            self.value = value
        }
    }

    /// The product's own identifier.
    public var identifier: String
    /// Its family.
    public var family: FamilyCode?
    /// A root model's variant structure.
    public var structure: StructureCode?
    /// The identifier of the model above.
    public var parent: String?
    /// Whether it may be shown at all.
    public var isEnabled = true
    /// Its categories.
    public var categories: [CategoryCode] = []
    /// Its product groups.
    public var groups: [String] = []
    /// Its own values.
    public var values: [Entry] = []
    /// Its ties to other products.
    public var associations: [Association] = []
    /// What has no place in the catalog, as JSON text.
    public var extra: String?

    /// Creates a product without values.
    public init(identifier: String) {
        self.identifier = identifier
    }
}
