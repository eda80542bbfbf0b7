import PIMFeeds
import PIMIO
import Testing

@Suite("A compressed feed", .enabled(if: Gzip.isAvailable))
struct RunCompressionTests {
    private static let packed =
        #"{"code":"items","format":"plain-xml","channel":"web","locale":"pl_PL","currency":"PLN","gate":{"max_drop":"10%"},"#
        + #""output":{"file":"deep/./items.xml.gz","compression":"gzip"}}"#

    private static func shop(_ count: Int, _ feed: String = packed) throws -> RunShop {
        try RunShop((0..<count).map { RunShop.product("A-\($0)", name: "Kurtka\r\n \($0)") }, feeds: [feed])
    }

    @Test("holds the bytes of the plain one, and is reported as it is published")
    func same() throws {
        let plain = try Self.shop(3000, RunShop.feed())
        try plain.export()
        let shop = try Self.shop(3000)
        let result = try #require(try shop.export().feeds.first)
        let path = Files.join(shop.output, "deep/items.xml.gz")
        #expect(result.file == path)
        let bytes = try Files.read(path)
        #expect(bytes.starts(with: [0x1F, 0x8B]))
        #expect(result.bytes == bytes.count)
        #expect(result.hash == ContentHash.hex(ContentHash.hash64(bytes)))
        let opened = Files.join(shop.folder, "opened.xml")
        try Gzip.decompress(file: path, to: opened)
        #expect(try Files.read(opened) == Array(try #require(try plain.published()).utf8))
        #expect(try Gzip.verify(path) == plain.published()?.utf8.count)
        #expect(shop.leftovers() == [])
        #expect(try Files.list(Files.join(shop.output, "deep")) == ["items.xml.gz"])
    }

    @Test("keeps every byte, carriage returns before line ends among them")
    func bytes() throws {
        var random = RunRandom(seed: 11)
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
        let lines = (0..<2500).map { number in
            RunShop.product(
                "A-\(number)",
                name: String((0..<200).map { _ in letters.randomElement(using: &random) ?? "x" })
            )
        }
        let shop = try RunShop(lines, feeds: [Self.packed])
        try shop.export()
        let path = Files.join(shop.output, "deep/items.xml.gz")
        let bytes = try Files.read(path)
        #expect(zip(bytes, bytes.dropFirst()).contains { $0 == 0x0D && $1 == 0x0A }, "or the test shows nothing")
        let opened = Files.join(shop.folder, "opened.xml")
        try Gzip.decompress(file: path, to: opened)
        #expect(try XML.countElements(named: "item", in: opened) == 2500)
    }

    @Test("takes nothing from files whose names begin with its own")
    func neighbours() throws {
        let shop = try Self.shop(50)
        let names = ["plain", "packed", "text", "read"].map { "deep/items.xml.gz.\($0)" }
        for name in names { try shop.write("out/\(name)", "mine") }
        try shop.export()
        // Now the items of a feed that nothing is known of are counted.
        try Files.remove(Files.join(shop.output, ".pim/items/published.json"))
        #expect(try shop.export().feeds.first?.previous == 50)
        for name in names { #expect(try shop.published(name) == "mine", "\(name)") }
        #expect(try Files.list(Files.join(shop.output, ".pim/items")) == ["items.tsv", "published.json"])
    }

    @Test("is the same bytes on a second run")
    func twice() throws {
        let shop = try Self.shop(50)
        try shop.export()
        let path = Files.join(shop.output, "deep/items.xml.gz")
        let before = try Files.read(path)
        try shop.export()
        #expect(try Files.read(path) == before)
    }

    @Test("is held back like any other, and the published one stands")
    func held() throws {
        let shop = try Self.shop(50)
        try shop.export()
        let path = Files.join(shop.output, "deep/items.xml.gz")
        let before = try Files.read(path)
        try shop.products([RunShop.product("A")])
        #expect(try shop.export().feeds.first?.outcome == .held)
        #expect(try Files.read(path) == before)
        #expect(shop.leftovers() == [])
    }
}
