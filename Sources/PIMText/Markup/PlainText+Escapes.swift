extension PlainText {
    /// The first part of a text that was escaped once too often: `&amp;amp;`, or a tag as `&lt;b&gt;`; nil where none is.
    package static func doubleEscape(in text: String) -> String? {
        text.withBytes { bytes in
            for index in bytes.indices where bytes[index] == UInt8(ascii: "&") {
                guard let end = endOfDoubleEscape(in: bytes, at: index) ?? endOfEscapedTag(in: bytes, at: index) else {
                    continue
                }
                return String(decoding: bytes[index..<end], as: UTF8.self)
            }
            return nil
        }
    }

    /// A part of a text that was escaped once too often.
    package struct DoubleEscape: Sendable, Hashable {
        /// Its UTF-8 bytes.
        package let range: Range<Int>
        /// The part as it stands.
        package let found: String
        /// The part with one escape less.
        package let undone: String
        /// Whether it is a tag.
        package let isTag: Bool
    }

    /// All parts of a text that were escaped once too often, in order.
    package static func doubleEscapes(in text: String) -> [DoubleEscape] {
        text.withBytes { bytes in
            var found: [DoubleEscape] = []
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "&") else {
                    index += 1
                    continue
                }
                let entity = endOfDoubleEscape(in: bytes, at: index)
                guard let end = entity ?? endOfEscapedTag(in: bytes, at: index) else {
                    index += 1
                    continue
                }
                let inside = Entities.match(in: bytes, at: index).map { $0.end..<end } ?? index..<end
                let part = String(decoding: bytes[index..<end], as: UTF8.self)
                // A tag begins with four bytes for one and ends so.
                let undone =
                    entity == nil
                    ? "<" + String(decoding: bytes[(index + 4)..<(end - 4)], as: UTF8.self) + ">"
                    : "&" + String(decoding: bytes[inside], as: UTF8.self)
                found.append(DoubleEscape(range: index..<end, found: part, undone: undone, isTag: entity == nil))
                index = end
            }
            return found
        }
    }

    /// The end of an entity with an escaped ampersand, such as `&amp;lt;`, that begins at a `&`; nil for any other.
    static func endOfDoubleEscape(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard let outer = Entities.match(in: bytes, at: index), outer.first == 0x26, isEnded(outer, in: bytes) else {
            return nil
        }
        // `&amp;` and the rest of an entity: read as if the ampersand stood right before the rest.
        let inner = [UInt8(ascii: "&")] + bytes[outer.end..<min(bytes.count, outer.end + Entities.longest)]
        return inner.withUnsafeBufferPointer { inner in
            guard let entity = Entities.match(in: inner, at: 0), isEnded(entity, in: inner) else { return nil }
            return outer.end + entity.end - 1
        }
    }

    /// Whether an entity has its semicolon: without it, what follows an ampersand is more likely a part of an address.
    private static func isEnded(_ entity: Entities.Match, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[entity.end - 1] == UInt8(ascii: ";")
    }

    /// The end of a tag of HTML with escaped brackets, such as `&lt;br /&gt;`, that begins at a `&`.
    private static func endOfEscapedTag(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        guard stands("&lt;", at: index, in: bytes) else { return nil }
        var end = index + 4
        if end < bytes.count, bytes[end] == UInt8(ascii: "/") { end += 1 }
        guard end < bytes.count, bytes[end].isASCIILetter, ElementKind.of(bytes, from: end) != .unknown else {
            return nil
        }
        while end < bytes.count, bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: ">") {
            if bytes[end] == UInt8(ascii: "&") {
                if stands("&gt;", at: end, in: bytes) { return end + 4 }
                if stands("&lt;", at: end, in: bytes) { return nil }
            }
            end += 1
        }
        return nil
    }

    private static func stands(_ word: StaticString, at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard index + word.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { bytes[index + $0].asciiLowercased == word.utf8Start[$0] }
    }
}
