import PIMIO

/// The numbers of codes that were read before, by the bytes they were written with.
///
/// Those are a family's code, or all the categories of a product: products of one kind have the same ones over and over.
struct CodeLists {
    /// One text and the numbers it means.
    struct List {
        fileprivate var length: Int32
        /// How many numbers there are.
        fileprivate(set) var count: Int32
        fileprivate var numbers: (Int32, Int32, Int32, Int32, Int32, Int32)
    }

    /// A list that was found.
    struct Found {
        fileprivate let row: UnsafeMutablePointer<List>

        /// The number of the text's bytes.
        var length: Int { Int(row.pointee.length) }
        /// How many numbers there are.
        var count: Int { Int(row.pointee.count) }

        /// One of the numbers.
        @inline(__always)
        func number(at index: Int) -> Int {
            precondition(index >= 0 && index < 6)
            return Int((UnsafeRawPointer(row) + 8).load(fromByteOffset: index &* 4, as: Int32.self))
        }
    }

    private static let maximumNumbers = 6
    private static let maximumLength = 128
    private static let rowSize = MemoryLayout<List>.stride + maximumLength
    private static let rows = 64
    /// How many bytes the lists take.
    static var size: Int { rows * rowSize }

    private let base: UnsafeMutableRawPointer

    /// Takes memory for the lists, zeros where nothing is remembered.
    @inline(__always)
    init(_ base: UnsafeMutableRawPointer) {
        self.base = base
    }

    /// The list whose bytes stand at the cursor and end with the first `end` behind it.
    @inline(__always)
    func list(at cursor: borrowing JSONStream, endingWith end: UInt8) -> Found? {
        let length = Self.length(at: cursor, endingWith: end)
        guard length > 0 else { return nil }
        let row = row(at: cursor, length)
        let list = row.bindMemory(to: List.self, capacity: 1)
        guard Int(list.pointee.length) == length,
            LineRows.stands(
                UnsafeRawPointer(row) + MemoryLayout<List>.stride,
                length,
                UnsafeRawPointer(cursor.memory) + cursor.offset,
                cursor.end &- cursor.offset
            )
        else { return nil }
        return Found(row: list)
    }

    /// Remembers what a part of the line means; the cursor stands where the part begins.
    func remember(_ numbers: some Collection<Int>, at cursor: borrowing JSONStream, length: Int, endingWith end: UInt8)
    {
        guard numbers.count <= Self.maximumNumbers, Self.length(at: cursor, endingWith: end) == length else { return }
        let row = row(at: cursor, length)
        var list = List(length: Int32(length), count: Int32(numbers.count), numbers: (0, 0, 0, 0, 0, 0))
        withUnsafeMutableBytes(of: &list.numbers) { room in
            for (index, number) in numbers.enumerated() {
                room.storeBytes(of: Int32(truncatingIfNeeded: number), toByteOffset: index * 4, as: Int32.self)
            }
        }
        row.bindMemory(to: List.self, capacity: 1).initialize(to: list)
        (row + MemoryLayout<List>.stride).copyMemory(
            from: UnsafeRawPointer(cursor.memory) + cursor.offset,
            byteCount: length
        )
    }

    /// The number of bytes from the cursor to the first `end` behind it, that one included; 0 where it is too far away.
    @inline(__always)
    private static func length(at cursor: borrowing JSONStream, endingWith end: UInt8) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let line = UnsafeRawPointer(cursor.memory)
        var index = cursor.offset &+ 1
        let last = min(cursor.end &- 8, cursor.offset &+ maximumLength &- 8)
        guard index >= 8 else { return 0 }
        while index <= last {
            let word = UInt64(littleEndian: line.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let unlike = word ^ (ones &* UInt64(end))
            let marks = (unlike &- ones) & ~unlike & (ones &* 0x80)
            if marks != 0 { return index &- cursor.offset &+ marks.trailingZeroBitCount >> 3 &+ 1 }
            index &+= 8
        }
        return 0
    }

    /// The row for a text: told by its first and its last bytes.
    @inline(__always)
    private func row(at cursor: borrowing JSONStream, _ length: Int) -> UnsafeMutableRawPointer {
        let line = UnsafeRawPointer(cursor.memory) + cursor.offset
        let first = line.loadUnaligned(as: UInt64.self)
        let last = line.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
        let hash = (last ^ (first &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(length)) &* 0xFF51_AFD7_ED55_8CCD
        return base + Int(truncatingIfNeeded: hash &>> 58) &* Self.rowSize
    }
}
