import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

/// Rules about all products together speak too late to keep an item out, but in time for the gate.
@Suite("Gates and rules about the whole catalogue")
struct CatalogueGateTests {
    private static let guideline = #"""
        {"guideline":"brand","title":"Names","rules":[{"id":"brand.unique","kind":"catalogue.unique",
        "severity":"%severity%","because":"each has a name of its own","with":{"attributes":["name","note"]}}]}
        """#

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var severity = "error"
        let feeds: [String]
        var lines = CatalogueGateTests.lines
        /// How many items have errors, feed by feed.
        let errors: [Int]
        let held: [Bool]
        var testDescription: String { name }
    }

    private static let gate = #""gate":{"max_errors":1},"#
    private static let other = #""channel":"web","locale":"en_GB","country":"GB","currency":"EUR""#

    /// Two names that stand twice, one of them in a product that is not enabled, and a note that no feed shows.
    private static let lines = [
        RunShop.product("A-1", name: "Pierwsza"), RunShop.product("A-2", name: "Druga"),
        RunShop.product("A-3", name: "Pierwsza"), RunShop.product("A-4", name: "Druga"),
        RunShop.product("A-5", name: "Druga", enabled: false), RunShop.product("A-6", name: nil),
        note("A-7", "Piąta"), note("A-8", "Szósta"),
    ]
    /// Lines that have to be put in order for feeds that group variants.
    private static let mixed: [String] =
        Array(lines[..<3]) + [variant("T-1", "s")] + Array(lines[3...]) + [variant("T-2", "m")]

    private static func note(_ identifier: String, _ name: String) -> String {
        RunShop.product(
            identifier,
            name: name,
            values: [#""note":[{"locale":"pl_PL","data":"Ta sama"}]"#]
        )
    }

    private static func variant(_ identifier: String, _ size: String) -> String {
        RunShop.product(
            identifier,
            name: nil,
            family: "sized",
            parent: "TEE",
            categories: [],
            values: [RunShop.value("size", "\"\(size)\"")]
        )
    }

    private static func feed(_ code: String, _ more: String = gate) -> String { RunShop.feed(code: code, more) }

    private static func groups(_ more: String = gate) -> String {
        RunShop.feed(
            code: "groups",
            format: "schema-org",
            file: "groups.json",
            #""exclude_on":"never","fields":{"image":"https://shop.example/a.jpg"},\#(more)"#
        )
    }

    @Test(
        "count the items that such a rule calls wrong",
        arguments: [
            Case(name: "an error", feeds: [feed("a")], errors: [3], held: [true]),
            Case(name: "a warning", severity: "warning", feeds: [feed("a")], errors: [1], held: [false]),
            Case(name: "no gate", feeds: [feed("a", "")], errors: [3], held: [false]),
            Case(
                name: "another scope",
                feeds: [feed("a"), RunShop.feed(code: "b", scope: other, gate)],
                errors: [3, 7],
                held: [true, true]
            ),
            Case(
                name: "a feed that leaves those products out",
                feeds: [feed("a", #""gate":{"max_errors":0,"min_items":0},"select":{"where":"price > 500"},"#)],
                errors: [0],
                held: [false]
            ),
            Case(
                name: "an item that has errors of its own",
                feeds: [feed("a")],
                lines: [
                    RunShop.product("A-1", name: "Pierwsza"),
                    RunShop.product("A-2", name: "Pierwsza", values: [RunShop.value("ean", "\"123\"")]),
                ],
                errors: [1],
                held: [false]
            ),
            Case(
                name: "a feed that shows the attribute",
                feeds: [feed("a", #"\#(gate)"fields":{"note":"{{ note }}"},"#)],
                errors: [4],
                held: [true]
            ),
            Case(
                name: "a feed that groups variants, alone",
                feeds: [groups()],
                lines: mixed,
                errors: [3],
                held: [true]
            ),
            Case(
                name: "a feed that groups variants, beside another",
                feeds: [feed("a"), groups()],
                lines: mixed,
                errors: [3, 3],
                held: [true, true]
            ),
            Case(
                name: "a feed that groups variants and takes lines as they come",
                feeds: [groups()],
                errors: [3],
                held: [true]
            ),
        ],
        [1, 3]
    )
    func counts(_ example: Case, threads: Int) throws {
        let shop = try RunShop(example.lines, feeds: example.feeds)
        try shop.write("guidelines/a.json", Self.guideline.replacing("%severity%", with: example.severity))
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.threads = threads
        options.chunkBytes = 600
        options.report = { findings.append($0) }
        let report = try shop.export(options)
        #expect(report.feeds.map(\.itemsWithErrors) == example.errors)
        #expect(report.feeds.map { $0.outcome == .held } == example.held, "\(report.feeds.map(\.reasons))")
        #expect(report.balances)
        let told = findings.filter { $0.rule == "brand.unique" }
        #expect(Set(told).count == told.count, "each is told once")
    }
}
