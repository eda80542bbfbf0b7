/// A node of a category tree.
public struct Category: Sendable, Hashable {
    /// The category's code.
    public var code: CategoryCode
    /// The node above; nil for a tree's root.
    public var parent: CategoryCode?
    /// Its names by locale.
    public var labels: Labels
    /// What channels call it, by key such as `google`.
    public var mappings: [String: String]
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a category.
    public init(_ code: CategoryCode, parent: CategoryCode? = nil, labels: Labels = Labels()) {
        self.code = code
        self.parent = parent
        self.labels = labels
        mappings = [:]
    }
}

/// A kind of tie between products.
public struct AssociationType: Sendable, Hashable {
    /// The type's code.
    public var code: AssociationTypeCode
    /// Its names by locale.
    public var labels: Labels
    /// Whether the tie holds in both directions.
    public var isTwoWay: Bool
    /// Whether each tie has a quantity.
    public var isQuantified: Bool
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates an association type.
    public init(
        _ code: AssociationTypeCode,
        isTwoWay: Bool = false,
        isQuantified: Bool = false,
        labels: Labels = Labels()
    ) {
        self.code = code
        self.labels = labels
        self.isTwoWay = isTwoWay
        self.isQuantified = isQuantified
    }
}

/// A named set that products can be put into, besides categories.
public struct ProductGroup: Sendable, Hashable {
    /// The group's code.
    public var code: String
    /// The kind of group.
    public var type: String
    /// Its names by locale.
    public var labels: Labels
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a product group.
    public init(_ code: String, type: String, labels: Labels = Labels()) {
        self.code = code
        self.type = type
        self.labels = labels
    }
}

/// A store, warehouse or pick-up point with its own stock.
public struct Location: Sendable, Hashable {
    /// What a location is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A shop that customers enter.
        case store
        /// A place that only ships.
        case warehouse
        /// A place where orders are fetched.
        case pickupPoint = "pickup_point"
    }

    /// The location's code.
    public var code: LocationCode
    /// Its names by locale.
    public var labels: Labels
    /// What it is.
    public var kind: Kind
    /// The country it lies in.
    public var country: CountryCode?
    /// The channels it serves; empty for all.
    public var channels: [ChannelCode]
    /// How soon an order can be fetched, in the words of feeds, such as `same day`.
    public var pickup: String?
    /// Further facts, as JSON text.
    public var extra: String?
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a location.
    public init(_ code: LocationCode, kind: Kind, country: CountryCode? = nil, labels: Labels = Labels()) {
        self.code = code
        self.labels = labels
        self.kind = kind
        self.country = country
        channels = []
    }
}
