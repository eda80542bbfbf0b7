import PIMText

/// Gives a word the capitals of the word that it replaces.
enum LetterCase {
    /// The word as it stands, or with its first letter a capital where the other one's first is, or all of them.
    static func like(_ model: String, _ word: String, locale: String) -> String {
        let letters = model.unicodeScalars.filter { $0.properties.isAlphabetic }
        guard let first = letters.first, first.properties.isUppercase,
            word.unicodeScalars.allSatisfy({ !$0.properties.isUppercase })
        else { return word }
        if letters.count > 1, letters.allSatisfy(\.properties.isUppercase) { return upper(word, locale) }
        guard let start = word.first else { return word }
        return upper(String(start), locale) + word.dropFirst()
    }

    private static func upper(_ text: String, _ locale: String) -> String {
        let isTurkic = ["tr", "az"].contains(LanguageTag(locale).language)
        return text.unicodeScalars.map { isTurkic && $0 == "i" ? "\u{130}" : $0.properties.uppercaseMapping }.joined()
    }
}
