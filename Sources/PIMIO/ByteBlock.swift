/// Sixteen bytes looked at together.
///
/// The compiler turns the comparisons into one instruction each, on x86-64 and arm64 alike.
@usableFromInline
typealias ByteBlock = SIMD16<UInt8>

extension ByteBlock {
    /// The number of bytes in a block.
    @inlinable
    static var size: Int { 16 }

    /// The block at an index, which must have that many bytes from there on.
    @inlinable
    @inline(__always)
    static func load(_ bytes: Span<UInt8>, at index: Int) -> ByteBlock {
        unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: ByteBlock.self)
    }

    /// The last bytes of a text, less than a block of them, and zeros behind.
    @inline(__always)
    static func loadRest(_ bytes: Span<UInt8>, at index: Int, count: Int) -> ByteBlock {
        let words = restWords(bytes, at: index, count: count)
        return unsafe unsafeBitCast(SIMD2<UInt64>(words.low.littleEndian, words.high.littleEndian), to: ByteBlock.self)
    }

    /// The same as words, the first byte lowest; the bytes must lie inside the text.
    @inline(never)
    static func restWords(_ bytes: Span<UInt8>, at index: Int, count: Int) -> (low: UInt64, high: UInt64) {
        let bytes = unsafe bytes.bytes
        var low: UInt64 = 0
        var high: UInt64 = 0
        switch count {
        case 8...:
            // Two words, the second of which begins inside the first.
            let second = unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: index &+ count &- 8,
                as: UInt64.self
            )
            unsafe low = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self).littleEndian
            high = second.littleEndian >> UInt64(truncatingIfNeeded: 8 &* (16 &- count))
        case 4...:
            let first = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt32.self)
            let second = unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: index &+ count &- 4,
                as: UInt32.self
            )
            low = UInt64(first.littleEndian)
            low |= UInt64(second.littleEndian) &<< UInt64(truncatingIfNeeded: 8 &* (count &- 4))
        case 1...:
            // The first, the middle and the last byte, which may be the same.
            let middle = count &>> 1
            let last = count &- 1
            low = unsafe UInt64(bytes.unsafeLoad(fromUncheckedByteOffset: index, as: UInt8.self))
            unsafe low |=
                UInt64(bytes.unsafeLoad(fromUncheckedByteOffset: index &+ middle, as: UInt8.self))
                &<< UInt64(truncatingIfNeeded: 8 &* middle)
            unsafe low |=
                UInt64(bytes.unsafeLoad(fromUncheckedByteOffset: index &+ last, as: UInt8.self))
                &<< UInt64(truncatingIfNeeded: 8 &* last)
        default: break
        }
        return (low, high)
    }

    /// The marks of the first eight bytes and of the others, the first byte lowest.
    @inlinable
    @inline(__always)
    static func words(_ marks: SIMDMask<SIMD16<Int8>>) -> (low: UInt64, high: UInt64) {
        let words = unsafe unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }

    /// The place of the first marked byte, 16 where none is.
    @inlinable
    @inline(__always)
    static func first(_ words: (low: UInt64, high: UInt64)) -> Int {
        words.low == 0 ? 8 &+ words.high.trailingZeroBitCount >> 3 : words.low.trailingZeroBitCount >> 3
    }

    /// Whether any byte of a part is marked.
    @inline(__always)
    static func hasAny(
        in text: Span<UInt8>,
        from start: Int,
        count length: Int,
        marks: (ByteBlock) -> SIMDMask<SIMD16<Int8>>
    ) -> Bool {
        precondition(start >= 0 && length >= 0 && length <= text.count &- start, "the part must lie inside the text")
        let last = text.count &- size &- start
        var offset = 0
        while offset < length {
            let block =
                offset <= last
                ? load(text, at: start &+ offset) : loadRest(text, at: start &+ offset, count: length &- offset)
            let words = words(marks(block))
            // What lies behind the part does not count.
            if words.low | words.high != 0, first(words) < length &- offset { return true }
            offset &+= size
        }
        return false
    }
}
