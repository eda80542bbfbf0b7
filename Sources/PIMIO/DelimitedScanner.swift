/// Where a field of a row stands in its block, the quotes around it left out.
struct DelimitedField {
    var start = 0
    var count = 0
    /// Whether quotes inside stand twice.
    var hasDoubles = false
}

/// What is known of delimited text between two rows of it.
struct DelimitedPlace {
    /// The index of the next byte.
    var position = 0
    /// Its line, counted from 1.
    var line = 1
    /// Whether the byte before it was a carriage return, so that a line feed belongs to that.
    var isAfterReturn = false
}

/// The inner loop over a block of delimited text: row after row, only the places of fields are noted.
///
/// A row is taken whole or not at all, so a block that ends inside a row is taken up again at the row's start. Safe as
/// long as it stays inside the closures that lent the pointers; every access is checked against `end` or the room.
@safe
struct DelimitedScanner {
    private let base: UnsafePointer<UInt8>
    private let end: Int
    private let isLast: Bool
    private let delimiter: UInt8
    private let maximumField: Int
    private let room: UnsafeMutableBufferPointer<DelimitedField>
    /// Where the next row begins.
    private(set) var place: DelimitedPlace
    /// The number of fields of the row; those that there was room for are in it.
    private(set) var count = 0
    /// The line where the row began.
    private(set) var rowLine = 1

    private var line = 1
    /// The index at which the row has too many bytes.
    private var rowLimit = 0
    /// The field's first byte, behind a quote.
    private var start = 0
    private var doubles = 0
    /// The line of the opening quote, 0 in a field without.
    private var quoteLine = 0
    /// The first byte of the field that is no UTF-8, -1 where all is.
    private var fault = -1

    /// A scanner of a block; `isLast` says that nothing comes behind it.
    @unsafe
    init(
        _ base: UnsafePointer<UInt8>,
        from place: DelimitedPlace,
        to end: Int,
        isLast: Bool,
        delimiter: UInt8,
        maximumField: Int,
        room: UnsafeMutableBufferPointer<DelimitedField>
    ) {
        unsafe self.base = base
        self.place = place
        self.end = end
        self.isLast = isLast
        self.delimiter = delimiter
        self.maximumField = maximumField
        unsafe self.room = room
    }

    @inline(__always)
    private func byte(_ index: Int) -> UInt8 { unsafe base[index] }

    @inline(__always)
    private func problem(_ kind: DelimitedProblem.Kind, line: Int) -> DelimitedProblem {
        DelimitedProblem(kind: kind, line: line)
    }

    /// Moves past the next row; false where there is none before the end.
    mutating func row() throws(DelimitedProblem) -> Bool {
        try skipBlankLines()
        var index = place.position
        guard index < end else {
            guard isLast else { throw problem(.incomplete, line: line) }
            return false
        }
        line = place.line
        rowLine = line
        rowLimit = index + 4 * maximumField
        count = 0
        while true {
            start = index
            doubles = 0
            quoteLine = 0
            fault = -1
            let fieldEnd: Int
            if index < end, byte(index) == UInt8(ascii: "\"") {
                index = try quotedEnd(index)
                fieldEnd = index - 1
            } else {
                index = try plainEnd(index)
                fieldEnd = index
            }
            guard index < end else {
                guard isLast else { throw problem(.incomplete, line: line) }
                guard fieldEnd - start - doubles <= maximumField else { throw problem(.fieldTooLong, line: fieldLine) }
                try finishField(fieldEnd)
                place = DelimitedPlace(position: end, line: line)
                return true
            }
            let next = byte(index)
            index += 1
            if next == delimiter {
                try finishField(fieldEnd)
                continue
            }
            guard next == 0x0A || next == 0x0D else {
                throw problem(next == 0 ? .nul : .afterQuote, line: line)
            }
            try finishField(fieldEnd)
            place = DelimitedPlace(position: index, line: line + 1, isAfterReturn: next == 0x0D)
            return true
        }
    }

    /// The line that a field's problem is reported at.
    private var fieldLine: Int { quoteLine > 0 ? quoteLine : line }

    /// Moves past line ends in front of a row.
    @inline(__always)
    private mutating func skipBlankLines() throws(DelimitedProblem) {
        while place.position < end {
            let next = byte(place.position)
            guard next == 0x0A || next == 0x0D else { return }
            if next == 0x0A, place.isAfterReturn {
                place.isAfterReturn = false
                place.position += 1
                continue
            }
            guard next != delimiter else { return }
            place.line += 1
            guard maximumField > 0 else { throw problem(.rowTooLong, line: place.line) }
            place.isAfterReturn = next == 0x0D
            place.position += 1
        }
    }

    /// Notes a field that ends before an index.
    @inline(__always)
    private mutating func finishField(_ fieldEnd: Int) throws(DelimitedProblem) {
        guard fault < 0 else { throw encodingProblem() }
        if unsafe count < room.count {
            unsafe room[count] = DelimitedField(start: start, count: fieldEnd &- start, hasDoubles: doubles > 0)
        }
        count &+= 1
    }

