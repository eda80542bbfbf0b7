import PIMText

extension CheckedText {
    /// A breach at a place, widened to whole characters; nil where what stands there is not prose.
    ///
    /// The fix is left out where marks hang on what would be replaced.
    func breach(_ message: String, _ range: Range<Int>, fix: String? = nil, isSafe: Bool = false) -> Breach? {
        guard !isProtected(range) else { return nil }
        let whole = characters(around: range)
        guard let fix, whole == range else { return Breach(message, whole) }
        return Breach(message, whole, fix: TextFix(range, with: fix, isSafe: isSafe))
    }

    /// A breach at a place that touches a protected part, without a fix; nil where it lies in one, unless it begins with the
    /// sign of a hashtag or handle and so is about these.
    func breach(_ message: String, beyondProtected range: Range<Int>) -> Breach? {
        let isInside = protected.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
        let first = text.withBytes { $0[range.lowerBound] }
        guard !isInside || first == UInt8(ascii: "#") || first == UInt8(ascii: "@") else { return nil }
        return Breach(message, characters(around: range))
    }

    /// A breach whose fix takes whole characters out, with a space beside them that parts nothing any more; where what is
    /// taken out parts words, a space comes in its place.
    func removal(_ message: String, of range: Range<Int>, isWord: Bool = false) -> Breach? {
        guard !isProtected(range) else { return nil }
        let whole = characters(around: range)
        guard whole == range else { return Breach(message, whole) }
        return text.withBytes { bytes in
            let start = bytes.startOfSpaces(before: range.lowerBound)
            let end = bytes.endOfSpaces(from: range.upperBound)
            let after = bytes.scalar(from: end)
            let isEnd = after.map { !$0.isLetter && !$0.isDigit } ?? true
            var cut = range
            var instead = ""
            if start == 0 {
                cut = 0..<end
            } else if start < range.lowerBound, isEnd && (isWord || after == nil) || end > range.upperBound {
                cut = start..<range.upperBound
            } else if isWord, start == range.lowerBound, end == range.upperBound, !isEnd,
                bytes.scalar(before: start).map({ $0.isLetter || $0.isDigit }) == true
            {
                instead = " "
            }
            // A mark may hang on the space.
            let isWhole = [cut.lowerBound, cut.upperBound].allSatisfy { place in
                place == range.lowerBound || place == range.upperBound
                    || Graphemes.border(in: bytes, atOrBefore: place) == place
            }
            return Breach(message, range, fix: isWhole ? TextFix(cut, with: instead, isSafe: false) : nil)
        }
    }

    /// What flaws make of it, each with whether its replacement surely keeps the meaning.
    func verdict(_ flaws: [(flaw: TextFlaw, isSafe: Bool)]) -> Verdict {
        guard !flaws.isEmpty else { return .passed }
        return .breaches(
            flaws.compactMap { breach($0.flaw.message, $0.flaw.range, fix: $0.flaw.replacement, isSafe: $0.isSafe) }
        )
    }

    /// The smallest range of whole characters that holds a range.
    func characters(around range: Range<Int>) -> Range<Int> {
        text.withBytes { bytes in
            let start = Graphemes.border(in: bytes, atOrBefore: range.lowerBound)
            guard !range.isEmpty else { return start..<start }
            let end = Graphemes.border(in: bytes, atOrBefore: range.upperBound)
            return start..<(end < range.upperBound ? Graphemes.end(in: bytes, from: end) : end)
        }
    }

    /// The text without white space at its ends, as a range.
    var trimmed: Range<Int> { text.withBytes(\.trimmedRange) }

    /// The words of the text, as ranges.
    var wordRanges: [Range<Int>] { pieces.compactMap { $0.isWord ? $0.range : nil } }

    /// The last whole character of the text that is no white space; an empty range where there is none.
    var lastCharacter: Range<Int> {
        let end = trimmed.upperBound
        guard end > 0, let last = text.withBytes({ $0.scalar(before: end) }) else { return 0..<0 }
        return characters(around: last.range)
    }
}

extension [String] {
    /// The texts in quotes, as messages list them; at most so many.
    func quoted(limit: Int = 5) -> String {
        let shown = prefix(limit).map { "\"\($0)\"" }.joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}
