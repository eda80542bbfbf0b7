/// Sixteen bytes at once, as two words: what SSE2 and NEON do in a few instructions.
enum StringBlock {
    private typealias Block = SIMD2<UInt64>

    /// The index of the first byte that needs a look of its own inside a JSON string: a quote, a backslash, a control
    /// character, a sequence of three or four bytes, or what is no UTF-8; `end` where there is none.
    ///
    /// Bytes before it are well-formed UTF-8. The byte before `start` must belong to the range's memory and must not be
    /// the first byte of a sequence.
    @unsafe
    static func plainEnd(_ base: UnsafePointer<UInt8>, from start: Int, end: Int) -> Int {
        var index = start
        while index + 16 <= end {
            let block = unsafe load(base, at: index)
            let stops = stops(block) & highs
            let (low, high) = (stops[0], stops[1])
            var offset = 16
            if low | high != 0 {
                offset = low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
            }
            let wide = block & highs
            if wide[0] | wide[1] != 0 {
                let faults = unsafe faults(block, after: load(base, at: index &- 1)) & highs
                let (lowFaults, highFaults) = (faults[0], faults[1])
                if lowFaults | highFaults != 0 {
                    let first =
                        lowFaults != 0
                        ? lowFaults.trailingZeroBitCount >> 3 : 8 + highFaults.trailingZeroBitCount >> 3
                    // A fault may lie one byte behind the sequence that has it.
                    guard first > offset else { return unsafe sequenceStart(base, index + first, from: start) }
                }
                // A first byte at the end of the block is looked at again, with what follows it.
                if offset == 16, unsafe base[index + 15] >= 0xC0 { offset = 15 }
                guard offset >= 15 else { return index + offset }
                index += offset
                continue
            }
            index += offset
            guard offset == 16 else { return index }
        }
        while index < end {
            let byte = unsafe base[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { return index }
            index += 1
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
    private static func load(_ base: UnsafePointer<UInt8>, at index: Int) -> Block {
        unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: Block.self)
    }

    private static var highs: Block { Block(repeating: ByteWord.highs) }
    private static var ones: Block { Block(repeating: ByteWord.ones) }

    /// The high bit of each quote, backslash and control character, among other bits; a byte behind such a one may be
    /// marked too.
    @inline(__always)
    private static func stops(_ block: Block) -> Block {
        let quotes = block ^ Block(repeating: ByteWord.ones &* 0x22)
        let slashes = block ^ Block(repeating: ByteWord.ones &* 0x5C)
        let controls = block &- Block(repeating: ByteWord.ones &* 0x20)
        return ((quotes &- ones) | (slashes &- ones) | controls) & ~block
    }

    /// The high bit of each byte that does not continue what stands before it, is the first of three or four bytes, or
    /// begins a sequence of two that should be one; among other bits.
    @inline(__always)
    private static func faults(_ block: Block, after before: Block) -> Block {
        let twice = block &+ block
        let four = twice &+ twice
        let eight = four &+ four
        let sixteen = eight &+ eight
        let firsts = block & twice
        let continuing = block & ~twice
        let expected = before & (before &+ before)
        let payload = eight | sixteen | (sixteen &+ sixteen) | (sixteen &+ sixteen &+ sixteen &+ sixteen)
        return (continuing ^ expected) | (firsts & (four | ~payload))
    }
}
