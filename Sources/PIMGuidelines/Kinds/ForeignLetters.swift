import PIMCatalog
import PIMText

extension Rule {
    /// A text is written with the letters of its own language, not of a neighbour in the same script.
    public static let foreignLetters = Rule(
        code: "text.foreign-letters",
        summary: "A text has the letters of its own language, not those of a neighbour that look alike.",
        rationale:
            "Keyboards of other languages leave letters that look alike but are not found by a search, such as U+064A in Persian.",
        remedy: "write the letter of the text's own language",
        remedies: ["fa": "write ک (U+06A9) and ی (U+06CC)"],
        good: [
            Sample("کفش ورزشی", "fa_IR"), Sample("كفش ورزشي", "ar_SA"), Sample("Buty", "pl_PL"),
            Sample("Қысқы жеңіл күрте, ұзын ілгек", "kk_KZ"), Sample("Їжа", "uk_UA"), Sample("پہاڑی جوتے", "ur_PK"),
            Sample("Карта Қазақстан, «қымыз»", "ru_KZ"), Sample("Іграшка Ёжик", "uk_UA"),
        ],
        bad: [
            Sample("كفش ورزشی", "fa_IR"), Sample("کفش ورزشي", "fa_IR"), Sample("حذاء ریاضی", "ar_SA"),
            Sample("شنطة کبيرة", "ar_EG"), Sample("Ќысќы куртка", "kk_KZ"), Sample("Жеѕіл күрте", "kk_KZ"),
            Sample("پهاڑی جوتے", "ur_PK"), Sample("\u{432}\u{456}тамин", "ru_RU"), Sample("тёплы куртка", "uk_UA"),
        ],
        cause: { locale in
            let marks = marks(of: LanguageTag(locale))
            return marks.isEmpty ? .never : .presence(of: marks)
        },
        problem: { sample in
            let language = LanguageTag(sample.locale)
            if language.language == "fa" {
                let found = sample.text.unicodeScalars.first(where: isArabic)
                if let found { return "the Arabic letter \(found.codePoint) in Persian text" }
            }
            if let alphabet = CyrillicAlphabet(of: language) {
                return alphabet.slips(in: sample.text).first.map { message(of: $0, language) }
            }
            return firstForeign(sample.text, language).map { message(of: $0.letter, $0.own, language) }
        },
        places: { sample in
            let language = LanguageTag(sample.locale)
            var places = LetterPlaces(sample.text, sample.locale)
            if let alphabet = CyrillicAlphabet(of: language) {
                for slip in alphabet.slips(in: sample.text) {
                    places.add(message(of: slip, language), slip.range, instead: slip.corrected, isSafe: false)
                }
                return places.breaches
            }
            guard language.language != "kk" else {
                var start = 0
                for letter in sample.text.unicodeScalars {
                    let range = start..<start + letter.utf8.count
                    start = range.upperBound
                    guard let own = kazakh[letter] else { continue }
                    // A Ukrainian or a Serbian name has these letters by right.
                    places.add(message(of: letter, own, language), range, instead: String(own), isSafe: false)
                }
                return places.breaches
            }
            let text = sample.text
            for found in LetterForms.findings(in: text, language: language) {
                places.add(
                    message(of: found.letter, found.replacement, language),
                    found.range,
                    instead: String(found.replacement),
                    isSafe: !isOpen(found, in: text, language)
                )
            }
            return places.breaches
        }
    )

    private static func isArabic(_ letter: Unicode.Scalar) -> Bool { letter == "\u{0643}" || letter == "\u{064A}" }

    private static func message(of letter: Unicode.Scalar, _ own: Unicode.Scalar, _ language: LanguageTag) -> String {
        if language.language == "fa", isArabic(letter) {
            return "the Arabic letter \(letter.codePoint) in Persian text"
        }
        let name = names[language.language] ?? language.bcp47
        return "the letter \(letter.codePoint) in \(name) text, where \(own.codePoint) belongs"
    }

    private static func message(of slip: CyrillicAlphabet.Slip, _ language: LanguageTag) -> String {
        let name = names[language.language] ?? language.bcp47
        return "\"\(slip.word)\" has \(slip.letter.codePoint), which is no letter of \(name)"
    }

    /// Whether a letter may stand for two of the language's: at the end of an Arabic word a yeh without dots may be meant,
    /// and the heh of Arabic is two letters of Urdu.
    private static func isOpen(_ found: LetterForms.Finding, in text: String, _ language: LanguageTag) -> Bool {
        switch (language.language, found.letter) {
        case ("ur", "\u{647}"), ("pnb", "\u{647}"), ("skr", "\u{647}"): true
        case ("ar", "\u{6CC}"), ("arz", "\u{6CC}"), ("ary", "\u{6CC}"):
            text.withBytes { $0.scalar(from: found.range.upperBound).map { !$0.isArabic } ?? true }
        default: false
        }
    }

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
        default: CyrillicAlphabet(of: language)?.marks ?? []
        }
    }

    private static let names = [
        "fa": "Persian", "ar": "Arabic", "ur": "Urdu", "ckb": "Kurdish", "ps": "Pashto", "kk": "Kazakh",
        "ru": "Russian", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian", "mk": "Macedonian", "sr": "Serbian",
        "ky": "Kyrgyz", "uz": "Uzbek",
    ]

    /// What Kazakh text becomes where its Windows code page is taken for that of Russian.
    ///
    /// **Source:** KZ-1048 (STRK1048-2002), https://www.iana.org/assignments/charset-reg/KZ-1048, against windows-1251.
    private static let kazakh: [Unicode.Scalar: Unicode.Scalar] = [
        "Ќ": "Қ", "ќ": "қ", "Ћ": "Һ", "ћ": "һ", "Ў": "Ұ", "ў": "ұ", "Ј": "Ә", "ј": "ә", "Ґ": "Ө", "ґ": "ө",
        "Є": "Ғ", "є": "ғ", "Ї": "Ү", "ї": "ү", "Ѕ": "Ң", "ѕ": "ң",
    ]
}
