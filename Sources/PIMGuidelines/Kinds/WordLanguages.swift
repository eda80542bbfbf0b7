import PIMText

extension RuleKind.Parameter {
    /// The languages that a rule's words are in.
    static let languages = RuleKind.Parameter(
        "languages",
        .texts,
        "the languages the words are in, such as pl; a note tells of texts in others"
    )
}

extension EffectiveRule {
    /// Why the rule says little of texts in a language: its words are of others; nil where they are of this one, or nobody
    /// said.
    func lackOfWords(in language: LanguageTag) -> String? {
        guard kind.parameters.contains(.languages), !language.language.isEmpty else { return nil }
        let languages = RuleSettings(settings).texts("languages").map { LanguageTag($0).language }
        guard !languages.isEmpty, !languages.contains(language.language) else { return nil }
        return "it has no words of \(language.language), only of \(languages.joined(separator: ", "))"
    }
}
