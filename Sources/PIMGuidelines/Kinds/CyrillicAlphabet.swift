import PIMText

/// The letters of a language that is written in Cyrillic.
///
/// Names may have the letters of their own language: a word with a capital, one behind an opening quotation mark or
/// bracket, and one with letters or digits of another kind is left alone.
/// **Source:** the exemplar characters of CLDR 46, https://cldr.unicode.org, read 2026-11-22.
struct CyrillicAlphabet {
    /// A word with a letter that the language does not have.
    struct Slip {
        let word: String
        let letter: Unicode.Scalar
        /// Where the word stands, in UTF-8 bytes.
        let range: Range<Int>
        /// The word with the letters that were meant; nil where nobody can tell which.
        let corrected: String?
    }

    /// Texts with none of these marks have no foreign letter.
    let marks: TextMarks
    private let letters: Set<Unicode.Scalar>
    private let meant: [Unicode.Scalar: Unicode.Scalar]

    /// Takes the alphabet of a language; nil where none is known.
    init?(of language: LanguageTag) {
        guard let stated = Self.alphabets[language.language], language.script == nil || language.script == "Cyrl",
            // Uzbek without a script is Latin.
            language.language != "uz" || language.script == "Cyrl"
        else { return nil }
        marks = stated.marks
        letters = stated.letters
        meant = stated.meant
    }

    /// The words of a text with foreign letters, in order.
    func slips(in text: String) -> [Slip] {
        var slips: [Slip] = []
        var before: Unicode.Scalar = " "
        var opening: Unicode.Scalar = " "
        var word = String.UnicodeScalarView()
        var (start, place) = (0, 0)
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || Self.hangsOn(scalar) {
                if word.isEmpty { (start, opening) = (place, before) }
                word.append(scalar)
            } else {
                if !word.isEmpty, let slip = slip(word, start, opening) { slips.append(slip) }
                word.removeAll()
            }
            before = scalar
            place += scalar.utf8.count
        }
        if !word.isEmpty, let slip = slip(word, start, opening) { slips.append(slip) }
        return slips
    }

    private func slip(_ word: String.UnicodeScalarView, _ start: Int, _ before: Unicode.Scalar) -> Slip? {
        guard !Self.openings.contains(before),
            let letter = word.first(where: { Self.isLetter($0) && !letters.contains($0) }),
            // A letter alone may be a sign, unless it is one that people put for another.
            word.count > 1 || meant[letter] != nil,
            word.allSatisfy({ Self.isSmallCyrillic($0) || Self.marks.contains($0.value) || Self.isApostrophe($0) })
        else { return nil }
        var corrected: String.UnicodeScalarView? = String.UnicodeScalarView()
        for scalar in word {
            let own = letters.contains(scalar) || !Self.isLetter(scalar) ? scalar : meant[scalar]
            if let own { corrected?.append(own) } else { corrected = nil }
        }
        let text = String(word)
        return Slip(
            word: text,
            letter: letter,
            range: start..<start + text.utf8.count,
            corrected: corrected.map { String($0) }
        )
    }

    private static func isSmallCyrillic(_ scalar: Unicode.Scalar) -> Bool {
        (0x430...0x4FF).contains(scalar.value) && scalar.properties.isLowercase
    }

    /// Whether a character is part of the word beside it: a digit, a mark, a joiner of words or an apostrophe.
    private static func hangsOn(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil || marks.contains(scalar.value)
            || isApostrophe(scalar) || ["_", "@", "#"].contains(scalar)
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic && !isApostrophe(scalar)
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2BC}"
    }

    /// Accents and what else hangs on letters.
    private static let marks: ClosedRange<UInt32> = 0x300...0x36F

    private static let openings: Set<Unicode.Scalar> = ["«", "“", "„", "\"", "(", "‘", "'", "/", "."]

    private struct Stated {
        let marks: TextMarks
        let letters: Set<Unicode.Scalar>
        let meant: [Unicode.Scalar: Unicode.Scalar]

        init(_ letters: String, _ marks: TextMarks, meant: [Unicode.Scalar: Unicode.Scalar] = [:]) {
            self.marks = marks
            self.letters = Set(letters.unicodeScalars)
            self.meant = meant
        }
    }

    private static let russian = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"

    private static let alphabets: [String: Stated] = [
        "ru": Stated(russian, [.slavicLetters, .easternLetters], meant: ["і": "и"]),
        "ky": Stated(russian + "ңөү", [.slavicLetters, .easternLetters], meant: ["ұ": "ү"]),
        "uk": Stated("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", .russianLetters, meant: ["ы": "и", "э": "е"]),
        "be": Stated("абвгдеёжзійклмнопрстуўфхцчшыьэюя", .cyrillic, meant: ["и": "і"]),
        "bg": Stated("абвгдежзийклмнопрстуфхцчшщъьюя", [.russianLetters, .slavicLetters, .easternLetters]),
        "mk": Stated("абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ", .cyrillic),
        "sr": Stated("абвгдђежзијклљмнњопрстћуфхцчџш", .cyrillic),
        "uz": Stated("абвгдежзийклмнопрстуфхцчшъьэюяёўқғҳ", .cyrillic),
    ]
}
