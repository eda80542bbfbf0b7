import PIMText
import Testing

@Suite("Letters, joiners and digits of a language")
struct LetterFormTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let language: String
        let written: String
        init(_ text: String, _ language: String, _ written: String) {
            self.text = text
            self.language = language
            self.written = written
        }
        var testDescription: String { "\(text) in \(language)" }
    }

    @Test(
        "are those that the language writes",
        arguments: [
            Example("كفش ورزشي", "fa_IR", "کفش ورزشی"), Example("كفش ورزشى", "fa", "کفش ورزشی"),
            Example("کتاب عربی", "ar_SA", "كتاب عربي"), Example("كتاب عربي", "ar", "كتاب عربي"),
            Example("هاتف جديدة", "ur_PK", "ہاتف جدیدۃ"), Example("كوردي", "ckb", "کوردی"), Example("كي", "ps", "کي"),
            Example("Қысқы ӘҒҚҢӨҰҮҺІ", "kk_KZ", "Қысқы ӘҒҚҢӨҰҮҺІ"), Example("ك ي", "kk_Arab_CN", "ك ي"),
            Example("ك", "fa_Latn", "ك"), Example("Zażółć", "pl_PL", "Zażółć"), Example("", "fa", ""),
        ]
    )
    func letters(example: Example) {
        let language = LanguageTag(example.language)
        let written = LetterForms.written(example.text, in: language)
        #expect(Array(written.utf8) == Array(example.written.utf8))
        #expect(LetterForms.written(written, in: language) == written)
        #expect(LetterForms.findings(in: written, language: language).isEmpty)
        let changed = zip(example.text.unicodeScalars, example.written.unicodeScalars).filter { $0 != $1 }
        let found = LetterForms.findings(in: example.text, language: language)
        #expect(found.map(\.letter) == changed.map(\.0))
        #expect(found.map(\.replacement) == changed.map(\.1))
    }

    @Test("are plain letters once the forms of old programs are undone")
    func unshaped() {
        #expect(Array(LetterForms.unshaped("ﻛﺘﺎﺏ ﻻ 12").utf8) == Array("كتاب لا 12".utf8))
        #expect(LetterForms.unshaped("کتاب ﷼ ＡＢ") == "کتاب ریال ＡＢ")
        #expect(LetterForms.unshaped("Zażółć") == "Zażółć")
    }

    struct Joiner: CustomTestStringConvertible {
        let text: String
        let tidied: String
        let problems: [NonJoiners.Problem]
        init(_ text: String, _ tidied: String, _ problems: [NonJoiners.Problem]) {
            self.text = text
            self.tidied = tidied
            self.problems = problems
        }
        var testDescription: String { text.debugDescription }
    }

    @Test(
        "keep single non-joiners between letters",
        arguments: [
            Joiner("می\u{200C}خواهم", "می\u{200C}خواهم", []),
            Joiner("می\u{200C}\u{200C}خواهم", "می\u{200C}خواهم", [.doubled]),
            Joiner("\u{200C}کفش\u{200C}", "کفش", [.atEdge, .atEdge]),
            Joiner("کفش\u{200C} نو", "کفش نو", [.atEdge]), Joiner("کفش \u{200C}نو", "کفش نو", [.atEdge]),
            Joiner("کفش\u{200C}، نو", "کفش، نو", [.atEdge]),
            Joiner("کفش\u{200C}\u{200C} نو", "کفش نو", [.atEdge, .doubled]),
            Joiner("گفت\u{200C}و\u{200C}گو", "گفت\u{200C}و\u{200C}گو", [.idle]),
            Joiner("خانهٔ\u{200C}ما", "خانهٔ\u{200C}ما", []), Joiner("کتاب\u{200C}۲", "کتاب\u{200C}۲", [.idle]),
            Joiner("क्\u{200C}ष", "क्\u{200C}ष", []), Joiner("Auf\u{200C}lage", "Auf\u{200C}lage", []),
            Joiner("plain", "plain", []), Joiner("\u{200C}", "", [.atEdge]), Joiner("", "", []),
        ]
    )
    func joiners(example: Joiner) {
        #expect(Array(NonJoiners.tidied(example.text).utf8) == Array(example.tidied.utf8))
        #expect(NonJoiners.findings(in: example.text).map(\.problem) == example.problems)
    }

    @Test("drop non-joiners that change nothing when asked to, and are tidy after tidying")
    func idle() {
        let tidied = NonJoiners.tidied("گفت\u{200C}و\u{200C}گو", droppingIdle: true)
        #expect(Array(tidied.utf8) == Array("گفت\u{200C}وگو".utf8))
        var generator = SeededGenerator(seed: 81)
        for _ in 0..<500 {
            let text = generator.scripts(maximumLength: 14) + generator.text(maximumLength: 6)
            let tidied = NonJoiners.tidied(text, droppingIdle: true)
            #expect(NonJoiners.findings(in: tidied).isEmpty, "\(text.debugDescription)")
        }
    }

    @Test(
        "take the digits of the language",
        arguments: [
            ("fa_IR", "۱۲ ۳۴ ۵"), ("ar_SA", "١٢ ٣٤ ٥"), ("ar_MA", "12 34 5"), ("pl_PL", "12 34 5"),
            ("kk_KZ", "12 34 5"),
            ("he_IL", "12 34 5"), ("prs_AF", "۱۲ ۳۴ ۵"), ("ckb_IQ", "١٢ ٣٤ ٥"),
        ]
    )
    func digits(language: String, written: String) {
        #expect(Digits.written("12 ٣٤ ۵", in: Digits.Style(for: LanguageTag(language))) == written)
    }

    @Test("name every character that no feed may hold")
    func invisible() {
        let text = "a\u{8}b\u{AD}c\u{202E}d\u{200F}e\u{FEFF}f\u{FFFE}\u{85}\u{2066}"
        let kinds: [InvisibleCharacters.Kind] = [
            .control, .softHyphen, .directionOverride, .directionMark, .byteOrderMark, .noncharacter, .control,
            .directionMark,
        ]
        let places = InvisibleCharacters.places(in: text)
        #expect(places.map(\.kind) == kinds)
        let bytes = Array(text.utf8)
        for place in places {
            #expect(String(decoding: bytes[place.range], as: UTF8.self).unicodeScalars.first == place.scalar)
        }
        #expect(InvisibleCharacters.places(in: "می\u{200C}خواهم 👨‍👩‍👧").isEmpty)
    }
}
