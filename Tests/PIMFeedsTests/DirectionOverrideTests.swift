import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("A character that forces the direction of a text")
struct DirectionOverrideTests {
    private static let lines = [
        RunShop.product("A", name: "Kurtka"), RunShop.product("B", name: "Kur\u{202E}tka"),
        RunShop.product("C", name: "Kurtka", values: [#""brand":[{"data":"Nor\u202ddvik"}]"#]),
        RunShop.product("D", values: [#""note":[{"locale":"pl_PL","data":"no\u202ete"}]"#]),
    ]

    private static func run(
        _ shop: RunShop,
        _ act: (FeedSet, FeedSet.Options) throws -> RunReport
    ) throws -> (RunReport, [Finding]) {
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        let report = try act(shop.feeds(), options)
        return (report, findings.filter { $0.rule == "text.bidi-override" })
    }

    @Test(
        "keeps an item out of the feeds that show the text, and is told by an export as by a check",
        arguments: [1, 3]
    )
    func shown(threads: Int) throws {
        let feed = RunShop.feed(#""fields":{"note":"{{ brand }}"},"#)
        let shop = try RunShop(Self.lines, feeds: [feed])
        let (report, findings) = try Self.run(shop) { set, options in
            var options = options
            options.threads = threads
            return try set.export(to: shop.output, options)
        }
        #expect(report.feeds.first?.written == 2)
        #expect(report.feeds.first?.excluded.map(\.count) == [2])
        let text = try #require(try shop.published())
        #expect(!text.contains("\u{202E}") && !text.contains("\u{202D}"))
        #expect(text.contains(">A<") && text.contains(">D<"))
        // A text that no feed shows is not read by an export.
        #expect(findings.map(\.product) == ["B", "C"])
        #expect(findings.allSatisfy { $0.severity == .error })
        let (checked, told) = try Self.run(shop) { set, options in
            var options = options
            options.checksValues = true
            return try set.check(options)
        }
        #expect(told.map(\.product) == ["B", "C", "D"])
        #expect(checked.feeds.first?.written == 2)
    }

    @Test("leaves the items in, without the character, where a feed leaves nothing out")
    func never() throws {
        let shop = try RunShop(Self.lines, feeds: [RunShop.feed(#""exclude_on":"never","#)])
        let (report, findings) = try Self.run(shop) { try $0.export(to: shop.output, $1) }
        #expect(report.feeds.first?.written == 4)
        #expect(findings.map(\.product) == ["B"])
        #expect(try shop.published()?.unicodeScalars.contains("\u{202E}") == false)
    }

    @Test("counts in a model's text for the variants that show it, and is told of the model")
    func models() throws {
        let shop = try RunShop([
            RunShop.product("V-1", name: nil, family: "sized", parent: "M", values: [RunShop.value("size", #""s""#)]),
            RunShop.product("V-2", name: "Own", family: "sized", parent: "M", values: [RunShop.value("size", #""m""#)]),
        ])
        let names = #""name":[{"locale":"pl_PL","scope":null,"data":"Kur\u202Etka"}]"#
        try shop.write("models.jsonl", #"{"identifier":"M","family":"sized","values":{\#(names)}}"# + "\n")
        let (report, findings) = try Self.run(shop) { try $0.export(to: shop.output, $1) }
        #expect(report.feeds.first?.written == 0 || report.feeds.first?.excluded.contains { $0.count > 0 } == true)
        #expect(findings.map(\.product) == ["M"])
        #expect(findings.first?.position?.file == "models.jsonl")
        let (_, told) = try Self.run(shop) { set, options in
            var options = options
            options.checksValues = true
            return try set.check(options)
        }
        #expect(told.map(\.product) == ["M"])
    }

    @Test("is an error in structure and feeds, other unseen characters are taken out and told")
    func structure() throws {
        let shop = try RunShop([RunShop.product("A")], feeds: [RunShop.feed(#""fields":{"note":"a\u200Fb"},"#)])
        #expect(try shop.problems().map(\.rule) == ["file.invisible-character"])
        #expect(try shop.problems().map(\.severity) == [.warning])
        try shop.export()
        #expect(try shop.published()?.contains("ab<") == true)
        try shop.write("feeds/feed-0.json", RunShop.feed(#""fields":{"note":"a\u202Eb"},"#))
        #expect(try shop.problems().map(\.severity) == [.error])
        try shop.write("feeds/feed-0.json", RunShop.feed())
        let options = RunShop.structure[1].text.replacing(
            #"{"code":"s"}"#,
            with: #"{"code":"s","labels":{"pl_PL":"S\u202E!"}}"#
        )
        try shop.write("attributes.json", options)
        let problem = try #require(try shop.problems().first)
        #expect(problem.rule == "file.invisible-character" && problem.severity == .error)
        #expect(problem.position?.file == "attributes.json" && problem.message.contains("S!"))
    }

    @Test("An identifier of letters that look alike is told")
    func lookAlikes() throws {
        let shop = try RunShop([RunShop.product("CAFE1"), RunShop.product("САFE1")])
        var told: [Finding] = []
        var options = FeedSet.Options()
        options.report = { told.append($0) }
        options.checksValues = true
        _ = try shop.feeds().check(options)
        #expect(told.filter { $0.rule == "text.mixed-scripts" }.map(\.product) == ["САFE1"])
    }
}
