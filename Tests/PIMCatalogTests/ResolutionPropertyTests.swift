import PIMCatalog
import Testing

@Suite("Resolution against a plain model of it")
struct ResolutionPropertyTests {
    /// One random catalog, product and scope.
    private struct World {
        let structure: CatalogStructure
        let lineage: Lineage
        let draft: CatalogDraft
    }

    /// A place in the test's own words.
    private struct Spot: Hashable {
        let channel: ChannelCode?
        let locale: LocaleCode?
        let audience: AudienceCode?

        init(channel: ChannelCode?, locale: LocaleCode?, audience: AudienceCode?) {
            self.channel = channel
            self.locale = locale
            self.audience = audience
        }

        init(_ place: ScopeTable.Place) {
            self.init(channel: place.channel, locale: place.locale, audience: place.audience)
        }
    }

    @Test("takes the value the rules say, with its origin, and tells every candidate's outcome", arguments: 0..<12)
    func agrees(seed: UInt64) throws {
        var random = SeededNumbers(seed: 7_000 + seed)
        var taken = 0
        for _ in 0..<10 {
            let world = try Self.world(&random)
            for channel in world.structure.channels {
                for locale in channel.locales ?? [] {
                    for audience: AudienceCode? in [nil, "a0", "a1", "a2"] {
                        let scope = Scope(channel: channel.code, locale: locale, audience: audience)
                        taken += try Self.compare(world, scope)
                    }
                }
            }
        }
        #expect(taken > 200, "the sample must not be empty")
    }

    private static func compare(_ world: World, _ scope: Scope) throws -> Int {
        let structure = world.structure
        let table = try structure.table(for: scope)
        let spots = spots(of: scope, world.draft)
        #expect(table.places.map { Spot($0) } == spots)
        let listing = structure.listing(of: world.lineage, in: table)
        var taken = 0
        for (number, attribute) in structure.attributes.enumerated() where attribute.type != .identifier {
            let expected = expectation(world, attribute, number, spots)
            let origin = listing.origin(at: number)
            #expect(listing.value(at: number) == expected?.entry.value)
            #expect(listing[attribute.code] == expected?.entry.value)
            #expect(origin?.level == expected?.level)
            if let expected, let origin {
                taken += 1
                let place = structure.place(of: expected.entry)
                #expect(origin.place == place)
                #expect(origin.isExplicitlyEmpty == (expected.entry.value == nil))
                #expect(origin.holder == world.lineage.levels[expected.level].identifier)
                #expect(origin.kind == world.lineage.levels[expected.level].kind)
                #expect(origin.position.line == world.lineage.levels[expected.level].source.line)
                #expect(origin.isLocaleFallback == (place.locale != nil && place.locale != scope.locale))
                #expect(origin.isChannelFallback == (place.channel != nil && place.channel != scope.channel))
            }
            let candidates = listing.candidates(for: number)
            #expect(
                candidates.count
                    == world.lineage.levels.reduce(0) { sum, level in
                        sum + level.values.filter { Int($0.attribute) == number }.count
                    }
            )
            let winners = candidates.filter { $0.outcome == .taken }
            #expect(winners.count == (expected == nil ? 0 : 1))
            #expect(winners.first?.level == expected?.level)
            #expect(winners.first?.value == expected?.entry.value)
            if expected == nil { #expect(candidates.allSatisfy { $0.outcome != .hidden }) }
        }
        return taken
    }

    /// The rules, told in the slowest way: all places in turn, all levels in turn.
    private static func expectation(
        _ world: World,
        _ attribute: Attribute,
        _ number: Int,
        _ spots: [Spot]
    ) -> (level: Int, entry: ValueEntry)? {
        let levels = world.lineage.levels
        func find(_ level: Int, _ spot: Spot) -> ValueEntry? {
            guard isAllowed(attribute, level: level, of: levels.count, world) else { return nil }
            return levels[level].values.first {
                Int($0.attribute) == number && Spot(world.structure.place(of: $0)) == spot
            }
        }
        let isScopeFirst = (attribute.resolution ?? world.draft.settings.resolution) == .scopeFirst
        if isScopeFirst {
            for spot in spots {
                for level in levels.indices {
                    if let entry = find(level, spot) { return (level, entry) }
                }
            }
            return nil
        }
        for level in levels.indices {
            for spot in spots {
                if let entry = find(level, spot) { return (level, entry) }
            }
        }
        return nil
    }

    /// Level 0 of a lineage is the product; level 0 of a structure's list is the first below the root.
    private static func isAllowed(_ attribute: Attribute, level: Int, of count: Int, _ world: World) -> Bool {
        guard count > 1 else { return true }
        let variants = world.draft.families[0].structures[0]
        let depth = count - 1 - level
        let named = variants.levels.firstIndex { ($0.axes + $0.attributes).contains(attribute.code) }.map { $0 + 1 }
        let home = named ?? (attribute.isUnique ? variants.levels.count : 0)
        if depth == home { return true }
        return depth > home && (variants.overridesEverything || variants.overridable.contains(attribute.code))
    }

