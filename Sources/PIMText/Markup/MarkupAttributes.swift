/// The attributes of a tag: names in lower case, values with their entities decoded.
struct MarkupAttributes: Sequence, IteratorProtocol {
    struct Attribute {
        let name: String
        let value: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var index: Int

    /// The attributes in a range behind the name of a tag.
    init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    mutating func next() -> Attribute? {
        skip { Self.isBlank($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "=") }
        guard index < end else {
            return nil
        }
        let start = index
        skip { !Self.isBlank($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "=") }
        let name = String(decoding: bytes[start..<index].map(\.asciiLowercased), as: UTF8.self)
        skip(Self.isBlank)
        guard index < end, bytes[index] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: "")
        }
        index += 1
        skip(Self.isBlank)
        return Attribute(name: name, value: value())
    }

    private mutating func value() -> String {
        guard index < end else {
            return ""
        }
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = index
            skip { !Self.isBlank($0) }
            return decoded(start..<index)
        }
        index += 1
        let start = index
        skip { $0 != quote }
        let value = decoded(start..<index)
        index = Swift.min(index + 1, end)
        return value
    }

    private func decoded(_ range: Range<Int>) -> String {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
        return PlainText.unescaped(String(decoding: bytes[start..<end], as: UTF8.self))
    }

    private mutating func skip(_ isSkipped: (UInt8) -> Bool) {
        while index < end, isSkipped(bytes[index]) { index += 1 }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte.isSpace || byte == 0x0C }
}
