import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

@Suite("Parts of a feed")
struct FeedPartTests {
    @Test("of every built-in format, put together, are the feed of one run", arguments: FeedFormat.all.map(\.id))
    func formats(_ id: String) throws {
        let demo = try PartDemo(format: id)
        let lines = try demo.lines()
        let whole = try demo.whole()
        var random = RunRandom(seed: 11)
        for count in [1, 2, 3, 7] {
            let borders = (1..<count).map { _ in Int.random(in: 0...lines.count, using: &random) }
            try demo.expectSame(demo.parts(lines, cutAt: borders.sorted()), as: whole, "\(id), \(borders)")
        }
        let ends = try demo.parts(lines, cutAt: [0, 0, lines.count / 2, lines.count / 2, lines.count])
        try demo.expectSame(ends, as: whole, "\(id), with empty parts")
    }

    @Test("of single lines are the feed of one run", arguments: ["google-merchant", "json", "schema-org"])
    func single(_ id: String) throws {
        let demo = try PartDemo(format: id)
        let lines = Array(try demo.lines().prefix(24))
        try demo.products(lines)
        let whole = try demo.whole()
        let parts = try demo.parts(lines, cutAt: Array(1..<lines.count))
        try demo.expectSame(parts, as: whole, id)
    }

    @Test("hold what a bad line, a line twice and a product left out leave of them")
    func faults() throws {
        let shop = try RunShop()
        let lines = [
            RunShop.product("A"), "{", RunShop.product("B", enabled: false), RunShop.product("A"),
            RunShop.product("C", name: nil), RunShop.product("D\\t\\\\"),
        ]
        try shop.products(lines)
        let report = try shop.export()
        let parts = PartFolder(shop)
        let one = try parts.write(Array(lines[..<4]))
        let two = try parts.write(Array(lines[4...]))
        let joined = try shop.feeds().wrap([one, two], to: parts.output)
        #expect(try parts.bytes("items.xml") == Files.read(Files.join(shop.output, "items.xml")))
        #expect(try parts.bytes(".pim/items/items.tsv") == Files.read(Files.join(shop.output, ".pim/items/items.tsv")))
        #expect(joined.lines == report.lines)
        #expect(joined.rules == report.rules)
        #expect(joined.feeds.map(\.excluded) == report.feeds.map(\.excluded))
        #expect(joined.feeds.map(\.itemsWithErrors) == report.feeds.map(\.itemsWithErrors))
        #expect(joined.balances)
        let account = try parts.text(one.account).split(separator: "\n")
        #expect(account.count == 3)
        #expect(account[1] == "B\t")
        #expect(account[2].hasPrefix(#"{"feed":"items""#))
    }

    struct Refusal: CustomTestStringConvertible {
        let name: String
        let message: String
        let spoil: @Sendable (PartFolder, inout [FeedPart]) throws -> Void
        var testDescription: String { name }
    }

