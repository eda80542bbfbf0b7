import PIMText

extension ValueCheck {
    /// Tells of a character that feeds leave out, and of one that stands where something was lost.
    func checkCharacters(of text: String, _ entry: ValueEntry, _ report: inout Report) {
        if let character = InvisibleCharacters.first(in: text) {
            report.add(
                "value.invisible-character",
                .warning,
                "it holds \(character.codePoint), which feeds leave out",
                remedy: "take the character out",
                entry
            )
        }
        if InvisibleCharacters.hasLost(in: text) {
            report.add(
                "value.lost-character",
                .warning,
                "it holds U+FFFD, which stands where a character was lost",
                remedy: "read the text again in its right encoding, or write the character",
                entry
            )
        }
        if let character = InvisibleCharacters.firstPrivate(in: text) {
            report.add(
                "value.private-character",
                .warning,
                "it holds \(character.codePoint) of private use, which others do not see as you do",
                remedy: "write a character of Unicode, or take it out",
                entry
            )
        }
    }
}
