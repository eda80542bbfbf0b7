/// Text that may stand in JSON without quotes.
enum JSONRawText {
    /// Whether a part is a number as JSON writes it.
    static func isNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        let end = range.upperBound
        func byte() -> UInt8 { index < end ? text[index] : 0 }
        func digits() -> Int {
            let start = index
            while byte() >= UInt8(ascii: "0"), byte() <= UInt8(ascii: "9") { index += 1 }
            return index - start
        }
        if byte() == UInt8(ascii: "-") { index += 1 }
        let first = byte()
        let whole = digits()
        guard whole == 1 || whole > 1 && first != UInt8(ascii: "0") else { return false }
        if byte() == UInt8(ascii: ".") {
            index += 1
            guard digits() > 0 else { return false }
        }
        if byte() | 0x20 == UInt8(ascii: "e") {
            index += 1
            if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { index += 1 }
            guard digits() > 0 else { return false }
        }
        return index == end
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
