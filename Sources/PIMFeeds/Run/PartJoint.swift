import PIMFormats

/// Puts parts of a feed together block by block, as one run would have written their items.
///
/// A part ends with a line end. In a JSON array that one becomes a comma and a line end where items of a further part
/// follow, so it is held until that is known.
struct PartJoint {
    private let isArray: Bool
    private var holdsLineEnd = false
    private var isInPart = false

    init(_ format: FeedFormat) {
        guard case .json(let layout) = format.container else {
            isArray = false
            return
        }
        isArray = !layout.isLines
    }

    /// Says that the next block begins a part.
    mutating func beginPart() {
        isInPart = false
    }

    /// A block of a part, as it stands in the feed.
    mutating func joined(_ block: [UInt8]) -> [UInt8] {
        guard isArray, !block.isEmpty else { return block }
        var result: [UInt8] = []
        result.reserveCapacity(block.count + 2)
        if holdsLineEnd {
            if !isInPart { result.append(UInt8(ascii: ",")) }
            result.append(UInt8(ascii: "\n"))
        }
        holdsLineEnd = block.last == UInt8(ascii: "\n")
        result += holdsLineEnd ? block.dropLast() : block[...]
        isInPart = true
        return result
    }

    /// What is held after the last part.
    var rest: [UInt8] { holdsLineEnd ? [UInt8(ascii: "\n")] : [] }
}
