import PIMCatalog
import PIMText
import Testing

@testable import PIMIntake

@Suite("Numbers in cells of an Akeneo export")
struct AkeneoCellTests {
    /// A cell, the locale that the caller names, and what is read: a number, or why there is none.
    struct Cell: Sendable, CustomTestStringConvertible {
        let text: String
        let locale: String?
        let result: String
        var testDescription: String { "\(text) \(locale ?? "") → \(result)" }

        init(_ text: String, _ result: String) {
            self.init(text, nil, result)
        }

        init(_ text: String, _ locale: String?, _ result: String) {
            self.text = text
            self.locale = locale
            self.result = result
        }
    }

    private static func reader(_ locale: String?) -> CellReader {
        CellReader(numbers: locale.map { LanguageTag($0) })
    }

    private static func shown(_ result: CellResult) -> String {
        switch result {
        case .nothing: "nothing"
        case .value(.number(let number)): "\(number)"
        case .value(.prices(let prices)): prices.map { "\($0.amount) \($0.currency)" }.joined(separator: ", ")
        case .value(.measurement(let measurement)): "\(measurement.amount) \(measurement.unit)"
        case .value(let value): "\(value)"
        case .bad(let reason, _, let rule): rule == .badCell ? reason : "\(rule.rawValue): \(reason)"
        }
    }

    static let numberCells: [Cell] = [
        Cell("12.50", "12.5"), Cell("1 234,50", "1234.5"), Cell("1\u{A0}234,50", "1234.5"),
        Cell("1\u{202F}234,50", "1234.5"), Cell("1.234,50", "1234.5"), Cell("1,234.50", "1234.5"),
        Cell("۱۲۳٫۵", "123.5"), Cell("١٢٣", "123"), Cell("۱٬۲۳۴٫۵", "1234.5"), Cell("-9,90", "-9.9"),
        Cell("1.234", "1.234"), Cell("1e3", "1000"), Cell("", "nothing"), Cell(" ", "nothing"),
        Cell("1,234", "ambiguous-number: is 1.234 or 1234, depending on the language"),
        Cell("1,234", "pl_PL", "1.234"), Cell("1,234", "en_US", "1234"), Cell("1.234", "de_DE", "1234"),
        Cell("1.234", "en_US", "1.234"),
        Cell("1.234", "pl_PL", "ambiguous-number: is 1.234 or 1234, depending on the language"),
        Cell("12.50", "pl_PL", "12.5"), Cell("12.50", "de_DE", "is not a number"),
        Cell("12/5", "fa_IR", "12.5"), Cell("12 34", "is not a number"), Cell("9,90 zł", "is not a number"),
        Cell("twelve", "is not a number"), Cell("1 234.50.1", "is not a number"), Cell("12٣", "is not a number"),
    ]

    @Test("are read as spreadsheets write them", arguments: numberCells)
    func number(_ cell: Cell) {
        let attribute = Attribute("depth", .number)
        #expect(Self.shown(Self.reader(cell.locale).read(cell.text, as: attribute)) == cell.result)
    }

    static let priceCells: [Cell] = [
        Cell("9.90 EUR", "9.9 EUR"), Cell("9,90 EUR", "9.9 EUR"), Cell("9,90 zł", "9.9 PLN"),
        Cell("9.90 EUR, 11 USD", "9.9 EUR, 11 USD"), Cell("9,90 EUR, 11 USD", "9.9 EUR, 11 USD"),
        Cell("9.90 EUR,11 USD", "9.9 EUR, 11 USD"), Cell("9,90 EUR,11,50 USD", "9.9 EUR, 11.5 USD"),
        Cell("EUR 9,90, USD 11", "9.9 EUR, 11 USD"), Cell("1 234,50 zł, €3", "1234.5 PLN, 3 EUR"),
        Cell("1.234,50 EUR", "1234.5 EUR"), Cell("1.234 EUR", "1.234 EUR"), Cell("1.234 EUR", "de_DE", "1234 EUR"),
        Cell("۱۲۰٬۰۰۰ تومان", "1200000 IRR"), Cell("٩٫٩٠ ر.س.، ١٢ د.إ", "9.9 SAR, 12 AED"),
        Cell("1,234 EUR", "ambiguous-number: is 1.234 or 1234, depending on the language"),
        Cell("1,234 EUR", "en_GB", "1234 EUR"),
        Cell(
            "5 $",
            "ambiguous-number: is a price in one of USD, CAD, AUD, NZD, SGD, HKD, MXN, depending on the country"
        ),
        Cell("5 $", "en_CA", "5 CAD"), Cell("9.90", "is not a price"), Cell("9, 90 EUR", "is not a price"),
        Cell("9.90 EUR, 11", "is not a price"), Cell("9.90 XXQ", "is not a price"), Cell(" , ", "nothing"),
    ]

    @Test("are read as prices, between commas that part them and commas within", arguments: priceCells)
    func priceList(_ cell: Cell) {
        let attribute = Attribute("price", .prices)
        #expect(Self.shown(Self.reader(cell.locale).read(cell.text, as: attribute)) == cell.result)
    }

