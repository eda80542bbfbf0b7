import PIMText

extension Rule {
    /// The digits of a number come from one script.
    public static let mixedDigits = Rule(
        code: "text.digits",
        summary: "The digits of one number come from one script.",
        rationale: "A number of two kinds of digits is read wrong by people and by machines.",
        remedy: "write the whole number in one kind of digits",
        good: [
            Sample("۱۲٫۵ کیلو", "fa_IR"), Sample("١٢٬٥٠٠ ريال", "ar_SA"), Sample("12,5 kg", "pl_PL"),
            Sample("مدل 43 و ۴۴", "fa_IR"), Sample("سال ۱۳۹۹. 5 عدد", "fa_IR"),
        ],
        bad: [
            Sample("12\u{6F3} عدد", "fa_IR"), Sample("۱۲.5 کیلو", "fa_IR"), Sample("١٢\u{6F4}", "ar_SA"),
            Sample("5\u{66B}\u{665} кг", "kk_KZ"),
        ],
        needsLanguage: false,
        cause: { _ in .presence(of: .mixedDigits) },
        problem: { sample in
            Digits.mixedNumber(in: sample.text).map { "the number \"\($0)\" mixes digits of two scripts" }
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            for number in Digits.mixedNumbers(in: sample.text, language: LanguageTag(sample.locale)) {
                let message = "the number \"\(number.found)\" mixes digits of two scripts"
                places.add(message, number.range, instead: number.written, isSafe: false)
            }
            return places.breaches
        }
    )
}
