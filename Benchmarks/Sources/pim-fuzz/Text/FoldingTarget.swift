import PIMText

/// Folding, and the way back to the original text.
struct FoldingTarget: TextTarget {
    private let foldings: [Folding] = [
        [], .caseless, .search, [.search, .marks, .kazakhLetters], [.letterCase, .turkicCase], [.letterCase, .digits],
        .vowelSigns, [.whiteSpace, .joiners],
    ].map { Folding($0) }
    private var folded = FoldedText()
    private var ranges = 0

    private static let pieces = [
        "a", "Z", "ß", "İ", "ı", "ﬁ", " ", "  ", "\t", "\r\n", "\n", "\u{85}", "\u{A0}", "\u{3000}", "ł", "ż",
        "z\u{307}",
        "e\u{301}\u{323}", "Ǆ", "ә", "Қазақ", "ё", "й", "и\u{306}", "می\u{200C}خواهم", "كتاب", "مُنْتَجٌ", "شَدّة", "ّ", "َّ",
        "َ", "ً", "ٰ",
        "\u{653}", "\u{654}", "آ", "أ", "ؤ", "ـ", "\u{200C}", "\u{200D}", "\u{200E}", "\u{61C}", "۱۲", "٣", "３", "é",
        "👨‍👩‍👧",
        "👍🏽", "🇰🇿", "🇵", "❤️", "\u{FE0F}", "\u{20E3}", "\u{AD}", "\u{202E}", "\u{FEFF}", "\u{0}", "ﷺ", "ﻻ", "한", "ᄀ",
        "ᅡ", "ᆨ", "क्ष", "\u{94D}", "漢", "カ", "ｶﾞ", "が", "か\u{3099}", "Å", "Ω", "\u{600}", "\u{301}", "\u{345}",
    ]

    var counts: [(name: String, count: Int)] { [("ranges led back", ranges)] }

    mutating func text(_ random: inout FuzzRandom) -> [UInt8] {
        var text = TextMutation.text(of: Self.pieces, most: random.pick([4, 12, 40]), &random)
        // Only scalars that every table knows: those of Unicode 14.
        let known = String(decoding: text, as: UTF8.self).unicodeScalars.filter { scalar in
            scalar.properties.age.map { $0.major <= 14 } ?? false
        }
        text = Array(String(String.UnicodeScalarView(known)).utf8)
        return text
    }

    mutating func problems(with text: [UInt8], _ random: inout FuzzRandom) -> [String] {
        let string = String(decoding: text, as: UTF8.self)
        var borders: Set<Int> = [0]
        var end = 0
        for character in string {
            end += character.utf8.count
            borders.insert(end)
        }
        var problems: [String] = []
        for (number, folding) in foldings.enumerated() {
            folded.fold(string, by: folding)
            problems += ways(back: borders, text.count, &random).map { "\($0) (profile \(number))" }
            let once = folded.text
            if once != folding.text(string) { problems.append("room that was used gives another fold: \(number)") }
            if once.utf8.contains(0xEF), once.unicodeScalars.contains("\u{FFFD}"),
                !string.unicodeScalars.contains("\u{FFFD}")
            {
                problems.append("the fold is no UTF-8: \(number)")
            }
        }
        return problems
    }

    /// Whether ranges of the fold lead to whole characters inside the text, and in their order.
    private mutating func ways(back borders: Set<Int>, _ count: Int, _ random: inout FuzzRandom) -> [String] {
        var problems: [String] = []
        guard folded.originalCount == count else { return ["the original has another length"] }
        guard folded.count > 0 else { return [] }
        var last = 0..<0
        for offset in 0..<folded.count {
            let range = folded.originalRange(of: offset..<(offset + 1))
            ranges += 1
            if range.isEmpty || range.upperBound > count { problems.append("a range is not inside: \(range)") }
            if !borders.contains(range.lowerBound) || !borders.contains(range.upperBound) {
                problems.append("a range cuts a character: \(range)")
            }
            if range.lowerBound < last.lowerBound || range.upperBound < last.upperBound {
                problems.append("ranges go back: \(last) \(range)")
            }
            if range != last, range.lowerBound < last.upperBound { problems.append("ranges meet: \(last) \(range)") }
            if folded.isBorder(offset) != (offset == 0 || range != last) {
                problems.append("a border is none: \(offset)")
            }
            last = range
        }
        if !folded.isBorder(folded.count) { problems.append("the end is no border") }
        for _ in 0..<4 {
            let start = random.below(folded.count)
            let end = start + 1 + random.below(folded.count - start)
            let whole = folded.originalRange(of: start..<end)
            let first = folded.originalRange(of: start..<(start + 1))
            let final = folded.originalRange(of: (end - 1)..<end)
            if whole != first.lowerBound..<final.upperBound { problems.append("a range is not its ends: \(whole)") }
        }
        return problems
    }
}
