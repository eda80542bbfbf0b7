import Testing

@testable import PIMText

@Suite("Sentences")
struct SentenceTests {
    @Test(
        "end where UAX #29 says",
        arguments: [
            ("Jeden. Dwa! Trzy?", ["Jeden. ", "Dwa! ", "Trzy?"]), ("Cena 3.14 zł. Tak", ["Cena 3.14 zł. ", "Tak"]),
            ("ok. 5 cm, np. mały", ["ok. 5 cm, np. mały"]), ("U.S.A. jest", ["U.S.A. jest"]),
            ("„Tak.” Nie", ["„Tak.” ", "Nie"]), ("a\nb\r\nc", ["a\n", "b\r\n", "c"]),
            ("این یک جمله است. جمله دوم؟ سوم", ["این یک جمله است. ", "جمله دوم؟ ", "سوم"]),
            ("Қысқы күртеше. Жылы!", ["Қысқы күртеше. ", "Жылы!"]), ("冬。夏。", ["冬。", "夏。"]), ("", []),
        ]
    )
    func sentences(text: String, sentences: [String]) {
        let bytes = Array(text.utf8)
        #expect(SentenceBoundaries(text).map { String(decoding: bytes[$0], as: UTF8.self) } == sentences)
    }

    @Test("stand where ICU has them", .enabled(if: Witness.node != nil, "no node here"))
    func icu() throws {
        var generator = SeededGenerator(seed: 78)
        var texts: [String] = []
        let pieces = [
            "a", "B", "ж", "Қ", "کفش", "冬", "12", ".", "!", "?", "؟", "。", " ", "  ", ")", "„", "”", ",", "\n",
            "\u{301}",
        ]
        while texts.count < 3_000 {
            let words = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }
            texts.append(words.joined())
            let mixed = generator.scripts(maximumLength: 12)
            // The upright marks of Chinese end sentences in later versions of Unicode.
            let isOld = mixed.unicodeScalars.allSatisfy {
                WordBoundaryTests.isPlain($0) && !(0xFE10...0xFE19).contains($0.value)
            }
            if isOld { texts.append(mixed) }
        }
        let found = try WordBoundaryTests.segments(of: texts, "sentence")
        var wrong: [[String]] = []
        for (text, expected) in zip(texts, found) {
            let ends = SentenceBoundaries(text).map(\.upperBound)
            if ends != expected.ends {
                wrong.append(text.unicodeScalars.map { String($0.value, radix: 16) } + ["\(ends) \(expected.ends)"])
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    }
}
