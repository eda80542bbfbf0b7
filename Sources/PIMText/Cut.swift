/// Shortening of a text to a limit, without broken characters at its end.
///
/// A text within the limit is returned as it is. Nothing is added to a cut text: no ellipsis.
public enum Cut {
    /// What is left of a text.
    public struct Piece: Sendable, Hashable {
        /// The beginning of the text that fits.
        public let text: String

        /// Whether something was cut off.
        public let isCut: Bool
    }

    /// Where a cut may fall.
    public enum Border: Sendable, Hashable, CaseIterable {
        /// Between words where that loses no more than a third of the limit, else between characters.
        case words

        /// Between characters as readers see them, also within a word.
        case characters
    }

    /// The beginning of `text` that fits, and whether that is less than all of it.
    public static func piece(of text: String, to limit: Int, unit: LengthUnit, at border: Border = .words) -> Piece {
        let kept = text.withBytes { keptCount(of: $0, to: limit, unit: unit, at: border) }
        guard kept < text.utf8.count else {
            return Piece(text: text, isCut: false)
        }
        return Piece(text: String(text[..<text.utf8.index(text.startIndex, offsetBy: kept)]), isCut: true)
    }

    /// The beginning of `text` that fits, ended at a word border where one lies in the last third of the limit.
    ///
    /// A zero width non-joiner is not a word border, nor is a no-break space. Without such a border this is `hardCut`.
    public static func cut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        piece(of: text, to: limit, unit: unit, at: .words).text
    }

    /// The beginning of `text` that fits, ended at the last character (grapheme) border, also within a word.
    public static func hardCut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        piece(of: text, to: limit, unit: unit, at: .characters).text
    }

    /// The longest beginning of `text` that fits, ended between any two code points and left as it is.
    ///
    /// This is what `text[:150]` is in Python; it may split a character and leave a space at the end.
    public static func codePointCut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        let end = text.withBytes { byteOffset(in: $0, limit: limit, unit: unit) }
        return end == text.utf8.count ? text : String(text[..<text.utf8.index(text.startIndex, offsetBy: end)])
    }

    /// The number of bytes that `piece(of:to:unit:at:)` keeps: all of them where the text fits.
    package static func keptCount(
        of bytes: UnsafeBufferPointer<UInt8>,
        to limit: Int,
        unit: LengthUnit,
        at border: Border
    ) -> Int {
        let end = byteOffset(in: bytes, limit: limit, unit: unit)
        guard end < bytes.count else {
            return bytes.count
        }
        let character = characterBorder(in: bytes, atOrBefore: end)
        let kept = countWithoutDanglingEnd(bytes, character)
        var place = character
        guard border == .words, !isBreakingSpace(bytes.takeScalar(&place)) else {
            return kept
        }
        guard let blank = lastBreakingSpace(in: bytes, before: character) else {
            return kept
        }
        let words = countWithoutDanglingEnd(bytes, blank)
        let length = unit.length(of: UnsafeBufferPointer(rebasing: bytes[..<words]))
        return length * 3 >= limit * 2 ? words : kept
    }

    /// The number of bytes of the longest run of whole scalars that fits; all bytes where the text fits.
    ///
    /// In units that count characters it ends between two of them.
    private static func byteOffset(in bytes: UnsafeBufferPointer<UInt8>, limit: Int, unit: LengthUnit) -> Int {
        if unit != .htmlEscapedCodePoints, bytes.count <= limit {
            return bytes.count
        }
        guard unit.countsScalars else {
            return characterOffset(in: bytes, limit: limit, unit: unit)
        }
        var length = 0
        var index = 0
        // As many bytes as are left of the limit surely fit, whatever code points they are.
        while unit == .codePoints, limit - length >= 16, index + limit - length < bytes.count {
            var next = index + limit - length
            while next > index + 1, bytes[next] & 0xC0 == 0x80 { next -= 1 }
            length += ByteCounts.codePoints(UnsafeBufferPointer(rebasing: bytes[index..<next]))
            index = next
        }
        while index < bytes.count {
            length += unit.length(ofSequenceStartingWith: bytes[index])
            if length > limit {
                return index
            }
            index += bytes[index].sequenceLength
        }
        return bytes.count
    }

    private static func characterOffset(in bytes: UnsafeBufferPointer<UInt8>, limit: Int, unit: LengthUnit) -> Int {
        var length = 0
        var index = 0
        while index < bytes.count {
            let end = Graphemes.end(in: bytes, from: index)
            length += unit == .graphemes ? 1 : DisplayWidth.width(ofCharacter: index..<end, in: bytes)
            guard length <= limit else {
                return index
            }
            index = end
        }
        return bytes.count
    }

    /// The last place where a reader sees a character border; a zero width non-joiner may be left behind.
    private static func characterBorder(in bytes: UnsafeBufferPointer<UInt8>, atOrBefore end: Int) -> Int {
        let border = Graphemes.border(in: bytes, atOrBefore: end)
        var place = end
        while place > border {
            var index = place
            if bytes.takeScalar(&index) == 0x200C { return place }
            place = bytes.startOfScalar(before: place)
        }
        return border
    }

    private static func lastBreakingSpace(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        var place = end
        while place > 0 {
            place = bytes.startOfScalar(before: place)
            var index = place
            if isBreakingSpace(bytes.takeScalar(&index)) { return place }
        }
        return nil
    }

    private static func isBreakingSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xA0, 0x2007, 0x202F: false
        default: FoldRules.isWhiteSpace(scalar)
        }
    }

    /// The number of bytes without white space and joiners at the end.
    private static func countWithoutDanglingEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
        var end = count
        while end > 0 {
            let start = bytes.startOfScalar(before: end)
            var index = start
            let scalar = bytes.takeScalar(&index)
            guard FoldRules.isWhiteSpace(scalar) || scalar == 0x200C || scalar == 0x200D else {
                return end
            }
            end = start
        }
        return 0
    }
}
