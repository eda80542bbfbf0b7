import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("A field with a name alone between braces")
struct TemplateFieldTests {
    /// A field's text and what a product of the demo catalog then has in it.
    struct Row: Sendable, CustomTestStringConvertible {
        let field: String
        let text: String
        let cells: [String]

        init(_ text: String, _ cells: String..., in field: String = "custom_label_1") {
            self.field = field
            self.text = text
            self.cells = cells
        }

        var testDescription: String { "\(text) in \(field)" }
    }

    private static let pictures = (1...3).map { "https://cdn.nordvik.example/images/jackets/storm-black-\($0).jpg" }

    static let rows = [
        Row("{{ gtin }}", "9520001000072"), Row("{{ channel }}", "web"), Row("{{ locale }}", "pl_PL"),
        Row("{{ feed.code }}", "google-pl"), Row("{{ color.code }}", "black"), Row("{{ color }}", "Czarny"),
        Row("{{ prices.PLN }}", "879.00 PLN"), Row("{{ product.sku }}", "STORM-BLK-S"),
        Row("{{ model.color }}", "Czarny"),
        Row("{{ image }}", pictures[0]),
        Row("{{ images }}", pictures[0], pictures[1], pictures[2], in: "additional_image_link"),
        Row("{{ product.images }}", pictures[0], pictures[1], pictures[2], in: "additional_image_link"),
        Row("{{ images }}", pictures[0], in: "image_link"),
    ]

    @Test("takes what it stands for, a list as a list", arguments: rows)
    func filled(_ row: Row) throws {
        let folder = try RunFolder()
        try copy(GoldenDemo.folder, to: folder.path)
        let path = Files.join(folder.path, "feeds/google-pl.json")
        var text = String(decoding: try Files.read(path), as: UTF8.self)
        let field = "\"\(row.field)\": \(RunShop.quoted(row.text))"
        if text.contains("\"fields\": {") {
            text = text.replacing("\"fields\": {", with: "\"fields\": {\(field), ")
        } else {
            text = text.replacing("\"output\"", with: "\"fields\": {\(field)}, \"output\"", maxReplacements: 1)
        }
        try Files.writeAtomically(Array(text.utf8), to: path)
        let set = try FeedSet(CatalogDirectory(folder.path), only: ["google-pl"])
        let cells = try set.explain("STORM-BLK-S", feed: "google-pl", field: row.field).fields.first?.written
        #expect(cells == row.cells, "\(cells ?? [])")
    }

    private func copy(_ source: String, to target: String) throws {
        for name in try Files.list(source) {
            let path = Files.join(source, name)
            if Files.isDirectory(path) {
                try copy(path, to: Files.join(target, name))
            } else {
                try Files.writeAtomically(Files.read(path), to: Files.join(target, name))
            }
        }
    }

    private static func shop(_ fields: String, _ lines: [String]? = nil, _ more: String = "") throws -> RunShop {
        try RunShop(
            lines ?? [RunShop.product("A", values: [RunShop.value("margin", "\"SECRET-77\"")])],
            feeds: [RunShop.feed(#""fields":{\#(fields)},\#(more)"#)]
        )
    }

    private func findings(_ shop: RunShop) throws -> [Finding] {
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        _ = try? shop.export(options)
        return findings
    }

    @Test(
        "is an error where nothing has the name, with the nearest one",
        arguments: [
            ("{{ imagse }}", "did you mean \"images\"?"), ("{{ nmae }}", "did you mean \"name\"?"),
            ("{{ chanel }}", "did you mean \"channel\"?"),
        ]
    )
    func unknown(_ text: String, _ remedy: String) throws {
        let problems = try Self.shop("\"title\":\"\(text)\"").problems()
        #expect(problems.map(\.rule) == ["feed.unknown-attribute"])
        #expect(problems.first?.remedy == remedy)
    }

    @Test("is an error with line and column where a part has no such name")
    func unknownPart() throws {
        let problems = try Self.shop("\"title\":\"{{ price.amunt }}\"").problems()
        #expect(problems.map(\.rule) == ["feed.template"])
        #expect(problems.first?.remedy == "did you mean `price.amount`?")
    }

    @Test(
        "and a confidential attribute is a warning that names both",
        arguments: [
            #""note":"{{ margin }}""#, #""note":{"attribute":"margin"}"#, #""note":"x {{ margin }}""#,
            #""note":{"join":["a","{{ product.margin }}"]}"#,
        ]
    )
    func confidential(_ field: String) throws {
        let problems = try Self.shop(field).problems()
        #expect(problems.map(\.rule) == ["feed.confidential"])
        #expect(problems.first?.severity == .warning)
        #expect(problems.first?.message == "the field \"note\" shows the confidential attribute \"margin\"")
    }

    @Test(
        "that stays empty is told with the input that is missing",
        arguments: [
            (#""title":"{{ note }}""#, "fill note, which the feed takes it from"),
            (#""title":["{{ note }}","{{ ean }}"]"#, "fill note or ean, which the feed takes it from"),
            (#""title":"{{ note }}{{ ean }}""#, "fill note or ean, which its template reads"),
            (
                #""title":"{{ name | limit: 0, 'bytes' }}""#,
                "let its template take more: the filter `limit` left nothing at 0 UTF-8 bytes"
            ),
            (
                #""title":"{% if name == 'x' %}y{% endif %}""#,
                "mend its template, which gives nothing here: `pim explain` shows what it reads"
            ),
        ]
    )
    func missing(_ field: String, _ remedy: String) throws {
        let found = try findings(Self.shop(field, [RunShop.product("A", name: "żółw")]))
        #expect(found.first { $0.rule == "format.missing" && $0.field == "title" }?.remedy == remedy)
    }

    @Test("a wrong bar code that its filter `gtin` refuses is told")
    func barCode() throws {
        let found = try findings(
            Self.shop(
                #""gtin":"{{ ean | gtin }}""#,
                [RunShop.product("A", values: [RunShop.value("ean", "\"5901234123458\"")])]
            )
        )
        let fault = try #require(found.first { $0.rule == "template.fault" })
        #expect(fault.field == "gtin" && fault.product == "A")
        #expect(fault.message.hasSuffix("`5901234123458` is no GTIN: it has a wrong check digit"))
    }

    @Test(
        "is explained with the fault of its template, and with what `limit` cut",
        arguments: [
            ("{{ name | divided_by: 0 }}", "it fails at line 1, column 11: divided by 0; "),
            ("{{ name | limit: 3, 'bytes' }}", "the filter limit cut a text to 3 UTF-8 bytes"),
            ("{{ margin | divided_by: 0 }}", "it fails at line 1, column 13; what it says may be confidential"),
        ]
    )
    func explained(_ text: String, _ remark: String) throws {
        let shop = try Self.shop("\"title\":\"\(text)\"")
        let field = try shop.feeds().explain("A", feed: "items", field: "title").fields.first
        let remarks = try #require(field?.steps.first?.remarks)
        #expect(remarks.first?.hasPrefix(remark) == true, "\(remarks)")
    }
}
