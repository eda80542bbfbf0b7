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

    /// The text in capitals.
    static func upper(_ text: String, _ locale: String) -> String {
        let isTurkic = isTurkic(locale)
        return text.unicodeScalars.map { isTurkic && $0 == "i" ? "\u{130}" : $0.properties.uppercaseMapping }.joined()
    }

    /// The text in small letters; a sigma that ends a word is a final one.
    static func lower(_ text: String, _ locale: String) -> String {
        let isTurkic = isTurkic(locale)
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.map { place in
            switch scalars[place] {
            case "I" where isTurkic: return "\u{131}"
            case "\u{130}" where isTurkic: return "i"
            case "\u{3A3}":
                let isLetterNext = place + 1 < scalars.count && scalars[place + 1].properties.isAlphabetic
                let isLetterBefore = place > 0 && scalars[place - 1].properties.isAlphabetic
                return isLetterBefore && !isLetterNext ? "\u{3C2}" : "\u{3C3}"
            case let scalar: return scalar.properties.lowercaseMapping
            }
        }.joined()
    }

    /// The word with its first letter a capital and the others as they are; Dutch `ij` is one letter.
    static func capitalized(_ word: String, _ locale: String) -> String {
        let scalars = word.unicodeScalars
        guard let start = scalars.firstIndex(where: { $0.properties.isAlphabetic }) else { return word }
        var end = scalars.index(after: start)
        if LanguageTag(locale).language == "nl", scalars[start...].starts(with: "ij".unicodeScalars) {
            end = scalars.index(after: end)
        }
        let isTurkic = isTurkic(locale)
        let first = scalars[start..<end].map {
            isTurkic && $0 == "i"
                ? "\u{130}"
                : end == scalars.index(after: start)
                    ? $0.properties.titlecaseMapping : $0.properties.uppercaseMapping
        }
        return String(scalars[..<start]) + first.joined() + String(scalars[end...])
    }

    private static func isTurkic(_ locale: String) -> Bool { LanguageTag(locale).hasDottedAndDotlessI }
}
