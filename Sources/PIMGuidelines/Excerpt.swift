/// A few characters of a text that say where something stands.
enum Excerpt {
    /// The last characters before a place, given in UTF-8 bytes, without what nobody sees.
    static func before(_ offset: Int, in text: String) -> String {
        let end = text.utf8.index(text.startIndex, offsetBy: offset)
        let scalars = text.unicodeScalars[..<end].suffix(16).filter { isSeen($0) }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .surrogate, .privateUse: false
        default: true
        }
    }
}
