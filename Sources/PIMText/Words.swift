/// Words of a title or description.
public enum Words {
    /// The words of five and more letters that are wholly in capitals, in the order of the text.
    ///
    /// Only Latin and Cyrillic letters have capitals that shout. A word is a run of letters and digits; one with a digit
    /// (`DDR4X`) is a model number, one of up to four letters (`USB`, `HDMI`) a name, and neither is returned.
    public static func shouting(in text: String) -> [Substring] {
        var found: [Substring] = []
        var word = Word()
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            if !word.take(scalars[index]) {
                if word.isShouting {
                    found.append(text[start..<index])
                }
                word = Word()
                start = next
            }
            index = next
        }
        if word.isShouting {
            found.append(text[start...])
        }
        return found
    }

    private struct Word {
        private var capitals = 0
        private var isOrdinary = false

        var isShouting: Bool { capitals >= 5 && !isOrdinary }

        /// Takes a character of the word in; false where it ends the word.
        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            let value = scalar.value
            switch value {
            case 0x41...0x5A:
                capitals += 1
                return true
            case 0x61...0x7A, 0x30...0x39, 0x5F:
                isOrdinary = true
                return true
            case 0x00...0x7F:
                return false
            default:
                return takeLong(scalar)
            }
        }

        private mutating func takeLong(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter:
                switch scalar.value {
                case 0xC0...0x24F, 0x400...0x52F, 0x1E00...0x1EFF: capitals += 1
                default: isOrdinary = true
                }
            case .nonspacingMark, .spacingMark, .enclosingMark, .format:
                break
            case .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .otherNumber:
                isOrdinary = true
            default:
                return false
            }
            return true
        }
    }
}
