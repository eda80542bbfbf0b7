/// Where a string's text stands: inside the quotes, checked, escapes not yet resolved.
public struct JSONText: Sendable, Hashable {
    /// The bytes between the quotes, as absolute indices.
    public let range: Range<Int>
    /// Whether there is a backslash among them.
    public let hasEscapes: Bool

    /// Whether it has characters that may keep it from normal form C.
    package let mayHaveMarks: Bool

    /// Creates a text position.
    public init(range: Range<Int>, hasEscapes: Bool) {
        self.init(range: range, hasEscapes: hasEscapes, mayHaveMarks: false)
    }

    @inline(__always)
    init(range: Range<Int>, hasEscapes: Bool, mayHaveMarks: Bool) {
        self.range = range
        self.hasEscapes = hasEscapes
        self.mayHaveMarks = mayHaveMarks
    }

    /// The text, escapes resolved; `bytes` must be those it was found in.
    public func string(in bytes: [UInt8]) -> String {
        guard hasEscapes else { return String(decoding: bytes[range], as: UTF8.self) }
        var buffer = ByteBuffer(capacity: range.count)
        append(from: bytes, to: &buffer)
        return String(decoding: buffer.bytes, as: UTF8.self)
    }

    /// Appends the text's UTF-8 bytes to a buffer, escapes resolved.
    public func append(from bytes: [UInt8], to buffer: inout ByteBuffer) {
        guard hasEscapes else {
            buffer.append(bytes, in: range)
            return
        }
        var index = range.lowerBound
        var plain = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            buffer.append(bytes, in: plain..<index)
            index = Self.appendEscape(bytes, at: index, end: range.upperBound, to: &buffer)
            plain = index
        }
        buffer.append(bytes, in: plain..<index)
    }

    /// Whether the text, escapes resolved, has exactly these bytes.
    public func equals(_ literal: StaticString, in bytes: [UInt8]) -> Bool {
        literal.withUTF8Buffer { expected in
            guard hasEscapes else {
                guard expected.count == range.count else { return false }
                let start = range.lowerBound
                for offset in expected.indices where unsafe expected[offset] != bytes[start + offset] {
                    return false
                }
                return true
            }
            guard expected.count < range.count else { return false }
            var buffer = ByteBuffer(capacity: range.count)
            append(from: bytes, to: &buffer)
            return unsafe buffer.bytes.elementsEqual(expected)
        }
    }

    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static func appendEscape(
        _ bytes: [UInt8],
        at index: Int,
        end: Int,
        to buffer: inout ByteBuffer
    ) -> Int {
        guard index + 1 < end else { return end }
        switch bytes[index + 1] {
        case UInt8(ascii: "b"): buffer.append(0x08 as UInt8)
        case UInt8(ascii: "f"): buffer.append(0x0C as UInt8)
        case UInt8(ascii: "n"): buffer.append(0x0A as UInt8)
        case UInt8(ascii: "r"): buffer.append(0x0D as UInt8)
        case UInt8(ascii: "t"): buffer.append(0x09 as UInt8)
        case UInt8(ascii: "u"): return appendCharacter(bytes, at: index, end: end, to: &buffer)
        default: buffer.append(bytes[index + 1])
        }
        return index + 2
    }

    private static func appendCharacter(
        _ bytes: [UInt8],
        at index: Int,
        end: Int,
        to buffer: inout ByteBuffer
    ) -> Int {
        let first = unit(bytes, at: index + 2, end: end)
        guard first & 0xFC00 == 0xD800 else {
            buffer.append(scalar: Unicode.Scalar(first) ?? "\u{FFFD}")
            return min(index + 6, end)
        }
        let second = unit(bytes, at: index + 8, end: end)
        let value = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        buffer.append(scalar: Unicode.Scalar(value) ?? "\u{FFFD}")
        return min(index + 12, end)
    }

    private static func unit(_ bytes: [UInt8], at index: Int, end: Int) -> UInt32 {
        guard index + 4 <= end else { return 0xFFFD }
        return bytes[index..<index + 4].reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
    }
}

extension ByteBuffer {
    /// Appends the UTF-8 bytes of one character.
    public mutating func append(scalar: Unicode.Scalar) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
}
