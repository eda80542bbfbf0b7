import Testing

@testable import PIMText

@Suite("Borders between characters")
struct GraphemeTests {
    @Test("stand where the standard library has them, for texts of many scripts", arguments: 1...40)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let text = generator.scripts(maximumLength: 14)
            var expected = [0]
            for character in text { expected.append(expected[expected.count - 1] + character.utf8.count) }
            let found = text.withBytes { bytes in
                var borders = [0]
                while let last = borders.last, last < bytes.count {
                    borders.append(Graphemes.end(in: bytes, from: last))
                }
                return borders
            }
            #expect(found == expected, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
            #expect(text.withBytes { Graphemes.count($0) } == text.count)
            text.withBytes { bytes in
                for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
                    let border = expected.last { $0 <= offset }
                    #expect(Graphemes.border(in: bytes, atOrBefore: offset) == border)
                }
            }
        }
    }

    @Test("are kept by every scalar between two letters as the standard library keeps them")
    func everyScalar() {
        var others: [String] = []
        for value in [UInt32](0...0x1_FFFF) + [UInt32](0xE_0000...0xE_0FFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(scalar)\(scalar)b"
            let count = text.withBytes { Graphemes.count($0) }
            let isKnown = scalar.properties.age.map { $0 <= (14, 0) } ?? false
            // The standard library does not know that U+11A3A stands before letters.
            if count != text.count, isKnown, value != 0x11A3A { others.append(String(value, radix: 16)) }
        }
        #expect(others == [])
    }

    @Test(
        "take as many columns as a terminal gives them",
        arguments: [
            ("", 0), ("Kurtka", 6), ("żółć", 4), ("z\u{307}o\u{301}", 2), ("冬の上着", 8), ("ＡＢ", 4), ("ｶﾅ", 2),
            ("겨울", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("می\u{200C}خواهم", 7), ("مُنْتَجٌ", 4), ("👨‍👩‍👧‍👦", 2), ("🇰🇿", 2),
            ("👍🏽", 2),
            ("1\u{FE0F}\u{20E3}", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("⌚", 2), ("⌚\u{FE0E}", 1), ("a\u{AD}b\u{200B}", 2),
            ("½±°", 3), ("a\r\nb", 2), ("\u{FEFF}x", 1),
        ]
    )
    func columns(text: String, width: Int) {
        #expect(LengthUnit.displayWidth.length(of: text) == width)
    }

    @Test("place a range of bytes in every unit")
    func ranges() {
        let text = "می\u{200C}خواهم 👍🏽 ok"
        let range = 18..<26
        #expect(LengthUnit.utf8.range(ofBytes: range, in: text) == 18..<26)
        #expect(LengthUnit.codePoints.range(ofBytes: range, in: text) == 9..<11)
        #expect(LengthUnit.utf16.range(ofBytes: range, in: text) == 9..<13)
        #expect(LengthUnit.graphemes.range(ofBytes: range, in: text) == 8..<9)
        #expect(LengthUnit.displayWidth.range(ofBytes: range, in: text) == 8..<10)
        #expect(LengthUnit.utf8.range(ofBytes: 20..<99, in: text) == 20..<29)
    }
}
