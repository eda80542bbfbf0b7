import PIMCatalog
import PIMFormats
import PIMText
import Testing

@Suite("Record checker: amounts of money")
struct RecordCheckerMoneyTests {
    struct Amount: Sendable, CustomTestStringConvertible {
        var decimals: [String: Int] = [:]
        var kind = Field.Kind.price
        var currency: String?
        let text: String
        var becomes: String?
        var message = ""
        var remedy = ""
        var testDescription: String { "\(decimals) \(kind) \(text)" }
    }

    private static func format(_ decimals: [String: Int], _ kind: Field.Kind) -> FeedFormat {
        FeedFormat(
            id: "own",
            title: "Shop",
            summary: "",
            edition: "",
            sources: [],
            container: .json(FeedFormat.JSONLayout(isLines: true)),
            fields: [Field("price", kind)],
            decimals: decimals
        )
    }

    @Test(
        "have the digits of the channel, else those of the currency; nothing is rounded",
        arguments: [
            Amount(text: "15.00 PLN", becomes: "15.00 PLN"), Amount(text: "15.000 PLN", becomes: "15.000 PLN"),
            Amount(text: "15.005 PLN", message: "\"15.005 PLN\" has 3 decimals, PLN has 2", remedy: "to 2 decimals"),
            Amount(text: "15.5 JPY", message: "has 1 decimal, JPY has 0", remedy: "round the amount;"),
            Amount(text: "123.5 IRT", message: "has 1 decimal, IRT has 0", remedy: "round the amount;"),
            Amount(text: "1.234 KWD", becomes: "1.234 KWD"), Amount(text: "1.5 XAU", becomes: "1.5 XAU"),
            Amount(decimals: ["KZT": 0], text: "12990 KZT", becomes: "12990 KZT"),
            Amount(decimals: ["KZT": 0], text: "12990.00 KZT", becomes: "12990 KZT"),
            Amount(decimals: ["KZT": 0], text: "12990.50 KZT", message: "has 1 decimal, Shop takes 0 for KZT"),
            Amount(decimals: ["KWD": 2], text: "1.230 KWD", becomes: "1.23 KWD"),
            Amount(decimals: ["KWD": 2], text: "1.234 KWD", message: "has 3 decimals, Shop takes 2 for KWD"),
            Amount(decimals: ["KZT": 0], text: "15.00 PLN", becomes: "15.00 PLN"),
            Amount(decimals: ["KZT": 0], text: "15.005 PLN", message: "has 3 decimals, PLN has 2"),
            Amount(decimals: ["JPY": 1], text: "15.5 JPY", becomes: "15.5 JPY"),
            Amount(kind: .amount, text: "15.005", becomes: "15.005"),
            Amount(kind: .amount, currency: "PLN", text: "15.00", becomes: "15.00"),
            Amount(kind: .amount, currency: "PLN", text: "15.005", message: "has 3 decimals, PLN has 2"),
            Amount(decimals: ["KZT": 0], kind: .amount, currency: "KZT", text: "12990.00", becomes: "12990"),
            Amount(decimals: ["KZT": 0], kind: .amount, currency: "KZT", text: "0.5", message: "takes 0 for KZT"),
        ]
    )
    func digits(_ item: Amount) throws {
        let checker = RecordChecker(format: Self.format(item.decimals, item.kind), currency: item.currency)
        var record = Record(identifier: "x", isVariant: false, cells: [.text(item.text)])
        let findings = checker.check(&record, country: nil)
        #expect(record.cells == [item.becomes.map(Cell.text) ?? .empty])
        #expect(findings.count == (item.becomes == nil ? 1 : 0), "\(findings)")
        guard item.becomes == nil else { return }
        let finding = try #require(findings.first)
        #expect(finding.rule == "format.price" && finding.severity == .error)
        #expect(finding.message.contains(item.message), "\(finding.message)")
        #expect(finding.remedy.contains(item.remedy), "\(finding.remedy)")
    }

    @Test(
        "a length names its unit, and a cut what was before and after",
        arguments: [
            (LengthUnit.codePoints, "code points"), (.utf8, "UTF-8 bytes"),
            (.utf16, "UTF-16 units"), (.graphemes, "characters"),
            (.htmlEscapedCodePoints, "HTML-escaped code points"),
            (.displayWidth, "display columns"),
        ]
    )
    func lengths(_ item: LengthUnit, _ unit: String) throws {
        for isCut in [true, false] {
            let limits = Field.Limits(maximumLength: 9, unit: item, cutsText: isCut)
            var record = Record(identifier: "x", isVariant: false, cells: [.text("Winter jackets")])
            let findings = RecordChecker(fields: [Field("title", .text, limits: limits)], channel: "Shop")
                .check(&record, country: nil)
            let finding = try #require(findings.first)
            #expect(finding.message == "title has 14 \(unit), Shop takes 9")
            #expect(finding.remedy.hasPrefix("shorten it to 9 \(unit); the feed "))
            #expect(!isCut || finding.remedy.hasSuffix("cuts it to 6 \(unit)"), "\(finding.remedy)")
        }
    }
}
