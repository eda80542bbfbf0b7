import Foundation
import PIMCatalog
import PIMText
import Testing

@Suite("Currency table against ISO 4217")
struct CurrencyConformanceTests {
    private static let file = "data/schemas/currency/iso4217-codes-all.csv"

    @Test("holds every active code with its minor digits, and no other", .enabled(if: SharedFolder.file(file) != nil))
    func sameCodes() throws {
        let path = try #require(SharedFolder.file(Self.file))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var digits: [String: Int?] = [:]
        for line in text.split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).suffix(4).map(String.init)
            guard cells.count == 4, !cells[0].isEmpty, cells[3].isEmpty else {
                continue
            }
            digits[cells[0]] = .some(Int(cells[2]))
        }
        #expect(digits.count > 150)
        #expect(CurrencyTable.codes == digits.keys.sorted())
        for (code, expected) in digits {
            #expect(CurrencyTable.minorUnits(code) == expected, "\(code)")
        }
    }
}
