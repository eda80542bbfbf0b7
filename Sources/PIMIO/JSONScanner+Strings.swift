extension JSONScanner {
    /// Moves past the closing quote of a string whose opening quote is already behind, says if it has escapes.
    ///
    /// Sixteen bytes are judged at once: plain ASCII, and sequences of two bytes, which is what Cyrillic, Arabic and
    /// accented letters are; anything else is looked at alone.
    public mutating func scanString() throws(JSONProblem) -> Bool {
        try scanText().hasEscapes
    }

    /// The same for a string that nobody wants.
    mutating func skipString() throws(JSONProblem) {
        position = try stringEnd(position).index
    }

    /// The same, with all that is known of the string's text.
    mutating func scanText() throws(JSONProblem) -> JSONText {
        let start = position
        let string = try stringEnd(start, watchesMarks: true)
        position = string.index
        return JSONText(
            range: start..<string.index &- 1,
            hasEscapes: string.hasEscapes,
            mayHaveMarks: string.mayHaveMarks
        )
    }

    /// The index behind the closing quote of a string whose first byte is at an index, whether it has escapes, and whether
    /// it may be out of normal form C.
    ///
    /// Most strings are ASCII without escapes, for which nothing is called.
    @inline(__always)
    func stringEnd(
        _ start: Int,
        watchesMarks: Bool = false
    ) throws(JSONProblem) -> (index: Int, hasEscapes: Bool, mayHaveMarks: Bool) {
        var index = start
        while end &- index >= 16 {
            let words = unsafe ByteBlock.words(ByteVector.stringMarks(ByteVector.load(base, at: index)))
            if words.low != 0 {
                index &+= words.low.trailingZeroBitCount &>> 3
            } else if words.high != 0 {
                index &+= 8 &+ words.high.trailingZeroBitCount &>> 3
            } else {
                index &+= 16
                continue
            }
            guard byte(index) == UInt8(ascii: "\"") else { break }
            return (index &+ 1, false, false)
        }
        return watchesMarks ? try watchedStringEnd(start, goingOn: index) : try plainStringEnd(start, goingOn: index)
    }

    /// The same for a string whose bytes before an index are plain ASCII.
    private func plainStringEnd(
        _ start: Int,
        goingOn plain: Int
    ) throws(JSONProblem) -> (index: Int, hasEscapes: Bool, mayHaveMarks: Bool) {
        try stringEnd(start, goingOn: plain, watchesMarks: false)
    }

    private func watchedStringEnd(
        _ start: Int,
        goingOn plain: Int
    ) throws(JSONProblem) -> (index: Int, hasEscapes: Bool, mayHaveMarks: Bool) {
        try stringEnd(start, goingOn: plain, watchesMarks: true)
    }

    @inline(__always)
    private func stringEnd(
        _ start: Int,
        goingOn plain: Int,
        watchesMarks: Bool
    ) throws(JSONProblem) -> (index: Int, hasEscapes: Bool, mayHaveMarks: Bool) {
        var index = plain
        var hasEscapes = false
        var mayHaveMarks = false
        while true {
            index = unsafe StringBlock.plainEnd(base, from: index, end: end, watchesMarks: watchesMarks)
            guard index < end else { throw JSONProblem(kind: .unterminatedString, position: start - 1) }
            let next = byte(index)
            if next == UInt8(ascii: "\"") { return (index + 1, hasEscapes, mayHaveMarks) }
            if next == UInt8(ascii: "\\") {
                hasEscapes = true
                repeat {
                    index = try escapeEnd(at: index, stringStart: start, &mayHaveMarks)
                } while index < end && byte(index) == UInt8(ascii: "\\")
            } else if next < 0x20 {
                throw JSONProblem(kind: .controlCharacter, position: index)
            } else {
                repeat {
                    let length = unsafe UTF8Check.sequenceLength(base, at: index, end: end)
                    guard length > 0 else { throw JSONProblem(kind: .invalidEncoding, position: index) }
                    if watchesMarks, unsafe MarkScan.isSuspect(base, at: index, length: length, end: end) {
                        mayHaveMarks = true
                    }
                    index += length
                } while watchesMarks && index < end && MarkScan.comesInRows(byte(index))
            }
        }
    }

    /// The index behind an escape, which is checked.
    @inline(__always)
    private func escapeEnd(
        at index: Int,
        stringStart: Int,
        _ mayHaveMarks: inout Bool
    ) throws(JSONProblem) -> Int {
        guard index + 1 < end else { throw JSONProblem(kind: .unterminatedString, position: stringStart - 1) }
        switch byte(index + 1) {
        case UInt8(ascii: "u"):
            guard let unit = hexUnit(at: index + 2) else {
                throw JSONProblem(kind: .invalidEscape, position: index)
            }
            guard unit & 0xF800 == 0xD800 else {
                if unit >= 0x300, MarkScan.isSuspect(unit) { mayHaveMarks = true }
                return index + 6
            }
            let isPair =
                unit < 0xDC00 && index + 12 <= end && byte(index + 6) == UInt8(ascii: "\\")
                && byte(index + 7) == UInt8(ascii: "u")
            guard isPair, let second = hexUnit(at: index + 8), second & 0xFC00 == 0xDC00 else {
                throw JSONProblem(kind: .loneSurrogate, position: index)
            }
            if MarkScan.isSuspect(0x1_0000 + (unit & 0x3FF) << 10 + (second & 0x3FF)) { mayHaveMarks = true }
            return index + 12
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index + 2
        default: throw JSONProblem(kind: .invalidEscape, position: index)
        }
    }

    @inline(__always)
    private func hexUnit(at index: Int) -> UInt32? {
        guard index + 4 <= end else { return nil }
        return unsafe HexDigits.value(of: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt32.self))
    }
}

/// Four hexadecimal digits at once.
enum HexDigits {
    /// The number that four ASCII digits say, the first in the lowest byte; nil where one of them is no digit.
    @inline(__always)
    static func value(of word: UInt32) -> UInt32? {
        let word = UInt32(littleEndian: word)
        let digits = (word &+ 0x5050_5050) & ~(word &+ 0x4646_4646)
        let lower = word | 0x2020_2020
        let letters = (lower &+ 0x1F1F_1F1F) & ~(lower &+ 0x1919_1919)
        guard (digits | letters) & ~word & 0x8080_8080 == 0x8080_8080 else { return nil }
        let nibbles = (word & 0x0F0F_0F0F) &+ ((word >> 6) & 0x0101_0101) &* 9
        return (nibbles & 0xFF) << 12 | (nibbles >> 8 & 0xFF) << 8 | (nibbles >> 16 & 0xFF) << 4 | nibbles >> 24
    }
}
