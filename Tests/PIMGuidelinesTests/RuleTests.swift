import PIMCatalog
import Testing

@testable import PIMGuidelines

@Suite("Guideline rules")
struct RuleTests {
    @Test("are silent on their good examples and speak on their bad ones", arguments: Rule.all)
    func examples(rule: Rule) {
        for sample in rule.good { #expect(rule.problem(sample) == nil, "\(rule.code): \(sample.text)") }
        for sample in rule.bad { #expect(rule.problem(sample) != nil, "\(rule.code): \(sample.text)") }
    }

    @Test("have codes of their own, examples on both sides and something to do", arguments: Rule.all)
    func description(rule: Rule) {
        #expect(Rule.all.count { $0.code == rule.code } == 1)
        #expect(!rule.good.isEmpty && !rule.bad.isEmpty)
        #expect(!rule.summary.isEmpty && !rule.rationale.isEmpty && !rule.remedy.isEmpty)
    }
}

@Suite("Guideline check")
struct GuidelineCheckTests {
    private func structure() throws -> CatalogStructure {
        var draft = CatalogDraft()
        var name = Attribute("name", .text)
        name.isLocalizable = true
        draft.attributes = [Attribute("sku", .identifier), name, Attribute("note", .text)]
        draft.channels = [Channel("web", locales: ["fa_IR", "pl_PL"], currencies: ["PLN"])]
        return try #require(CatalogStructure.build(draft).structure)
    }

    @Test("names product, attribute and locale, and reads only localized texts")
    func findings() throws {
        let structure = try structure()
        var product = Product(identifier: "A-1")
        product.values += [
            structure.entry("name", .text("Camping lamp"), locale: "fa_IR"),
            structure.entry("name", .text("Lampa"), locale: "pl_PL"),
            structure.entry("note", .text("INTERNAL NOTE")),
        ].compactMap(\.self)
        let findings = GuidelineCheck(structure: structure).check(product)
        #expect(findings.map(\.rule) == ["text.untranslated"])
        #expect(findings.first?.product == "A-1")
        #expect(findings.first?.attribute == "name")
        #expect(findings.first?.message.hasPrefix("fa_IR: ") == true)
    }

    @Test("finds a direction override in texts of every kind and in identifiers, with and without markup")
    func overrides() throws {
        var draft = CatalogDraft()
        var name = Attribute("name", .text)
        name.isLocalizable = true
        var story = Attribute("story", .richtext)
        story.isLocalizable = true
        draft.attributes = [
            Attribute("sku", .identifier), name, story, Attribute("note", .text), Attribute("memo", .richtext),
        ]
        draft.channels = [Channel("web", locales: ["pl_PL"], currencies: ["PLN"])]
        let structure = try #require(CatalogStructure.build(draft).structure)
        var product = Product(identifier: "A-1")
        product.values += [
            structure.entry("sku", .text("A\u{202E}-1")),
            structure.entry("name", .text("abc\u{202E}gpj.exe"), locale: "pl_PL"),
            structure.entry("story", .text("<p>abc\u{202D}gpj.exe</p>"), locale: "pl_PL"),
            structure.entry("note", .text("abc\u{202D}")),
            structure.entry("memo", .text("<p>abc\u{202E}</p>")),
            structure.entry("note", .text("INTERNAL NOTE")),
        ].compactMap(\.self)
        let findings = GuidelineCheck(structure: structure).check(product)
        #expect(findings.map(\.rule) == Array(repeating: "text.bidi-override", count: 5))
        #expect(findings.map { $0.attribute?.text } == ["sku", "name", "story", "note", "memo"])
        #expect(findings.allSatisfy { $0.severity == .error })
        #expect(findings.first?.message == "the text holds U+202E, a direction override")
        #expect(findings.dropFirst().first?.message == "pl_PL: the text holds U+202E, a direction override")
    }

    @Test("shows nothing of a confidential text")
    func confidential() throws {
        var draft = CatalogDraft()
        var note = Attribute("note", .text)
        note.isLocalizable = true
        note.isConfidential = true
        draft.attributes = [Attribute("sku", .identifier), note]
        draft.channels = [Channel("web", locales: ["pl_PL"], currencies: ["PLN"])]
        let structure = try #require(CatalogStructure.build(draft).structure)
        var product = Product(identifier: "A-1")
        let entry = structure.entry("note", .text("SEKRET \u{43A}od 12\u{6F3}"), locale: "pl_PL")
        product.values.append(try #require(entry))
        let findings = GuidelineCheck(structure: structure).check(product)
        #expect(findings.map(\.rule) == ["text.digits", "text.shouting"])
        #expect(findings.allSatisfy { !$0.message.contains("SEKRET") && !$0.message.contains("12") })
    }

    @Test(
        "says where and what",
        arguments: [
            Told(
                "pl_PL",
                "Kurtk\u{430}",
                "text.mixed-scripts",
                "\"Kurtk\u{430}\" mixes scripts: U+0430 is a letter of Cyrillic"
            ),
            Told("kk_KZ", "Ќысќы", "text.foreign-letters", "the letter U+040C in Kazakh text, where U+049A belongs"),
            Told("fa_IR", "كفش ورزشی", "text.foreign-letters", "the Arabic letter U+0643 in Persian text"),
            Told(
                "fa_IR",
                "کفش\u{200C} ورزشی",
                "text.joiners",
                "U+200C stands beside a space, a sign or the end, behind \"کفش\""
            ),
            Told("pl_PL", "\u{FB02}aga", "text.presentation-forms", "\"\u{FB02}\" (U+FB02) is letters written as one"),
            Told("fa_IR", "مدل 12\u{6F3}", "text.digits", "the number \"12\u{6F3}\" mixes digits of two scripts"),
            Told("en_GB", "Tea &amp;amp; milk", "text.double-escaped", "\"&amp;amp;\" is escaped once too often"),
        ]
    )
    func messages(told: Told) throws {
        let rule = try #require(Rule.all.first { $0.code == told.rule })
        #expect(rule.problem(Rule.Sample(told.text, told.locale)) == told.problem)
    }

    @Test("tells a remedy of the language where there is one")
    func remedies() {
        #expect(Rule.foreignLetters.remedy(in: "fa_IR") == "write ک (U+06A9) and ی (U+06CC)")
        #expect(Rule.foreignLetters.remedy(in: "kk_KZ") == Rule.foreignLetters.remedy)
    }
}

struct Told: Sendable {
    let locale: String
    let text: String
    let rule: String
    let problem: String

    init(_ locale: String, _ text: String, _ rule: String, _ problem: String) {
        self.locale = locale
        self.text = text
        self.rule = rule
        self.problem = problem
    }
}
