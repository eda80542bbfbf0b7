/// A cell whose texts stand in its record's bytes: where to find them, and nothing that costs anything to copy.
@usableFromInline
package enum CellSlot: Sendable, Hashable {
    /// Nothing.
    case empty
    /// One value.
    case text(CellText)
    /// The values of a repeated field; where they stand among the record's `texts`.
    case list(CellRun)
    /// The rows of a group; where they stand among the record's `rows`.
    case rows(CellRun)
    /// A value in its natural JSON shape, already written as JSON.
    case json(CellText)

    /// Whether there is nothing to write.
    @inlinable
    @inline(__always)
    package var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text), .json(let text): text.count == 0
        case .list(let run), .rows(let run): run.count == 0
        }
    }
}

/// Where a text stands in its record's bytes.
@usableFromInline
package struct CellText: Sendable, Hashable {
    @usableFromInline
    package var start: UInt32
    @usableFromInline
    package var count: UInt32

    /// Names a range of bytes.
    @inlinable
    @inline(__always)
    package init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt32(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    }

    /// Names what stands from `start` to the end of some bytes.
    @inlinable
    @inline(__always)
    package init(from start: Int, in bytes: borrowing [UInt8]) {
        self.start = UInt32(truncatingIfNeeded: start)
        count = UInt32(truncatingIfNeeded: bytes.count &- start)
    }

    /// The bytes of the text.
    @inlinable
    @inline(__always)
    package var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(start) &+ Int(count))) }

    /// Whether there is no text.
    @inlinable
    @inline(__always)
    package var isEmpty: Bool { count == 0 }
}

/// Where things that belong together stand in a list: the texts of a cell, its rows, the slots of a row.
@usableFromInline
package struct CellRun: Sendable, Hashable {
    @usableFromInline
    package var start: UInt32
    @usableFromInline
    package var count: UInt32

    /// Names a range of the list.
    @inlinable
    @inline(__always)
    package init(_ range: Range<Int>) {
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        count = UInt32(truncatingIfNeeded: range.upperBound &- range.lowerBound)
    }

    /// The places in the list.
    @inlinable
    @inline(__always)
    package var range: Range<Int> { Range(uncheckedBounds: (Int(start), Int(start) &+ Int(count))) }
}
