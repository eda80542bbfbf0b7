import PIMText

extension RuleKind {
    /// Words that come again and again.
    public static let repetition = RuleKind(
        "text.repetition",
        "No word stands twice in a row, none too often, and no row of words is too long.",
        parameters: [
            Parameter("doubled", .flag, "whether a word may stand twice in a row; it may not if this is not said"),
            Parameter("word", .count, "how often a word of four letters and more may stand in the text"),
            Parameter("list", .count, "how many short parts may stand in a row between commas"),
            Parameter("except", .texts, "words that may be repeated"),
        ],
        examples: [
            Example(
                ["except": ["bora", "آرام"]],
                good: [
                    RuleSample("Bora Bora, very, very warm. 10 10", "en_GB"), RuleSample("آرام آرام", "fa_IR"),
                    RuleSample("Kurtka. Kurtka zimowa", "pl_PL"), RuleSample("the theme", "en_GB"),
                ],
                bad: [
                    RuleSample("The the jacket", "en_GB", fixed: "The jacket"),
                    RuleSample("Kurtka na na zimę", "pl_PL", fixed: "Kurtka na zimę"),
                    RuleSample("کفش با با بند", "fa_IR", fixed: "کفش با بند"),
                    RuleSample("Жылы жылы!", "kk_KZ", fixed: "Жылы!"),
                ]
            ),
            Example(
                ["doubled": true, "word": 2, "list": 4],
                good: [
                    RuleSample("jacket jacket, warm", "en_GB"),
                    RuleSample("a, b, c and a very long part of it", "en_GB"),
                ],
                bad: [
                    RuleSample("Jacket: warm jacket, winter JACKET", "en_GB"),
                    RuleSample("kurtka, zima, buty, narty, góry", "pl_PL"),
                    RuleSample("کفش، بوت، چراغ، کیف، کوه", "fa_IR"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let folding = Folding(.caseless)
            let kept = Set(settings.texts("except").map { folding.text($0) })
            let finder = RepetitionFinder(kept: kept, word: settings.count("word"), list: settings.count("list"))
            let allowsDoubled = settings.flag("doubled")
            return .text { text in
                var breaches: [Breach] = []
                if !allowsDoubled {
                    for (range, gap) in text.text.withBytes(finder.doubled) {
                        let word = text.string(range)
                        guard let breach = text.breach("\"\(word)\" stands twice in a row", range),
                            !text.isProtected(gap.lowerBound - 1..<gap.upperBound)
                        else { continue }
                        let cut = gap.lowerBound..<range.upperBound
                        let isWhole = text.characters(around: cut) == cut && breach.range == range
                        let fix = isWhole ? TextFix(cut, with: "", isSafe: false) : nil
                        breaches.append(Breach(breach.message, breach.range, fix: fix))
                    }
                }
                breaches += finder.frequent(in: text)
                breaches += finder.lists(in: text)
                return .breaches(breaches)
            }
        }
    )
}

/// Finds what is repeated in a text.
private struct RepetitionFinder: Sendable {
    var kept: Set<String>
    var word: Int?
    var list: Int?
    private let folding = Folding(.caseless)

    init(kept: Set<String>, word: Int?, list: Int?) {
        self.kept = kept
        self.word = word
        self.list = list
    }

    /// The words that repeat the word before them, and the space between.
    func doubled(_ bytes: UnsafeBufferPointer<UInt8>) -> [(range: Range<Int>, gap: Range<Int>)] {
        var found: [(range: Range<Int>, gap: Range<Int>)] = []
        var last = 0..<0
        var index = 0
        while index < bytes.count {
            var end = index
            while end < bytes.count, bytes[end] > 0x20 { end += 1 }
            let token = index..<end
            if !last.isEmpty, token.count >= last.count, let word = repeated(last, token, bytes) {
                found.append((word, last.upperBound..<word.lowerBound))
            }
            // A line's end parts words; spaces do not.
            index = end
            while index < bytes.count, bytes[index] == 0x20 { index += 1 }
            let isLineEnd = index < bytes.count && bytes[index] < 0x20
            last = isLineEnd ? 0..<0 : token
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
        }
        return found
    }

    /// The word at the beginning of a token that is the same as the token before.
    private func repeated(
        _ last: Range<Int>,
        _ token: Range<Int>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Range<Int>? {
        var offset = 0
        while offset < last.count {
            let (one, other) = (bytes[last.lowerBound + offset], bytes[token.lowerBound + offset])
            guard one == other || one | 0x20 == other | 0x20 && one.isASCIILetter || one >= 0x80 && other >= 0x80 else {
                return nil
            }
            offset += 1
        }
        let word = token.lowerBound..<token.lowerBound + last.count
        if let next = bytes.scalar(from: word.upperBound), word.upperBound < token.upperBound {
            // The token goes on: with a mark it is the same word, with a letter another one.
            guard next.value < 0x80 || SpacedMarks.contains(next.value) || next.value == 0x2026, !next.isLetter,
                !next.isDigit,
                next.value != 0x27, next.value != 0x2D
            else { return nil }
        }
        guard isLetters(last, bytes) else { return nil }
        let first = folding.text(String(decoding: bytes[last], as: UTF8.self))
        let second = folding.text(String(decoding: bytes[word], as: UTF8.self))
        return first == second && !kept.contains(first) ? word : nil
    }

    private func isLetters(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound, let scalar = bytes.scalar(from: index) {
            guard scalar.isLetter || scalar.value == 0x200C else { return false }
            index = scalar.range.upperBound
        }
        return true
    }

    /// The words that stand in a text more often than they may, where they do so first.
    func frequent(in text: CheckedText) -> [Breach] {
        // So many words of four letters have five bytes each at least.
        guard let word, text.text.utf8.count >= 5 * word else { return [] }
        return text.text.withBytes { bytes in
            var counts: [UInt64: Int] = [:]
            var breaches: [(range: Range<Int>, key: UInt64)] = []
            for range in text.wordRanges where range.count >= 4 {
                let part = UnsafeBufferPointer(rebasing: bytes[range])
                guard LengthUnit.codePoints.length(of: part) >= 4 else { continue }
                let key = key(of: part)
                counts[key, default: 0] += 1
                guard counts[key] == word + 1, !kept.contains(folding.text(text.string(range))) else { continue }
                breaches.append((range, key))
            }
            return breaches.compactMap { range, key in
                let message = "\"\(text.string(range))\" stands in it \(counts[key] ?? 0) times, more than \(word)"
                return text.breach(message, range)
            }
        }
    }

    /// A number for a word that is the same in capitals and small letters (FNV-1a).
    private func key(of word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if word.mayHaveCase({ _ in false }) {
            return Self.hash(folding.text(String(decoding: word, as: UTF8.self)).utf8)
        }
        return Self.hash(word)
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1.asciiLowercased)) &* 0x100_0000_01B3 }
    }

    /// The rows of short parts between commas that are too long.
    func lists(in text: CheckedText) -> [Breach] {
        guard let list else { return [] }
        return text.text.withBytes { bytes in
            var parts: [Range<Int>] = []
            var breaches: [Breach] = []
            func close() {
                if parts.count > list, let first = parts.first, let last = parts.last {
                    let range = text.characters(around: first.lowerBound..<last.upperBound)
                    breaches.append(Breach("it lists \(parts.count) parts in a row, more than \(list)", range))
                }
                parts = []
            }
            var start = 0
            var index = 0
            while index <= bytes.count {
                let isComma = index < bytes.count && (bytes[index] == 0x2C || isArabicComma(bytes, index))
                let isEnd = index == bytes.count || [0x2E, 0x21, 0x3F, 0x0A, 0x3A, 0x3B].contains(bytes[index])
                guard isComma || isEnd else {
                    index += 1
                    continue
                }
                let part = UnsafeBufferPointer(rebasing: bytes[start..<index])
                let range = part.trimmedRange
                let isShort = !range.isEmpty && part[range].count { $0 == 0x20 } < 3
                if isShort { parts.append(start + range.lowerBound..<start + range.upperBound) }
                if !isShort || isEnd { close() }
                index += index < bytes.count && bytes[index] >= 0x80 ? 2 : 1
                start = index
            }
            return breaches
        }
    }

    private func isArabicComma(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xD8 && index + 1 < bytes.count && bytes[index + 1] == 0x8C
    }
}
