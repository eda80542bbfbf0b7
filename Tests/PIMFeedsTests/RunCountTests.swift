import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("The run's counts")
struct RunCountTests {
    /// Lines of every kind, sound and broken, in an order that a seed decides.
    static func lines(seed: UInt64) -> [String] {
        var random = RunRandom(seed: seed)
        let count = Int.random(in: 0...120, using: &random)
        return (0..<count).map { number in
            switch Int.random(in: 0..<14, using: &random) {
            case 0: "{\"identifier\":"
            case 1: "not json at all"
            case 2: "[1,2]"
            case 3: RunShop.product("A-\(number)", name: nil)
            case 4: RunShop.product("A-\(number)", price: nil)
            case 5: RunShop.product("A-\(number)", enabled: false)
            case 6: RunShop.product("A-\(number)", categories: ["indoor"])
            case 7: RunShop.product("A-\(number / 3)")
            case 8: RunShop.product("V-\(number)", name: nil, family: "sized", parent: "NOBODY")
            case 9:
                RunShop.product(
                    "V-\(number)",
                    name: nil,
                    family: "sized",
                    parent: "TEE",
                    values: [RunShop.value("size", "\"m\"")]
                )
            case 10: RunShop.product("A-\(number)", values: [RunShop.value("ean", "\"12345678\"")])
            case 11: ""
            case 12:
                RunShop.product(
                    "A-\(number)",
                    categories: ["jackets", "nowhere"],
                    values: [RunShop.value("rank", "\"x\"")]
                )
            default: RunShop.product("A-\(number)", name: "Kurtka \(number)")
            }
        }
    }

    static let feeds = [
        RunShop.feed(code: "all", #""select":{"enabled":null},"exclude_on":"never","gate":{"min_items":0},"#),
        RunShop.feed(
            code: "strict",
            format: "plain-csv",
            #""select":{"categories":["jackets"]},"exclude_on":"warning","gate":{"min_items":0},"#
        ),
        RunShop.feed(
            code: "whole",
            format: "plain-json",
            #""select":{"complete":75,"where":"price > 50"},"gate":{"min_items":0},"#
        ),
        RunShop.feed(code: "groups", format: "schema-org", #""gate":{"min_items":0},"#),
        RunShop.feed(code: "lines", format: "json-lines", #""gate":{"max_errors":3},"#),
    ]

    @Test("balance for every catalog, and the JSON report says the same as the text", arguments: 1...12)
    func balance(_ seed: Int) throws {
        let lines = Self.lines(seed: UInt64(seed))
        let shop = try RunShop(lines, feeds: Self.feeds)
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        let report = try shop.export(options)
        #expect(report.balances)
        #expect(report.lines.read == lines.count { !$0.isEmpty })
        #expect(report.lines.read == report.lines.kept + report.lines.rejected)
        #expect(report.rules.reduce(0) { $0 + $1.count } == findings.count)
        for severity in Finding.Severity.allCases {
            #expect(report.count(of: severity) == findings.count { $0.severity == severity })
        }
        let parsed = try JSON.parse(Array(report.json.utf8), path: nil)
        #expect(parsed["lines"]?["read"]?.integer == report.lines.read)
        #expect(parsed["balances"]?.bool == true)
        #expect(parsed["findings"]?["error"]?.integer == report.count(of: .error))
        #expect(
            report.text[0]
                == "\(report.lines.read) product lines read: \(report.lines.kept) kept, \(report.lines.rejected) rejected"
        )
        for (feed, node) in zip(report.feeds, parsed["feeds"]?.array ?? []) {
            #expect(feed.read == report.lines.read, "every line reaches every feed")
            #expect(feed.read == feed.written + feed.excludedCount + feed.failed)
            #expect(feed.failed == report.lines.rejected)
            #expect(node["feed"]?.string == feed.code)
            #expect(node["outcome"]?.string == feed.outcome.rawValue)
            #expect(node["read"]?.integer == feed.read)
            #expect(node["written"]?.integer == feed.written)
            #expect(node["failed"]?.integer == feed.failed)
            let excluded = node["excluded"]?.object?.compactMap { $0.value.integer } ?? []
            #expect(excluded.reduce(0, +) == feed.excludedCount)
            let line = try #require(report.text.first { $0.hasPrefix("\(feed.code): ") })
            #expect(line.hasPrefix("\(feed.code): \(feed.outcome.rawValue), \(feed.written) item"))
            let file = Files.join(shop.output, "\(feed.code).xml")
            #expect(Files.exists(file) == (feed.outcome == .published))
            #expect((feed.outcome == .held) == !feed.reasons.isEmpty)
        }
        #expect(shop.leftovers() == [])
    }

    @Test("a check counts as an export does, and writes nothing", arguments: 1...4)
    func checked(_ seed: Int) throws {
        let shop = try RunShop(Self.lines(seed: UInt64(seed)), feeds: Self.feeds)
        let checked = try shop.feeds().check()
        #expect(!Files.exists(shop.output))
        let exported = try shop.export()
        #expect(checked.feeds.map(\.written) == exported.feeds.map(\.written))
        #expect(checked.feeds.map(\.excluded) == exported.feeds.map(\.excluded))
        #expect(checked.feeds.allSatisfy { $0.outcome == .checked })
        #expect(checked.rules == exported.rules)
        #expect(checked.inputHash == exported.inputHash)
    }

    @Test("one pass for many feeds gives the bytes of each feed alone", arguments: 1...4)
    func alone(_ seed: Int) throws {
        let shop = try RunShop(Self.lines(seed: UInt64(seed)), feeds: Self.feeds)
        let all = try shop.export()
        for feed in all.feeds where feed.outcome == .published {
            let together = try shop.published("\(feed.code).xml")
            let other = Files.join(shop.folder, "alone")
            let report = try shop.feeds(only: [feed.code]).export(to: other)
            let single = try Files.read(Files.join(other, "\(feed.code).xml"))
            #expect(together.map { Array($0.utf8) } == single)
            #expect(report.feeds.first?.excluded == feed.excluded)
        }
    }

    @Test("the manifest has one line for each item, whatever its identifier holds")
    func manifest() throws {
        let shop = try RunShop(
            [RunShop.product("A\tB\nC"), RunShop.product("C\\D"), RunShop.product("E")],
            feeds: [RunShop.feed(#""exclude_on":"never","#)]
        )
        try shop.export()
        let items = String(decoding: try Files.read(Files.join(shop.output, ".pim/items/items.tsv")), as: UTF8.self)
        // An identifier with a tab or line break stays out of every feed.
        #expect(items.split(separator: "\n").map { $0.prefix { $0 != "\t" } } == ["C\\\\D", "E"])
    }

    @Test("product lines may come from other files, in their order")
    func otherFiles() throws {
        let shop = try RunShop([RunShop.product("OWN")])
        try shop.write("b.jsonl", RunShop.product("B"))
        try shop.write("a.jsonl", RunShop.product("A") + "\n\n")
        var options = FeedSet.Options()
        options.products = [Files.join(shop.folder, "b.jsonl"), Files.join(shop.folder, "a.jsonl")]
        let report = try shop.export(options)
        #expect(report.lines.read == 2)
        let items = String(decoding: try Files.read(Files.join(shop.output, ".pim/items/items.tsv")), as: UTF8.self)
        // An identifier with a tab or line break stays out of every feed.
        #expect(items.split(separator: "\n").map { $0.prefix(1) } == ["B", "A"])
        options.products = [Files.join(shop.folder, "missing.jsonl")]
        let error = try #require(throws: PIMIOError.self) { try shop.export(options) }
        #expect(error.code == .notFound)
    }
}
