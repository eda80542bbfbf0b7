import PIMText

extension RuleKind {
    /// Every kind of the library, one line each; the rules that need no parameters come as kinds too.
    public static let all: [RuleKind] =
        [
            .terms,
            .required,
            .names,
            .length,
            .words,
            .sentences,
            .claims,
            .address,
            .placeholders,
            .whitespace,
            .punctuation,
            .letterCase,
            .emoji,
            .characters,
            .pattern,
            .repetition,
            .numbers,
            .units,
            .range,
            .links,
            .spelling,
            .markup,
            .readability,
        ] + ofListings + Rule.all.map(\.kind)
}

extension Rule {
    /// The rule as a kind, for guidelines to switch off or to weigh otherwise.
    var kind: RuleKind {
        // Samples of guidelines know of no names.
        let samples = (good: good.filter(\.names.isEmpty), bad: bad)
        return RuleKind(
            code,
            summary,
            needsLanguage: needsLanguage,
            examples: [
                RuleKind.Example(
                    good: samples.good.map { RuleSample($0.text, $0.locale) },
                    bad: samples.bad.map { RuleSample($0.text, $0.locale) }
                )
            ],
            judge: { settings in
                let cause = cause(settings.locale)
                return .text { text in
                    let shown = readsMarkup ? text.source : text.text
                    guard cause.applies(to: readsMarkup ? TextMarks(of: shown) : text.marks),
                        var problem = problem(Sample(shown, text.locale))
                    else { return .passed }
                    if heedsNames {
                        guard let left = self.problem(Sample(shown, text.locale, names: text.names)) else {
                            return .passed
                        }
                        problem = left
                    }
                    // Places in markup are none in the text that a reader sees.
                    let isShown = !readsMarkup || shown.utf8.elementsEqual(text.text.utf8)
                    let breaches = isShown ? places.map { $0(Sample(shown, text.locale)) } ?? [] : []
                    return .breaches(breaches.isEmpty ? [Breach(problem, text.whole)] : text.unprotected(breaches))
                }
            }
        )
    }
}
