import PIMCatalog
import PIMFeeds
import PIMFormats
import PIMIO
import PIMIntake
import PIMText
import Testing

@Suite("Formats as files")
struct FormatFileTests {
    @Test("Every format of the library survives being written and read", arguments: FeedFormat.all + [everything])
    func roundTrip(_ format: FeedFormat) throws {
        var log = IntakeLog()
        let text = FormatFile.render(format)
        let read = FormatFile.parse(Array(text.utf8), name: "format.json", log: &log)
        #expect(log.findings.map { "\($0.position?.description ?? ""): \($0.message)" } == [])
        #expect(read == format)
        #expect(read.map { FormatFile.render($0) } == text)
    }

    /// A format that uses every member the table has.
    static let everything: FeedFormat = {
        let condition = Condition.all([
            .any([.present("a"), .absent("b"), .not(.isVariant)]), .equals("a", ["x", "y"]), .within("b", ["P > Q"]),
            .country(["PL", "DE"]), .notLess("a", than: "b"), .same("a", "b"), .zero("a"), .isVariant, .all([]),
        ])
        let limits = Field.Limits(
            maximumLength: 70,
            minimumLength: 3,
            unit: .htmlEscapedCodePoints,
            minimum: ExactDecimal("-0.5"),
            maximum: ExactDecimal("1000000.25"),
            maximumDecimals: 2,
            maximumCount: Int.max,
            minimumCount: 2,
            cutsText: true
        )
        let sources: [Field.Source] =
            [.role("a:b"), .attribute("sku"), .constant(""), .constant("a: b"), .category("google")]
            + Field.Computed.allCases.map { .computed($0) }
        let odd = Field(
            "a",
            .word,
            .conditional(condition),
            from: sources,
            limits: limits,
            words: ["plain", Field.Word("in stock", from: ["in_stock", "yes"])],
            units: [Field.UnitWord("kg", "KILOGRAM")],
            textRules: Field.TextRule.allCases,
            grade: .unverified,
            note: "Uwaga \"ważna\" — فارسی‌ها",
            joiner: ""
        )
        let group = Field(
            "g.rows",
            .group,
            .advised(.present("a")),
            from: [],
            fields: [
                Field("x", .richText, .required, tags: ["b", "a href title"]),
                Field("y", .date, .conditional(.absent("x"))),
            ]
        )
        let kinds = Field.Kind.allCases.filter { $0 != .group }.map {
            Field("kind." + $0.rawValue, $0, .recommended, limits: .count(3))
        }
        let units = LengthUnit.allCases.map { Field("unit." + $0.rawValue, .text, limits: .length(5, unit: $0)) }
        return FeedFormat(
            id: "everything",
            title: "Everything",
            summary: "All there is.",
            edition: "2026-11-22",
            sources: [FeedFormat.SourcePage("https://example.com/a?b=c&d", read: "2026-11-22")],
            container: .json(FeedFormat.JSONLayout(isLines: true, escapesHTML: true)),
            fields: [odd, Field("b", .text), group] + kinds + units,
            grouping: FeedFormat.Grouping(
                fields: [Field("b", .text, .conditional(.present("b")))],
                memberField: "items"
            ),
            rules: [
                RecordRule("one", field: "a", brokenWhen: condition, message: "m", remedy: "r", grade: .copied),
                RecordRule("two", field: "b", brokenWhen: .isVariant, message: "m", remedy: ""),
            ],
            header: FeedFormat.HeaderEntry.Content.allCases.map { FeedFormat.HeaderEntry($0.rawValue, $0) },
            takesOwnFields: true
        )
    }()

    static let containers: [FeedFormat.Container] = [
        .xml(FeedFormat.XMLLayout(root: "feed", item: "item")),
        .xml(
            FeedFormat.XMLLayout(
                root: "rss",
                rootAttributes: [FeedFormat.RootAttribute("version", "2.0"), FeedFormat.RootAttribute("xmlns:g", "u")],
                wrapper: "channel",
                item: "item",
                prefix: "g:"
            )
        ),
        .delimited(FeedFormat.DelimitedLayout()),
        .delimited(
            FeedFormat.DelimitedLayout(
                delimiter: "\t",
                listSeparator: "|",
                partSeparator: "/",
                quotesAll: true,
                guardsFormulas: false
            )
        ),
        .json(FeedFormat.JSONLayout(isLines: false)), .json(FeedFormat.JSONLayout(isLines: true, escapesHTML: true)),
    ]

