import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("Flaws of products in a run")
struct RunFlawTests {
    private static func run(_ shop: RunShop) throws -> (report: RunReport, rules: [String]) {
        var rules: [String] = []
        var options = FeedSet.Options()
        options.report = { rules.append($0.rule) }
        return (try shop.export(options), rules)
    }

    @Test("a bad value that the feed shows keeps the item out, one that it does not show leaves it in")
    func badValues() throws {
        let bad = #""name":[{"data":7}]"#
        let shop = try RunShop([
            RunShop.product("A"),
            RunShop.product("B", name: nil, values: [bad]),
            RunShop.product("C", categories: ["nowhere"]),
        ])
        let (report, rules) = try Self.run(shop)
        #expect(rules.contains("value.type"))
        #expect(rules.contains("product.unknown-category"))
        let feed = try #require(report.feeds.first)
        #expect(feed.written == 1)
        #expect(feed.itemsWithErrors == 2)
        #expect(feed.balances)
        #expect(try shop.published()?.contains("A") == true)
    }

    @Test("with exclude_on never the item stays, and counts once as one with errors")
    func keeps() throws {
        let shop = try RunShop(
            [RunShop.product("C", price: nil, categories: ["nowhere"])],
            feeds: [RunShop.feed(#""exclude_on":"never","#)]
        )
        let feed = try #require(try Self.run(shop).report.feeds.first)
        #expect(feed.written == 1)
        #expect(feed.itemsWithErrors == 1)
    }

    @Test(
        "models, stock and prices that end in the middle of a line hold every feed back",
        arguments: [
            ("models.jsonl", #"{"identifier":"M","fam"#), ("prices.jsonl", #"{"identifier":"A","attri"#),
        ]
    )
    func cutOffBeside(_ file: String, _ text: String) throws {
        let shop = try RunShop([RunShop.product("A")])
        try shop.write(file, text)
        let report = try Self.run(shop).report
        #expect(report.cutOff == SourcePosition(file: file, line: 1, column: report.cutOff?.column))
        #expect(report.feeds.first?.outcome == .held)
        #expect(try shop.published() == nil)
    }

    @Test("lines that end in the middle of one hold every feed back")
    func cutOff() throws {
        let shop = try RunShop([RunShop.product("A"), RunShop.product("B")])
        #expect(try Self.run(shop).report.isPublished)
        let before = try shop.published()
        let whole = RunShop.product("A") + "\n" + RunShop.product("B")
        try shop.write("products.jsonl", String(whole.dropLast(20)))
        let (report, rules) = try Self.run(shop)
        #expect(rules.contains("line.cut-off"))
        #expect(report.cutOff?.line == 2)
        #expect(report.feeds.first?.outcome == .held)
        #expect(report.feeds.first?.reasons == ["products.jsonl ends in the middle of line 2: it was cut off"])
        #expect(try shop.published() == before)
    }

    @Test("a price line of a product that no line has is told")
    func strayLines() throws {
        let shop = try RunShop([RunShop.product("A")])
        try shop.write(
            "prices.jsonl",
            #"{"identifier":"GHOST","attribute":"price","amount":"9.00","currency":"PLN"}"# + "\n"
        )
        let (report, rules) = try Self.run(shop)
        #expect(rules.filter { $0 == "line.stray" }.count == 1)
        #expect(report.isPublished)
    }

    @Test("characters that nobody sees are told, and keep an item out where they stand in its identifier")
    func invisible() throws {
        let shop = try RunShop([
            RunShop.product("A"), RunShop.product("B\u{1}"), RunShop.product("C", name: "Kurt\u{200F}ka"),
        ])
        let (report, rules) = try Self.run(shop)
        #expect(rules.contains("product.identifier-characters"))
        #expect(report.feeds.first?.written == 2)
        var told: [String] = []
        var options = FeedSet.Options()
        options.checksValues = true
        options.report = { told.append("\($0.rule) \($0.message)") }
        _ = try shop.feeds().check(options)
        #expect(told.contains("value.invisible-character it holds U+200F, which feeds leave out"))
    }

    @Test(
        "characters without work and lost ones are told",
        arguments: [
            ("Kurt\u{200B}ka", "value.invisible-character", "Kurtka"),
            ("Kurt\u{E0041}ka", "value.invisible-character", "Kurtka"),
            ("Kurtk\u{7F}a", "value.invisible-character", "Kurtka"),
            ("Kurtk\u{FFFD}", "value.lost-character", "Kurtk\u{FFFD}"),
            ("Kurtka \u{E000}", "value.private-character", "Kurtka \u{E000}"),
        ]
    )
    func characters(name: String, rule: String, written: String) throws {
        let shop = try RunShop([RunShop.product("A", name: name)])
        var told: [String] = []
        var options = FeedSet.Options()
        options.checksValues = true
        options.report = { told.append($0.rule) }
        _ = try shop.feeds().check(options)
        #expect(told.filter { $0.hasSuffix("-character") } == [rule])
        try shop.export()
        #expect(try shop.published()?.contains("<title>\(written)</title>") == true)
    }

    @Test("an identifier that a model has too is told")
    func twin() throws {
        let shop = try RunShop([RunShop.product("A")])
        try shop.write("models.jsonl", #"{"identifier":"A","family":"things","values":{}}"# + "\n")
        #expect(try Self.run(shop).rules.filter { $0 == "product.identifier-of-model" }.count == 1)
    }

    @Test("a catalog without product lines is an error that names the file")
    func noLines() throws {
        let shop = try RunShop([RunShop.product("A")])
        try Files.remove(Files.join(shop.folder, "products.jsonl"))
        let error = try #require(throws: PIMIOError.self) { try shop.export() }
        #expect(error.code == .notFound)
        #expect(error.path?.hasSuffix("products.jsonl") == true)
    }

    @Test("an explanation says what is there but cannot be written, and where the feed sets a field")
    func remarks() throws {
        let shop = try RunShop(
            [RunShop.product("A", categories: ["jackets"])],
            feeds: [RunShop.feed(#""fields":{"title":"Always"},"#)]
        )
        let set = try shop.feeds()
        let title = try #require(try set.explain("A", feed: "items", field: "title").fields.first)
        #expect(title.setting?.file == "feeds/feed-0.json")
        #expect(title.written == ["Always"])
        let price = try #require(try set.explain("A", feed: "items", field: "price").fields.first)
        #expect(price.setting == nil)
        #expect(price.steps.first?.remarks == [])
    }

    @Test("the origin of a listed price is its own line")
    func priceOrigin() throws {
        let shop = try RunShop([RunShop.product("A")])
        try shop.write(
            "prices.jsonl",
            "\n" + #"{"identifier":"A","attribute":"price","amount":"9.00","currency":"PLN"}"# + "\n"
        )
        let field = try #require(try shop.feeds().explain("A", feed: "items", field: "price").fields.first)
        let taken = field.steps.flatMap(\.attributes).flatMap(\.candidates).first { $0.outcome == .taken }
        #expect(taken?.position == SourcePosition(file: "prices.jsonl", line: 2))
        #expect(field.written == ["9.00 PLN"])
    }
}
