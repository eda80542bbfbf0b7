/// The sentences of a text, as ranges of UTF-8 bytes, each with the white space behind it.
///
/// Borders are those of UAX #29: it knows no abbreviations, so a sentence also ends behind `np. ` before a capital.
public struct SentenceBoundaries: Sequence, Sendable {
    private let bytes: [UInt8]

    /// The sentences of `text`.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The sentences in order.
    public func makeIterator() -> Iterator {
        Iterator(bytes: bytes)
    }

    /// Walks over the sentences.
    public struct Iterator: IteratorProtocol {
        fileprivate let bytes: [UInt8]
        private var start = 0

        fileprivate init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// The next sentence.
        public mutating func next() -> Range<Int>? {
            guard start < bytes.count else {
                return nil
            }
            let end = bytes.withUnsafeBufferPointer { SentenceBoundaries.end(in: $0, from: start) }
            defer { start = end }
            return start..<end
        }
    }

    /// The end of the sentence that begins at a border before the end.
    package static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var scanner = SentenceScanner(bytes, from: start)
        while scanner.joinsNext() {}
        return scanner.index
    }
}

/// What a scalar is to the borders of sentences.
///
/// **Source:** UAX #29, table 4, https://www.unicode.org/reports/tr29/.
enum SentenceBreak: UInt8 {
    case other
    case carriageReturn
    case lineFeed
    case separator
    case extend
    case format
    case space
    case lower
    case upper
    case otherLetter
    case numeric
    case fullStop
    case comma
    case terminator
    case close

    init(of scalar: UInt32) {
        self = SentenceBreak(rawValue: SentenceBreakTable.breaks[scalar]) ?? .other
    }

    var isParagraphEnd: Bool { self == .separator || self == .carriageReturn || self == .lineFeed }

    var isSentenceEnd: Bool { self == .fullStop || self == .terminator }

    var isExtending: Bool { self == .extend || self == .format }

    var isLetter: Bool { self == .lower || self == .upper || self == .otherLetter }
}

/// Takes one sentence in, scalar by scalar.
private struct SentenceScanner {
    /// What has been met since the mark that may end the sentence.
    private enum Stage {
        case inside
        case marked
        case closed
        case spaced
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index: Int
    private var stage = Stage.inside
    /// The last kind that does not extend what stands before, and the one before it.
    private var last: SentenceBreak
    private var beforeLast = SentenceBreak.other
    /// The mark that may end the sentence.
    private var mark = SentenceBreak.other
    /// The last kind whatever it is.
    private var previous: SentenceBreak

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        index = start
        last = SentenceBreak(of: bytes.takeScalar(&index))
        previous = last
        enterStage()
    }

    /// Takes the next scalar in where no border stands before it.
    mutating func joinsNext() -> Bool {
        guard index < bytes.count else {
            return false
        }
        var end = index
        let next = SentenceBreak(of: bytes.takeScalar(&end))
        guard !previous.isParagraphEnd else {
            guard previous == .carriageReturn, next == .lineFeed else {
                return false
            }
            take(next, end)
            return true
        }
        if next.isExtending {
            previous = next
            index = end
            return true
        }
        guard stage == .inside || continues(with: next, from: index) else {
            return false
        }
        take(next, end)
        return true
    }

    private mutating func take(_ next: SentenceBreak, _ end: Int) {
        beforeLast = last
        last = next
        previous = next
        index = end
        enterStage()
    }

    private mutating func enterStage() {
        switch (stage, last) {
        case (_, .fullStop), (_, .terminator):
            stage = .marked
            mark = last
        case (.marked, .close), (.closed, .close): stage = .closed
        case (.marked, .space), (.closed, .space), (.spaced, .space): stage = .spaced
        default: stage = .inside
        }
    }

    /// Whether the sentence goes on with what follows its mark.
    private func continues(with next: SentenceBreak, from place: Int) -> Bool {
        if stage == .marked, mark == .fullStop {
            if next == .numeric { return true }
            if next == .upper, beforeLast == .upper || beforeLast == .lower { return true }
        }
        if next == .comma || next.isSentenceEnd { return true }
        if stage != .spaced, next == .close { return true }
        if next == .space || next.isParagraphEnd { return true }
        return mark == .fullStop && isSmallLetterNext(from: place)
    }

    /// Whether a small letter comes before any other letter, mark or new line.
    private func isSmallLetterNext(from place: Int) -> Bool {
        var index = place
        while index < bytes.count {
            let kind = SentenceBreak(of: bytes.takeScalar(&index))
            if kind == .lower { return true }
            if kind.isLetter || kind.isParagraphEnd || kind.isSentenceEnd { return false }
        }
        return false
    }
}
