public import PIMCatalog
import PIMText

/// Shows a passage in one line or two, its words marked.
///
/// ```
/// …the new GORE-TEX SHELL keeps…
///              ^^^^^^^^^^^^^^
/// ```
/// Below the words stand marks where every character surely has the width it is said to have; elsewhere, as in Persian,
/// Hindi and among emoji, the words stand between `⟦` and `⟧` instead. A line with right-to-left letters is isolated by
/// U+2068 and U+2069, so that it turns nothing else around.
public enum PassageText {
    /// A passage as lines of at most `columns` columns, marks and `…` included.
    public static func lines(_ passage: Passage, columns: Int = 76, isolating: Bool = true) -> [String] {
        let excerpt = Excerpt(passage, columns: max(columns, 20))
        guard excerpt.isSure else { return [excerpt.line(isolating: isolating)] }
        let (start, words, end) = excerpt.parts
        let indent = LengthUnit.displayWidth.length(of: start)
        let width = max(LengthUnit.displayWidth.length(of: words), 1)
        let marks = String(repeating: " ", count: indent) + String(repeating: "^", count: width)
        return [start + words + end, marks]
    }

    /// A passage as one line of at most `columns` columns, its words between `⟦` and `⟧`.
    public static func line(_ passage: Passage, columns: Int = 76, isolating: Bool = true) -> String {
        Excerpt(passage, columns: max(columns, 20)).line(isolating: isolating)
    }
}

/// The part of a text that is shown: characters as readers see them, in three runs.
private struct Excerpt {
    /// A character as it is shown.
    struct Cell {
        let text: String
        let width: Int
    }

    private(set) var before: [Cell] = []
    private(set) var words: [Cell] = []
    private(set) var after: [Cell] = []
    private(set) var isCutBefore = false
    private(set) var isCutAfter = false

    init(_ passage: Passage, columns: Int) {
        passage.text.withBytes { bytes in
            let range = Self.characters(bytes, passage.range)
            // Two columns are for the dots, two for brackets, and the words get what leaves something around them.
            let room = columns - 4
            let (words, end) = Self.forward(bytes, range.lowerBound..<range.upperBound, room * 3 / 4)
            self.words = words
            let areCut = end < range.upperBound
            if areCut { self.words.append(Cell(text: "…", width: 1)) }
            let rest = room - Self.width(self.words)
            let (after, last) = Self.forward(bytes, range.upperBound..<bytes.count, areCut ? 0 : rest)
            let (before, first) = Self.backward(bytes, range.lowerBound, max(rest / 2, rest - Self.width(after)))
            self.before = before
            self.after = Self.fitting(after, rest - Self.width(before))
            isCutBefore = first > 0
            isCutAfter = !areCut && (last < bytes.count || self.after.count < after.count)
        }
    }

    /// What stands before the words, the words, and what stands behind them.
    var parts: (start: String, words: String, end: String) {
        ((isCutBefore ? "…" : "") + shown(before), shown(words), shown(after) + (isCutAfter ? "…" : ""))
    }

    /// All in one line, the words in brackets.
    func line(isolating: Bool) -> String {
        let (start, words, end) = parts
        let line = "\(start)⟦\(words)⟧\(end)"
        return isolating && hasRightToLeft ? "\u{2068}\(line)\u{2069}" : line
    }

    private func shown(_ cells: [Cell]) -> String {
        cells.map(\.text).joined()
    }

    /// Whether terminals agree on the width of everything shown.
    var isSure: Bool {
        !all.contains { $0.text.unicodeScalars.contains { !Self.isSure($0) } }
    }

    /// Whether letters of a script that runs from right to left are among what is shown.
    var hasRightToLeft: Bool {
        all.contains { $0.text.unicodeScalars.contains(where: ShownText.isRightToLeft) }
    }

    private var all: [Cell] { before + words + after }

    /// The bytes of a range and of the characters it cuts into.
    private static func characters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = border(bytes, range.lowerBound)
        let end = range.isEmpty ? start : border(bytes, range.upperBound)
        guard !range.isEmpty, end < range.upperBound else { return start..<max(start, end) }
        return start..<Graphemes.end(in: bytes, from: end)
    }

    /// The last border between characters at or before a place, which may lie inside a scalar.
    private static func border(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        var place = min(place, bytes.count)
        while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return Graphemes.border(in: bytes, atOrBefore: place)
    }

    /// The characters from a place on that fit, and where they end.
    private static func forward(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ range: Range<Int>,
        _ room: Int
    ) -> (cells: [Cell], end: Int) {
        var cells: [Cell] = []
        var index = range.lowerBound
        var room = room
        while index < range.upperBound, cells.count < 400 {
            let end = Graphemes.end(in: bytes, from: index)
            let cell = cell(bytes, index..<end)
            guard cell.width <= room else { break }
            room -= cell.width
            cells.append(cell)
            index = end
        }
        return (cells, index)
    }

    /// The characters before a place that fit, and where they begin.
    private static func backward(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ place: Int,
        _ room: Int
    ) -> (cells: [Cell], start: Int) {
        var cells: [Cell] = []
        var index = place
        var room = room
        while index > 0, cells.count < 400 {
            let start = border(bytes, index - 1)
            let cell = cell(bytes, start..<index)
            guard cell.width <= room else { break }
            room -= cell.width
            cells.append(cell)
            index = start
        }
        return (cells.reversed(), index)
    }

    private static func fitting(_ cells: [Cell], _ room: Int) -> [Cell] {
        var room = room
        return Array(
            cells.prefix { cell in
                room -= cell.width
                return room >= 0
            }
        )
    }

    private static func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Cell {
        let text = String(decoding: bytes[range], as: UTF8.self)
        let shown =
            switch text {
            case "\n", "\r\n": "⏎"
            case "\t": " "
            default: ShownText.visible(text)
            }
        return Cell(text: shown, width: LengthUnit.displayWidth.length(of: shown))
    }

    private static func width(_ cells: [Cell]) -> Int {
        cells.reduce(0) { $0 + $1.width }
    }

    /// Latin, Greek, Cyrillic, Armenian, signs that go with them, and the letters of East Asia.
    private static func isSure(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x58F, 0x1E00...0x1FFF, 0x2010...0x2027, 0x2030...0x205E: true
        case 0x20A0...0x20CF, 0x2100...0x2138, 0x23CE, 0x3000...0x3029, 0x3030...0x30FF, 0x3400...0x4DBF: true
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
        default: false
        }
    }
}
