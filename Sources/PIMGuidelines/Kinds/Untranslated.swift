import PIMText

extension Rule {
    /// A text in a language is written in the language's script.
    public static let untranslated = Rule(
        code: "text.untranslated",
        summary: "A text holds letters of its language's script.",
        rationale: "A text left in another script was usually copied and not translated.",
        remedy: "translate the text, or take it out so that the fallback counts",
        good: [Sample("چراغ Nordvik", "fa_IR"), Sample("Nordvik шамы", "kk_KZ"), Sample("Lampa", "pl_PL")],
        bad: [Sample("Leather boots", "ar_SA"), Sample("Camping lamp", "fa_IR"), Sample("Warm jacket", "kk_KZ")],
        cause: { locale in
            scripts[LanguageTag(locale).language].map { .absence(of: $0.marks) } ?? .never
        },
        problem: { sample in
            guard let script = scripts[LanguageTag(sample.locale).language] else { return nil }
            var letters = 0
            for scalar in sample.text.unicodeScalars where scalar.properties.isAlphabetic {
                if script.range.contains(scalar.value) { return nil }
                letters += 1
            }
            guard letters >= 4 else { return nil }
            return "the text has no letter of the script that \(sample.locale) is written in"
        }
    )

    private static let scripts: [String: Letters] = [
        "ar": arabic, "fa": arabic, "ur": arabic,
        "ru": cyrillic, "kk": cyrillic, "uk": cyrillic, "ky": cyrillic,
        "he": Letters(range: 0x0590...0x05FF, marks: .hebrew), "el": Letters(range: 0x0370...0x03FF, marks: .greek),
    ]

    private static let arabic = Letters(range: 0x0600...0x06FF, marks: .arabic)
    private static let cyrillic = Letters(range: 0x0400...0x04FF, marks: .cyrillic)
}

/// Where the letters of a script stand, and the mark of a text that has one of them.
private struct Letters: Sendable {
    let range: ClosedRange<UInt32>
    let marks: TextMarks
}
