import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

/// Pictures are no part of a line, and yet decide what becomes of its item.
@Suite("Lines whose pictures are judged")
struct PictureMemoryTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let name: String
        /// How many lines have to be read.
        let read: Int
        /// How many items the feed has then.
        let items: Int
        let change: @Sendable (PictureShop) throws -> Void
        var testDescription: String { name }
    }

    static let changes = [
        Change(name: "nothing", read: 0, items: 6) { _ in },
        Change(name: "the same picture written again", read: 0, items: 6) { try $0.picture(2, width: 20) },
        Change(name: "a picture too small", read: 1, items: 5) { try $0.picture(2, width: 9) },
        Change(name: "a larger picture", read: 1, items: 6) { try $0.picture(2, width: 21) },
        Change(name: "a picture cut off", read: 1, items: 5) { try $0.picture(2, width: 20, missing: 8) },
        Change(name: "a picture gone", read: 1, items: 6) {
            try Files.remove(Files.join($0.shop.folder, PictureShop.path(3)))
        },
        Change(name: "something else in its place", read: 2, items: 4) { shop in
            for number in [0, 5] {
                try Files.writeAtomically(
                    Array("text".utf8),
                    to: Files.join(shop.shop.folder, PictureShop.path(number))
                )
            }
        },
        Change(name: "a picture that no line names", read: 0, items: 6) { try $0.picture(77, width: 1) },
    ]

    @Test("are read again where a picture changed, and there alone", arguments: changes)
    func changed(_ change: Change) throws {
        let shop = try PictureShop()
        let output = shop.shop.output
        _ = try shop.run(to: output)
        try change.change(shop)
        let (known, knownFindings) = try shop.run(to: output)
        #expect(known.linesRemembered == 6 - change.read)
        try expect(change.items, known, knownFindings, shop)
        // What is remembered now is as good: the pictures come back.
        for number in 0..<6 { try shop.picture(number, width: 20) }
        let (back, backFindings) = try shop.run(to: output)
        #expect(back.linesRemembered == 6 - change.read)
        try expect(6, back, backFindings, shop)
    }

    @Test("are read again where a picture appeared")
    func appeared() throws {
        let shop = try PictureShop()
        for number in [1, 4] { try Files.remove(Files.join(shop.shop.folder, PictureShop.path(number))) }
        _ = try shop.run(to: shop.shop.output)
        try shop.picture(1, width: 5)
        try shop.picture(4, width: 50)
        let (report, findings) = try shop.run(to: shop.shop.output)
        #expect(report.linesRemembered == 4)
        try expect(5, report, findings, shop)
    }

    private func expect(
        _ items: Int,
        _ report: RunReport,
        _ findings: [Finding],
        _ shop: PictureShop
    ) throws {
        let fresh = Files.join(shop.shop.folder, "fresh")
        let (full, fullFindings) = try shop.run(to: fresh, isFresh: true)
        #expect(full.feeds.map(\.written) == [items, items])
        #expect(report.feeds.map(\.written) == [items, items])
        #expect(findings == fullFindings)
        #expect(report.rules == full.rules)
        for name in ["items.xml", "second.xml", ".pim/items/items.tsv", ".pim/second/items.tsv"] {
            #expect(
                try Files.read(Files.join(shop.shop.output, name)) == Files.read(Files.join(fresh, name)),
                "\(name)"
            )
        }
    }

    struct Obstacle: Sendable, CustomTestStringConvertible {
        let name: String
        let rules: String
        let feeds: [String]
        /// What the report says; nil where lines are remembered.
        let remark: String?
        var testDescription: String { name }
    }

    @Test(
        "and others are not remembered where something needs all of them, which the report tells",
        arguments: [
            Obstacle(name: "nothing", rules: "", feeds: [PictureShop.feed("a")], remark: nil),
            Obstacle(
                name: "a rule about the catalogue",
                rules: PictureShop.catalogueRule,
                feeds: [PictureShop.feed("a")],
                remark: #"the rule "brand.unique" looks at all products together"#
            ),
            Obstacle(
                name: "a rule about the catalogue that does not count here",
                rules: PictureShop.catalogueRule.replacing(#""kind""#, with: #""off":true,"kind""#),
                feeds: [PictureShop.feed("a")],
                remark: nil
            ),
            Obstacle(
                name: "groups",
                rules: "",
                feeds: [PictureShop.feed("a"), RunShop.feed(code: "g", format: "schema-org", file: "g.json")],
                remark: #"the feed "g" groups variants"#
            ),
            Obstacle(
                name: "an encoding",
                rules: "",
                feeds: [PictureShop.feed("a", #""encoding":"windows-1250","#)],
                remark: #"the feed "a" is in windows-1250"#
            ),
        ]
    )
    func obstacles(_ obstacle: Obstacle) throws {
        let shop = try PictureShop(rules: obstacle.rules, feeds: obstacle.feeds)
        let (report, _) = try shop.run(to: shop.shop.output)
        #expect(report.remarks == (obstacle.remark.map { ["every line is read in each run, since \($0)"] } ?? []))
        #expect(report.text.contains { $0.hasPrefix("every line is read") } == (obstacle.remark != nil))
        #expect(Files.exists(Files.join(shop.shop.output, ".pim/lines.bin")) == (obstacle.remark == nil))
    }
}
