import Testing

@testable import PIMText

@Suite("Unwanted characters")
struct UnwantedCharacterTests {
    /// What Unicode says of a character on its own.
    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x200C, 0x200D: false
        case 0xFFF9...0xFFFC, 0xE_0000...0xE_007F: true
        // Joins and shapes: vowels and selectors of Khmer, Mongolian and emoji, and signs of shorthand and music.
        case 0x17B4...0x17B5,
            0x180B...0x180F where scalar.value != 0x180E:
            false
        case 0xFE00...0xFE0F, 0xFFF0...0xFFF8, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE_0080...0xE_0FFF: false
        default:
            scalar.properties.generalCategory == .control || scalar.properties.isDefaultIgnorableCodePoint
                || scalar.properties.isNoncharacterCodePoint
        }
    }

    @Test("are told from all others, wherever they stand among other characters")
    func all() {
        var missed: [UInt32] = []
        for value in UInt32(0)...0x10_FFFF {
            guard let scalar = Unicode.Scalar(value), value != 0x20, value != 0x09, value != 0x0A, value != 0x0D else {
                continue
            }
            let before = ["", "a", "żółć gęś", "0123456789abcde"][Int(value % 4)]
            let text = before + String(scalar) + "b"
            let isUnwanted = Self.isUnwanted(scalar)
            let clean = isUnwanted ? before + "b" : text
            let isRight =
                InvisibleCharacters.contains(value) == isUnwanted
                && PlainText.clean(text).utf8.elementsEqual(clean.utf8)
                && text.withBytes { PlainText.isClean($0) || isUnwanted || value > 0xFFFF }
                && InvisibleCharacters.places(in: text).map(\.scalar) == (isUnwanted ? [scalar] : [])
                && text.withBytes { !InvisibleCharacters.hasUnwanted($0) } == text.withBytes { PlainText.isClean($0) }
            if !isRight { missed.append(value) }
        }
        #expect(missed.map { String($0, radix: 16) } == [])
    }

    struct Example: CustomTestStringConvertible {
        let text: String
        let clean: String
        init(_ text: String, _ clean: String? = nil) {
            self.text = text
            self.clean = clean ?? text
        }
        var testDescription: String { text.debugDescription }
    }

    private static let scotland = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}"

    @Test(
        "stay where they have work",
        arguments: [
            Example("x \(scotland) y"), Example(scotland + scotland), Example("\u{1F3F4}"),
            Example("\(scotland)\u{E0041}", scotland), Example(String(scotland.unicodeScalars.dropLast()), "\u{1F3F4}"),
            Example("a\u{E0067}\u{E0062}\u{E0073}\u{E007F}", "a"),
            Example("\u{1F3F4}\u{E0067}\u{E007F}", "\u{1F3F4}"),
            Example("\u{1F3F4}\u{AD}\u{E0067}\u{E0062}\u{E0073}\u{E007F}", "\u{1F3F4}"),
            Example("\u{1F3F4}" + String(repeating: "\u{E0061}", count: 40) + "\u{E007F}", "\u{1F3F4}"),
            Example("\u{0E01}\u{200B}\u{0E02}"), Example("\u{1780}\u{200B}\u{1780}"),
            Example("\u{1780}\u{200B}\u{200B}\u{1780}", "\u{1780}\u{1780}"), Example("\u{0E01}\u{200B}a", "\u{0E01}a"),
            Example("a\u{200B}b\u{200B}", "ab"), Example("\u{182D}\u{180E}\u{1820}"), Example("a\u{180E}b", "ab"),
            Example("\u{5D0}\u{5B7}\u{34F}\u{5B4}"), Example("a\u{34F}b", "ab"),
            Example("\u{1100}\u{1160}\u{11A8}"), Example("\u{1100}\u{1160}"), Example("\u{115F}\u{1161}"),
            Example("\u{115F}\u{1160}", ""),
            Example("می\u{200C}خواهم 👨‍👩‍👧 ❤️ 👍🏽 葛\u{E0100}"), Example("a\u{FFFD}b\u{E000}c\u{F0000}"),
            Example("x\u{7F}y\u{2060}z\u{3164}", "xyz"), Example("\u{7F}", ""), Example("1234567\u{7F}89", "123456789"),
        ]
    )
    func work(example: Example) {
        let clean = Array(example.clean.utf8)
        #expect(Array(PlainText.clean(example.text).utf8) == clean)
        #expect(Array(PlainText.fromHTML(example.text + "<b>").utf8) == clean)
        #expect(Array(PlainText.clean(example.clean).utf8) == clean)
        let removed = InvisibleCharacters.places(in: example.text).reduce(0) { $0 + $1.range.count }
        #expect(removed == example.text.utf8.count - clean.count)
        #expect((InvisibleCharacters.first(in: example.text) == nil) == (example.text.utf8.count == clean.count))
    }

    @Test("take time in proportion to the length")
    func hostile() {
        for piece in ["\u{1F3F4}", "\u{E0061}", "\u{200B}", "\u{1780}\u{200B}", "\u{34F}", "\u{1F3F4}\u{E0061}"] {
            let text = String(repeating: piece, count: 100_000)
            #expect(PlainText.clean(text).utf8.count <= text.utf8.count)
            #expect(InvisibleCharacters.places(in: text).count <= 200_000)
        }
    }

    @Test(
        "are no characters that tell of something lost",
        arguments: [
            ("a\u{FFFD}", "\u{FFFD}"), ("a\u{F8FF}b", "\u{F8FF}"), ("\u{10FFFD}", "\u{10FFFD}"), ("żółć 🎁", nil),
        ] as [(String, Unicode.Scalar?)]
    )
    func doubtful(text: String, scalar: Unicode.Scalar?) {
        #expect(InvisibleCharacters.hasLost(in: text) == (scalar == "\u{FFFD}"))
        #expect(InvisibleCharacters.firstPrivate(in: text) == (scalar == "\u{FFFD}" ? nil : scalar))
        #expect(TextMarks(of: text).contains(.doubtful) == (scalar != nil))
        #expect(PlainText.clean(text) == text)
    }
}
