import Foundation
import PIMCatalog
import PIMText
import Testing

@Suite("Built-in measurement families")
struct MeasurementConformanceTests {
    private static let file = "data/catalogs/akeneo_measurement_families/measurement-families.json"

    private struct Family: Decodable {
        let code: String
        let standardUnit: String
        let units: [String: Unit]

        private enum CodingKeys: String, CodingKey {
            case code
            case standardUnit = "standard_unit_code"
            case units
        }
    }

    private struct Unit: Decodable {
        let symbol: String
        let operations: [[String: String]]

        private enum CodingKeys: String, CodingKey {
            case symbol
            case operations = "convert_from_standard"
        }
    }

    @Test("are Akeneo's, unit by unit and step by step", .enabled(if: SharedFolder.file(file) != nil))
    func sameOperations() throws {
        let path = try #require(SharedFolder.file(Self.file))
        let expected = try JSONDecoder().decode([Family].self, from: Data(contentsOf: URL(filePath: path)))
        #expect(MeasurementFamily.builtIn.map(\.code) == expected.map(\.code))
        for (family, other) in zip(MeasurementFamily.builtIn, expected) {
            #expect(family.standardUnit == other.standardUnit)
            #expect(Set(family.units.map(\.code)) == Set(other.units.keys), "\(family.code)")
            for unit in family.units {
                let facts = try #require(other.units[unit.code], "\(family.code) \(unit.code)")
                #expect(unit.symbol == facts.symbol)
                let steps = try facts.operations.map { step in
                    let value = try #require(ExactDecimal(step["value"] ?? ""))
                    return try #require(MeasurementFamily.Operation(step["operator"] ?? "", value))
                }
                #expect(unit.operations == steps, "\(family.code) \(unit.code)")
            }
        }
    }
}
