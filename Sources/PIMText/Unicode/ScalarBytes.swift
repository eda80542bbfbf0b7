extension UnsafeBufferPointer<UInt8> {
    /// The scalar that begins at `index`, which moves behind it; never a trap, and U+FFFD for bytes that are no UTF-8.
    @inline(__always)
    func takeScalar(_ index: inout Int) -> UInt32 {
        let first = self[index]
        if first < 0x80 {
            index &+= 1
            return UInt32(first)
        }
        if first < 0xE0, index &+ 1 < count, first >= 0xC2, self[index &+ 1] & 0xC0 == 0x80 {
            let value = UInt32(first & 0x1F) << 6 | UInt32(self[index &+ 1] & 0x3F)
            index &+= 2
            return value
        }
        return takeLongScalar(&index)
    }

    private func takeLongScalar(_ index: inout Int) -> UInt32 {
        let first = self[index]
        let length = first < 0xE0 ? 1 : first < 0xF0 ? 3 : 4
        guard length > 1, first < 0xF5, index + length <= count else {
            index += 1
            return 0xFFFD
        }
        var value = UInt32(first & (length == 3 ? 0x0F : 0x07))
        for offset in 1..<length {
            guard self[index + offset] & 0xC0 == 0x80 else {
                index += 1
                return 0xFFFD
            }
            value = value << 6 | UInt32(self[index + offset] & 0x3F)
        }
        guard value >= (length == 3 ? 0x800 : 0x1_0000), value < 0x11_0000, value & 0x1F_F800 != 0xD800 else {
            index += 1
            return 0xFFFD
        }
        index += length
        return value
    }

    /// The start of the scalar that ends before `index`, which is greater than 0.
    @inline(__always)
    func startOfScalar(before index: Int) -> Int {
        var start = index &- 1
        while start > 0, self[start] & 0xC0 == 0x80, index &- start < 4 {
            start &-= 1
        }
        return start
    }
}

extension [UInt8] {
    /// Appends a scalar in UTF-8.
    @inline(__always)
    mutating func append(scalar: UInt32) {
        if scalar < 0x80 {
            append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            if scalar < 0x1_0000 {
                append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            } else {
                append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
                append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            }
            append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
