import PIMCatalog
import PIMFeeds
import PIMText
import Testing

@Suite("passages")
struct PassageTextTests {
    struct Example: Sendable {
        let text: String
        let word: String
        let columns: Int
        let lines: [String]

        init(_ text: String, _ word: String, _ columns: Int = 76, _ lines: String...) {
            self.text = text
            self.word = word
            self.columns = columns
            self.lines = lines
        }
    }

    static func passage(_ text: String, _ word: String) -> Passage {
        let (bytes, part) = (Array(text.utf8), Array(word.utf8))
        let start = bytes.indices.first { bytes[$0...].starts(with: part) } ?? 0
        return Passage(text, start..<start + part.count)
    }

    @Test(
        "marks the words",
        arguments: [
            Example("the new SHELL keeps", "SHELL", 76, "the new SHELL keeps", "        ^^^^^"),
            Example("żółć ŻÓŁĆ", "ŻÓŁĆ", 76, "żółć ŻÓŁĆ", "     ^^^^"),
            Example("新しい靴です", "靴", 76, "新しい靴です", "      ^^"),
            Example("a\u{301}bc", "b", 76, "a\u{301}bc", " ^"),
            Example("one\ntwo\tthree", "two", 76, "one⏎two three", "    ^^^"),
            Example("x\u{1B}[0my", "y", 76, "x\\u{1b}[0my", "          ^"),
            Example("a\u{202E}b", "b", 76, "a\\u{202e}b", "         ^"),
            Example("", "", 76, "", "^"),
            Example("abc", "", 76, "abc", "^"),
            Example("کفش نو است", "نو", 76, "\u{2068}کفش ⟦نو⟧ است\u{2069}"),
            Example("کفش GORE-TEX است", "GORE-TEX", 76, "\u{2068}کفش ⟦GORE-TEX⟧ است\u{2069}"),
            Example("new 👍🏽 shoe", "shoe", 76, "new 👍🏽 ⟦shoe⟧"),
            Example("नया जूता", "जूता", 76, "नया ⟦जूता⟧"),
            Example(
                "aaaaaaaaa bbbbbbbbb ccccc ddddddddd eeeeeeeee",
                "ccccc",
                24,
                "…bbbbbb ccccc ddddddd…",
                "        ^^^^^"
            ),
            Example("ccccc ddddddddd eeeeeeeee ffffff", "ccccc", 24, "ccccc ddddddddd eeee…", "^^^^^"),
            Example("aaaaaa bbbbbbbbb eeeeeeeee ccccc", "ccccc", 24, "…bbbb eeeeeeeee ccccc", "                ^^^^^"),
            Example(
                "aa bbbbbbbbbbbbbbbbbbbbbbbbbbbbb cc",
                "bbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                24,
                "aa bbbbbbbbbbbbbbb…",
                "   ^^^^^^^^^^^^^^^^"
            ),
        ]
    )
    func marks(_ example: Example) {
        let lines = PassageText.lines(Self.passage(example.text, example.word), columns: example.columns)
        #expect(lines == example.lines)
    }

    @Test("a part that cuts into a character takes all of it")
    func borders() {
        let text = "a👩‍👩‍👧b"
        for range in [2..<3, 1..<2, 5..<9, 1..<19] {
            #expect(PassageText.lines(Passage(text, range)) == ["a⟦👩‍👩‍👧⟧b"], "\(range)")
        }
        #expect(PassageText.lines(Passage("ab", 5..<9)) == ["ab", "  ^"])
    }

    @Test("without isolation nothing is added")
    func plain() {
        #expect(PassageText.lines(Self.passage("کفش نو", "نو"), isolating: false) == ["کفش ⟦نو⟧"])
    }

    @Test("keeps to the columns, cuts between characters, and leaves isolates in pairs")
    func properties() {
        var generator = SeededGenerator(seed: 1)
        let pieces = [
            "a", "Wort ", "靴", "ż", "e\u{301}", "👩‍👩‍👧", "🇰🇿", "می\u{200C}خواهم ", "\u{0}", "\n", "\u{202E}", "\u{2068}",
            "क्षि", "\u{301}",
            " ", "7", "한",
        ]
        for _ in 0..<3000 {
            let count = Int.random(in: 0...60, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let start = Int.random(in: 0...text.utf8.count, using: &generator)
            let end = Int.random(in: start...text.utf8.count, using: &generator)
            let columns = Int.random(in: 0...60, using: &generator)
            let lines = PassageText.lines(Passage(text, start..<end), columns: columns)
            for line in lines {
                #expect(LengthUnit.displayWidth.length(of: line) <= max(columns, 20))
                #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
            }
            let opened = lines[0].unicodeScalars.count { $0.value == 0x2068 }
            let closed = lines[0].unicodeScalars.count { $0.value == 0x2069 }
            #expect(opened == closed && opened <= 1)
            #expect(lines.count == 2 || lines[0].unicodeScalars.contains("⟦"))
        }
    }

    @Test("a finding for people, with its words")
    func report() {
        let finding = Finding(
            "text.shouting",
            .warning,
            "\"GORE-TEX SHELL\" shouts",
            remedy: "write it in small letters",
            at: SourcePosition(file: "products.jsonl", line: 17),
            product: "NORD-XL",
            attribute: "name",
            scope: Scope(channel: "web", locale: "en_US")
        )
        let passage = Passage("the new GORE-TEX SHELL keeps", 8..<22)
        let expected = [
            "products.jsonl:17: new warning: \"GORE-TEX SHELL\" shouts [text.shouting]",
            "  product NORD-XL, attribute name, web/en_US — write it in small letters",
            "    the new GORE-TEX SHELL keeps",
            "            ^^^^^^^^^^^^^^",
        ]
        #expect(ReportText.lines(ReportEntry(finding, passage: passage, isNew: true)) == expected)
        #expect(ReportText.lines(ReportEntry(Finding("a", .note, "b"))) == ["note: b [a]"])
    }
}
