import PIMText

extension RuleKind {
    /// How many sentences a text has, and how long they are.
    public static let sentences = RuleKind(
        "text.sentences",
        "The text has as many sentences as it may have, and none of them is too long.",
        parameters: [
            Parameter("min", .count, "the least number of sentences"),
            Parameter("max", .count, "the greatest number of sentences"),
            Parameter("words", .count, "the greatest number of words in one sentence"),
            Parameter("abbreviations", .texts, "abbreviations that end no sentence, besides the known ones"),
        ],
        examples: [
            Example(
                ["min": 1, "max": 2],
                good: [
                    RuleSample("Warm. Light!", "en_GB"), RuleSample("Ciepła, np. Zimą. Lekka.", "pl_PL"),
                    RuleSample("گرم است؟ بله.", "fa_IR"),
                ],
                bad: [
                    RuleSample("Warm. Light. Dry.", "en_GB"), RuleSample("گرم است. سبک است. خشک است.", "fa_IR"),
                    RuleSample("!", "en_GB"),
                ]
            ),
            Example(
                ["words": 4],
                good: [RuleSample("Жеңіл және жылы күрте. Қыс үшін.", "kk_KZ")],
                bad: [
                    RuleSample("Күрте. Жеңіл және жылы қысқы күрте.", "kk_KZ"),
                    RuleSample("Kurtka na bardzo zimne dni", "pl_PL"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let least = settings.count("min")
            let most = settings.count("max")
            let words = settings.count("words")
            if words == nil { try RuleProblem.checkLimits(least, most) }
            let more = settings.texts("abbreviations")
            return .text { text in
                // No sentence has fewer than two bytes, no word either with what parts it from the next.
                let bytes = text.text.utf8.count
                if least == nil, bytes <= min(2 * (most ?? .max / 2), 2 * (words ?? .max / 2)) { return .passed }
                let sentences = text.sentences(abbreviations: more)
                var breaches: [Breach] = []
                if let least, sentences.count < least {
                    let found = "it has \(sentences.count) sentences, fewer than \(least)"
                    breaches.append(Breach(found, text.characters(around: text.trimmed)))
                }
                if let most, sentences.count > most, let last = sentences.last {
                    let found = "it has \(sentences.count) sentences, \(sentences.count - most) more than \(most)"
                    let range = sentences[most].range.lowerBound..<last.range.upperBound
                    breaches.append(Breach(found, text.characters(around: range)))
                }
                guard let words, !unspacedLanguages.contains(text.language) else { return .breaches(breaches) }
                for sentence in sentences where sentence.words > words {
                    let found = "the sentence has \(sentence.words) words, \(sentence.words - words) more than \(words)"
                    breaches.append(Breach(found, text.characters(around: sentence.range)))
                }
                return .breaches(breaches)
            }
        }
    )
}

/// A sentence of a text.
struct TextSentence {
    /// Where it stands, without the white space around it.
    var range: Range<Int>
    /// The number of its words.
    var words: Int
}

extension CheckedText {
    /// The sentences that have a word; an abbreviation ends none.
    func sentences(abbreviations more: [String] = []) -> [TextSentence] {
        let known = Self.abbreviations[language, default: []].union(more.map { LetterCase.lower($0, locale) })
        return text.withBytes { bytes in
            var sentences: [TextSentence] = []
            var start = 0
            var isOpen = false
            var piece = 0
            let pieces = pieces
            while start < bytes.count {
                let end = SentenceBoundaries.end(in: bytes, from: start)
                defer { start = end }
                let part = UnsafeBufferPointer(rebasing: bytes[start..<end]).trimmedRange
                let range = start + part.lowerBound..<start + part.upperBound
                var words = 0
                while piece < pieces.count, pieces[piece].range.lowerBound < end {
                    if pieces[piece].isWord { words += 1 }
                    piece += 1
                }
                if isOpen, let last = sentences.indices.last {
                    sentences[last].range = sentences[last].range.lowerBound..<range.upperBound
                    sentences[last].words += words
                } else if words > 0 {
                    sentences.append(TextSentence(range: range, words: words))
                }
                isOpen = !sentences.isEmpty && endsWithAbbreviation(bytes, range, known)
            }
            return sentences
        }
    }

    private func endsWithAbbreviation(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        _ known: Set<String>
    ) -> Bool {
        guard !known.isEmpty, range.count > 1, bytes[range.upperBound - 1] == UInt8(ascii: ".") else { return false }
        var start = range.upperBound
        while start > range.lowerBound, bytes[start - 1] > 0x20, range.upperBound - start < 24 { start -= 1 }
        return known.contains(
            LetterCase.lower(String(decoding: bytes[start..<range.upperBound], as: UTF8.self), locale)
        )
    }

    /// Abbreviations by language that often stand before a capital.
    private static let abbreviations: [String: Set<String>] = [
        "en": ["e.g.", "i.e.", "approx.", "incl.", "max.", "min.", "no.", "dr.", "mr.", "mrs.", "ms.", "st.", "vs."],
        "pl": [
            "np.", "tj.", "tzn.", "tzw.", "m.in.", "ok.", "ul.", "dr.", "prof.", "nr.", "min.", "maks.", "szt.", "wg.",
        ],
        "de": ["z.b.", "d.h.", "ca.", "inkl.", "max.", "min.", "nr.", "bzw.", "evtl.", "dr."],
        "kk": ["т.б.", "т.с.с.", "ж.", "мыс."],
        "ru": ["напр.", "т.е.", "т.д.", "т.п.", "ул.", "г.", "макс.", "мин."],
    ]
}
