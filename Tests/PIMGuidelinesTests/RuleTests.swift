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
}
