/// The spellings of Arabic words with what is written together with them: "and", "so", "with", "for", "like", and the
/// article behind these.
enum ArabicClitics {
    /// A word or phrase, and its first word with each of them; words of other scripts stay alone.
    static func spellings(of phrase: String) -> [String] {
        guard let first = phrase.unicodeScalars.first, (0x621...0x64A).contains(first.value) else { return [phrase] }
        let article = "\u{627}\u{644}"
        let stems: [String]
        if phrase.unicodeScalars.starts(with: article.unicodeScalars) {
            var bare = String.UnicodeScalarView()
            bare.append(contentsOf: phrase.unicodeScalars.dropFirst(2))
            // "For the" drops the article's first letter.
            stems = [phrase, "\u{628}\(phrase)", "\u{643}\(phrase)", "\u{644}\u{644}\(String(bare))"]
        } else {
            stems = ["", "\u{628}", "\u{644}", "\u{643}"].map { "\($0)\(phrase)" }
        }
        return ["", "\u{648}", "\u{641}"].flatMap { before in stems.map { "\(before)\($0)" } }
    }
}
