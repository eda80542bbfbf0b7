/// Quoting of text for JSON: only what must be escaped is.
enum JSONEscape {
    static func append(_ text: String, forHTML: Bool, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { unsafe append($0, forHTML: forHTML, to: &buffer) }
    }

    static func append(_ bytes: [UInt8], in range: Range<Int>, forHTML: Bool, to buffer: inout ByteBuffer) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        unsafe bytes.withUnsafeBufferPointer {
            unsafe append(UnsafeBufferPointer(rebasing: $0[range]), forHTML: forHTML, to: &buffer)
        }
    }

    @unsafe
    private static func append(_ text: UnsafeBufferPointer<UInt8>, forHTML: Bool, to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "\""))
        var plain = 0
        var index = 0
        let count = text.count
        while index < count {
            if index + 8 <= count, let base = text.baseAddress {
                guard unsafe mayNeedWork(ByteWord.load(base, at: index), forHTML: forHTML) else {
                    index += 8
                    continue
                }
            }
            let byte = unsafe text[index]
            let isSpecial = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            guard isSpecial || forHTML && (byte == UInt8(ascii: "<") || byte == 0xE2) else {
                index += 1
                continue
            }
            var length = 1
            if byte == 0xE2 {
                length = unsafe separatorLength(text, at: index)
                guard length > 0 else {
                    index += 1
                    continue
                }
            }
            unsafe buffer.bytes.append(contentsOf: text[plain..<index])
            let value = unsafe length == 3 ? 0x2028 + UInt32(text[index + 2] & 1) : UInt32(byte)
            appendEscape(value, to: &buffer)
            index += length
            plain = index
        }
        unsafe buffer.bytes.append(contentsOf: text[plain..<count])
        buffer.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func mayNeedWork(_ word: UInt64, forHTML: Bool) -> Bool {
        let always =
            ByteWord.controls(word) | ByteWord.matches(word, UInt8(ascii: "\""))
            | ByteWord.matches(word, UInt8(ascii: "\\"))
        guard forHTML else { return always != 0 }
        return always | ByteWord.matches(word, UInt8(ascii: "<")) | ByteWord.matches(word, 0xE2) != 0
    }

    /// 3 at the line and paragraph separators U+2028 and U+2029, otherwise 0.
    @unsafe
    private static func separatorLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 2 < text.count, unsafe text[index + 1] == 0x80 else { return 0 }
        return unsafe text[index + 2] & 0xFE == 0xA8 ? 3 : 0
    }

    private static func appendEscape(_ value: UInt32, to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "\\"))
        switch value {
        case 0x22, 0x5C: buffer.append(UInt8(truncatingIfNeeded: value))
        case 0x08: buffer.append(UInt8(ascii: "b"))
        case 0x09: buffer.append(UInt8(ascii: "t"))
        case 0x0A: buffer.append(UInt8(ascii: "n"))
        case 0x0C: buffer.append(UInt8(ascii: "f"))
        case 0x0D: buffer.append(UInt8(ascii: "r"))
        default:
            buffer.append(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
                buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
