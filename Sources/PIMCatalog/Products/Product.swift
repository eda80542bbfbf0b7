/// A product, or a product model, with the values that stand at its own level.
///
/// Values carry numbers of a `CatalogStructure`; `CatalogStructure.entry(…)` makes them from codes.
public struct Product: Sendable, Hashable {
    /// What stands on a line of products or models.
    public enum Kind: Sendable, Hashable {
        /// A parent that carries shared values.
        case model
        /// What is sold: a variant, or a product without a model.
        case product
    }

    /// The product's own identifier.
    public var identifier: String
    /// Whether it is a model or is sold.
    public var kind: Kind
    /// The number of its family; nil where it has none.
    public var family: Int?
    /// The number of a root model's variant structure.
    public var structure: Int?
    /// The identifier of the model above.
    public var parent: String?
    /// Whether it may be shown at all.
    public var isEnabled: Bool
    /// The numbers of its categories.
    public var categories: [Int]
    /// The codes of its product groups.
    public var groups: [String]
    /// Its own values.
    public var values: ProductValues
    /// Where values stand that are not on the product's own line, by their index in `values`.
    public var valueSources: [Int: SourcePosition]
    /// Its ties to other products.
    public var associations: [Association]
    /// What has no place in the catalog, as JSON text.
    public var extra: String?
    /// Where it stands.
    public var source: SourcePosition
    /// Whether its line was seen to hold a character that forces the direction of a text; only readers of lines say so.
    package var mayForceDirection = false

    /// Creates a product without values.
    public init(identifier: String, kind: Kind = .product, family: Int? = nil, parent: String? = nil) {
        self.identifier = identifier
        self.kind = kind
        self.family = family
        self.parent = parent
        isEnabled = true
        categories = []
        groups = []
        values = ProductValues()
        valueSources = [:]
        associations = []
        source = SourcePosition(file: "", line: 0)
    }
}

extension Product {
    /// Makes it ready for another line, without values; the memory of what it held is kept.
    package mutating func reset(kind: Kind, at position: SourcePosition) {
        identifier = ""
        self.kind = kind
        family = nil
        structure = nil
        parent = nil
        isEnabled = true
        categories.removeAll(keepingCapacity: true)
        if !groups.isEmpty { groups = [] }
        values.reset()
        if !valueSources.isEmpty { valueSources = [:] }
        if !associations.isEmpty { associations = [] }
        extra = nil
        source = position
        mayForceDirection = false
    }

    /// Where the value at an index of `values` stands.
    public func source(ofValue index: Int) -> SourcePosition {
        valueSources[index] ?? source
    }
}

/// One value of a product: attribute × channel? × locale? × audience? × data.
public struct ValueEntry: Sendable, Hashable {
    /// The attribute's number.
    public var attribute: Int32
    /// The channel's number; -1 for every channel.
    public var channel: Int16
    /// The locale's number; -1 for every locale.
    public var locale: Int16
    /// The audience's number; -1 for everybody.
    public var audience: Int16
    /// The data; nil says *explicitly empty* and stops inheritance.
    public var value: Value?

    /// Creates an entry from numbers.
    public init(attribute: Int32, channel: Int16 = -1, locale: Int16 = -1, audience: Int16 = -1, value: Value?) {
        self.attribute = attribute
        self.channel = channel
        self.locale = locale
        self.audience = audience
        self.value = value
    }
}

/// A tie from a product to another product, model or group.
public struct Association: Sendable, Hashable {
    /// What the tie leads to.
    public enum Target: String, Sendable, Hashable, CaseIterable {
        /// Another product.
        case products
        /// A product model.
        case productModels = "product_models"
        /// A product group.
        case groups
    }

    /// The kind of tie.
    public var type: AssociationTypeCode
    /// What it leads to.
    public var target: Target
    /// The identifier or code at its other end.
    public var identifier: String
    /// How many, for quantified ties.
    public var quantity: Int?

    /// Creates a tie.
    public init(type: AssociationTypeCode, target: Target, identifier: String, quantity: Int? = nil) {
        self.type = type
        self.target = target
        self.identifier = identifier
        self.quantity = quantity
    }
}

extension CatalogStructure {
    /// An entry from codes; nil where a code is unknown.
    ///
    /// Without a value the entry is *explicitly empty*.
    public func entry(
        _ attribute: AttributeCode,
        _ value: Value?,
        channel: ChannelCode? = nil,
        locale: LocaleCode? = nil,
        audience: AudienceCode? = nil
    ) -> ValueEntry? {
        guard let number = number(of: attribute) else { return nil }
        var entry = ValueEntry(attribute: Int32(number), value: value)
        if let channel {
            guard let number = self.number(of: channel) else { return nil }
            entry.channel = Int16(number)
        }
        if let locale {
            guard let number = self.number(of: locale) else { return nil }
            entry.locale = Int16(number)
        }
        if let audience {
            guard let number = self.number(of: audience) else { return nil }
            entry.audience = Int16(number)
        }
        return entry
    }
}
