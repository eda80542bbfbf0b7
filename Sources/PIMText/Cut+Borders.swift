/// Where a cut falls between words, and what cannot stand at its end.
extension Cut {
    /// The last word border before a place; nil where there is none behind the beginning.
    static func lastWordBorder(in bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Int? {
        var place = end
        while place > 0 {
            place = bytes.startOfScalar(before: place)
            if isWordBorder(in: bytes, at: place) { return place }
        }
        return nil
    }

    /// Whether a text may end before the scalar at `place`, which is not its end, without half a word.
    static func isWordBorder(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        var index = place
        let next = bytes.takeScalar(&index)
        if next < 0x80, place == 0 || bytes[place - 1] < 0x80 {
            // Most of a text.
            if next.isBreakingSpace { return true }
            return place > 0 && bytes[place - 1] == UInt8(ascii: "-") && !next.isASCIIDigit
        }
        guard !next.isBreakingSpace else { return true }
        guard place > 0 else { return false }
        index = bytes.startOfScalar(before: place)
        let last = bytes.takeScalar(&index)
        guard last.isDash || last.hasNoSpaces || next.hasNoSpaces else { return false }
        let (before, behind) = (WordBreak(of: last), WordBreak(of: next))
        guard !behind.isExtending, before != .joiner, Graphemes.border(in: bytes, atOrBefore: place) == place else {
            return false
        }
        if last.isDash { return behind != .numeric }
        guard !last.isNoBreakSpace, !next.isNoBreakSpace else { return false }
        // Without a dictionary nobody knows where a word of Thai ends.
        if last.needsDictionary || next.needsDictionary { return last.needsDictionary != next.needsDictionary }
        if before == .katakana, behind == .katakana || behind == .connector { return false }
        // A number keeps its counter, a letter its sign for length or repetition.
        return before != .numeric && !next.belongsToLetterBefore
    }

    /// The number of bytes without white space, joiners and signs at the end that only stand before something.
    ///
    /// Where there is nothing but such signs they stay.
    static func countWithoutOpenEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
        let whole = countWithoutDanglingEnd(bytes, count)
        var end = whole
        while end > 0 {
            let start = bytes.startOfScalar(before: end)
            var index = start
            let scalar = bytes.takeScalar(&index)
            guard isOpen(scalar, in: bytes, at: start), Graphemes.border(in: bytes, atOrBefore: start) == start else {
                return end
            }
            end = countWithoutDanglingEnd(bytes, start)
        }
        return whole
    }

    /// Whether a sign says that something follows it.
    private static func isOpen(_ scalar: UInt32, in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        if scalar.isDash || scalar == 0x2212 { return true }
        switch scalar {
        case 0x3B: return !endsReference(bytes, place)
        // Commas, semicolons and colons, of Arabic, Chinese and Japanese too.
        case 0x2C, 0x3A, 0x060C, 0x061B, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF64: return true
        // Brackets and quotes that only open.
        case 0x28, 0x5B, 0x7B, 0xA1, 0xBF, 0x201A, 0x201E, 0xFF08, 0xFF3B, 0xFF5B: return true
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301A, 0x301D: return true
        // Quotes that open in one language and close in the next, and signs between words.
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018, 0x2019, 0x201B, 0x201C, 0x201D, 0x201F, 0x2039, 0x203A, 0x26, 0x2F, 0x7C,
            0xB7,
            0x2022:
            return standsApart(bytes, place)
        default: return false
        }
    }

    /// Whether white space, an opening bracket or nothing stands before a place.
    private static func standsApart(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        guard place > 0 else { return true }
        var index = bytes.startOfScalar(before: place)
        let scalar = bytes.takeScalar(&index)
        return FoldRules.isWhiteSpace(scalar) || scalar == 0x28 || scalar == 0x5B
    }

    /// Whether a semicolon ends a character of HTML, such as `&amp;`.
    private static func endsReference(_ bytes: UnsafeBufferPointer<UInt8>, _ semicolon: Int) -> Bool {
        var place = semicolon
        while place > 0, semicolon - place < 32 {
            place -= 1
            let byte = bytes[place]
            if byte == UInt8(ascii: "&") { return semicolon - place > 1 }
            if !byte.isASCIILetter, !byte.isASCIIDigit, byte != UInt8(ascii: "#") { return false }
        }
        return false
    }
}

extension UInt32 {
    /// White space at which a line may end.
    fileprivate var isBreakingSpace: Bool { !isNoBreakSpace && FoldRules.isWhiteSpace(self) }

    fileprivate var isNoBreakSpace: Bool { self == 0xA0 || self == 0x2007 || self == 0x202F }

    fileprivate var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// A hyphen or dash behind which a line may end, which it may not behind U+2011.
    fileprivate var isDash: Bool {
        switch self {
        case 0x2D, 0x058A, 0x05BE, 0x2010, 0x2012...0x2015: true
        default: false
        }
    }

    /// Whether it is of a script that is written without spaces between words.
    fileprivate var hasNoSpaces: Bool {
        switch self {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F: true
        case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x312F, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x2_0000...0x3_FFFD: true
        default: false
        }
    }

    /// Whether it is of Thai, Lao, Burmese or Khmer, whose words only a dictionary tells apart.
    fileprivate var needsDictionary: Bool {
        switch self {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: true
        default: false
        }
    }

    /// Small kana, signs for a long vowel and for what is written again.
    fileprivate var belongsToLetterBefore: Bool {
        switch self {
        case 0x3005, 0x303B, 0x309D, 0x309E, 0x30FC...0x30FE, 0x31F0...0x31FF, 0xFF67...0xFF70: true
        case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096: true
        case 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6: true
        default: false
        }
    }
}
