import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Causes of rules")
struct CauseTests {
    private static let locales: [LocaleCode] = [
        "en_GB", "pl_PL", "fa_IR", "ar_SA", "kk_KZ", "el_GR", "he_IL", "fa", "zh_CN", "ru-Cyrl-RU",
    ]

    private static func structure() throws -> CatalogStructure {
        var draft = CatalogDraft()
        var name = Attribute("name", .text)
        name.isLocalizable = true
        var story = Attribute("story", .richtext)
        story.isLocalizable = true
        draft.attributes = [Attribute("sku", .identifier), name, story]
        draft.channels = [Channel("web", locales: locales, currencies: ["PLN"])]
        return try #require(CatalogStructure.build(draft).structure)
    }

    @Test("speak wherever a rule speaks", arguments: Rule.all)
    func examples(rule: Rule) {
        for sample in rule.bad {
            #expect(rule.cause(sample.locale).applies(to: TextMarks(of: sample.text)), "\(sample.text)")
        }
    }

    @Test("change nothing of what is found in a text of any script", arguments: UInt64(1)...40)
    func random(seed: UInt64) throws {
        let structure = try Self.structure()
        let check = GuidelineCheck(structure: structure)
        var generator = Numbers(state: seed)
        for _ in 0..<100 {
            var product = Product(identifier: "A-1")
            var expected: [String] = []
            for locale in Self.locales {
                for attribute in ["name", "story"] as [AttributeCode] {
                    let text = Self.text(&generator)
                    product.values.append(try #require(structure.entry(attribute, .text(text), locale: locale)))
                    expected += Self.findings(text, locale, attribute)
                }
            }
            #expect(check.check(product).map { "\($0.rule) \($0.attribute?.text ?? "") \($0.message)" } == expected)
        }
    }

    private static func findings(_ text: String, _ locale: LocaleCode, _ attribute: AttributeCode) -> [String] {
        let plain = attribute == "story" ? PlainText.fromHTML(text) : text
        return Rule.all.compactMap { rule in
            rule.problem(Rule.Sample(rule.readsMarkup ? text : plain, locale.text)).map {
                "\(rule.code) \(attribute) \(locale): \($0)"
            }
        }
    }

    private static func text(_ generator: inout Numbers) -> String {
        let words = [
            "Warm", "jacket", "GREAT", "USB", "KUR", "TKA", "Żółta", "ŻÓŁTA", "Жеңіл", "ЖЕҢІЛ", "күрте", "шам", "کفش",
            "كفش", "ورزشي", "ورزشی", "می\u{200C}خواهم", "حذاء", "١٢٣", "؟", "ـ", "Μπότες", "ΜΠΟΤΕΣ", "נעליים", "冬の上着",
            "43", "😀", "к\u{6F}фе", "12\u{6F3}", "ﻛﺘﺎﺏ", "ќысќы", "&amp;amp;", "&lt;b&gt;", "\u{301}", "\u{60C}",
            "\u{64B}",
        ]
        let joints = [
            "", "", " ", " ", " ", "  ", "\n", "<b>", "</b>", "<p>", "</p>\n<p>", "<!-- ", " -->", "<style>",
            "</style>",
            "<a title=\"", "\">", "&amp;", "&nbsp;", "&#75;", "&#x643;", "&#x202E;", "&#1582;", "\u{AD}", "\u{1}",
            "\u{202E}",
            "\u{202D}", "\u{202C}", "\u{200D}", "\u{200C}", "&", "<",
        ]
        // Most texts are of few words, so that each of them may decide what is found.
        let kinds = words.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
        let isPlain = Int.random(in: 0..<3, using: &generator) == 0
        return (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            let word = kinds.randomElement(using: &generator) ?? ""
            return word + (isPlain ? " " : joints.randomElement(using: &generator) ?? "")
        }.joined()
    }
}

/// The same random numbers on every run (SplitMix64).
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
