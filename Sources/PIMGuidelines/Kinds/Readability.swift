import PIMText

extension RuleKind {
    /// How easily a text is read.
    public static let readability = RuleKind(
        "text.readability",
        "The text is easy enough to read.",
        parameters: [
            Parameter("lix", .count, "the greatest LIX: words in a sentence plus long words in a hundred"),
            Parameter("words", .count, "the greatest mean number of words in a sentence"),
            Parameter("long", .count, "how many words in a hundred may have more than six letters"),
            Parameter("least", .count, "texts of fewer words are not measured; 20 if not said"),
        ],
        examples: [
            Example(
                ["lix": 40, "least": 4],
                good: [
                    RuleSample("A warm coat. It is light and dry.", "en_GB"),
                    RuleSample("To lekka kurtka. Jest sucha.", "pl_PL"),
                    RuleSample("Hippopotamus", "en_GB"),
                ],
                bad: [
                    RuleSample("Exceptionally comfortable waterproof outerwear", "en_GB"),
                    RuleSample("Niezwykle wygodna nieprzemakalna kurtka przeciwdeszczowa", "pl_PL"),
                    RuleSample("Ерекше ыңғайлы суөткізбейтін күртешелер", "kk_KZ"),
                ]
            ),
            Example(
                ["words": 4, "least": 5],
                good: [RuleSample("این کفش سبک است. گرم هم هست.", "fa_IR")],
                bad: [
                    RuleSample("این کفش سبک و گرم و خشک است. خوب است.", "fa_IR"),
                    RuleSample("هذا الحذاء خفيف ودافئ وجاف جدا.", "ar_SA"),
                ]
            ),
            Example(
                ["long": 25, "least": 4],
                good: [RuleSample("A warm comfortable coat", "en_GB")],
                bad: [RuleSample("A comfortable waterproof coat", "en_GB")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let limits = (lix: settings.count("lix"), words: settings.count("words"), long: settings.count("long"))
            guard limits.lix != nil || limits.words != nil || limits.long != nil else {
                throw RuleProblem("", "there is no limit", remedy: "write \"lix\", \"words\" or \"long\"")
            }
            let least = max(settings.count("least") ?? 20, 1)
            return .text { text in
                if unspacedLanguages.contains(text.language) {
                    return .notApplicable("words of \(text.language) are not parted by spaces")
                }
                let hasLongWords = !languagesWithoutVowels.contains(text.language)
                if !hasLongWords, limits.words == nil {
                    return .notApplicable("long words say nothing in \(text.language); measure words")
                }
                // Between two words stands a byte at least.
                guard (text.text.utf8.count + 1) / 2 >= least else { return .passed }
                let measure = ReadingMeasure(text)
                guard measure.words >= least else { return .passed }
                return .breaches(
                    measure.breaches(limits.words, hasLongWords ? limits.long : nil, hasLongWords ? limits.lix : nil)
                )
            }
        }
    )

    /// Languages that write few vowels, so that six letters are no short word.
    private static let languagesWithoutVowels: Set<String> = ["fa", "ar", "he", "ur", "ckb", "ps", "yi"]
}

/// What tells how easily a text is read.
private struct ReadingMeasure {
    private let text: CheckedText
    private let sentences: [TextSentence]
    private(set) var words = 0
    private var longWords = 0

    init(_ text: CheckedText) {
        self.text = text
        sentences = text.sentences()
        text.text.withBytes { bytes in
            for range in text.wordRanges {
                words += 1
                guard range.count > 6 else { continue }
                var letters = 0
                var index = range.lowerBound
                while index < range.upperBound, let scalar = bytes.scalar(from: index) {
                    if scalar.isLetter { letters += 1 }
                    index = scalar.range.upperBound
                }
                if letters > 6 { longWords += 1 }
            }
        }
    }

    /// What is above the limits; the mean is blamed on the longest sentence.
    func breaches(_ mostWords: Int?, _ mostLong: Int?, _ mostLix: Int?) -> [Breach] {
        let count = max(sentences.count, 1)
        var breaches: [Breach] = []
        if let mostWords, words > mostWords * count, let longest = sentences.max(by: { $0.words < $1.words }) {
            let mean = "a sentence has \((words + count / 2) / count) words on the average, more than \(mostWords)"
            let range = text.characters(around: longest.range)
            breaches.append(Breach("\(mean); this one has \(longest.words)", range))
        }
        let whole = text.characters(around: text.trimmed)
        if let mostLong, longWords * 100 > mostLong * words {
            let share = (longWords * 100 + words / 2) / words
            breaches.append(Breach("\(share) words in a hundred are long, more than \(mostLong)", whole))
        }
        // The sum of two fractions, compared without rounding.
        let lix = Int128(words * words + 100 * longWords * count)
        let room = Int128(words * count)
        if let mostLix, lix > Int128(mostLix) * room {
            breaches.append(Breach("its LIX is \((lix + room / 2) / room), above \(mostLix)", whole))
        }
        return breaches
    }
}
