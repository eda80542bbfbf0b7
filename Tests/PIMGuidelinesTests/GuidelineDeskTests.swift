import PIMCatalog
import PIMGuidelines
import Testing

@Suite("Products held against guidelines")
struct GuidelineDeskTests {
    private static func terms(_ id: String, _ words: String..., locked: Bool = false) -> GuidelineRule {
        var rule = GuidelineRule(id, kind: "text.terms")
        rule.settings = ["terms": .set(.list(words.map { .text($0) }))]
        rule.isLocked = locked
        return rule
    }

    private static func product(_ structure: CatalogStructure, _ texts: [(text: String, locale: LocaleCode)]) -> Product
    {
        var product = Product(identifier: "A-1")
        product.family = structure.number(of: "shoes" as FamilyCode)
        product.values += texts.compactMap { structure.entry("name", .text($0.text), locale: $0.locale) }
        return product
    }

    private static func findings(
        _ guidelines: [Guideline],
        _ texts: [(text: String, locale: LocaleCode)],
        scopes: [Scope] = [],
        day: CalendarDate? = nil
    ) throws -> [GuidelineDesk.Opinion] {
        let structure = try GuidelineSamples.structure()
        var problems: [Finding] = []
        let set = GuidelineSet(guidelines, structure: structure, day: day) { problems.append($0) }
        #expect(problems.filter { $0.severity == .error } == [])
        let tables = try scopes.map { try structure.table(for: $0) }
        var desk = GuidelineDesk(set, structure: structure, scopes: tables)
        let lineage = Catalog(structure: structure).lineage(of: product(structure, texts))
        return desk.opinions(of: lineage, tables.map { structure.listing(of: lineage, in: $0) })
    }

    @Test("tells of every text, also where texts of other languages are as long")
    func languages() throws {
        var guideline = Guideline("brand")
        guideline.rules = [Self.terms("brand.words", "cheap")]
        let found = try Self.findings([guideline], [("cheap bag", "en_GB"), ("cheap hat", "pl_PL")])
        #expect(found.map(\.finding.message).sorted() == ["en_GB: it says \"cheap\"", "pl_PL: it says \"cheap\""])
        #expect(found.allSatisfy { $0.finding.scope == nil && $0.finding.passage?.matched == "cheap" })
        #expect(Set(found.map(\.finding.locale)) == ["en_GB", "pl_PL"])
    }

    @Test("gives the second of equal words a key, whatever else the text says")
    func ordinals() throws {
        var guideline = Guideline("brand")
        guideline.rules = [Self.terms("brand.words", "cheap", "free"), Self.terms("brand.other", "cheap hat")]
        for text in ["cheap and free, cheap", "A cheap bag, a free one, more text and a cheap cap"] {
            let found = try Self.findings([guideline], [(text, "en_GB")])
            let words = found.filter { $0.finding.rule == "brand.words" }.map {
                "\($0.finding.passage?.matched ?? "") \($0.finding.key ?? "-")"
            }
            #expect(words == ["cheap -", "free -", "cheap 2"])
            #expect(found.allSatisfy { $0.finding.rule == "brand.words" || $0.finding.key == nil })
        }
    }

    @Test("tells once what counts everywhere, and of a channel what only counts there")
    func channels() throws {
        var brand = Guideline("brand")
        brand.rules = [Self.terms("brand.words", "cheap")]
        var google = Guideline("google", layer: .channel)
        google.reach.channels = ["google"]
        google.rules = [Self.terms("google.words", "free")]
        let scopes = [Scope(channel: "web", locale: "pl_PL"), Scope(channel: "google", locale: "pl_PL")]
        let found = try Self.findings([brand, google], [("cheap and free", "pl_PL")], scopes: scopes)
        #expect(found.map(\.finding.rule) == ["brand.words", "google.words"])
        #expect(found.map(\.scopes) == [[0, 1], [1]])
        #expect(found.first?.finding.scope == nil)
        #expect(found.last?.finding.scope?.channel == "google")
    }

    @Test("lets special layers change what general ones say")
    func layers() throws {
        var brand = Guideline("brand")
        brand.rules = [Self.terms("brand.words", "cheap", "free")]
        var polish = Guideline("polish", layer: .locale)
        polish.reach.locales = ["pl"]
        var change = GuidelineRule("brand.words")
        change.settings = ["terms": .change(adding: ["gratis"], removing: ["free"])]
        change.severity = .error
        polish.rules = [change]
        let found = try Self.findings(
            [polish, brand],
            [("cheap free gratis", "pl_PL"), ("cheap free gratis", "en_GB")]
        )
        #expect(
            found.map { "\($0.finding.passage?.matched ?? "") \($0.finding.severity)" } == [
                "cheap error", "gratis error", "cheap warning", "free warning",
            ]
        )
    }

    @Test("counts rules, guidelines and waivers on their days only")
    func days() throws {
        var law = Guideline("law")
        law.start = CalendarDate("2026-09-27")
        law.rules = [Self.terms("law.green", "green")]
        var rule = Self.terms("law.later", "blue")
        rule.start = CalendarDate("2027-01-01")
        law.rules.append(rule)
        var brand = Guideline("brand")
        brand.waivers = [
            Waiver(
                rule: "law.green",
                reason: "stock on hand",
                approver: "Ola",
                until: try #require(CalendarDate("2026-12-31"))
            )
        ]
        brand.waivers[0].product = "A-1"
        let text: [(text: String, locale: LocaleCode)] = [("green and blue", "en_GB")]
        func rules(_ day: String) throws -> [String] {
            try Self.findings([law, brand], text, day: CalendarDate(day)).map(\.finding.rule)
        }
        #expect(try rules("2026-09-26") == [])
        #expect(try rules("2026-10-01") == [])
        #expect(try rules("2027-01-01") == ["law.green", "law.later"])
    }

    @Test("refuses changes to locked rules, unknown names and samples that do not come out")
    func problems() throws {
        let structure = try GuidelineSamples.structure()
        var brand = Guideline("brand")
        brand.rules = [Self.terms("brand.words", "cheap", locked: true)]
        brand.rules[0].good = [RuleSample("a cheap bag", "en_GB")]
        brand.rules[0].bad = [RuleSample("a bag", "en_GB")]
        var locale = Guideline("locale", layer: .locale)
        locale.reach.locales = ["xx"]
        locale.rules = [GuidelineRule("brand.words"), GuidelineRule("other", kind: "text.trems")]
        locale.waivers = [
            Waiver(rule: "gone", reason: "", approver: "", until: try #require(CalendarDate("2030-01-01")))
        ]
        var found: [String] = []
        _ = GuidelineSet([brand, locale], structure: structure) { found.append($0.rule) }
        for rule in ["locked", "sample", "unknown-locale", "unknown-kind", "unknown-rule"] {
            #expect(found.contains("guideline.\(rule)"), "\(rule)")
        }
        #expect(found.count { $0 == "guideline.sample" } == 2)
    }

    @Test("is the same for any order of guidelines of one layer and any number of books")
    func order() throws {
        var first = Guideline("a")
        first.rules = [Self.terms("a.words", "cheap")]
        var second = Guideline("b")
        second.rules = [Self.terms("b.words", "cheap bag")]
        let text: [(text: String, locale: LocaleCode)] = [("a cheap bag", "en_GB")]
        let one = try Self.findings([first, second], text)
        let other = try Self.findings([second, first], text)
        #expect(one == other)
        // The longest of overlapping terms wins.
        #expect(one.map(\.finding.rule) == ["b.words"])
    }
}
