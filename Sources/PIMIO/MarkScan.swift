/// Finds the characters that may keep a text from normal form C: combining marks, and those that the form replaces; and
/// the two that force a direction, U+202D and U+202E, which readers ask about in the same walk.
///
/// It errs on the safe side only: a text without any such character is in the form, one with them may be.
package enum MarkScan {
    /// Whether a text with this character may be out of normal form C.
    package static func isSuspect(_ scalar: UInt32) -> Bool {
        if scalar < 0x800 { return isSuspectOfTwo(scalar) }
        if scalar < 0x3000 {
            // Georgian, Ethiopic, Cherokee and the Latin letters of Vietnamese come composed, dashes and joiners alone.
            switch scalar {
            case 0x202D, 0x202E: return true
            case 0x2002..<0x20D0, 0x2100..<0x2126, 0x2127..<0x212A, 0x212C..<0x2329, 0x232B..<0x2ADC: return false
            case 0x800..<0x816, 0x10A0..<0x1100, 0x1200..<0x135D, 0x1380..<0x1700, 0x1E00..<0x1F00: return false
            default: return true
            }
        }
        if scalar < 0x1_0000 {
            switch scalar {
            case 0x302A...0x302F, 0x3099...0x309A, 0xA66F..<0xAC00, 0xD7A4..<0xE000, 0xF900..<0xFB50, 0xFE20...0xFE2F:
                return true
            default: return false
            }
        }
        return scalar < 0x1_F000 || (0x2_F800..<0x2_FA20).contains(scalar)
    }

    /// The same for characters of two bytes.
    private static func isSuspectOfTwo(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x300...0x36F, 0x374, 0x37E, 0x387, 0x483...0x487, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670,
            0x6D6...0x6ED, 0x711...0x7FD:
            true
        default: false
        }
    }

    /// Whether a text with the well-formed sequence of bytes at an index may be out of normal form C.
    @unsafe
    @inline(__always)
    static func isSuspect(_ base: UnsafePointer<UInt8>, at index: Int, length: Int, end: Int) -> Bool {
        let first = unsafe UInt32(base[index])
        let second = unsafe UInt32(base[index &+ 1] & 0x3F)
        if length == 2 {
            let scalar = (first & 0x1F) &<< 6 | second
            return unsafe isSuspectOfTwo(scalar) && !(isVowel(scalar) && standsAlone(base, at: index, end: end))
        }
        let third = unsafe UInt32(base[index &+ 2] & 0x3F)
        if length == 3 {
            // Most of what is met: Chinese, Japanese and Korean letters, punctuation.
            let scalar = (first & 0x0F) &<< 12 | second &<< 6 | third
            return scalar &- 0x309B < 0xA66F &- 0x309B ? false : isSuspect(scalar)
        }
        let fourth = unsafe UInt32(base[index &+ 3] & 0x3F)
        return isSuspect((first & 0x07) &<< 18 | second &<< 12 | third &<< 6 | fourth)
    }

    /// Whether a character is one of the Arabic vowel marks, which compose with nothing.
    @inline(__always)
    private static func isVowel(_ scalar: UInt32) -> Bool { scalar &- 0x64B < 8 || scalar == 0x670 }

    /// Whether no other mark stands beside the one of two bytes at an index, so that their order is no question.
    ///
    /// Before it, only a Cyrillic one is of account: others are suspect because this one follows.
    @unsafe
    private static func standsAlone(_ base: UnsafePointer<UInt8>, at index: Int, end: Int) -> Bool {
        if index >= 2, unsafe base[index &- 2] == 0xD2 { return false }
        let next = index &+ 2
        guard next < end, unsafe base[next] >= 0xCC else { return true }
        let length = unsafe UTF8Check.sequenceLength(base, at: next, end: end)
        guard length > 1 else { return true }
        let first = unsafe UInt32(base[next])
        let second = unsafe UInt32(base[next &+ 1] & 0x3F)
        if length == 2 { return !isSuspectOfTwo((first & 0x1F) &<< 6 | second) }
        return unsafe length == 3 && !isSuspect((first & 0x0F) &<< 12 | second &<< 6 | UInt32(base[next &+ 2] & 0x3F))
    }

    /// Whether what follows is looked at alone too: letters of three bytes, and of alphabets with marks, come in rows.
    @inline(__always)
    static func comesInRows(_ first: UInt8) -> Bool { first >= 0xE0 || first & 0xF4 == 0xD4 }
}
