extension RuleKind {
    /// Words that a brand does not use, and those it uses instead.
    public static let terms = RuleKind(
        "text.terms",
        "The text has none of these terms.",
        parameters: [
            Parameter("terms", .terms, isRequired: true, "the terms, each a text or an object with term and instead"),
            Parameter("except", .terms, "longer terms in which the terms may stand"),
            Parameter("safe", .flag, "whether what stands under instead may be put in without a person's eye"),
        ],
        examples: [
            Example(
                ["terms": ["cheap", ["term": "handbag", "instead": "bag"]], "except": ["cheap day ticket"]],
                good: [
                    RuleSample("A bag for a cheap day ticket", "en_GB"), RuleSample("Cheapest", "en_GB"),
                ],
                bad: [
                    RuleSample("Cheap boots", "en_GB"),
                    RuleSample("A handbag of leather", "en_GB", fixed: "A bag of leather"),
                ]
            ),
            Example(
                ["terms": [["term": "gratis", "instead": "w prezencie"], ["term": "tani", "match": "prefix"]]],
                good: [RuleSample("Pasek w prezencie", "pl_PL")],
                bad: [
                    RuleSample("Tania kurtka", "pl_PL"),
                    RuleSample("Pasek gratis!", "pl_PL", fixed: "Pasek w prezencie!"),
                ]
            ),
            Example(
                ["terms": [["term": "کوله پشتی", "instead": "کوله‌پشتی"], "ارزان"], "safe": true],
                good: [RuleSample("کوله‌پشتی سبک", "fa_IR")],
                bad: [
                    RuleSample("کوله پشتی ارزان", "fa_IR", fixed: "کوله‌پشتی ارزان")
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let banned = try settings.terms("terms")
            let allowed = try settings.terms("except")
            let isSafe = settings.flag("safe")
            let terms = (banned + allowed).enumerated().map { $1.term(id: $0) }
            return .terms(
                TermJudge(terms: terms) { number, range, text in
                    guard number < banned.count else { return nil }
                    let found = text.string(range)
                    guard let instead = banned[number].instead else { return Breach("it says \"\(found)\"", range) }
                    // A preferred term that folds like the found one is not the same until its letters are.
                    guard found != instead else { return nil }
                    let word = LetterCase.like(found, instead, locale: text.locale)
                    guard !found.utf8.elementsEqual(word.utf8) else { return nil }
                    let fix = TextFix(range, with: word, isSafe: isSafe)
                    return Breach("it says \"\(found)\" where \"\(word)\" is meant", range, fix: fix)
                }
            )
        }
    )
}
