/// One walk over the bytes of a text: blocks of ASCII sixteen bytes at a time, letters of two bytes by a table, the rest
/// by few questions.
///
/// Its parts return the marks they find as bits, so that these stay in a register.
struct TextScan {
    let start: UnsafePointer<UInt8>
    let count: Int
    /// The bytes that may be read from `start` on, `count` or more.
    private let room: Int

    @inline(__always)
    init(_ start: UnsafePointer<UInt8>, count: Int, room: Int) {
        self.start = start
        self.count = count
        self.room = room
    }

    /// Walks over the text.
    @inline(__always)
    func marks() -> TextMarks {
        var found: UInt32 = 0
        var index = 0
        // Whether the two bytes of ASCII before are capitals.
        var lastPair: UInt64 = 0
        while index < count {
            guard start[index] < 0x80 else {
                found |= passLong(&index)
                lastPair = 0
                continue
            }
            let block = index &+ ByteBlock.width <= room ? load(index) : filled(from: index)
            if found & TextMarks.asciiLetters.rawValue == 0 { found |= letters(block, min(count &- index, 16)) }
            guard ByteBlock.isAny(Self.interest(block)) else {
                index &+= ByteBlock.width
                lastPair = 0
                continue
            }
            let size = min(count &- index, ByteBlock.width)
            found |= capitals(block, size, &lastPair)
            if Self.isSpecial(block) { found |= special(block, index, size) }
            index &+= min(Self.lengthOfASCII(block), size)
        }
        return TextMarks(rawValue: found & ~LetterMarks.internals)
    }

    @inline(__always)
    private func load(_ index: Int) -> SIMD16<UInt8> {
        UnsafeRawPointer(start + index).loadUnaligned(as: SIMD16<UInt8>.self)
    }

    /// The bytes from `index` on and small letters behind them.
    private func filled(from index: Int) -> SIMD16<UInt8> {
        var block = SIMD16<UInt8>(repeating: 0x61)
        withUnsafeMutableBytes(of: &block) { buffer in
            buffer.copyMemory(from: UnsafeRawBufferPointer(start: start + index, count: count - index))
        }
        return block
    }

    /// Control characters, capitals, `<`, `&` and what is no ASCII.
    @inline(__always)
    private static func interest(_ block: SIMD16<UInt8>) -> ByteBlock.Mask {
        // One more than U+007F, as a signed number, is less than any letter, as is what is no ASCII.
        let signed = unsafeBitCast(block &+ SIMD16<UInt8>(repeating: 1), to: SIMD16<Int8>.self)
        let space = SIMD16<Int8>(repeating: 0x21)
        let outside: ByteBlock.Mask = signed .< space
        let signs = ByteBlock.equal(block, UInt8(ascii: "<")) .| ByteBlock.equal(block, UInt8(ascii: "&"))
        return outside .| ByteBlock.lies(block, from: 0x41, count: 26) .| signs
    }

    /// The number of bytes before the first one that is no ASCII.
    @inline(__always)
    private static func lengthOfASCII(_ block: SIMD16<UInt8>) -> Int {
        let halves = unsafeBitCast(block, to: SIMD2<UInt64>.self)
        let low = halves[0] & 0x8080_8080_8080_8080
        guard low == 0 else { return low.trailingZeroBitCount >> 3 }
        let high = halves[1] & 0x8080_8080_8080_8080
        return 8 &+ high.trailingZeroBitCount >> 3
    }

    /// Whether sixteen bytes hold a control character, line ends among them, a `<` or a `&`.
    @inline(__always)
    private static func isSpecial(_ block: SIMD16<UInt8>) -> Bool {
        let signs = ByteBlock.equal(block, UInt8(ascii: "<")) .| ByteBlock.equal(block, UInt8(ascii: "&"))
        return ByteBlock.isAny(ByteBlock.below(block, 0x20) .| ByteBlock.equal(block, 0x7F) .| signs)
    }

