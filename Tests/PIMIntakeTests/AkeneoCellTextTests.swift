import PIMCatalog
import PIMIO
import PIMIntake
import PIMText
import Testing

@Suite("Texts, identifiers, points and dates of an Akeneo export")
struct AkeneoCellTextTests {
    private static let attributes = """
        code;type;metric_family;decimals_allowed
        sku;pim_catalog_identifier;;
        name;pim_catalog_text;;
        depth;pim_catalog_number;;1
        weight;pim_catalog_metric;Weight;1
        price;pim_catalog_price_collection;;1
        born;pim_catalog_date;;

        """

    /// The findings that an import makes of a product file, without the notes about what is missing.
    private static func findings(
        _ name: String,
        _ bytes: [UInt8],
        _ change: (inout ImportRequest) -> Void = { _ in }
    ) throws -> (findings: [Finding], lines: String) {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", attributes)
        try Files.writeAtomically(bytes, to: "\(scratch.path)/\(name)")
        var request = ImportRequest(source: scratch.path, target: "\(scratch.path)/out")
        change(&request)
        let report = try #require(Dialect.named("akeneo")).run(request)
        #expect(report.balances)
        let told = report.findings.filter { $0.severity != .note }
        return (told, try scratch.text("out/products.jsonl"))
    }

    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let name: String
        let text: String
        let rules: [String]
        let line: Int?
        let message: String

