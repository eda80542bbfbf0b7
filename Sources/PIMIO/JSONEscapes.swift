/// JSON's escapes, resolved in one pass.
enum JSONEscapes {
    /// Writes the text of a string's inner bytes, which were checked, and returns the number of bytes written.
    ///
    /// What is written is never longer than what is read; `output` needs as much room.
    @unsafe
    static func resolve(
        _ bytes: UnsafeBufferPointer<UInt8>,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        guard let source = bytes.baseAddress, let target = output.baseAddress else { return 0 }
        var index = 0
        var count = 0
        while index < bytes.count {
            // Runs without escapes move eight bytes at a time; what is moved beyond an escape is written over later.
            while unsafe source[index] != UInt8(ascii: "\\"), index + 8 <= bytes.count, count + 8 <= output.count {
                let word = unsafe ByteWord.load(source, at: index)
                unsafe UnsafeMutableRawPointer(target).storeBytes(
                    of: word.littleEndian,
                    toByteOffset: count,
                    as: UInt64.self
                )
                let escapes = ByteWord.matches(word, UInt8(ascii: "\\"))
                let plain = escapes == 0 ? 8 : escapes.trailingZeroBitCount >> 3
                index += plain
                count += plain
                guard plain == 8 else { break }
            }
            guard index < bytes.count else { break }
            let byte = unsafe source[index]
            guard byte == UInt8(ascii: "\\") else {
                unsafe target[count] = byte
                count += 1
                index += 1
                continue
            }
            let letter = unsafe source[index + 1]
            guard letter == UInt8(ascii: "u") else {
                unsafe target[count] = character(letter)
                count += 1
                index += 2
                continue
            }
            var value = unsafe unit(source + index + 2)
            index += 6
            if value & 0xFC00 == 0xD800 {
                value = unsafe 0x10000 + (value & 0x3FF) << 10 + (unit(source + index + 2) & 0x3FF)
                index += 6
            }
            unsafe count += write(value, to: target + count)
        }
        return count
    }

    @inline(__always)
    private static func character(_ letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }

    @unsafe
    @inline(__always)
    private static func unit(_ digits: UnsafePointer<UInt8>) -> UInt32 {
        unsafe HexDigits.value(of: UnsafeRawPointer(digits).loadUnaligned(as: UInt32.self)) ?? 0xFFFD
    }

    @unsafe
    @inline(__always)
    private static func write(_ value: UInt32, to target: UnsafeMutablePointer<UInt8>) -> Int {
        if value < 0x80 {
            unsafe target[0] = UInt8(truncatingIfNeeded: value)
            return 1
        }
        if value < 0x800 {
            unsafe target[0] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
            unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
            return 2
        }
        if value < 0x10000 {
            unsafe target[0] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
            unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
            unsafe target[2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
            return 3
        }
        unsafe target[0] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
        unsafe target[1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
        unsafe target[2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
        unsafe target[3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
        return 4
    }
}
