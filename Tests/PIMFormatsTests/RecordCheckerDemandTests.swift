import PIMCatalog
import PIMFormats
import PIMText
import Testing

@Suite("Record checker: demands")
struct RecordCheckerDemandTests {
    struct Demand: Sendable, CustomTestStringConvertible {
        var requirement: Field.Requirement
        var grade = Field.Grade.official
        var other: Cell = .empty
        var says: String?
        var severity = Finding.Severity.error
        var pointer = "feed definition"
        var testDescription: String { "\(requirement) beside \(other) → \(says ?? "nothing")" }
    }

    static let long = Condition.all([.absent("gtin"), .not(.equals("gtin", ["5901234123457", "5901234123464"]))])

    @Test(
        "asks for what is required, recommended or advised",
        arguments: [
            Demand(requirement: .optional),
            Demand(requirement: .required, says: "mpn is missing, Shop requires it"),
            Demand(
                requirement: .required,
                grade: .copied,
                says: "mpn is missing, Shop requires it",
                severity: .warning
            ),
            Demand(requirement: .recommended, says: "mpn is missing, Shop recommends it", severity: .note),
            Demand(
                requirement: .conditional(.absent("gtin")),
                says: "mpn is missing, Shop requires it where gtin is not given"
            ),
            Demand(
                requirement: .conditional(long),
                says: "mpn is missing, Shop requires it for items like this",
                pointer: "; see the format's table for the condition"
            ),
            Demand(
                requirement: .advised(long),
                says: "mpn is missing, Shop asks for it for items like this",
                severity: .warning,
                pointer: "; see the format's table for the condition"
            ),
            Demand(requirement: .conditional(.absent("gtin")), other: .text("5901234123457")),
            Demand(
                requirement: .advised(.absent("gtin")),
                says: "mpn is missing, Shop asks for it where gtin is not given",
                severity: .warning
            ),
        ]
    )
    func demands(_ item: Demand) {
        let fields = [Field("gtin", .gtin), Field("mpn", .code, item.requirement, grade: item.grade)]
        var record = Record(identifier: "x", isVariant: false, cells: [item.other, .empty])
        let findings = RecordChecker(fields: fields, channel: "Shop").check(&record, country: nil)
        #expect(findings.map(\.message) == (item.says.map { [$0] } ?? []))
        for finding in findings {
            #expect(finding.rule == "format.missing")
            #expect(finding.severity == item.severity)
            #expect(finding.field == "mpn")
            #expect(finding.remedy.contains("role mpn"))
            #expect(finding.remedy.hasSuffix(item.pointer))
        }
    }

    @Test("reports only the first cause where a required value is refused")
    func firstCause() {
        let fields = [Field("gtin", .gtin, .required), Field("mpn", .code, .conditional(.absent("gtin")))]
        var record = Record(identifier: "x", isVariant: false, cells: [.text("5901234123458"), .empty])
        let findings = RecordChecker(fields: fields).check(&record, country: nil)
        #expect(findings.map(\.rule) == ["format.gtin"])
        #expect(record.cells == [.empty, .empty])
    }

    @Test("grades findings: official faults are errors, others warnings", arguments: Field.Grade.allCases)
    func grades(_ grade: Field.Grade) {
        var record = Record(identifier: "x", isVariant: false, cells: [.text("ftp://a")])
        let findings = RecordChecker(fields: [Field("link", .url, grade: grade)]).check(&record, country: nil)
        #expect(findings.map(\.severity) == [grade == .official ? .error : .warning])
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        var grade: Field.Grade
        var requirement: Field.Requirement
        var isEmptied: Bool
        var testDescription: String { "\(grade), \(requirement) → \(isEmptied ? "emptied" : "kept")" }
    }

    @Test(
        "reports broken rules and empties an optional field of an official one",
        arguments: [
            Broken(grade: .official, requirement: .optional, isEmptied: true),
            Broken(grade: .official, requirement: .required, isEmptied: false),
            Broken(grade: .copied, requirement: .optional, isEmptied: false),
        ]
    )
    func rules(_ item: Broken) {
        let rule = RecordRule(
            "sale-price-above-price",
            field: "sale_price",
            brokenWhen: .notLess("sale_price", than: "price"),
            message: "sale_price is not lower than price",
            remedy: "lower it",
            grade: item.grade
        )
        let fields = [Field("price", .price), Field("sale_price", .price, item.requirement)]
        let checker = RecordChecker(fields: fields, rules: [rule])
        var record = Record(identifier: "x", isVariant: false, cells: [.text("9.00 PLN"), .text("9.00 PLN")])
        let findings = checker.check(&record, country: nil)
        #expect(findings.map(\.rule) == ["format.sale-price-above-price"])
        #expect(findings.map(\.severity) == [item.grade == .official ? .error : .warning])
        #expect(record.cells[1].isEmpty == item.isEmptied)
        var good = Record(identifier: "x", isVariant: false, cells: [.text("9.00 PLN"), .text("8.99 PLN")])
        #expect(checker.check(&good, country: nil).isEmpty)
    }

    @Test("empties objects in which only constants and facts of the scope stand, inner ones first")
    func hollowObjects() {
        let fields = [
            Field("@type", .code, from: [.constant("Product")]),
            Field("brand.@type", .code, from: [.constant("Brand")]),
            Field("brand.name", .text),
            Field("offers.@type", .code, from: [.constant("Offer")]),
            Field("offers.price", .amount),
            Field("offers.list.currency", .code, from: [.computed(.currency)]),
            Field("offers.list.price", .amount),
        ]
        let full: [Cell] = [
            .text("Product"), .text("Brand"), .empty, .text("Offer"), .text("9.99"), .text("PLN"), .empty,
        ]
        var record = Record(identifier: "x", isVariant: false, cells: full)
        #expect(RecordChecker(fields: fields).check(&record, country: nil).isEmpty)
        #expect(
            record.cells == [.text("Product"), .empty, .empty, .text("Offer"), .text("9.99"), .empty, .empty]
        )
        let group = Field("rows", .group, fields: Array(fields.dropFirst()))
        record.cells = [.rows([Array(full.dropFirst())])]
        #expect(RecordChecker(fields: [group]).check(&record, country: nil).isEmpty)
        #expect(record.cells == [.rows([[.empty, .empty, .text("Offer"), .text("9.99"), .empty, .empty]])])
    }

    @Test("never leaves a value behind that it would refuse again")
    func settles() {
        let pieces = [
            "", "1.50 PLN", "kg", "żółw", "5901234123457", "https://a.example", "in_stock", "2026-11-22", "/", " ",
        ]
        var state: UInt64 = 7
        let fields = FeedFormat.googleMerchant.fields
        let checker = RecordChecker(format: .googleMerchant)
        for _ in 0..<300 {
            var record = Record(identifier: "x", isVariant: false, cells: [])
            for _ in fields {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let first = pieces[Int(state >> 33) % pieces.count]
                let second = pieces[Int(state >> 45) % pieces.count]
                record.cells.append((state >> 60) == 0 ? .list([first, second]) : .text(first + second))
            }
            _ = checker.check(&record, country: "PL")
            let settled = record
            _ = checker.check(&record, country: "PL")
            #expect(record == settled)
        }
    }
}