        init(_ title: String, _ text: String, _ rules: [String], _ line: Int?, _ message: String) {
            testDescription = title
            name = text.hasPrefix("{") ? "products.jsonl" : "products.csv"
            self.text = text
            self.rules = rules.map { "import.\($0)" }
            self.line = line
            self.message = message
        }
    }

    @Test(
        "of another encoding are told once a file, and kept",
        arguments: [
            Row("none", "sku;name\nA;Größe\nB;a\u{A0}b\n", [], nil, ""),
            Row("one", "sku;name\nA;x\nB;a\u{96}b\n", ["control-characters"], 3, "1 character from U+0080"),
            Row(
                "several",
                "sku;name\nA;\u{9C}x\nB;a\u{96}b\u{80}\n",
                ["control-characters"],
                2,
                "3 characters from U+0080 to U+009F, the first U+009C"
            ),
            Row(
                "as it is in JSON",
                "{\"identifier\":\"A\"}\n{\"identifier\":\"B\",\"values\":{\"name\":[{\"data\":\"a\u{96}\"}]}}\n",
                ["control-characters"],
                2,
                "1 character from"
            ),
            Row(
                "escaped in JSON",
                #"{"identifier":"B","values":{"name":[{"data":"\u009c\u0096 \u0104 \\u0096 \u00a0"}]}}"# + "\n",
                ["control-characters"],
                1,
                "2 characters from U+0080 to U+009F, the first U+009C"
            ),
            Row("escaped in CSV, where it is a text", "sku;name\nA;\\u0096\n", [], nil, ""),
        ]
    )
    func controls(_ row: Row) throws {
        try Self.check(row)
    }

    @Test("survive any block border")
    func blocks() throws {
        let filler = String(repeating: "x", count: (1 << 18) - 1 - "sku;name\nA;".utf8.count)
        try Self.check(Row("", "sku;name\nA;\(filler)\u{96}\n", ["control-characters"], 2, "1 character"))
    }

    @Test(
        "with a point are told where nothing shows that it is decimal",
        arguments: [
            Row("alone", "sku;depth\nA;1.234\nB;2.500\n", ["ambiguous-number"], 2, "\"1.234\" is read as 1.234, as"),
            Row("counted", "sku;depth\nA;1.234\nB;2.500\n", ["ambiguous-number"], 2, "(2 such numbers, first here)"),
            Row("beside decimals", "sku;depth;price-EUR\nA;1.234;\nB;;9.90\n", [], nil, ""),
            Row("beside a zero", "sku;depth\nA;1.234\nB;0.250\n", [], nil, ""),
            Row("beside Akeneo's four decimals", "sku;depth\nA;1.234\nB;2.5000\n", [], nil, ""),
            Row("beside thousands with commas", "sku;depth\nA;1.234\nB;1,234.5\n", [], nil, ""),
            Row(
                "beside thousands with points",
                "sku;depth;price-EUR\nA;1.234;\nB;;1.234,50\n",
                ["ambiguous-number"],
                2,
                "but in \"1.234,50\" on line 3 a point is no decimal one; it may be 1234"
            ),
            Row(
                "beside a decimal comma",
                "sku;depth\nA;12,5\nB;1.234\nC;0.5\n",
                ["ambiguous-number"],
                3,
                "but in \"12,5\" on line 2"
            ),
            Row(
                "in two columns",
                "sku;depth;weight;weight-unit\nA;1.234;2.345;GRAM\n",
                ["ambiguous-number", "ambiguous-number"],
                2,
                "column \"depth\""
            ),
            Row("in a text", "sku;name\nA;1.234\n", [], nil, ""),
            Row(
                "in JSON, which Akeneo writes",
                #"{"identifier":"A","values":{"depth":[{"data":"1.234"}]}}"# + "\n",
                [],
                nil,
                ""
            ),
        ]
    )
    func points(_ row: Row) throws {
        try Self.check(row)
    }

    @Test("with a point are an error where they are surely no decimals, and no trouble where a language is named")
    func pointSeverity() throws {
        let sure = try Self.findings("products.csv", Array("sku;depth\nA;1.234\nB;12,5\n".utf8))
        #expect(sure.findings.map(\.severity) == [.error])
        let open = try Self.findings("products.csv", Array("sku;depth\nA;1.234\n".utf8))
        #expect(open.findings.map(\.severity) == [.warning])
        #expect(open.findings.first?.remedy.contains("--numbers de_DE for 1234") == true)
        let named = try Self.findings("products.csv", Array("sku;depth\nA;1.234\nB;12,5\n".utf8)) { request in
            request.numbers = LanguageTag("de_DE")
        }
        #expect(named.findings.isEmpty)
        #expect(named.lines.contains(#""data":"1234""#))
    }

    @Test(
        "that name a product are kept, and told where others may read another name",
        arguments: [
            Row("plain", "sku\nA-1 b\n", [], nil, ""),
            Row("tab", "sku\n\"a\t1\"\n", ["identifier-characters"], 2, "holds U+0009, a tab"),
            Row("line feed", "sku\nx\n\"a\n1\"\n", ["identifier-characters"], 3, "holds U+000A, a line break"),
            Row("zero width space", "sku\na\u{200B}1\n", ["identifier-characters"], 2, "holds U+200B, which nobody"),
            Row("no-break space inside", "sku\na\u{A0}1\n", ["identifier-characters"], 2, "looks like a space"),
            Row("no-break space at its end", "sku\na1\u{A0}\n", ["identifier-characters"], 2, "begins or ends"),
            Row("in JSON", #"{"identifier":"a\t1"}"# + "\n", ["identifier-characters"], 1, "a tab"),
        ]
    )
    func identifiers(_ row: Row) throws {
        try Self.check(row)
    }

    @Test(
        "that are dates of another form are refused, and the remedy writes them",
        arguments: [
            Row("day first", "sku;born\nA;05.03.2024\n", ["bad-cell"], 2, "has its year at the end"),
            Row("slashes", "sku;born\nA;2024/3/5\n", ["bad-cell"], 2, "is not written as ISO 8601 writes dates"),
            Row("Persian", "sku;born\nA;1402/12/15\n", ["bad-cell"], 2, "is of the year 1402, as the Persian"),
            Row("Persian digits", "sku;born\nA;۱۴۰۲/۱۲/۱۵\n", ["bad-cell"], 2, "is of the year 1402"),
            Row("Persian in the form of ISO 8601", "sku;born\nA;1402-12-15\n", ["bad-cell"], 2, "of the year 1402"),
            Row("either order", "sku;born\nA;03/05/2024\n", ["bad-cell"], 2, "in either order"),
            Row("ISO 8601", "sku;born\nA;2024-03-05\n", [], nil, ""),
        ]
    )
    func dates(_ row: Row) throws {
        try Self.check(row)
    }

    @Test(
        "in UTF-16 without a mark are refused by name, and read where the encoding is named",
        arguments: [true, false]
    )
    func units(_ isLow: Bool) throws {
        let bytes = Array("sku;name\nA;Łódź\n".utf16).flatMap { unit -> [UInt8] in
            let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
            return isLow ? [low, high] : [high, low]
        }
        let refused = try Self.findings("products.csv", bytes).findings
        #expect(refused.map(\.rule) == ["import.rejected"])
        #expect(refused.first?.message.contains("the file is UTF-16 without a byte order mark") == true)
        #expect(refused.first?.remedy.contains("save the file as UTF-8") == true)
        #expect(refused.first?.message.hasPrefix("the row cannot be read: ") == true)
        let scratch = try Scratch()
        for (name, text) in [("attributes.csv", Self.attributes), ("products.csv", "sku;name\nA;Łódź\n")] {
            let units = text.utf16.flatMap { unit -> [UInt8] in
                let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
                return isLow ? [low, high] : [high, low]
            }
            try Files.writeAtomically(units, to: "\(scratch.path)/\(name)")
        }
        var request = ImportRequest(source: scratch.path, target: "\(scratch.path)/out")
        request.encoding = isLow ? .utf16 : .utf16HighFirst
        _ = try #require(Dialect.named("akeneo")).run(request)
        #expect(try scratch.text("out/products.jsonl").contains("Łódź"))
    }

    @Test("in JSON Lines of another encoding or form are refused once a file, and read where the encoding is named")
    func jsonUnits() throws {
        let text = #"{"identifier":"A","values":{}}"# + "\n" + #"{"identifier":"B","values":{}}"# + "\n"
        let units = text.utf8.flatMap { [$0, 0] as [UInt8] }
        let refused = try Self.findings("products.jsonl", units).findings
        #expect(refused.map(\.rule) == ["import.rejected"])
        #expect(refused.first?.message.hasPrefix("the file cannot be read: the file is UTF-16 without") == true)
        #expect(refused.first?.remedy == "or name its encoding, such as --encoding utf-16le")
        let table = try Self.findings("products.jsonl", Array("sku;name\nA;x\nB;y\n".utf8)).findings
        #expect(table.map(\.message).count == 1 && table[0].message.contains("the file is a table (CSV)"))
        let page = try Self.findings("products.csv", Array("<html>\n<body>;\n".utf8)).findings
        #expect(page.map(\.message).count == 1 && page[0].message.contains("an HTML page, not CSV"), "\(page)")
        let scratch = try Scratch()
        try Files.writeAtomically(units, to: "\(scratch.path)/products.jsonl")
        let attributes = Self.attributes.utf8.flatMap { [$0, 0] as [UInt8] }
        try Files.writeAtomically(attributes, to: "\(scratch.path)/attributes.csv")
        var request = ImportRequest(source: scratch.path, target: "\(scratch.path)/out")
        request.encoding = .utf16
        let report = try #require(Dialect.named("akeneo")).run(request)
        #expect(report.files.first { $0.file == "products.jsonl" }?.count.kept == 2)
    }

    @Test(
        "that can be read in two ways are told with the language that the file's other numbers show",
        arguments: [
            (
                "1,234", "301,01",
                "write 1.234, or name the language of the numbers: --numbers de_DE, since in \"301,01\""
            ),
            ("1,234", "2,345,678", "write 1234, or name the language of the numbers: --numbers en_US, since in"),
            ("1,234", "1.234,5", "write 1.234, or name the language of the numbers: --numbers de_DE, since in"),
            ("1,234", "7", "--numbers de_DE for 1.234, --numbers en_US for 1234"),
        ]
    )
    func language(_ doubtful: String, _ other: String, _ remedy: String) throws {
        let told = try Self.findings("products.csv", Array("sku;depth\nA;\(doubtful)\nB;\(other)\n".utf8)).findings
        let finding = try #require(told.first { $0.product == "A" })
        #expect(finding.rule == "import.ambiguous-number" && finding.remedy.contains(remedy), "\(finding.remedy)")
    }

    private static func check(_ row: Row) throws {
        let told = try findings(row.name, Array(row.text.utf8)).findings
        #expect(told.map(\.rule) == row.rules, "\(told)")
        #expect(told.first?.position?.line == row.line)
        #expect(told.first?.message.contains(row.message) ?? row.message.isEmpty, "\(told)")
        #expect(told.allSatisfy { !$0.remedy.isEmpty })
    }
}
