/// The characters that no feed may hold: what XML 1.0 forbids, direction marks and invisible leftovers.
///
/// U+0000-0008, 000B, 000C, 000E-001F, 007F-009F, 00AD, 061C, 200E, 200F, 202A-202E, 2060-206F, 3164, FEFF,
/// FFA0, FFF9-FFFC and the noncharacters. Some are unwanted only where they have no work: U+034F but between marks, 115F
/// and 1160 but in an old Korean syllable, 180E but between letters of Mongolian, 200B but between letters of Thai, Lao,
/// Khmer and others that are written without spaces, and E0000-E007F but in a flag. The zero width non-joiner and joiner
/// are letters' neighbours in Persian and in emoji, and stay. What is lost already stays too; see `isDoubtful`.
public enum InvisibleCharacters {
    /// The first character of a text that no feed may hold; nil where the text is clean.
    ///
    /// Clean texts cost a walk over their bytes, sixteen at a time.
    public static func first(in text: String) -> Unicode.Scalar? {
        guard let offset = text.withBytes({ first(in: $0) }) else { return nil }
        return text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
    }

    /// The number of bytes of the unwanted character at `index`, or 0 where the character there may stay.
    @inline(__always)
    static func length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 {
            return byte < 0x20 && !byte.isSpace || byte == 0x7F ? 1 : 0
        }
        guard mayBegin(byte) else {
            return 0
        }
        return longLength(bytes, at: index)
    }

    /// Whether an unwanted character may begin with a byte that is no ASCII.
    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool {
        // E1, E2 and E3; EF and above.
        byte == 0xC2 || byte == 0xCD || byte == 0xD8 || byte &- 0xE1 < 3 || byte >= 0xEF
    }

    /// The position of the first unwanted character.
    static func first(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard hasUnwanted(bytes) else {
            return nil
        }
        return bytes.indices.first { length(bytes, at: $0) > 0 }
    }

    /// Whether there is an unwanted character.
    package static func hasUnwanted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        !ByteBlock.allSatisfy(bytes) { block in
            let controls = block.controls
            if ByteBlock.isAny(controls) {
                let spaces = block.places(of: 0x09) .| block.places(of: 0x0A) .| block.places(of: 0x0D)
                if ByteBlock.isAny(controls .^ spaces) {
                    return false
                }
            }
            return !block.isLong || !block.hasLongUnwanted
        }
    }

    /// Copies `bytes` without unwanted characters and returns the number of bytes written; `output` is other memory.
    static func drop(from bytes: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = 0
        while index < bytes.count {
            if let base = bytes.baseAddress, let target = output.baseAddress, index + ByteBlock.reach <= bytes.count {
                let block = ByteBlock(base + index)
                if !ByteBlock.isAny(block.controls), !block.isLong || !block.hasLongUnwanted {
                    UnsafeMutableRawPointer(target + count).storeBytes(of: block.bytes, as: SIMD16<UInt8>.self)
                    index += ByteBlock.width
                    count += ByteBlock.width
                    continue
                }
            }
            let unwanted = length(bytes, at: index)
            if unwanted > 0 {
                index += unwanted
                continue
            }
            output[count] = bytes[index]
            count += 1
            index += 1
        }
        return count
    }

    /// Whether a decoded character is unwanted, at least where it has no work.
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x180E: true
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164: true
        case 0xFDD0...0xFDEF, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFC, 0xE_0000...0xE_007F: true
        default: scalar & 0xFFFE == 0xFFFE
        }
    }

    /// Whether a character tells that something was lost: U+FFFD, or one of private use, which has no meaning to others.
    ///
    /// Such characters stay in feeds, for nobody knows what they stood for.
    package static func isDoubtful(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xFFFD, 0xE000...0xF8FF, 0xF_0000...0xF_FFFD, 0x10_0000...0x10_FFFD: true
        default: false
        }
    }

    /// Whether a text holds U+FFFD, which stands where a character was lost.
    public static func hasLost(in text: String) -> Bool {
        mayHoldDoubtful(text) && text.unicodeScalars.contains("\u{FFFD}")
    }

    /// The first character of private use in a text; nil where there is none.
    public static func firstPrivate(in text: String) -> Unicode.Scalar? {
        guard mayHoldDoubtful(text) else { return nil }
        return text.unicodeScalars.first { $0 != "\u{FFFD}" && isDoubtful($0.value) }
    }

    /// Whether a byte begins a character from U+E000 on.
    private static func mayHoldDoubtful(_ text: String) -> Bool {
        text.withBytes { bytes in bytes.contains { $0 >= 0xEE } }
    }

    private static func longLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        var end = index
        let scalar = bytes.takeScalar(&end)
        guard contains(scalar), !hasWork(scalar, in: bytes, at: index, to: end) else {
            return 0
        }
        return end - index
    }
}
