import PIMText

/// The words that fields and conditions compare with, one after another as bytes.
struct WordBlock: Sendable {
    private var bytes: [UInt8] = []
    private var places: [CellText] = []

    /// Words that belong together.
    struct Run: Sendable {
        fileprivate let start: Int32
        fileprivate let count: Int32
        /// The places of the words.
        fileprivate var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
        /// A bit for each length that one of the words has; the last for all from 63 bytes.
        fileprivate let lengths: UInt64
        /// Whether all words are ASCII, so that equal texts are equal bytes.
        fileprivate let isASCII: Bool

        var isEmpty: Bool { count == 0 }

        /// No words.
        static let none = Run(start: 0, count: 0, lengths: 0, isASCII: true)
    }

    /// The words during one look at them; it must not be kept.
    struct View {
        fileprivate let bytes: TextBytes
        fileprivate let places: UnsafeBufferPointer<CellText>
    }

    /// Appends words and says where they stand.
    mutating func append(_ words: [String]) -> Run {
        let start = places.count
        var lengths: UInt64 = 0
        for word in words {
            let begin = bytes.count
            bytes.append(contentsOf: word.utf8)
            places.append(CellText(begin..<bytes.count))
            lengths |= View.lengthBit(bytes.count - begin)
        }
        let isASCII = words.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
        return Run(start: Int32(start), count: Int32(words.count), lengths: lengths, isASCII: isASCII)
    }

    /// What `body` returns for the words.
    @inline(__always)
    func withView<Result>(_ body: (View) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            places.withUnsafeBufferPointer { places in body(View(bytes: bytes, places: places)) }
        }
    }
}

extension WordBlock.View {
    /// Whether one of the words is this text, byte by byte.
    func holds(_ text: TextBytes, in run: WordBlock.Run) -> Bool {
        guard run.lengths & Self.lengthBit(text.count) != 0 else { return false }
        for index in run.range where Int(places[index].count) == text.count {
            if bytes.part(places[index].range).isSame(as: text) { return true }
        }
        return false
    }

    /// Whether one of the words is this text as strings compare: letters with marks may be composed or not.
    func holds(equalOf text: TextBytes, in run: WordBlock.Run) -> Bool {
        if holds(text, in: run) { return true }
        guard !run.isASCII, !text.isASCII else { return false }
        let string = String(decoding: text, as: UTF8.self)
        return run.range.contains { index in
            String(decoding: bytes.part(places[index].range), as: UTF8.self) == string
        }
    }

    /// Whether the text is one of these paths or begins with one of them and a `>`.
    func holds(pathTo text: TextBytes, in run: WordBlock.Run) -> Bool {
        for index in run.range where Int(places[index].count) <= text.count {
            let path = bytes.part(places[index].range)
            guard text.part(0..<path.count).isSame(as: path) else { continue }
            var rest = path.count
            while rest < text.count, text[rest] == UInt8(ascii: " ") { rest += 1 }
            if rest == text.count || text[rest] == UInt8(ascii: ">") { return true }
        }
        return false
    }

    /// The bit of a length.
    @inline(__always)
    fileprivate static func lengthBit(_ length: Int) -> UInt64 {
        1 << UInt64(min(length, 63))
    }
}
