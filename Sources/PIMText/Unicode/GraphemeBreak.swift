/// What a scalar is to the borders between characters as readers see them.
///
/// **Source:** UAX #29, rules GB3 to GB13 with GB9c, https://www.unicode.org/reports/tr29/.
enum GraphemeBreak: UInt8 {
    case other
    case carriageReturn
    case lineFeed
    case control
    case extend
    case joiner
    case regionalIndicator
    case prepend
    case spacingMark
    case leading
    case vowel
    case trailing
    case leadingVowel
    case leadingVowelTrailing
    case picture
    case consonant
    case extendingLinker
    case extendingMark

    /// The kind of a scalar.
    @inline(__always)
    init(of scalar: UInt32) {
        self = GraphemeBreak(rawValue: GraphemeBreakTable.breaks[scalar]) ?? .other
    }
}

/// Finds the borders between characters (extended grapheme clusters) in UTF-8 bytes.
package enum Graphemes {
    /// The end of the character that begins at `start`, a border before `bytes.count`.
    package static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        var state = GraphemeState(first: GraphemeBreak(of: bytes.takeScalar(&index)))
        while index < bytes.count {
            var next = index
            guard !state.breaks(before: GraphemeBreak(of: bytes.takeScalar(&next))) else {
                return index
            }
            index = next
        }
        return index
    }

    /// The number of characters.
    package static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard !bytes.isEmpty else {
            return 0
        }
        var index = 0
        var state = GraphemeState(first: GraphemeBreak(of: bytes.takeScalar(&index)))
        var count = 1
        while index < bytes.count {
            if bytes[index] < 0x80, bytes[index] > 0x20, bytes[index - 1] < 0x80, bytes[index - 1] != 0x0D {
                state = GraphemeState(first: .other)
                index += 1
                count += 1
            } else if state.breaks(before: GraphemeBreak(of: bytes.takeScalar(&index))) {
                count += 1
            }
        }
        return count
    }

    /// The last border at or before `offset`, which lies between two scalars.
    package static func border(in bytes: UnsafeBufferPointer<UInt8>, atOrBefore offset: Int) -> Int {
        guard offset < bytes.count else {
            return bytes.count
        }
        var start = offset
        while start > 0, !isSurelyBorder(start, in: bytes) {
            start = bytes.startOfScalar(before: start)
        }
        while true {
            let end = end(in: bytes, from: start)
            guard end <= offset else {
                return start
            }
            start = end
        }
    }

    /// Whether the scalars on both sides of a place tell by themselves that it is a border.
    private static func isSurelyBorder(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = place
        switch GraphemeBreak(of: bytes.takeScalar(&index)) {
        case .control, .carriageReturn: return true
        case .other: break
        default: return false
        }
        var previous = bytes.startOfScalar(before: place)
        return GraphemeBreak(of: bytes.takeScalar(&previous)) != .prepend
    }
}

/// What the scalars since the last border say of the next one.
struct GraphemeState {
    private var previous: GraphemeBreak
    /// Whether an odd number of regional indicators stand before the next scalar.
    private var hasOpenFlag: Bool
    /// Whether a picture stands before the marks and the joiner that come last.
    private var hasPicture: Bool
    /// How far an Indic conjunct has come: 1 a consonant, 2 a linker behind it.
    private var conjunct: UInt8

    init(first: GraphemeBreak) {
        previous = first
        hasOpenFlag = first == .regionalIndicator
        hasPicture = first == .picture
        conjunct = first == .consonant ? 1 : 0
    }

    /// Whether a border stands before the next scalar; takes it in.
    mutating func breaks(before next: GraphemeBreak) -> Bool {
        guard !joins(next) else {
            take(next)
            return false
        }
        self = GraphemeState(first: next)
        return true
    }

    private func joins(_ next: GraphemeBreak) -> Bool {
        switch (previous, next) {
        case (.carriageReturn, .lineFeed): true
        case (.carriageReturn, _), (.lineFeed, _), (.control, _): false
        case (_, .carriageReturn), (_, .lineFeed), (_, .control): false
        case (.leading, .leading), (.leading, .vowel): true
        case (.leading, .leadingVowel), (.leading, .leadingVowelTrailing): true
        case (.leadingVowel, .vowel), (.leadingVowel, .trailing), (.vowel, .vowel), (.vowel, .trailing): true
        case (.leadingVowelTrailing, .trailing), (.trailing, .trailing): true
        case (_, .extend), (_, .joiner), (_, .spacingMark), (_, .extendingLinker), (_, .extendingMark): true
        case (.prepend, _): true
        case (_, .consonant): conjunct == 2
        case (.joiner, .picture): hasPicture
        case (.regionalIndicator, .regionalIndicator): hasOpenFlag
        default: false
        }
    }

    private mutating func take(_ next: GraphemeBreak) {
        hasOpenFlag = next == .regionalIndicator && !(previous == .regionalIndicator && hasOpenFlag)
        switch next {
        case .picture: hasPicture = true
        // Two joiners do not hold two pictures together (GB11).
        case .extend, .joiner, .extendingLinker, .extendingMark: hasPicture = hasPicture && previous != .joiner
        default: hasPicture = false
        }
        switch next {
        case .consonant: conjunct = 1
        case .extendingLinker: conjunct = conjunct > 0 ? 2 : 0
        case .joiner, .extendingMark: break
        default: conjunct = 0
        }
        previous = next
    }
}
