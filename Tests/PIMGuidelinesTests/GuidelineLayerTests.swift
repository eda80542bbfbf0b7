import PIMCatalog
import PIMGuidelines
import Testing

@Suite("Layers of guidelines")
struct GuidelineLayerTests {
    private static func brand(locked: Bool = true) -> Guideline {
        var brand = Guideline("brand")
        brand.vocabularies = ["bad": .set(["cheap"])]
        var rule = GuidelineRule("r", kind: "text.terms")
        rule.settings = ["terms": .set([["vocabulary": "bad"]])]
        rule.isLocked = locked
        brand.rules = [rule]
        return brand
    }

    private static func set(_ guidelines: [Guideline]) throws -> (GuidelineSet, [Finding]) {
        var problems: [Finding] = []
        let set = GuidelineSet(guidelines, structure: try GuidelineSamples.structure()) { problems.append($0) }
        return (set, problems)
    }

    private static func words(_ set: GuidelineSet, _ locale: LocaleCode) -> [String] {
        set.book(for: Guideline.Place(locale: locale)).check(text: "cheap other").findings.map(\.words)
    }

    @Test("a lock holds the vocabularies of its rule too", arguments: [false, true])
    func vocabularies(adds: Bool) throws {
        var english = Guideline("english", layer: .locale)
        english.reach.locales = ["en"]
        english.vocabularies = ["bad": adds ? .change(adding: ["other"], removing: ["cheap"]) : .set(["other"])]
        let (set, problems) = try Self.set([Self.brand(), english])
        #expect(
            problems.map(\.message) == ["the vocabulary \"bad\", which the rule \"r\" uses, is locked by \"brand\""]
        )
        #expect(Self.words(set, "en_GB") == ["cheap"])
        let (open, none) = try Self.set([Self.brand(locked: false), english])
        #expect(none == [])
        #expect(Self.words(open, "en_GB") == ["other"])
        #expect(Self.words(open, "pl_PL") == ["cheap"])
    }

    /// A change of a rule of a pack, and what is said of it afterwards.
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        let value: SettingChange
        let texts: [String]

        init(_ name: String, _ value: SettingChange, _ texts: String...) {
            self.name = name
            self.value = value
            self.texts = texts
        }

        var testDescription: String { "\(name) \(value)" }
    }

    @Test(
        "what a layer says of a limit is gone where another layer sets the limit anew",
        arguments: [
            Change("max", .set(80), "The text is no longer and no shorter than it may be.", "", "shorten it"),
            Change("max", .set(1024), "a title of 1,024 at most", "Shop takes 1,024 or 5", "shorten it"),
            Change("min", .set(5), "a title of 1,024 at most", "Shop takes 1,024 or 5", "shorten it"),
            Change("min", .set(2), "a title of 1,024 at most", "", "shorten it"),
            Change("unit", .set("utf8"), "a title of 1,024 at most", "Shop takes 1,024 or 5", "shorten it"),
        ]
    )
    func limits(change: Change) throws {
        var shop = Guideline("shop", layer: .channel)
        var rule = GuidelineRule("r", kind: "text.length")
        rule.settings = ["min": .set(5), "max": .set(1024)]
        (rule.summary, rule.reason, rule.remedy) = ("a title of 1,024 at most", "Shop takes 1,024 or 5", "shorten it")
        shop.rules = [rule]
        var english = Guideline("english", layer: .locale)
        var changed = GuidelineRule("r")
        changed.settings = [change.name: change.value]
        english.rules = [changed]
        let (set, problems) = try Self.set([shop, english])
        #expect(problems == [])
        let found = try #require(set.rules(at: Guideline.Place(locale: "en_GB")).first { $0.id == "r" })
        #expect([found.summary, found.reason, found.remedy] == change.texts)
        english.rules[0].reason = "80 is best"
        let (other, _) = try Self.set([shop, english])
        #expect(other.rules(at: Guideline.Place(locale: "en_GB")).first { $0.id == "r" }?.reason == "80 is best")
    }

    @Test("a locked rule stays as it is, whoever looks at the problems")
    func rules() throws {
        var english = Guideline("english", layer: .locale)
        english.reach.locales = ["en"]
        var change = GuidelineRule("r")
        change.isOff = true
        english.rules = [change]
        let (set, problems) = try Self.set([Self.brand(), english])
        #expect(problems.map(\.rule) == ["guideline.locked"])
        #expect(Self.words(set, "en_GB") == ["cheap"])
    }

    @Test("a lock of one language holds nothing in another, and may leave its vocabulary to others")
    func apart() throws {
        var polish = Self.brand()
        polish.vocabularies = [:]
        polish.reach.locales = ["pl"]
        var words = Guideline("words", layer: .locale)
        words.vocabularies = ["bad": .set(["cheap"])]
        var english = Guideline("english", layer: .locale)
        english.reach.locales = ["en_GB"]
        english.rules = [Self.brand().rules[0]]
        let (set, problems) = try Self.set([polish, words, english])
        #expect(problems == [])
        #expect(Self.words(set, "pl_PL") == ["cheap"])
    }

    @Test("waivers count for rules about the catalogue too")
    func catalogue() throws {
        let structure = try GuidelineSamples.structure()
        var guideline = Guideline("brand")
        var rule = GuidelineRule("unique", kind: "catalogue.unique")
        rule.settings = ["attributes": .set(["name"])]
        guideline.rules = [rule]
        let end = try #require(CalendarDate("2099-01-01"))
        func rules(_ change: (inout Waiver) -> Void) throws -> [Finding] {
            guideline.waivers = [Waiver(rule: "unique", reason: "twins", approver: "Ola", until: end)]
            change(&guideline.waivers[0])
            let (set, problems) = try Self.set([guideline])
            #expect(problems == [])
            let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
            var desk = CatalogueDesk(set, structure: structure, scopes: [table])
            return ["A", "B"].flatMap { identifier in
                var product = Product(identifier: identifier)
                product.family = structure.number(of: "shoes" as FamilyCode)
                product.values += [structure.entry("name", .text("But"), locale: "pl_PL")].compactMap(\.self)
                return desk.see(Catalog(structure: structure).lineage(of: product))
            }
        }
        #expect(try rules { _ in } == [])
        #expect(try rules { $0.product = "B" } == [])
        #expect(try rules { ($0.attribute, $0.channel, $0.locale) = ("name", "web", "pl") } == [])
        let told = try rules { $0.product = "A" }
        #expect(told.map(\.rule) == ["unique"])
        #expect(told.map(\.key) == ["name \"But\""])
        #expect(try rules { $0.locale = "en" }.count == 1)
    }

    @Test("what is wrong with an element is said where the element is written")
    func places() throws {
        var brand = Self.brand(locked: false)
        brand.vocabularies = ["bad": .set(["one", ["trm": "two"]])]
        brand.places = [
            "bad": SourcePosition(file: "b.json", line: 2), "bad/1": SourcePosition(file: "b.json", line: 4),
        ]
        brand.rules[0].settings = ["terms": .set([["vocabulary": "bad"], "fine"])]
        brand.rules[0].pointer = "/rules/0"
        let (_, inWords) = try Self.set([brand])
        #expect(inWords.map(\.message) == ["the rule \"r\": the term lacks \"term\", at /vocabularies/bad/1"])
        #expect(inWords.first?.position?.line == 4)

        brand.vocabularies = ["bad": .set(["one", "two"])]
        var polish = Guideline("polish", layer: .locale)
        polish.reach.locales = ["pl"]
        var change = GuidelineRule("r")
        change.pointer = "/rules/7"
        change.settings = ["terms": .change(adding: ["three", ["term": "four", "match": "all"]], removing: [])]
        change.places = ["terms/+/1/match": SourcePosition(file: "p.json", line: 9)]
        polish.rules = [change]
        let (_, inChange) = try Self.set([brand, polish])
        #expect(inChange.map(\.message) == ["the rule \"r\": \"all\" is no match, at /rules/7/with/terms/+/1/match"])
        #expect(inChange.first?.position == SourcePosition(file: "p.json", line: 9))
    }
}
