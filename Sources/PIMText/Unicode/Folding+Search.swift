extension Folding {
    /// The UTF-8 ranges of `text` that match `pattern` once both are folded, whole characters, in order.
    ///
    /// With `wholeWords` a match begins and ends at a word border of `text`.
    public func ranges(of pattern: String, in text: String, wholeWords: Bool = false) -> [Range<Int>] {
        let found = FoldedText(text, by: self).ranges(of: FoldedText(pattern, by: self))
        guard wholeWords else {
            return found
        }
        return text.withBytes { bytes in
            found.filter { range in
                WordBoundaries.isBoundary(at: range.lowerBound, in: bytes)
                    && WordBoundaries.isBoundary(at: range.upperBound, in: bytes)
            }
        }
    }

    /// Whether two texts are the same once both are folded.
    public func matches(_ first: String, _ second: String) -> Bool {
        let one = FoldedText(first, by: self)
        let other = FoldedText(second, by: self)
        return one.withBytes { bytes in other.withBytes { bytes.elementsEqual($0) } }
    }
}