    @Test("Every container survives being written and read", arguments: containers)
    func container(_ container: FeedFormat.Container) {
        var log = IntakeLog()
        let format = WriterSamples.format(container, [Field("id", .code)])
        #expect(FormatFile.parse(Array(FormatFile.render(format).utf8), name: "f", log: &log) == format)
        #expect(log.findings.isEmpty)
    }

    @Test("What has its default is left out")
    func defaults() {
        let format = FeedFormat(
            id: "x",
            title: "x",
            summary: "",
            edition: "",
            sources: [],
            container: .delimited(FeedFormat.DelimitedLayout()),
            fields: [Field("id", .code), Field("title", .text, .required, limits: .length(5))]
        )
        let compact = FormatFile.render(format).filter { !$0.isWhitespace }
        #expect(
            compact == #"{"id":"x","container":{"delimited":{}},"fields":[{"name":"id","kind":"code"},"#
                + #"{"name":"title","kind":"text","requirement":"required","limits":{"max_length":5}}]}"#
        )
    }

    @Test("A computed source may leave out the word computed, and not_less may be spelled so")
    func spellings() {
        var log = IntakeLog()
        let text =
            #"{"id":"x","container":{"json":{}},"fields":[{"name":"a","kind":"text","sources":["price"],"#
            + #""requirement":{"when":{"not_less":["a","a"]}}}]}"#
        let format = FormatFile.parse(Array(text.utf8), name: "f", log: &log)
        #expect(format?.fields.first?.sources == [.computed(.price)])
        #expect(format?.fields.first?.requirement == .conditional(.notLess("a", than: "a")))
    }

    struct Slip: CustomTestStringConvertible {
        let change: (String, String)
        let message: String
        let remedy: String
        var testDescription: String { change.1 }

        init(_ from: String, _ to: String, _ message: String, _ remedy: String) {
            change = (from, to)
            self.message = message
            self.remedy = remedy
        }
    }

    private static let sound = """
        { "id": "mine", "container": {"xml": {"root": "feed", "item": "item"}},
          "fields": [ {"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},
                      {"name":"title","kind":"text","limits":{"max_length":80,"unit":"utf8"}} ],
          "rules": [ {"code":"r","field":"title","broken_when":{"absent":"title"},"message":"m"} ] }
        """

    static let slips: [Slip] = [
        Slip(#""id": "mine", "#, "", "lacks \"id\"", "add it"),
        Slip(#""container": {"xml": {"root": "feed", "item": "item"}}"#, #""container": {}"#, "0 kinds", "keep one"),
        Slip(#""container": {"xml": {"root": "feed", "item": "item"}},"#, "", "lacks \"container\"", "xml"),
        Slip(#""kind":"code""#, #""kind":"cod""#, "\"kind\" is \"cod\"", "did you mean \"code\"?"),
        Slip(#""kind":"code","#, "", "lacks \"kind\"", "add one of text"),
        Slip(#""required""#, #""mandatory""#, "\"requirement\" is \"mandatory\"", "advised_when"),
        Slip("computed:identifier", "computed:identifer", "is not a source", "did you mean \"computed:identifier\"?"),
        Slip("computed:identifier", "nothing at all", "is not a source", "write role:"),
        Slip(#""max_length""#, #""max_lenght""#, "max_lenght", "did you mean \"max_length\"?"),
        Slip(#""unit":"utf8""#, #""unit":"bytes""#, "\"unit\" is \"bytes\"", "code-points"),
        Slip(#""max_length":80"#, #""max_length":"many""#, "expected a whole number", ""),
        Slip(#""max_length":80"#, #""max_length":80,"min_length":90"#, "let nothing through", "mend"),
        Slip(#""name":"title""#, #""name":"id""#, "has the field \"id\" twice", "rename"),
        Slip(#""name":"title""#, #""name":"image[0].url""#, "cannot name an XML element", "rename"),
        Slip(#""name":"title""#, #""name":"item""#, "cannot be counted", "rename"),
        Slip(#"{"absent":"title"}"#, #"{"absent":"titel"}"#, "names the field \"titel\"", "did you mean \"title\"?"),
        Slip(#"{"absent":"title"}"#, #"{"absnt":"title"}"#, "does not begin a condition", "did you mean \"absent\"?"),
        Slip(#"{"absent":"title"}"#, #"{"absent":"title","present":"id"}"#, "says 2 things", "all"),
        Slip(#"{"absent":"title"}"#, #"{"field":"title"}"#, "needs \"is\" or \"within\"", ""),
        Slip(#"{"absent":"title"}"#, #"{"same":["title"]}"#, "names 1 fields", ""),
        Slip(#"{"absent":"title"}"#, "[]", "a condition is an array", ""),
        Slip(
            #"{"xml": {"root": "feed", "item": "item"}}"#,
            #"{"delimited":{"delimiter":"::"}}"#,
            "the delimiter is",
            "one of"
        ),
        Slip(
            #"{"xml": {"root": "feed", "item": "item"}}"#,
            #"{"delimited":{"part_separator":","}}"#,
            "different",
            "others"
        ),
        Slip(#""rules""#, #""grouping": {"member_field":"m"}, "rules""#, "only JSON", "json"),
        Slip(#""kind":"text""#, #""kind":"group""#, "a group without fields", "fields"),
        Slip(#""id": "mine""#, #""id": mine"#, "", "mend the file"),
        Slip(#""id": "mine""#, #""id": "mine", "feilds": []"#, "feilds", "did you mean \"fields\"?"),
    ]

    @Test("A slip is named with its place and a cure", arguments: slips)
    func slip(_ example: Slip) throws {
        var log = IntakeLog()
        #expect(FormatFile.parse(Array(Self.sound.utf8), name: "mine.json", log: &log) != nil)
        #expect(log.findings.isEmpty)
        let text = Self.sound.replacing(example.change.0, with: example.change.1)
        #expect(text != Self.sound)
        #expect(FormatFile.parse(Array(text.utf8), name: "mine.json", log: &log) == nil)
        let found = log.findings.contains { $0.message.contains(example.message) && $0.remedy.contains(example.remedy) }
        #expect(found, "\(log.findings.map { $0.message + " / " + $0.remedy })")
        #expect(log.findings.allSatisfy { $0.position?.file == "mine.json" && ($0.position?.line ?? 0) >= 1 })
    }

    @Test("A JSON table cannot have a value and an object under one name")
    func paths() {
        var log = IntakeLog()
        let text =
            #"{"id":"x","container":{"json":{}},"fields":[{"name":"a.b.c","kind":"text"},{"name":"a.b","kind":"text"}]}"#
        #expect(FormatFile.parse(Array(text.utf8), name: "f", log: &log) == nil)
        #expect(log.findings.first?.message.contains("\"a.b\" is a value") == true)
    }

    @Test("Whatever is written, a file gives a format or findings, never both and never neither")
    func fuzz() {
        var state: UInt64 = 7
        let original = Array(Self.sound.utf8)
        for _ in 0..<3_000 {
            var bytes = original
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let place = Int(state >> 33) % bytes.count
                switch state >> 62 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: state >> 20)
                case 1: bytes.remove(at: place)
                default: bytes[place] = original[Int(state >> 40) % original.count]
                }
            }
            var log = IntakeLog()
            let format = FormatFile.parse(bytes, name: "f", log: &log)
            #expect((format == nil) == log.findings.contains { $0.severity == .error })
        }
    }

    @Test("A file that is not there is a finding")
    func missing() {
        var log = IntakeLog()
        #expect(FormatFile.read("/nowhere/mine.json", name: "mine.json", log: &log) == nil)
        #expect(log.findings.count == 1)
    }
}
