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
        quickTest: { locale in
            guard let script = scripts[LanguageTag(locale).language] else { return nil }
            let letters = UTF8Letters(of: script)
            return { !letters.occur(in: $0) }
        },
        problem: { sample in
            guard let script = scripts[LanguageTag(sample.locale).language] else { return nil }
            var letters = 0
            for scalar in sample.text.unicodeScalars where scalar.properties.isAlphabetic {
                if script.contains(scalar.value) { return nil }
                letters += 1
            }
            guard letters >= 4 else { return nil }
            return "the text has no letter of the script that \(sample.locale) is written in"
        }
    )

    private static let scripts: [String: ClosedRange<UInt32>] = [
        "ar": 0x0600...0x06FF, "fa": 0x0600...0x06FF, "ur": 0x0600...0x06FF,
        "ru": 0x0400...0x04FF, "kk": 0x0400...0x04FF, "uk": 0x0400...0x04FF, "ky": 0x0400...0x04FF,
        "he": 0x0590...0x05FF, "el": 0x0370...0x03FF,
    ]
}

/// The letters of a script whose characters take two bytes in UTF-8.
private struct UTF8Letters: Sendable {
    private let first: UInt32
    private let isLetter: [Bool]

    init(of script: ClosedRange<UInt32>) {
        first = script.lowerBound
        isLetter = script.map { Unicode.Scalar($0)?.properties.isAlphabetic == true }
    }

    /// Whether one of them stands in a text.
    func occur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 1
        while index < text.count {
            let lead = UInt32(text[index - 1])
            // Only the first byte of two has a number of this size.
            if lead >= 0xC0, lead < 0xE0 {
                let place = lead << 6 & 0x7C0 | UInt32(text[index] & 0x3F)
                if place >= first, place - first < isLetter.count, isLetter[Int(place - first)] { return true }
            }
            index += 1
        }
        return false
    }
}
