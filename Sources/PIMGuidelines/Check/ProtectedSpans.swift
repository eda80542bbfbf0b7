import PIMText

/// The parts of a text that are not prose: web and mail addresses, placeholders that a program fills in, names with an at
/// sign or a number sign before them, codes of articles, and paths of files.
enum ProtectedSpans {
    /// What a part is.
    enum Kind: Sendable, Hashable {
        case web
        case mail
        case placeholder
        /// A name with an at sign before it.
        case handle
        /// A word with a number sign before it.
        case hashtag
        /// A code, such as `XR-ZIBA-500`.
        case code
        /// A file with where it lies.
        case path
    }

    /// A part that is not prose.
    struct Span: Sendable, Hashable {
        let kind: Kind
        /// Where it stands, in UTF-8 bytes.
        let range: Range<Int>
    }

    /// Where they stand, in UTF-8 bytes, in order.
    static func ranges(in text: String) -> [Range<Int>] { spans(in: text).map(\.range) }

    /// What they are and where they stand, in order, apart from each other.
    static func spans(in text: String) -> [Span] {
        var text = text
        return text.withUTF8 { bytes in
            let reader = SpanReader(bytes: bytes)
            var spans: [Span] = []
            var index = 0
            while index < bytes.count {
                guard let (span, next) = reader.span(at: index) else {
                    index += 1
                    continue
                }
                if let span {
                    let start = max(span.range.lowerBound, spans.last?.range.upperBound ?? 0)
                    if start < span.range.upperBound {
                        spans.append(Span(kind: span.kind, range: start..<span.range.upperBound))
                    }
                }
                index = max(next, index + 1)
            }
            return spans
        }
    }
}

