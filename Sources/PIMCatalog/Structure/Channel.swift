/// A place where products are shown: a web shop, a marketplace, a social network, the stores.
///
/// A channel that extends another has everything the other says, except what it says itself.
public struct Channel: Sendable, Hashable {
    /// The channel's code.
    public var code: ChannelCode
    /// The channel it extends.
    public var extends: ChannelCode?
    /// Its names by locale.
    public var labels: Labels
    /// The locales it is shown in; nil takes over the extended channel's.
    public var locales: [LocaleCode]?
    /// The currencies it sells in; nil takes over the extended channel's.
    public var currencies: [CurrencyCode]?
    /// The root of its category tree; nil takes over the extended channel's.
    public var tree: CategoryCode?
    /// The units measurements are shown in, by attribute.
    public var units: [AttributeCode: String]
    /// The locales asked in turn where a locale has no value; an empty list says "no fallback".
    public var fallbacks: [LocaleCode: [LocaleCode]]
    /// The shop's names and addresses on this channel, where they differ from the catalog's.
    public var shop: Shop
    /// What an import found no place for, as JSON text.
    public var extra: String?
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates a channel.
    public init(
        _ code: ChannelCode,
        extends: ChannelCode? = nil,
        locales: [LocaleCode]? = nil,
        currencies: [CurrencyCode]? = nil,
        tree: CategoryCode? = nil,
        labels: Labels = Labels()
    ) {
        self.code = code
        self.extends = extends
        self.labels = labels
        self.locales = locales
        self.currencies = currencies
        self.tree = tree
        units = [:]
        fallbacks = [:]
        shop = Shop()
    }
}

/// The shop's names and addresses, as feeds need them.
public struct Shop: Sendable, Hashable {
    /// The shop's name.
    public var name: String?
    /// The address of its front page.
    public var url: String?
    /// The pattern of a product's page, with {identifier}, {group}, {locale}, {language}, {country} and {channel}.
    public var productURL: String?
    /// What stands before the paths of pictures and files.
    public var mediaURL: String?

    /// Creates a shop that says nothing.
    public init() {}

    /// This shop with what another says laid over it.
    public func overlaid(by other: Shop) -> Shop {
        var shop = self
        shop.name = other.name ?? name
        shop.url = other.url ?? url
        shop.productURL = other.productURL ?? productURL
        shop.mediaURL = other.mediaURL ?? mediaURL
        return shop
    }
}

/// A segment of customers or a stage of a product's life for which values may differ.
public struct Audience: Sendable, Hashable {
    /// The audience's code.
    public var code: AudienceCode
    /// The wider audience asked next.
    public var extends: AudienceCode?
    /// Its names by locale.
    public var labels: Labels
    /// Where it is declared.
    public var source: SourcePosition?

    /// Creates an audience.
    public init(_ code: AudienceCode, extends: AudienceCode? = nil, labels: Labels = Labels()) {
        self.code = code
        self.extends = extends
        self.labels = labels
    }
}
