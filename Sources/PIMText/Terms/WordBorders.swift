/// Tells for places of one text whether a word border stands there, each place in about the same time.
///
/// Most places tell by the bytes next to them. For the others the borders of the whole text are found once.
struct WordBorders {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// A bit for each offset once all borders are found; room that an earlier text may have used.
    var bits: [UInt64] = []
    private var isReady = false

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Whether letters, digits or low lines of ASCII stand on both sides of an offset.
    @inline(__always)
    func isInsideWord(_ offset: Int) -> Bool {
        offset > 0 && offset < bytes.count && bytes[offset &- 1].isOfWord && bytes[offset].isOfWord
    }

    /// Whether a word border stands at an offset; both ends are borders.
    mutating func isBorder(_ offset: Int) -> Bool {
        guard offset > 0, offset < bytes.count else {
            return true
        }
        if let known = isSurelyBorder(offset) { return known }
        if !isReady { findAll() }
        return bits[offset >> 6] >> UInt64(offset & 63) & 1 == 1
    }

    /// Whether a term may end where a range ends: at a word border, or before an apostrophe behind which an ending stands,
    /// as in `Nike's` and `Nike’a`.
    ///
    /// What one letter and an apostrophe begin (`L'Oréal`) is one name, and `n't` is no ending.
    mutating func endsTerm(_ range: Range<Int>) -> Bool {
        isBorder(range.upperBound) || isBeforeEnding(range)
    }

    private func isBeforeEnding(_ range: Range<Int>) -> Bool {
        let end = range.upperBound
        guard end - range.lowerBound > 1, end + 1 < bytes.count else {
            return false
        }
        var next: Int
        switch bytes[end] {
        case UInt8(ascii: "'"): next = end + 1
        // U+2019 and U+02BC.
        case 0xE2 where end + 3 < bytes.count && bytes[end + 1] == 0x80 && bytes[end + 2] == 0x99: next = end + 3
        case 0xCA where end + 2 < bytes.count && bytes[end + 1] == 0xBC: next = end + 2
        default: return false
        }
        if bytes[end - 1] | 0x20 == UInt8(ascii: "n"), bytes[next] | 0x20 == UInt8(ascii: "t") { return false }
        var start = bytes.startOfScalar(before: end)
        guard start > range.lowerBound, WordBreak(of: bytes.takeScalar(&start)) == .letter else { return false }
        return WordBreak(of: bytes.takeScalar(&next)) == .letter
    }

    private mutating func findAll() {
        let count = bytes.count / 64 + 1
        bits.removeAll(keepingCapacity: true)
        bits.append(contentsOf: repeatElement(0, count: count))
        WordBoundaries.forEach(in: bytes) { piece in
            bits[piece.range.lowerBound >> 6] |= 1 << UInt64(piece.range.lowerBound & 63)
        }
        isReady = true
    }

    /// What the bytes around a place tell by themselves; nil where more must be known.
    private func isSurelyBorder(_ offset: Int) -> Bool? {
        let before = bytes[offset - 1]
        let after = bytes[offset]
        guard after < 0x80 else {
            return isSurelyBorder(beforeLong: offset, before)
        }
        if after == 0x0A { return before != 0x0D }
        if after == 0x0D { return true }
        guard before < 0x80 else {
            return isSurelyBorder(behindLong: offset, after)
        }
        if after == 0x20 { return before != 0x20 }
        if after.isOfWord {
            if before.isOfWord { return false }
            return before.isInsideWords ? joins(at: offset - 1).map { !$0 } : true
        }
        return after.isInsideWords ? joins(at: offset).map { !$0 } : true
    }

    /// For a place before a letter that is not ASCII.
    private func isSurelyBorder(beforeLong offset: Int, _ before: UInt8) -> Bool? {
        var place = offset
        switch WordBreak(of: bytes.takeScalar(&place)) {
        case .other: return true
        case .middleOfNumbers: return kind(before: offset) == .letter ? true : nil
        case .letter: break
        default: return nil
        }
        if before == 0x20 || before == 0x0A { return true }
        guard before >= 0x80 else {
            return before.isASCIILetter || before.isASCIIDigit ? false : nil
        }
        return kind(before: offset) == .letter ? false : nil
    }

    /// For a place between a letter that is not ASCII and one that is, other than a line end.
    private func isSurelyBorder(behindLong offset: Int, _ after: UInt8) -> Bool? {
        if after == 0x20 { return kind(before: offset) != .space }
        if after.isASCIILetter || after.isASCIIDigit { return kind(before: offset) == .letter ? false : nil }
        switch after {
        case UInt8(ascii: "_"), UInt8(ascii: "'"), UInt8(ascii: "\""): return nil
        default: break
        }
        guard after.isInsideWords, offset + 1 < bytes.count else {
            return true
        }
        let next = bytes[offset + 1]
        return next < 0x80 && !next.isOfWord ? true : nil
    }

    private func kind(before offset: Int) -> WordBreak {
        var place = bytes.startOfScalar(before: offset)
        return WordBreak(of: bytes.takeScalar(&place))
    }

    /// Whether a mark of ASCII holds what stands on both sides together.
    private func joins(at place: Int) -> Bool? {
        guard place > 0, place + 1 < bytes.count else {
            return false
        }
        let before = bytes[place - 1]
        let after = bytes[place + 1]
        guard before < 0x80, after < 0x80 else {
            return nil
        }
        let mark = bytes[place]
        if before.isASCIILetter, after.isASCIILetter {
            return mark == UInt8(ascii: ".") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: ":")
        }
        if before.isASCIIDigit, after.isASCIIDigit {
            return mark != UInt8(ascii: ":")
        }
        return false
    }
}

extension UInt8 {
    /// Whether this byte is a letter, a digit or a low line.
    fileprivate var isOfWord: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }

    /// Whether this byte may hold letters or digits together; the double quote does among Hebrew letters only.
    fileprivate var isInsideWords: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: ";"): true
        default: false
        }
    }
}
