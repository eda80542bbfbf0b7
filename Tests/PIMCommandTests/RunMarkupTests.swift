import PIMIO
import Testing

@testable import PIMCommand

@Suite("Guidelines and rich text, formats and languages")
struct RunMarkupTests {
    private static let attributes =
        #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"name","type":"text","localizable":true,"role":"title"},"#
        + #"{"code":"brand","type":"text"},{"code":"story","type":"richtext","localizable":true,"role":"description"}]}"#

    private static let rules =
        #"{"guideline":"g","rules":[{"id":"w","kind":"text.terms","severity":"error","with":{"safe":true,"#
        + #""terms":["cheap",{"term":"gratis","instead":"w prezencie"}]}},"#
        + #"{"id":"b","kind":"value.one-of","severity":"warning","with":{"attributes":["brand"],"values":["Nordvik"]}}]}"#

    private static func shop(_ lines: [String], locales: [String] = ["pl_PL"]) throws -> RunCommandShop {
        var feeds: [String: String] = [:]
        for locale in locales {
            feeds[locale] =
                #"{"code":"\#(locale)","format":"own","channel":"web","locale":"\#(locale)","#
                + #""fields":{"brand":"{{ brand }}","story":"{{ story | strip_html: 'lines' }}"},"output":{"file":"\#(locale).xml"}}"#
        }
        let shop = try RunCommandShop(feeds: feeds)
        try shop.write("attributes.json", attributes)
        try shop.write(
            "families.json",
            #"{"families":[{"code":"things","attributes":["sku","name","brand","story"]}]}"#
        )
        try shop.write("models.jsonl", "")
        let list = locales.map { #""\#($0)""# }.joined(separator: ",")
        try shop.write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":[\#(list)],"currencies":["PLN"],"tree":"master"}]}"#
        )
        try shop.write("guidelines/g.json", rules)
        try shop.products(lines)
        return shop
    }

    private static func product(_ identifier: String, _ values: String) -> String {
        #"{"identifier":"\#(identifier)","family":"things","values":{\#(values)}}"#
    }

    private static func findings(_ shop: RunCommandShop) throws -> [JSONNode] {
        try Call("check", "-C", shop.folder, "--json", "--limit", "0").output.split(separator: "\n").dropLast().map {
            try JSON.parse(Array($0.utf8), path: nil)
        }
    }

    @Test("a word that a tag stands in is a word, to rules and in feeds")
    func words() throws {
        let story =
            #""name":[{"locale":"pl_PL","data":"x"}],"story":[{"locale":"pl_PL","data":"<p>A <b>che</b>ap lamp</p>"}]"#
        let shop = try Self.shop([Self.product("A", story)])
        let found = try Self.findings(shop)
        #expect(found.compactMap { $0["rule"]?.string } == ["w"])
        #expect(found.first?["words"]?.string == "cheap")
        try shop.write("guidelines/g.json", #"{"guideline":"g","rules":[]}"#)
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok)
        #expect(try shop.text(Files.join(shop.output, "pl_PL.xml")).contains("A cheap lamp"))
    }

    @Test("the column of words in rich text is theirs, and SARIF has their fix")
    func columns() throws {
        let story =
            #""name":[{"locale":"pl_PL","data":"x"}],"story":[{"locale":"pl_PL","data":"<p>Pas <i>b</i> gratis</p>"}]"#
        let shop = try Self.shop([Self.product("A", story)])
        let line = Array(try shop.text(Files.join(shop.folder, "products.jsonl")).utf8)
        let column = try #require(try Self.findings(shop).first?["column"]?.integer)
        #expect(String(decoding: line[(column - 1)...].prefix(6), as: UTF8.self) == "gratis")
        let log = Call("check", "-C", shop.folder, "--format", "sarif").output
        #expect(log.contains("w prezencie"))
    }

    @Test("lint says where in the HTML words stand, and mends them there")
    func lint() throws {
        let shop = try Self.shop([])
        let html = "<p>Pas <b>x</b> gratis, gra<i>tis</i></p>"
        func call(_ option: String) -> Call { Call("lint", html, "-C", shop.folder, "--attribute", "story", option) }
        let node = try JSON.parse(Array(call("--json").output.utf8), path: nil)
        #expect(node["plain"]?.string == "Pas x gratis, gratis")
        let found = try #require(node["findings"]?.array)
        #expect(found.map { $0["match"]?.string } == ["gratis", "gratis"])
        let source = (found[0]["source"]?.array ?? []).compactMap(\.integer)
        try #require(source.count == 2)
        #expect(String(decoding: Array(html.utf8)[source[0]..<source[1]], as: UTF8.self) == "gratis")
        #expect(found[1]["source"]?.array == nil)
        #expect(call("--fix").output == "<p>Pas <b>x</b> w prezencie, gra<i>tis</i></p>\n")
    }

    @Test("check tells what a format says of an item that guidelines keep out")
    func keptOut() throws {
        let story = #""story":[{"locale":"pl_PL","data":"gratis"}]"#
        let shop = try Self.shop([Self.product("A", story)])
        #expect(try Self.findings(shop).compactMap { $0["rule"]?.string }.sorted() == ["format.missing", "w"])
        let call = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(!call.output.contains("format.missing"))
    }

    @Test("what no language changes is told once")
    func once() throws {
        let values =
            #""name":[{"locale":"pl_PL","data":"x"},{"locale":"de_DE","data":"x"}],"brand":[{"data":"Other"}]"#
        let shop = try Self.shop([Self.product("A", values)], locales: ["pl_PL", "de_DE"])
        let found = try Self.findings(shop).filter { $0["rule"]?.string == "b" }
        #expect(found.count == 1)
        #expect(found.first?["message"]?.string?.hasPrefix("pl_PL") == false)
        let scores = Call("check", "-C", shop.folder).output
        #expect(scores.contains("pl_PL: guidelines 95 of 100") && scores.contains("de_DE: guidelines 95 of 100"))
    }

    @Test("a library rule shows the words it is about")
    func library() throws {
        let values = #""name":[{"locale":"pl_PL","data":"Lampa к\u006Fsc"}]"#
        let shop = try Self.shop([Self.product("A", values)])
        let found = try #require(
            try Self.findings(shop).first { $0["rule"]?.string == "text.mixed-scripts" }
        )
        #expect(found["words"]?.string != nil)
        #expect(found["column"]?.integer != nil)
    }
}
