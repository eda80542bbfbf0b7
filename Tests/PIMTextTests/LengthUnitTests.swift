import PIMText
import Testing

@Suite("Length unit")
struct LengthUnitTests {
    struct Vector: CustomTestStringConvertible {
        let text: String
        let graphemes: Int
        let codePoints: Int
        let bytes: Int
        let utf16: Int
        var testDescription: String { text }
    }

    @Test(
        "counts as Unicode does",
        arguments: [
            Vector(text: "", graphemes: 0, codePoints: 0, bytes: 0, utf16: 0),
            Vector(text: "می\u{200C}خواهم", graphemes: 7, codePoints: 8, bytes: 17, utf16: 8),
            Vector(text: "شارژر USB-C ۲۰ وات Anker", graphemes: 24, codePoints: 24, bytes: 34, utf16: 24),
            Vector(text: "مُنْتَجٌ", graphemes: 4, codePoints: 8, bytes: 16, utf16: 8),
            Vector(text: "Äielder aiaq kiımı, qoñyr tüstı", graphemes: 31, codePoints: 31, bytes: 37, utf16: 31),
            Vector(text: "z\u{307}o\u{301}łc\u{301}", graphemes: 4, codePoints: 7, bytes: 11, utf16: 7),
            Vector(text: "👨‍👩‍👧‍👦", graphemes: 1, codePoints: 7, bytes: 25, utf16: 11),
            Vector(text: "🇰🇿", graphemes: 1, codePoints: 2, bytes: 8, utf16: 4),
            Vector(text: "a\r\nb", graphemes: 3, codePoints: 4, bytes: 4, utf16: 4),
        ]
    )
    func counts(vector: Vector) {
        #expect(LengthUnit.graphemes.length(of: vector.text) == vector.graphemes)
        #expect(LengthUnit.codePoints.length(of: vector.text) == vector.codePoints)
        #expect(LengthUnit.utf8.length(of: vector.text) == vector.bytes)
        #expect(LengthUnit.utf16.length(of: vector.text) == vector.utf16)
    }

    @Test(
        "counts an escaped character as long as its entity",
        arguments: ["Botki \"Wisła\" & szal": 34, "Kurtka <S> & <M>": 32, "Zażółć gęślą jaźń": 17]
    )
    func escaped(text: String, length: Int) {
        #expect(LengthUnit.htmlEscapedCodePoints.length(of: text) == length)
    }

    @Test("agrees with the standard library on random texts")
    func random() {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<500 {
            let text = generator.text(maximumLength: 40)
            #expect(LengthUnit.codePoints.length(of: text) == text.unicodeScalars.count)
            #expect(LengthUnit.utf16.length(of: text) == text.utf16.count)
            #expect(LengthUnit.utf8.length(of: text) == text.utf8.count)
            #expect(LengthUnit.graphemes.length(of: text) == text.count)
            let plain = String(text.unicodeScalars.filter { $0 != "'" }.map(Character.init))
            let escaped = PlainText.escapeHTML(plain).unicodeScalars.count
            #expect(LengthUnit.htmlEscapedCodePoints.length(of: plain) == escaped)
        }
    }

    @Test("names every unit in words")
    func labels() {
        #expect(LengthUnit.codePoints.label == "code points")
        #expect(Set(LengthUnit.allCases.map(\.label)).count == LengthUnit.allCases.count)
    }
}
