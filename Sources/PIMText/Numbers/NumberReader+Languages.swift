extension NumberReader {
    /// The languages whose numbers are known, by their codes of ISO 639.
    public static let languages: [String] = [
        "ar", "ary", "arz", "az", "azb", "be", "bg", "bn", "bs", "ckb", "cs", "da", "de", "el", "en", "es", "et", "fa",
        "fi", "fil", "fr", "glk", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "iw", "ja", "ka", "kk", "kn",
        "ko", "ky", "lrc", "lt", "lv", "mk", "ml", "mr", "ms", "mzn", "nb", "ne", "nl", "nn", "no", "pa", "pl", "prs",
        "ps", "pt", "ro", "ru", "si", "sk", "sl", "sr", "sv", "ta", "te", "tg", "th", "tr", "uk", "ur", "uz", "vi",
        "zh",
    ]

    /// Whether the numbers of a language are known.
    public static func knows(_ language: LanguageTag) -> Bool {
        language.isWellFormed && languages.contains(language.language)
    }

    /// The locale that somebody may have meant by a word that is none that is known; nil where none is near.
    ///
    /// Most often it is a country's code in place of the language's: `cz` for `cs_CZ`.
    public static func locale(like word: String) -> String? {
        let tag = LanguageTag(word)
        if tag.isWellFormed, let region = tag.region, let language = mainLanguage(of: region) {
            return "\(language)_\(region)"
        }
        if tag.isWellFormed, let language = mainLanguage(of: tag.language.uppercased()) {
            return "\(language)_\(tag.language.uppercased())"
        }
        guard let nearest = Suggestion.nearest(to: word, among: names.map(\.name)) else { return nil }
        return names.first { $0.name == nearest }?.code
    }

    private static func mainLanguage(of region: String) -> String? {
        if let language = countries[region] { return language }
        let same = region.lowercased()
        return languages.contains(same) && !foreign.contains(same) ? same : nil
    }

    /// Countries whose code is not that of their main language.
    ///
    /// **Source:** ISO 3166-1 with the official languages of CLDR 48's territory facts, read 2026-11-22.
    private static let countries: [String: String] = [
        "AE": "ar", "AM": "hy", "AT": "de", "AU": "en", "BA": "bs", "BR": "pt", "BY": "be", "CA": "en", "CH": "de",
        "CN": "zh", "CZ": "cs", "DK": "da", "EE": "et", "EG": "ar", "GB": "en", "GE": "ka", "GR": "el", "IE": "en",
        "IL": "he", "IN": "hi", "IR": "fa", "JP": "ja", "KG": "ky", "KR": "ko", "KZ": "kk", "MX": "es", "NO": "nb",
        "PK": "ur", "RS": "sr", "SA": "ar", "SE": "sv", "SI": "sl", "TJ": "tg", "UA": "uk", "US": "en", "VN": "vi",
    ]

    /// Languages with the code of a country that speaks another.
    private static let foreign: Set<String> = [
        "ar", "az", "be", "bn", "bs", "da", "el", "et", "ka", "kn", "ky", "ml", "mr", "ms", "ne", "pa", "ps", "si",
        "sl",
        "sr", "sv", "ta", "te", "tg", "uk", "vi",
    ]

    /// What people call the languages in English.
    private static let names: [(name: String, code: String)] = [
        ("arabic", "ar"), ("czech", "cs"), ("dutch", "nl"), ("english", "en_GB"), ("farsi", "fa"), ("french", "fr"),
        ("german", "de"), ("italian", "it"), ("kazakh", "kk"), ("persian", "fa"), ("polish", "pl"),
        ("portuguese", "pt"), ("russian", "ru"), ("spanish", "es"), ("turkish", "tr"), ("ukrainian", "uk"),
    ]
}
