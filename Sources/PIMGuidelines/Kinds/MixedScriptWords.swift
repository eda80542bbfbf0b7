import PIMCatalog
import PIMText

extension Rule {
    /// The letters of a word come from one script.
    public static let mixedScripts = Rule(
        code: "text.mixed-scripts",
        summary: "The letters of a word come from one script, not from two that look alike.",
        rationale:
            "A word with one letter of another script looks right, but no search and no spelling checker knows it.",
        remedy: "write the whole word in one script; put a hyphen where two scripts meet on purpose",
        good: [
            Sample("USB-кабель, 3D-принтер, iPhone-чехол", "ru_RU"), Sample("220V/50Гц 10 kΩ 5 μm", "ru_RU"),
            Sample("iPhoneды қаптау", "kk_KZ"), Sample("Kurtka Żółta", "pl_PL"), Sample("چراغUSB", "fa_IR"),
            Sample("Μπότες Nordvik", "el_GR"), Sample("حذاء Nike", "ar_SA"),
        ],
        bad: [
            Sample("Вкусный к\u{6F}фе", "ru_RU"), Sample("қ\u{69}л\u{65}м", "kk_KZ"), Sample("Kurtk\u{430}", "pl_PL"),
            Sample("Warm j\u{430}cket", "en_GB"), Sample("Μπ\u{F3}τες κα\u{69}", "el_GR"),
            Sample("کفش \u{425}L", "fa_IR"),
        ],
        needsLanguage: false,
        cause: { _ in .presence(of: .mixedScripts) },
        problem: { sample in
            guard let slip = MixedScripts.slips(in: sample.text).first else { return nil }
            return message(of: slip)
        },
        places: { sample in
            var places = LetterPlaces(sample.text, sample.locale)
            for slip in MixedScripts.slips(in: sample.text) {
                places.add(message(of: slip), slip.range, instead: slip.corrected, isSafe: slip.isSure)
            }
            return places.breaches
        }
    )

    private static func message(of slip: MixedScripts.Slip) -> String {
        "\"\(slip.word)\" mixes scripts: \(slip.letter.codePoint) is a letter of \(slip.script.name)"
    }
}

extension Script {
    /// The name of a script that is mixed with others, for readers.
    fileprivate var name: String {
        switch self {
        case .latin: "Latin"
        case .cyrillic: "Cyrillic"
        case .greek: "Greek"
        default: code
        }
    }
}
