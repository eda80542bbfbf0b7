/// A part of a text, counted as programs count.
///
/// `range` of an `NSRange`, of JavaScript and of Java is `utf16`.
public struct TextSpan: Sendable, Hashable {
    /// In UTF-8 bytes.
    public let utf8: Range<Int>
    /// In UTF-16 units.
    public let utf16: Range<Int>
    /// In characters as a reader sees them.
    public let graphemes: Range<Int>

    /// Parts of a text that are given in UTF-8 bytes; one walk over the text for all of them.
    ///
    /// A part is cut to the text; where it begins or ends within a character, that one counts as a whole in `graphemes`.
    public static func spans(ofBytes ranges: [Range<Int>], in text: String) -> [TextSpan] {
        guard !ranges.isEmpty else { return [] }
        return text.withBytes { bytes in
            let parts = ranges.map { $0.clamped(to: 0..<bytes.count) }
            var walk = SpanWalk(bytes)
            var counts: [Int: SpanWalk.Count] = [:]
            for place in Set(parts.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() {
                counts[place] = walk.count(upTo: place)
            }
            return parts.map { part in
                let start = counts[part.lowerBound] ?? SpanWalk.Count()
                let end = counts[part.upperBound] ?? start
                let last = part.isEmpty || !end.isWithin ? end.graphemes : end.graphemes + 1
                return TextSpan(utf8: part, utf16: start.utf16..<end.utf16, graphemes: start.graphemes..<last)
            }
        }
    }

    private init(utf8: Range<Int>, utf16: Range<Int>, graphemes: Range<Int>) {
        self.utf8 = utf8
        self.utf16 = utf16
        self.graphemes = graphemes
    }
}

/// Counts units and characters from place to place.
private struct SpanWalk {
    struct Count {
        var utf16 = 0
        /// The characters that end at or before the place.
        var graphemes = 0
        /// Whether the place is within a character.
        var isWithin = false
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var border = 0
    private var counted = Count()

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// What is before a place; places come in order.
    mutating func count(upTo next: Int) -> Count {
        counted.utf16 += LengthUnit.utf16.length(of: UnsafeBufferPointer(rebasing: bytes[place..<next]))
        place = next
        let found = max(border, Graphemes.border(in: bytes, atOrBefore: next))
        counted.graphemes += LengthUnit.graphemes.length(of: UnsafeBufferPointer(rebasing: bytes[border..<found]))
        border = found
        counted.isWithin = found < next
        return counted
    }
}
