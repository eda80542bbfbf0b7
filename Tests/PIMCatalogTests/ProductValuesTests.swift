import PIMText
import Testing

@testable import PIMCatalog

/// Data that is kept in parts says what the same data says that is kept as a `Value`.
@Suite("Values kept in parts")
struct ProductValuesTests {
    /// Values whose only entry is kept in parts.
    private struct Kept {
        var values = ProductValues()
        var entry = ProductValues.Entry(attribute: 0, channel: -1, locale: -1, audience: -1)

        init(_ shape: ProductValues.Shape, _ parts: [(mantissa: Int64, fractionDigits: UInt8, text: String)]) {
            entry.form = .other
            entry.shape = shape
            entry.count = UInt32(parts.count)
            for part in parts {
                let start = UInt32(values.bytes.count)
                values.bytes += Array(part.text.utf8)
                values.parts.append(
                    ProductValues.Part(
                        mantissa: part.mantissa,
                        start: start,
                        count: UInt32(part.text.utf8.count),
                        fractionDigits: part.fractionDigits
                    )
                )
            }
            if shape == .flag { entry.start = UInt32(parts.count) }
            values.entries = [entry]
        }
    }

    private static let prices: [Money] = [Money(ExactDecimal("12.5") ?? 0, "PLN"), Money(3, "EUR"), Money(4, "PLN")]

    private static var keptPrices: Kept { Kept(.prices, [(125, 1, "PLN"), (3, 0, "EUR"), (4, 0, "PLN")]) }

    @Test("are the values they stand for")
    func values() {
        let number = ExactDecimal("-0.05") ?? 0
        let kept: [(Kept, Value)] = [
            (Kept(.number, [(-5, 2, "")]), .number(number)),
            (Kept(.flag, [(0, 0, "")]), .flag(true)), (Kept(.flag, []), .flag(false)),
            (Self.keptPrices, .prices(Self.prices)), (Kept(.prices, []), .prices([])),
            (Kept(.measurement, [(-5, 2, "GRAM")]), .measurement(Measurement(number, "GRAM"))),
            (Kept(.options, [(0, 0, "ż"), (0, 0, "b")]), .options(["ż", "b"])),
            (Kept(.media, [(0, 0, "a.jpg"), (0, 0, "")]), .media(["a.jpg", ""])),
            (Kept(.references, []), .references([])),
        ]
        for (kept, value) in kept {
            #expect(kept.values.map(\.value) == [value])
            #expect(kept.values == ProductValues(arrayLiteral: ValueEntry(attribute: 0, value: value)))
            #expect(kept.values.isFilled(kept.entry, currencies: nil, country: nil) == value.isFilled, "\(value)")
        }
    }

    @Test("tell flags, numbers and texts alone", arguments: [false, true])
    func alone(isKeptInParts: Bool) throws {
        func kept(_ kept: Kept, _ value: Value) throws -> (ProductValues, ProductValues.Entry) {
            guard !isKeptInParts else { return (kept.values, kept.entry) }
            let values = ProductValues(arrayLiteral: ValueEntry(attribute: 0, value: value))
            return (values, try #require(values.entries.first))
        }
        let (flags, flag) = try kept(Kept(.flag, [(0, 0, "")]), .flag(true))
        #expect(flags.flag(of: flag) == true && flags.number(of: flag) == nil)
        let (numbers, number) = try kept(Kept(.number, [(7, 0, "")]), .number(7))
        #expect(numbers.number(of: number) == 7 && numbers.flag(of: number) == nil)
        let (prices, price) = try kept(Self.keptPrices, .prices(Self.prices))
        #expect(prices.amount(of: price, in: "PLN", country: "PL") == ExactDecimal("12.5"))
        #expect(prices.amount(of: price, in: "EUR", country: nil) == 3)
        #expect(prices.amount(of: price, in: "USD", country: nil) == nil)
        #expect(prices.isFilled(price, currencies: ["EUR", "PLN"], country: nil))
        #expect(!prices.isFilled(price, currencies: ["EUR", "USD"], country: nil))
        #expect(prices.number(of: price) == nil && prices.ranges(of: price) == nil)
    }

    @Test("find a currency that is spelled with a character equal to its letter")
    func spelling() {
        let kept = Kept(.prices, [(5, 0, "SEK")])
        #expect(kept.values.amount(of: kept.entry, in: "SE\u{212A}", country: nil) == 5)
    }

    @Test("know sound prices and units")
    func sound() {
        #expect(!Self.keptPrices.values.hasSoundPrices(Self.keptPrices.entry))
        let two = Kept(.prices, [(1, 0, "PLN"), (2, 0, "EUR")])
        #expect(two.values.hasSoundPrices(two.entry))
        let unknown = Kept(.prices, [(1, 0, "PLX")])
        #expect(!unknown.values.hasSoundPrices(unknown.entry))
        let weight = Kept(.measurement, [(1, 0, "GRAM")])
        #expect(weight.values.hasUnit(weight.entry, among: ["KILOGRAM", "GRAM"]))
        #expect(!weight.values.hasUnit(weight.entry, among: ["KILOGRAM", "GRAMS", ""]))
    }

    @Test("are forgotten with the others, and kept when room is given back")
    func reset() {
        var values = Self.keptPrices.values
        values.compact()
        #expect(values.map(\.value) == [.prices(Self.prices)])
        values.reset()
        #expect(values.isEmpty && values.parts.isEmpty && values.bytes.isEmpty && values.others.isEmpty)
    }
}
