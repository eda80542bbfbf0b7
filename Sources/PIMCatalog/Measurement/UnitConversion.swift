package import PIMText

/// The way from one unit of a family to another, looked up once for many amounts.
package struct UnitConversion: Sendable {
    private let family: MeasurementFamily
    private let source: String
    private let target: String
    private let isSame: Bool
    /// The whole way as one fraction, where short amounts cannot outgrow it on their way.
    private let factor: (numerator: ExactDecimal, denominator: ExactDecimal)?

    fileprivate init?(_ family: MeasurementFamily, from source: String, to target: String) {
        guard let first = family.unit(source), let last = family.unit(target) else { return nil }
        self.family = family
        self.source = source
        self.target = target
        isSame = source == target
        factor = Self.factor(of: first.operations + last.operations.reversed().map(\.inverse))
    }

    /// The amount in the other unit, as `MeasurementFamily.convert` gives it; nil where it is too large.
    package func convert(_ amount: ExactDecimal) -> ExactDecimal? {
        guard !isSame else { return amount }
        guard let factor, amount.isShort, let numerator = amount.multiplied(by: factor.numerator) else {
            return family.convert(amount, from: source, to: target)
        }
        return ExactDecimal.divide(numerator, by: factor.denominator, decimals: MeasurementFamily.decimals)
    }

    /// The product of all steps; nil where a step adds, or where one of its numbers could become longer than 18 digits.
    private static func factor(
        of steps: [MeasurementFamily.Operation]
    ) -> (numerator: ExactDecimal, denominator: ExactDecimal)? {
        var factors: [ExactDecimal] = []
        var divisors: [ExactDecimal] = []
        for step in steps {
            switch step {
            case .multiply(let value): factors.append(value)
            case .divide(let value): divisors.append(value)
            case .add, .subtract: return nil
            }
        }
        guard let numerator = product(of: factors), let denominator = product(of: divisors) else { return nil }
        return (numerator, denominator)
    }

    private static func product(of numbers: [ExactDecimal]) -> ExactDecimal? {
        // Digits are counted before trailing zeros fall away, so that no product in between can be longer.
        var digits = ExactDecimal(1)
        var product = ExactDecimal(1)
        var fractionDigits = 0
        for number in numbers {
            fractionDigits += number.fractionDigits
            guard fractionDigits <= ExactDecimal.shortDigits,
                let whole = ExactDecimal(mantissa: number.mantissa, fractionDigits: 0),
                let longer = digits.multiplied(by: whole), longer.isShort,
                let next = product.multiplied(by: number)
            else { return nil }
            digits = longer
            product = next
        }
        return product
    }
}

extension MeasurementFamily {
    /// The way from one unit to another; nil where the family has not both.
    package func conversion(from source: String, to target: String) -> UnitConversion? {
        UnitConversion(self, from: source, to: target)
    }
}

extension ExactDecimal {
    /// How many digits any two numbers may have whose product always fits.
    fileprivate static let shortDigits = 18

    /// Whether there are no more than 18 digits, in all and after the point.
    fileprivate var isShort: Bool {
        mantissa.magnitude < 1_000_000_000_000_000_000 && fractionDigits <= Self.shortDigits
    }
}
