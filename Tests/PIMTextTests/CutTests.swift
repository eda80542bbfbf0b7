import PIMText
import Testing

@Suite("Cut")
struct CutTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let limit: Int
        let unit: LengthUnit
        let cut: String
        init(_ text: String, _ limit: Int, _ unit: LengthUnit, _ cut: String) {
            self.text = text
            self.limit = limit
            self.unit = unit
            self.cut = cut
        }
        var testDescription: String { "\(text) to \(limit) \(unit.label)" }
    }

    private static let boots = "نیم\u{200C}بوت چرمی زنانه قهوه\u{200C}ای"

    @Test(
        "ends a hard cut at a character border",
        arguments: [
            Example(boots, 4, .codePoints, "نیم"),
            Example(boots, 3, .codePoints, "نیم"),
            Example(boots, 20, .utf8, "نیم\u{200C}بوت چر"),
            Example(boots, 24, .codePoints, "نیم\u{200C}بوت چرمی زنانه قهوه"),
            Example(boots, 51, .utf8, boots),
            Example("👨‍👩‍👧‍👦 сет", 10, .utf8, ""),
            Example("Zestaw 🎁🎁", 10, .utf16, "Zestaw 🎁"),
            Example("مُنْتَجٌ", 3, .codePoints, "مُ"),
            Example("Қабат 2, сөре 5", 20, .utf8, "Қабат 2, сөр"),
            Example("طبقه ۲، قفسه ۵", 20, .utf8, "طبقه ۲، قفس"),
            Example("Piętro 2, regał 14", 20, .utf8, "Piętro 2, regał 14"),
            Example("R & D", 6, .htmlEscapedCodePoints, "R"),
            Example("R & D", 7, .htmlEscapedCodePoints, "R &"),
            Example("z\u{307}z\u{307}", 3, .codePoints, "z\u{307}"),
            Example("a\r\nb", 2, .codePoints, "a"),
            Example("🇰🇿🇵🇱", 1, .graphemes, "🇰🇿"),
            Example("kurtka", 0, .utf8, ""),
            Example("kurtka", -1, .graphemes, ""),
            Example("", 0, .codePoints, ""),
        ]
    )
    func hard(example: Example) {
        #expect(Cut.hardCut(example.text, to: example.limit, unit: example.unit) == example.cut)
    }

    @Test(
        "prefers a word border in the last third",
        arguments: [
            Example("Kurtka zimowa damska", 17, .codePoints, "Kurtka zimowa"),
            Example("Kurtka zimowa damska", 13, .codePoints, "Kurtka zimowa"),
            Example("Kurtka zimowa damska", 14, .codePoints, "Kurtka zimowa"),
            Example("Kurtka zimowa damska", 20, .codePoints, "Kurtka zimowa damska"),
            Example("But przeciwdeszczowy", 15, .codePoints, "But przeciwdesz"),
            Example("Zestaw 🎁🎁", 10, .utf16, "Zestaw 🎁"),
            Example("Waga 1200\u{A0}kg", 10, .codePoints, "Waga 1200"),
            Example("Kurtka  zimowa", 9, .codePoints, "Kurtka"),
            Example("می\u{200C}خواهم\u{200C}شان", 9, .codePoints, "می\u{200C}خواهم"),
        ]
    )
    func words(example: Example) {
        #expect(Cut.cut(example.text, to: example.limit, unit: example.unit) == example.cut)
    }

    @Test("cuts between any two code points when asked to")
    func codePoints() {
        #expect(Cut.codePointCut("ab cd", to: 3, unit: .codePoints) == "ab ")
        #expect(Cut.codePointCut("z\u{307}z", to: 1, unit: .codePoints) == "z")
        #expect(Cut.codePointCut("łódź", to: 3, unit: .utf8) == "ł")
        #expect(Cut.codePointCut("łódź", to: 4, unit: .codePoints) == "łódź")
    }

    @Test(
        "never leaves half an emoji, a flag, a mark or a joiner",
        arguments: [
            Example("ab👍🏽", 3, .codePoints, "ab"), Example("ab1\u{FE0F}\u{20E3}", 4, .codePoints, "ab"),
            Example("🇰🇿🇵🇱", 3, .codePoints, "🇰🇿"), Example("🇰🇿🇵🇱", 6, .utf16, "🇰🇿"), Example("🇰🇿🇵🇱", 3, .displayWidth, "🇰🇿"),
            Example("x👨‍👩‍👧y", 3, .codePoints, "x"), Example("x❤\u{FE0F}y", 2, .displayWidth, "x"),
            Example("冬の上着", 5, .displayWidth, "冬の"), Example("می\u{200C}\u{200C}خواهم", 4, .codePoints, "می"),
            Example("ab\u{200D}cd", 3, .codePoints, "ab"), Example("한국어 옷", 5, .utf8, "한"),
            Example("क्षत्र", 4, .codePoints, "क्ष"), Example("z\u{307}z\u{307}", 1, .displayWidth, "z\u{307}"),
        ]
    )
    func wholeCharacters(example: Example) {
        let piece = Cut.piece(of: example.text, to: example.limit, unit: example.unit, at: .characters)
        #expect(Array(piece.text.utf8) == Array(example.cut.utf8))
        #expect(piece.isCut)
    }

    @Test("tells whether it cut")
    func reports() {
        let whole = Cut.piece(of: "Kurtka zimowa", to: 13, unit: .graphemes)
        #expect(whole.text == "Kurtka zimowa" && !whole.isCut)
        let part = Cut.piece(of: "Kurtka zimowa", to: 9, unit: .utf8)
        #expect(part.text == "Kurtka" && part.isCut)
        #expect(!Cut.piece(of: "", to: 0, unit: .displayWidth).isCut)
    }

    @Test("always fits, is a beginning of the text and ends clean")
    func random() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<400 {
            let text = generator.text(maximumLength: 20)
            let limit = Int.random(in: 0...30, using: &generator)
            for unit in LengthUnit.allCases {
                for cut in [Cut.cut(text, to: limit, unit: unit), Cut.hardCut(text, to: limit, unit: unit)] {
                    #expect(unit.length(of: cut) <= limit)
                    #expect(Array(text.utf8).starts(with: Array(cut.utf8)))
                    if unit.length(of: text) <= limit {
                        #expect(Array(cut.utf8) == Array(text.utf8))
                    } else if let last = cut.unicodeScalars.last {
                        #expect(!last.properties.isWhitespace && last != "\u{200C}" && last != "\u{200D}")
                    }
                }
            }
        }
    }
}
