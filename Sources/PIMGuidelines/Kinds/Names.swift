import PIMText

extension RuleKind {
    /// Names of brands and products, letter by letter.
    public static let names = RuleKind(
        "text.names",
        "Names are spelled as their owners spell them.",
        parameters: [
            Parameter("names", .texts, "the names as they are spelled"),
            Parameter("never", .textsByName, "spellings that are wrong, each with the right one"),
            Parameter("capitals", .flag, "whether a name may stand in capitals from end to end"),
            Parameter("safe", .flag, "whether names may be put right without a person's eye"),
        ],
        examples: [
            Example(
                ["names": ["Nordvik", "iPhone"], "safe": true],
                good: [
                    RuleSample("Nordvik case for iPhone", "en_GB"), RuleSample("Nordvikstrasse", "de_DE"),
                    RuleSample("www.nordvik.example", "en_GB"),
                    RuleSample("NORDVIK-01, XR-NORDVIK-500, @nordvik, {nordvik}, %nordvik%", "en_GB"),
                ],
                bad: [
                    RuleSample("NORDVIK case for Iphone", "en_GB", fixed: "Nordvik case for iPhone"),
                    RuleSample("Etui nordvik", "pl_PL", fixed: "Etui Nordvik"),
                    RuleSample("Etui do iphone'a", "pl_PL", fixed: "Etui do iPhone'a"),
                    RuleSample("NORDVİK", "tr_TR", fixed: "Nordvik"), RuleSample("NORDVIK", "tr_TR", fixed: "Nordvik"),
                ]
            ),
            Example(
                ["names": ["نوردویک"], "never": ["نورد ویک": "نوردویک", "Nord-Vik": "Nordvik"]],
                good: [RuleSample("کفش نوردویک", "fa_IR")],
                bad: [
                    RuleSample("کفش نوردويك", "fa_IR", fixed: "کفش نوردویک"),
                    RuleSample("کفش نورد ویک", "fa_IR", fixed: "کفش نوردویک"),
                    RuleSample("Buty nord-vik", "pl_PL", fixed: "Buty Nordvik"),
                ]
            ),
            Example(
                ["names": ["Қазақмыс"], "capitals": true],
                good: [RuleSample("ҚАЗАҚМЫС және Қазақмыс", "kk_KZ")],
                bad: [RuleSample("қазақмыс", "kk_KZ", fixed: "Қазақмыс")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let names = settings.texts("names")
            let never = settings.textsByName("never")
            let right = names + never.map(\.text)
            guard !right.isEmpty else {
                throw RuleProblem("names", "text.names needs names", remedy: "write \"names\" or \"never\"")
            }
            let isSafe = settings.flag("safe")
            let allowsCapitals = settings.flag("capitals")
            let language = LanguageTag(settings.locale)
            let spellings = (names + never.map(\.name)).enumerated().flatMap { number, name in
                WantedTerm(name).spellings(in: language).map { (number: number, term: $0) }
            }
            let terms = spellings.enumerated().map { $1.term.term(id: $0) }
            return .terms(
                TermJudge(terms: terms) { place, range, text in
                    let found = text.string(range)
                    let name = right[spellings[place].number]
                    // Two names that fold alike are both right.
                    guard !right.contains(where: { $0.utf8.elementsEqual(found.utf8) }) else { return nil }
                    if allowsCapitals, found.utf8.elementsEqual(LetterCase.upper(name, text.locale).utf8) { return nil }
                    let fix = TextFix(range, with: name, isSafe: isSafe)
                    return Breach("it says \"\(found)\" where the name is \"\(name)\"", range, fix: fix)
                }
            )
        }
    )
}
