import PIMCatalog
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

/// What `pim export` keeps out of a feed, `pim items` keeps out of its parts.
@Suite("Parts of a feed of a catalog with guidelines")
struct GuidelinePartTests {
    /// Products some of which break a rule: by a word of their own or their model's, a picture, or numbers that differ.
    private static let lines =
        (0..<6).map { PictureShop.product($0, name: $0 == 4 ? "Tandeta A-4" : nil) } + [
            RunShop.product("T-1", name: nil, family: "sized", parent: "TEE", values: [RunShop.value("size", "\"s\"")]),
            RunShop.product("D-1").replacing(
                #""data":"Kurtka"}"#,
                with: #""data":"Kurtka 20"},{"locale":"en_GB","scope":null,"data":"Jacket 30"}"#
            ),
        ]

    private func shop(rules: String = "", feed: String = PictureShop.feed("items")) throws -> PictureShop {
        let shop = try PictureShop(rules: rules, feeds: [feed])
        try shop.picture(1, width: 3)
        let models = RunShop.structure.first { $0.name == "models.jsonl" }?.text ?? ""
        try shop.shop.write("models.jsonl", models.replacing("Koszulka", with: "Koszulka tandeta"))
        try shop.shop.products(Self.lines)
        return shop
    }

    @Test("keep out what the feed of one run keeps out, and tell the same")
    func same() throws {
        let shop = try shop()
        let (whole, wholeFindings) = try shop.run(to: shop.shop.output)
        #expect(whole.feeds.map(\.written) == [4])
        let folder = PartFolder(shop.shop)
        var findings: [Finding] = []
        var options = FeedSet.Options()
        let parts = [
            try folder.write(Array(Self.lines[..<3])) { findings.append($0) },
            try folder.write(Array(Self.lines[3...])) { findings.append($0) },
        ]
        #expect(findings.allSatisfy { $0.product != "TEE" }, "models are told of once, with the whole")
        let ofParts = findings
        findings = []
        options.report = { findings.append($0) }
        let report = try shop.shop.feeds().wrap(parts, to: folder.output, options) { findings += ofParts }
        for name in ["items.xml", ".pim/items/items.tsv"] {
            #expect(try folder.bytes(name) == Files.read(Files.join(shop.shop.output, name)), "\(name)")
        }
        #expect(findings.map(\.rule) == wholeFindings.map(\.rule))
        #expect(findings.map(\.product) == wholeFindings.map(\.product))
        #expect(Set(findings.map(\.rule)).isSuperset(of: ["brand.size", "brand.words", "brand.languages"]))
        #expect(report.rules == whole.rules)
        #expect(report.feeds.map(\.excluded) == whole.feeds.map(\.excluded))
        #expect(report.feeds.map(\.itemsWithErrors) == whole.feeds.map(\.itemsWithErrors))
        #expect(report.remarks.isEmpty)
    }

    @Test("say that rules about all products together are left to whole runs")
    func remark() throws {
        let shop = try shop(rules: PictureShop.catalogueRule)
        let folder = PartFolder(shop.shop)
        var options = FeedSet.Options()
        options.products = [Files.join(shop.shop.folder, "products.jsonl")]
        let items = try shop.shop.feeds().items(to: CollectingSink(), account: nil, options)
        #expect(items.remarks.count == 1)
        #expect(items.remarks.first?.contains(#"the rule "brand.unique" looks at all products together"#) == true)
        let report = try shop.shop.feeds().wrap([folder.write(Self.lines)], to: folder.output)
        #expect(report.remarks == items.remarks)
        #expect(report.feeds.map(\.outcome) == [.published])
    }

    @Test("are refused where the gate counts errors that they do not show")
    func gate() throws {
        let feed = PictureShop.feed("items", #""gate":{"max_errors":99},"#)
        let shop = try shop(rules: PictureShop.catalogueRule, feed: feed)
        let folder = PartFolder(shop.shop)
        let part = try folder.write(Self.lines)
        let error = #expect(throws: FeedError.self) { try shop.shop.feeds().wrap([part], to: folder.output) }
        #expect(error?.message.contains(#"errors of "brand.unique""#) == true, "\(error as Any)")
        let warning = PictureShop.catalogueRule.replacing(#""severity":"error""#, with: #""severity":"warning""#)
        let mild = try self.shop(rules: warning, feed: feed)
        let other = PartFolder(mild.shop)
        #expect(try mild.shop.feeds().wrap([other.write(Self.lines)], to: other.output).isPublished)
    }

    @Test("are refused where other rules are in force than when they were made")
    func day() throws {
        let rule = PictureShop.catalogueRule.replacing(#""severity":"error""#, with: #""from":"2026-11-20""#)
        let shop = try shop(rules: rule)
        let part = try PartFolder(shop.shop).write(Self.lines)
        let directory = try CatalogDirectory(shop.shop.folder)
        let output = Files.join(shop.shop.folder, "wrapped")
        let error = #expect(throws: FeedError.self) {
            try FeedSet(directory, day: CalendarDate("2026-11-19")).wrap([part], to: output)
        }
        #expect(error?.message.contains("another state of the catalog") == true, "\(error as Any)")
        #expect(try FeedSet(directory, day: CalendarDate("2026-11-21")).wrap([part], to: output).isPublished)
    }
}
