/// The letters that a language writes where its neighbours in the same script write others.
///
/// The language decides, not the script: `ك` is right in Arabic and wrong in Persian, `ی` the other way round. Letters of
/// Cyrillic and Latin are left alone in every language; Kazakh's `ә ғ қ ң ө ұ ү һ і` are letters of their own.
public enum LetterForms {
    /// A letter that the language of the text does not write.
    public struct Finding: Sendable, Hashable {
        /// Its UTF-8 bytes.
        public let range: Range<Int>

        /// The letter in the text.
        public let letter: Unicode.Scalar

        /// The letter that the language writes instead.
        public let replacement: Unicode.Scalar
    }

    /// The text in the letters of a language; as it is where nothing is to change.
    public static func written(_ text: String, in language: LanguageTag) -> String {
        let letters = pairs(of: language)
        guard !letters.isEmpty else {
            return text
        }
        return text.withBytes { bytes in
            guard let first = firstPlace(in: bytes, from: 0, letters) else {
                return text
            }
            var output = Array(bytes)
            var place: (index: Int, replacement: UInt16)? = first
            while let (index, replacement) = place {
                output[index] = UInt8(replacement >> 8)
                output[index + 1] = UInt8(replacement & 0xFF)
                place = firstPlace(in: bytes, from: index + 2, letters)
            }
            return String(decoding: output, as: UTF8.self)
        }
    }

    /// Every letter of `text` that its language writes otherwise, in order.
    public static func findings(in text: String, language: LanguageTag) -> [Finding] {
        let letters = pairs(of: language)
        guard !letters.isEmpty else {
            return []
        }
        return text.withBytes { bytes in
            var found: [Finding] = []
            var index = 0
            while let (place, replacement) = firstPlace(in: bytes, from: index, letters) {
                let letter = UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1])
                found.append(
                    Finding(range: place..<(place + 2), letter: scalar(letter), replacement: scalar(replacement))
                )
                index = place + 2
            }
            return found
        }
    }

    /// The first letter of two bytes that has a replacement.
    private static func firstPlace(
        in bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ pairs: [Pair]
    ) -> (index: Int, replacement: UInt16)? {
        var index = start
        while index + 1 < bytes.count {
            // Every letter of the table begins with a byte from D8 to DB.
            guard bytes[index] &- 0xD8 < 4 else {
                index += 1
                continue
            }
            let letter = UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
            for pair in pairs where pair.letter == letter {
                return (index, pair.replacement)
            }
            index += 2
        }
        return nil
    }

    private struct Pair {
        let letter: UInt16
        let replacement: UInt16

        init(_ letter: Unicode.Scalar, _ replacement: Unicode.Scalar) {
            self.letter = Self.bytes(letter)
            self.replacement = Self.bytes(replacement)
        }

        private static func bytes(_ scalar: Unicode.Scalar) -> UInt16 {
            UInt16(truncatingIfNeeded: (0xC0 | scalar.value >> 6) << 8 | 0x80 | scalar.value & 0x3F)
        }
    }

    private static func scalar(_ bytes: UInt16) -> Unicode.Scalar {
        Unicode.Scalar(UInt32(bytes >> 8 & 0x1F) << 6 | UInt32(bytes & 0x3F)) ?? "\u{FFFD}"
    }

    private static func pairs(of language: LanguageTag) -> [Pair] {
        guard language.script == nil || language.script == "Arab" || language.script == "Aran" else {
            return []
        }
        switch language.language {
        case "fa", "prs", "mzn", "glk", "lrc", "azb": return persian
        case "ar", "arz", "ary": return arabic
        case "ur", "pnb", "skr": return urdu
        case "ckb", "sdh": return kurdish
        case "ps": return pashto
        default: return []
        }
    }

    private static let persian = [
        Pair("\u{64A}", "\u{6CC}"), Pair("\u{649}", "\u{6CC}"), Pair("\u{643}", "\u{6A9}"),
        Pair("\u{6AA}", "\u{6A9}"), Pair("\u{6C1}", "\u{647}"), Pair("\u{6BE}", "\u{647}"),
        Pair("\u{6D5}", "\u{647}"),
    ]

    private static let arabic = [
        Pair("\u{6CC}", "\u{64A}"), Pair("\u{6A9}", "\u{643}"), Pair("\u{6AA}", "\u{643}"),
        Pair("\u{6C1}", "\u{647}"), Pair("\u{6BE}", "\u{647}"), Pair("\u{6C3}", "\u{629}"),
    ]

    private static let urdu = [
        Pair("\u{64A}", "\u{6CC}"), Pair("\u{649}", "\u{6CC}"), Pair("\u{643}", "\u{6A9}"),
        Pair("\u{6AA}", "\u{6A9}"), Pair("\u{647}", "\u{6C1}"), Pair("\u{629}", "\u{6C3}"),
    ]

    private static let kurdish = [
        Pair("\u{64A}", "\u{6CC}"), Pair("\u{649}", "\u{6CC}"), Pair("\u{643}", "\u{6A9}"),
        Pair("\u{6AA}", "\u{6A9}"),
    ]

    private static let pashto = [Pair("\u{643}", "\u{6A9}"), Pair("\u{6AA}", "\u{6A9}")]
}
