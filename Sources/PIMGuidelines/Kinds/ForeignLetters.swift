import PIMCatalog
import PIMText

extension Rule {
    /// A text is written with the letters of its own language, not of a neighbour in the same script.
    public static let foreignLetters = Rule(
        code: "text.foreign-letters",
        summary: "A text has the letters of its own language, not those of a neighbour that look alike.",
        rationale: "Arabic keyboards leave U+0643 and U+064A, which look alike but are not found by a Persian search.",
        remedy: "write the letter of the text's own language",
        remedies: ["fa": "write ک (U+06A9) and ی (U+06CC)"],
        good: [
            Sample("کفش ورزشی", "fa_IR"), Sample("كفش ورزشي", "ar_SA"), Sample("Buty", "pl_PL"),
            Sample("Қысқы жеңіл күрте, ұзын ілгек", "kk_KZ"), Sample("Їжа", "uk_UA"), Sample("پہاڑی جوتے", "ur_PK"),
        ],
        bad: [
            Sample("كفش ورزشی", "fa_IR"), Sample("کفش ورزشي", "fa_IR"), Sample("حذاء ریاضی", "ar_SA"),
            Sample("شنطة کبيرة", "ar_EG"), Sample("Ќысќы куртка", "kk_KZ"), Sample("Жеѕіл күрте", "kk_KZ"),
            Sample("پهاڑی جوتے", "ur_PK"),
        ],
        cause: { locale in
            let marks = marks(of: LanguageTag(locale))
            return marks.isEmpty ? .never : .presence(of: marks)
        },
        problem: { sample in
            let language = LanguageTag(sample.locale)
            if language.language == "fa" {
                let found = sample.text.unicodeScalars.first { $0 == "\u{0643}" || $0 == "\u{064A}" }
                if let found { return "the Arabic letter \(found.codePoint) in Persian text" }
            }
            guard let (letter, own) = firstForeign(sample.text, language) else { return nil }
            let name = names[language.language] ?? language.bcp47
            return "the letter \(letter.codePoint) in \(name) text, where \(own.codePoint) belongs"
        }
    )

    private static func firstForeign(
        _ text: String,
        _ language: LanguageTag
    ) -> (letter: Unicode.Scalar, own: Unicode.Scalar)? {
        guard language.language != "kk" else {
            for letter in text.unicodeScalars {
                if let own = kazakh[letter] { return (letter, own) }
            }
            return nil
        }
        return LetterForms.findings(in: text, language: language).first.map { ($0.letter, $0.replacement) }
    }

    /// The marks of the letters that `firstForeign` looks for.
    private static func marks(of language: LanguageTag) -> TextMarks {
        switch language.language {
        case "fa", "prs", "mzn", "glk", "lrc", "azb", "ckb", "sdh": [.arabicKafYeh, .dotlessYeh, .otherKafHeh]
        case "ar", "arz", "ary": [.persianKafYeh, .otherKafHeh]
        case "ur", "pnb", "skr": [.arabicKafYeh, .dotlessYeh, .arabicHeh, .otherKafHeh]
        case "ps": [.arabicKafYeh, .otherKafHeh]
        case "kk": .slavicLetters
        default: []
        }
    }

    private static let names = [
        "fa": "Persian", "ar": "Arabic", "ur": "Urdu", "ckb": "Kurdish", "ps": "Pashto", "kk": "Kazakh",
    ]

    /// What Kazakh text becomes where its Windows code page is taken for that of Russian.
    ///
    /// **Source:** KZ-1048 (STRK1048-2002), https://www.iana.org/assignments/charset-reg/KZ-1048, against windows-1251.
    private static let kazakh: [Unicode.Scalar: Unicode.Scalar] = [
        "Ќ": "Қ", "ќ": "қ", "Ћ": "Һ", "ћ": "һ", "Ў": "Ұ", "ў": "ұ", "Ј": "Ә", "ј": "ә", "Ґ": "Ө", "ґ": "ө",
        "Є": "Ғ", "є": "ғ", "Ї": "Ү", "ї": "ү", "Ѕ": "Ң", "ѕ": "ң",
    ]
}