    /// The marks of the control characters and signs among the first `size` of sixteen bytes.
    private func special(_ block: SIMD16<UInt8>, _ index: Int, _ size: Int) -> UInt32 {
        var found: UInt32 = 0
        if Self.isAny(ByteBlock.equal(block, UInt8(ascii: "<")), size) { found |= TextMarks.tags.rawValue }
        if Self.isAny(ByteBlock.equal(block, UInt8(ascii: "&")), size) { found |= entities(index, size) }
        let spaces =
            ByteBlock.equal(block, 0x09) .| ByteBlock.equal(block, 0x0A) .| ByteBlock.equal(block, 0x0D)
        let controls = ByteBlock.below(block, 0x20) .| ByteBlock.equal(block, 0x7F)
        if Self.isAny(controls .^ spaces, size) { found |= TextMarks.unwanted.rawValue }
        return found
    }

    private func letters(_ block: SIMD16<UInt8>, _ size: Int) -> UInt32 {
        let letters = ByteBlock.lies(block | SIMD16<UInt8>(repeating: 0x20), from: 0x61, count: 26)
        return Self.isAny(letters, size) ? TextMarks.asciiLetters.rawValue : 0
    }

    /// A run of five capitals holds two pairs, counted from the start of the run of ASCII, one right behind the other.
    @inline(__always)
    private func capitals(_ block: SIMD16<UInt8>, _ size: Int, _ lastPair: inout UInt64) -> UInt32 {
        let capitals = unsafeBitCast(ByteBlock.lies(block, from: 0x41, count: 26), to: SIMD2<UInt64>.self)
        let firsts: UInt64 = 0x00FF_00FF_00FF_00FF
        let low = capitals[0] & capitals[0] >> 8 & firsts
        let high = capitals[1] & capitals[1] >> 8 & firsts
        let isLoud = low | high != 0 && Self.standTogether(low, high, size, lastPair)
        lastPair = high >> 48
        return isLoud ? TextMarks.capitals.rawValue : 0
    }

    private static func standTogether(_ low: UInt64, _ high: UInt64, _ size: Int, _ lastPair: UInt64) -> Bool {
        // A pair is marked at its first byte.
        let (low, high) = kept(low, high, size &- 1)
        let inside = low & low >> 16 | high & high >> 16
        return inside | (lastPair & low | low >> 48 & high) & 0xFF != 0
    }

    private func entities(_ index: Int, _ size: Int) -> UInt32 {
        var found = TextMarks.entities.rawValue
        for place in index..<(index &+ size) where start[place] == UInt8(ascii: "&") {
            let escaped =
                stands("&amp;", at: place) ? place &+ 5 : stands("&lt;", at: place) ? place &+ 4 : nil
            if let escaped, escaped < count {
                let next = start[escaped]
                let isEscape = next.isASCIILetter || next == UInt8(ascii: "#") || next == UInt8(ascii: "/")
                if isEscape { found |= TextMarks.escapes.rawValue }
            } else if stands("&#", at: place) {
                found |= TextMarks.characterReferences.rawValue | TextMarks.escapes.rawValue
            }
        }
        return found
    }

    /// Whether small letters and signs stand at a place, in any case.
    private func stands(_ word: StaticString, at place: Int) -> Bool {
        guard place + word.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where start[place + offset].asciiLowercased != word.utf8Start[offset] {
            return false
        }
        return true
    }

    @inline(__always)
    private static func isAny(_ mask: ByteBlock.Mask, _ size: Int) -> Bool {
        let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        let (low, high) = kept(halves[0], halves[1], size)
        return low | high != 0
    }

    /// The marked bytes among the first `size`.
    @inline(__always)
    private static func kept(_ low: UInt64, _ high: UInt64, _ size: Int) -> (UInt64, UInt64) {
        guard size < ByteBlock.width else { return (low, high) }
        return (
            size >= 8 ? low : low & (1 &<< UInt64(8 &* size) &- 1),
            size <= 8 ? 0 : high & (1 &<< UInt64(8 &* (size &- 8)) &- 1)
        )
    }
}
