extension InvisibleCharacters {
    /// What an unwanted character is.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// A control character.
        case control

        /// U+00AD, a place to part a word.
        case softHyphen

        /// U+FEFF, a byte order mark within a text.
        case byteOrderMark

        /// A mark that takes part in ordering left and right: U+061C, U+200E, U+200F and the isolates and embeddings.
        case directionMark

        /// U+202D or U+202E, which make a file name or a price read backwards.
        case directionOverride

        /// U+FFFE, U+FFFF and their like, which are no characters.
        case noncharacter

        /// A character without a sign of its own and without work where it stands: U+200B, U+2060, U+3164 and others.
        case invisible

        /// A tag of U+E0000 to U+E007F outside of a flag, which hides text.
        case tag

        init(_ scalar: UInt32) {
            switch scalar {
            case 0xAD: self = .softHyphen
            case 0xFEFF: self = .byteOrderMark
            case 0x202D, 0x202E: self = .directionOverride
            case 0x00...0x9F: self = .control
            case 0x61C, 0x200E, 0x200F, 0x202A...0x202C, 0x2066...0x2069: self = .directionMark
            case 0xE_0000...0xE_007F: self = .tag
            case 0xFDD0...0xFDEF: self = .noncharacter
            default: self = scalar & 0xFFFE == 0xFFFE ? .noncharacter : .invisible
            }
        }
    }

    /// An unwanted character in a text.
    public struct Place: Sendable, Hashable {
        /// Its UTF-8 bytes.
        public let range: Range<Int>

        /// The character.
        public let scalar: Unicode.Scalar

        /// What it is.
        public let kind: Kind
    }

    /// Every character of a text that no feed may hold, in order.
    public static func places(in text: String) -> [Place] {
        text.withBytes { bytes in
            guard hasUnwanted(bytes) else {
                return []
            }
            var places: [Place] = []
            var index = 0
            while index < bytes.count {
                let start = index
                let value = bytes.takeScalar(&index)
                if contains(value), !hasWork(value, in: bytes, at: start, to: index), let scalar = Unicode.Scalar(value)
                {
                    places.append(Place(range: start..<index, scalar: scalar, kind: Kind(value)))
                }
            }
            return places
        }
    }
}
