/// A place of a text where a term stands.
public struct TermMatch: Sendable, Hashable {
    /// The id of the term.
    public let id: Int

    /// The place of the term in the list that the set was made of.
    public let place: Int

    /// The UTF-8 bytes of the text, whole characters.
    public let range: Range<Int>

    /// A match.
    public init(id: Int, place: Int, range: Range<Int>) {
        self.id = id
        self.place = place
        self.range = range
    }
}

extension LengthUnit {
    /// The ranges of matches counted in this unit; one walk over the text for all of them.
    ///
    /// The matches must be those of `text`, in order.
    public func ranges(of matches: [TermMatch], in text: String) -> [Range<Int>] {
        text.withBytes { bytes in
            var ranges: [Range<Int>] = []
            ranges.reserveCapacity(matches.count)
            var place = 0
            var length = 0
            for match in matches {
                let bounds = match.range.clamped(to: place..<max(place, bytes.count))
                length += self.length(of: UnsafeBufferPointer(rebasing: bytes[place..<bounds.lowerBound]))
                place = bounds.lowerBound
                let inside = self.length(of: UnsafeBufferPointer(rebasing: bytes[bounds]))
                ranges.append(length..<(length + inside))
            }
            return ranges
        }
    }
}
