import PIMCatalog
import PIMIO

/// The values of a line while it is read: written into lent room, and handed to the product at the end.
struct LineValues {
    private static let slots = 128
    private static let slack = 64

    private let parts: UnsafeMutablePointer<ProductValues.Part>
    private let entries: UnsafeMutablePointer<ProductValues.Entry>
    private let bytes: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private var entryCount = 0
    private var partCount = 0
    /// The number of parts that the product has already.
    private var partsBefore = 0
    private var byteCount = 0

    /// What was written up to some point, so that it can be taken back.
    struct Mark {
        fileprivate let parts: Int
        fileprivate let bytes: Int
    }

    /// How many bytes of room a line of so many bytes takes.
    @inline(__always)
    static func size(lineBytes: Int) -> Int {
        slots &* (MemoryLayout<ProductValues.Part>.stride &+ MemoryLayout<ProductValues.Entry>.stride) &+ lineBytes
            &+ slack
    }

    /// Takes room of that size; texts of a line are never longer than the line.
    @inline(__always)
    init(_ room: UnsafeMutableRawPointer, lineBytes: Int) {
        let second = room + Self.slots &* MemoryLayout<ProductValues.Part>.stride
        let third = second + Self.slots &* MemoryLayout<ProductValues.Entry>.stride
        parts = room.bindMemory(to: ProductValues.Part.self, capacity: Self.slots)
        entries = second.bindMemory(to: ProductValues.Entry.self, capacity: Self.slots)
        bytes = third.bindMemory(to: UInt8.self, capacity: lineBytes + Self.slack)
        capacity = lineBytes
    }

    /// What was written so far.
    @inline(__always)
    var mark: Mark { Mark(parts: partsBefore &+ partCount, bytes: byteCount) }

    /// Takes back the parts and texts of an entry that was not added.
    @inline(__always)
    mutating func takeBack(to mark: Mark) {
        partCount = max(mark.parts &- partsBefore, 0)
        byteCount = mark.bytes
    }

    /// Where the next entry is written, before it is added.
    @inline(__always)
    var nextEntry: UnsafeMutablePointer<ProductValues.Entry> { entries + entryCount }

    /// Adds the entry that was written; there is room for another one then.
    @inline(__always)
    mutating func addEntry(to values: inout ProductValues) {
        entryCount &+= 1
        if entryCount == Self.slots || partCount > Self.slots / 2 { handOver(to: &values) }
    }

    /// Whether so many parts have room.
    @inline(__always)
    var hasRoomForPart: Bool { partCount < Self.slots }

    /// Adds a part, for which there is room.
    @inline(__always)
    mutating func add(mantissa: Int64, fractionDigits: UInt8, text: (start: UInt32, count: UInt32)) {
        precondition(partCount < Self.slots)
        let part = parts + partCount
        part.pointee.mantissa = mantissa
        part.pointee.start = text.start
        part.pointee.count = text.count
        part.pointee.fractionDigits = fractionDigits
        partCount &+= 1
    }

    /// The place of the next part among those of the product.
    @inline(__always)
    var nextPart: UInt32 { UInt32(truncatingIfNeeded: partsBefore &+ partCount) }

    /// Keeps a text of the line, and says where.
    @inline(__always)
    mutating func keep(_ text: JSONText, _ cursor: borrowing JSONStream) -> (start: UInt32, count: UInt32) {
        guard text.hasEscapes else { return keep(text.range, cursor) }
        precondition(byteCount &+ text.range.count <= capacity)
        let start = byteCount
        byteCount &+= cursor.unescape(text, into: bytes + start)
        return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: byteCount &- start))
    }

    /// Keeps bytes of the line, and says where: they move in blocks, the last of which may reach past them.
    @inline(__always)
    mutating func keep(_ range: Range<Int>, _ cursor: borrowing JSONStream) -> (start: UInt32, count: UInt32) {
        let count = range.count
        precondition(byteCount &+ count <= capacity)
        let start = byteCount
        let target = UnsafeMutableRawPointer(bytes + start)
        let source = UnsafeRawPointer(cursor.memory) + range.lowerBound
        if range.upperBound &+ 16 <= cursor.end {
            var offset = 0
            while offset < count {
                target.storeBytes(
                    of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self),
                    toByteOffset: offset,
                    as: SIMD16<UInt8>.self
                )
                offset &+= 16
            }
        } else {
            target.copyMemory(from: source, byteCount: count)
        }
        byteCount &+= count
        return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: count))
    }

    /// Keeps a text that was made of the line, and says where.
    mutating func keep(_ text: String) -> (start: UInt32, count: UInt32) {
        let start = byteCount
        for byte in text.utf8 {
            precondition(byteCount < capacity)
            bytes[byteCount] = byte
            byteCount += 1
        }
        return (UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: byteCount - start))
    }

    /// Hands entries and parts to the product, so that there is room for more.
    @inline(never)
    mutating func handOver(to values: inout ProductValues) {
        values.entries.append(contentsOf: UnsafeBufferPointer(start: entries, count: entryCount))
        values.parts.append(contentsOf: UnsafeBufferPointer(start: parts, count: partCount))
        partsBefore += partCount
        entryCount = 0
        partCount = 0
    }

    /// Hands all to the product.
    mutating func finish(_ values: inout ProductValues) {
        handOver(to: &values)
        values.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: byteCount))
    }
}
