import PIMCatalog
import Testing

@testable import PIMGuidelines

@Suite("Languages of a rule's words")
struct WordLanguageTests {
    private static func set(_ kind: String, _ settings: [String: SettingChange]) throws -> GuidelineSet {
        var guideline = Guideline("shop")
        var rule = GuidelineRule("r", kind: kind)
        rule.settings = settings
        guideline.rules = [rule]
        return GuidelineSet([guideline], structure: try GuidelineSamples.structure())
    }

    @Test("a rule without words of a language says so, and still finds the words it has")
    func reasons() throws {
        let set = try Self.set(
            "text.terms",
            ["terms": .set(["eco", "ekologiczny"]), "languages": .set(["en", "pl"])]
        )
        let german = set.book(for: Guideline.Place(locale: "de_DE")).check(text: "Eco Tasche")
        #expect(german.unjudged == [UnjudgedRule(rule: "r", reason: "it has no words of de, only of en, pl")])
        #expect(german.findings.map(\.words) == ["Eco"])
        #expect(set.book(for: Guideline.Place(locale: "pl_PL")).check(text: "torba").unjudged == [])
        #expect(set.book(for: Guideline.Place()).check(text: "torba").unjudged == [])
    }

    @Test("a rule that does not say its languages has words of all")
    func unstated() throws {
        let set = try Self.set("text.pattern", ["forbidden": .set("gratis")])
        #expect(set.book(for: Guideline.Place(locale: "de_DE")).check(text: "Tasche").unjudged == [])
    }

    @Test("a check is told of a locale once, however many texts there are")
    func once() throws {
        let set = try Self.set("text.pattern", ["forbidden": .set("gratis"), "languages": .set(["pl"])])
        let structure = try GuidelineSamples.structure()
        var desk = GuidelineDesk(set, structure: structure, scopes: [])
        for number in 1...3 {
            var product = Product(identifier: "A-\(number)")
            product.values += (["de_DE", "pl_PL"] as [LocaleCode]).flatMap { locale in
                ["name", "text"].compactMap { structure.entry($0, .text("Tasche"), locale: locale) }
            }
            _ = desk.opinions(of: Catalog(structure: structure).lineage(of: product), [])
        }
        #expect(desk.unjudged.map(\.locale) == ["de_DE"])
    }
}
