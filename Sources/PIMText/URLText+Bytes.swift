extension URLText {
    /// Whether every byte may stand in an address and every `%` begins an escape.
    ///
    /// Eight bytes at a time where none of them is rare in addresses.
    package static func isEncoded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if isOrdinary(bytes) { return true }
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, isOrdinary(bytes.word(at: index)) {
                index += 8
                continue
            }
            let end = min(index + 8, bytes.count)
            while index < end {
                guard isKept(bytes, at: index, commas: false) else { return false }
                index += 1
            }
        }
        return true
    }

    /// Appends the address in `range` of `bytes` to them, encoded as `percentEncoded(_:)` does it.
    package static func appendPercentEncoded(_ range: Range<Int>, of bytes: inout [UInt8]) {
        bytes.reserveCapacity(bytes.count + range.count * 3)
        for index in range {
            let byte = bytes[index]
            let stays = bytes.withUnsafeBufferPointer { text in
                isKept(UnsafeBufferPointer(rebasing: text[range]), at: index - range.lowerBound, commas: false)
            }
            if stays {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimalDigit(byte >> 4))
                bytes.append(hexadecimalDigit(byte & 15))
            }
        }
    }

    /// Whether bytes that `isEncoded` takes are an `http` or `https` address with a host.
    package static func isEncodedHTTP(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count > 8 else { return isHTTP(bytes) }
        guard bytes.word(at: 0) == httpsStart else { return isHTTP(bytes) }
        return hasHost(bytes, from: 8)
    }

    /// Whether all bytes lie in `&` to `z` and none is one of `<`, `>`, `@`, `\`, `^` and a backtick: as most addresses.
    package static func isOrdinary(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let base = bytes.baseAddress, bytes.count >= ByteBlock.width else { return false }
        let start = UnsafeRawPointer(base)
        let last = bytes.count &- ByteBlock.width
        var index = 0
        while index < last {
            guard isOrdinary(start.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)) else { return false }
            index &+= ByteBlock.width
        }
        return isOrdinary(start.loadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self))
    }

    /// The same for sixteen bytes.
    @inline(__always)
    private static func isOrdinary(_ block: SIMD16<UInt8>) -> Bool {
        let inside = ByteBlock.lies(block, from: UInt8(ascii: "&"), count: 0x55)
        let brackets = ByteBlock.equal(block & 0x9D, 0x1C)
        let ticks = ByteBlock.equal(block & 0xDF, 0x40)
        return !ByteBlock.isAny(brackets .| ticks .| .!inside)
    }

    /// Whether eight bytes lie in `&` to `z` and none is one of `<`, `>`, `@`, `\`, `^` and a backtick.
    @inline(__always)
    private static func isOrdinary(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (0x7F * ones)
        // A sum has its highest bit where the byte is great enough; a difference where the byte was nought.
        let above = (low &+ 0x05 * ones) | word
        let fromAmpersand = low &+ 0x5A * ones
        let brackets = (word & (0x9D * ones)) ^ (0x1C * ones)
        let ticks = (word & (0xDF * ones)) ^ (0x40 * ones)
        let found = above | ~fromAmpersand | ((brackets &- ones) & ~brackets) | ((ticks &- ones) & ~ticks)
        return found & (0x80 * ones) == 0
    }

    /// `https://` as one number.
    static let httpsStart: UInt64 = 0x2F2F_3A73_7074_7468
}
