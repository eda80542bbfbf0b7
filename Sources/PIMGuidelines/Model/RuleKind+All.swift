extension RuleKind {
    /// Every kind of the library, one line each; the rules that need no parameters come as kinds too.
    public static let all: [RuleKind] =
        [
            .terms
        ] + Rule.all.map(\.kind)
}

extension Rule {
    /// The rule as a kind, for guidelines to switch off or to weigh otherwise.
    var kind: RuleKind {
        let samples = (good: good, bad: bad)
        return RuleKind(
            code,
            summary,
            examples: [
                RuleKind.Example(
                    good: samples.good.map { RuleSample($0.text, $0.locale) },
                    bad: samples.bad.map { RuleSample($0.text, $0.locale) }
                )
            ],
            judge: { _ in
                .text { text in
                    guard let problem = problem(Sample(text.text, text.locale)) else { return .passed }
                    return .breaches([Breach(problem, text.whole)])
                }
            }
        )
    }
}
