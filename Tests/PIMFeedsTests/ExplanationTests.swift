import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("An explanation")
struct ExplanationTests {
    private static func demo(_ identifier: String, _ feed: String, _ field: String? = nil) throws -> Explanation {
        try FeedSet(CatalogDirectory(GoldenDemo.folder)).explain(identifier, feed: feed, field: field)
    }

    @Test("names the model and the line a value came from")
    func model() throws {
        let explanation = try Self.demo("STORM-BLK-S", "google-pl", "brand")
        let field = try #require(explanation.fields.first)
        #expect(field.written == ["Nordvik"])
        let trace = try #require(field.steps.first { $0.isTaken }?.attributes.first)
        #expect(trace.code == "brand")
        #expect(trace.candidates.count == 1)
        #expect(trace.candidates.first?.holder.identifier == "STORM")
        #expect(trace.candidates.first?.holder.kind == .model)
        #expect(trace.candidates.first?.holder.source == SourcePosition(file: "models.jsonl", line: 1))
        #expect(explanation.lineage.levels.map(\.identifier) == ["STORM-BLK-S", "STORM-BLK", "STORM"])
        #expect(explanation.exclusion == nil)
    }

    @Test("shows an explicitly empty value that hides the model's")
    func hidden() throws {
        let field = try #require(try Self.demo("FJORD-BUR-XS", "google-pl", "sale_price").fields.first)
        #expect(field.written == [])
        let trace = try #require(field.steps.flatMap(\.attributes).first { $0.code == "sale_price" })
        #expect(trace.candidates.map(\.outcome) == [.taken, .hidden])
        #expect(trace.candidates.first?.value == nil)
        #expect(trace.candidates.last?.holder.identifier == "FJORD-BUR")
        #expect(trace.origin?.isExplicitlyEmpty == true)
    }

    @Test("shows values of other scopes and of fallback locales as what they are")
    func scopes() throws {
        let line =
            #"{"identifier":"A","family":"things","values":{"name":[{"locale":"en_GB","data":"Jacket"},"#
            + #"{"locale":"en_GB","scope":"web","data":"Web jacket"},{"locale":"pl_PL","scope":"base","data":null}],"#
            + #""price":[{"data":[{"amount":"1","currency":"PLN"}]},{"audience":"club","data":[{"amount":"2","currency":"PLN"}]}]}}"#
        let english = line.replacing(#",{"locale":"pl_PL","scope":"base","data":null}"#, with: "")
        let shop = try RunShop([english])
        let title = try #require(try shop.feeds().explain("A", feed: "items", field: "title").fields.first)
        #expect(title.written == ["Web jacket"])
        let trace = try #require(title.steps.first?.attributes.first)
        #expect(trace.candidates.first { $0.outcome == .taken }?.place.locale == "en_GB")
        #expect(trace.candidates.first { $0.outcome == .taken }?.place.channel == "web")
        #expect(trace.candidates.count { $0.outcome == .hidden } == 1)
        let price = try #require(try shop.feeds().explain("A", feed: "items", field: "price").fields.first)
        #expect(price.written == ["1.00 PLN"])
        let prices = price.steps.flatMap(\.attributes).first { $0.code == "price" }?.candidates ?? []
        #expect(prices.first { $0.place.audience == "club" }?.outcome == .otherScope)
        try shop.products([line])
        let stopped = try #require(try shop.feeds().explain("A", feed: "items", field: "title").fields.first)
        #expect(stopped.written == [], "an explicitly empty value of the extended channel stops the fallback")
    }

    @Test("shows constants, joins, alternatives and rows, in the order they were tried")
    func steps() throws {
        let fields =
            #""fields":{"title":{"join":["{{ brand }}",["{{ note }}","{{ name }}"],{"value":"!"}],"with":" "},"#
            + #""note":["{{ note }}","fixed"],"ship":[{"land":"PL","cost":"{{ rank }}"}]},"#
        let values = [RunShop.value("brand", "\"Nord\""), RunShop.value("rank", "7")]
        let shop = try RunShop([RunShop.product("A", values: values)], feeds: [RunShop.feed(fields)])
        let explanation = try shop.feeds().explain("A", feed: "items")
        let byName = Dictionary(uniqueKeysWithValues: explanation.fields.map { ($0.name, $0) })
        #expect(
            byName["title"]?.written == ["Nord Kurtka !"],
            "alternatives inside a join are tried one after the other"
        )
        #expect(byName["title"]?.steps.first?.attributes.map(\.code) == ["brand", "note", "name"])
        #expect(byName["note"]?.written == ["fixed"])
        #expect(byName["note"]?.steps.map(\.source) == ["attribute note", "constant"])
        #expect(byName["note"]?.steps.map(\.isTaken) == [false, true])
        #expect(byName["ship"]?.written == ["PL : 7"])
        #expect(byName["gtin"] == nil, "what nothing feeds is left out")
        try shop.export()
        #expect(try shop.published()?.contains("<title>Nord Kurtka !</title>") == true)
    }

