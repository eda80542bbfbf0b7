/// The 64-bit hash by which a line is known again in the next run: half the work of `ContentHash`, stable between runs and
/// machines, kept nowhere but in files of our own.
///
/// Sixteen bytes at a time become the two halves of a 128-bit product, folded into one word, in two lanes.
package enum LineHash {
    private static let keys: (UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0xD6E8_FEB8_6659_FD93
    )

    /// The hash of a part of an array.
    package static func hash64(_ bytes: [UInt8], in range: Range<Int>) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        return unsafe bytes.withUnsafeBytes { unsafe hash64(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }

    private static func hash64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = (keys.0, keys.1)
        guard bytes.count >= 32 else {
            var block: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
            unsafe withUnsafeMutableBytes(of: &block) { unsafe $0.copyMemory(from: bytes) }
            unsafe withUnsafeBytes(of: &block) { unsafe mix($0, 0, &lanes) }
            return finish(lanes, bytes.count)
        }
        var index = 0
        while index &+ 32 <= bytes.count {
            unsafe mix(bytes, index, &lanes)
            index &+= 32
        }
        // The last block reaches back into the one before it.
        if index < bytes.count { unsafe mix(bytes, bytes.count &- 32, &lanes) }
        return finish(lanes, bytes.count)
    }

    /// Mixes 32 bytes into the lanes.
    @inline(__always)
    private static func mix(_ bytes: UnsafeRawBufferPointer, _ index: Int, _ lanes: inout (UInt64, UInt64)) {
        unsafe lanes.0 = folded(word(bytes, index) ^ lanes.0, word(bytes, index &+ 8) ^ keys.2)
        unsafe lanes.1 = folded(word(bytes, index &+ 16) ^ lanes.1, word(bytes, index &+ 24) ^ keys.3)
    }

    private static func finish(_ lanes: (UInt64, UInt64), _ count: Int) -> UInt64 {
        let size = UInt64(truncatingIfNeeded: count) &* keys.0
        return folded(folded(lanes.0 ^ size, lanes.1 ^ keys.2) ^ keys.1, keys.3)
    }

    @inline(__always)
    private static func folded(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let product = first.multipliedFullWidth(by: second)
        return product.high ^ product.low
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}
