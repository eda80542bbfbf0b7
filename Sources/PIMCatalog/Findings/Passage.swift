/// A text and the part of it that a finding speaks of.
public struct Passage: Sendable, Hashable {
    /// The whole text.
    public let text: String
    /// The part, in UTF-8 bytes.
    public let range: Range<Int>

    /// Marks a part of a text; a part that reaches beyond the text is cut to it.
    public init(_ text: String, _ range: Range<Int>) {
        self.text = text
        self.range = range.clamped(to: 0..<text.utf8.count)
    }

    /// The part as a text of its own.
    public var matched: String {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(decoding: bytes[start..<bytes.index(start, offsetBy: range.count)], as: UTF8.self)
    }
}
