import PIMText

/// One Unicode scalar of a text, and where it stands.
struct TextScalar {
    let value: UInt32
    let range: Range<Int>

    private var properties: Unicode.Scalar.Properties? { Unicode.Scalar(value)?.properties }

    var isLetter: Bool {
        value < 0x80 ? UInt8(truncatingIfNeeded: value).isASCIILetter : properties?.isAlphabetic == true
    }

    var isUpper: Bool { value < 0x80 ? value &- 0x41 < 26 : properties?.isUppercase == true }

    var isLower: Bool { value < 0x80 ? value &- 0x61 < 26 : properties?.isLowercase == true }

    /// Whether it is an ASCII, Arabic or Persian digit.
    var isDigit: Bool { value &- 0x30 < 10 || value &- 0x660 < 10 || value &- 0x6F0 < 10 }

    /// The value of the digit that it is.
    var digit: Int { Int(value & 15) }

    /// Whether it is a space within a line.
    var isSpace: Bool {
        switch value {
        case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether a line or a paragraph ends with it.
    var isLineEnd: Bool { (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029 }

    /// Whether it is a letter that Persian, Arabic or Urdu is written with, or one of its marks.
    var isArabic: Bool {
        switch value {
        case 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6EF, 0x6FA...0x6FF, 0x750...0x77F, 0x200C, 0xFB50...0xFDFF,
            0xFE70...0xFEFC:
            true
        default: false
        }
    }

    /// Whether it ends a sentence.
    var isSentenceEnd: Bool {
        switch value {
        case 0x21, 0x2E, 0x3F, 0x2026, 0x61F, 0x6D4, 0x3002, 0xFF01, 0xFF1F, 0x964, 0x589: true
        default: false
        }
    }

    /// Whether it is a quote or a bracket that closes.
    var isCloser: Bool {
        switch value {
        case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D, 0x201C, 0x203A: true
        default: false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at a place; nil at the end.
    @inline(__always)
    func scalar(from start: Int) -> TextScalar? {
        guard start < count else { return nil }
        let first = self[start]
        guard first >= 0xC0 else {
            // A byte inside a scalar is no character.
            return TextScalar(value: first < 0x80 ? UInt32(first) : 0xFFFD, range: start..<start + 1)
        }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let end = Swift.min(start + length, count)
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for index in start + 1..<end { value = value << 6 | UInt32(self[index] & 0x3F) }
        return TextScalar(value: value, range: start..<end)
    }

    /// The scalar that ends at a place; nil at the start.
    func scalar(before end: Int) -> TextScalar? {
        guard end > 0 else { return nil }
        var start = end - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(from: start)
    }

    /// Where the spaces before a place begin.
    func startOfSpaces(before end: Int) -> Int {
        var start = end
        while let scalar = scalar(before: start), scalar.isSpace { start = scalar.range.lowerBound }
        return start
    }

    /// Where the spaces from a place on end.
    func endOfSpaces(from start: Int) -> Int {
        var end = start
        while let scalar = scalar(from: end), scalar.isSpace { end = scalar.range.upperBound }
        return end
    }

    /// The bytes without white space at both ends.
    var trimmedRange: Range<Int> {
        var start = 0
        var end = count
        while let scalar = scalar(from: start), scalar.isSpace || scalar.isLineEnd { start = scalar.range.upperBound }
        while end > start, let scalar = scalar(before: end), scalar.isSpace || scalar.isLineEnd {
            end = scalar.range.lowerBound
        }
        return start..<end
    }
}
