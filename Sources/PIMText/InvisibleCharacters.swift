/// The characters that no feed may hold: what XML 1.0 forbids, direction marks and invisible leftovers.
///
/// U+0000-0008, 000B, 000C, 000E-001F, 0080-009F, 00AD, 061C, 200E, 200F, 202A-202E, 2066-2069, FEFF, FFFE, FFFF.
/// The zero width non-joiner and joiner are letters' neighbours in Persian and in emoji, and stay.
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
        if byte < 0x20 {
            return byte.isSpace ? 0 : 1
        }
        guard byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF else {
            return 0
        }
        return longLength(bytes, at: index)
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

    /// Copies `bytes` without unwanted characters and returns the number of bytes written; `output` may be `bytes`.
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

    /// Whether a decoded character is unwanted.
    static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x80...0x9F, 0xAD, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func longLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 1 < bytes.count else {
            return 0
        }
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC2: return second < 0xA0 || second == 0xAD ? 2 : 0
        case 0xD8: return second == 0x9C ? 2 : 0
        default: break
        }
        guard index + 2 < bytes.count else {
            return 0
        }
        let third = bytes[index + 2]
        switch (bytes[index], second) {
        case (0xE2, 0x80): return third == 0x8E || third == 0x8F || (0xAA...0xAE).contains(third) ? 3 : 0
        case (0xE2, 0x81): return (0xA6...0xA9).contains(third) ? 3 : 0
        case (0xEF, 0xBB): return third == 0xBF ? 3 : 0
        case (0xEF, 0xBF): return third >= 0xBE ? 3 : 0
        default: return 0
        }
    }
}
