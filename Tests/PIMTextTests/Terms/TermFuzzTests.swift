import Testing

@testable import PIMText

@Suite("Terms in random texts")
struct TermFuzzTests {
    static let alphabets: [[String]] = [
        ["a", "b", "A", " ", "  ", "ab", "-", ".", "'", "\t", "\n", "1", "_", ",", "a\u{AD}", "\u{0}"],
        ["i", "ı", "İ", "I", "ş", "ß", "ss", "SS", "ł", "Ż", "z\u{307}", " ", "\u{A0}", "\u{2011}", "-", "’"],
        ["қ", "к", "Қ", "у", "ү", "й", "и\u{306}", "ё", "е", " ", "\u{301}", "-", ".", "і"],
        [
            "م", "ی", "ي", "\u{200C}", "خ", "ك", "ک", "\u{64E}", "\u{651}", "\u{640}", " ", "،", "۱", "1", "٢",
            "\u{200F}",
        ],
        ["ك", "ت", "ا", "أ", "ب", "ة", "ه", "\u{640}", "\u{640}\u{640}", "\u{64B}", "ﻻ", " ", ".", "a", "\u{202E}"],
        ["👍", "👍🏽", "👨‍👩‍👧", "👩", "\u{200D}", "🇰", "🇿", "🇵", "\u{FE0F}", "❤", " ", "a", "冬", "服", "+", "\u{20E3}"],
    ]

    static func text(_ generator: inout SeededGenerator, _ pieces: [String], _ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    @Test("are found as by trying each term at each place", arguments: 1...40)
    func judged(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let profiles: [FoldProfile] = [
            .search, .caseless, [], [.search, .marks, .kazakhLetters], [.search, .turkicCase],
        ]
        let allFoldings = profiles.map { TermFoldings($0) }
        var matchCount = 0
        for round in 0..<500 {
            var pieces = Self.alphabets[(round + Int(seed)) % Self.alphabets.count]
            if round % 3 == 0 { pieces += Self.alphabets[round / 7 % Self.alphabets.count] }
            pieces.shuffle(using: &generator)
            pieces = Array(pieces.prefix(round % 2 == 0 ? 4 : 12))
            let foldings = allFoldings[round % profiles.count]
            let refuser = TermJudge(terms: [], foldings: foldings)
            let terms = (0..<Int.random(in: 1...8, using: &generator)).compactMap { place -> Term? in
                let term = Term(
                    Self.text(&generator, pieces, 1...4),
                    id: place * 10,
                    extent: Term.Extent.allCases.randomElement(using: &generator) ?? .prefix,
                    keepsCase: Bool.random(using: &generator),
                    allowsOtherMarks: Int.random(in: 0..<4, using: &generator) == 0
                )
                return refuser.isRefused(term) ? nil : term
            }
            let set = try TermSet(
                terms,
                folding: foldings.loose,
                exact: foldings.exact,
                denseLimit: round % 4 == 0 ? 400 : 1 << 20
            )
            var finder = TermFinder(set)
            let judge = TermJudge(terms: terms, foldings: foldings)
            let text = Self.text(&generator, pieces, 0...24)
            let expected = judge.matches(in: text, all: false)
            let found = finder.matches(in: text)
            #expect(found == expected, "\(text.debugDescription) \(terms)")
            let all = finder.allMatches(in: text)
            let expectedAll = judge.matches(in: text, all: true)
            #expect(all == expectedAll, "\(text.debugDescription) \(terms)")
            matchCount += expected.count
            check(expected, in: text)
        }
        #expect(matchCount > 500)
    }

    private func check(_ matches: [TermMatch], in text: String) {
        let borders = Set(text.indices.map { $0.utf16Offset(in: text) } + [text.utf16.count])
        let units = LengthUnit.utf16.ranges(of: matches, in: text)
        let characters = LengthUnit.graphemes.ranges(of: matches, in: text)
        var end = 0
        for (place, match) in matches.enumerated() {
            #expect(match.range.lowerBound >= end && !match.range.isEmpty)
            end = match.range.upperBound
            #expect(units[place] == LengthUnit.utf16.range(ofBytes: match.range, in: text))
            #expect(borders.contains(units[place].lowerBound) && borders.contains(units[place].upperBound))
            let start = text.utf8.index(text.startIndex, offsetBy: match.range.lowerBound)
            let stop = text.utf8.index(text.startIndex, offsetBy: match.range.upperBound)
            let before = text[..<start].count
            #expect(characters[place] == before..<(before + text[start..<stop].count))
        }
    }

    @Test("stand at the borders that the whole text has", arguments: 1...20)
    func borders(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for round in 0..<200 {
            let text =
                round % 2 == 0
                ? generator.scripts(maximumLength: 12)
                : Self.text(&generator, Self.alphabets.joined() + ["\"", ":", ";", "א", "ב", "\r\n"], 0...20)
            text.withBytes { bytes in
                var borders = WordBorders(bytes)
                for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
                    #expect(borders.isBorder(offset) == WordBoundaries.isBoundary(at: offset, in: bytes), "\(text)")
                }
            }
        }
    }
}
