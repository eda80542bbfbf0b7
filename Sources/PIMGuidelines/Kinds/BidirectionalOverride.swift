import PIMText

extension Rule {
    /// No character that turns the direction of the text around.
    public static let bidirectionalOverride = Rule(
        code: "text.bidi-override",
        summary: "No character forces the text's direction.",
        rationale: "An override shows letters in another order than they are stored, which hides what a text says.",
        isError: true,
        remedy: "take the character out; direction comes from the page",
        good: [
            Sample("کفش ورزشی Nordvik", "fa_IR"), Sample("حذاء رياضي", "ar_SA"), Sample("Buty trekkingowe", "pl_PL"),
        ],
        bad: [Sample("abc\u{202E}gpj.exe", "en_GB"), Sample("کفش\u{202D} ورزشی", "fa_IR")],
        readsMarkup: true,
        needsLanguage: false,
        cause: { _ in .presence(of: .directionOverride) },
        problem: { sample in
            let found = sample.text.unicodeScalars.first { $0 == "\u{202E}" || $0 == "\u{202D}" }
            return found.map {
                "the text holds U+\(String($0.value, radix: 16, uppercase: true)), a direction override"
            }
        }
    )
}
