import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Rules without parameters")
struct LetterPlaceTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let rule: Rule
        let text: String
        let locale: LocaleCode
        /// What stands at the places, as it is found.
        let found: [String]
        /// The text after the safe fixes, and after all.
        let safe: String
        let all: String

        init(_ rule: Rule, _ text: String, _ locale: LocaleCode, _ found: [String], safe: String, all: String? = nil) {
            self.rule = rule
            self.text = text
            self.locale = locale
            self.found = found
            self.safe = safe
            self.all = all ?? safe
        }

        var testDescription: String { "\(rule.code): \(text.debugDescription)" }
    }

    @Test(
        "tell every place and mend what is clear",
        arguments: [
            Row(.foreignLetters, "كفش ورزشي كِم", "fa_IR", ["ك", "ي", "كِ"], safe: "کفش ورزشی کِم"),
            Row(.foreignLetters, "#كفش كفش", "fa_IR", ["ك", "ك"], safe: "#كفش کفش"),
            Row(.foreignLetters, "حذاء ریاضی", "ar_SA", ["ی", "ی"], safe: "حذاء رياضی", all: "حذاء رياضي"),
            Row(.foreignLetters, "Жеѕіл", "kk_KZ", ["ѕ"], safe: "Жеѕіл", all: "Жеңіл"),
            Row(.joiners, "کفش\u{200C} و کار\u{200C}خانه", "fa_IR", ["ش\u{200C}", "ر\u{200C}"], safe: "کفش و کارخانه"),
            Row(.bidirectionalOverride, "a \u{202E}bc\u{202C} d", "en_GB", ["\u{202E}", "\u{202C}"], safe: "a bc d"),
            Row(.mixedDigits, "۱۲3 و ۴ و 12۳", "fa_IR", ["۱۲3", "12۳"], safe: "۱۲3 و ۴ و 12۳", all: "۱۲۳ و ۴ و 123"),
            Row(.mixedDigits, "1۲", "fa_IR", ["1۲"], safe: "1۲", all: "۱۲"),
            Row(.mixedScripts, "к\u{6F}фе Kurtk\u{430}", "ru_RU", ["к\u{6F}фе", "Kurtk\u{430}"], safe: "кофе Kurtka"),
            Row(.presentationForms, "ﻛﺘﺎﺏ ﮐﻔﺶ", "ar_SA", ["ﻛﺘﺎﺏ", "ﮐﻔﺶ"], safe: "كتاب کفش"),
            Row(
                .presentationForms,
                "Of\u{FB01}ce Ｌａｍｐ 𝐁𝟏",
                "en_GB",
                ["\u{FB01}", "Ｌａｍｐ", "𝐁𝟏"],
                safe: "Office Lamp B1"
            ),
            Row(
                .doubleEscaped,
                "a &amp;amp; b &lt;b&gt;",
                "en_GB",
                ["&amp;amp;", "&lt;b&gt;"],
                safe: "a &amp; b &lt;b&gt;",
                all: "a &amp; b <b>"
            ),
        ]
    )
    func places(row: Row) throws {
        let kind = row.rule.kind
        let book = try TextKindTests.book(TextKindTests.Case(kind: kind, settings: [:]), row.locale)
        let text = CheckedText(row.text, locale: row.locale.text)
        let found = book.opinions(of: row.text).map { text.string($0.breach.range) }
        #expect(found.map { Array($0.utf8) } == row.found.map { Array($0.utf8) }, "\(found)")
        let safe = book.fixed(row.text)
        #expect(Array(safe.utf8) == Array(row.safe.utf8), "\(safe.debugDescription)")
        let all = book.fixed(row.text, safeOnly: false)
        #expect(Array(all.utf8) == Array(row.all.utf8), "\(all.debugDescription)")
    }

    @Test("tell all of a text whose places stand in its markup")
    func markup() throws {
        let kind = Rule.doubleEscaped.kind
        let book = try TextKindTests.book(TextKindTests.Case(kind: kind, settings: [:]), "en_GB")
        let opinions = book.opinions(of: "Tea &amp; coffee", source: "Tea &amp;amp; coffee")
        #expect(opinions.map(\.breach.range) == [0..<16])
        #expect(opinions.allSatisfy { $0.breach.fix == nil })
    }
}
