import PIMText

extension StructureCheck {
    mutating func checkChannels() {
        checkCodes(draft.channels, "channel", code: \.code, source: \.source)
        checkCodes(draft.audiences, "audience", code: \.code, source: \.source)
        for channel in draft.channels {
            checkExtension(of: channel)
            checkContents(of: channel)
            checkFallbacks(of: channel)
        }
        for audience in draft.audiences {
            guard let wider = audience.extends else { continue }
            if !draft.audiences.contains(where: { $0.code == wider }) {
                unknown(
                    "audience",
                    wider,
                    in: "the audience \"\(audience.code)\"",
                    among: draft.audiences.map(\.code),
                    at: audience.source
                )
            }
            let next = { (code: AudienceCode) in draft.audiences.first { $0.code == code }?.extends }
            if let cycle = cycle(from: audience.code, next: next) {
                reportCycle("audience", cycle.map(\.text), at: audience.source)
            }
        }
    }

    private mutating func checkExtension(of channel: Channel) {
        guard let wider = channel.extends else { return }
        if !draft.channels.contains(where: { $0.code == wider }) {
            unknown(
                "channel",
                wider,
                in: "the channel \"\(channel.code)\"",
                among: draft.channels.map(\.code),
                at: channel.source
            )
        }
        let next = { (code: ChannelCode) in draft.channels.first { $0.code == code }?.extends }
        if let cycle = cycle(from: channel.code, next: next) {
            reportCycle("channel", cycle.map(\.text), at: channel.source)
        }
    }

    private mutating func checkContents(of channel: Channel) {
        let effective = draft.effective(channel)
        let place = "the channel \"\(channel.code)\""
        if (effective.locales ?? []).isEmpty {
            report(
                "no-locales",
                "\(place) has no locales",
                remedy: "name the locales it is shown in",
                at: channel.source
            )
        }
        checkLocales(channel.locales ?? [], in: "\(place) names", at: channel.source)
        for currency in channel.currencies ?? [] where !CurrencyTable.isKnown(currency.text) {
            report(
                "unknown-currency",
                "\(place) sells in \"\(currency)\", which is not a currency of ISO 4217",
                remedy: "use the three-letter code; Toman is IRR with one digit less",
                at: channel.source
            )
        }
        if let tree = channel.tree {
            if let root = draft.categories.first(where: { $0.code == tree }) {
                if root.parent != nil {
                    report(
                        "tree-not-root",
                        "\(place) uses the tree \"\(tree)\", which is not a root",
                        remedy: "name the category at the top of the tree",
                        at: channel.source,
                        severity: .warning
                    )
                }
            } else {
                unknown("category", tree, in: place, among: draft.categories.map(\.code), at: channel.source)
            }
        }
        for (code, unit) in channel.units.sorted(by: { $0.key < $1.key }) {
            checkUnit(unit, of: code, on: channel)
        }
    }

    private mutating func checkUnit(_ unit: String, of code: AttributeCode, on channel: Channel) {
        let place = "units of the channel \"\(channel.code)\""
        guard let attribute = attributes[code] else {
            unknown("attribute", code, in: place, among: draft.attributes.map(\.code), at: channel.source)
            return
        }
        guard attribute.type == .measurement, let familyCode = attribute.unitFamily,
            let family = draft.effectiveMeasurementFamilies[familyCode]
        else {
            report(
                "unit-without-measurement",
                "\(place) gives \"\(code)\" a unit, but it is not a measurement",
                remedy: "take it out",
                at: channel.source,
                attribute: code
            )
            return
        }
        guard !family.units.contains(where: { $0.code == unit }) else { return }
        report(
            "unknown-unit",
            "\(place): \"\(unit)\" is not a unit of \(familyCode), which \"\(code)\" uses",
            remedy: Self.remedy(unit, among: family.units.map(\.code)),
            at: channel.source,
            attribute: code
        )
    }