    @Test(
        "are refused, and the published feed stands",
        arguments: [
            Refusal(name: "garbage", message: "is not the part that") { folder, parts in
                try folder.replace(parts[1].path, "garbage\n")
            },
            Refusal(name: "another part", message: "is not the part that") { folder, parts in
                parts = [parts[0], FeedPart(parts[0].path, account: parts[1].account)]
            },
            Refusal(name: "a part cut off", message: "is not the part that") { folder, parts in
                let bytes = try Files.read(parts[1].path)
                try folder.replace(parts[1].path, String(decoding: bytes.dropLast(20), as: UTF8.self))
            },
            Refusal(name: "a product twice", message: "the product \"C\" is in") { folder, parts in
                parts.append(try folder.write([RunShop.product("C")]))
            },
            Refusal(name: "a product left out and written", message: "the product \"E\" is in") { folder, parts in
                parts.append(try folder.write([RunShop.product("E", enabled: false)]))
                parts.append(try folder.write([RunShop.product("E")]))
            },
            Refusal(name: "no account", message: "there is no account of the part") { _, parts in
                try Files.remove(parts[0].account)
            },
            Refusal(name: "half an account", message: "expected the whole account of a part") { folder, parts in
                let text = try folder.text(parts[0].account)
                try folder.replace(parts[0].account, String(text.prefix { $0 != "{" }))
            },
            Refusal(name: "an account less a line", message: "expected the whole account of a part") { folder, parts in
                let text = try folder.text(parts[0].account)
                try folder.replace(parts[0].account, String(text.drop { $0 != "\n" }.dropFirst()))
            },
            Refusal(name: "an account with other counts", message: "expected the whole account") { folder, parts in
                let text = try folder.text(parts[0].account)
                let places = text.split(separator: #""written":2"#, omittingEmptySubsequences: false)
                try folder.replace(parts[0].account, places.joined(separator: #""written":1"#))
            },
            Refusal(name: "another state of the catalog", message: "another state of the catalog") { folder, _ in
                try folder.shop.write("feeds/other.json", RunShop.feed(code: "other"))
            },
            Refusal(name: "another feed", message: "is about the feed") { folder, parts in
                let text = try folder.text(parts[0].account)
                let places = text.split(separator: #"{"feed":"items""#, omittingEmptySubsequences: false)
                try folder.replace(parts[0].account, places.joined(separator: #"{"feed":"goods""#))
            },
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let shop = try RunShop()
        let folder = PartFolder(shop)
        var parts = [
            try folder.write([RunShop.product("A"), RunShop.product("B")]), try folder.write([RunShop.product("C")]),
        ]
        _ = try shop.feeds().wrap(parts, to: folder.output)
        let before = try folder.bytes("items.xml")
        try refusal.spoil(folder, &parts)
        let error = #expect(throws: (any Error).self) {
            try shop.feeds(only: ["items"]).wrap(parts, to: folder.output)
        }
        #expect("\(error as Any)".contains(refusal.message), "\(error as Any)")
        #expect(try folder.bytes("items.xml") == before)
        #expect(RunFolder.all(in: folder.output).allSatisfy { !$0.contains(".tmp-") })
    }

    @Test("are read back as a whole: an item that is not well-formed is refused even with a fitting account")
    func readBack() throws {
        let shop = try RunShop()
        let folder = PartFolder(shop)
        let part = try folder.write([RunShop.product("A")])
        let spoiled = try folder.text(part.path).replacing("</item>", with: "</itme>")
        let old = try Files.read(part.path)
        try folder.replace(part.path, spoiled)
        let hash = ContentHash.hex(ContentHash.hash64(Array(spoiled.utf8)))
        let account = try folder.text(part.account).replacing(ContentHash.hex(ContentHash.hash64(old)), with: hash)
        try folder.replace(part.account, account)
        #expect(throws: FeedError.self) { try shop.feeds().wrap([part], to: folder.output) }
        #expect(!Files.exists(Files.join(folder.output, "items.xml")))
    }

    @Test("together are held against the gate: fewest items, drop, errors, lines cut off")
    func gate() throws {
        let shop = try RunShop(feeds: [
            RunShop.feed(#""gate":{"min_items":3,"max_drop":1,"max_errors":0},"#)
        ])
        let folder = PartFolder(shop)
        func wrap(_ lines: [[String]], cutOff: Bool = false) throws -> FeedResult {
            let parts = try lines.enumerated().map { index, lines in
                try folder.write(lines, isCutOff: cutOff && index == lines.count - 1)
            }
            return try #require(try shop.feeds().wrap(parts, to: folder.output).feeds.first)
        }
        func named(_ names: String...) -> [String] { names.map { RunShop.product($0) } }
        let few = try wrap([named("A"), named("B")])
        #expect(few.outcome == .held)
        #expect(few.reasons == ["it has 2 items, the gate asks for at least 3"])
        #expect(try wrap([named("A", "B"), named("C"), named("D", "E")]).outcome == .published)
        let drop = try wrap([named("A", "B"), named("C")])
        #expect(drop.reasons == ["it has 3 items, 2 fewer than before; the gate allows 1"])
        #expect(drop.previous == 5)
        let errors = try wrap([named("A", "B", "C"), ["{"], named("D", "E")])
        #expect(errors.reasons == ["1 items have errors, the gate allows 0"])
        let cut = try wrap([named("A", "B", "C"), named("D") + [#"{"identifier":"#]], cutOff: true)
        #expect(cut.outcome == .held)
        #expect(cut.reasons.first?.contains("it was cut off") == true, "\(cut.reasons)")
        #expect(try wrap([named("A", "B", "C", "D", "E")]).outcome == .published)
    }

    @Test("of nothing are held back where a feed is published")
    func nothing() throws {
        let shop = try RunShop(feeds: [RunShop.feed(#""gate":{"min_items":0},"#)])
        let folder = PartFolder(shop)
        #expect(try shop.feeds().wrap([folder.write([])], to: folder.output).isPublished)
        #expect(try shop.feeds().wrap([folder.write([RunShop.product("A")])], to: folder.output).isPublished)
        let none = try shop.feeds().wrap([folder.write([])], to: folder.output)
        #expect(none.feeds.map(\.reasons) == [["no product lines were read, and 1 items are published"]])
    }

    @Test("with the variants of one model apart are refused, within a part and between two")
    func groups() throws {
        let demo = try PartDemo(format: "schema-org")
        let lines = try demo.lines()
        let storm = lines.filter { $0.contains(#""parent":"STORM"#) }
        let other = try #require(lines.first { $0.contains(#""parent":null"#) })
        let folder = PartFolder(demo.shop)
        let error = #expect(throws: PIMIOError.self) { try folder.write([storm[0], other, storm[1]]) }
        #expect(error?.line == 3)
        #expect(error?.message.contains("bring the lines of each root model together") == true)
        #expect(!Files.exists(folder.last + ".counts"))
        let parts = [try folder.write([storm[0]]), try folder.write([other, storm[1]])]
        let refused = #expect(throws: FeedError.self) { try demo.feeds().wrap(parts, to: folder.output) }
        #expect(refused?.message.contains("the model \"STORM\" is in") == true, "\(refused as Any)")
    }

    @Test("stop where their reader goes away, and leave no account")
    func readerGone() throws {
        let shop = try RunShop()
        try shop.products((1...4000).map { RunShop.product("A-\($0)") })
        var options = FeedSet.Options()
        options.products = [Files.join(shop.folder, "products.jsonl")]
        let account = Files.join(shop.folder, "gone.counts")
        #expect(throws: PIMIOError.self) { try shop.feeds().items(to: GoneSink(), account: account, options) }
        #expect(!RunFolder.all(in: shop.folder).contains { $0.hasPrefix("gone.counts") })
    }

    @Test("of a compressed feed are compressed once, as a whole", .enabled(if: Gzip.isAvailable))
    func compressed() throws {
        let shop = try RunShop(feeds: [
            RunShop.feed(file: "items.xml.gz").replacing(#""output":{"#, with: #""output":{"compression":"gzip","#)
        ])
        try shop.products([RunShop.product("A"), RunShop.product("B")])
        try shop.export()
        let folder = PartFolder(shop)
        let parts = try [folder.write([RunShop.product("A")]), folder.write([RunShop.product("B")])]
        let report = try shop.feeds().wrap(parts, to: folder.output)
        let name = Files.name(of: try #require(report.feeds.first).file)
        #expect(try folder.bytes(name) == Files.read(Files.join(shop.output, name)))
    }
}
