extension ExactDecimal {
    /// The number that the whole of `text` names, as JSON writes numbers; nil for anything else.
    ///
    /// An optional minus, digits, optionally a point and digits, optionally an exponent from -38 to 38. No plus sign, no
    /// spaces, no grouping, ASCII digits only. Nil also beyond 38 digits.
    public init?(_ text: String) {
        if let number = text.utf8.withContiguousStorageIfAvailable(Self.parsed) {
            guard let number else {
                return nil
            }
            self = number
        } else {
            let bytes = Array(text.utf8)
            self.init(utf8: bytes, in: bytes.indices)
        }
    }

    /// The number that the bytes in `range` name, by the rules of `init(_:)`.
    public init?(utf8 bytes: [UInt8], in range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else {
            return nil
        }
        let number = bytes.withUnsafeBufferPointer { Self.parsed(UnsafeBufferPointer(rebasing: $0[range])) }
        guard let number else {
            return nil
        }
        self = number
    }

    /// The number that the bytes name, by the rules of `init(_:)`.
    package init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard let number = Self.parsed(bytes) else {
            return nil
        }
        self = number
    }

    private static func parsed(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        if let number = shortParsed(bytes) {
            return number
        }
        var reader = DecimalReader(bytes: bytes)
        return reader.number()
    }

    /// The number of up to 18 digits without an exponent; nil for any other text, which may be a number all the same.
    private static func shortParsed(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactDecimal? {
        let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
        guard bytes.count > start, bytes.count - start <= 18 else {
            return nil
        }
        var value: UInt64 = 0
        var point = bytes.count
        for index in start..<bytes.count {
            let digit = bytes[index] &- 0x30
            if digit < 10 {
                value = value &* 10 &+ UInt64(digit)
                continue
            }
            guard bytes[index] == UInt8(ascii: "."), point == bytes.count, index > start else {
                return nil
            }
            point = index
        }
        guard point != bytes.count - 1 else {
            return nil
        }
        var fractionDigits = max(bytes.count - point - 1, 0)
        while fractionDigits > 0, value % 10 == 0 {
            value /= 10
            fractionDigits -= 1
        }
        let mantissa = Int128(truncatingIfNeeded: value)
        return ExactDecimal(normalized: start == 1 ? -mantissa : mantissa, fractionDigits: fractionDigits)
    }

    /// The number in digits, with all fraction digits and no more, such as `-0.05`.
    public func text(minimumDecimals: Int) -> String {
        let decimals = max(fractionDigits, minimumDecimals)
        return String(unsafeUninitializedCapacity: 3 + Self.maximumDigits + decimals) { output in
            write(into: output, decimals: decimals)
        }
    }

    /// The number rounded to `decimals` digits after the point, halves away from zero, and always that many digits.
    public func text(decimals: Int) -> String {
        rounded(decimals: decimals).text(minimumDecimals: decimals)
    }

    /// Appends `text(minimumDecimals:)` as ASCII bytes.
    public func append(to output: inout [UInt8], minimumDecimals: Int = 0) {
        let decimals = max(fractionDigits, minimumDecimals)
        if decimals <= 18, mantissa.magnitude <= UInt128(UInt64.max) {
            appendShort(to: &output, decimals: decimals)
            return
        }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 + Self.maximumDigits + decimals) { buffer in
            let count = write(into: buffer, decimals: decimals)
            output.append(contentsOf: buffer[..<count])
        }
    }

    /// Appends a number whose mantissa fits 64 bits, with up to 18 decimals.
    private func appendShort(to output: inout [UInt8], decimals: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48) { buffer in
            var rest = UInt64(truncatingIfNeeded: mantissa.magnitude)
            var position = 48
            var left = decimals
            for _ in fractionDigits..<decimals {
                position -= 1
                buffer[position] = 0x30
                left -= 1
            }
            while left > 0 {
                position -= 1
                buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                left -= 1
            }
            if decimals > 0 {
                position -= 1
                buffer[position] = UInt8(ascii: ".")
            }
            repeat {
                position -= 1
                buffer[position] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if isNegative {
                position -= 1
                buffer[position] = UInt8(ascii: "-")
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[position...]))
        }
    }

    /// Writes the digits from the last to the first and moves them to the front; returns their number.
    private func write(into output: UnsafeMutableBufferPointer<UInt8>, decimals: Int) -> Int {
        var position = output.count
        var written = 0
        func put(_ byte: UInt8) {
            position -= 1
            output[position] = byte
        }
        func putDigit(_ digit: UInt8) {
            put(0x30 + digit)
            written += 1
            if written == decimals {
                put(UInt8(ascii: "."))
            }
        }
        for _ in 0..<(decimals - fractionDigits) {
            putDigit(0)
        }
        var rest = mantissa.magnitude
        while rest > UInt128(UInt64.max) {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            putDigit(UInt8(truncatingIfNeeded: remainder))
            rest = quotient
        }
        var small = UInt64(truncatingIfNeeded: rest)
        while small > 0 || written <= decimals {
            putDigit(UInt8(truncatingIfNeeded: small % 10))
            small /= 10
        }
        if isNegative {
            put(UInt8(ascii: "-"))
        }
        let count = output.count - position
        for offset in 0..<count {
            output[offset] = output[position + offset]
        }
        return count
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The number in digits, such as `-0.05`; never with an exponent.
    public var description: String { text(minimumDecimals: 0) }
}

