extension ExactDecimal {
    /// Appends `text(minimumDecimals:)` as ASCII bytes.
    package func append(to room: inout TextRoom, minimumDecimals: Int = 0) {
        let decimals = max(fractionDigits, minimumDecimals)
        guard decimals <= 18, mantissa.magnitude <= UInt128(UInt64.max) else {
            room.append(text(minimumDecimals: minimumDecimals))
            return
        }
        // Digits come from the last to the first: they are written behind the free place and moved into it.
        room.append(upTo: Self.shortRoom) { buffer in
            guard let output = buffer.baseAddress else { return 0 }
            let count = writeShort(before: output + Self.shortRoom, decimals: decimals)
            var offset = 0
            let source = UnsafeRawPointer(output + Self.shortRoom - count)
            while offset < count {
                let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                UnsafeMutableRawPointer(output).storeBytes(of: word, toByteOffset: offset, as: UInt64.self)
                offset &+= 8
            }
            return count
        }
    }

    /// Sign, point and 39 digits at most, and as much again, so that what is moved never lies over where it goes.
    private static let shortRoom = 96

    /// Writes a number whose mantissa fits 64 bits, with up to 18 decimals, so that it ends at a place; returns its length.
    private func writeShort(before end: UnsafeMutablePointer<UInt8>, decimals: Int) -> Int {
        var rest = UInt64(truncatingIfNeeded: mantissa.magnitude)
        var place = end
        var left = decimals
        func put(_ byte: UInt8) {
            place -= 1
            place.pointee = byte
        }
        while left > fractionDigits {
            put(0x30)
            left &-= 1
        }
        while left > 0 {
            put(0x30 &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            left &-= 1
        }
        if decimals > 0 { put(UInt8(ascii: ".")) }
        repeat {
            put(0x30 &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        if isNegative { put(UInt8(ascii: "-")) }
        return end - place
    }
}
