import PIMText

/// What channels do not like in titles and descriptions, looked for eight bytes at a time.
extension TextShape {
    /// Whether a tag begins somewhere in the text.
    static func hasMarkup(_ bytes: TextBytes) -> Bool {
        let brackets: UInt64 = 0x3C3C_3C3C_3C3C_3C3C
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, !hasZero(bytes.word(at: index) ^ brackets) {
                index += 8
                continue
            }
            let end = min(index + 8, bytes.count)
            while index < end {
                if isTag(bytes, at: index) { return true }
                index += 1
            }
        }
        return false
    }

    /// Whether a web address begins somewhere in the text: `://` or `www.`.
    static func hasLink(_ bytes: TextBytes) -> Bool {
        // Of the bits in which a full stop, a colon, an asterisk and `>` are the same.
        let mask: UInt64 = 0xEBEB_EBEB_EBEB_EBEB
        let marks: UInt64 = 0x2A2A_2A2A_2A2A_2A2A
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, !hasZero(bytes.word(at: index) & mask ^ marks) {
                index += 8
                continue
            }
            let end = min(index + 8, bytes.count)
            while index < end {
                if isLink(bytes, at: index) { return true }
                index += 1
            }
        }
        return false
    }

    /// Whether one of eight bytes is zero.
    @inline(__always)
    private static func hasZero(_ word: UInt64) -> Bool {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
    }

    private static func isTag(_ bytes: TextBytes, at index: Int) -> Bool {
        guard bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count else { return false }
        let next = bytes[index + 1]
        return next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || (next | 0x20) &- UInt8(ascii: "a") < 26
    }

    /// Whether `://` begins or `www.` ends here.
    private static func isLink(_ bytes: TextBytes, at index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: ":"):
            index + 2 < bytes.count && bytes[index + 1] == UInt8(ascii: "/") && bytes[index + 2] == UInt8(ascii: "/")
        case UInt8(ascii: "."):
            index >= 3 && isW(bytes[index - 1]) && isW(bytes[index - 2]) && isW(bytes[index - 3])
        default: false
        }
    }

    private static func isW(_ byte: UInt8) -> Bool {
        byte | 0x20 == UInt8(ascii: "w")
    }
}
