import PIMFeeds
import PIMIO
import Testing

@Suite("A feed's selection")
struct RunSelectionTests {
    struct Choice: CustomTestStringConvertible {
        let select: String
        let shown: [String]
        var testDescription: String { select }

        init(_ select: String, _ shown: [String]) {
            self.select = select
            self.shown = shown
        }
    }

    /// `FULL` is complete (100 %), `HALF` lacks brand and rank (50 %), `CHILD` is a variant.
    private static let lines = [
        RunShop.product(
            "FULL",
            price: "100.00",
            values: [
                RunShop.value("brand", "\"Nord\""), RunShop.value("rank", "3"), RunShop.value("tags", "[\"new\"]"),
            ]
        ),
        RunShop.product("HALF", price: "20.00", categories: ["indoor"]),
        RunShop.product("OFF", enabled: false),
        RunShop.product("NODE", categories: ["outdoor"]),
        RunShop.product("NONE", categories: []),
        RunShop.product(
            "CHILD",
            name: nil,
            family: "sized",
            parent: "TEE",
            categories: [],
            values: [RunShop.value("size", "\"m\"")]
        ),
    ]

    @Test(
        "shows what it asks for",
        arguments: [
            Choice("{}", ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"enabled":true}"#, ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"enabled":false}"#, ["OFF"]),
            Choice(#"{"enabled":null}"#, ["FULL", "HALF", "OFF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"complete":true}"#, ["FULL", "CHILD"]),
            Choice(#"{"complete":100}"#, ["FULL", "CHILD"]),
            Choice(#"{"complete":50}"#, ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"complete":51}"#, ["FULL", "CHILD"]),
            Choice(#"{"complete":false}"#, ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"categories":["jackets"]}"#, ["FULL", "CHILD"]),
            Choice(#"{"categories":["outdoor"]}"#, ["FULL", "NODE", "CHILD"]),
            Choice(#"{"categories":["master"]}"#, ["FULL", "HALF", "NODE", "CHILD"]),
            Choice(#"{"categories":["indoor","jackets"]}"#, ["FULL", "HALF", "CHILD"]),
            Choice(#"{"categories":[]}"#, ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"families":["sized"]}"#, ["CHILD"]),
            Choice(#"{"families":["things","sized"]}"#, ["FULL", "HALF", "NODE", "NONE", "CHILD"]),
            Choice(#"{"where":"price > 50"}"#, ["FULL", "NODE", "NONE", "CHILD"]),
            Choice(#"{"where":"price <= 20 or tags contains 'new'"}"#, ["FULL", "HALF"]),
            Choice(#"{"where":"brand == 'Nord' and price == 100"}"#, ["FULL", "CHILD"]),
            Choice(#"{"where":"brand == blank"}"#, ["HALF", "NODE", "NONE"]),
            Choice(
                #"{"where":"categories contains 'outdoor'","families":["things"],"enabled":null}"#,
                ["FULL", "OFF", "NODE"]
            ),
            Choice(#"{"where":"enabled","enabled":false}"#, []),
        ]
    )
    func shows(_ choice: Choice) throws {
        let shop = try RunShop(
            Self.lines,
            feeds: [RunShop.feed("\"select\":\(choice.select),\"gate\":{\"min_items\":0},")]
        )
        let result = try #require(try shop.export().feeds.first)
        let items = String(decoding: try Files.read(Files.join(shop.output, ".pim/items/items.tsv")), as: UTF8.self)
        #expect(items.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) } == choice.shown)
        #expect(result.written == choice.shown.count)
        #expect(result.balances)
    }

    @Test("says what an incomplete product lacks, and once what nothing feeds")
    func told() throws {
        let format =
            #"{"id":"own","title":"Own","container":{"xml":{"root":"feed","item":"item"}},"fields":["#
            + #"{"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},"#
            + #"{"name":"maker","kind":"text","requirement":"required","sources":["role:manufacturer"]}]}"#
        let feed = RunShop.feed(format: "own", #""select":{"complete":60},"exclude_on":"never","#)
        let shop = try RunShop(Self.lines, feeds: [feed])
        try shop.write("formats/own.json", format)
        var findings: [String] = []
        var options = FeedSet.Options()
        options.report = {
            findings.append("\($0.rule) \($0.product ?? "-") \($0.position?.description ?? ""): \($0.remedy)")
        }
        let result = try #require(try shop.export(options).feeds.first)
        #expect(result.written == 2)
        #expect(result.itemsWithErrors == 2, "every item is counted, told or not")
        #expect(findings.filter { $0.hasPrefix("feed.incomplete") }.count == 3)
        #expect(findings.contains("feed.incomplete HALF products.jsonl:2: fill \"brand\", \"rank\""))
        let missing = findings.filter { $0.hasPrefix("format.missing") }
        #expect(missing.count == 1)
        #expect(missing.first?.hasPrefix("format.missing - feeds/feed-0.json:1:1: ") == true)
    }

    struct Strictness: CustomTestStringConvertible {
        let word: String
        let shown: [String]
        var testDescription: String { word }
    }

    @Test(
        "leaves items out on errors, on warnings, or never",
        arguments: [
            Strictness(word: "error", shown: ["GOOD", "WARN"]),
            Strictness(word: "warning", shown: ["GOOD"]),
            Strictness(word: "never", shown: ["GOOD", "BAD", "NAMELESS", "WARN"]),
        ]
    )
    func excludes(_ strictness: Strictness) throws {
        let format =
            #"{"id":"own","title":"Own","container":{"xml":{"root":"feed","item":"item"}},"fields":["#
            + #"{"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},"#
            + #"{"name":"title","kind":"text","requirement":"required","limits":{"max_length":10,"cut":true},"sources":["role:title"]},"#
            + #"{"name":"gtin","kind":"gtin","sources":["role:gtin"]}]}"#
        let lines = [
            RunShop.product("GOOD"), RunShop.product("BAD", values: [RunShop.value("ean", "\"4006381333932\"")]),
            RunShop.product("NAMELESS", name: nil), RunShop.product("WARN", name: "Kurtka zimowa z kapturem"),
        ]
        let shop = try RunShop(lines, feeds: [RunShop.feed(format: "own", "\"exclude_on\":\"\(strictness.word)\",")])
        try shop.write("formats/own.json", format)
        let result = try #require(try shop.export().feeds.first)
        let text = try #require(try shop.published())
        #expect(strictness.shown.allSatisfy { text.contains("<id>\($0)</id>") })
        #expect(result.written == strictness.shown.count)
        #expect(!text.contains("4006381333932"), "an invalid value is left out, whether the item stays or not")
        #expect(!text.contains("kapturem"))
        #expect(result.itemsWithErrors == 2)
        #expect(result.balances)
    }
}
