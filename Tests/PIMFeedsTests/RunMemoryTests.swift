import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

/// Runs that know what lines came to in the last one: whatever changed, their result is that of a run from nothing.
@Suite("Lines that have not changed since the last run")
struct RunMemoryTests {
    /// Something that changes between two runs, and how many lines are known afterwards.
    struct Cause: Sendable, CustomTestStringConvertible {
        let name: String
        /// How many lines fewer than before need not be read; nil for most of them.
        ///
        /// Where a line comes before the first, the first need not say any more what is said once, which makes up for one
        /// that has to be read.
        let lost: Int?
        let change: @Sendable (inout MemoryShop) throws -> Void

        var testDescription: String { name }

        init(_ name: String, lost: Int?, _ change: @escaping @Sendable (inout MemoryShop) throws -> Void) {
            self.name = name
            self.lost = lost
            self.change = change
        }
    }

    static let causes = [
        Cause("nothing", lost: 0) { _ in },
        Cause("a changed line", lost: 1) {
            try $0.change { $0[12] = RunShop.product("P-12", name: "Nowa", price: "3") }
        },
        Cause("an inserted line", lost: 0) { try $0.change { $0.insert(RunShop.product("NEW"), at: 5) } },
        Cause("a line of the kind that fails", lost: 0) { try $0.change { $0.insert("{", at: 30) } },
        Cause("a deleted line", lost: 1) { try $0.change { $0.remove(at: 20) } },
        Cause("the first lines deleted", lost: 5) { try $0.change { $0.removeFirst(5) } },
        Cause("reversed lines", lost: 1) { try $0.change { $0.reverse() } },
        Cause("a line moved to the end", lost: 0) { try $0.change { $0.append($0.remove(at: 3)) } },
        Cause("lines that stand twice", lost: 0) { try $0.change { $0 += $0 } },
        Cause("all lines gone but one", lost: 72) { try $0.change { $0 = [$0[2]] } },
        Cause("blanks in a line", lost: 1) { try $0.change { $0[8] += " " } },
        Cause("another line with a known identifier", lost: 0) {
            try $0.change { $0.insert(RunShop.product("P-30", name: "Podwójna"), at: 0) }
        },
        Cause("a changed line with a known identifier", lost: 2) {
            try $0.change { $0[5] = RunShop.product("P-30", name: "Podwójna") }
        },
        Cause("another line with a known unique value", lost: 0) {
            try $0.change { $0.insert(RunShop.product("U", values: [RunShop.value("serial", "\"S30\"")]), at: 0) }
        },
        Cause("another line with a known axis", lost: 0) {
            let size = RunShop.value("size", "\"m\"")
            let line = RunShop.product("X", family: "sized", parent: "CAP", categories: [], values: [size])
            try $0.change { $0.insert(line, at: 0) }
        },
        Cause("a model's text", lost: 3) { try $0.replace("Koszulka", by: "T-shirt", in: "models.jsonl") },
        Cause("a grandparent's text", lost: 6) { try $0.replace("Góra", by: "Szczyt", in: "models.jsonl") },
        Cause("a model between", lost: 3) { try $0.replace("Niżej", by: "Dół", in: "models.jsonl") },
        Cause("models in another order", lost: 0) { try $0.write("models.jsonl", MemoryShop.models.reversed()) },
        Cause("a model gone", lost: 3) { try $0.write("models.jsonl", Array(MemoryShop.models.dropFirst())) },
        Cause("a model with a product's identifier", lost: 1) {
            let model = MemoryShop.model("P-2", structure: "by_size", "Bliźniak")
            try $0.write("models.jsonl", MemoryShop.models + [model])
        },
        Cause("a stock line", lost: 1) { try $0.replace("\"quantity\":5", by: "\"quantity\":0", in: "stock.jsonl") },
        Cause("a new stock line", lost: 1) {
            try $0.write("stock.jsonl", MemoryShop.stock + [#"{"identifier":"P-7","location":"wro","quantity":0}"#])
        },
        Cause("no stock at all", lost: nil) { try $0.write("stock.jsonl", []) },
        Cause("stock lines in another order", lost: 0) { try $0.write("stock.jsonl", MemoryShop.stock.reversed()) },
        Cause("a price line", lost: 1) { try $0.replace("78.00", by: "88.00", in: "prices.jsonl") },
        Cause("a model's price line", lost: 3) { try $0.replace("79.00", by: "89.00", in: "prices.jsonl") },
        Cause("a price line gone", lost: 1) { try $0.write("prices.jsonl", Array(MemoryShop.prices.dropFirst())) },
        Cause("an option's label", lost: nil) { try $0.replace("Mały", by: "Malutki", in: "attributes.json") },
        Cause("a category's parent", lost: nil) {
            try $0.replace(#""indoor","parent":"master""#, by: #""indoor","parent":"outdoor""#, in: "categories.json")
        },
        Cause("a category's label and mapping", lost: nil) {
            try $0.replace(
                #"{"code":"jackets","#,
                by: #"{"code":"jackets","labels":{"pl_PL":"Kurtki"},"mappings":{"google":"203"},"#,
                in: "categories.json"
            )
        },
        Cause("a channel's fallback", lost: nil) {
            try $0.replace(#""fallbacks":{"pl_PL":["en_GB"]}"#, by: #""fallbacks":{}"#, in: "channels.json")
        },
        Cause("a role", lost: nil) { try $0.replace(#","role":"gtin""#, by: "", in: "attributes.json") },
        Cause("a required attribute", lost: nil) { try $0.replace(#","rank"]}"#, by: "]}", in: "families.json") },
        Cause("the shop's address", lost: nil) { try $0.replace("shop.example", by: "other.example", in: "pim.json") },
        Cause("a feed's field", lost: nil) {
            try $0.replace("{{ note }}", by: "new", in: "feeds/feed-2.json")
        },
        Cause("a feed's gate", lost: nil) {
            try $0.replace(#""output""#, by: #""gate":{"max_drop":"90%"},"output""#, in: "feeds/feed-0.json")
        },
        Cause("a feed's selection", lost: nil) {
            try $0.replace("price > 1", by: "price > 40", in: "feeds/feed-1.json")
        },
        Cause("a partial", lost: nil) { try $0.replace("{{ brand }}", by: "?", in: "templates/label.liquid") },
        Cause("a partial of a partial", lost: nil) {
            try $0.replace("rank", by: "name", in: "templates/parts/rank.liquid")
        },
        Cause("a file that no template names", lost: 0) { try $0.shop.write("templates/other.liquid", "{% if %}") },
        Cause("a format", lost: nil) {
            try $0.replace(#""title","kind""#, by: #""nazwa","kind""#, in: "formats/plain-xml.json")
        },
        Cause("a new feed", lost: nil) {
            try $0.shop.write("feeds/feed-9.json", RunShop.feed(code: "more", format: "plain-lines"))
        },
        Cause("a feed that groups", lost: nil) {
            try $0.shop.write("feeds/feed-9.json", RunShop.feed(code: "groups", format: "schema-org", file: "g.json"))
        },
        Cause("a compressed feed", lost: nil) {
            let output = #""file":"z.xml","compression":"gzip""#
            let feed = RunShop.feed(code: "z").replacing(#""file":"z.xml""#, with: output)
            try $0.shop.write("feeds/feed-9.json", feed)
        },
        Cause("a published feed changed by hand", lost: 1) {
            let path = Files.join($0.shop.output, "items.xml")
            let text = String(decoding: try Files.read(path), as: UTF8.self)
            let other = text.replacing("Kurtka 5<", with: "Kurtka 9<")
            try Files.writeAtomically(Array(other.utf8), to: path)
        },
        Cause("a published feed gone", lost: nil) { try Files.remove(Files.join($0.shop.output, "csv/items.csv")) },
        Cause("a published feed cut short", lost: nil) {
            let path = Files.join($0.shop.output, "json.xml")
            try Files.writeAtomically(Array(try Files.read(path).prefix(900)), to: path)
        },
        Cause("the state of a feed gone", lost: nil) {
            try Files.remove(Files.join($0.shop.output, ".pim/lines/published.json"))
        },
        Cause("no memory", lost: nil) { try Files.remove(Files.join($0.shop.output, ".pim/lines.bin")) },
        Cause("another run of one feed between", lost: nil) {
            try $0.replace("Koszulka", by: "T-shirt", in: "models.jsonl")
            _ = try $0.shop.feeds(only: ["items"]).export(to: $0.shop.output)
        },
    ]

    @Test("make a run as one from nothing, whatever changed", arguments: causes, [1, 2, 3])
    func changes(_ cause: Cause, threads: Int) throws {
        var shop = try MemoryShop()
        let first = try shop.run(to: shop.shop.output, threads: threads)
        #expect(first.report.linesRemembered == 0)
        let second = try shop.run(to: shop.shop.output, threads: threads)
        let known = second.report.linesRemembered
        // All but the first, which says what is said once, the product that is not ASCII, the line that is none, the one
        // that stands twice and the orphan.
        #expect(known == shop.lines.count - 5)
        try cause.change(&shop)
        try Self.expectSame(shop, cause, threads, known)
        // And what is remembered now is as good.
        try shop.change { $0.append(RunShop.product("LAST")) }
        try Self.expectSame(shop, cause, threads, nil)
    }

    private static func expectSame(_ shop: MemoryShop, _ cause: Cause, _ threads: Int, _ known: Int?) throws {
        let (run, full) = try shop.both(threads: threads)
        #expect(full.report.linesRemembered == 0)
        #expect(run.findings == full.findings)
        #expect(Set(run.files.keys) == Set(full.files.keys))
        for (name, text) in full.files where run.files[name] != text {
            Issue.record("\(name) differs:\n\(run.files[name] ?? "")\n---\n\(text)")
        }
        let report = run.report.json.replacing("/out/", with: "/fresh/")
        #expect(report == full.report.json)
        guard let known else { return }
        if let lost = cause.lost {
            #expect(known - run.report.linesRemembered == lost)
        } else {
            #expect(run.report.linesRemembered < known / 2)
        }
    }

    @Test("tell again all that guidelines said, with kind, reason, words, fix and place")
    func guidelines() throws {
        let shop = try MemoryShop()
        try shop.shop.write(
            "guidelines/g.json",
            #"{"guideline":"g","rules":[{"id":"w","kind":"text.terms","severity":"error","because":"so","#
                + #""with":{"terms":[{"term":"kurtka","instead":"płaszcz"}]}}]}"#
        )
        _ = try shop.run(to: shop.shop.output)
        let (run, full) = try shop.both()
        #expect(run.report.linesRemembered > 0)
        #expect(run.findings == full.findings)
        let said = run.findings.filter { $0.rule == "w" }
        #expect(said.count > 20)
        #expect(said.allSatisfy { $0.ground?.kind == "text.terms" && $0.ground?.reason == "so" && $0.locale != nil })
        #expect(said.allSatisfy { $0.ground?.fix?.replacement.lowercased() == "płaszcz" })
    }

    @Test("make a run as one from nothing through many runs with changes of all kinds", arguments: 0..<4)
    func manyRuns(_ seed: UInt64) throws {
        var generator = WriterGenerator(seed: seed)
        var shop = try MemoryShop()
        for round in 0..<8 {
            try shop.change { lines in
                for _ in 0..<Int.random(in: 0...4, using: &generator) {
                    let place = Int.random(in: 0..<lines.count, using: &generator)
                    let other = Int.random(in: 0..<lines.count, using: &generator)
                    switch Int.random(in: 0..<6, using: &generator) {
                    case 0: lines.swapAt(place, other)
                    case 1: lines.remove(at: place)
                    case 2: lines.insert(lines[place], at: other)
                    case 3: lines[place] = lines[place].replacing("Kurtka", with: "Płaszcz")
                    case 4: lines[place] = lines[place].replacing("P-\(other % 60)\"", with: "P-\(place % 60)\"")
                    default: lines.insert(RunShop.product("N-\(round)-\(place)"), at: place)
                    }
                }
            }
            if round % 3 == 2 {
                try shop.write("models.jsonl", MemoryShop.models.shuffled(using: &generator))
                try shop.write("prices.jsonl", MemoryShop.prices.filter { _ in Bool.random(using: &generator) })
            }
            try Self.expectSame(shop, Self.causes[0], Int(seed) % 3 + 1, nil)
        }
    }

    @Test("are all read where that is asked for, and remembered all the same")
    func fresh() throws {
        let shop = try MemoryShop()
        _ = try shop.run(to: shop.shop.output)
        #expect(try shop.run(to: shop.shop.output, isFresh: true).report.linesRemembered == 0)
        #expect(try shop.run(to: shop.shop.output).report.linesRemembered > 0)
    }

    @Test("are forgotten by nobody while a gate holds a feed back")
    func held() throws {
        let shop = try RunShop(
            (0..<9).map { RunShop.product("A-\($0)") },
            feeds: [RunShop.feed(code: "items", #""gate":{"min_items":5},"#)]
        )
        try shop.export()
        let path = Files.join(shop.output, ".pim/lines.bin")
        let before = try Files.read(path)
        try shop.products([RunShop.product("A-1")])
        let report = try shop.export()
        #expect(!report.isPublished)
        #expect(report.linesRemembered == 1)
        #expect(try Files.read(path) == before)
        #expect(shop.leftovers().isEmpty)
    }

    @Test("are found again in a catalog of many blocks, and far moves cost a reading")
    func many() throws {
        let lines = (0..<6_000).map { RunShop.product("A-\($0)", name: "Kurtka \($0)") }
        let shop = try RunShop(lines)
        try shop.export()
        try shop.products(Array(lines[3_000...] + lines[..<3_000]))
        let moved = try shop.export()
        #expect(moved.linesRemembered < 4_000)
        try shop.products(Array((lines[3_000...] + lines[..<3_000]).dropFirst(900)))
        let near = try shop.export()
        #expect(near.linesRemembered == 5_100)
        #expect(near.feeds[0].written == 5_100)
    }
}
