import PIMText

extension RuleKind {
    /// Marks: which, how many, and with which spaces.
    public static let punctuation = RuleKind(
        "text.punctuation",
        "Marks are those of the language, one at a time, and the text ends as it should.",
        parameters: [
            Parameter("exclamations", .count, "the greatest number of exclamation marks"),
            Parameter("repeated", .flag, "whether a mark may be repeated, such as !!!; it may not if this is not said"),
            Parameter(
                "native",
                .flag,
                "whether ، ؛ ؟ must stand for , ; ? beside Arabic letters; they must if not said"
            ),
            Parameter("end", .word(PunctuationRules.End.allCases.map(\.rawValue)), "the mark at the end of the text"),
            Parameter("ellipsis", .word(["character", "dots"]), "how three dots are written"),
            Parameter("quotes", .text, "the pair of quotes to write, such as „”, or \"language\" for its own"),
            Parameter("spaces", .flag, "whether spaces before and after marks are looked at"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("Light, warm! Why? Ready...", "en_GB"), RuleSample("سبک، گرم؛ خوب؟", "fa_IR"),
                    RuleSample("وزن 1,5 کیلو USB, HDMI", "fa_IR"), RuleSample("Жылы ма?", "kk_KZ"),
                ],
                bad: [
                    RuleSample("Warm!!!", "en_GB", fixed: "Warm!"), RuleSample("Co??", "pl_PL", fixed: "Co?"),
                    RuleSample("سبک, گرم; «خوب»?", "fa_IR", fixed: "سبک، گرم؛ «خوب»؟"),
                    RuleSample("هل هو خفيف?", "ar_SA", fixed: "هل هو خفيف؟"),
                    RuleSample("Жылы،, жеңіл", "kk_KZ", fixed: "Жылы, жеңіл"),
                ]
            ),
            Example(
                ["exclamations": 1, "end": "none", "ellipsis": "character"],
                good: [RuleSample("New! Warm", "en_GB"), RuleSample("سبک… گرم", "fa_IR")],
                bad: [
                    RuleSample("New! Warm! Dry", "en_GB", fixed: "New! Warm. Dry"),
                    RuleSample("Nowa kurtka.", "pl_PL", fixed: "Nowa kurtka"),
                    RuleSample("Жылы... жеңіл", "kk_KZ", fixed: "Жылы… жеңіл"),
                ]
            ),
            Example(
                ["quotes": "language", "end": "any", "spaces": true],
                good: [
                    RuleSample("Kurtka „Alta” i „Nord «A»”.", "pl_PL"), RuleSample("کفش «آلتا».", "fa_IR"),
                    RuleSample("12\" screen.", "en_GB"), RuleSample("«Alta» : oui !", "fr_FR"),
                ],
                bad: [
                    RuleSample("Kurtka \"Alta\"", "pl_PL", fixed: "Kurtka „Alta”."),
                    RuleSample("کفش \"آلتا\"", "fa_IR", fixed: "کفش «آلتا»."),
                    RuleSample("«Алта»,жылы .", "kk_KZ", fixed: "«Алта», жылы."),
                    RuleSample("The \"Alta\" jacket!", "en_GB", fixed: "The “Alta” jacket!"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let rules = try PunctuationRules(settings)
            return .text { text in text.verdict(text.text.withBytes { rules.flaws($0) }) }
        }
    )
}
