import PIMCatalog
import PIMFormats
import Testing

@Suite("Record checker: names in capitals")
struct RecordNameTests {
    /// A title, a brand, and what is said of the title.
    struct Row: Sendable, CustomTestStringConvertible {
        let title: String
        let brand: String?
        let says: String?

        init(_ title: String, _ brand: String?, _ says: String? = nil) {
            self.title = title
            self.brand = brand
            self.says = says
        }

        var testDescription: String { "\(title), brand \(brand ?? "none")" }
    }

    @Test(
        "the record's brand and the names of guidelines do not shout",
        arguments: [
            Row("HONOR X8", "HONOR"), Row("HONOR X8", "Honor", "title has \"HONOR\" wholly in capitals"),
            Row("HONOR X8", nil, "title has \"HONOR\" wholly in capitals"), Row("NORDVIK lamp", nil),
            Row("HONOR PHONE SUPER", "HONOR", "title has \"PHONE\" and 1 more wholly in capitals"),
        ]
    )
    func names(row: Row) {
        let title = Field("title", .text, textRules: [.noShouting])
        for brand in [Field("brand", .text), Field("vendor", .text, from: [.role("brand")])] {
            var checker = RecordChecker(fields: [title, brand])
            checker.names = ["NORDVIK"]
            let cells: [Cell] = [.text(row.title), row.brand.map { .text($0) } ?? .empty]
            var record = Record(identifier: "x", isVariant: false, cells: cells)
            let findings = checker.check(&record, country: nil)
            #expect(findings.map(\.message) == [row.says].compactMap(\.self))
            #expect(findings.allSatisfy { $0.rule == "format.shouting" && $0.passage == nil })
        }
    }
}
