import PIMText

extension RuleKind {
    /// What somebody forgot to fill in.
    public static let placeholders = RuleKind(
        "text.placeholders",
        "Nothing is left in the text that was to be filled in.",
        parameters: [
            Parameter("terms", .terms, "other words that stand for a text to come"),
            Parameter("braces", .flag, "whether {{ }}, ${ } and %{ } are wrong; they are if this is not said"),
        ],
        examples: [
            Example(
                ["terms": ["do uzupełnienia"]],
                good: [
                    RuleSample("Todo lo que necesitas, 50% OFF {red}", "es_ES"), RuleSample("Rozmiar XXXL", "pl_PL"),
                    RuleSample("کفش سبک", "fa_IR"), RuleSample("$5", "en_GB"),
                ],
                bad: [
                    RuleSample("Lorem ipsum dolor", "en_GB"), RuleSample("TODO: text", "en_GB"),
                    RuleSample("Kurtka xxx", "pl_PL"), RuleSample("Opis do uzupełnienia", "pl_PL"),
                    RuleSample("Hello {{ name }}", "en_GB"), RuleSample("Cena ${price}", "pl_PL"),
                    RuleSample("لورم ایپسوم متن ساختگی", "fa_IR"), RuleSample("Лорем ипсум", "kk_KZ"),
                    RuleSample("لوريم إيبسوم", "ar_SA"),
                ]
            ),
            Example(
                ["braces": false],
                good: [RuleSample("Hello {{ name }}", "en_GB")],
                bad: [RuleSample("Hello FIXME", "en_GB")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let language = LanguageTag(settings.locale)
            let wanted = try (ownPlaceholders + settings.terms("terms")).flatMap { $0.spellings(in: language) }
            let terms = try TermSet(ruleTerms: wanted, path: "terms", profile: .search.adapted(to: language))
            let looksAtBraces = settings.flag("braces", else: true)
            return .text { text in
                var finder = TermFinder(terms)
                var breaches = finder.matches(in: text.text).compactMap { match in
                    text.breach("\"\(text.string(match.range))\" was to be filled in", match.range)
                }
                guard looksAtBraces else { return .breaches(breaches) }
                for range in text.text.withBytes(openBraces) {
                    // It may hold a mark that hangs on it, so the characters are looked up.
                    let whole = text.characters(around: range)
                    breaches.append(Breach("\"\(text.string(whole))\" was to be filled in", whole))
                }
                return .breaches(breaches)
            }
        }
    )

    private static let ownPlaceholders: [WantedTerm] =
        ["lorem ipsum", "dolor sit amet", "لورم ایپسوم", "لوريم إيبسوم", "лорем ипсум", "insert text here"]
        .map { WantedTerm($0) }
        + ["TODO", "FIXME", "TBD", "xxx", "xxxx", "xxxxx", "XXX"].map { WantedTerm($0, keepsCase: true) }

    /// Where something in braces stands that a program fills in.
    private static func openBraces(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index + 1] == UInt8(ascii: "{") else {
                index += 1
                continue
            }
            let isOpening = [UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "#")]
                .contains(bytes[index])
            let isDouble = bytes[index] == UInt8(ascii: "{")
            guard isOpening, let end = closing(bytes, from: index + 2, isDouble: isDouble) else {
                index += 1
                continue
            }
            found.append(index..<end)
            index = end
        }
        return found
    }

    private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isDouble: Bool) -> Int? {
        var index = start
        while index < bytes.count, index - start < 200 {
            if bytes[index] == UInt8(ascii: "}") {
                guard isDouble else { return index + 1 }
                if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "}") { return index + 2 }
            }
            index += 1
        }
        return nil
    }
}
