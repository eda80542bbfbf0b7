public import PIMText

extension MeasurementFamily {
    /// How many decimals a conversion keeps, as Akeneo does.
    static let decimals = 12

    /// An amount in another unit of the family, exact to 12 decimals; nil for unknown units or numbers too large.
    ///
    /// The steps are computed as one exact fraction and rounded once, half away from zero. (Akeneo cuts after each
    /// step, so its last decimal may differ.)
    public func convert(_ amount: ExactDecimal, from source: String, to target: String) -> ExactDecimal? {
        guard source != target else { return unit(source) == nil ? nil : amount }
        guard let source = unit(source), let target = unit(target) else { return nil }
        let steps = source.operations + target.operations.reversed().map(\.inverse)
        var fraction = Fraction(numerator: amount, denominator: 1)
        for step in steps {
            guard let next = fraction.applying(step) ?? fraction.collapsed?.applying(step) else { return nil }
            fraction = next
        }
        return ExactDecimal.divide(fraction.numerator, by: fraction.denominator, decimals: Self.decimals)
    }
}

extension MeasurementFamily.Operation {
    /// The step that undoes this one.
    var inverse: Self {
        switch self {
        case .multiply(let value): .divide(value)
        case .divide(let value): .multiply(value)
        case .add(let value): .subtract(value)
        case .subtract(let value): .add(value)
        }
    }
}

/// A number on its way through a chain of steps.
private struct Fraction {
    var numerator: ExactDecimal
    var denominator: ExactDecimal

    /// The fraction after a step; nil where it needs more than 38 digits.
    func applying(_ step: MeasurementFamily.Operation) -> Fraction? {
        switch step {
        case .multiply(let value):
            numerator.multiplied(by: value).map { Fraction(numerator: $0, denominator: denominator) }
        case .divide(let value):
            denominator.multiplied(by: value).map { Fraction(numerator: numerator, denominator: $0) }
        case .add(let value):
            denominator.multiplied(by: value).flatMap { numerator.adding($0) }
                .map { Fraction(numerator: $0, denominator: denominator) }
        case .subtract(let value):
            applying(.add(-value))
        }
    }

    /// The fraction as one number, kept as exact as its digits allow.
    var collapsed: Fraction? {
        for decimals in [20, 16, MeasurementFamily.decimals] {
            if let value = ExactDecimal.divide(numerator, by: denominator, decimals: decimals) {
                return Fraction(numerator: value, denominator: 1)
            }
        }
        return nil
    }
}
