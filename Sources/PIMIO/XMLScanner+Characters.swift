extension XMLScanner {
    @inline(__always)
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The index of the first byte that is no white space.
    func skipSpace(_ start: Int) throws(XMLProblem) -> Int {
        var index = start
        while index < end, isSpace(byte(index)) { index += 1 }
        guard index < end else { throw problem(.incomplete, start) }
        return index
    }

    /// Whether the block goes on with a text at an index.
    func hasPrefix(_ text: StaticString, at index: Int) throws(XMLProblem) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount {
            guard index + offset < end else { throw problem(.incomplete, index) }
            guard unsafe byte(index + offset) == text.utf8Start[offset] else { return false }
        }
        return true
    }

    /// The index of the next `stop`, `<` or `&`; what stands before it is checked.
    ///
    /// The index is `end`, or that of a byte beyond ASCII, where the block ends before or inside a character.
    func plainEnd(from start: Int, stop: UInt8) throws(XMLProblem) -> Int {
        var index = start
        while true {
            while index + 8 <= end {
                let hits = unsafe Self.marks(ByteWord.load(base, at: index), stop)
                if hits != 0 {
                    index += hits.trailingZeroBitCount >> 3
                    break
                }
                index += 8
            }
            guard index < end else { return index }
            let next = byte(index)
            if next >= 0x80 {
                if next < 0xE0, next >= 0xC2, index + 1 < end, byte(index + 1) & 0xC0 == 0x80 {
                    index += 2
                    continue
                }
                let length = try characterLength(index)
                guard length > 0 else { return index }
                index += length
                continue
            }
            if next == UInt8(ascii: "<") || next == UInt8(ascii: "&") || next == stop { return index }
            guard next >= 0x20 || isSpace(next) else { throw problem(.forbiddenCharacter, index) }
            index += 1
        }
    }

    /// The length of the character beyond ASCII at an index, 0 where the block ends inside it.
    func characterLength(_ index: Int) throws(XMLProblem) -> Int {
        let length = unsafe UTF8Check.sequenceLength(base, at: index, end: end)
        guard length > 0 else {
            guard index + 4 > end, !isLast else { throw problem(.invalidEncoding, index) }
            return 0
        }
        let isNoncharacter = length == 3 && byte(index) == 0xEF && byte(index + 1) == 0xBF && byte(index + 2) >= 0xBE
        guard !isNoncharacter else { throw problem(.forbiddenCharacter, index) }
        return length
    }

    /// The end of the name that begins at an index; the block goes on behind it.
    ///
    /// Names are those of XML namespaces: at most one colon, with a name before and behind it.
    func nameEnd(_ start: Int) throws(XMLProblem) -> Int {
        guard start + 1 < end else { throw problem(.incomplete, start) }
        var part = start
        var index = start
        while true {
            if index == part {
                guard index < end else { throw problem(.incomplete, start) }
                guard byte(index) >= 0x80 || XMLNames.isStart(byte(index)) else { throw problem(.nameExpected, index) }
            }
            while end &- index >= 16 {
                let length = unsafe ByteVector.first(ByteVector.nameOthers(ByteVector.load(base, at: index)))
                index += length
                if length < 16 { break }
            }
            guard index < end else { throw problem(.incomplete, start) }
            let next = byte(index)
            if next >= 0x80 {
                let length = try characterLength(index)
                guard length > 0 else { throw problem(.incomplete, start) }
                let scalar = scalar(index, length)
                let belongs = index == part ? XMLNames.isStart(scalar) : XMLNames.isPart(scalar)
                guard belongs else { throw problem(.nameExpected, index) }
                index += length
            } else if next == UInt8(ascii: ":") {
                guard part == start else { throw problem(.nameExpected, index) }
                index += 1
                part = index
            } else if index + 16 > end && XMLNames.isPart(next) {
                index += 1
            } else {
                guard index - start <= Self.maximumName else { throw problem(.nameTooLong, start) }
                return index
            }
        }
    }

    private func scalar(_ index: Int, _ length: Int) -> UInt32 {
        var scalar = UInt32(byte(index)) & (0x7F >> UInt32(length))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(byte(index + offset) & 0x3F) }
        return scalar
    }

    /// The end of the reference at an index where it is `&amp;`, `&lt;` or `&gt;` and some bytes follow it.
    @inline(__always)
    func usualReferenceEnd(_ start: Int) -> Int? {
        guard end &- start >= 8 else { return nil }
        let word = unsafe ByteWord.load(base, at: start)
        if word & 0xFF_FFFF_FFFF == 0x3B_706D_6126 { return start &+ 5 }
        if word & 0xFFFF_FFFF == 0x3B74_6726 || word & 0xFFFF_FFFF == 0x3B74_6C26 { return start &+ 4 }
        return nil
    }

    /// The end of the reference whose `&` is at an index.
    func referenceEnd(_ start: Int) throws(XMLProblem) -> Int {
        if let after = usualReferenceEnd(start) { return after }
        guard start + 1 < end else { throw problem(.incomplete, start) }
        let next = byte(start + 1)
        guard next != UInt8(ascii: "#") else { return try characterReferenceEnd(start) }
        guard next >= 0x80 || XMLNames.isStart(next) else { throw problem(.reference, start) }
        let nameEnd = try nameEnd(start + 1)
        guard byte(nameEnd) == UInt8(ascii: ";") else { throw problem(.reference, start) }
        for known in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"] as [StaticString]
        where known.utf8CodeUnitCount == nameEnd + 1 - start {
            if try hasPrefix(known, at: start) { return nameEnd + 1 }
        }
        throw problem(.unknownEntity, start)
    }

    private func characterReferenceEnd(_ start: Int) throws(XMLProblem) -> Int {
        guard start + 2 < end else { throw problem(.incomplete, start) }
        let isHexadecimal = byte(start + 2) == UInt8(ascii: "x")
        let first = start + (isHexadecimal ? 3 : 2)
        var index = first
        var scalar: UInt32 = 0
        while index < end, let digit = JSONText.hexDigit(byte(index)), isHexadecimal || digit < 10 {
            scalar = min(scalar * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
            index += 1
        }
        guard index < end else { throw problem(.incomplete, start) }
        guard index > first, byte(index) == UInt8(ascii: ";") else { throw problem(.reference, start) }
        guard XMLNames.isCharacter(scalar) else { throw problem(.characterReference, start) }
        return index + 1
    }

    /// The high bit of each byte that is markup, `stop`, a control character or not ASCII.
    @inline(__always)
    private static func marks(_ word: UInt64, _ stop: UInt8) -> UInt64 {
        let wide = (word &- ByteWord.ones &* 0x20) | word
        let markup = ByteWord.matches(word, UInt8(ascii: "<")) | ByteWord.matches(word, UInt8(ascii: "&"))
        return wide & ByteWord.highs | markup | ByteWord.matches(word, stop)
    }
}
