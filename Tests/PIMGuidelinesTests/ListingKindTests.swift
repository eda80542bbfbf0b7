import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Kinds of rules about listings")
struct ListingKindTests {
    @Test("have examples in which something is wrong and something is not", arguments: RuleKind.ofListings)
    func examples(kind: RuleKind) {
        #expect(kind.subject != .text)
        #expect(!kind.examples.isEmpty)
        for parameter in kind.parameters where parameter.isRequired {
            #expect(kind.examples.allSatisfy { $0.settings[parameter.name] != nil }, "\(parameter.name)")
        }
    }

    @Test("do not show confidential values", arguments: RuleKind.ofListings)
    func confidential(kind: RuleKind) throws {
        // Every attribute is confidential: no message may hold a value of a sample that breaks the rule.
        var draft = GuidelineSamples.draft()
        for index in draft.attributes.indices { draft.attributes[index].isConfidential = true }
        let structure = try #require(CatalogStructure.build(draft).structure)
        for example in kind.examples {
            let judge = try kind.judge(RuleSettings(example.settings))
            for run in example.runs {
                var watch: (any CatalogueWatch)?
                if case .catalogue(let make) = judge { watch = make() }
                for (index, sample) in run.enumerated() {
                    let checked = try GuidelineSamples.checked(sample, in: structure, line: index + 1)
                    var breaches = watch?.see(checked) ?? []
                    if case .listing(let look) = judge { breaches = look(checked) }
                    #expect(breaches.isEmpty == (sample.breach == nil))
                    for breach in breaches {
                        // Pictures have no secret but their name, and how many values there are is none.
                        if kind.name.hasPrefix("image.") || kind.name == "value.count" { continue }
                        for (key, value) in sample.values where key.utf8.count > 0 {
                            for secret in Self.texts(of: value) where secret.utf8.count > 2 {
                                #expect(!breach.message.contains(secret), "\(kind.name): \(breach.message)")
                            }
                        }
                        #expect(!breach.message.contains("\""), "\(kind.name): \(breach.message)")
                    }
                }
            }
        }
    }

    private static func texts(of setting: Setting) -> [String] {
        switch setting {
        case .text(let text): [text]
        case .number(let number): ["\(number) "]
        case .flag: []
        case .list(let list): list.flatMap { texts(of: $0) }
        case .table(let table): table.values.flatMap { texts(of: $0) }
        }
    }

    @Test(
        "compare numbers in any order and writing",
        arguments: [
            ("0,7 l", "0.7 l", true), ("1 500 ml", "1500ml", true), ("1.500", "1,500", true),
            ("1'234'567", "1234567", true),
            ("۱٬۵۰۰", "1500", true), ("٤٢", "42", true), ("4 x 2", "2 × 4", true), ("XR-500", "500 XR", true),
            ("IP67", "IP68", false), ("5", "5 5", false), ("1 50", "150", false), ("12", "1 2", false),
            ("", "7", false), ("1500 1", "1 500 1", true), ("1.2345", "12345", false), ("1234 567", "1234567", false),
        ]
    )
    func numbers(first: String, second: String, isSame: Bool) {
        let folding = Folding(.digits)
        let one = NumbersInText(first, folding, ignored: [])
        let other = NumbersInText(second, folding, ignored: [])
        #expect((one.difference(to: other) == nil) == isSame)
        #expect((other.difference(to: one) == nil) == isSame)
    }

