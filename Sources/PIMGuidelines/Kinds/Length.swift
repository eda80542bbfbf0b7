import PIMText

extension RuleKind {
    /// How long a text is.
    public static let length = RuleKind(
        "text.length",
        "The text is no longer and no shorter than it may be.",
        parameters: [
            Parameter("min", .count, "the least length"),
            Parameter("max", .count, "the greatest length"),
            Parameter("unit", .word(LengthUnit.allCases.map(\.rawValue)), "what is counted; graphemes if not said"),
        ],
        examples: [
            Example(
                ["min": 5, "max": 12],
                good: [
                    RuleSample("  Warm jacket  ", "en_GB"), RuleSample("می‌خواهم", "fa_IR"),
                    RuleSample("Żółta łódź", "pl_PL"), RuleSample("حذاءٌ جميلٌ", "ar_SA"),
                ],
                bad: [
                    RuleSample("A warm jacket", "en_GB"), RuleSample("Шам", "kk_KZ"),
                    RuleSample("👨‍👩‍👧 👨‍👩‍👧", "en_GB"), RuleSample("", "en_GB"),
                ]
            ),
            Example(
                ["max": 10, "unit": "utf8"],
                good: [RuleSample("Short text", "en_GB")],
                bad: [RuleSample("چراغ کوه", "fa_IR")]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let least = settings.count("min")
            let most = settings.count("max")
            try RuleProblem.checkLimits(least, most)
            let unit = settings.word("unit", as: LengthUnit.self, else: .graphemes)
            return .text { text in
                .breaches(
                    text.text.withBytes { bytes in
                        // No unit but the escaped one counts more than the bytes.
                        let isFew = unit != .htmlEscapedCodePoints && least == nil
                        if isFew, let most, bytes.count <= most { return [] }
                        let range = bytes.trimmedRange
                        let part = UnsafeBufferPointer(rebasing: bytes[range])
                        let length = unit.length(of: part)
                        if let least, length < least {
                            let found = "it has \(unit.counted(length)), fewer than \(least)"
                            return [Breach(found, text.characters(around: range))]
                        }
                        guard let most, length > most else { return [] }
                        let kept = Cut.keptCount(of: part, to: most, unit: unit, at: .characters)
                        // A joiner that a cut would leave out still belongs to the last character that fits.
                        let border = Graphemes.border(in: part, atOrBefore: kept)
                        let start = border < kept ? Graphemes.end(in: part, from: border) : kept
                        let found = "it has \(unit.counted(length)), \(length - most) more than \(most)"
                        return [
                            Breach(found, text.characters(around: range.lowerBound + start..<range.upperBound))
                        ]
                    }
                )
            }
        }
    )
}

extension LengthUnit {
    /// A number of units, in words.
    fileprivate func counted(_ count: Int) -> String {
        "\(count) \(count == 1 ? String(label.dropLast()) : label)"
    }
}

extension RuleProblem {
    /// Refuses limits that no text keeps, and a rule without any.
    static func checkLimits(_ least: Int?, _ most: Int?) throws(RuleProblem) {
        guard least != nil || most != nil else {
            throw RuleProblem("", "there is no limit", remedy: "write \"min\" or \"max\"")
        }
        guard let least, let most, least > most else { return }
        throw RuleProblem("min", "\(least) is more than \(most)", remedy: "let \"min\" be \"max\" at most")
    }
}
