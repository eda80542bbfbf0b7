/// A text without the differences that a profile takes away, and the way back to the places in the text it was made of.
///
/// The text is folded character by character as readers see them, so every match found in `bytes` has a range of whole
/// characters in the original. Folding another text into the same value uses its room again.
public struct FoldedText: Sendable {
    private var room: [UInt8] = []
    private var segments: [FoldSegment] = []

    /// The number of folded bytes.
    public private(set) var count = 0

    /// The number of bytes of the original text.
    public private(set) var originalCount = 0

    /// A text folded to nothing.
    public init() {}

    /// The fold of `text`.
    public init(_ text: String, by folding: Folding) {
        self.init()
        fold(text, by: folding)
    }

    /// Folds another text in place of the one before.
    public mutating func fold(_ text: String, by folding: Folding) {
        text.withBytes { fold($0, by: folding) }
    }

    /// Folds another text of UTF-8 bytes in place of the one before.
    package mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>, by folding: Folding) {
        // No character grows to more than three times its bytes.
        let needed = 3 * bytes.count + FoldWriter.slack
        if room.count < needed {
            room = [UInt8](repeating: 0, count: max(needed, 2 * room.count))
        }
        var segments: [FoldSegment] = []
        swap(&segments, &self.segments)
        segments.removeAll(keepingCapacity: true)
        originalCount = bytes.count
        count = room.withUnsafeMutableBufferPointer { output in
            folding.common.withUnsafeBufferPointer { common in
                var writer = FoldWriter(input: bytes, output: output, folding: folding, common: common)
                swap(&writer.segments, &segments)
                writer.run()
                swap(&writer.segments, &segments)
                return writer.written
            }
        }
        swap(&segments, &self.segments)
    }

    /// The folded text.
    public var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }

    /// What `body` returns for the folded bytes.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        room.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }

    /// The bytes of the original text that the folded bytes in `range` come from, whole characters.
    ///
    /// White space and dropped characters between two folded bytes belong to the range, those around it do not.
    public func originalRange(of range: Range<Int>) -> Range<Int> {
        let start = originalStart(of: range.lowerBound)
        guard !range.isEmpty else {
            return start..<start
        }
        return start..<max(start, originalEnd(of: range.upperBound))
    }

    /// Whether a character of the original begins at a folded offset; the end is a border too.
    public func isBorder(_ offset: Int) -> Bool {
        guard offset < count else {
            return offset == count
        }
        let segment = segments[index(of: offset)]
        return segment.isAligned ? room[offset] & 0xC0 != 0x80 : offset == segment.folded
    }

    /// The original ranges of what `pattern` matches, in order and apart from each other; only whole characters match.
    public func ranges(of pattern: FoldedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        guard pattern.count > 0, pattern.count <= count else {
            return found
        }
        let last = count - pattern.count
        let first = pattern.room[0]
        var offset = 0
        while offset <= last {
            guard room[offset] == first, matches(pattern, at: offset) else {
                offset += 1
                continue
            }
            found.append(originalRange(of: offset..<(offset + pattern.count)))
            offset += pattern.count
        }
        return found
    }

    private func matches(_ pattern: FoldedText, at offset: Int) -> Bool {
        for place in 0..<pattern.count where room[offset + place] != pattern.room[place] {
            return false
        }
        return isBorder(offset) && isBorder(offset + pattern.count)
    }

    private func originalStart(of offset: Int) -> Int {
        guard offset < count else {
            return originalCount
        }
        let segment = segments[index(of: offset)]
        guard segment.isAligned else {
            return segment.original
        }
        var place = offset
        while place > segment.folded, room[place] & 0xC0 == 0x80 { place -= 1 }
        return segment.original + place - segment.folded
    }

    private func originalEnd(of offset: Int) -> Int {
        let place = index(of: offset - 1)
        let segment = segments[place]
        let next = place + 1 < segments.count ? segments[place + 1] : nil
        guard segment.isAligned else {
            return next?.original ?? originalCount
        }
        let end = next?.folded ?? count
        var border = offset
        while border < end, room[border] & 0xC0 == 0x80 { border += 1 }
        return segment.original + border - segment.folded
    }

    /// The place of the last segment that begins at or before a folded offset.
    private func index(of offset: Int) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if segments[middle].folded <= offset {
                low = middle
            } else {
                high = middle
            }
        }
        return low
    }
}

/// A run of folded bytes and where it begins in the original.
struct FoldSegment: Sendable {
    private let foldedStart: UInt32
    private let originalStart: UInt32

    init(folded: Int, original: Int, isAligned: Bool) {
        foldedStart = UInt32(truncatingIfNeeded: folded) << 1 | (isAligned ? 1 : 0)
        originalStart = UInt32(truncatingIfNeeded: original)
    }

    /// The offset of its first folded byte.
    var folded: Int { Int(foldedStart >> 1) }

    /// The offset of its first original byte.
    var original: Int { Int(originalStart) }

    /// Whether each scalar is a character and has as many bytes as in the original; else it is one character.
    var isAligned: Bool { foldedStart & 1 == 1 }
}