/// Reads one number from bytes; trailing zeros wait in `zeros` until a digit follows, so the mantissa has none.
private struct DecimalReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var mantissa: Int128 = 0
    private var small: UInt64 = 0
    private var digits = 0
    private var zeros = 0
    private var fractionDigits = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func number() -> ExactDecimal? {
        let isNegative = take(UInt8(ascii: "-"))
        guard takeDigits() > 0, digits <= ExactDecimal.maximumDigits else {
            return nil
        }
        if take(UInt8(ascii: ".")) {
            fractionDigits = takeDigits()
            guard fractionDigits > 0, digits <= ExactDecimal.maximumDigits else {
                return nil
            }
        }
        guard let exponent = takeExponent(), index == bytes.count else {
            return nil
        }
        let value = digits <= 18 ? Int128(small) : mantissa
        guard value != 0 else {
            return .zero
        }
        let scale = fractionDigits - exponent - zeros
        if scale > 0 {
            guard scale <= ExactDecimal.maximumDigits else {
                return nil
            }
            return ExactDecimal(normalized: isNegative ? -value : value, fractionDigits: scale)
        }
        return ExactDecimal(mantissa: isNegative ? -value : value, fractionDigits: scale)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else {
            return false
        }
        index += 1
        return true
    }

    /// Takes a run of digits in and returns its length; stops early where the number is too long.
    private mutating func takeDigits() -> Int {
        let start = index
        while index < bytes.count {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else {
                break
            }
            if digit > 0 {
                guard append(digit) else {
                    break
                }
            } else if digits > 0 {
                zeros += 1
            }
            index += 1
        }
        return index - start
    }

    private mutating func append(_ digit: UInt8) -> Bool {
        let taken = digits > 0 ? zeros + 1 : 1
        let before = digits
        digits += taken
        zeros = 0
        guard digits <= ExactDecimal.maximumDigits else {
            return false
        }
        if digits <= 18 {
            small = small &* UInt64(ExactDecimal.powerOfTen(taken)) &+ UInt64(digit)
        } else {
            let previous = before <= 18 ? Int128(small) : mantissa
            mantissa = previous * ExactDecimal.powerOfTen(taken) + Int128(digit)
        }
        return true
    }

    /// The exponent, 0 where there is none, nil where it is malformed or beyond 38.
    private mutating func takeExponent() -> Int? {
        guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else {
            return 0
        }
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative {
            _ = take(UInt8(ascii: "+"))
        }
        var exponent = 0
        let start = index
        while index < bytes.count, bytes[index] &- 0x30 < 10 {
            exponent = exponent * 10 + Int(bytes[index] &- 0x30)
            guard exponent <= ExactDecimal.maximumDigits else {
                return nil
            }
            index += 1
        }
        guard index > start else {
            return nil
        }
        return isNegative ? -exponent : exponent
    }
}
