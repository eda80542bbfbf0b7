import PIMText

extension RuleKind {
    /// How many words a text has.
    public static let words = RuleKind(
        "text.words",
        "The text has no more and no fewer words than it may have.",
        parameters: [
            Parameter("min", .count, "the least number of words"),
            Parameter("max", .count, "the greatest number of words"),
        ],
        examples: [
            Example(
                ["min": 2, "max": 3],
                good: [
                    RuleSample("Warm winter jacket!", "en_GB"), RuleSample("نمی‌خواهم بروم", "fa_IR"),
                    RuleSample("Kurtka — zimowa", "pl_PL"),
                ],
                bad: [
                    RuleSample("Jacket", "en_GB"), RuleSample("Kurtka na bardzo zimne dni", "pl_PL"),
                    RuleSample("این کفش سبک است", "fa_IR"),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let least = settings.count("min")
            let most = settings.count("max")
            try RuleProblem.checkLimits(least, most)
            return .text { text in
                if unspacedLanguages.contains(text.language) {
                    return .notApplicable("words of \(text.language) are not parted by spaces")
                }
                // Between two words stands a byte at least.
                if least == nil, let most, (text.text.utf8.count + 1) / 2 <= most { return .passed }
                let words = text.wordRanges
                if let least, words.count < least {
                    let counted = words.count == 1 ? "1 word" : "\(words.count) words"
                    let found = "it has \(counted), fewer than \(least)"
                    return .breaches([Breach(found, text.characters(around: text.trimmed))])
                }
                guard let most, words.count > most, let last = words.last else { return .passed }
                let found = "it has \(words.count) words, \(words.count - most) more than \(most)"
                let range = words[most].lowerBound..<last.upperBound
                return .breaches([Breach(found, text.characters(around: range))])
            }
        }
    )

    /// Languages whose words only a dictionary parts.
    static let unspacedLanguages: Set<String> = ["zh", "ja", "th", "lo", "km", "my", "bo", "yue"]
}
