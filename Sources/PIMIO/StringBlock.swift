/// Sixteen bytes of a JSON string at once.
enum StringBlock {
    private typealias Bytes = SIMD16<UInt8>
    private typealias Mask = SIMDMask<SIMD16<Int8>>
    private typealias Words = SIMD2<UInt64>

    /// The index of the first byte that needs a look of its own inside a JSON string: a quote, a backslash, a control
    /// character, a sequence of three or four bytes, or what is no UTF-8; `end` where there is none.
    ///
    /// Where it watches for marks, sequences too that may keep the text from normal form C.
    ///
    /// Bytes before it are well-formed UTF-8. The byte before `start` must belong to the range's memory and must not be
    /// the first byte of a sequence.
    @unsafe
    @inline(__always)
    static func plainEnd(_ base: UnsafePointer<UInt8>, from start: Int, end: Int, watchesMarks: Bool) -> Int {
        var index = start
        while index &+ 16 <= end {
            let block = unsafe load(base, at: index)
            let marks = equal(block, 0x22) .| equal(block, 0x5C)
            let looks = words(marks .| controlsOrWide(block))
            guard looks[0] | looks[1] != 0 else {
                index &+= 16
                continue
            }
            let text = unsafe unsafeBitCast(block, to: Words.self)
            guard (text[0] | text[1]) & ByteWord.highs != 0 else { return index &+ first(looks) }
            let stops = words(marks .| below(block, 0x20))
            var offset = stops[0] | stops[1] == 0 ? 16 : first(stops)
            let before = unsafe load(base, at: index &- 1)
            let bad = faults(block, after: before)
            let faults = words(watchesMarks ? bad .| suspects(block, after: before) : bad)
            if faults[0] | faults[1] != 0 {
                let fault = first(faults)
                // A fault may lie one byte behind the sequence that has it.
                guard fault > offset else { return unsafe sequenceStart(base, index &+ fault, from: start) }
            }
            // A first byte at the end of the block is looked at again, with what follows it.
            if offset == 16, text[1] >> 56 >= 0xC0 { offset = 15 }
            guard offset >= 15 else { return index &+ offset }
            index &+= offset
        }
        while index < end {
            let byte = unsafe base[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return index }
            index &+= 1
        }
        return end
    }

    /// The byte at the index, or the one before it where that is the first byte of a sequence.
    @unsafe
    @inline(__always)
    private static func sequenceStart(_ base: UnsafePointer<UInt8>, _ index: Int, from start: Int) -> Int {
        unsafe index > start && base[index - 1] >= 0xC0 ? index - 1 : index
    }

    @unsafe
    @inline(__always)
    private static func load(_ base: UnsafePointer<UInt8>, at index: Int) -> Bytes {
        unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: Bytes.self)
    }

    /// The bytes that are `byte`; spelled out with its types, for otherwise the compiler takes a slow comparison.
    @inline(__always)
    private static func equal(_ bytes: Bytes, _ byte: UInt8) -> Mask {
        let wanted = Bytes(repeating: byte)
        return bytes .== wanted
    }

    /// The bytes less than `byte`.
    @inline(__always)
    private static func below(_ bytes: Bytes, _ byte: UInt8) -> Mask {
        let limit = Bytes(repeating: byte)
        return bytes .< limit
    }

    /// The control characters, and what is not ASCII: as signed numbers, those are below zero.
    @inline(__always)
    private static func controlsOrWide(_ bytes: Bytes) -> Mask {
        let signed = unsafe unsafeBitCast(bytes, to: SIMD16<Int8>.self)
        let limit = SIMD16<Int8>(repeating: 0x20)
        return signed .< limit
    }

    @inline(__always)
    private static func words(_ mask: Mask) -> Words { unsafe unsafeBitCast(mask, to: Words.self) }

    /// The number of bytes before the first marked one, which there is.
    @inline(__always)
    private static func first(_ mask: Words) -> Int {
        mask[0] != 0 ? mask[0].trailingZeroBitCount >> 3 : 8 &+ mask[1].trailingZeroBitCount >> 3
    }

    /// The bytes that do not continue what stands before them, are the first of three or four bytes, or begin a sequence
    /// of two that should be one.
    @inline(__always)
    private static func faults(_ block: Bytes, after before: Bytes) -> Mask {
        let signed = unsafe unsafeBitCast(block, to: SIMD16<Int8>.self)
        let firstOfTwo = SIMD16<Int8>(repeating: -0x40)
        let continuing: Mask = signed .< firstOfTwo
        let expected = Bytes(repeating: 0xC0) .<= before
        let long = equal(block & 0xE0, 0xE0)
        let short = equal(block & 0xFE, 0xC0)
        return (continuing .^ expected) .| long .| short
    }

    /// The second bytes of sequences of two that may keep a text from normal form C.
    ///
    /// The Cyrillic marks are left out: they compose with nothing, all are of one class, and next to another mark they are
    /// seen with that.
    @inline(__always)
    private static func suspects(_ block: Bytes, after before: Bytes) -> Mask {
        // Latin marks, U+0300 to U+037F; the Greek middle dot, U+0387.
        let latin = equal(before & 0xFE, 0xCC) .| (equal(before, 0xCE) .& equal(block, 0x87))
        // Arabic marks, and what is beside them: U+064B to U+065F; U+0670 and U+06D6 to U+06ED.
        let arabic = equal(before & 0xFE, 0xD8) .& isWithin(block, from: 0x8B, count: 0x15)
        let others = equal(before & 0xFD, 0xD9) .& isWithin(block, from: 0x96, count: 0x1B)
        // Armenian, Hebrew, and what comes behind Arabic: alphabets with marks among the letters.
        return latin .| arabic .| others .| equal(before & 0xF4, 0xD4)
    }

    /// The bytes of a range: moved to the least of signed numbers, they are those below its length.
    @inline(__always)
    private static func isWithin(_ bytes: Bytes, from first: UInt8, count: UInt8) -> Mask {
        let moved = unsafe unsafeBitCast(bytes &+ Bytes(repeating: 0x80 &- first), to: SIMD16<Int8>.self)
        let limit = SIMD16<Int8>(repeating: Int8(bitPattern: 0x80 &+ count))
        return moved .< limit
    }
}
