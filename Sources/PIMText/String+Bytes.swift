extension String {
    /// What `body` returns for the UTF-8 bytes of this string; native strings are not copied.
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) {
            return result
        }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}

extension UInt8 {
    /// Whether this byte is one of the white space characters that are squeezed: space, tab, line feed, return.
    var isSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }

    /// Whether this byte is one of A-Z and a-z.
    package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// Whether this byte is one of 0-9.
    package var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// This byte in lower case where it is one of A-Z.
    package var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The number of bytes of the UTF-8 sequence that starts with this byte.
    var sequenceLength: Int { self < 0xC0 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }

    /// The value of this byte as a hexadecimal digit.
    var hexadecimalValue: UInt32? {
        if isASCIIDigit {
            return UInt32(self &- 0x30)
        }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The eight bytes that begin at `index` as one number, the first byte lowest; they must lie within the bytes.
    @inlinable
    @inline(__always)
    package func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// Whether all bytes are ASCII.
    package var isASCII: Bool {
        var index = 0
        while index + 8 <= count {
            if word(at: index) & 0x8080_8080_8080_8080 != 0 { return false }
            index += 8
        }
        while index < count {
            if self[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }
}
