import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("The gate")
struct RunGateTests {
    private static func lines(_ count: Int) -> [String] {
        (0..<count).map { RunShop.product("A-\($0)") }
    }

    private static func gated(_ gate: String, _ more: String = "") -> String {
        RunShop.feed("\"gate\":\(gate),\(more)")
    }

    struct Drop: CustomTestStringConvertible {
        let gate: String
        let before: Int
        let after: Int
        /// What the reason says; nil where the feed is published.
        let reason: String?
        var testDescription: String { "\(gate): \(before) -> \(after)" }
    }

    @Test(
        "lets a feed fall so far and no further",
        arguments: [
            Drop(gate: #"{"max_drop":"10%"}"#, before: 20, after: 18, reason: nil),
            Drop(
                gate: #"{"max_drop":"10%"}"#,
                before: 20,
                after: 17,
                reason: "17 items after 20, 15 % fewer; the gate allows 10 %"
            ),
            Drop(gate: #"{"max_drop":"9.99%"}"#, before: 20, after: 18, reason: "the gate allows 9.99 %"),
            Drop(gate: #"{"max_drop":"33.3%"}"#, before: 3, after: 2, reason: "33.33 % fewer; the gate allows 33.3 %"),
            Drop(gate: #"{"max_drop":"33.34%"}"#, before: 3, after: 2, reason: nil),
            Drop(gate: #"{"max_drop":"0%"}"#, before: 5, after: 5, reason: nil),
            Drop(gate: #"{"max_drop":"0%"}"#, before: 5, after: 9, reason: nil),
            Drop(gate: #"{"max_drop":2}"#, before: 20, after: 18, reason: nil),
            Drop(
                gate: #"{"max_drop":2}"#,
                before: 20,
                after: 17,
                reason: "17 items, 3 fewer than before; the gate allows 2"
            ),
            Drop(gate: #"{}"#, before: 20, after: 1, reason: nil),
            Drop(gate: #"{"min_items":5}"#, before: 20, after: 5, reason: nil),
            Drop(gate: #"{"min_items":5}"#, before: 20, after: 4, reason: "4 items, the gate asks for at least 5"),
            Drop(gate: #"{}"#, before: 2, after: 0, reason: "0 items, the gate asks for at least 1"),
            Drop(gate: #"{"min_items":0}"#, before: 2, after: 0, reason: "no product lines were read"),
        ]
    )
    func falls(_ drop: Drop) throws {
        let shop = try RunShop(Self.lines(drop.before), feeds: [Self.gated(drop.gate)])
        #expect(try shop.export().feeds.first?.outcome == .published, "the first run publishes")
        let before = try shop.published()
        try shop.products(Self.lines(drop.after))
        let report = try shop.export()
        let result = try #require(report.feeds.first)
        #expect(report.isPublished == (drop.reason == nil))
        guard let reason = drop.reason else {
            #expect(result.outcome == .published)
            #expect(try shop.published() != before || drop.before == drop.after)
            return
        }
        #expect(result.outcome == .held)
        #expect(result.reasons.contains { $0.contains(reason) }, "\(result.reasons)")
        #expect(try shop.published() == before)
        #expect(result.previous == drop.before)
        try shop.products(Self.lines(drop.before + 1))
        #expect(try shop.export().feeds.first?.outcome == .published, "a later good run publishes")
        #expect(try shop.published() != before)
        #expect(shop.leftovers() == [])
    }

    @Test("counts items with errors, those left out and unreadable lines among them", arguments: [0, 1, 2, 3])
    func errors(_ allowed: Int) throws {
        let lines = [RunShop.product("A"), RunShop.product("B", name: nil), "{nonsense", RunShop.product("A")]
        let shop = try RunShop(lines, feeds: [Self.gated("{\"max_errors\":\(allowed)}")])
        let result = try #require(try shop.export().feeds.first)
        #expect(result.itemsWithErrors == 2)
        #expect(result.failed == 1)
        #expect(result.balances)
        #expect(result.outcome == (allowed < 3 ? .held : .published))
        #expect(try shop.published() == nil || allowed == 3)
    }

    @Test("holds the file of a first run that has too little, and leaves nothing behind")
    func firstRun() throws {
        let shop = try RunShop([])
        #expect(try shop.export().feeds.first?.outcome == .held)
        #expect(try shop.published() == nil)
        #expect(!Files.exists(Files.join(shop.output, ".pim/items/published.json")))
        #expect(shop.leftovers() == [])
    }

    @Test("keeps a feed whose product file was cut in the middle of a line")
    func truncated() throws {
        let shop = try RunShop(Self.lines(40), feeds: [Self.gated(#"{"max_drop":"10%"}"#)])
        try shop.export()
        let before = try shop.published()
        let bytes = try Files.read(Files.join(shop.folder, "products.jsonl"))
        try Files.writeAtomically(
            Array(bytes[..<(bytes.count * 3 / 4 + 17)]),
            to: Files.join(shop.folder, "products.jsonl")
        )
        var options = FeedSet.Options()
        var remedies: [String] = []
        options.report = { remedies.append($0.remedy) }
        let report = try shop.export(options)
        #expect(report.feeds.first?.outcome == .held)
        #expect(report.lines.rejected == 1)
        #expect(remedies.contains { $0.contains("was it cut off?") })
        #expect(try shop.published() == before)
    }

    @Test("publishes the sound feed and holds the other")
    func separate() throws {
        let feeds = [
            RunShop.feed(code: "good", #""gate":{"max_drop":"50%"},"#),
            RunShop.feed(code: "bad", #""gate":{"max_drop":"5%"},"#),
        ]
        let shop = try RunShop(Self.lines(10), feeds: feeds)
        try shop.export()
        let before = (try shop.published("good.xml"), try shop.published("bad.xml"))
        try shop.products(Self.lines(8))
        let report = try shop.export()
        #expect(
            report.feeds.map(\.outcome) == [.held, .published] || report.feeds.map(\.outcome) == [.published, .held]
        )
        #expect(report.feeds.first { $0.code == "bad" }?.outcome == .held)
        #expect(try shop.published("good.xml") != before.0)
        #expect(try shop.published("bad.xml") == before.1)
        #expect(!report.isPublished)
        #expect(report.text.contains { $0.contains("held back: ") && $0.hasSuffix("the published feed stands") })
    }

    @Test(
        "holds the feed whose state is damaged and says what to delete; the other feeds are published",
        arguments: ["", "{", "[]", "{\"items\":\"many\"}", "{\"items\":-1}", "{\"items\":1.5}"]
    )
    func damaged(_ text: String) throws {
        let feeds = [RunShop.feed(code: "a"), RunShop.feed(code: "b", #""gate":{"max_drop":"10%"},"#)]
        let shop = try RunShop(Self.lines(3), feeds: feeds)
        try shop.export()
        let before = try shop.published("b.xml")
        try shop.write("out/.pim/b/published.json", text)
        try shop.products(Self.lines(2))
        let report = try shop.export()
        #expect(report.feeds.map(\.outcome) == [.published, .held])
        #expect(!report.isPublished)
        #expect(report.feeds[1].reasons.count == 1)
        #expect(report.feeds[1].reasons.first?.contains(".pim/b/published.json") == true)
        #expect(report.feeds[1].reasons.first?.contains("delete this file") == true)
        #expect(try shop.published("b.xml") == before)
        #expect(shop.leftovers() == [])
        // The remedy leads back to the gate and not around it.
        try Files.remove(Files.join(shop.output, ".pim/b/published.json"))
        #expect(try shop.export().feeds[1].reasons == ["it has 2 items after 3, 33.33 % fewer; the gate allows 10 %"])
        try shop.products(Self.lines(4))
        #expect(try shop.export().isPublished)
    }

    struct Known: CustomTestStringConvertible {
        let format: String
        var output = #"{"file":"items.xml"}"#
        var more = ""
        var testDescription: String { "\(format) \(output) \(more)" }
    }

    @Test(
        "counts the items of a file of which nothing is known",
        arguments: [
            Known(format: "plain-xml"), Known(format: "plain-csv"), Known(format: "plain-json"),
            Known(format: "plain-lines"), Known(format: "plain-xml", more: #""encoding":"utf-16le","#),
            Known(format: "plain-csv", output: #"{"file":"items.xml","compression":"gzip"}"#),
        ]
    )
    func counted(_ known: Known) throws {
        func feed(_ code: String, fields: String = "") -> String {
            #"{"code":"\#(code)","format":"\#(known.format)","channel":"web","locale":"pl_PL","country":"PL","#
                + #""currency":"PLN",\#(known.more)\#(fields)"gate":{"max_drop":"10%"},"output":\#(known.output)}"#
        }
        let shop = try RunShop(Self.lines(20), feeds: [feed("items")])
        try shop.export()
        try shop.products(Self.lines(12))
        // A feed that fills another column too is still the same feed.
        for definition in [feed("other"), feed("third", fields: #""fields":{"note":"new"},"#)] {
            try shop.write("feeds/feed-0.json", definition)
            let result = try #require(try shop.export().feeds.first)
            #expect(result.previous == 20)
            #expect(result.outcome == .held)
            #expect(result.reasons == ["it has 12 items after 20, 40 % fewer; the gate allows 10 %"])
            #expect(result.text.last?.hasSuffix("the published feed stands") == true)
        }
        #expect(shop.leftovers() == [])
        try shop.products(Self.lines(19))
        #expect(try shop.export().isPublished)
    }

    @Test("a file that is no feed of the format is held where the gate compares, and named where it does not")
    func strange() throws {
        let gated = Self.gated(#"{"max_drop":"10%"}"#)
        for text in ["<html><p>Hello</p></html>", "<feed><item>", "id,title\n1,2\n"] {
            let shop = try RunShop(Self.lines(2), feeds: [gated])
            try shop.write("out/items.xml", text)
            let result = try #require(try shop.export().feeds.first)
            #expect(result.outcome == .held)
            #expect(result.reasons.first?.contains("out/items.xml is there, nothing is known of it") == true)
            #expect(result.reasons.first?.contains("delete it, or move it away") == true)
            #expect(result.text.last?.hasSuffix("the published feed stands") == true)
            #expect(try shop.published() == text)
            try shop.write("feeds/feed-0.json", RunShop.feed())
            var options = FeedSet.Options()
            var rules: [String] = []
            options.report = { rules.append($0.rule) }
            let report = try shop.export(options)
            #expect(report.isPublished)
            #expect(rules.contains("feed.unknown-file"))
            #expect(report.rules.contains { $0.rule == "feed.unknown-file" && $0.count == 1 })
        }
        let shop = try RunShop(Self.lines(2), feeds: [gated])
        try shop.write("out/items.xml", "")
        #expect(try shop.export().isPublished, "an empty file was only made for its owner and mode")
    }

    @Test("a crash between the feed and what is known of it leaves a state that the next run works from")
    func crashed() throws {
        let shop = try RunShop(Self.lines(10), feeds: [Self.gated(#"{"max_drop":"20%"}"#)])
        try shop.export()
        let state = try Files.read(Files.join(shop.output, ".pim/items/published.json"))
        try shop.products(Self.lines(9))
        try shop.export()
        // As if the second run had died after the feed was in its place: the state is the older one.
        try Files.writeAtomically(state, to: Files.join(shop.output, ".pim/items/published.json"))
        try Files.remove(Files.join(shop.output, ".pim/items/items.tsv"))
        try shop.products(Self.lines(8))
        let report = try shop.export()
        #expect(report.feeds.first?.outcome == .published)
        #expect(report.feeds.first?.previous == 10)
        #expect(Files.exists(Files.join(shop.output, ".pim/items/items.tsv")))
    }

    @Test("temporary files of a dead run are cleared away")
    func leftovers() throws {
        let shop = try RunShop(Self.lines(2), feeds: [RunShop.feed()])
        // No process has this number: Linux gives out at most 2^22.
        for name in ["items.xml", "items.xml.plain", ".pim/items/feed.packed", ".pim/items/items.tsv"] {
            try shop.write("out/\(name).tmp-99999999-0", "half")
        }
        try shop.export()
        #expect(shop.leftovers() == [])
    }

    @Test("an interrupted run publishes nothing and leaves nothing behind", arguments: [1, 2, 3])
    func interrupted(_ question: Int) throws {
        let shop = try RunShop(Self.lines(3))
        try shop.export()
        let before = try shop.published()
        try shop.products(Self.lines(300))
        var options = FeedSet.Options()
        var asked = 0
        options.proceed = { _, _ in
            asked += 1
            return asked < question
        }
        let error = try #require(throws: FeedError.self) { try shop.export(options) }
        #expect(error.code == .interrupted)
        #expect(asked == question)
        #expect(try shop.published() == before)
        #expect(shop.leftovers() == [])
        #expect(try shop.export().feeds.first?.written == 300)
    }

    @Test("a small run can be interrupted too")
    func interruptedSmall() throws {
        let shop = try RunShop(Self.lines(1))
        var options = FeedSet.Options()
        options.proceed = { _, _ in false }
        #expect(throws: FeedError.self) { try shop.export(options) }
        #expect(throws: FeedError.self) { try shop.feeds().check(options) }
        #expect(try shop.published() == nil)
    }

    @Test("a folder that cannot be written is an error that names it")
    func unwritable() throws {
        let shop = try RunShop(Self.lines(1))
        try shop.write("out", "a file, not a folder")
        let error = try #require(throws: PIMIOError.self) { try shop.export() }
        #expect(error.path?.contains("out") == true)
        #expect(error.code == .notWritable || error.code == .ioFailure)
    }

    @Test("a strict run ends at the first bad line and publishes nothing")
    func strict() throws {
        let shop = try RunShop(Self.lines(1) + ["{"] + Self.lines(2))
        var options = FeedSet.Options()
        options.isStrict = true
        let error = try #require(throws: FeedError.self) { try shop.export(options) }
        #expect(error.code == .strict)
        #expect(error.message.hasPrefix("products.jsonl:2"))
        #expect(try shop.published() == nil)
        #expect(shop.leftovers() == [])
    }
}
