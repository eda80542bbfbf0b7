import PIMFeeds
import PIMFormats
import PIMIO
import Testing

@Suite("Reading a finished feed back")
struct FeedVerificationTests {
    private static let fields = [Field("id", .code), Field("title", .text)]

    static let containers: [FeedFormat.Container] = [
        .xml(FeedFormat.XMLLayout(root: "feed", item: "item", prefix: "g:")),
        .xml(FeedFormat.XMLLayout(root: "rss", wrapper: "channel", item: "item")),
        .delimited(FeedFormat.DelimitedLayout()),
        .delimited(FeedFormat.DelimitedLayout(delimiter: "\t", quotesAll: true)),
        .json(FeedFormat.JSONLayout(isLines: true)), .json(FeedFormat.JSONLayout(isLines: false, escapesHTML: true)),
    ]

    @Test("A feed of awkward texts has as many items as records", arguments: containers)
    func counts(_ container: FeedFormat.Container) throws {
        let format = WriterSamples.format(container, Self.fields)
        for count in [0, 1, WriterSamples.texts.count] {
            let records = WriterSamples.texts.prefix(count).map { WriterSamples.record(.text("1"), .text($0)) }
            let feed = WriterSamples.feed(format, records)
            try WriterSamples.withFile(feed.bytes) { path in
                let found = try FeedVerification.verify(path: path, format: format, expected: count)
                #expect(found == count)
                let error = #expect(throws: PIMIOError.self) {
                    try FeedVerification.verify(path: path, format: format, expected: count + 1)
                }
                #expect(
                    error?.message.contains("\(count + 1)") == true && error?.message.contains("found \(count)") == true
                )
                #expect(error?.path == path)
            }
        }
    }

    @Test("A feed that ends in the middle is refused", arguments: containers)
    func truncated(_ container: FeedFormat.Container) throws {
        let format = WriterSamples.format(container, Self.fields)
        let records = (1...4).map { WriterSamples.record(.text("\($0)"), .text("some \"text\"")) }
        let bytes = WriterSamples.feed(format, records).bytes
        for length in stride(from: 0, to: bytes.count - 1, by: 7) {
            try WriterSamples.withFile(Array(bytes[..<length])) { path in
                #expect(throws: PIMIOError.self) {
                    try FeedVerification.verify(path: path, format: format, expected: 4)
                }
            }
        }
    }

    @Test(
        "Many finished files are looked at by any number of threads; the first bad one is named",
        arguments: [1, 2, 5]
    )
    func finished(_ threads: Int) throws {
        let format = WriterSamples.format(Self.containers[0], Self.fields)
        let records = (1...4).map { WriterSamples.record(.text("\($0)"), .text("some text")) }
        let bytes = WriterSamples.feed(format, records).bytes
        try WriterSamples.withFile(bytes) { path in
            func file(_ number: Int, of path: String, items: Int) -> FinishedFile {
                FinishedFile(feed: "feed-\(number)", path: path, format: format, items: items, scratch: path + ".text")
            }
            let good = (0..<7).map { file($0, of: path, items: 4) }
            let facts = try FinishedFile.facts(of: good, threads: threads)
            #expect(facts.map(\.size) == Array(repeating: bytes.count, count: 7))
            #expect(facts.map(\.hash) == Array(repeating: ContentHash.hash64(bytes), count: 7))
            #expect(try FinishedFile.facts(of: [], threads: threads).isEmpty)
            let bad = good + [file(7, of: path, items: 5), file(8, of: path, items: 3)]
            let error = #expect(throws: FeedError.self) { try FinishedFile.facts(of: bad, threads: threads) }
            #expect(error?.code == .verification && error?.message.hasPrefix("feed-7: ") == true)
            let missing = [file(0, of: path + ".gone", items: 4)]
            #expect(throws: PIMIOError.self) { try FinishedFile.facts(of: missing, threads: threads) }
        }
    }

    @Test("Members of groups count, their documents do not")
    func groups() throws {
        let grouping = FeedFormat.Grouping(fields: [Field("id", .code)], memberField: "hasVariant")
        for isLines in [true, false] {
            let format = WriterSamples.format(
                .json(FeedFormat.JSONLayout(isLines: isLines)),
                Self.fields,
                grouping: grouping
            )
            var writer = FeedWriter(format: format)
            let record = WriterSamples.record(.text("1"), .text("x"))
            writer.begin()
            writer.writeGroup(WriterSamples.record(.text("G")), members: [record, record, record])
            writer.write(record)
            writer.writeGroup(WriterSamples.record(.text("H")), members: [record])
            writer.end()
            try WriterSamples.withFile(writer.buffer) { path in
                let found = try FeedVerification.verify(path: path, format: format, expected: 5)
                #expect(found == 5)
            }
        }
    }

    struct Broken: CustomTestStringConvertible {
        let container: FeedFormat.Container
        let text: String
        let line: Int?
        var testDescription: String { text.replacing("\n", with: "⏎") }
    }

    private static let array = FeedFormat.Container.json(FeedFormat.JSONLayout(isLines: false))
    private static let lines = FeedFormat.Container.json(FeedFormat.JSONLayout(isLines: true))
    private static let table = FeedFormat.Container.delimited(FeedFormat.DelimitedLayout())

    static let broken: [Broken] = [
        Broken(container: array, text: "[\n{},\n]\n", line: 3),
        Broken(container: array, text: "[\n{}\n{}\n]\n", line: 3),
        Broken(container: array, text: "[\n{}\n]\n{}\n", line: 4), Broken(container: array, text: "{}\n", line: 1),
        Broken(container: array, text: "[\n{}\n", line: nil),
        Broken(container: array, text: "[\n{\"a\":1,}\n]\n", line: 2),
        Broken(container: array, text: "[\n{\"a\":1,\"a\":2}\n]\n", line: 2),
        Broken(container: array, text: "", line: nil),
        Broken(container: lines, text: "{}\n[]\n", line: 2), Broken(container: lines, text: "{}\n\n{}\n", line: 2),
        Broken(container: lines, text: "{\"a\":01}\n", line: 1), Broken(container: lines, text: "{} {}\n", line: 1),
        Broken(container: table, text: "id,titel\n1,x\n", line: 1),
        Broken(container: table, text: "id,title\n1,x\n2\n", line: 3),
        Broken(container: table, text: "", line: 1), Broken(container: table, text: "id,title\n1,\"x\n", line: 2),
        Broken(container: containers[0], text: "<feed><item></feed>", line: 1),
        Broken(container: containers[0], text: "<feed><item>&nbsp;</item></feed>", line: 1),
    ]

    @Test("A feed that is not what it should be is refused at its line", arguments: broken)
    func refused(_ example: Broken) throws {
        let format = WriterSamples.format(example.container, Self.fields)
        try WriterSamples.withFile(Array(example.text.utf8)) { path in
            let error = #expect(throws: PIMIOError.self) {
                try FeedVerification.verify(path: path, format: format, expected: 1)
            }
            if let line = example.line { #expect(error?.line == line, "\(error?.description ?? "")") }
        }
    }
}
