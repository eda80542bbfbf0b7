/// Shortening of a text to a limit, without broken characters at its end.
///
/// A text within the limit is returned as it is. Nothing is added to a cut text: no ellipsis.
public enum Cut {
    /// The beginning of `text` that fits, ended at a word border where one lies in the last third of the limit.
    ///
    /// A zero width non-joiner is not a word border, nor is a no-break space. Without such a border this is `hardCut`.
    public static func cut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        guard let border = lastBorder(in: text, limit: limit, unit: unit) else {
            return text
        }
        let kept = text[..<border]
        guard !isWordBorder(border, in: text), let blank = kept.unicodeScalars.lastIndex(where: isBreakingSpace) else {
            return withoutDanglingEnd(kept)
        }
        let words = withoutDanglingEnd(kept[..<blank])
        let isInLastThird = unit.length(of: words) * 3 >= limit * 2
        return isInLastThird ? words : withoutDanglingEnd(kept)
    }

    /// The beginning of `text` that fits, ended at the last character (grapheme) border, also within a word.
    public static func hardCut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        guard let border = lastBorder(in: text, limit: limit, unit: unit) else {
            return text
        }
        return withoutDanglingEnd(text[..<border])
    }

    /// The longest beginning of `text` that fits, ended between any two code points and left as it is.
    ///
    /// This is what `text[:150]` is in Python; it may split a character and leave a space at the end.
    public static func codePointCut(_ text: String, to limit: Int, unit: LengthUnit) -> String {
        guard unit != .graphemes else {
            return String(text.prefix(max(0, limit)))
        }
        let end = byteOffset(in: text, limit: limit, unit: unit)
        return end == text.utf8.count ? text : String(text[..<text.utf8.index(text.startIndex, offsetBy: end)])
    }

    /// The last character border within the limit; nil where the whole text fits.
    private static func lastBorder(in text: String, limit: Int, unit: LengthUnit) -> String.Index? {
        guard unit != .graphemes else {
            let border = text.index(text.startIndex, offsetBy: max(0, limit), limitedBy: text.endIndex)
            return border == text.endIndex ? nil : border
        }
        let end = byteOffset(in: text, limit: limit, unit: unit)
        guard end < text.utf8.count else {
            return nil
        }
        var border = text.utf8.index(text.startIndex, offsetBy: end)
        while border > text.startIndex, !isCharacterBorder(border, in: text) {
            border = text.unicodeScalars.index(before: border)
        }
        return border
    }

    /// The number of bytes of the longest run of whole scalars that fits; all bytes where the text fits.
    private static func byteOffset(in text: String, limit: Int, unit: LengthUnit) -> Int {
        if unit != .htmlEscapedCodePoints, text.utf8.count <= limit {
            return text.utf8.count
        }
        return text.withBytes { bytes in
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
    }

    /// Whether a reader sees a character border here; a zero width non-joiner may be left behind.
    private static func isCharacterBorder(_ index: String.Index, in text: String) -> Bool {
        String.Index(index, within: text) != nil || text.unicodeScalars[index] == "\u{200C}"
    }

    private static func isWordBorder(_ index: String.Index, in text: String) -> Bool {
        isBreakingSpace(text.unicodeScalars[index])
    }

    private static func isBreakingSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x2007, 0x202F: false
        default: isSpace(scalar)
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// The text without white space and joiners at its end.
    private static func withoutDanglingEnd(_ text: Substring) -> String {
        let last = text.unicodeScalars.lastIndex { scalar in
            !isSpace(scalar) && scalar.value != 0x200C && scalar.value != 0x200D
        }
        guard let last else {
            return ""
        }
        return String(text.unicodeScalars[...last])
    }
}
