import PIMText
import Testing

@Suite("Words, digits and suggestions")
struct WordTests {
    @Test(
        "finds shouting words",
        arguments: [
            ("SUPER Promocja! TANIO", ["SUPER", "TANIO"]),
            ("Kurtka USB XXL HDMI JPEG ASUS ЖЫЛЫ NOWY", []),
            ("ЖЕҢІЛ күрте ҚЫС", ["ЖЕҢІЛ"]),
            ("ŻÓŁTA kurtka", ["ŻÓŁTA"]),
            ("Z\u{307}O\u{301}ŁTA", ["Z\u{307}O\u{301}ŁTA"]),
            ("DDR4X WH-1000XM5 ABCD_2", []),
            ("حذاء رياضي ΕΛΛΗΝΙΚΑ", []),
            ("iPHONE eBOOK McDONALD", []),
            ("(WYPRZEDAŻ), „OKAZJA”", ["WYPRZEDAŻ", "OKAZJA"]),
            ("", []),
        ]
    )
    func shouting(text: String, words: [String]) {
        #expect(Words.shouting(in: text).map(String.init) == words)
    }

    @Test("turns Persian and Arabic digits into ASCII and leaves the rest")
    func digits() {
        #expect(Digits.ascii("۱۲۳۴۵۶۷۸۹۰ ١٢٣٤٥٦٧٨٩٠") == "1234567890 1234567890")
        #expect(Digits.ascii("می\u{200C}خواهم ۲۰ وات ٫") == "می\u{200C}خواهم 20 وات ٫")
        #expect(Digits.ascii("plain 12") == "plain 12")
        #expect(Digits.isASCIIDigits("0123456789"))
        for text in ["", "1 2", "۱۲", "-1", "1.0"] {
            #expect(!Digits.isASCIIDigits(text), "\(text)")
        }
    }

    struct Wish: CustomTestStringConvertible {
        let word: String
        let nearest: String?
        var testDescription: String { word }
    }

    @Test(
        "suggests the nearest word",
        arguments: [
            Wish(word: "colour", nearest: "color"), Wish(word: "TITLE", nearest: "title"),
            Wish(word: "titel", nearest: "title"), Wish(word: "prcie", nearest: "price"),
            Wish(word: "szie", nearest: "size"), Wish(word: "gtn", nearest: "gtin"),
            Wish(word: "description2", nearest: "description"), Wish(word: "xyz", nearest: nil),
            Wish(word: "", nearest: nil), Wish(word: "pr", nearest: nil),
        ]
    )
    func suggestion(wish: Wish) {
        let known = ["title", "description", "price", "gtin", "color", "size"]
        #expect(Suggestion.nearest(to: wish.word, among: known) == wish.nearest)
    }
}
