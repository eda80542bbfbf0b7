extension Digits {
    /// The first number of a text whose digits come from several of ASCII, Arabic and Persian; nil where there is none.
    ///
    /// A point, a comma or a sign of Arabic between two digits is part of a number.
    package static func mixedNumber(in text: String) -> String? {
        text.withBytes { bytes in
            var start = 0
            var end = 0
            var zeros: Set<UInt32> = []
            var index = 0
            while index < bytes.count {
                let place = index
                let scalar = bytes.takeScalar(&index)
                if let digit = digit(scalar) {
                    // One sign may stand between the digit before and this one.
                    if zeros.isEmpty { start = place }
                    zeros.insert(scalar - digit)
                    end = index
                    continue
                }
                let isJoint = isJoint(scalar) && end == place && !zeros.isEmpty && isDigit(in: bytes, at: index)
                guard !isJoint else { continue }
                if zeros.count > 1 { break }
                zeros = []
            }
            return zeros.count > 1 ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
        }
    }

    private static func isJoint(_ scalar: UInt32) -> Bool {
        scalar == 0x2E || scalar == 0x2C || scalar == 0x66B || scalar == 0x66C
    }

    private static func isDigit(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < bytes.count else { return false }
        var next = index
        return digit(bytes.takeScalar(&next)) != nil
    }
}
