/// Text from a catalog, made fit to stand in a message.
///
/// Data can hold anything: an escape sequence would steer the terminal, a direction override would turn the rest of the
/// line around. And a Persian name in an English sentence pulls the punctuation around it to the wrong side unless it is
/// isolated.
package enum ShownText {
    /// The text with control and direction-override characters spelled out, such as `\u{1b}`.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }

    /// The text with a space for each line break and the white space around it.
    package static func inOneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
        return lines.map { line in
            let words = line.drop { $0 == " " || $0 == "\t" }
            return String(String.UnicodeScalarView(words.reversed().drop { $0 == " " || $0 == "\t" }.reversed()))
        }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The text with each right-to-left run between U+2068 and U+2069.
    ///
    /// A run begins and ends with a right-to-left letter and may hold spaces, digits and signs, but no left-to-right
    /// letter.
    package static func isolated(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xD6 }), text.unicodeScalars.contains(where: isRightToLeft) else {
            return text
        }
        var result = String.UnicodeScalarView()
        var run = String.UnicodeScalarView()
        var tail = String.UnicodeScalarView()
        func close() {
            if !run.isEmpty {
                result.append("\u{2068}")
                result.append(contentsOf: run)
                result.append("\u{2069}")
            }
            result.append(contentsOf: tail)
            run = String.UnicodeScalarView()
            tail = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if isRightToLeft(scalar) {
                if run.isEmpty { close() }
                run.append(contentsOf: tail)
                run.append(scalar)
                tail = String.UnicodeScalarView()
            } else if isLeftToRight(scalar) {
                close()
                result.append(scalar)
            } else {
                tail.append(scalar)
            }
        }
        close()
        return String(result)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Letters and marks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their neighbours.
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }

    private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic
    }
}
