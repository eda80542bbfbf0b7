import PIMText

extension RuleKind {
    /// Words of which a text needs one.
    public static let required = RuleKind(
        "text.required",
        "The text has one of these terms.",
        parameters: [
            Parameter("terms", .terms, isRequired: true, "the terms, of which one is enough"),
            Parameter("first", .flag, "whether the text begins with it"),
        ],
        examples: [
            Example(
                ["terms": ["Nordvik", "Alta"]],
                good: [
                    RuleSample("Boots by nordvik", "en_GB"), RuleSample("کفش Nordvik", "fa_IR"),
                    RuleSample("NORDVİK ÇANTA, NORDVIK", "tr_TR"), RuleSample("Nordvik's boots", "en_GB"),
                ],
                bad: [RuleSample("Boots", "en_GB"), RuleSample("کفش کوه", "fa_IR"), RuleSample("Nordviking", "en_GB")]
            ),
            Example(
                ["terms": [["term": "kurtk", "match": "prefix"]], "first": true],
                good: [RuleSample(" Kurtki zimowe", "pl_PL")],
                bad: [RuleSample("Zimowa kurtka", "pl_PL"), RuleSample("", "pl_PL")]
            ),
            Example(
                ["terms": ["کوله‌پشتی", "کیف"], "first": true],
                good: [RuleSample("كوله‌پشتي سبک", "fa_IR"), RuleSample("كيف چرمی", "fa_IR")],
                bad: [RuleSample("یک کیف", "fa_IR")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let wanted = try settings.terms("terms")
            guard !wanted.isEmpty else {
                throw RuleProblem("terms", "the list of terms is empty", remedy: "write one at least")
            }
            let language = LanguageTag(settings.locale)
            let spellings = wanted.flatMap { $0.spellings(in: language) }
            let terms = try TermSet(ruleTerms: spellings, path: "terms", profile: .search.adapted(to: language))
            let isFirst = settings.flag("first")
            let list = wanted.map(\.text).quoted()
            let missing = wanted.count == 1 ? "it does not say \(list)" : "it says none of \(list)"
            return .text { text in
                var finder = TermFinder(terms)
                guard let match = finder.matches(in: text.text).first else {
                    return .breaches([Breach(missing, text.whole)])
                }
                guard isFirst, text.trimmed.lowerBound < match.range.lowerBound else { return .passed }
                let message = "it does not begin with \"\(text.string(match.range))\""
                return .breaches([Breach(message, text.characters(around: match.range))])
            }
        }
    )
}

extension TermSet {
    /// The terms that a rule looks for by itself; what is wrong with them is a problem of the rule.
    init(
        ruleTerms terms: [WantedTerm],
        path: String,
        profile: FoldProfile = .search
    ) throws(RuleProblem) {
        do {
            try self.init(terms.enumerated().map { $1.term(id: $0) }, profile: profile)
        } catch {
            throw RuleProblem(path, "\(error)", remedy: "take the term out")
        }
    }
}
