import PIMText
import Testing

@Suite("Exact decimal")
struct ExactDecimalTests {
    struct Reading: CustomTestStringConvertible {
        let text: String
        let written: String
        init(_ text: String, _ written: String) {
            self.text = text
            self.written = written
        }
        var testDescription: String { text }
    }

    @Test(
        "reads numbers as JSON writes them",
        arguments: [
            Reading("0", "0"), Reading("-0", "0"), Reading("0.000", "0"), Reading("12", "12"), Reading("12.50", "12.5"),
            Reading("-0.05", "-0.05"), Reading("100", "100"), Reading("1200.3400", "1200.34"), Reading("007", "7"),
            Reading("1e3", "1000"), Reading("1.5E-3", "0.0015"), Reading("12.5e+1", "125"), Reading("0e38", "0"),
            Reading("1e-38", "0.00000000000000000000000000000000000001"),
            Reading("1e37", "10000000000000000000000000000000000000"),
            Reading("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
            Reading("-99999999999999999999999999999999999.999", "-99999999999999999999999999999999999.999"),
            Reading("1.00000000000000000000000000000000000000000000000", "1"),
            Reading("0.00000000000000000000000000000000000000000000000", "0"),
            Reading("1000000000000000000", "1000000000000000000"),
            Reading("999999999999999999.9", "999999999999999999.9"),
            Reading("18446744073709551616", "18446744073709551616"),
            Reading("10000000000000000001", "10000000000000000001"),
        ]
    )
    func reads(reading: Reading) throws {
        let number = try #require(ExactDecimal(reading.text))
        #expect(number.description == reading.written)
        #expect(ExactDecimal(number.description) == number)
        let bytes = Array("<\(reading.text)>".utf8)
        #expect(ExactDecimal(utf8: bytes, in: 1..<(bytes.count - 1)) == number)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "-", "+1", " 1", "1 ", "1.", ".5", "1..2", "1.2.3", "1,5", "1 234", "۱۲", "٣", "1e", "1e+", "e5",
            "1e39",
            "1e-39", "0x10", "1_000", "NaN", "inf", "--1", "1-", "1e99999999999999999999", "12abc", "1\u{301}",
            "123456789012345678901234567890123456789", "1e38", "0.000000000000000000000000000000000000001",
            "1234567890.12345678901234567890123456789",
        ]
    )
    func refuses(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("is equal whatever the trailing zeros")
    func equality() {
        let numbers = ["10.5", "10.50", "10.500000", "1.05e1", "105e-1"].compactMap { ExactDecimal($0) }
        #expect(numbers.count == 5)
        #expect(Set(numbers).count == 1)
        #expect(ExactDecimal("5") == 5)
        #expect(ExactDecimal(utf8: [0x31], in: 0..<2) == nil)
    }

    @Test("orders by value")
    func order() {
        let sorted = ["-1e37", "-2", "-1.99", "-0.1", "0", "1e-38", "0.09", "0.1", "1", "1.000001", "9", "10", "1e37"]
        let numbers = sorted.compactMap { ExactDecimal($0) }
        #expect(numbers.count == sorted.count)
        for (index, number) in numbers.enumerated() {
            for (otherIndex, other) in numbers.enumerated() {
                #expect((number < other) == (index < otherIndex), "\(number) \(other)")
            }
        }
    }

    struct Rounding: CustomTestStringConvertible {
        let text: String
        let decimals: Int
        let rounded: String
        init(_ text: String, _ decimals: Int, _ rounded: String) {
            self.text = text
            self.decimals = decimals
            self.rounded = rounded
        }
        var testDescription: String { "\(text) to \(decimals)" }
    }

    @Test(
        "rounds halves away from zero",
        arguments: [
            Rounding("2.5", 0, "3"), Rounding("-2.5", 0, "-3"), Rounding("2.4999", 0, "2"),
            Rounding("0.005", 2, "0.01"),
            Rounding("-0.004", 2, "0.00"), Rounding("9.999", 2, "10.00"), Rounding("1", 2, "1.00"),
            Rounding("1.005", 3, "1.005"), Rounding("0.99999999999999999999999999999999999999", 37, "1." + zeros(37)),
            Rounding("12.345", -1, "12"),
        ]
    )
    func rounds(rounding: Rounding) throws {
        let number = try #require(ExactDecimal(rounding.text))
        #expect(number.text(decimals: rounding.decimals) == rounding.rounded)
        #expect(number.rounded(decimals: rounding.decimals) == ExactDecimal(rounding.rounded))
    }

    @Test("pads but never rounds when a minimum of decimals is asked")
    func minimum() throws {
        let number = try #require(ExactDecimal("-12.5"))
        #expect(number.text(minimumDecimals: 2) == "-12.50")
        #expect(number.text(minimumDecimals: 0) == "-12.5")
        #expect(number.text(minimumDecimals: 60) == "-12.5" + Self.zeros(59))
        #expect(ExactDecimal(0).text(minimumDecimals: 2) == "0.00")
        var bytes = Array("x".utf8)
        number.append(to: &bytes, minimumDecimals: 3)
        #expect(String(decoding: bytes, as: UTF8.self) == "x-12.500")
    }

    @Test("tells its parts")
    func parts() throws {
        let number = try #require(ExactDecimal("-12.345"))
        #expect(number.fractionDigits == 3 && number.mantissa == -12345 && number.isNegative && !number.isZero)
        #expect(number.magnitude == ExactDecimal("12.345"))
        #expect(number.integer == nil)
        #expect(number.shifted(by: 3)?.integer == -12345)
        #expect(ExactDecimal(19_990).shifted(by: 2)?.integer == 1_999_000)
        #expect(ExactDecimal("9223372036854775808")?.integer == nil)
        #expect(ExactDecimal(Int.min).description == "-9223372036854775808")
        #expect(ExactDecimal.zero.isZero && !ExactDecimal.zero.isNegative)
        #expect(ExactDecimal(1).shifted(by: Int.min) == nil)
        #expect(ExactDecimal(1).shifted(by: 38) == nil)
        #expect(ExactDecimal(mantissa: .min, fractionDigits: 0) == nil)
    }

    @Test("is nil where a result needs more than 38 digits")
    func overflow() throws {
        let large = try #require(ExactDecimal("99999999999999999999999999999999999999"))
        let small = try #require(ExactDecimal("1e-38"))
        #expect(large.adding(1) == nil)
        #expect(large.adding(small) == nil)
        #expect(large.multiplied(by: 10) == nil)
        #expect(large.multiplied(by: large) == nil)
        #expect(small.multiplied(by: small) == nil)
        #expect(large.subtracting(large) == 0)
        #expect(ExactDecimal.divide(large, by: small, decimals: 0) == nil)
        #expect(ExactDecimal.divide(1, by: 0, decimals: 2) == nil)
        #expect(ExactDecimal.divide(small, by: large, decimals: 38) == 0)
    }

    @Test(
        "divides exactly and rounds once",
        arguments: [
            ("1", "3", 12, "0.333333333333"), ("2", "3", 2, "0.67"), ("-1", "8", 2, "-0.13"), ("1", "8", 3, "0.125"),
            ("10", "4", 0, "3"), ("0.001", "1000", 5, "0"), ("0.005", "1", 2, "0.01"), ("1299000", "10", 2, "129900"),
            ("99999999999999999999999999999999999999", "100000000000000000000", 12, "1000000000000000000"),
            ("1", "17000000000000000000000000000000000000", 38, "0.00000000000000000000000000000000000006"),
            ("9", "99999999999999999999999999999999999999", 38, "0.00000000000000000000000000000000000009"),
        ]
    )
    func divides(dividend: String, divisor: String, decimals: Int, quotient: String) throws {
        let first = try #require(ExactDecimal(dividend))
        let second = try #require(ExactDecimal(divisor))
        #expect(ExactDecimal.divide(first, by: second, decimals: decimals)?.description == quotient)
    }

    private static func zeros(_ count: Int) -> String {
        String(repeating: "0", count: count)
    }
}
