extension CatalogDraft {
    /// A channel with what it takes over from the channels it extends; a cycle ends where it closes.
    func effective(_ channel: Channel) -> Channel {
        var result = channel
        for wider in ancestors(of: channel) {
            result.locales = result.locales ?? wider.locales
            result.currencies = result.currencies ?? wider.currencies
            result.tree = result.tree ?? wider.tree
            result.units.merge(wider.units) { own, _ in own }
            result.fallbacks.merge(wider.fallbacks) { own, _ in own }
            result.shop = wider.shop.overlaid(by: result.shop)
        }
        result.locales = result.locales ?? []
        result.currencies = result.currencies ?? []
        return result
    }

    /// The channels a channel extends, nearest first; a cycle ends where it closes.
    func ancestors(of channel: Channel) -> [Channel] {
        var seen: Set<ChannelCode> = [channel.code]
        var result: [Channel] = []
        var next = channel.extends
        while let code = next, seen.insert(code).inserted, let wider = channels.first(where: { $0.code == code }) {
            result.append(wider)
            next = wider.extends
        }
        return result
    }

    /// Every locale that a channel shows or falls back to, that an attribute is limited to, and the default locale.
    var allLocales: [LocaleCode] {
        var seen: Set<LocaleCode> = []
        var result: [LocaleCode] = []
        func add(_ locale: LocaleCode) {
            if seen.insert(locale).inserted { result.append(locale) }
        }
        for channel in channels {
            for locale in channel.locales ?? [] { add(locale) }
        }
        for channel in channels {
            for locale in channel.fallbacks.keys.sorted() {
                add(locale)
                for next in channel.fallbacks[locale] ?? [] { add(next) }
            }
        }
        for attribute in attributes {
            for locale in attribute.locales { add(locale) }
        }
        add(settings.defaultLocale)
        return result
    }

    /// The built-in measurement families with the catalog's own laid over them, unit by unit.
    var effectiveMeasurementFamilies: [String: MeasurementFamily] {
        var result = Dictionary(uniqueKeysWithValues: MeasurementFamily.builtIn.map { ($0.code, $0) })
        for family in measurementFamilies {
            guard var known = result[family.code], known.standardUnit == family.standardUnit else {
                result[family.code] = family
                continue
            }
            let own = Set(family.units.map(\.code))
            known.units = known.units.filter { !own.contains($0.code) } + family.units
            result[family.code] = known
        }
        return result
    }

    /// The locales asked after this one, in turn: each listed locale, then that one's own fallbacks, none twice.
    static func fallbackChain(of locale: LocaleCode, in fallbacks: [LocaleCode: [LocaleCode]]) -> [LocaleCode] {
        var seen: Set<LocaleCode> = [locale]
        var result: [LocaleCode] = []
        func follow(_ locale: LocaleCode) {
            for next in fallbacks[locale] ?? [] where seen.insert(next).inserted {
                result.append(next)
                follow(next)
            }
        }
        follow(locale)
        return result
    }
}
