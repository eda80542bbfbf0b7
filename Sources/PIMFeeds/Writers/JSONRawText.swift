/// Text that may stand in JSON without quotes.
enum JSONRawText {
    /// Whether a part is a number as JSON writes it.
    static func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        if byte(text, index, range) == UInt8(ascii: "-") { index += 1 }
        let first = index
        index = digitsEnd(text, index, range)
        guard index == first + 1 || index > first && text[first] != UInt8(ascii: "0") else { return false }
        if byte(text, index, range) == UInt8(ascii: ".") {
            let fraction = index + 1
            index = digitsEnd(text, fraction, range)
            guard index > fraction else { return false }
        }
        if byte(text, index, range) | 0x20 == UInt8(ascii: "e") {
            index += 1
            let sign = byte(text, index, range)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
            let exponent = index
            index = digitsEnd(text, exponent, range)
            guard index > exponent else { return false }
        }
        return index == range.upperBound
    }

    /// The byte at an index, 0 behind the part.
    @inline(__always)
    private static func byte(_ text: Span<UInt8>, _ index: Int, _ range: Range<Int>) -> UInt8 {
        index < range.upperBound ? text[index] : 0
    }

    /// The index behind the digits that begin at an index.
    @inline(__always)
    private static func digitsEnd(_ text: Span<UInt8>, _ start: Int, _ range: Range<Int>) -> Int {
        var index = start
        while index < range.upperBound, text[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        return index
    }

    /// The flag that a part is, spelled as JSON does; nil for anything else.
    static func flag(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool? {
        if equals(text, range, "true") { return true }
        return equals(text, range, "false") ? false : nil
    }

    private static func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ word: StaticString) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return word.withUTF8Buffer { word in
            for offset in word.indices where text[range.lowerBound + offset] != word[offset] { return false }
            return true
        }
    }
}
