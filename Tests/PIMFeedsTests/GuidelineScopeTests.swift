import PIMFeeds
import PIMIO
import Testing

/// Feeds of several scopes in which the same rules count.
@Suite("Guidelines and the scopes of feeds")
struct GuidelineScopeTests {
    private static let scopes = [
        #""channel":"web","locale":"pl_PL","country":"PL","currency":"PLN""#,
        #""channel":"web","locale":"pl_PL","country":"PL","currency":"EUR""#,
        #""channel":"base","locale":"pl_PL","country":"PL","currency":"PLN""#,
    ]

    private static let lines = [
        RunShop.product("A-1", name: "Tandeta"), RunShop.product("A-2"),
        RunShop.product(
            "T-1",
            name: nil,
            family: "sized",
            parent: "TEE",
            categories: [],
            values: [RunShop.value("size", "\"s\"")]
        ),
    ]

    private static func rules(_ more: String = "") -> String {
        #"{"guideline":"a","title":"Words","rules":[{"id":"a.words","kind":"text.terms","severity":"error","#
            + #""attributes":["title"],"because":"we sell no rubbish","with":{"terms":["tandeta"]}}]\#(more)}"#
    }

    private func shop(_ guideline: String, _ more: String = "") throws -> RunShop {
        let feeds = Self.scopes.enumerated().map { RunShop.feed(code: "f\($0)", scope: $1, more) }
        let shop = try RunShop(Self.lines, feeds: feeds)
        try shop.write("guidelines/a.json", guideline)
        let models = RunShop.structure.first { $0.name == "models.jsonl" }?.text ?? ""
        try shop.write("models.jsonl", models.replacing("Koszulka", with: "Koszulka tandeta"))
        return shop
    }

    @Test("an item stays out of every feed that would show what breaks a rule, and that is told once")
    func everywhere() throws {
        let shop = try shop(Self.rules())
        var products: [String?] = []
        var options = FeedSet.Options()
        options.report = { finding in
            if finding.rule == "a.words" { products.append(finding.product) }
        }
        let report = try shop.export(options)
        #expect(report.feeds.map(\.written) == [1, 1, 1])
        #expect(report.feeds.map(\.itemsWithErrors) == [2, 2, 2])
        #expect(products == ["TEE", "A-1"])
    }

    @Test("what is waived on one channel counts on the others")
    func waived() throws {
        let waiver =
            #","waivers":[{"rule":"a.words","channel":"%","reason":"a test","approver":"Ewa","until":"2999-01-01"}]"#
        for (channel, written) in [("web", [3, 3, 1]), ("base", [3, 3, 3])] {
            let shop = try shop(Self.rules(waiver.replacing("%", with: channel)))
            #expect(try shop.export().feeds.map(\.written) == written, "\(channel)")
        }
    }

    @Test("what is said in the scope of a feed that groups variants is told once, beside other feeds and alone")
    func groups() throws {
        let scope = #""channel":"web","locale":"en_GB","country":"GB","currency":"EUR""#
        let group = RunShop.feed(code: "g", format: "schema-org", file: "g.json", scope: scope)
        let english = #""name":[{"locale":"en_GB","scope":null,"data":"Tandeta"}]"#
        let lines =
            [Self.lines[2]] + [RunShop.product("A-1", name: nil, values: [english])]
            + [Self.lines[2].replacing("T-1", with: "T-2").replacing("\"s\"", with: "\"m\"")]
        for feeds in [[group], [RunShop.feed(), group]] {
            let shop = try RunShop(lines, feeds: feeds)
            try shop.write("guidelines/a.json", Self.rules())
            var told = 0
            var options = FeedSet.Options()
            options.report = { finding in
                if finding.rule == "a.words", finding.scope?.locale.text == "en_GB" { told += 1 }
            }
            let report = try shop.export(options)
            #expect(told == 1)
            #expect(report.count(of: .error) >= 1)
            #expect(report.feeds.last?.excluded.contains { $0.reason == "findings" } == true)
        }
    }
}
