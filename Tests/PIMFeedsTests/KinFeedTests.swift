import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("Feeds whose items are the same")
struct KinFeedTests {
    /// What a run left and said of one feed.
    struct Outcome: Equatable {
        var file: String?
        var manifest: String?
        var findings: [Finding] = []
        var counts = ""
    }

    private static let format = #"""
        {"id":"kin","title":"Own","container":{"xml":{"root":"feed","item":"item"}},
         "fields":[{"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},
           {"name":"title","kind":"text","requirement":"required","sources":["role:title"],"limits":{"max_length":12}},
           {"name":"price","kind":"price","requirement":"required","sources":["computed:price"]},
           {"name":"gtin","kind":"gtin","sources":["role:gtin"]},
           {"name":"must","kind":"text","requirement":"required"},
           {"name":"should","kind":"text","requirement":"recommended"}]}
        """#

    /// Settings that change which products are shown, and nothing of their items.
    private static let wishes = [
        #""select":{"categories":["outdoor"]},"exclude_on":"never","#,
        #""select":{"enabled":null},"exclude_on":"never","gate":{"min_items":0},"#,
        #""select":{"categories":["indoor"]},"exclude_on":"never","#,
        #""select":{"where":"price > 50"},"exclude_on":"never","#,
        #""exclude_on":"error","gate":{"min_items":0},"#,
        #""select":{"complete":51},"exclude_on":"warning","gate":{"min_items":0},"#,
        #""exclude_on":"never","fields":{"must":"{{ name }}"},"#,
    ]

    private static func lines(seed: Int) -> [String] {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
        return (0..<60).map { number in
            RunShop.product(
                "P\(number)",
                name: roll(4) == 0 ? nil : ["Kurtka", "Kurtka zimowa długa", "<b>Płaszcz</b>"][roll(3)],
                price: roll(5) == 0 ? nil : "\(20 + roll(90)).00",
                enabled: roll(6) > 0,
                categories: [["jackets"], ["indoor"], ["outdoor"], []][roll(4)],
                values: roll(2) == 0 ? [RunShop.value("brand", "\"Nord\""), RunShop.value("rank", "3")] : []
            )
        }
    }

    private static func outcomes(_ shop: RunShop, only codes: [String]?, chunkBytes: Int) throws -> [String: Outcome] {
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.threads = 1
        options.chunkBytes = chunkBytes
        options.isFresh = true
        options.report = { findings.append($0) }
        let report = try shop.feeds(only: codes).export(to: shop.output, options)
        var outcomes: [String: Outcome] = [:]
        for feed in report.feeds {
            var outcome = Outcome(file: try shop.published(Files.name(of: feed.file)))
            outcome.manifest = try shop.published(Files.join(".pim", feed.code, "items.tsv"))
            outcome.findings = findings.filter { $0.feed == feed.code }
            outcome.counts = "\(feed.read) \(feed.written) \(feed.itemsWithErrors) \(feed.excluded) \(feed.outcome)"
            outcomes[feed.code] = outcome
        }
        return outcomes
    }

    @Test("come out together as each does alone", arguments: 1...6)
    func together(seed: Int) throws {
        let feeds = Self.wishes.enumerated().map { number, wish in
            RunShop.feed(code: "kin-\(number)", format: "kin", wish)
        }
        let shop = try RunShop(Self.lines(seed: seed), feeds: feeds)
        try shop.write("formats/kin.json", Self.format)
        let chunkBytes = seed % 2 == 0 ? 1_500 : 128 << 10
        let together = try Self.outcomes(shop, only: nil, chunkBytes: chunkBytes)
        #expect(together.count == Self.wishes.count)
        #expect(together.values.filter { $0.file != nil }.count >= 5)
        #expect(together["kin-0"]?.findings.contains { $0.field == "must" } == true)
        for code in together.keys {
            let alone = try Self.outcomes(shop, only: [code], chunkBytes: chunkBytes)
            #expect(alone[code] == together[code], "\(code)")
        }
    }
}
