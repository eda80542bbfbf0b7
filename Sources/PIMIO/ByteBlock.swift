/// Sixteen bytes looked at together.
///
/// The compiler turns the comparisons into one instruction each, on x86-64 and arm64 alike.
typealias ByteBlock = SIMD16<UInt8>

extension ByteBlock {
    /// The number of bytes in a block.
    static let size = 16

    /// The block at an index, which must have that many bytes from there on.
    @inline(__always)
    static func load(_ bytes: Span<UInt8>, at index: Int) -> ByteBlock {
        unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
    }

    /// The marks of the first eight bytes and of the others, the first byte lowest.
    @inline(__always)
    static func words(_ marks: SIMDMask<SIMD16<Int8>>) -> (low: UInt64, high: UInt64) {
        let words = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }

    /// The place of the first marked byte, 16 where none is.
    @inline(__always)
    static func first(_ words: (low: UInt64, high: UInt64)) -> Int {
        words.low == 0 ? 8 &+ words.high.trailingZeroBitCount >> 3 : words.low.trailingZeroBitCount >> 3
    }

    /// Whether any byte is marked.
    @inline(__always)
    static func hasAny(_ marks: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = words(marks)
        return words.low | words.high != 0
    }
}