    private mutating func checkFallbacks(of channel: Channel) {
        let fallbacks = draft.effective(channel).fallbacks
        var reported: Set<LocaleCode> = []
        for locale in fallbacks.keys.sorted() {
            guard !reported.contains(locale), let cycle = fallbackCycle(from: locale, in: fallbacks) else { continue }
            reported.formUnion(cycle)
            // A ring that the extended channel has alone is reported there.
            guard cycle.contains(where: { channel.fallbacks[$0] != nil }) else { continue }
            reportCycle("fallback of the channel \"\(channel.code)\":", cycle.map(\.text), at: channel.source)
        }
        let named = Set(channel.fallbacks.keys).union(channel.fallbacks.values.joined())
        checkLocales(named.sorted(), in: "the fallbacks of the channel \"\(channel.code)\" name", at: channel.source)
    }

    mutating func checkLocales(_ locales: [LocaleCode], in place: String, at position: SourcePosition?) {
        for locale in locales where locale.text.utf8.count < 2 || !locale.isWellFormed {
            report(
                "malformed-code",
                "\(place) \"\(locale)\", which is not a locale",
                remedy: "write locales like pl_PL",
                at: position
            )
        }
        for locale in locales where LanguageTag(locale.text).isWellFormed {
            guard toldLocales.insert(locale).inserted, let slip = LocaleSlip(in: locale.text) else { continue }
            report(
                "unknown-locale",
                "\(place) \"\(locale)\", but \(slip.reason)",
                remedy: slip.remedy,
                at: position,
                severity: .warning
            )
        }
    }

    private func fallbackCycle(
        from start: LocaleCode,
        in fallbacks: [LocaleCode: [LocaleCode]]
    ) -> [LocaleCode]? {
        var seen: Set<LocaleCode> = []
        func search(_ locale: LocaleCode, _ path: [LocaleCode]) -> [LocaleCode]? {
            for next in fallbacks[locale] ?? [] {
                if next == start { return path }
                guard seen.insert(next).inserted else { continue }
                if let found = search(next, path + [next]) { return found }
            }
            return nil
        }
        return search(start, [start])
    }

    private mutating func reportCycle(_ what: String, _ codes: [String], at position: SourcePosition?) {
        let ring = (codes + codes.prefix(1)).joined(separator: " → ")
        report("cycle", "\(what) cycle \(ring)", remedy: "take one of these ties out", at: position)
    }

    mutating func checkCategories() {
        checkCodes(draft.categories, "category", code: \.code, source: \.source)
        let parents = Dictionary(
            draft.categories.map { ($0.code, $0.parent) },
            uniquingKeysWith: { first, _ in first }
        )
        for category in draft.categories {
            guard let parent = category.parent else { continue }
            if parents[parent] == nil {
                unknown(
                    "category",
                    parent,
                    in: "the category \"\(category.code)\"",
                    among: draft.categories.map(\.code),
                    at: category.source
                )
            }
            if let cycle = cycle(from: category.code, next: { parents[$0] ?? nil }) {
                reportCycle("category", cycle.map(\.text), at: category.source)
            }
        }
    }

    mutating func checkLocations() {
        checkCodes(draft.locations, "location", code: \.code, source: \.source)
        for location in draft.locations {
            for channel in location.channels where !draft.channels.contains(where: { $0.code == channel }) {
                unknown(
                    "channel",
                    channel,
                    in: "the location \"\(location.code)\"",
                    among: draft.channels.map(\.code),
                    at: location.source
                )
            }
        }
    }

    mutating func checkMeasurements() {
        checkRepeated(draft.measurementFamilies.map(\.code), "measurement family") { _ in nil }
        for family in draft.measurementFamilies {
            let place = " of the measurement family \"\(family.code)\""
            checkRepeated(family.units.map(\.code), "unit", in: place) { _ in nil }
            guard !family.units.contains(where: { $0.code == family.standardUnit }) else { continue }
            guard
                draft.effectiveMeasurementFamilies[family.code]?.units
                    .contains(where: { $0.code == family.standardUnit }) != true
            else { continue }
            report(
                "unknown-unit",
                "the measurement family \"\(family.code)\" lacks its standard unit \"\(family.standardUnit)\"",
                remedy: "declare the unit, or name another as standard_unit_code",
                at: nil
            )
        }
    }

    mutating func checkAssociationTypes() {
        checkCodes(draft.associationTypes, "association type", code: \.code, source: \.source)
        let groups = draft.productGroups
        checkRepeated(groups.map(\.code), "product group") { groups[$0].source }
    }
}
