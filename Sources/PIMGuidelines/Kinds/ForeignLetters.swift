import PIMText

extension Rule {
    /// Persian text is written with Persian letters.
    public static let foreignLetters = Rule(
        code: "text.foreign-letters",
        summary: "Persian text has the Persian kaf and yeh, not the Arabic ones.",
        rationale: "Arabic keyboards leave U+0643 and U+064A, which look alike but are not found by a Persian search.",
        remedy: "write ک (U+06A9) and ی (U+06CC)",
        good: [Sample("کفش ورزشی", "fa_IR"), Sample("كفش ورزشي", "ar_SA"), Sample("Buty", "pl_PL")],
        bad: [Sample("كفش ورزشی", "fa_IR"), Sample("کفش ورزشي", "fa_IR")],
        problem: { sample in
            guard LanguageTag(sample.locale).language == "fa" else { return nil }
            let found = sample.text.unicodeScalars.first { $0 == "\u{0643}" || $0 == "\u{064A}" }
            return found.map { "the Arabic letter U+0\(String($0.value, radix: 16, uppercase: true)) in Persian text" }
        }
    )
}
