public import PIMText

extension RuleKind {
    /// Words that no dictionary has, in a program that brings no dictionaries.
    public static let spelling = spelling(dictionaries: [:])

    /// Words that no dictionary has; the dictionaries stand under locales (`pl_PL`) or languages (`pl`).
    public static func spelling(dictionaries: [String: SpellingDictionary]) -> RuleKind {
        RuleKind(
            "text.spelling",
            "Words are spelled as the dictionary of the language has them.",
            parameters: [
                Parameter("words", .texts, "words that are right though no dictionary has them, such as names"),
                Parameter("misspellings", .textsByName, "wrong words, each with the right one"),
            ],
            examples: spellingExamples,
            judge: { settings throws(RuleProblem) in
                let dictionary = dictionaries[settings.locale] ?? dictionaries[settings.language]
                let check = try SpellingCheck(settings, dictionary)
                return .text { check.verdict(on: $0) }
            }
        )
    }

    private static var spellingExamples: [Example] {
        [
            Example(
                [
                    "misspellings": [
                        "recieve": "receive", "wziąść": "wziąć", "میخواهم": "می‌خواهم", "эксплотация": "эксплуатация",
                    ]
                ],
                good: [
                    RuleSample("You receive it", "en_GB"), RuleSample("wziąć", "pl_PL"), RuleSample("می‌خواهم", "fa_IR"),
                ],
                bad: [
                    RuleSample("Recieve it", "en_GB", fixed: "Receive it"),
                    RuleSample("Można wziąść", "pl_PL", fixed: "Można wziąć"),
                    RuleSample("میخواهم", "fa_IR", fixed: "می‌خواهم"),
                    RuleSample("Эксплотация", "ru_RU", fixed: "Эксплуатация"),
                ]
            )
        ]
    }
}

/// Looks the words of a text up.
private struct SpellingCheck: Sendable {
    private let dictionary: SpellingDictionary?
    private let misspellings: TermSet?
    /// The right words, by the number of the wrong one.
    private let corrections: [String]
    private let words: Set<String>

    /// Suggestions take a while; so many words of a text have some.
    private static let suggestionLimit = 20

    init(_ settings: RuleSettings, _ dictionary: SpellingDictionary?) throws(RuleProblem) {
        self.dictionary = dictionary
        let own = settings.texts("words")
        words = Set(own + own.map { LetterCase.lower($0, settings.locale) })
        let pairs = settings.textsByName("misspellings")
        for (wrong, right) in pairs where wrong.utf8.elementsEqual(right.utf8) {
            throw RuleProblem("misspellings/\(wrong)", "\"\(wrong)\" is right and wrong", remedy: "take it out")
        }
        corrections = pairs.map(\.text)
        let terms = pairs.map { WantedTerm($0.name) }
        let profile = FoldProfile.caseless.adapted(to: LanguageTag(settings.locale))
        misspellings =
            terms.isEmpty ? nil : try TermSet(ruleTerms: terms, path: "misspellings", profile: profile)
        guard let misspellings else { return }
        // A right word with a wrong one in it would be mended without end.
        for pair in pairs {
            for match in misspellings.matches(in: pair.text) {
                let found = CheckedText(pair.text, locale: settings.locale).string(match.range)
                let wanted = LetterCase.like(found, corrections[match.id], locale: settings.locale)
                guard !found.utf8.elementsEqual(wanted.utf8) else { continue }
                throw RuleProblem(
                    "misspellings/\(pair.name)",
                    "\"\(pair.text)\" is wrong itself: \"\(found)\" is spelled \"\(wanted)\"",
                    remedy: "write the word that is right"
                )
            }
        }
    }

    func verdict(on text: CheckedText) -> Verdict {
        guard dictionary != nil || misspellings != nil else {
            return .notApplicable("there is no dictionary for \(text.language.isEmpty ? "no language" : text.language)")
        }
        var breaches: [Breach] = []
        var known: Set<Int> = []
        if let misspellings {
            var finder = TermFinder(misspellings)
            for match in finder.matches(in: text.text) {
                let found = text.string(match.range)
                let wanted = LetterCase.like(found, corrections[match.id], locale: text.locale)
                guard !found.utf8.elementsEqual(wanted.utf8) else { continue }
                known.insert(match.range.lowerBound)
                let message = "\"\(found)\" is spelled \"\(wanted)\""
                breaches += [text.breach(message, match.range, fix: wanted)].compactMap(\.self)
            }
        }
        guard let dictionary else { return .breaches(breaches) }
        var suggestions = 0
        for range in dictionary.misspellings(in: text.text) where !known.contains(range.lowerBound) {
            let found = text.string(range)
            guard !isKept(found, text.locale), !text.isProtected(range) else { continue }
            suggestions += 1
            let near = suggestions <= Self.suggestionLimit ? dictionary.suggestions(for: found, limit: 3) : []
            let message = "\"\(found)\" is not in the dictionary"
            guard let first = near.first, !first.utf8.elementsEqual(found.utf8) else {
                breaches += [text.breach(message, range)].compactMap(\.self)
                continue
            }
            let known = dictionary.contains(first) ? first : nil
            breaches += [text.breach("\(message); perhaps \(near.quoted())", range, fix: known)].compactMap(\.self)
        }
        return .breaches(breaches)
    }

    /// Whether a word is one of the rule's, or none that a dictionary knows: a model number, an abbreviation, a name such
    /// as `iPhone`.
    private func isKept(_ word: String, _ locale: String) -> Bool {
        if words.contains(word) || words.contains(LetterCase.lower(word, locale)) { return true }
        var capitals = 0
        for (place, scalar) in word.unicodeScalars.enumerated() {
            if scalar.properties.numericType != nil { return true }
            guard scalar.properties.isUppercase else { continue }
            capitals += place == 0 ? 1 : 2
        }
        return capitals > 1
    }
}
