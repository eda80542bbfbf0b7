import PIMFeeds
import PIMFormats
import PIMIO
import Testing

@Suite("Feeds as XML")
struct FeedWriterXMLTests {
    private static let layout = FeedFormat.XMLLayout(
        root: "rss",
        rootAttributes: [FeedFormat.RootAttribute("version", "2.0"), FeedFormat.RootAttribute("xmlns:g", "urn:a&b")],
        wrapper: "channel",
        item: "item",
        prefix: "g:"
    )
    private static let fields = [
        Field("id", .code), Field("title", .text), Field("image", .url, limits: .count(3)),
        Field("shipping", .group, limits: .count(9), fields: [Field("country", .code), Field("price", .price)]),
    ]
    private static let format = WriterSamples.format(.xml(layout), fields)

    @Test("The envelope, repeated fields and groups stand as RSS readers expect")
    func golden() {
        let feed = WriterSamples.feed(
            Self.format,
            [
                WriterSamples.record(
                    .text("A&1"),
                    .text("Kurtka <Nord>"),
                    .list(["a.jpg", "", "b.jpg"]),
                    .rows([[.text("PL"), .text("14.99 PLN")], [.empty, .empty], [.text("DE"), .empty]])
                ),
                WriterSamples.record(.text("2"), .empty, .empty, .empty),
            ],
            header: [("title", "Nordvik & Co"), ("link", ""), ("description", "x")]
        )
        #expect(
            feed.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:g="urn:a&amp;b">
                  <channel>
                    <title>Nordvik &amp; Co</title>
                    <description>x</description>
                    <item>
                      <g:id>A&amp;1</g:id>
                      <g:title>Kurtka &lt;Nord&gt;</g:title>
                      <g:image>a.jpg</g:image>
                      <g:image>b.jpg</g:image>
                      <g:shipping>
                        <g:country>PL</g:country>
                        <g:price>14.99 PLN</g:price>
                      </g:shipping>
                      <g:shipping>
                        <g:country>DE</g:country>
                      </g:shipping>
                    </item>
                    <item>
                      <g:id>2</g:id>
                    </item>
                  </channel>
                </rss>

                """
        )
        #expect(feed.items[1] == "<item>\n      <g:id>2</g:id>\n    </item>")
    }

    @Test("Without a wrapper the items stand right below the root, and an empty feed is well-formed")
    func bare() throws {
        let format = WriterSamples.format(
            .xml(FeedFormat.XMLLayout(root: "products", item: "product")),
            [Field("id", .code)]
        )
        let feed = WriterSamples.feed(format, [WriterSamples.record(.text("1"))])
        #expect(feed.text.hasSuffix("<products>\n  <product>\n    <id>1</id>\n  </product>\n</products>\n"))
        let empty = WriterSamples.feed(format, [])
        try WriterSamples.withFile(empty.bytes) { path in
            try FeedVerification.verify(path: path, format: format, expected: 0)
        }
    }

    @Test("Every text comes back as it was", arguments: WriterSamples.texts)
    func roundTrip(_ text: String) throws {
        #expect(try Self.readBack(text) == text)
    }

    @Test("Characters that XML forbids are dropped")
    func forbidden() throws {
        for sample in WriterSamples.forbidden + [("a\u{FFFE}\u{FFFF}b", "ab")] {
            #expect(try Self.readBack(sample.text) == sample.left)
        }
    }

    private static func readBack(_ text: String) throws -> String? {
        let feed = WriterSamples.feed(format, [WriterSamples.record(.text("1"), .text(text), .empty, .empty)])
        var reader = try XMLReader(bytes: feed.bytes, path: nil)
        while let event = try reader.next() {
            if case .start("g:title", _) = event { return try reader.elementText() }
        }
        return nil
    }

    @Test("A JSON value stands as text")
    func json() {
        let feed = WriterSamples.feed(
            WriterSamples.format(.xml(Self.layout), [Field("extra", .anything)]),
            [WriterSamples.record(.json("{\"a\":\"<\"}"))]
        )
        #expect(feed.text.contains("<g:extra>{\"a\":\"&lt;\"}</g:extra>"))
    }

    @Test(
        "Items rendered apart make the same feed",
        arguments: [FeedFormat.googleMerchant, .metaCatalogCSV, .jsonLines, .json]
    )
    func apart(_ format: FeedFormat) {
        let records = (1...3).map { number in
            Record(identifier: "\(number)", isVariant: false, cells: format.fields.map { _ in .text("\(number)") })
        }
        let whole = WriterSamples.feed(format, records)
        var collector = FeedWriter(format: format)
        collector.begin()
        for record in records {
            var writer = FeedWriter(format: format)
            let range = writer.write(record)
            let place = collector.append(item: writer.buffer[range])
            #expect(Array(collector.buffer[place]) == Array(writer.buffer[range]))
        }
        collector.end()
        #expect(collector.buffer == whole.bytes)
        #expect(Set(whole.items).count == 3)
    }
}
