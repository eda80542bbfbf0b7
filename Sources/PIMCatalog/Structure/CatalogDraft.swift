/// A catalog's structure as it was read or put together, not yet checked.
///
/// `CatalogStructure.build(_:)` checks it as a whole and freezes it.
public struct CatalogDraft: Sendable, Hashable {
    /// Name, default locale, resolution order and shop.
    public var settings: CatalogSettings
    /// The attribute groups, by code.
    public var attributeGroups: [AttributeGroup]
    /// The attributes.
    public var attributes: [Attribute]
    /// The families.
    public var families: [Family]
    /// The categories of all trees.
    public var categories: [Category]
    /// The channels.
    public var channels: [Channel]
    /// The audiences.
    public var audiences: [Audience]
    /// The locations.
    public var locations: [Location]
    /// The association types.
    public var associationTypes: [AssociationType]
    /// The product groups.
    public var productGroups: [ProductGroup]
    /// Measurement families besides the built-in ones, or in their place.
    public var measurementFamilies: [MeasurementFamily]

    /// Creates an empty draft.
    public init(settings: CatalogSettings = CatalogSettings(name: "", defaultLocale: "en_GB")) {
        self.settings = settings
        attributeGroups = []
        attributes = []
        families = []
        categories = []
        channels = []
        audiences = []
        locations = []
        associationTypes = []
        productGroups = []
        measurementFamilies = []
    }
}

/// A heading under which attributes are shown.
public struct AttributeGroup: Sendable, Hashable {
    /// The group's code.
    public var code: String
    /// Its names by locale.
    public var labels: Labels

    /// Creates a group.
    public init(_ code: String, labels: Labels = Labels()) {
        self.code = code
        self.labels = labels
    }
}

/// What holds for a catalog as a whole.
public struct CatalogSettings: Sendable, Hashable {
    /// The catalog's name.
    public var name: String
    /// The locale people fall back to when they read labels.
    public var defaultLocale: LocaleCode
    /// Which loop of resolution is the outer one.
    public var resolution: ResolutionOrder
    /// The shop's names and addresses.
    public var shop: Shop
    /// What an import found no place for, as JSON text.
    public var extra: String?

    /// Creates settings.
    public init(name: String, defaultLocale: LocaleCode, resolution: ResolutionOrder = .levelFirst) {
        self.name = name
        self.defaultLocale = defaultLocale
        self.resolution = resolution
        shop = Shop()
    }
}
