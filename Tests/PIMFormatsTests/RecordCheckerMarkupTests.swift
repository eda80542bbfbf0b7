import PIMCatalog
import PIMFormats
import Testing

@Suite("Record checker: rich text")
struct RecordCheckerMarkupTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let field: Field
        let before: String
        let after: Cell
        let says: String?

        init(_ field: Field, _ before: String, _ after: String?, _ says: String? = nil) {
            self.field = field
            self.before = before
            self.after = after.map { .text($0) } ?? .empty
            self.says = says
        }

        var testDescription: String { before }
    }

    static let usual = Field("story", .richText)
    static let few = Field("story", .richText, limits: .length(40), tags: ["b", "br", "a href"])
    static let cut = Field("story", .richText, limits: .cut(20))

    @Test(
        "keeps the tags of a field and tells what it takes out",
        arguments: [
            Case(usual, "<p>a &amp; <b>b</b></p>", "<p>a &amp; <b>b</b></p>"),
            Case(usual, "plain, 5 > 3", "plain, 5 > 3"),
            Case(usual, "<p>a", "<p>a</p>"), Case(usual, "5 < 7", "5 &lt; 7"),
            Case(usual, "a<script>x</script>", "a", "story has <script>, which Shop does not take"),
            Case(usual, "<script>x</script>", nil, "story has <script>, which Shop does not take"),
            Case(
                usual,
                "<p onclick=\"x\" style=\"y\">a</p><iframe src=\"z\"></iframe>\u{202E}b",
                "<p>a</p>b",
                "story has onclick, style, <iframe> and U+202E, which Shop does not take"
            ),
            Case(
                usual,
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a>x</a>",
                "story has an address in href that is not http(s), which Shop does not take"
            ),
            Case(usual, "a&#x202E;b", "ab", "story has U+202E, which Shop does not take"),
            Case(few, "<a href=\"https://x.pl/\">x</a>", "<a href=\"https://x.pl/\">x</a>"),
            Case(few, "<h1>a</h1><b>b</b>", "a <b>b</b>", "story has <h1>, which Shop does not take"),
            Case(
                few,
                "<span class=\"of-an-editor\">short</span> text",
                "short text",
                "story has <span>, which Shop does not take"
            ),
        ]
    )
    func tags(_ item: Case) {
        var record = Record(identifier: "x", isVariant: false, cells: [.text(item.before)])
        let findings = RecordChecker(fields: [item.field], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [item.after])
        #expect(findings.map(\.message) == (item.says.map { [$0] } ?? []))
        #expect(
            findings.allSatisfy {
                $0.rule == "format.markup-left-out" && $0.severity == .warning && $0.field == "story"
            }
        )
        let first = record.cells
        #expect(RecordChecker(fields: [item.field], channel: "Shop").check(&record, country: nil) == [])
        #expect(record.cells == first)
    }

    @Test(
        "closes what it cuts",
        arguments: [
            ("<p>Kurtka <b>zimowa</b> na mrozy</p>", "<p>Kurtka</p>"),
            ("<b>Kurtka &eacute;&eacute;&eacute;</b>", "<b>Kurtka é</b>"),
            ("Kurtka zimowa na mrozy i deszcz", "Kurtka zimowa na"),
        ]
    )
    func shortened(before: String, after: String) {
        var record = Record(identifier: "x", isVariant: false, cells: [.text(before)])
        let findings = RecordChecker(fields: [Self.cut], channel: "Shop").check(&record, country: nil)
        #expect(record.cells == [.text(after)])
        #expect(findings.map(\.rule) == ["format.too-long"])
    }

    @Test(
        "knows which tags can be allowed",
        arguments: [
            ("b", true), ("a href title", true), ("script", false), ("B", false), ("a onclick", false),
            ("p style", false),
            ("", false), ("a HREF", false), ("iframe", false),
        ]
    )
    func refusal(tag: String, isAllowed: Bool) {
        #expect((Field.Tag(stringLiteral: tag).refusal == nil) == isAllowed)
    }

    @Test("allows what the channels' own tables name")
    func tables() {
        let fields = FeedFormat.all.flatMap { $0.fields + $0.fields.flatMap(\.fields) }
        let rich = fields.filter { $0.kind == .richText }
        #expect(rich.count >= 2)
        #expect(rich.allSatisfy { $0.tags != nil })
        for field in fields {
            #expect((field.tags ?? []).allSatisfy { $0.refusal == nil })
            #expect(field.tags == nil || field.kind == .richText)
        }
        #expect(Field.Tag.usual.allSatisfy { $0.refusal == nil })
    }
}
