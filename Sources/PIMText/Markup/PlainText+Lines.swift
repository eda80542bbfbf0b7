extension PlainText {
    /// What stands before an item of a list.
    public enum ItemMark: String, Sendable, Hashable, CaseIterable {
        /// Nothing.
        case none = ""

        /// A bullet and a space.
        case bullet = "• "

        /// A hyphen and a space.
        case dash = "- "
    }

    /// The text of `html` in lines: one for each block element, list item and `<br>`, items with a mark.
    ///
    /// Unlike `paragraphs(fromHTML:)` it heeds quotes within tags.
    public static func lines(fromHTML html: String, items: ItemMark = .bullet) -> String {
        guard html.withBytes({ hasMarkup($0) }) else {
            return clean(html)
        }
        var output: [UInt8] = []
        html.withBytes { appendLines(fromHTML: $0, items: items, to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends what `lines(fromHTML:items:)` makes of UTF-8 bytes.
    package static func appendLines(
        fromHTML bytes: UnsafeBufferPointer<UInt8>,
        items: ItemMark,
        to output: inout [UInt8]
    ) {
        guard InvisibleCharacters.hasUnwanted(bytes) else {
            appendLines(ofClean: bytes, items: items, to: &output)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { room in
            let kept = InvisibleCharacters.drop(from: bytes, into: room)
            appendLines(ofClean: UnsafeBufferPointer(rebasing: room[..<kept]), items: items, to: &output)
        }
    }

    private static func appendLines(
        ofClean bytes: UnsafeBufferPointer<UInt8>,
        items: ItemMark,
        to output: inout [UInt8]
    ) {
        var writer = LineWriter(start: output.count, mark: Array(items.rawValue.utf8))
        swap(&writer.output, &output)
        var tokens = MarkupTokens(bytes)
        while let token = tokens.next() {
            switch token {
            case .text(let range): writer.append(bytes, in: range)
            case .comment: break
            case .start(let name, _) where tokens.isName(name, "li"): writer.beginItem()
            case .start(let name, _), .end(let name):
                switch ElementKind.of(bytes, from: name.lowerBound) {
                case .inline: break
                case .block: writer.appendBreak()
                case .other, .unknown: writer.appendSpace()
                }
            }
        }
        swap(&writer.output, &output)
        if writer.hasDoubts { InvisibleCharacters.dropIdle(from: writer.start, of: &output) }
    }

    /// Whether markup was escaped twice: `&amp;lt;b&amp;gt;`, which readers would see as `&lt;b&gt;`.
    public static func isDoubleEscaped(_ html: String) -> Bool {
        html.withBytes { bytes in
            bytes.indices.contains {
                bytes[$0] == UInt8(ascii: "&") && endOfDoubleEscape(in: bytes, at: $0) != nil
            }
        }
    }

    /// The HTML with one layer of escaping taken off: each entity decoded once, tags left as they are.
    public static func unescaped(_ html: String) -> String {
        html.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "&"), let entity = Entities.match(in: bytes, at: index) else {
                    output.append(bytes[index])
                    index += 1
                    continue
                }
                output.append(scalar: entity.first)
                if entity.second > 0 { output.append(scalar: entity.second) }
                index = entity.end
            }
            return String(decoding: output, as: UTF8.self)
        }
    }
}

/// Writes lines of text: no white space at their ends, none twice, no empty lines.
private struct LineWriter {
    var output: [UInt8] = []
    /// Whether an entity stands for a character whose neighbours tell if it is wanted.
    private(set) var hasDoubts = false
    let start: Int
    private let mark: [UInt8]
    private var hasSpace = false
    private var hasBreak = false
    private var hasItem = false

    init(start: Int, mark: [UInt8]) {
        self.start = start
        self.mark = mark
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte.isSpace {
                hasSpace = true
                index += 1
            } else if byte == UInt8(ascii: "&"), let entity = Entities.match(in: bytes, at: index) {
                append(entity.first)
                if entity.second > 0 { append(entity.second) }
                index = entity.end
            } else {
                settle()
                output.append(byte)
                index += 1
            }
        }
    }

    mutating func appendSpace() {
        hasSpace = true
    }

    mutating func appendBreak() {
        hasBreak = true
    }

    mutating func beginItem() {
        hasBreak = true
        hasItem = true
    }

    private mutating func append(_ scalar: UInt32) {
        if scalar == 0x20 || scalar == 0xA0 || (0x09...0x0D).contains(scalar) {
            hasSpace = true
        } else if !InvisibleCharacters.contains(scalar) || InvisibleCharacters.mayHaveWork(scalar) {
            hasDoubts = hasDoubts || InvisibleCharacters.mayHaveWork(scalar)
            settle()
            output.append(scalar: scalar)
        }
    }

    /// Writes the white space and the mark that wait for a letter.
    private mutating func settle() {
        guard hasSpace || hasBreak else {
            return
        }
        if output.count > start {
            output.append(hasBreak ? 0x0A : 0x20)
        }
        if hasItem { output.append(contentsOf: mark) }
        hasSpace = false
        hasBreak = false
        hasItem = false
    }
}
