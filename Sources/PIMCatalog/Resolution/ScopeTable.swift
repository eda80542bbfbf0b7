/// A scope made ready for resolution: every place a value can be given for has its rank, the nearest first.
///
/// For `web` (extending `base`), `pl_PL` (falling back to `en_GB`) and the audience `loyalty` the ranks are
///
///     0 web pl_PL loyalty   3 web en_GB loyalty   6 web - loyalty      9 web pl_PL -  …
///     1 base pl_PL loyalty  4 base en_GB loyalty  7 base - loyalty    10 base pl_PL -
///     2 - pl_PL loyalty     5 - en_GB loyalty     8 - - loyalty       11 - pl_PL -    …  17 - - -
///
/// that is: the channel and its parents are relaxed first, then the locale and its fallbacks, then the audience.
public final class ScopeTable: Sendable {
    /// A place a value can be given for.
    public struct Place: Sendable, Hashable {
        /// The channel; nil for every channel.
        public let channel: ChannelCode?
        /// The locale; nil for every locale.
        public let locale: LocaleCode?
        /// The audience; nil for everybody.
        public let audience: AudienceCode?
    }

    /// The scope itself.
    public let scope: Scope
    /// The scope's channel, with what it takes over from the channel it extends.
    public let channel: Channel
    /// The number of the scope's channel.
    public let channelNumber: Int
    /// The number of the scope's locale.
    public let localeNumber: Int
    /// The places, by rank.
    public let places: [Place]
    /// The locales labels are looked for in, nearest first.
    public let labelLocales: [LocaleCode]

    /// The attributes that the channel requires of each family and that exist in the locale.
    let required: [[Int]]

    private let ranks: [Int16]
    private let localeStride: Int
    private let audienceStride: Int

    init(_ scope: Scope, channelNumber: Int, localeNumber: Int, structure: CatalogStructure) {
        self.scope = scope
        self.channelNumber = channelNumber
        self.localeNumber = localeNumber
        channel = structure.channels[channelNumber]
        labelLocales = structure.labelLocales(for: scope.locale, in: channel)
        localeStride = structure.channels.count + 1
        audienceStride = localeStride * (structure.locales.count + 1)
        let channels = structure.channelChain(of: scope.channel)
        let locales = [scope.locale] + CatalogDraft.fallbackChain(of: scope.locale, in: channel.fallbacks)
        let audiences = structure.audienceChain(of: scope.audience)
        var ranks = [Int16](repeating: -1, count: audienceStride * (structure.audiences.count + 1))
        var places: [Place] = []
        for audience in audiences.map(Optional.some) + [nil] {
            for locale in locales.map(Optional.some) + [nil] {
                for channel in channels.map(Optional.some) + [nil] {
                    let slot =
                        Self.slot(channel.flatMap { structure.number(of: $0) })
                        + Self.slot(locale.flatMap { structure.number(of: $0) }) * localeStride
                        + Self.slot(audience.flatMap { structure.number(of: $0) }) * audienceStride
                    ranks[slot] = Int16(places.count)
                    places.append(Place(channel: channel, locale: locale, audience: audience))
                }
            }
        }
        self.ranks = ranks
        self.places = places
        required = structure.families.indices.map { family in
            structure.required(of: family, on: channelNumber).filter { number in
                let locales = structure.attributes[number].locales
                return locales.isEmpty || locales.contains(scope.locale)
            }
        }
    }

    private static func slot(_ number: Int?) -> Int {
        number.map { $0 + 1 } ?? 0
    }

    /// How near an entry is to the scope, 0 being nearest; negative where it does not apply.
    func rank(of entry: ValueEntry) -> Int16 {
        rank(channel: entry.channel, locale: entry.locale, audience: entry.audience)
    }

    /// How near an entry is to the scope, 0 being nearest; negative where it does not apply.
    @inline(__always)
    func rank(of entry: ProductValues.Entry) -> Int16 {
        rank(channel: entry.channel, locale: entry.locale, audience: entry.audience)
    }

    /// How near a place is to the scope, 0 being nearest; negative where it does not apply.
    @inline(__always)
    package func rank(channel: Int16, locale: Int16, audience: Int16) -> Int16 {
        ranks[Int(channel) + 1 + (Int(locale) + 1) * localeStride + (Int(audience) + 1) * audienceStride]
    }
}

extension CatalogStructure {
    /// The scope made ready for resolution.
    ///
    /// Throws a `CatalogError` where the channel, the audience or the locale is unknown, or where the channel is not
    /// shown in the locale or does not sell in the currency.
    public func table(for scope: Scope) throws -> ScopeTable {
        guard let channelNumber = number(of: scope.channel) else {
            throw CatalogError.unknown("channel", scope.channel.text, among: channels.map(\.code.text))
        }
        let channel = channels[channelNumber]
        guard let localeNumber = number(of: scope.locale), channel.locales?.contains(scope.locale) == true else {
            throw CatalogError.unknown(
                "locale",
                scope.locale.text,
                among: (channel.locales ?? []).map(\.text),
                on: scope.channel
            )
        }
        if let audience = scope.audience, number(of: audience) == nil {
            throw CatalogError.unknown("audience", audience.text, among: audiences.map(\.code.text))
        }
        if let currency = scope.currency, channel.currencies?.contains(currency) != true {
            throw CatalogError.unknown(
                "currency",
                currency.text,
                among: (channel.currencies ?? []).map(\.text),
                on: scope.channel
            )
        }
        return ScopeTable(scope, channelNumber: channelNumber, localeNumber: localeNumber, structure: self)
    }

    package func channelChain(of code: ChannelCode) -> [ChannelCode] {
        var chain = [code]
        while let wider = channel(chain[chain.count - 1])?.extends, !chain.contains(wider) {
            chain.append(wider)
        }
        return chain
    }

    func audienceChain(of code: AudienceCode?) -> [AudienceCode] {
        guard let code else { return [] }
        var chain = [code]
        while let wider = number(of: chain[chain.count - 1]).flatMap({ audiences[$0].extends }), !chain.contains(wider)
        {
            chain.append(wider)
        }
        return chain
    }
}
