import PIMCatalog
import PIMFormats
import PIMText
import Testing

@Suite("Record checker: quiet and prepared checks")
struct QuietCheckTests {
    /// A field, and pieces of which its texts are made.
    struct Kind: Sendable, CustomTestStringConvertible {
        var field: Field
        var pieces: [String]
        var testDescription: String { field.name }
    }

    static let kinds: [Kind] = [
        Kind(
            field: Field("price", .price, limits: .range(ExactDecimal("0.5"), ExactDecimal("20"), decimals: 3)),
            pieces: ["1", "20", "0", ".", ".5", "999", " ", " PLN", " JPY", "-", "USD"]
        ),
        Kind(
            field: Field(
                "weight",
                .measure,
                limits: .range(ExactDecimal("0.00001"), nil),
                units: [.init("kg", "KILOGRAM")]
            ),
            pieces: ["1", "0", ".", "00001", " ", "kg", " kg", "KG", " KILOGRAM"]
        ),
        Kind(
            field: Field("rank", .integer, limits: .range(nil, ExactDecimal("100"))),
            pieces: ["1", "0", "-", ".", "e"]
        ),
        Kind(
            field: Field("range", .dateRange),
            pieces: [
                "2026-11-22/", "2026-12-01", "2027-11-22T10:30Z", "2024-02-29/", "2025-02-29/", "2027-11-21T10:30Z/",
            ]
        ),
        Kind(
            field: Field("link", .url, limits: .length(30)),
            pieces: ["https://", "a.pl", "/", "ż", "%20", "%", " ", ":80"]
        ),
        Kind(
            field: Field("word", .word, words: ["in stock", "żółty"]),
            pieces: ["in", " ", "_", "STOCK", "stock", "żółty"]
        ),
        Kind(
            field: Field("text", .text, limits: .cut(12), textRules: Field.TextRule.allCases),
            pieces: ["word", " ", "LOUD", "ER", "ż", "<", "b>", "www", ".", "://", "e\u{301}"]
        ),
    ]

    @Test("says of a record that became good that it is good, whatever it was before", arguments: kinds)
    func settles(_ kind: Kind) {
        var generator = RepeatableGenerator(state: 61)
        let checker = RecordChecker(fields: [kind.field, Field("other", .code)], channel: "Shop")
        var kept = 0
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                kind.pieces.randomElement(using: &generator) ?? ""
            }.joined()
            var record = Record(identifier: "x", isVariant: false, cells: [.text(text), .text("next")])
            let findings = checker.check(&record, country: nil)
            #expect(record.cells[1] == .text("next"))
            guard !record.cells[0].isEmpty else {
                #expect(!findings.isEmpty, "\(text)")
                continue
            }
            kept += 1
            let settled = record
            let again = checker.check(&record, country: nil)
            #expect(record == settled, "\(text)")
            #expect(again.allSatisfy { $0.severity == .warning }, "\(text)")
            // The same texts in a list and in a row of a group are judged alike.
            var list = Record(identifier: "x", isVariant: false, cells: [.list([text]), .empty])
            #expect(checker.check(&list, country: nil) == findings, "\(text)")
            #expect(list.cells[0].texts == settled.cells[0].texts, "\(text)")
        }
        #expect(kept > 10)
    }

    @Test("keeps a shortened text where it stands and other cells as they are")
    func prefix() {
        let checker = RecordChecker(fields: [Field("title", .text, limits: .cut(10)), Field("code", .code)])
        var record = Record(identifier: "x", isVariant: false, cells: [.text("eleven eleven"), .text("A-1")])
        let count = record.bytes.count
        _ = checker.check(&record, country: nil)
        #expect(record.cells == [.text("eleven ele"), .text("A-1")])
        #expect(record.bytes.count == count)
    }

    static let format = FeedFormat.googleMerchant

    @Test("checks for one market as for its country", arguments: [nil, "PL", "DE", "BR", "US", "ZZ"])
    func markets(_ country: String?) {
        let checker = RecordChecker(format: Self.format)
        var market = checker.prepared(country: country)
        for category in ["166", "784", "5598", ""] {
            for isVariant in [true, false] {
                let cells = Self.format.fields.map { field -> Cell in
                    switch field.name {
                    case "google_product_category": category.isEmpty ? .empty : .text(category)
                    case "price", "sale_price": .text("0.00 PLN")
                    default: .empty
                    }
                }
                var first = Record(identifier: "x", isVariant: isVariant, cells: cells)
                var second = first
                var findings: [Finding] = []
                let untold = market.check(&second, &findings)
                #expect(checker.check(&first, country: country) == findings)
                #expect(first == second)
                #expect(untold == nil)
                // Where only some fields are ever filled, most conditions answer themselves.
                let filled = cells.indices.filter { !cells[$0].isEmpty }
                var third = Record(identifier: "x", isVariant: isVariant, cells: [])
                third.reset(identifier: "x", isVariant: isVariant, count: cells.count, places: filled)
                for place in filled {
                    let slot = third.slot(of: cells[place])
                    third.allSlots[place] = slot
                }
                var others: [Finding] = []
                #expect(market.check(&third, &others) == nil)
                #expect(others == findings)
                #expect(third == first)
            }
        }
    }

    @Test("tells nothing of a muted field but its severity")
    func muted() {
        let fields = [Field("id", .code, .required), Field("mpn", .code, .recommended), Field("note", .text)]
        var market = RecordChecker(fields: fields).prepared(country: nil)
        market.mute(missing: "mpn")
        var record = Record(identifier: "x", isVariant: false, cells: [.text("1"), .empty, .empty])
        var findings: [Finding] = []
        #expect(market.check(&record, &findings) == .note)
        #expect(findings.isEmpty)
        market.mute(missing: "id")
        var empty = Record(identifier: "x", isVariant: false, cells: [.empty, .empty, .empty])
        #expect(market.check(&empty, &findings) == .error)
        #expect(findings.isEmpty)
    }
}

/// The same random numbers on every run.
private struct RepeatableGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
