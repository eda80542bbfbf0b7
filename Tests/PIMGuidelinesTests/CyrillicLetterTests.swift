import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Letters of other Cyrillic alphabets")
struct CyrillicLetterTests {
    /// A text, and the words with letters that its language does not have, each with what is meant.
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let locale: String
        let slips: [String]

        init(_ text: String, _ locale: String, _ slips: String...) {
            self.text = text
            self.locale = locale
            self.slips = slips
        }

        var testDescription: String { "\(locale): \(text)" }
    }

    @Test(
        "are told in plain words, and not in names, quotations, codes and words of another script",
        arguments: [
            Row("в\u{456}тамин С", "ru_RU", "витамин"), Row("чехол \u{456} кабель", "ru_RU", "и"),
            Row("қысқы куртка", "ru_KZ", "-"), Row("їжа, ўзбек, љубав", "ru_RU", "-", "-", "-"),
            Row("Қазақстан, «қымыз» (қымыз) \"қымыз\"", "ru_KZ"), Row("ә1 id_і @қала қ", "ru_KZ"),
            Row("тёплая ёлка, объём", "ru_RU"), Row("USB-кабель, подъезд-2", "ru_RU"),
            Row("теплый", "uk_UA", "теплий"), Row("етап, эт", "uk_UA", "ет"), Row("ёлка", "uk_UA", "-"),
            Row("п\u{2BC}ять, м'яч, об’єм, ґудзик, їжа", "uk_UA"), Row("Ёлка Эра ТЫ", "uk_UA"),
            Row("дзеці и щука", "be_BY", "і", "-"), Row("воўк, сёння, гэты", "be_BY"),
            Row("тёпла", "bg_BG", "-"), Row("ъгъл, щъркел", "bg_BG"), Row("ћирилица, љубав", "sr_RS"),
            Row("мы", "sr_RS", "-"), Row("көйнөк, ың", "ky_KG"), Row("қыз", "ky_KG", "-"),
            Row("ўзбек қиз, ҳа", "uz_Cyrl_UZ"), Row("ты", "uz_Cyrl_UZ", "-"), Row("ты", "uz_UZ"),
            Row("топлы", "sr_Latn_RS"), Row("ты", "pl_PL"),
        ]
    )
    func slips(row: Row) {
        let language = LanguageTag(row.locale)
        let alphabet = CyrillicAlphabet(of: language)
        let slips = alphabet?.slips(in: row.text) ?? []
        #expect(slips.map { $0.corrected ?? "-" } == row.slips)
        // The quick look misses nothing that the words of these texts have.
        let marks = TextMarks(of: row.text)
        #expect(slips.isEmpty || alphabet.map { !$0.marks.isDisjoint(with: marks) } == true)
        let told = Rule.foreignLetters.problem(Rule.Sample(row.text, row.locale))
        #expect((told == nil) == row.slips.isEmpty)
    }

    @Test("are put right where it is clear what was meant")
    func places() throws {
        let judge = try #require(Rule.foreignLetters.places)
        let breaches = judge(Rule.Sample("дом, в\u{456}тамин", "ru_RU"))
        #expect(breaches.map(\.message) == ["\"в\u{456}тамин\" has U+0456, which is no letter of Russian"])
        #expect(breaches.first?.fix?.replacement == "витамин")
        #expect(breaches.first?.fix?.isSafe == false)
    }
}
