/// Writes numbers and texts as `lines.bin` keeps them: little-endian, texts behind their length.
struct MemoryBytes {
    /// What was written, and room behind it.
    private var room: [UInt8] = []
    /// The number of bytes written.
    private(set) var count = 0

    /// What was written.
    var bytes: [UInt8] { Array(room[..<count]) }

    @inline(__always)
    mutating func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
        makeRoom(Number.bitWidth / 8)
        count += Number.bitWidth / 8
        replace(at: count - Number.bitWidth / 8, by: number)
    }

    /// Appends a text; false, and nothing is appended, where it is too long.
    mutating func append(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            guard let length = UInt16(exactly: text.count) else { return false }
            append(length)
            append(contentsOf: text)
            return true
        }
    }

    mutating func append(contentsOf other: UnsafeBufferPointer<UInt8>) {
        makeRoom(other.count)
        room.withUnsafeMutableBytes { room in
            UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyMemory(from: UnsafeRawBufferPointer(other))
        }
        count += other.count
    }

    /// Puts a number in the place of another.
    @inline(__always)
    mutating func replace<Number: FixedWidthInteger & UnsignedInteger>(at place: Int, by number: Number) {
        precondition(place >= 0 && place + Number.bitWidth / 8 <= count, "the number must lie inside the bytes")
        room.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self) }
    }

    /// Takes off what stands behind a place.
    mutating func cut(to place: Int) {
        precondition(place >= 0 && place <= count, "the place must lie inside what was written")
        count = place
    }

    mutating func removeAll() {
        count = 0
    }

    @inline(__always)
    private mutating func makeRoom(_ size: Int) {
        if room.count - count < size { room.append(contentsOf: repeatElement(0, count: room.count + size + 256)) }
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
