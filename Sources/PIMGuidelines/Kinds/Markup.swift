import PIMText

extension RuleKind {
    /// Tags of a text with markup.
    public static let markup = RuleKind(
        "text.markup",
        "The text has only tags that it may have, and each of them is closed.",
        parameters: [
            Parameter("allowed", .texts, "the elements that may stand in it, such as p and b; none if not said"),
            Parameter("attributes", .texts, "the attributes that may stand in their tags; none if not said"),
        ],
        examples: [
            Example(
                good: [
                    RuleSample("5 < 10 > 3 & <3", "en_GB"), RuleSample("کفش سبک", "fa_IR"),
                    RuleSample("Kurtka < 1 kg", "pl_PL"),
                ],
                bad: [
                    RuleSample("A <b>warm</b> jacket", "en_GB", fixed: "A warm jacket"),
                    RuleSample("<p>Kurtka</p><p>Nowa</p>", "pl_PL", fixed: " Kurtka  Nowa "),
                    RuleSample("کفش<!-- x --> سبک", "fa_IR", fixed: "کفش سبک"),
                    RuleSample("Шам<script>alert(1)</script>", "kk_KZ", fixed: "Шам"),
                ]
            ),
            Example(
                ["allowed": ["p", "b", "br", "a"], "attributes": ["href"]],
                good: [RuleSample("<p>A <B>b</B><br/><a href=\"https://a.example?x=1>2\">c</a></p>", "en_GB")],
                bad: [
                    RuleSample("<p>Kurtka <i>nowa</i></p>", "pl_PL", fixed: "<p>Kurtka nowa</p>"),
                    RuleSample("<p class=\"x\">Шам</p>", "kk_KZ", fixed: "<p>Шам</p>"),
                    RuleSample("<b>کفش", "fa_IR", fixed: "<b>کفش</b>"),
                    RuleSample("کفش</b>", "fa_IR", fixed: "کفش"),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let allowed = Set(settings.texts("allowed").map { LetterCase.lower($0, "") })
            let attributes = Set(settings.texts("attributes").map { LetterCase.lower($0, "") })
            return .text { text in
                let flaws = text.source.withBytes { bytes -> [TextFlaw] in
                    guard bytes.contains(UInt8(ascii: "<")) else { return [] }
                    return MarkupRules(allowed: allowed, attributes: attributes).flaws(bytes)
                }
                // What a reader sees has no markup; where it was taken out, no smaller place can be named.
                guard text.source.utf8.elementsEqual(text.text.utf8) else {
                    return .breaches(flaws.map { Breach($0.message, text.whole) })
                }
                // Addresses in tags are no prose, so nothing asks for what is protected.
                return .breaches(
                    flaws.map { flaw in
                        let whole = text.characters(around: flaw.range)
                        let fix = whole == flaw.range ? flaw.replacement : nil
                        return Breach(flaw.message, whole, fix: fix.map { TextFix(whole, with: $0, isSafe: false) })
                    }
                )
            }
        }
    )
}