    private static func spots(of scope: Scope, _ draft: CatalogDraft) -> [Spot] {
        var channels: [ChannelCode] = []
        var channel: ChannelCode? = scope.channel
        var fallbacks: [LocaleCode: [LocaleCode]] = [:]
        while let code = channel, let found = draft.channels.first(where: { $0.code == code }) {
            channels.append(code)
            for (locale, next) in found.fallbacks where fallbacks[locale] == nil { fallbacks[locale] = next }
            channel = found.extends
        }
        var locales: [LocaleCode] = []
        func visit(_ locale: LocaleCode) {
            guard !locales.contains(locale) else { return }
            locales.append(locale)
            for next in fallbacks[locale] ?? [] { visit(next) }
        }
        visit(scope.locale)
        var audiences: [AudienceCode] = []
        var audience = scope.audience
        while let code = audience {
            audiences.append(code)
            audience = draft.audiences.first { $0.code == code }?.extends
        }
        var result: [Spot] = []
        for audience in audiences.map(Optional.some) + [nil] {
            for locale in locales.map(Optional.some) + [nil] {
                for channel in channels.map(Optional.some) + [nil] {
                    result.append(Spot(channel: channel, locale: locale, audience: audience))
                }
            }
        }
        return result
    }

    private static func world(_ random: inout SeededNumbers) throws -> World {
        let locales: [LocaleCode] = ["l0", "l1", "l2", "l3", "l4"]
        var draft = CatalogDraft(settings: CatalogSettings(name: "", defaultLocale: "l0"))
        draft.settings.resolution = Bool.random(using: &random) ? .levelFirst : .scopeFirst
        var attributes = [Attribute("sku", .identifier)]
        for index in 0..<6 {
            var attribute = Attribute(AttributeCode("t\(index)"), .text)
            attribute.isLocalizable = index != 0 && index != 5
            attribute.isScopable = index != 0 && index != 5
            attribute.isAudienceSpecific = index != 0
            attribute.isUnique = index == 5
            attribute.resolution = [nil, .levelFirst, .scopeFirst].randomElement(using: &random) ?? nil
            attributes.append(attribute)
        }
        attributes.append(Attribute("x1", .number))
        attributes.append(Attribute("x2", .number))
        attributes.append(Attribute("x3", .number))
        draft.attributes = attributes
        let depth = Int.random(in: 0...3, using: &random)
        var family = Family("f", attributes: attributes.map(\.code))
        if depth > 0 {
            var levels = (1...depth).map { VariantStructure.Level(axes: [AttributeCode("x\($0)")]) }
            for index in 0..<5 {
                let home = Int.random(in: 0...depth, using: &random)
                if home > 0 { levels[home - 1].attributes.append(AttributeCode("t\(index)")) }
            }
            var variants = VariantStructure("v", levels: levels)
            variants.overridesEverything = Int.random(in: 0..<4, using: &random) == 0
            variants.overridable = (0..<6).filter { _ in Bool.random(using: &random) }.map { AttributeCode("t\($0)") }
            family.structures = [variants]
        }
        draft.families = [family]
        for index in 0..<3 {
            var channel = Channel(ChannelCode("c\(index)"))
            channel.locales = index == 2 && Bool.random(using: &random) ? nil : Array(locales.prefix(3))
            if index > 0, Bool.random(using: &random) || channel.locales == nil {
                channel.extends = ChannelCode("c\(Int.random(in: 0..<index, using: &random))")
            }
            // A fallback only ever leads to a later locale, so there is no ring; an empty list says "none".
            for (place, locale) in locales.enumerated() where Bool.random(using: &random) {
                let later = locales[(place + 1)...].shuffled(using: &random)
                channel.fallbacks[locale] = Array(later.prefix(Int.random(in: 0...2, using: &random)))
            }
            draft.channels.append(channel)
        }
        draft.audiences = [Audience("a0"), Audience("a1", extends: "a0"), Audience("a2", extends: "a1")]
        let built = CatalogStructure.build(draft)
        let structure = try #require(built.structure, "\(built.findings)")
        var models: [Product] = []
        var parent: String?
        for level in 0..<depth {
            var model = Product(identifier: "m\(level)", kind: .model, family: 0, parent: parent)
            model.values = ProductValues(values(structure, &random))
            model.source = SourcePosition(file: "models.jsonl", line: level + 1)
            models.append(model)
            parent = model.identifier
        }
        var product = Product(identifier: "p", family: 0, parent: parent)
        product.values = ProductValues(values(structure, &random))
        product.source = SourcePosition(file: "products.jsonl", line: 9)
        let catalog = Catalog(structure: structure, models: models)
        return World(structure: structure, lineage: catalog.lineage(of: product), draft: draft)
    }

    /// Random entries in random order, explicit empties and second values for one place among them.
    private static func values(_ structure: CatalogStructure, _ random: inout SeededNumbers) -> [ValueEntry] {
        (0..<Int.random(in: 0...14, using: &random)).map { index in
            let attribute = Int32.random(in: 1..<Int32(structure.attributes.count), using: &random)
            let value: Value? = Int.random(in: 0..<6, using: &random) == 0 ? nil : .text("v\(index)")
            func place(_ count: Int) -> Int16 { Int16.random(in: -1..<Int16(count), using: &random) }
            return ValueEntry(
                attribute: attribute,
                channel: place(structure.channels.count),
                locale: place(structure.locales.count),
                audience: place(structure.audiences.count),
                value: value
            )
        }
    }
}
