/// The parts of a text that are not prose: web and mail addresses, and placeholders that a program fills in.
enum ProtectedSpans {
    /// Where they stand, in UTF-8 bytes, in order.
    static func ranges(in text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { bytes in
            var ranges: [Range<Int>] = []
            var index = 0
            while index < bytes.count {
                let end = end(at: index, bytes)
                if end > index {
                    let start = bytes[index] == UInt8(ascii: "@") ? mailStart(before: index, bytes) : index
                    ranges.append(max(start, ranges.last?.upperBound ?? 0)..<end)
                    index = end
                } else {
                    index += 1
                }
            }
            return ranges
        }
    }

    /// The end of the span at an index; the index itself where none begins there.
    private static func end(at index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"):
            guard index == 0 || !isName(bytes[index - 1]) else { return index }
            for opening in ["https://", "http://", "www."] where starts(bytes, at: index, with: opening) {
                return addressEnd(index + opening.utf8.count, bytes)
            }
            return index
        case UInt8(ascii: "@"):
            guard index > 0, isMail(bytes[index - 1]) else { return index }
            var end = index + 1
            while end < bytes.count, isMail(bytes[end]) { end += 1 }
            while end > index, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            return bytes[index..<end].contains(UInt8(ascii: ".")) ? end : index
        case UInt8(ascii: "{"):
            guard starts(bytes, at: index, with: "{{") else { return index }
            return closing("}}", after: index + 2, bytes) ?? index
        case UInt8(ascii: "%"):
            guard starts(bytes, at: index, with: "%{") || starts(bytes, at: index, with: "%(") else { return index }
            return closing(bytes[index + 1] == UInt8(ascii: "{") ? "}" : ")", after: index + 2, bytes) ?? index
        default: return index
        }
    }

    private static func addressEnd(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: "\"") {
            end += 1
        }
        // A sentence's own marks are not the address's.
        let marks: [UInt8] = [".", ",", ";", ":", "!", "?", ")", "]", "'"].map { UInt8(ascii: $0) }
        while end > start, marks.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private static func closing(_ mark: String, after start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = start
        while index < bytes.count, index - start < 200 {
            if starts(bytes, at: index, with: mark) { return index + mark.utf8.count }
            index += 1
        }
        return nil
    }

    private static func mailStart(before index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var start = index
        while start > 0, isMail(bytes[start - 1]) { start -= 1 }
        return start
    }

    private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, with opening: String) -> Bool {
        var place = index
        for byte in opening.utf8 {
            guard place < bytes.count, bytes[place] == byte || bytes[place] | 0x20 == byte && byte >= 0x61 else {
                return false
            }
            place += 1
        }
        return true
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    private static func isMail(_ byte: UInt8) -> Bool {
        isName(byte) && byte < 0x80 || [".", "_", "-", "+", "%"].contains { UInt8(ascii: $0) == byte }
    }
}