    private func encodingProblem() -> DelimitedProblem {
        guard quoteLine > 0 else { return problem(.encoding, line: line) }
        var line = quoteLine
        for index in start..<fault where byte(index) == 0x0A { line += 1 }
        return problem(.encoding, line: line)
    }

    /// The index of the delimiter or line end behind a field without quotes, or the end of the block.
    @inline(__always)
    private mutating func plainEnd(_ first: Int) throws(DelimitedProblem) -> Int {
        var index = first
        while true {
            let stop = runEnd(from: index, stop: delimiter)
            if stop >= min(rowLimit, start &+ maximumField &+ 1) { try checkLimits(from: index, through: stop) }
            guard stop < end else { return end }
            let next = byte(stop)
            if next == delimiter || next == 0x0A || next == 0x0D { return stop }
            guard next != 0 else { throw problem(.nul, line: line) }
            index = stop &+ 1
        }
    }

    /// The index behind the closing quote of a field whose opening quote is at an index; `start` moves behind that.
    private mutating func quotedEnd(_ opening: Int) throws(DelimitedProblem) -> Int {
        if opening >= rowLimit { try checkLimits(from: opening, through: opening) }
        start = opening + 1
        quoteLine = line
        var index = start
        // The first byte whose limits are not checked; it may lie before the index, at the second of two quotes.
        var unchecked = start
        while true {
            let stop = runEnd(from: index, stop: UInt8(ascii: "\""))
            if stop >= min(rowLimit, start &+ doubles &+ maximumField &+ 1) {
                try checkLimits(from: unchecked, through: stop)
            }
            guard stop < end else { throw problem(isLast ? .openQuote : .incomplete, line: quoteLine) }
            index = stop &+ 1
            unchecked = index
            switch byte(stop) {
            case UInt8(ascii: "\""):
                guard index < end else {
                    guard isLast else { throw problem(.incomplete, line: line) }
                    return index
                }
                guard byte(index) == UInt8(ascii: "\"") else {
                    if index >= rowLimit, byte(index) != 0 { throw problem(.rowTooLong, line: quoteLine) }
                    return index
                }
                doubles &+= 1
                index &+= 1
            case 0x0A:
                // The second half of a line end counts for the field, not for the row.
                if byte(stop &- 1) == 0x0D { rowLimit &+= 1 } else { line &+= 1 }
            case 0x0D: line &+= 1
            case 0: throw problem(.nul, line: line)
            default: break
            }
        }
    }

    /// Refuses the first of some bytes at which the field or the row is too long.
    private func checkLimits(from first: Int, through last: Int) throws(DelimitedProblem) {
        let fieldLimit = start + doubles + maximumField + 1
        let index = max(first, min(fieldLimit, rowLimit))
        guard index <= last, index < end else { return }
        let isLineEnd = byte(index) == 0x0A || byte(index) == 0x0D
        guard byte(index) != 0 else { return }
        guard quoteLine == 0 || byte(index) != 0x0A || byte(index - 1) != 0x0D else { return }
        let kind: DelimitedProblem.Kind = index < fieldLimit ? .rowTooLong : .fieldTooLong
        throw problem(kind, line: quoteLine > 0 ? quoteLine : line + (isLineEnd ? 1 : 0))
    }

    /// The index of the next `stop` or control character up to U+000D, or the end; what is before it is text.
    @inline(__always)
    private mutating func runEnd(from first: Int, stop: UInt8) -> Int {
        var index = first
        while true {
            while end &- index >= 16 {
                let block = unsafe ByteVector.load(base, at: index)
                var length = ByteVector.first(ByteVector.cellMarks(block, stop: stop))
                if length == 16 {
                    index &+= 16
                    continue
                }
                if byte(index &+ length) >= 0x80, index > 0, delimiter < 0x80 {
                    // The byte before is never the first of a sequence.
                    let before = unsafe ByteVector.load(base, at: index &- 1)
                    length = ByteVector.first(ByteVector.wideCellMarks(block, after: before, stop: stop))
                    // A sequence that the block cuts, or that is not continued, is looked at alone.
                    if length > 0, byte(index &+ length &- 1) >= 0xC2 { length &-= 1 }
                }
                index &+= length
                if length < 16 { break }
            }
            guard index < end else { return end }
            let next = byte(index)
            if next == stop || next < 0x0E { return index }
            index &+= next < 0x80 ? 1 : sequenceLength(index, stop: stop)
        }
    }

    /// The length of the UTF-8 sequence at an index, 1 where there is none.
    private mutating func sequenceLength(_ index: Int, stop: UInt8) -> Int {
        var length = unsafe UTF8Check.sequenceLength(base, at: index, end: end)
        if stop >= 0x80 {
            for offset in 1..<max(length, 1) where byte(index + offset) == stop { length = 0 }
        }
        guard length > 0 else {
            if fault < 0 { fault = index }
            return 1
        }
        return length
    }
}
