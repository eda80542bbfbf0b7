/// The pieces of a text between its word borders, as ranges of UTF-8 bytes: words, numbers, spaces, marks.
///
/// Borders are those of UAX #29 without dictionaries: Thai and Chinese come apart into single letters.
public struct WordBoundaries: Sequence, Sendable {
    /// A piece between two borders.
    public struct Piece: Sendable, Hashable {
        /// Its UTF-8 bytes.
        public let range: Range<Int>

        /// Whether it has a letter or a digit in it.
        public let isWord: Bool
    }

    private let bytes: [UInt8]

    /// The pieces of `text`.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// The pieces in order.
    public func makeIterator() -> Iterator {
        Iterator(bytes: bytes)
    }

    /// Walks over the pieces.
    public struct Iterator: IteratorProtocol {
        fileprivate let bytes: [UInt8]
        private var start = 0

        fileprivate init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// The next piece.
        public mutating func next() -> Piece? {
            guard start < bytes.count else {
                return nil
            }
            let piece = bytes.withUnsafeBufferPointer { WordBoundaries.piece(in: $0, from: start) }
            start = piece.range.upperBound
            return piece
        }
    }

    /// Whether a word border stands at a UTF-8 offset of `text`; both ends are borders, the middle of a scalar is none.
    public static func isBoundary(at offset: Int, in text: String) -> Bool {
        text.withBytes { isBoundary(at: offset, in: $0) }
    }

    /// Whether a word border stands at an offset.
    package static func isBoundary(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard offset > 0, offset < bytes.count else {
            return offset == 0 || offset == bytes.count
        }
        guard bytes[offset] & 0xC0 != 0x80 else {
            return false
        }
        var place = sureBorder(in: bytes, before: offset)
        while place < offset {
            place = piece(in: bytes, from: place).range.upperBound
        }
        return place == offset
    }

    /// Calls `body` with each piece of UTF-8 bytes in order.
    @inline(__always)
    package static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (Piece) -> Void) {
        var start = 0
        while start < bytes.count {
            let piece = piece(in: bytes, from: start)
            body(piece)
            start = piece.range.upperBound
        }
    }

    /// The piece that begins at a border before the end.
    package static func piece(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Piece {
        var scanner = WordScanner(bytes, from: start)
        while scanner.joinsNext() {}
        return Piece(range: start..<scanner.index, isWord: scanner.isWord)
    }

    /// A border not behind `offset` that needs no knowledge of what stands before: a letter behind a space, a new line.
    private static func sureBorder(in bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> Int {
        var place = offset
        while place > 0 {
            if bytes[place - 1] == 0x0A { return place }
            if bytes[place - 1] == 0x20 {
                var index = place
                let kind = WordBreak(of: bytes.takeScalar(&index))
                if kind.isLetter || kind == .numeric { return place }
            }
            place -= 1
        }
        return 0
    }
}

/// Takes one piece between word borders in, scalar by scalar.
private struct WordScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var index: Int
    private(set) var isWord: Bool
    /// The last kind that does not extend what stands before.
    private var last: WordBreak
    /// The last kind whatever it is.
    private var previous: WordBreak
    private var hasOpenFlag: Bool

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        index = start
        let scalar = bytes.takeScalar(&index)
        last = WordBreak(of: scalar)
        previous = last
        hasOpenFlag = last == .regionalIndicator
        isWord = Self.isOfWord(last, scalar)
    }

    /// Takes the next scalar in where no border stands before it.
    mutating func joinsNext() -> Bool {
        guard index < bytes.count else {
            return false
        }
        var end = index
        let scalar = bytes.takeScalar(&end)
        let next = WordBreak(of: scalar)
        // Most of a text.
        if next == .letter, last == .letter {
            take(next, end)
            return true
        }
        if previous.isLineEnd || next.isLineEnd {
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
        if joinsAcross(next, end) {
            return true
        }
        guard joins(next) else {
            return false
        }
        isWord = isWord || Self.isOfWord(next, scalar)
        take(next, end)
        return true
    }

    private mutating func take(_ next: WordBreak, _ end: Int) {
        hasOpenFlag = next == .regionalIndicator && !hasOpenFlag
        last = next
        previous = next
        index = end
    }

    private func joins(_ next: WordBreak) -> Bool {
        if previous == .joiner, next.isPicture { return true }
        if previous == .space, next == .space { return true }
        switch next {
        case .letter, .hebrewLetter, .pictureLetter: return last.isLetter || last == .numeric || last == .connector
        case .numeric: return last == .numeric || last.isLetter || last == .connector
        case .katakana: return last == .katakana || last == .connector
        case .connector: return last == .numeric || last.isLetter || last == .connector || last == .katakana
        case .regionalIndicator: return last == .regionalIndicator && hasOpenFlag
        case .singleQuote: return last == .hebrewLetter
        default: return false
        }
    }

    /// Takes a mark in with the letter or digit behind it, where it stands between two of the same sort.
    private mutating func joinsAcross(_ middle: WordBreak, _ end: Int) -> Bool {
        let isBetweenLetters = last.isLetter && middle.isInsideLetters
        let isBetweenNumbers = last == .numeric && middle.isInsideNumbers
        let isBetweenHebrew = last == .hebrewLetter && middle == .doubleQuote
        guard isBetweenLetters || isBetweenNumbers || isBetweenHebrew else {
            return false
        }
        var place = end
        while place < bytes.count {
            let next = WordBreak(of: bytes.takeScalar(&place))
            if next.isExtending { continue }
            let isSame =
                isBetweenNumbers
                ? next == .numeric : isBetweenHebrew ? next == .hebrewLetter : next.isLetter
            guard isSame else {
                return false
            }
            take(next, place)
            return true
        }
        return false
    }

    private static func isOfWord(_ kind: WordBreak, _ scalar: UInt32) -> Bool {
        switch kind {
        case .letter, .hebrewLetter, .numeric, .katakana: true
        case .other, .pictureLetter: scalar >= 0xE00 && isLetterWithoutWords(scalar)
        default: false
        }
    }

    /// Whether a scalar is a letter of a script written without spaces, or in a circle.
    private static func isLetterWithoutWords(_ scalar: UInt32) -> Bool {
        switch Unicode.Scalar(scalar)?.properties.generalCategory {
        case .otherLetter, .modifierLetter, .lowercaseLetter, .uppercaseLetter, .titlecaseLetter:
            Script(of: scalar).isWritten
        default: false
        }
    }
}
