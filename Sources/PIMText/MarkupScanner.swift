/// One pass over HTML bytes: tags of inline elements and comments vanish, other tags are white space, entities become
/// characters, white space is squeezed.
///
/// `<p>Kurtka&nbsp;&amp; <b>szal</b></p>` is written as `Kurtka & szal`. A tag is `<` and a letter, `/` or `!`, up to the
/// next `>`; a `<` without one is text. What is written fits into `PlainText.roomForPlain` of what was read.
struct MarkupScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let breaksLines: Bool
    private var writer: SqueezingWriter
    private var index = 0
    private var hasMoreTagEnds = true
    private var hasMoreCommentEnds = true
    /// Whether an entity stands for a character whose neighbours tell if it is wanted.
    private var hasDoubts = false

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>, breaksLines: Bool) {
        self.bytes = bytes
        self.breaksLines = breaksLines
        writer = SqueezingWriter(output: output)
    }

    /// Writes the text of `bytes` and returns the number of bytes written.
    static func write(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>,
        breaksLines: Bool
    ) -> Int {
        var scanner = MarkupScanner(bytes, output, breaksLines: breaksLines)
        scanner.run()
        guard scanner.hasDoubts else { return scanner.writer.count }
        return InvisibleCharacters.dropIdle(of: UnsafeMutableBufferPointer(rebasing: output[..<scanner.writer.count]))
    }

    /// The runs of `bytes` that are written as they stand, with their places in what is written; nil where characters are
    /// left out, so that places behind them would be others.
    static func runs(of bytes: UnsafeBufferPointer<UInt8>) -> [TextRun]? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: PlainText.roomForPlain(bytes.count)) { room in
            let isWhole =
                !InvisibleCharacters.hasUnwanted(bytes)
                || InvisibleCharacters.drop(from: bytes, into: room) == bytes.count
            guard isWhole else { return nil }
            var scanner = MarkupScanner(bytes, room, breaksLines: false)
            var runs: [TextRun] = []
            scanner.run { runs.append($0) }
            return scanner.hasDoubts ? nil : runs
        }
    }

    /// Bytes that are written as they stand.
    struct TextRun {
        let source: Range<Int>
        let plain: Int
    }

    private mutating func run(_ note: (TextRun) -> Void) {
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isSpace {
                writer.appendSpace()
                index += 1
            } else if byte == UInt8(ascii: "<"), skipTag() {
                continue
            } else if byte == UInt8(ascii: "&"), writeEntity() {
                continue
            } else {
                let start = index
                index += writer.appendRun(of: bytes, from: index)
                // A space at the end waits for what follows.
                let end = bytes[index - 1] == 0x20 ? index - 1 : index
                note(TextRun(source: start..<end, plain: writer.count - (end - start)))
            }
        }
    }

    private mutating func run() {
        while index < bytes.count {
            let byte = bytes[index]
            if byte.isSpace {
                writer.appendSpace()
                index += 1
            } else if byte == UInt8(ascii: "<"), skipTag() {
                continue
            } else if byte == UInt8(ascii: "&"), writeEntity() {
                continue
            } else {
                index += writer.appendRun(of: bytes, from: index)
            }
        }
    }

    /// Moves behind the tag or comment at `index`; false where none is there.
    private mutating func skipTag() -> Bool {
        guard index + 1 < bytes.count else {
            return false
        }
        let next = bytes[index + 1]
        guard next.isASCIILetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") else {
            return false
        }
        if next == UInt8(ascii: "!"), let end = commentEnd() {
            index = end
            return true
        }
        guard let end = tagEnd() else {
            return false
        }
        let start = next.isASCIILetter ? index + 1 : index + 2
        switch next == UInt8(ascii: "!") ? .inline : ElementKind.of(bytes, from: start) {
        case .inline: break
        case .block where breaksLines: writer.appendLineBreak()
        case .block, .other, .unknown: writer.appendSpace()
        }
        index = end
        if next | 0x20 == UInt8(ascii: "s"), let name = nameWithoutText(from: start) {
            skipContent(of: name)
        }
        return true
    }

    /// The position behind the `>` that ends the tag at `index`.
    private mutating func tagEnd() -> Int? {
        guard hasMoreTagEnds else {
            return nil
        }
        var position = index + 2
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: ">") {
                return position + 1
            }
            position += 1
        }
        hasMoreTagEnds = false
        return nil
    }

    /// The position behind the `-->` of the comment that begins at `index`.
    private mutating func commentEnd() -> Int? {
        guard hasMoreCommentEnds, index + 6 < bytes.count, bytes[index + 2] == 0x2D, bytes[index + 3] == 0x2D else {
            return nil
        }
        var position = index + 4
        while position + 2 < bytes.count {
            if bytes[position] == 0x2D, bytes[position + 1] == 0x2D, bytes[position + 2] == UInt8(ascii: ">") {
                return position + 3
            }
            position += 1
        }
        hasMoreCommentEnds = false
        return nil
    }

    /// Whether the element name from `start` is this one, which is in lower case.
    private func isName(_ name: StaticString, from start: Int) -> Bool {
        let end = start + name.utf8CodeUnitCount
        guard end <= bytes.count else {
            return false
        }
        for offset in 0..<name.utf8CodeUnitCount where bytes[start + offset].asciiLowercased != name.utf8Start[offset] {
            return false
        }
        return end == bytes.count || !(bytes[end].isASCIILetter || bytes[end].isASCIIDigit)
    }

    /// The name from `start` where the element's content is no text.
    private func nameWithoutText(from start: Int) -> StaticString? {
        if isName("script", from: start) {
            return "script"
        }
        return isName("style", from: start) ? "style" : nil
    }

    /// Moves to the closing tag of an element whose content is no text, or to the end.
    private mutating func skipContent(of name: StaticString) {
        let length = name.utf8CodeUnitCount
        while index + 2 + length <= bytes.count {
            let isClosing = bytes[index] == UInt8(ascii: "<") && bytes[index + 1] == UInt8(ascii: "/")
            if isClosing, isName(name, from: index + 2) {
                return
            }
            index += 1
        }
        index = bytes.count
    }

    /// Writes the character of the entity at `index`; false where none is there.
    private mutating func writeEntity() -> Bool {
        guard let entity = Entities.match(in: bytes, at: index) else {
            return false
        }
        index = entity.end
        write(entity.first)
        if entity.second > 0 { write(entity.second) }
        return true
    }

    private mutating func write(_ value: UInt32) {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0:
            writer.appendSpace()
            return
        case 0x21...0x7E:
            writer.append(UInt8(truncatingIfNeeded: value))
            return
        default: break
        }
        if InvisibleCharacters.contains(value) {
            guard InvisibleCharacters.mayHaveWork(value) else { return }
            hasDoubts = true
        }
        guard let scalar = Unicode.Scalar(value) else { return }
        for byte in UTF8.encode(scalar) ?? .init() {
            writer.append(byte)
        }
    }
}
