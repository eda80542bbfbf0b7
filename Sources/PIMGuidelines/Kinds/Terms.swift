import PIMText

extension RuleKind {
    /// Words that a brand does not use, and those it uses instead.
    public static let terms = RuleKind(
        "text.terms",
        "The text has none of these terms.",
        parameters: [
            Parameter("terms", .terms, isRequired: true, "the terms, each a text or an object with term and instead"),
            Parameter("except", .terms, "longer terms in which the terms may stand"),
            Parameter("safe", .flag, "whether what stands under instead may be put in without a person's eye"),
            .languages,
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
                ["terms": [["term": "tani", "match": "prefix", "instead": "korzystny"], "istanbul", "Nike"]],
                good: [RuleSample("ISTANBUL", "tr_TR"), RuleSample("NIKE-01, #nike, @nike", "en_GB")],
                bad: [
                    RuleSample("Tania kurtka", "pl_PL", fixed: "Korzystny kurtka"), RuleSample("İSTANBUL", "tr_TR"),
                    RuleSample("Nike’a", "pl_PL"), RuleSample("Nike's", "en_GB"),
                ]
            ),
            Example(
                ["terms": [["term": "کوله پشتی", "instead": "کوله‌پشتی"], "ارزان"], "safe": true],
                good: [RuleSample("کوله‌پشتی سبک", "fa_IR")],
                bad: [
                    RuleSample("کوله پشتی ارزان", "fa_IR", fixed: "کوله‌پشتی ارزان")
                ]
            ),
            Example(
                ["terms": [["term": "مرطوب کننده", "instead": "مرطوب‌کننده"]], "safe": true],
                good: [RuleSample("کرم مرطوب‌کنندهٔ گلناز", "fa_IR")],
                bad: [RuleSample("کرم مرطوب کنندهٔ گلناز", "fa_IR", fixed: "کرم مرطوب‌کنندهٔ گلناز")]
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
                    let whole = banned[number].concern(range, in: text)
                    let found = text.string(whole)
                    guard let instead = banned[number].instead else { return Breach("it says \"\(found)\"", whole) }
                    // A preferred term that folds like the found one is not the same until its letters are.
                    guard found != instead else { return nil }
                    // Signs that hang on the last letter, such as the hamza of the ezafe, belong to the sentence.
                    let word = LetterCase.like(found, instead, locale: text.locale) + found.signs(beyond: instead)
                    guard !found.utf8.elementsEqual(word.utf8) else { return nil }
                    // Of a longer word only a person knows the ending.
                    let fix = TextFix(whole, with: word, isSafe: isSafe && whole == range)
                    return Breach("it says \"\(found)\" where \"\(word)\" is meant", whole, fix: fix)
                }
            )
        }
    )
}

extension String {
    /// The combining signs at the end that another text does not end with.
    fileprivate func signs(beyond other: String) -> String {
        func signs(of text: String) -> [Unicode.Scalar] {
            text.unicodeScalars.reversed().prefix { $0.properties.generalCategory == .nonspacingMark }.reversed()
        }
        let own = signs(of: self)
        guard !own.isEmpty, own != signs(of: other) else { return "" }
        return String(String.UnicodeScalarView(own))
    }
}
