import PIMCatalog
import PIMText
import Testing

@Suite("Measurement family")
struct MeasurementTests {
    struct Conversion: CustomTestStringConvertible {
        let family: String
        let amount: String
        let source: String
        let target: String
        let result: String?
        init(_ family: String, _ amount: String, _ source: String, _ target: String, _ result: String?) {
            self.family = family
            self.amount = amount
            self.source = source
            self.target = target
            self.result = result
        }
        var testDescription: String { "\(amount) \(source) to \(target)" }
    }

    @Test(
        "converts exactly",
        arguments: [
            Conversion("Weight", "1.2", "KILOGRAM", "GRAM", "1200"),
            Conversion("Weight", "250", "GRAM", "KILOGRAM", "0.25"),
            Conversion("Weight", "1", "POUND", "OUNCE", "16"),
            Conversion("Weight", "1", "OUNCE", "GRAM", "28.349523125"),
            Conversion("Length", "12", "INCH", "FEET", "1"),
            Conversion("Length", "1", "METER", "INCH", "39.370078740157"),
            Conversion("Temperature", "212", "FAHRENHEIT", "CELSIUS", "100"),
            Conversion("Temperature", "-40", "CELSIUS", "FAHRENHEIT", "-40"),
            Conversion("Temperature", "20", "CELSIUS", "KELVIN", "293.15"),
            Conversion("Temperature", "80", "REAUMUR", "CELSIUS", "100"),
            Conversion("Speed", "36", "KILOMETER_PER_HOUR", "METER_PER_SECOND", "10"),
            Conversion("Binary", "1", "TERABYTE", "GIGABYTE", "1024"),
            Conversion("Capacitance", "1", "ATTOFARAD", "PICOFARAD", "0.000001"),
            Conversion("Volume", "0.75", "LITER", "MILLILITER", "750"),
            Conversion("Weight", "0.1234567890123456", "GRAM", "GRAM", "0.1234567890123456"),
            Conversion("Weight", "1", "GRAM", "LITER", nil), Conversion("Weight", "1", "STONE", "STONE", nil),
        ]
    )
    func converts(conversion: Conversion) throws {
        let family = try #require(Self.family(conversion.family))
        let amount = try #require(ExactDecimal(conversion.amount))
        let result = family.convert(amount, from: conversion.source, to: conversion.target)
        #expect(result?.description == conversion.result)
    }

    @Test("has every built-in family with its standard unit, unique codes and signs")
    func builtIn() {
        #expect(MeasurementFamily.builtIn.count == 24)
        #expect(MeasurementFamily.builtIn.map(\.units.count).reduce(0, +) == 199)
        #expect(Set(MeasurementFamily.builtIn.map(\.code)).count == 24)
        for family in MeasurementFamily.builtIn {
            #expect(Set(family.units.map(\.code)).count == family.units.count, "\(family.code)")
            #expect(family.unit(family.standardUnit) != nil, "\(family.code)")
            for unit in family.units {
                #expect(!unit.operations.isEmpty && !unit.symbol.isEmpty, "\(family.code) \(unit.code)")
            }
        }
        #expect(Self.family("Area")?.unit("SQUARE_MIL")?.symbol == "sq mil")
    }

    @Test("converts every unit to every other and back", arguments: MeasurementFamily.builtIn.map(\.code))
    func thereAndBack(code: String) throws {
        let family = try #require(Self.family(code))
        let amount = try #require(ExactDecimal("1234.5"))
        for source in family.units {
            for target in family.units {
                let there = try #require(
                    family.convert(amount, from: source.code, to: target.code),
                    "\(source.code) \(target.code)"
                )
                guard there.magnitude > 1000 else {
                    continue
                }
                let back = try #require(
                    family.convert(there, from: target.code, to: source.code),
                    "\(source.code) \(target.code)"
                )
                let difference = try #require(back.subtracting(amount)).magnitude
                #expect(try difference < #require(ExactDecimal("1e-8")), "\(source.code) \(target.code) \(back)")
            }
        }
    }

    private static func family(_ code: String) -> MeasurementFamily? {
        MeasurementFamily.builtIn.first { $0.code == code }
    }
}
