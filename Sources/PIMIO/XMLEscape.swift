/// Escaping of text for XML 1.0: runs of harmless bytes are copied whole.
enum XMLEscape {
    static func append(_ text: String, inAttribute: Bool, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { unsafe append($0, inAttribute: inAttribute, to: &buffer) }
    }

    static func append(_ bytes: [UInt8], in range: Range<Int>, inAttribute: Bool, to buffer: inout ByteBuffer) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        unsafe bytes.withUnsafeBufferPointer {
            unsafe append(UnsafeBufferPointer(rebasing: $0[range]), inAttribute: inAttribute, to: &buffer)
        }
    }

    @unsafe
    private static func append(_ text: UnsafeBufferPointer<UInt8>, inAttribute: Bool, to buffer: inout ByteBuffer) {
        let count = text.count
        var plain = 0
        var index = 0
        while index < count {
            if index + 8 <= count, let base = text.baseAddress {
                guard unsafe mayNeedWork(ByteWord.load(base, at: index)) else {
                    index += 8
                    continue
                }
            }
            let byte = unsafe text[index]
            guard mayNeedWork(byte) else {
                index += 1
                continue
            }
            var length = 1
            var replacement: StaticString = ""
            switch byte {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\"") where inAttribute: replacement = "&quot;"
            case 0x0D: replacement = "&#13;"
            case 0x0A where inAttribute: replacement = "&#10;"
            case 0x09 where inAttribute: replacement = "&#9;"
            case UInt8(ascii: "\""), 0x0A, 0x09: length = 0
            case 0xEF: length = unsafe noncharacterLength(text, at: index)
            default: break
            }
            guard length > 0 else {
                index += 1
                continue
            }
            unsafe buffer.bytes.append(contentsOf: text[plain..<index])
            buffer.append(replacement)
            index += length
            plain = index
        }
        unsafe buffer.bytes.append(contentsOf: text[plain..<count])
    }

    @inline(__always)
    private static func mayNeedWork(_ word: UInt64) -> Bool {
        let markup =
            ByteWord.matches(word, UInt8(ascii: "&")) | ByteWord.matches(word, UInt8(ascii: "<"))
            | ByteWord.matches(word, UInt8(ascii: ">")) | ByteWord.matches(word, UInt8(ascii: "\""))
        return markup | ByteWord.controls(word) | ByteWord.matches(word, 0xEF) != 0
    }

    @inline(__always)
    private static func mayNeedWork(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == 0xEF
    }

    /// 3 at U+FFFE and U+FFFF, otherwise 0.
    @unsafe
    private static func noncharacterLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 2 < text.count, unsafe text[index + 1] == 0xBF else { return 0 }
        return unsafe text[index + 2] >= 0xBE ? 3 : 0
    }
}
