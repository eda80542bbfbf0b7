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
        quickTest: { locale in
            guard isPersian(locale) else { return nil }
            return { text in
                // The last bytes of the two letters are rarer than the first.
                var index = text.firstPlace(of: 0x83, 0x8A, 0x8A, from: 1)
                while index < text.count {
                    if text[index - 1] == 0xD9 { return true }
                    index = text.firstPlace(of: 0x83, 0x8A, 0x8A, from: index + 1)
                }
                return false
            }
        },
        problem: { sample in
            guard isPersian(sample.locale) else { return nil }
            let found = sample.text.unicodeScalars.first { $0 == "\u{0643}" || $0 == "\u{064A}" }
            return found.map { "the Arabic letter U+0\(String($0.value, radix: 16, uppercase: true)) in Persian text" }
        }
    )

    private static func isPersian(_ locale: String) -> Bool { LanguageTag(locale).language == "fa" }
}
