extension Digits {
    /// The first number of a text whose digits come from several of ASCII, Arabic and Persian; nil where there is none.
    ///
    /// A point, a comma or a sign of Arabic between two digits is part of a number.
    package static func mixedNumber(in text: String) -> String? {
        text.withBytes { bytes in
            mixedNumber(in: bytes, from: 0).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
    }

    /// A number whose digits come from several scripts, and how it is written in one.
    package struct MixedNumber: Sendable, Hashable {
        /// Its UTF-8 bytes.
        package let range: Range<Int>
        /// The number as it stands.
        package let found: String
        /// The number in the digits of most of it, or of the language where two have as many.
        package let written: String
    }

    /// All numbers of a text whose digits come from several scripts, in order.
    package static func mixedNumbers(in text: String, language: LanguageTag) -> [MixedNumber] {
        text.withBytes { bytes in
            var numbers: [MixedNumber] = []
            var index = 0
            while let range = mixedNumber(in: bytes, from: index) {
                let found = String(decoding: bytes[range], as: UTF8.self)
                let wanted = mostFrequent(in: found, else: Style(for: language))
                numbers.append(MixedNumber(range: range, found: found, written: written(found, in: wanted)))
                index = range.upperBound
            }
            return numbers
        }
    }

    private static func mostFrequent(in number: String, else own: Style) -> Style {
        func count(_ style: Style) -> Int {
            number.unicodeScalars.count { scalar in
                style.holds(scalar.value)
            }
        }
        let most = Style.allCases.map(count).max() ?? 0
        let leading = Style.allCases.filter { count($0) == most }
        return leading.contains(own) ? own : leading.first ?? own
    }

    /// The first number from a place on whose digits come from several scripts.
    private static func mixedNumber(in bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Range<Int>? {
        var start = 0
        var end = 0
        var zeros: Set<UInt32> = []
        var index = first
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
        return zeros.count > 1 ? start..<end : nil
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