    @Test("see at their own place what listings show")
    func glimpses() throws {
        let structure = try GuidelineSamples.structure()
        var generator = SeededNumbers(state: 3)
        let number = try #require(structure.number(of: "name" as AttributeCode))
        let places: [(channel: ChannelCode?, locale: LocaleCode)] = [
            (nil, "pl_PL"), ("web", "pl_PL"), ("google", "pl_PL"), (nil, "en_GB"), ("google", "en_GB"),
        ]
        var compared = 0
        for _ in 0..<300 {
            var levels: [Product] = [Product(identifier: "A", parent: "M"), Product(identifier: "M", kind: .model)]
            levels[1].family = structure.number(of: "variants" as FamilyCode)
            for level in levels.indices {
                for (index, place) in places.enumerated() where Bool.random(using: &generator) {
                    let value: Value? = Int.random(in: 0..<5, using: &generator) == 0 ? nil : .text("\(level) \(index)")
                    let entry = structure.entry("name", value, channel: place.channel, locale: place.locale)
                    levels[level].values.append(try #require(entry))
                }
            }
            let lineage = Catalog(structure: structure, models: [levels[1]]).lineage(of: levels[0])
            for (channel, locale) in [("web", "pl_PL"), ("google", "en_GB"), ("google", "pl_PL")]
                as [(ChannelCode, LocaleCode)]
            {
                let own = structure.listing(
                    of: lineage,
                    in: try structure.table(for: Scope(channel: channel, locale: locale))
                )
                let other = structure.listing(
                    of: lineage,
                    in: try structure.table(for: Scope(channel: "web", locale: "en_GB"))
                )
                let glimpse = other.glimpse(
                    at: number,
                    channel: try #require(structure.number(of: channel)),
                    locale: try #require(structure.number(of: locale))
                )
                #expect(glimpse == own.value(at: number).map { .value($0) } ?? .nothing)
                compared += 1
            }
        }
        #expect(compared == 900)
    }

    @Test("take what a run read past for unknown, not for missing")
    func unread() throws {
        let structure = try GuidelineSamples.structure()
        var product = Product(identifier: "A")
        product.values.append(try #require(structure.entry("name", .text("Warm"), locale: "en_GB")))
        product.values.append(try #require(structure.entry("name", .text("x"), locale: "pl_PL")))
        product.values.entries[1].form = .passed
        let lineage = Catalog(structure: structure).lineage(of: product)
        let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
        let listing = structure.listing(of: lineage, in: table)
        let kind = RuleKind.crossLocales
        guard case .listing(let look) = try kind.judge(RuleSettings(["attributes": ["name"]])) else { return }
        #expect(look(CheckedListing(listing, place: Guideline.Place())) == [])
        let number = try #require(structure.number(of: "name" as AttributeCode))
        #expect(listing.glimpse(at: number, channel: table.channelNumber, locale: table.localeNumber) == .unread)
    }

    @Test("ask nothing of attributes that the family does not have")
    func families() throws {
        let structure = try GuidelineSamples.structure()
        let settings = RuleSettings(["attributes": ["brand"]])
        guard case .listing(let look) = try RuleKind.valueRequired.judge(settings) else { return }
        for (family, count) in [("shoes", 0), ("variants", 1)] {
            let sample = ListingSample("A", "pl_PL", ["name": "But"], family: family)
            #expect(look(try GuidelineSamples.checked(sample, in: structure)).count == count)
        }
    }

    @Test("take any attribute they are told, of any type", arguments: RuleKind.ofListings)
    func anyAttribute(kind: RuleKind) throws {
        let structure = try GuidelineSamples.structure()
        let codes = structure.attributes.map(\.code.text)
        let samples = RuleKind.ofListings.flatMap(\.examples).flatMap { $0.runs.flatMap(\.self) }
        let listings = try samples.map { try GuidelineSamples.checked($0, in: structure) }
        for example in kind.examples {
            for code in codes {
                var settings = example.settings
                for parameter in kind.parameters where settings[parameter.name] != nil {
                    if parameter.shape == .attribute { settings[parameter.name] = .text(code) }
                    if parameter.shape == .attributes { settings[parameter.name] = .list([.text(code), "price"]) }
                }
                var messages: [String] = []
                switch try kind.judge(RuleSettings(settings)) {
                case .listing(let look): messages = listings.flatMap { look($0).map(\.message) }
                case .catalogue(let make):
                    var watch = make()
                    messages = listings.flatMap { watch.see($0).map(\.message) }
                default: Issue.record("it looks at texts")
                }
                #expect(messages.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
            }
        }
    }

    @Test("say nothing of siblings that differ by channel or by the locale of their options' names")
    func siblings() throws {
        let structure = try GuidelineSamples.structure()
        let settings = RuleSettings(["same": ["name", "material"]])
        guard case .catalogue(let make) = try RuleKind.crossVariants.judge(settings) else { return }
        var watch = make()
        let values: [String: Setting] = [
            "name/web": "But", "name/google": "Bucik", "name@en_GB": "Shoe", "material": "wool",
        ]
        for identifier in ["A-1", "A-2"] {
            for (channel, locale) in [("web", "pl_PL"), ("google", "pl_PL"), ("web", "en_GB")] {
                let key = locale == "pl_PL" ? values : values.filter { $0.key == "name@en_GB" || $0.key == "material" }
                let sample = ListingSample(identifier, locale, on: channel, key, parent: "M")
                #expect(watch.see(try GuidelineSamples.checked(sample, in: structure)) == [])
            }
        }
    }
}