    @Test("tells what the check changed, and why the feed leaves an item out")
    func check() throws {
        let explanation = try Self.demo("TORG18-SND", "google-pl", "gtin")
        let field = try #require(explanation.fields.first)
        #expect(field.before == ["9520001004417"])
        #expect(field.written == [])
        #expect(explanation.findings.map(\.rule) == ["format.gtin"])
        #expect(try Self.demo("LITEN-BLU-128", "google-pl").exclusion == "enabled")
    }

    @Test("shows a model too, although no feed writes it alone")
    func modelItself() throws {
        #expect(try Self.demo("STORM", "google-pl", "brand").fields.first?.written == ["Nordvik"])
    }

    @Test("agrees with the feed for every field of every item")
    func agrees() throws {
        let exported = try GoldenDemo.export(only: ["meta-csv"])
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder))
        var reader = try DelimitedReader(path: Files.join(exported.folder, "meta.csv"), delimiter: UInt8(ascii: ","))
        let header = try #require(try reader.next()).fields
        var count = 0
        while let row = try reader.next(), count < 12 {
            count += 1
            let item = Dictionary(uniqueKeysWithValues: zip(header, row.fields))
            for field in try set.explain(row.fields[0], feed: "meta-csv").fields {
                let written = field.written.joined(separator: ",")
                #expect(item[field.name] == written, "\(row.fields[0]) \(field.name)")
            }
        }
        #expect(count == 12)
    }

    @Test("names what is not there, and suggests what is")
    func unknown() throws {
        for (identifier, feed, field, message) in [
            ("NOBODY", "google-pl", nil, "no product line has the identifier \"NOBODY\""),
            ("STORM-BLK-S", "gogle-pl", nil, "there is no feed \"gogle-pl\"; did you mean \"google-pl\"?"),
            (
                "STORM-BLK-S", "google-pl", "titel",
                "the format google-merchant has no field \"titel\"; did you mean \"title\"?"
            ),
        ] as [(String, String, String?, String)] {
            let error = try #require(throws: FeedError.self) { try Self.demo(identifier, feed, field) }
            #expect(error.code == .unknown)
            #expect(error.message == message)
        }
    }

    @Test(
        "marks fields that show a confidential attribute, and quotes nothing of it",
        arguments: ["{{ margin }}", "join", "x{{ margin | downcase | upcase }}"]
    )
    func confidential(_ way: String) throws {
        let expression = way == "join" ? #"{"join":["{{ margin }}","x"]}"# : "\"\(way)\""
        let feed = RunShop.feed(#""fields":{"gtin":\#(expression),"note":"public"},"exclude_on":"never","#)
        let shop = try RunShop(
            [RunShop.product("A", values: [RunShop.value("margin", "\"SECRET-77\"")])],
            feeds: [feed]
        )
        let explanation = try shop.feeds().explain("A", feed: "items")
        let plain = try #require(explanation.fields.first { $0.name == "note" })
        #expect(!plain.isConfidential)
        let hidden = try #require(try shop.feeds().explain("A", feed: "items", field: "gtin").fields.first)
        #expect(hidden.isConfidential)
        #expect(!hidden.steps.compactMap(\.remarks).contains { $0.contains("SECRET") })
        var messages: [String] = []
        var options = FeedSet.Options()
        options.report = { messages.append($0.message) }
        try shop.export(options)
        #expect(!messages.isEmpty)
        for message in messages + explanation.findings.map(\.message) {
            #expect(!message.contains("SECRET"), "\(message)")
        }
        #expect(messages.contains("gtin breaks this rule; its value is confidential"))
    }
}
