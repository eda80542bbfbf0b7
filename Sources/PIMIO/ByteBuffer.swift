/// A growable run of bytes that writers append to and callers drain.
public struct ByteBuffer: Sendable, Hashable {
    /// The bytes written so far.
    public var bytes: [UInt8]

    /// Creates an empty buffer with room for `capacity` bytes.
    public init(capacity: Int = 0) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// The number of bytes.
    public var count: Int { bytes.count }

    /// Whether there is nothing to drain.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The bytes as text, with ill-formed parts replaced.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends one byte.
    @inlinable
    public mutating func append(_ byte: UInt8) {
        bytes.append(byte)
    }

    /// Appends the UTF-8 bytes of a text.
    public mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends the UTF-8 bytes of a literal.
    public mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends all bytes of an array.
    public mutating func append(contentsOf newBytes: [UInt8]) {
        unsafe newBytes.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends a sequence of bytes.
    @inlinable
    public mutating func append(contentsOf newBytes: some Sequence<UInt8>) {
        bytes.append(contentsOf: newBytes)
    }

    /// Appends a part of an array.
    public mutating func append(_ source: [UInt8], in range: Range<Int>) {
        bytes.append(contentsOf: source[range])
    }

    /// Appends the decimal digits of an integer.
    public mutating func append(integer: Int) {
        var rest = integer.magnitude
        if integer < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        repeat {
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            rest = quotient
        } while rest > 0
        bytes[start...].reverse()
    }

    /// Empties the buffer.
    public mutating func removeAll(keepingCapacity: Bool = true) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
    }
}
