/// An exact decimal number: money, amounts and measures without binary rounding.
///
/// `12.50` is the mantissa 125 with one fraction digit: trailing zeros are dropped, so `12.50 == 12.5` and both hash the
/// same. At most 38 digits in all and 38 after the point; what would need more is nil, never rounded unasked.
public struct ExactDecimal: Sendable, Hashable {
    /// The digits as one integer: the value times ten to the power of `fractionDigits`.
    public let mantissa: Int128

    /// The number of digits after the point, without trailing zeros.
    public let fractionDigits: Int

    /// The greatest number of digits, in all and after the point.
    public static let maximumDigits = 38

    /// Nought.
    public static let zero = ExactDecimal(0)

    /// The number with the value of `integer`.
    public init(_ integer: Int) {
        mantissa = Int128(integer)
        fractionDigits = 0
    }

    /// The number `mantissa` / 10^`fractionDigits`, or nil beyond 38 digits.
    ///
    /// A negative count of fraction digits multiplies.
    public init?(mantissa: Int128, fractionDigits: Int) {
        guard mantissa != 0 else {
            self = .zero
            return
        }
        var digits = mantissa
        var scale = fractionDigits
        while scale > 0 {
            let (quotient, remainder) = Self.dividedByTen(digits)
            guard remainder == 0 else {
                break
            }
            digits = quotient
            scale -= 1
        }
        if scale < 0 {
            guard scale >= -Self.maximumDigits, let grown = Self.product(digits, Self.powerOfTen(-scale)) else {
                return nil
            }
            digits = grown
            scale = 0
        }
        guard scale <= Self.maximumDigits, digits.magnitude < Self.limit else {
            return nil
        }
        self.init(normalized: digits, fractionDigits: scale)
    }

    /// Takes a mantissa without trailing zeros behind the point, within the limits.
    package init(normalized mantissa: Int128, fractionDigits: Int) {
        self.mantissa = mantissa
        self.fractionDigits = fractionDigits
    }

    /// Whether the number is below zero.
    public var isNegative: Bool { mantissa < 0 }

    /// Whether the number is zero.
    public var isZero: Bool { mantissa == 0 }

    /// The number without its sign.
    public var magnitude: ExactDecimal {
        isNegative ? -self : self
    }

    /// The value as an integer; nil where it has a fraction or is too large.
    public var integer: Int? {
        fractionDigits == 0 ? Int(exactly: mantissa) : nil
    }
}

extension ExactDecimal: Comparable {
    /// Whether the first number is the lesser one.
    public static func < (first: ExactDecimal, second: ExactDecimal) -> Bool {
        if first.fractionDigits == second.fractionDigits {
            return first.mantissa < second.mantissa
        }
        if first.fractionDigits < second.fractionDigits {
            let factor = powerOfTen(second.fractionDigits - first.fractionDigits)
            guard let aligned = product(first.mantissa, factor) else {
                return first.isNegative
            }
            return aligned < second.mantissa
        }
        let factor = powerOfTen(first.fractionDigits - second.fractionDigits)
        guard let aligned = product(second.mantissa, factor) else {
            return !second.isNegative
        }
        return first.mantissa < aligned
    }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    /// The number that the literal names.
    public init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension ExactDecimal {
    /// Ten to the power of 38: the first mantissa that is too large.
    static let limit = UInt128(powerOfTen(maximumDigits))

    private static let powersOfTen: [Int128] = {
        var powers: [Int128] = [1]
        for exponent in 1...maximumDigits {
            powers.append(powers[exponent - 1] * 10)
        }
        return powers
    }()

    /// Ten to the power of `exponent`, which lies in 0...38.
    static func powerOfTen(_ exponent: Int) -> Int128 {
        powersOfTen[exponent]
    }

    /// The product, or nil where it does not fit.
    static func product(_ first: Int128, _ second: Int128) -> Int128? {
        let (product, overflow) = first.multipliedReportingOverflow(by: second)
        return overflow ? nil : product
    }

    /// Quotient and remainder by ten, fast for the numbers that occur.
    private static func dividedByTen(_ value: Int128) -> (quotient: Int128, remainder: Int128) {
        guard let small = Int64(exactly: value) else {
            return value.quotientAndRemainder(dividingBy: 10)
        }
        let (quotient, remainder) = small.quotientAndRemainder(dividingBy: 10)
        return (Int128(quotient), Int128(remainder))
    }
}
