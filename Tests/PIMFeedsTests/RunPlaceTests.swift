import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

@Suite("The places of feeds")
struct RunPlaceTests {
    private static func shop(_ file: String, _ other: String = "good.xml") throws -> RunShop {
        let feeds = [RunShop.feed(code: "bad", file: file), RunShop.feed(code: "good", file: other)]
        return try RunShop((0..<3).map { RunShop.product("A-\($0)") }, feeds: feeds)
    }

    /// The first feed must fail for a reason, and the second be published.
    private static func expectFailure(
        _ reason: String,
        of shop: RunShop,
        in folder: String? = nil,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let report = try shop.feeds().export(to: folder ?? shop.output)
        let text = report.text.joined(separator: "\n")
        #expect(report.feeds.map(\.outcome) == [.failed, .published], "\(text)", sourceLocation: location)
        #expect(text.contains(reason), "\(text)", sourceLocation: location)
        #expect(!report.isPublished && report.balances, sourceLocation: location)
        #expect(shop.leftovers() == [], sourceLocation: location)
    }

    @Test(
        "are never the catalog's own files, there or not",
        arguments: [
            "products.jsonl", "models.jsonl", "stock.jsonl", "prices.jsonl", "pim.json", "attributes.json",
            "locations.json", "feeds/feed-0.json", "feeds/new.json", "formats/plain-xml.json", "guidelines/brand.json",
            "templates/parts/badge.liquid", "dictionaries/pl.dic", "./Products.jsonl",
        ]
    )
    func catalog(_ file: String) throws {
        let shop = try Self.shop(file)
        try shop.write("templates/parts/badge.liquid", "new")
        let path = Files.join(shop.folder, file)
        let before = try? Files.read(path)
        try Self.expectFailure("is the catalog's own file ", of: shop, in: shop.folder)
        #expect((try? Files.read(path)) == before)
    }

    @Test("are never files that the catalog or the run reads by a link")
    func linked() throws {
        let shop = try Self.shop("link.xml")
        try Files.makeDirectory(shop.output)
        #expect(symlink("../products.jsonl", Files.join(shop.output, "link.xml")) == 0)
        try Self.expectFailure("is the catalog's own file products.jsonl", of: shop)
        // The catalog's file may be the link.
        let lines = try Files.read(Files.join(shop.folder, "products.jsonl"))
        try Files.remove(Files.join(shop.folder, "products.jsonl"))
        try Files.remove(Files.join(shop.output, "link.xml"))
        try Files.writeAtomically(lines, to: Files.join(shop.output, "link.xml"))
        #expect(symlink("out/link.xml", Files.join(shop.folder, "products.jsonl")) == 0)
        try Self.expectFailure("is the catalog's own file products.jsonl", of: shop)
        #expect(try Files.read(Files.join(shop.output, "link.xml")) == lines)
    }

    @Test("are never lines that the run was given")
    func given() throws {
        let shop = try Self.shop("lines.jsonl")
        let path = Files.join(shop.output, "lines.jsonl")
        let text = RunShop.product("X") + "\n"
        try shop.write("out/lines.jsonl", text)
        var options = FeedSet.Options()
        options.products = [path]
        #expect(try shop.export(options).feeds.map(\.outcome) == [.failed, .published])
        #expect(try shop.published("lines.jsonl") == text)
    }

    @Test("are never a picture, nor what the run keeps for itself behind a link")
    func others() throws {
        let shop = try Self.shop("images/a.gif")
        let image: [UInt8] =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x21, 0xF9, 4, 1, 0, 0, 0, 0, 0x2C]
            + [0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
        try Files.writeAtomically(image, to: Files.join(shop.output, "images/a.gif"))
        try Self.expectFailure("holds a picture", of: shop)
        #expect(try Files.read(Files.join(shop.output, "images/a.gif")) == image)
        try shop.write("feeds/feed-0.json", RunShop.feed(code: "bad", file: "in/report.json"))
        #expect(symlink(".pim", Files.join(shop.output, "in")) == 0)
        try Self.expectFailure("is taken by what the run keeps for itself", of: shop)
    }