    @Test(
        "are read as prices in the column of their currency",
        arguments: [
            Cell("9.90", "9.9 EUR"), Cell("9,90", "9.9 EUR"), Cell("9,90 EUR", "9.9 EUR"), Cell("€ 9,90", "9.9 EUR"),
            Cell("9,90 zł", "is an amount in PLN, the column is for EUR"), Cell("", "nothing"),
            Cell("1,234", "ambiguous-number: is 1.234 or 1234, depending on the language"),
            Cell("x", "is not a number"),
        ]
    )
    func priceInColumn(_ cell: Cell) {
        #expect(Self.shown(Self.reader(cell.locale).price(cell.text, in: "EUR")) == cell.result)
    }

    @Test(
        "are read as measurements, with the unit beside them or behind",
        arguments: [
            Cell("12.50 GRAM", "12.5 GRAM"), Cell("12,5", "12.5 KILOGRAM"), Cell("1 234,50", "1234.5 KILOGRAM"),
            Cell("1 234,50 KILOGRAM", "1234.5 KILOGRAM"), Cell("1\u{A0}234,5\u{A0}KILOGRAM", "1234.5 KILOGRAM"),
            Cell("1,234", "ambiguous-number: is 1.234 or 1234, depending on the language"),
            Cell("1,234", "pl", "1.234 KILOGRAM"), Cell("12 kg KILOGRAM", "is not a number"), Cell("", "nothing"),
        ]
    )
    func measurement(_ cell: Cell) {
        let unit = cell.text.hasSuffix("GRAM") ? "" : "KILOGRAM"
        #expect(Self.shown(Self.reader(cell.locale).measurement(cell.text, unit: unit)) == cell.result)
    }

    @Test("of JSON are read as JSON has them, and in no other way")
    func strict() {
        let attribute = Attribute("depth", .number)
        #expect(Self.shown(CellReader.strict.read("12.50", as: attribute)) == "12.5")
        #expect(Self.shown(CellReader.strict.read("12,50", as: attribute)) == "is not a number")
    }

    private static let attributes = """
        code;type;decimals_allowed
        sku;pim_catalog_identifier;
        depth;pim_catalog_number;1
        name;pim_catalog_text;
        """

    @Test("are errors with place and remedy where they can be read in two ways", arguments: [nil, "pl_PL"])
    func ambiguous(locale: String?) throws {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", Self.attributes)
        try scratch.write("products.csv", "sku;depth\nA;\"1,234\"\nB;1 234,50\n")
        let request = ImportRequest(
            source: scratch.path,
            target: "\(scratch.path)/out",
            numbers: locale.map { LanguageTag($0) }
        )
        let report = try #require(Dialect.named("akeneo")).run(request)
        let lines = try scratch.text("out/products.jsonl").split(separator: "\n")
        #expect(lines.last?.contains("1234.5") == true)
        let finding = report.findings.first { $0.rule == "import.ambiguous-number" }
        guard locale == nil else {
            #expect(finding == nil && lines.first?.contains("1.234") == true)
            return
        }
        #expect(finding?.severity == .error && finding?.product == "A")
        #expect(finding?.position == SourcePosition(file: "products.csv", line: 2))
        #expect(
            finding?.remedy
                == "write 1.234, or name the language of the numbers: --numbers de_DE, since in \"234,50\" on line 3 a comma "
                + "stands before decimals"
        )
        #expect(lines.first?.contains(#""depth":"1,234""#) == true)
    }

    @Test("Codes, identifiers and texts are composed, and two spellings of one are one", arguments: ["csv", "jsonl"])
    func composes(form: String) throws {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", Self.attributes + "\ngro\u{308}ße;pim_catalog_text;\n")
        let rows = [("Z\u{307}1", "o\u{301}"), ("Ż1", "x"), ("Z2", "o\u{301}")]
        if form == "csv" {
            let lines = rows.map { "\($0.0);\($0.1);\($0.1)\n" }.joined()
            try scratch.write("products.csv", "sku;name;gro\u{308}ße\n" + lines)
        } else {
            let value = { (text: String) in #"[{"data":"\#(text)","locale":null,"scope":null}]"# }
            let lines = rows.map {
                #"{"identifier":"\#($0.0)","values":{"name":\#(value($0.1)),"gro\#u{308}ße":\#(value($0.1))}}"# + "\n"
            }
            try scratch.write("products.jsonl", lines.joined())
        }
        let report = try #require(Dialect.named("akeneo")).run(
            ImportRequest(source: scratch.path, target: "\(scratch.path)/out")
        )
        #expect(report.balances)
        let written = try scratch.text("out/products.jsonl") + scratch.text("out/attributes.json")
        #expect(written.unicodeScalars.allSatisfy { $0 != "\u{301}" && $0 != "\u{307}" && $0 != "\u{308}" })
        #expect(written.split(separator: "\n").count { $0.hasPrefix(#"{"identifier""#) } == 2)
        let noted = report.findings.filter { $0.rule == "import.decomposed-code" }
        #expect(noted.map(\.severity) == [.warning, .warning])
        #expect(noted.map { $0.message.hasPrefix("\"größe\"") } == [true, false])
        #expect(report.findings.count { $0.rule == "import.rejected" } == 1)
    }
}
