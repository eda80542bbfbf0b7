/// Writes numbers and texts as `lines.bin` keeps them: little-endian, texts behind their length.
struct MemoryBytes {
    private(set) var bytes: [UInt8] = []

    @inline(__always)
    mutating func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends a text; false, and nothing is appended, where it is too long.
    mutating func append(_ text: String) -> Bool {
        guard let count = UInt16(exactly: text.utf8.count) else { return false }
        append(count)
        bytes.append(contentsOf: text.utf8)
        return true
    }

    mutating func append(contentsOf other: some Sequence<UInt8>) {
        bytes.append(contentsOf: other)
    }

    /// Puts a number in the place of another.
    @inline(__always)
    mutating func replace<Number: FixedWidthInteger & UnsignedInteger>(at place: Int, by number: Number) {
        precondition(place >= 0 && place + Number.bitWidth / 8 <= bytes.count, "the number must lie inside the bytes")
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self) }
    }

    mutating func appendZeros(_ count: Int) {
        bytes.append(contentsOf: repeatElement(0, count: count))
    }

    /// Takes off what stands behind a place.
    mutating func cut(to place: Int) {
        bytes.removeLast(bytes.count - place)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }
}

/// Reads what `MemoryBytes` wrote; nil where the bytes do not reach, for they may be anybody's.
struct MemoryCursor {
    let bytes: [UInt8]
    let end: Int
    var place: Int

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        place = range.lowerBound
    }

    @inline(__always)
    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type = Number.self) -> Number? {
        let count = Number.bitWidth / 8
        guard end - place >= count else { return nil }
        defer { place += count }
        return Self.number(in: bytes, at: place)
    }

    mutating func text() -> String? {
        guard let count = number(UInt16.self), end - place >= Int(count) else { return nil }
        defer { place += Int(count) }
        return String(decoding: bytes[place..<place + Int(count)], as: UTF8.self)
    }

    /// The number at a place that is known to lie inside.
    @inline(__always)
    static func number<Number: FixedWidthInteger & UnsignedInteger>(in bytes: [UInt8], at place: Int) -> Number {
        precondition(place >= 0 && place + Number.bitWidth / 8 <= bytes.count, "the number must lie inside the bytes")
        return bytes.withUnsafeBytes { room in
            Number(littleEndian: room.loadUnaligned(fromByteOffset: place, as: Number.self))
        }
    }
}
