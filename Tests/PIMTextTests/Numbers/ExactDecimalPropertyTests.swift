import PIMText
import Testing

@Suite("Exact decimal, on random numbers")
struct ExactDecimalPropertyTests {
    @Test("is read back as written")
    func roundTrip() {
        var generator = SeededNumbers(seed: 1)
        for _ in 0..<2000 {
            let number = generator.decimal(maximumDigits: 38)
            #expect(ExactDecimal(number.description) == number)
            #expect(ExactDecimal(number.text(minimumDecimals: 5)) == number)
            #expect(ExactDecimal("\(number.mantissa)e-\(number.fractionDigits)") == number)
            #expect(-(-number) == number)
        }
    }

    @Test("keeps the laws of arithmetic")
    func laws() throws {
        var generator = SeededNumbers(seed: 2)
        for _ in 0..<2000 {
            let first = generator.decimal(maximumDigits: 12)
            let second = generator.decimal(maximumDigits: 12)
            let sum = try #require(first.adding(second))
            #expect(sum.subtracting(second) == first)
            #expect(sum == second.adding(first))
            #expect((first < second) == (try #require(first.subtracting(second))).isNegative)
            let product = try #require(first.multiplied(by: second))
            #expect(product == second.multiplied(by: first))
            if !second.isZero {
                #expect(ExactDecimal.divide(product, by: second, decimals: 12) == first)
            }
        }
    }

    @Test("divides to within half of the last decimal")
    func division() throws {
        var generator = SeededNumbers(seed: 3)
        for _ in 0..<2000 {
            let dividend = generator.decimal(maximumDigits: 10)
            let divisor = generator.decimal(maximumDigits: 8)
            let decimals = Int.random(in: 0...6, using: &generator)
            guard !divisor.isZero, let quotient = ExactDecimal.divide(dividend, by: divisor, decimals: decimals) else {
                continue
            }
            #expect(quotient.fractionDigits <= decimals)
            let back = try #require(quotient.multiplied(by: divisor))
            let error = try #require(dividend.subtracting(back)).magnitude
            let half = try #require(ExactDecimal(mantissa: 5, fractionDigits: decimals + 1))
            let allowed = try #require(divisor.magnitude.multiplied(by: half))
            #expect(error <= allowed, "\(dividend) / \(divisor) = \(quotient)")
        }
    }

    @Test("agrees with integers")
    func integers() {
        var generator = SeededNumbers(seed: 4)
        for _ in 0..<1000 {
            let first = Int.random(in: -1_000_000...1_000_000, using: &generator)
            let second = Int.random(in: -1_000_000...1_000_000, using: &generator)
            #expect(ExactDecimal(first).adding(ExactDecimal(second))?.integer == first + second)
            #expect(ExactDecimal(first).multiplied(by: ExactDecimal(second))?.integer == first * second)
            #expect((ExactDecimal(first) < ExactDecimal(second)) == (first < second))
            #expect(ExactDecimal(first).description == "\(first)")
        }
    }

    @Test("never accepts what Double's parser and the grammar refuse")
    func fuzz() {
        var generator = SeededNumbers(seed: 5)
        let pieces = Array("0123456789.-+eE ,x")
        for _ in 0..<5000 {
            let count = Int.random(in: 0...9, using: &generator)
            let text = String((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "0" })
            guard let number = ExactDecimal(text) else {
                continue
            }
            #expect(Double(text) != nil, "\(text)")
            #expect(text.first != "+" && text.first != "." && text.last != "." && !text.contains(" "))
            #expect(ExactDecimal(number.description) == number)
        }
    }
}

/// The same random numbers on every run.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let value = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return value ^ (value >> 29)
    }

    /// A number of any sign, length up to `maximumDigits` and place of the point.
    mutating func decimal(maximumDigits: Int) -> ExactDecimal {
        var digits: Int128 = 0
        let count = Int.random(in: 0...maximumDigits, using: &self)
        for _ in 0..<count {
            digits = digits * 10 + Int128(UInt8.random(in: 0...9, using: &self))
        }
        let scale = Int.random(in: 0...min(6, maximumDigits), using: &self)
        let isNegative = Bool.random(using: &self)
        return ExactDecimal(mantissa: isNegative ? -digits : digits, fractionDigits: scale) ?? .zero
    }
}
