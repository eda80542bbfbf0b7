/// Letters and digits in a form for old programs or for print, which stand for others: `ﻛﺘﺎﺏ`, `ﬁ`, `Ａ`, `𝐀`.
///
/// The signs and words of Arabic that are one character on purpose, such as `﷼` and `ﷲ`, are none of them.
package enum CompatibilityLetters {
    /// What such a letter is.
    package enum Kind: Sendable, Hashable, CaseIterable {
        /// An Arabic letter in the form of a place in a word, or several written as one.
        case arabicForm
        /// Letters of Latin, Armenian or Hebrew written as one, or with their points.
        case ligature
        /// A letter or digit as wide as a Chinese character, or one of Katakana and Hangul half as wide.
        case fullWidth
        /// A letter or digit of mathematical formulas, which is no bold or italic text.
        case mathematical
    }

    /// What a scalar is; nil for a letter that is itself.
    package static func kind(of scalar: UInt32) -> Kind? {
        switch scalar {
        case 0x132, 0x133, 0x149, 0x17F, 0x1C4...0x1CC, 0x1F1...0x1F3: .ligature
        case 0xFB00...0xFB06, 0xFB13...0xFB17, 0xFB1D, 0xFB1F...0xFB28, 0xFB2A...0xFB4F: .ligature
        case 0xFB50...0xFBB1, 0xFBD3...0xFD3D, 0xFD50...0xFDC7, 0xFE70...0xFEFC: .arabicForm
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFF9D, 0xFFA1...0xFFDC: .fullWidth
        case 0x1D400...0x1D7FF: .mathematical
        default: nil
        }
    }

    /// Whether a scalar is one of them.
    static func contains(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x132 else { return false }
        return kind(of: scalar) != nil
    }
}
