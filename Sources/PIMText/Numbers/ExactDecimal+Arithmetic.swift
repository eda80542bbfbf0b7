extension ExactDecimal {
    /// The number with the other sign.
    public static prefix func - (number: ExactDecimal) -> ExactDecimal {
        ExactDecimal(normalized: -number.mantissa, fractionDigits: number.fractionDigits)
    }

    /// The exact sum, or nil where it needs more than 38 digits.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let scale = max(fractionDigits, other.fractionDigits)
        let first = Self.product(mantissa, Self.powerOfTen(scale - fractionDigits))
        let second = Self.product(other.mantissa, Self.powerOfTen(scale - other.fractionDigits))
        guard let first, let second else {
            return nil
        }
        let (sum, overflow) = first.addingReportingOverflow(second)
        return overflow ? nil : ExactDecimal(mantissa: sum, fractionDigits: scale)
    }

    /// The exact difference, or nil where it needs more than 38 digits.
    public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
        adding(-other)
    }

    /// The exact product, or nil where it needs more than 38 digits.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        guard let product = Self.product(mantissa, other.mantissa) else {
            return nil
        }
        return ExactDecimal(mantissa: product, fractionDigits: fractionDigits + other.fractionDigits)
    }

    /// The exact value times ten to the power of `exponent`, or nil where it needs more than 38 digits.
    ///
    /// `12.345` shifted by 3 is `12345`: an amount in minor units.
    public func shifted(by exponent: Int) -> ExactDecimal? {
        let (scale, overflow) = fractionDigits.subtractingReportingOverflow(exponent)
        return overflow ? nil : ExactDecimal(mantissa: mantissa, fractionDigits: scale)
    }

    /// The quotient rounded to `decimals` digits after the point, halves away from zero.
    ///
    /// Nil where `divisor` is zero or the result needs more than 38 digits.
    public static func divide(
        _ dividend: ExactDecimal,
        by divisor: ExactDecimal,
        decimals: Int
    ) -> ExactDecimal? {
        guard !divisor.isZero else {
            return nil
        }
        let decimals = min(max(decimals, 0), maximumDigits)
        let quotient = roundedQuotient(
            dividend.mantissa.magnitude,
            divisor.mantissa.magnitude,
            exponent: divisor.fractionDigits - dividend.fractionDigits + decimals
        )
        return quotient.flatMap { quotient in
            signed(quotient, isNegative: dividend.isNegative != divisor.isNegative, fractionDigits: decimals)
        }
    }

    /// The number rounded to `decimals` digits after the point, halves away from zero.
    public func rounded(decimals: Int) -> ExactDecimal {
        let decimals = max(decimals, 0)
        guard fractionDigits > decimals else {
            return self
        }
        let power = Self.powerOfTen(fractionDigits - decimals)
        let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: power)
        let isUp = remainder.magnitude >= UInt128(power) - remainder.magnitude
        let rounded = isUp ? quotient + (isNegative ? -1 : 1) : quotient
        return ExactDecimal(mantissa: rounded, fractionDigits: decimals) ?? self
    }

    /// A number from an unsigned mantissa and a sign; nil beyond 38 digits.
    static func signed(_ mantissa: UInt128, isNegative: Bool, fractionDigits: Int) -> ExactDecimal? {
        guard let digits = Int128(exactly: mantissa) else {
            return nil
        }
        return ExactDecimal(mantissa: isNegative ? -digits : digits, fractionDigits: fractionDigits)
    }

    /// `dividend` × 10^`exponent` / `divisor` as the nearest integer, halves up; nil where it does not fit.
    ///
    /// Both numbers are below 2^127, which keeps every sum of two remainders within 128 bits.
    static func roundedQuotient(_ dividend: UInt128, _ divisor: UInt128, exponent: Int) -> UInt128? {
        guard exponent >= 0 else {
            return shrunkQuotient(dividend, divisor, exponent: -exponent)
        }
        if exponent <= maximumDigits {
            let (grown, overflow) = dividend.multipliedReportingOverflow(by: UInt128(powerOfTen(exponent)))
            if !overflow {
                let (quotient, remainder) = grown.quotientAndRemainder(dividingBy: divisor)
                return quotient + (remainder >= divisor - remainder ? 1 : 0)
            }
        }
        var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        for _ in 0..<exponent {
            let digit = nextDigit(&remainder, divisor)
            let (grown, overflow) = quotient.multipliedReportingOverflow(by: 10)
            guard !overflow, grown < UInt128.max - 10 else {
                return nil
            }
            quotient = grown + digit
        }
        return quotient + (remainder >= divisor - remainder ? 1 : 0)
    }

    private static func shrunkQuotient(_ dividend: UInt128, _ divisor: UInt128, exponent: Int) -> UInt128? {
        guard exponent <= maximumDigits else {
            return shrunkQuotient(dividend / limit, divisor, exponent: exponent - maximumDigits)
        }
        let (grown, overflow) = divisor.multipliedReportingOverflow(by: UInt128(powerOfTen(exponent)))
        guard !overflow else {
            return 0
        }
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: grown)
        return quotient + (remainder >= grown - remainder ? 1 : 0)
    }

    /// The next digit of a long division: ten remainders over the divisor, added one at a time against overflow.
    private static func nextDigit(_ remainder: inout UInt128, _ divisor: UInt128) -> UInt128 {
        let (grown, overflow) = remainder.multipliedReportingOverflow(by: 10)
        if !overflow {
            let (digit, rest) = grown.quotientAndRemainder(dividingBy: divisor)
            remainder = rest
            return digit
        }
        var digit: UInt128 = 0
        var sum: UInt128 = 0
        for _ in 0..<10 {
            sum += remainder
            if sum >= divisor {
                sum -= divisor
                digit += 1
            }
        }
        remainder = sum
        return digit
    }
}