/// Reads the part that begins at a place, if one does.
struct SpanReader {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The part at a place and where to look next; nil where nothing of interest stands.
    func span(at index: Int) -> (span: ProtectedSpans.Span?, next: Int)? {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "@"): return found(.handle, index, handleEnd(index))
        case UInt8(ascii: "#"): return found(.hashtag, index, hashtagEnd(index))
        case UInt8(ascii: "{"), UInt8(ascii: "$"), UInt8(ascii: "%"):
            return found(.placeholder, index, placeholderEnd(index))
        case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "~"): return found(.path, index, pathEnd(index))
        default:
            guard byte.isASCIILetter || byte.isASCIIDigit || byte >= 0xC3, !isNameBefore(index) else { return nil }
            return token(at: index)
        }
    }

    private func found(_ kind: ProtectedSpans.Kind, _ start: Int, _ end: Int?) -> (ProtectedSpans.Span?, Int)? {
        end.map { (ProtectedSpans.Span(kind: kind, range: start..<$0), $0) }
    }

    // A name follows a mark only where none ends before the mark.
    private func handleEnd(_ index: Int) -> Int? {
        guard !isNameBefore(index) else { return nil }
        return nameEnd(index + 1) { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }

    private func hashtagEnd(_ index: Int) -> Int? {
        guard !isNameBefore(index), index == 0 || bytes[index - 1] != UInt8(ascii: "&") else { return nil }
        return nameEnd(index + 1) { $0 == UInt8(ascii: "_") }
    }

    /// The end of letters, digits and some marks; nil where there is no letter among them.
    private func nameEnd(_ start: Int, _ isMark: (UInt8) -> Bool) -> Int? {
        var index = start
        var end = start
        var hasLetter = false
        while let scalar = bytes.scalar(from: index) {
            if isName(scalar) {
                hasLetter = hasLetter || scalar.isLetter
                end = scalar.range.upperBound
            } else if !isMark(bytes[index]) {
                break
            }
            index = scalar.range.upperBound
        }
        return hasLetter ? end : nil
    }

    private func placeholderEnd(_ index: Int) -> Int? {
        guard index + 1 < bytes.count else { return nil }
        let next = bytes[index + 1]
        switch (bytes[index], next) {
        case (UInt8(ascii: "{"), UInt8(ascii: "{")): return closing("}}", after: index + 2)
        case (UInt8(ascii: "{"), _): return bracedEnd(index + 1)
        case (UInt8(ascii: "$"), UInt8(ascii: "{")): return closing("}", after: index + 2)
        case (UInt8(ascii: "%"), UInt8(ascii: "{")): return closing("}", after: index + 2)
        case (UInt8(ascii: "%"), UInt8(ascii: "(")): return closing(")", after: index + 2)
        case (UInt8(ascii: "%"), _): return isNameBefore(index) ? nil : percentEnd(index + 1)
        default: return nil
        }
    }

    /// The end of a name and the brace behind it.
    private func bracedEnd(_ start: Int) -> Int? {
        var index = start
        while index < bytes.count, index - start < 60, let scalar = bytes.scalar(from: index) {
            if bytes[index] == UInt8(ascii: "}") { return index > start ? index + 1 : nil }
            let isMark = [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":")]
                .contains(bytes[index])
            guard isName(scalar) || isMark else { return nil }
            index = scalar.range.upperBound
        }
        return nil
    }

    /// The end of `%name%`, `%s` or `%1$s`.
    private func percentEnd(_ start: Int) -> Int? {
        var index = start
        while index < bytes.count, bytes[index].isASCIILetter || bytes[index].isASCIIDigit || bytes[index] == 0x5F {
            index += 1
        }
        if index > start, index < bytes.count, bytes[index] == UInt8(ascii: "%"), !bytes[start].isASCIIDigit {
            return index + 1
        }
        index = start
        while index < bytes.count, bytes[index].isASCIIDigit || bytes[index] == UInt8(ascii: "$") { index += 1 }
        guard index < bytes.count, "sdif@u".utf8.contains(bytes[index]),
            bytes.scalar(from: index + 1).map({ !isName($0) }) ?? true
        else { return nil }
        return index + 1
    }

    /// The end of `/a/b`, `/a.png`, `\\a\b` or `~/a`.
    private func pathEnd(_ index: Int) -> Int? {
        let others: [UInt8] = [0x3C, 0x2F, 0x2E, 0x5C]
        guard !isNameBefore(index), index == 0 || !others.contains(bytes[index - 1]) else { return nil }
        let mark = bytes[index] == UInt8(ascii: "\\") ? UInt8(ascii: "\\") : UInt8(ascii: "/")
        var start = index
        while start < bytes.count, bytes[start] == mark || bytes[start] == UInt8(ascii: "~") { start += 1 }
        guard start - index <= 2, start < bytes.count, bytes.scalar(from: start).map(isName) == true else { return nil }
        let end = partsEnd(start, isLong: true)
        let hasMark = start - index == 2 || bytes[start..<end].contains(mark)
        return hasMark || FileNames.isFile(bytes, start..<end) ? end : nil
    }

    func closing(_ mark: String, after start: Int) -> Int? {
        var index = start
        while index < bytes.count, index - start < 200 {
            if bytes[index...].starts(with: mark.utf8) { return index + mark.utf8.count }
            index += 1
        }
        return nil
    }

    /// The end of letters, digits and what joins them: points, hyphens and low lines, and slashes in long ones.
    func partsEnd(_ start: Int, isLong: Bool) -> Int {
        var index = start
        var end = start
        while let scalar = bytes.scalar(from: index) {
            if isName(scalar) {
                end = scalar.range.upperBound
            } else {
                switch bytes[index] {
                case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): break
                case UInt8(ascii: "/"), UInt8(ascii: "\\"): if !isLong { return end }
                default: return end
                }
            }
            index = scalar.range.upperBound
        }
        return end
    }

    /// Whether a character may stand in a name: a letter, a mark on one, or a digit.
    func isName(_ scalar: TextScalar) -> Bool {
        scalar.isLetter || scalar.isDigit || (0x300...0x36F).contains(scalar.value)
    }

    func isNameBefore(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        return bytes.scalar(before: index).map(isName) ?? false
    }
}
