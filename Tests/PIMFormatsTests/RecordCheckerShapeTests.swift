import PIMCatalog
import PIMFormats
import PIMText
import Testing

@Suite("Record checker: shapes, lists and rows")
struct RecordCheckerShapeTests {
    struct Shape: Sendable, CustomTestStringConvertible {
        var field: Field
        var text: String
        var becomes: String?
        var rule: String?
        var testDescription: String { "\(field.name) \"\(text)\" → \(becomes ?? rule ?? "")" }

        static func fits(_ field: Field, _ text: String) -> Shape {
            Shape(field: field, text: text, becomes: text)
        }

        static func refused(_ field: Field, _ text: String, _ rule: String) -> Shape {
            Shape(field: field, text: text, rule: rule)
        }
    }

    static let date = Field("date", .date)
    static let range = Field("range", .dateRange)
    static let link = Field("link", .url)
    static let gtin = Field("gtin", .gtin)

    @Test(
        "takes dates, addresses and numbers of their grammar",
        arguments: [
            Shape.fits(date, "2026-11-22"), Shape.fits(date, "2024-02-29"), Shape.fits(date, "2026-11-22T10:30Z"),
            Shape.fits(date, "2026-11-22T10:30+0100"), Shape.fits(date, "2026-11-22T10:30:15-06:00"),
            Shape.refused(date, "2025-02-29", "format.date"), Shape.refused(date, "22.11.2026", "format.date"),
            Shape.refused(date, "2026-11-22 10:30", "format.date"),
            Shape.refused(date, "2026-11-22T24:30", "format.date"),
            Shape.refused(date, "2026-1-2", "format.date"), Shape.refused(date, "soon", "format.date"),
            Shape.fits(range, "2026-11-22T00:00Z/2026-11-30T23:59Z"),
            Shape.fits(range, "2026-11-22T10:00+02:00/2026-11-22T08:30Z"),
            Shape.refused(range, "2026-11-22T10:00+02:00/2026-11-22T08:00Z", "format.date"),
            Shape.refused(range, "2026-11-30/2026-11-22", "format.date"),
            Shape.refused(range, "2026-11-22", "format.date"), Shape.refused(range, "2026-11-22/", "format.date"),
            Shape.refused(range, "2026-11-22/2026-11-23/2026-11-24", "format.date"),
            Shape.fits(link, "https://shop.example/p?a=1&b=%D9%81"), Shape.fits(link, "http://shop.example"),
            Shape(field: link, text: "https://shop.example/ż p", becomes: "https://shop.example/%C5%BC%20p"),
            Shape.refused(link, "/p/1", "format.url"), Shape.refused(link, "ftp://shop.example/1", "format.url"),
            Shape.refused(link, "https://", "format.url"), Shape.refused(link, "javascript:alert(1)", "format.url"),
            Shape.fits(gtin, "5901234123457"),
            Shape(field: gtin, text: "590-1234-123457", becomes: "5901234123457"),
            Shape.refused(gtin, "5901234123458", "format.gtin"), Shape.refused(gtin, "2012345678903", "format.gtin"),
            Shape.refused(gtin, "n/a", "format.gtin"),
        ]
    )
    func shapes(_ item: Shape) {
        var record = Record(identifier: "x", isVariant: false, cells: [.text(item.text)])
        let findings = RecordChecker(fields: [item.field]).check(&record, country: nil)
        #expect(record.cells == [item.becomes.map(Cell.text) ?? .empty])
        #expect(findings.map(\.rule) == (item.rule.map { [$0] } ?? []))
    }

    struct List: Sendable, CustomTestStringConvertible {
        var limits: Field.Limits
        var before: Cell
        var after: Cell
        var messages: [String] = []
        var testDescription: String { "\(before) → \(after)" }
    }

