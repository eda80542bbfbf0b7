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

    /// The plain letters or digits that a scalar stands for; nil for one that is none of them or that has no certain ones.
    ///
    /// **Source:** the compatibility mappings of Unicode 16.0, UnicodeData.txt.
    package static func plain(_ scalar: UInt32) -> [UInt32]? {
        switch kind(of: scalar) {
        case .arabicForm:
            var letters: [UInt32] = []
            guard PresentationForms.forEachLetter(of: scalar, { letters.append($0) }) else { return nil }
            return letters
        case .ligature: return ligatures[scalar]?.unicodeScalars.map(\.value)
        case .fullWidth: return scalar <= 0xFF5A ? [scalar - 0xFEE0] : nil
        case .mathematical: return plainMathematical(scalar).map { [$0] }
        case nil: return nil
        }
    }

    /// The letter of A to Z or the digit that a mathematical one shows.
    private static func plainMathematical(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        // Thirteen alphabets of 52 letters, then five rows of digits.
        case 0x1D400...0x1D6A3:
            let place = (scalar - 0x1D400) % 52
            return place < 26 ? 0x41 + place : 0x61 + place - 26
        case 0x1D7CE...0x1D7FF: return 0x30 + (scalar - 0x1D7CE) % 10
        default: return nil
        }
    }

    private static let ligatures: [UInt32: String] = [
        0x132: "IJ", 0x133: "ij", 0x149: "\u{2BC}n", 0x17F: "s", 0x1C4: "D\u{17D}", 0x1C5: "D\u{17E}",
        0x1C6: "d\u{17E}", 0x1C7: "LJ", 0x1C8: "Lj", 0x1C9: "lj", 0x1CA: "NJ", 0x1CB: "Nj", 0x1CC: "nj", 0x1F1: "DZ",
        0x1F2: "Dz", 0x1F3: "dz", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
        0xFB05: "st", 0xFB06: "st", 0xFB13: "\u{574}\u{576}", 0xFB14: "\u{574}\u{565}", 0xFB15: "\u{574}\u{56B}",
        0xFB16: "\u{57E}\u{576}", 0xFB17: "\u{574}\u{56D}",
    ]

    /// Whether a scalar is one of them.
    static func contains(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x132 else { return false }
        return kind(of: scalar) != nil
    }
}
