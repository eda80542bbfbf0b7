import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText
import Testing

@testable import PIMFeeds

@Suite("A feed in another encoding")
struct FeedEncodingTests {
    /// A text that the encoding holds.
    static func text(_ encoding: TextEncoding) -> String {
        switch encoding {
        case .utf8, .markedUTF8, .utf16, .utf16HighFirst: "Қазақша „ż” 👩 & <b>"
        case .windows1250, .iso8859Part2: "Zażółć gęślą jaźń & <b>"
        case .windows1251: "Куртка зимняя № 1 & <b>"
        case .windows1252: "Veste d’été œuvre & <b>"
        case .windows1256: "جاكيت للشتاء & <b>"
        }
    }

    private static func shop(_ encoding: String, _ format: String, _ more: String = "") throws -> RunShop {
        let known = TextEncoding(rawValue: encoding) ?? .utf8
        let lines = (0..<40).map { RunShop.product("A-\($0)", name: "\(text(known)) \($0)") }
        return try RunShop(lines, feeds: [RunShop.feed(format: format, #""encoding":"\#(encoding)",\#(more)"#)])
    }

    private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> String {
        var decoder = TextDecoder(encoding)
        let text = try decoder.decode(bytes)
        try decoder.finish()
        return String(decoding: text, as: UTF8.self)
    }

    @Test(
        "holds the text of the feed in UTF-8, and names its encoding in XML",
        arguments: TextEncoding.allCases,
        ["plain-xml", "plain-csv"]
    )
    func same(_ encoding: TextEncoding, _ format: String) throws {
        let shop = try Self.shop(encoding.rawValue, format)
        let result = try #require(try shop.export().feeds.first)
        #expect(result.outcome == .published && result.written == 40)
        let bytes = try Files.read(Files.join(shop.output, "items.xml"))
        #expect(result.bytes == bytes.count)
        #expect(result.hash == ContentHash.hex(ContentHash.hash64(bytes)))
        #expect(bytes.starts(with: encoding.mark))
        try shop.write("feeds/feed-0.json", RunShop.feed(format: format))
        try shop.export()
        let plain = try #require(try shop.published())
        let text = try Self.decoded(bytes, encoding)
        #expect(text.replacing("encoding=\"\(encoding.xmlName)\"", with: "encoding=\"UTF-8\"") == plain)
        #expect(text.contains("encoding=\"\(encoding.xmlName)\"") == (format == "plain-xml"))
        #expect(RunFolder.all(in: shop.output).allSatisfy { !$0.contains(".tmp-") && !$0.hasSuffix(".text") })
    }

    @Test("is the same on a second run, with and without what was published", arguments: ["windows-1250", "utf-16le"])
    func again(_ encoding: String) throws {
        let shop = try Self.shop(encoding, "plain-csv")
        try shop.export()
        let path = Files.join(shop.output, "items.xml")
        let before = try Files.read(path)
        #expect(try shop.export().linesRemembered == 0)
        #expect(try Files.read(path) == before)
    }

    @Test("leaves an item out whose text it cannot hold, and says which character", arguments: ["error", "never"])
    func strangers(_ exclusion: String) throws {
        let lines = [
            RunShop.product("A", name: "Куртка"), RunShop.product("B", name: "Мақта қой"),
            RunShop.product("C", name: "Шапка", values: [#""note":[{"locale":"pl_PL","data":"ok 👩"}]"#]),
        ]
        let note = #""fields":{"note":"{{ note }}"},"#
        let shop = try RunShop(
            lines,
            feeds: [RunShop.feed(#""encoding":"windows-1251","exclude_on":"\#(exclusion)",\#(note)"#)]
        )
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        let report = try shop.export(options)
        let result = try #require(report.feeds.first)
        #expect(report.balances && result.written == 1 && result.itemsWithErrors == 2)
        #expect(result.excluded.map(\.count) == [2])
        let bytes = try Files.read(Files.join(shop.output, "items.xml"))
        #expect(!bytes.contains(UInt8(ascii: "?")) || bytes.filter { $0 == UInt8(ascii: "?") }.count == 2)
        #expect(try Self.decoded(bytes, .windows1251).contains("Куртка"))
        let found = findings.filter { $0.rule == "format.encoding" }
        #expect(found.map(\.product) == ["B", "C"] && found.map(\.field) == ["title", "note"])
        #expect(found.allSatisfy { $0.severity == .error && $0.position != nil && $0.feed == "items" })
        #expect(found.first?.message == "title has \"қ\" (U+049B), which windows-1251 cannot hold")
        #expect(found.last?.message == "note has \"👩\" (U+1F469), which windows-1251 cannot hold")
        #expect(found.first?.remedy.hasPrefix("write the feed in utf-8, or replace the letter") == true)
    }

    @Test("may be the format's own, which the feed may overrule")
    func formats() throws {
        let shop = try RunShop([RunShop.product("A", name: "Łódź")], feeds: [RunShop.feed(format: "own-csv")])
        let container = #"{"delimited":{"delimiter":";"}}"#
        try shop.write(
            "formats/own-csv.json",
            RunShop.format("own-csv", container, more: #","encoding":"windows-1250""#)
        )
        try shop.export()
        let path = Files.join(shop.output, "items.xml")
        #expect(try Self.decoded(Files.read(path), .windows1250).contains("Łódź"))
        try shop.write("feeds/feed-0.json", RunShop.feed(format: "own-csv", #""encoding":"utf-8-bom","#))
        try shop.export()
        #expect(try Files.read(path).starts(with: [0xEF, 0xBB, 0xBF]))
    }

    @Test("may be compressed", .enabled(if: Gzip.isAvailable))
    func compressed() throws {
        let shop = try Self.shop("windows-1251", "plain-csv")
        try shop.export()
        let plain = try Files.read(Files.join(shop.output, "items.xml"))
        let feed = RunShop.feed(format: "plain-csv", #""encoding":"windows-1251","#)
        try shop.write("feeds/feed-0.json", feed.replacing("items.xml\"", with: "items.xml\",\"compression\":\"gzip\""))
        try shop.export()
        let opened = Files.join(shop.folder, "opened.csv")
        try Gzip.decompress(file: Files.join(shop.output, "items.xml.gz"), to: opened)
        #expect(try Files.read(opened) == plain)
        #expect(RunFolder.all(in: shop.output).allSatisfy { !$0.contains(".tmp-") })
    }

    @Test("is the same from parts", arguments: ["plain-xml", "plain-csv"])
    func parts(_ format: String) throws {
        let shop = try Self.shop("windows-1256", format)
        try shop.export()
        let lines = try Files.read(Files.join(shop.folder, "products.jsonl")).split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self) }
        let folder = PartFolder(shop)
        let parts = [try folder.write(Array(lines[..<13])), try folder.write(Array(lines[13...]))]
        let report = try shop.feeds().wrap(parts, to: folder.output)
        #expect(report.feeds.first?.outcome == .published)
        #expect(try folder.bytes("items.xml") == Files.read(Files.join(shop.output, "items.xml")))
    }

    @Test("is read back in its own encoding; damage is seen", arguments: ["plain-xml", "plain-csv"])
    func damage(_ format: String) throws {
        let shop = try Self.shop("windows-1251", format)
        try shop.export()
        let own = try #require(try shop.feeds().plans.first).format
        let path = Files.join(shop.output, "items.xml")
        let bytes = try Files.read(path)
        #expect(try FeedVerification.verify(path: path, format: own, expected: 40) == 40)
        func verify(_ spoiled: [UInt8], text: UInt64? = nil) throws {
            try Files.writeAtomically(spoiled, to: path)
            _ = try FeedVerification.verify(path: path, format: own, expected: 40, text: text)
        }
        #expect(throws: PIMIOError.self) { try verify(bytes.dropLast(20)) }
        #expect(throws: PIMIOError.self) { try verify(bytes.map { $0 == 0xCA ? 0x98 : $0 }) }
        #expect(throws: PIMIOError.self) { try verify(bytes.map { $0 == 0xCA ? 0xCB : $0 }, text: 1) }
        var utf8 = own
        utf8.encoding = .utf8
        try Files.writeAtomically(bytes, to: path)
        #expect(throws: PIMIOError.self) { try FeedVerification.verify(path: path, format: utf8, expected: 40) }
        guard format == "plain-xml" else { return }
        let text = String(decoding: bytes.prefix(60), as: UTF8.self)
        #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"windows-1251\"?>\n"))
        let renamed = Array("<?xml version=\"1.0\" encoding=\"windows-1250\"?>\n".utf8) + bytes[45...]
        #expect(throws: PIMIOError.self) { try verify(renamed) }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let name: String
        let feed: String
        var format = ""
        let rule: String
        let message: String
        var testDescription: String { name }
    }

    @Test(
        "is refused when it is loaded where it cannot be",
        arguments: [
            Refusal(
                name: "JSON",
                feed: RunShop.feed(format: "plain-lines", #""encoding":"windows-1251","#),
                rule: "feed.encoding",
                message: "UTF-8 without a mark (RFC 8259), not windows-1251"
            ),
            Refusal(
                name: "JSON with a mark",
                feed: RunShop.feed(format: "json", #""encoding":"utf-8-bom","#),
                rule: "feed.encoding",
                message: "not utf-8-bom"
            ),
            Refusal(
                name: "an unknown word",
                feed: RunShop.feed(#""encoding":"cp1251","#),
                rule: "file.unknown-word",
                message: "\"encoding\" is \"cp1251\""
            ),
            Refusal(
                name: "a format of JSON",
                feed: RunShop.feed(),
                format: RunShop.format("own", #"{"json":{}}"#, more: #","encoding":"utf-16le""#),
                rule: "file.encoding",
                message: "not utf-16le"
            ),
            Refusal(
                name: "a field's name",
                feed: RunShop.feed(format: "own", #""encoding":"windows-1251","#),
                format: RunShop.format("own", #"{"delimited":{}}"#).replacing(
                    "\"price\",\"kind\"",
                    with: "\"бағасы\",\"kind\""
                ),
                rule: "feed.encoding",
                message: "the field's name бағасы has \"ғ\" (U+0493), which windows-1251 cannot hold"
            ),
            Refusal(
                name: "an element",
                feed: RunShop.feed(format: "own", #""encoding":"windows-1252","#),
                format: RunShop.format("own", #"{"xml":{"root":"товары","item":"item"}}"#),
                rule: "feed.encoding",
                message: "the element товары has \"т\" (U+0442)"
            ),
        ]
    )
    func refused(_ refusal: Refusal) throws {
        let shop = try RunShop(feeds: [refusal.feed])
        if !refusal.format.isEmpty { try shop.write("formats/own.json", refusal.format) }
        let findings = try shop.problems().filter { $0.severity == .error }
        #expect(findings.map(\.rule) == [refusal.rule], "\(findings)")
        #expect(findings.first?.message.contains(refusal.message) == true, "\(findings)")
        #expect(findings.first?.remedy.isEmpty == false && findings.first?.position != nil)
    }
}
