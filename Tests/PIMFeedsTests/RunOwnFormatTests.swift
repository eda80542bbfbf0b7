import PIMFeeds
import PIMFormats
import PIMIO
import PIMIntake
import Testing

@Suite("A user's own format")
struct RunOwnFormatTests {
    private static let fields =
        #""fields":{"note":["{{ note }}","{{ tags }}"],"ship":[{"land":"PL","cost":"9.99 PLN"},{"land":"DE","cost":"{{ rank }}"}]},"#

    private static func shop(_ format: String) throws -> RunShop {
        let lines = [
            RunShop.product(
                "A",
                name: "Kurtka, \"zimowa\" & ciepła",
                values: [RunShop.value("tags", "[\"new\",\"sale\"]"), RunShop.value("rank", "7.5")]
            ),
            RunShop.product("B", name: "Plecak", values: [RunShop.value("note", "\"x\"")]),
            RunShop.product("C", name: nil),
        ]
        return try RunShop(lines, feeds: [RunShop.feed(format: format, fields)])
    }

    @Test(
        "is written, checked and verified like a built-in one",
        arguments: [
            (
                "plain-xml",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed>
                  <item>
                    <id>A</id>
                    <title>Kurtka, "zimowa" &amp; ciepła</title>
                    <price>100.00 PLN</price>
                    <note>new</note>
                    <note>sale</note>
                    <ship>
                      <land>PL</land>
                      <cost>9.99 PLN</cost>
                    </ship>
                    <ship>
                      <land>DE</land>
                      <cost>7.5</cost>
                    </ship>
                  </item>
                  <item>
                    <id>B</id>
                    <title>Plecak</title>
                    <price>100.00 PLN</price>
                    <note>x</note>
                    <ship>
                      <land>PL</land>
                      <cost>9.99 PLN</cost>
                    </ship>
                    <ship>
                      <land>DE</land>
                    </ship>
                  </item>
                </feed>

                """
            ),
            (
                "plain-csv",
                """
                id,title,price,gtin,note,ship
                A,"Kurtka, ""zimowa"" & ciepła",100.00 PLN,,"new,sale","PL:9.99 PLN,DE:7.5"
                B,Plecak,100.00 PLN,,x,"PL:9.99 PLN,DE"

                """
            ),
            (
                "plain-json",
                """
                [
                {"id":"A","title":"Kurtka, \\"zimowa\\" & ciepła","price":"100.00 PLN","note":["new","sale"],"ship":[\
                {"land":"PL","cost":"9.99 PLN"},{"land":"DE","cost":"7.5"}]},
                {"id":"B","title":"Plecak","price":"100.00 PLN","note":["x"],"ship":[\
                {"land":"PL","cost":"9.99 PLN"},{"land":"DE"}]}
                ]

                """
            ),
        ]
    )
    func containers(_ format: String, _ expected: String) throws {
        let shop = try Self.shop(format)
        var findings: [String] = []
        var options = FeedSet.Options()
        options.report = { findings.append("\($0.rule) \($0.product ?? "") \($0.message)") }
        let result = try #require(try shop.export(options).feeds.first)
        let text = try #require(try shop.published())
        #expect(text == expected, "\(GoldenDemo.difference(expected, text))")
        #expect(result.outcome == .published)
        #expect(result.written == 2)
        #expect(result.excluded.map(\.reason) == ["findings"])
        #expect(findings.contains { $0.hasPrefix("format.missing C title is missing, Own requires it") }, "\(findings)")
    }

    @Test("may replace a built-in format by its id")
    func replaces() throws {
        let shop = try RunShop([RunShop.product("A")], feeds: [RunShop.feed(format: "json-lines")])
        try shop.write("formats/mine.json", RunShop.format("json-lines", #"{"json":{"lines":true}}"#))
        let set = try shop.feeds()
        #expect(set.formats.count { $0.id == "json-lines" } == 1)
        try shop.export()
        #expect(try shop.published() == #"{"id":"A","title":"Kurtka","price":"100.00 PLN"}"# + "\n")
    }

    @Test("a slip in it is told, and the feed that names it is not run")
    func slip() throws {
        let shop = try RunShop([RunShop.product("A")])
        try shop.write(
            "formats/plain-xml.json",
            RunShop.format("plain-xml", #"{"xml":{"root":"feed","item":"title"}}"#)
        )
        let findings = try shop.problems()
        #expect(
            findings.contains {
                $0.position?.file == "formats/plain-xml.json" && $0.message.contains("cannot be counted")
            }
        )
        #expect(throws: FeedError.self) { try shop.export() }
        #expect(!Files.exists(shop.output))
    }
}
