/// The tags and texts of HTML bytes, one after the other, in time proportional to their number of bytes.
///
/// A tag is `<` and a letter or `/`, up to a `>` outside quotes; a `<` without one is text. Comments, declarations and the
/// content of elements that hold no text are passed over.
struct MarkupTokens {
    /// A part of the input.
    enum Token {
        case text(Range<Int>)
        case start(name: Range<Int>, attributes: Range<Int>)
        case end(name: Range<Int>)
        case comment
    }

    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var hasMoreTagEnds = true
    private var hasMoreCommentEnds = true
    /// Whether quotes hide a `>`; no longer so once a quote was met that never closes.
    private var heedsQuotes = true

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The next part; nil at the end.
    mutating func next() -> Token? {
        guard index < bytes.count else {
            return nil
        }
        if bytes[index] == UInt8(ascii: "<"), let token = takeTag() {
            return token
        }
        let start = index
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "<") {
            index += 1
        }
        return .text(start..<index)
    }

    /// Whether the element name in a range is this one, which is in lower case.
    func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else {
            return false
        }
        for offset in 0..<range.count where bytes[range.lowerBound + offset].asciiLowercased != name.utf8Start[offset] {
            return false
        }
        return true
    }

    private mutating func takeTag() -> Token? {
        guard hasMoreTagEnds, index + 1 < bytes.count else {
            return nil
        }
        switch bytes[index + 1] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            guard let end = commentEnd() ?? plainTagEnd(from: index + 2) else {
                return nil
            }
            index = end
            return .comment
        case UInt8(ascii: "/"):
            let name = name(from: index + 2)
            guard let end = plainTagEnd(from: name.upperBound) else {
                return nil
            }
            index = end
            return name.isEmpty ? .comment : .end(name: name)
        case let byte where byte.isASCIILetter:
            let name = name(from: index + 1)
            guard let end = tagEnd(from: name.upperBound) else {
                return nil
            }
            index = end
            if Self.elementsWithoutText.contains(where: { isName(name, $0) }) { skipContent(of: name) }
            return .start(name: name, attributes: name.upperBound..<(end - 1))
        default:
            return nil
        }
    }

    private func name(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, !bytes[end].isSpace, bytes[end] != 0x0C, bytes[end] != UInt8(ascii: "/"),
            bytes[end] != UInt8(ascii: ">")
        {
            end += 1
        }
        return start..<end
    }

    /// The place behind the `>` that ends a tag, quoted values passed over.
    private mutating func tagEnd(from start: Int) -> Int? {
        var place = start
        while heedsQuotes, place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: ">") { return place }
            guard byte == UInt8(ascii: "=") else { continue }
            while place < bytes.count, bytes[place].isSpace { place += 1 }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
                continue
            }
            let quote = bytes[place]
            place += 1
            while place < bytes.count, bytes[place] != quote { place += 1 }
            place += 1
        }
        heedsQuotes = false
        return plainTagEnd(from: start)
    }

    /// The place behind the next `>`.
    private mutating func plainTagEnd(from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: ">") { return place + 1 }
            place += 1
        }
        hasMoreTagEnds = false
        return nil
    }

    /// The place behind the `-->` of the comment at `index`.
    private mutating func commentEnd() -> Int? {
        guard hasMoreCommentEnds, index + 4 < bytes.count, bytes[index + 2] == 0x2D, bytes[index + 3] == 0x2D else {
            return nil
        }
        var place = index + 2
        while place + 2 < bytes.count {
            if bytes[place] == 0x2D, bytes[place + 1] == 0x2D, bytes[place + 2] == UInt8(ascii: ">") {
                return place + 3
            }
            place += 1
        }
        hasMoreCommentEnds = false
        return nil
    }

    /// Moves to the closing tag of an element, or to the end.
    private mutating func skipContent(of name: Range<Int>) {
        while index + 2 + name.count <= bytes.count {
            if bytes[index] == UInt8(ascii: "<"), bytes[index + 1] == UInt8(ascii: "/"), isSame(name, at: index + 2) {
                return
            }
            index += 1
        }
        index = bytes.count
    }

    private func isSame(_ name: Range<Int>, at place: Int) -> Bool {
        for offset in 0..<name.count
        where bytes[name.lowerBound + offset].asciiLowercased != bytes[place + offset].asciiLowercased {
            return false
        }
        let end = place + name.count
        return end == bytes.count || !(bytes[end].isASCIILetter || bytes[end].isASCIIDigit)
    }

    /// The elements whose content no reader sees as text.
    private static let elementsWithoutText: [StaticString] = [
        "script", "style", "iframe", "noembed", "noframes", "title", "xmp", "plaintext",
    ]

    /// Whether the element of a name stands on lines of its own.
    func isBlock(_ name: Range<Int>) -> Bool {
        ElementKind.of(bytes, from: name.lowerBound) == .block
    }
}