    @Test("are not shared by two feeds, by a link neither")
    func shared() throws {
        let shop = try Self.shop("real/x.xml", "link/x.xml")
        try Files.makeDirectory(Files.join(shop.output, "real"))
        #expect(symlink("real", Files.join(shop.output, "link")) == 0)
        let report = try shop.export()
        #expect(report.feeds.map(\.outcome) == [.published, .failed])
        #expect(
            report.feeds[1].reasons == [
                #"the output file "link/x.xml" is the file of the feed "bad"; give each feed its own"#
            ]
        )
    }

    struct Obstacle: CustomTestStringConvertible {
        var file = "bad.xml"
        /// A file or, with a slash at its end, a folder that is there before the run.
        let there: String
        let reason: String
        var testDescription: String { "\(file.prefix(20)) with \(there)" }
    }

    @Test(
        "that cannot be written cost their feed alone",
        arguments: [
            Obstacle(there: "bad.xml/", reason: "bad.xml: cannot write: it is a folder; nothing was published before"),
            Obstacle(file: "sub/bad.xml", there: "sub", reason: "sub: cannot write: it is not a folder"),
            Obstacle(
                file: String(repeating: "n", count: 300),
                there: "x",
                reason: "cannot write: the name is too long"
            ),
            Obstacle(
                file: String(repeating: "n", count: 250),
                there: "x",
                reason: "cannot write: the name is too long"
            ),
            Obstacle(there: ".pim/bad", reason: ".pim/bad: cannot write: it is not a folder"),
            Obstacle(there: ".pim/bad/items.tsv/", reason: "items.tsv: cannot write: it is a folder"),
            Obstacle(there: ".pim/bad/published.json/", reason: "published.json: cannot read: it is a folder"),
        ]
    )
    func obstacles(_ obstacle: Obstacle) throws {
        let shop = try Self.shop(obstacle.file)
        let path = Files.join(shop.output, obstacle.there)
        if obstacle.there.hasSuffix("/") {
            try Files.makeDirectory(path)
        } else {
            try Files.writeAtomically([], to: path)
        }
        try Self.expectFailure(obstacle.reason, of: shop)
        #expect(try shop.export().feeds[1].outcome == .published, "and the next run finds the same")
    }

    @Test("that are links stay links, and the files behind them are replaced")
    func links() throws {
        let shop = try Self.shop("bad.xml")
        try shop.write("web/bad.xml", "")
        try Files.makeDirectory(shop.output)
        let link = Files.join(shop.output, "bad.xml")
        #expect(symlink("../web/bad.xml", link) == 0)
        for count in [2, 3] {
            try shop.products((0..<count).map { RunShop.product("A-\($0)") })
            #expect(try shop.export().isPublished)
            var status = stat()
            #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
            let written = try Files.read(Files.join(shop.folder, "web/bad.xml"))
            #expect(try shop.published("good.xml") == String(decoding: written, as: UTF8.self))
        }
        #expect(try Files.list(Files.join(shop.folder, "web")) == ["bad.xml"])
        try Files.remove(Files.join(shop.folder, "web/bad.xml"))
        #expect(try shop.export().isPublished, "a link to nothing yet")
        try Files.remove(Files.join(shop.folder, "web/bad.xml"))
        try Files.remove(Files.join(shop.folder, "web"))
        try Self.expectFailure("whose folder is not there", of: shop)
        #expect(!Files.exists(Files.join(shop.folder, "web")))
    }

    @Test("lose what a killed run left beside its notes")
    func leftovers() throws {
        let shop = try Self.shop("bad.xml")
        try shop.export()
        for name in ["bad/published.json", "bad/items.tsv", "lines.bin"] {
            try shop.write("out/.pim/\(name).tmp-2000000000-0", "half")
        }
        #expect(try shop.export().isPublished)
        #expect(shop.leftovers() == [])
    }

    @Test("a chain of models without an end is told once, and products below it are left out")
    func deep() throws {
        let shop = try RunShop([RunShop.product("A", parent: "M-199"), RunShop.product("B", parent: "M-0")])
        let models = (0..<200).map { number in
            let parent = number == 0 ? "" : #""parent":"M-\#(number - 1)","#
            return #"{"identifier":"M-\#(number)",\#(parent)"family":"things","values":{}}"# + "\n"
        }
        try shop.write("models.jsonl", models.joined())
        let findings = try shop.problems().filter { $0.rule == "product.too-deep" }
        #expect(findings.map(\.product) == ["M-65"])
        let result = try #require(try shop.export().feeds.first)
        #expect(result.excluded.first { $0.reason == "identity" }?.count == 1)
    }
}