    @Test(
        "keeps as many values as the field takes",
        arguments: [
            List(limits: .count(3), before: .list(["a", "b"]), after: .list(["a", "b"])),
            List(limits: .count(3), before: .list(["a", "", "b"]), after: .list(["a", "b"])),
            List(limits: .count(3), before: .list([""]), after: .empty),
            List(
                limits: .count(2),
                before: .list(["a", "b", "c"]),
                after: .list(["a", "b"]),
                messages: ["labels has 3 values, Shop takes 2"]
            ),
            List(limits: .count(1), before: .list(["a"]), after: .list(["a"])),
            List(
                limits: .count(1),
                before: .list(["a", "b"]),
                after: .text("a"),
                messages: ["labels has 2 values, Shop takes 1"]
            ),
            List(
                limits: .length(2, count: 3),
                before: .list(["aa", "bbb", "cc"]),
                after: .list(["aa", "cc"]),
                messages: ["labels has 3 code points, Shop takes 2"]
            ),
            List(
                limits: Field.Limits(maximumCount: 9, minimumCount: 2),
                before: .text("a"),
                after: .empty,
                messages: ["labels has 1 value, Shop takes 2 or more"]
            ),
        ]
    )
    func lists(_ item: List) {
        let field = Field("labels", .text, limits: item.limits)
        var record = Record(identifier: "x", isVariant: false, cells: [item.before])
        let findings = RecordChecker(fields: [field], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [item.after])
        #expect(findings.map(\.message) == item.messages)
    }

    @Test("warns of texts that are not as the channel likes them, and leaves them")
    func textRules() {
        let fields = [
            Field("title", .text, textRules: [.noShouting, .noMarkup]),
            Field("description", .text, textRules: [.noLinks]),
            Field("code", .text, textRules: [.asciiOnly]),
        ]
        let cells: [Cell] = [.text("SUPER <b>tent</b> OKAZJA"), .text("see WWW.example.com"), .text("café")]
        var record = Record(identifier: "x", isVariant: false, cells: cells)
        let findings = RecordChecker(fields: fields, channel: "Shop").check(&record, country: nil)
        #expect(record.cells == cells)
        #expect(findings.allSatisfy { $0.severity == .warning })
        #expect(
            findings.map(\.message) == [
                "title has \"SUPER\" and 1 more wholly in capitals", "title has markup in it",
                "description has a web address in it", "code has U+00E9, Shop takes ASCII only",
            ]
        )
        var quiet = Record(
            identifier: "x",
            isVariant: false,
            cells: [.text("Namiot USB HDMI 3 < 4 DDR4X"), .text("a://"), .text("cafe")]
        )
        quiet.cells[1] = .text("one. www is a word, a: / b")
        #expect(RecordChecker(fields: fields).check(&quiet, country: nil).isEmpty)
    }

    static let shipping = Field(
        "shipping",
        .group,
        .required,
        limits: .count(2),
        fields: [
            Field("country", .code, limits: .length(2)),
            Field("price", .price, .required),
            Field("min_time", .integer),
            Field("max_time", .integer, .conditional(.present("min_time"))),
        ]
    )

    @Test("keeps good rows of a group and leaves out those without a required field")
    func rows() {
        let good: [Cell] = [.text("PL"), .text("9.99 PLN"), .text("1"), .text("2")]
        var record = Record(
            identifier: "x",
            isVariant: false,
            cells: [
                .rows([
                    good, [.text("DE"), .text("free"), .empty, .empty],
                    [.text("Poland"), .text("1 PLN"), .empty, .empty],
                    [.text("FR"), .text("1 EUR"), .text("1"), .empty],
                ])
            ]
        )
        let findings = RecordChecker(fields: [Self.shipping], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [.rows([good, [.empty, .text("1 PLN"), .empty, .empty]])])
        #expect(findings.map(\.field) == ["shipping.price", "shipping.country", "shipping.max_time"])
        #expect(
            findings.last?.message == "shipping.max_time is missing, Shop requires it where min_time is given"
        )
    }

    @Test("reports a required group whose only row is refused once")
    func refusedGroup() {
        var record = Record(identifier: "x", isVariant: false, cells: [.rows([[.text("DE"), .text("free")]])])
        let findings = RecordChecker(fields: [Self.shipping]).check(&record, country: nil)
        #expect(record.cells == [.empty])
        #expect(findings.map(\.rule) == ["format.price"])
    }

    @Test("reports rows beyond the count")
    func tooManyRows() {
        let row: [Cell] = [.text("PL"), .text("9.99 PLN"), .empty, .empty]
        var record = Record(identifier: "x", isVariant: false, cells: [.rows([row, row, row])])
        let findings = RecordChecker(fields: [Self.shipping], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [.rows([row, row])])
        #expect(findings.map(\.message) == ["shipping has 3 values, Shop takes 2"])
    }
}
