import PIMFeeds
import PIMFormats
import PIMText
import Testing

@Suite("Feeds put together from chunks")
struct FeedChunkTests {
    private static let formats: [FeedFormat] = [
        .googleMerchant, .metaCatalogCSV, .jsonLines, .json, .schemaOrg, .schemaOrgLines,
        WriterSamples.format(
            .delimited(FeedFormat.DelimitedLayout(delimiter: "\t", listSeparator: "|", quotesAll: true)),
            [Field("id", .code), Field("tags", .text, limits: .count(9))]
        ),
    ]

    private static func records(_ format: FeedFormat, _ generator: inout WriterGenerator) -> [Record] {
        (0..<Int.random(in: 0...40, using: &generator)).map { number in
            Record(
                identifier: "\(number)",
                isVariant: false,
                cells: format.fields.map { generator.cell(of: $0, depth: 0) }
            )
        }
    }

    @Test("Chunks of any size make the feed that one writer makes", arguments: formats)
    func chunks(_ format: FeedFormat) {
        var generator = WriterGenerator(seed: 7)
        for _ in 0..<25 {
            let records = Self.records(format, &generator)
            let whole = WriterSamples.feed(format, records)
            var feed = FeedWriter(format: format)
            var part = FeedWriter(format: format)
            var bytes: [UInt8] = []
            var memory: [UInt8] = []
            var items: [String] = []
            feed.begin()
            var rest = records[...]
            while !rest.isEmpty {
                let size = Int.random(in: 0...7, using: &generator)
                for record in rest.prefix(size) {
                    let range = part.write(record)
                    items.append(String(decoding: part.buffer[range], as: UTF8.self))
                }
                let chunk = part.takeChunk(reusing: memory)
                #expect(chunk.items == min(size, rest.count))
                let place = feed.append(chunk: chunk.bytes, items: chunk.items)
                #expect(Array(feed.buffer[place]) == chunk.bytes)
                memory = chunk.bytes
                rest = rest.dropFirst(size)
                if Bool.random(using: &generator) { feed.flush { bytes += $0 } }
            }
            feed.end()
            feed.flush { bytes += $0 }
            #expect(feed.count == 0)
            #expect(bytes == whole.bytes)
            #expect(items == whole.items)
        }
    }

    @Test("Chunks of groups make the feed that one writer makes", arguments: [FeedFormat.schemaOrg, .schemaOrgLines])
    func groups(_ format: FeedFormat) {
        var generator = WriterGenerator(seed: 11)
        var whole = FeedWriter(format: format)
        var feed = FeedWriter(format: format)
        whole.begin()
        feed.begin()
        for _ in 0..<12 {
            let members = Self.records(format, &generator)
            let group = WriterSamples.record(.text("c"), .text("T"), .text("G"))
            var part = FeedWriter(format: format)
            #expect(whole.writeGroup(group, members: members).count == part.writeGroup(group, members: members).count)
            let chunk = part.takeChunk()
            feed.append(chunk: chunk.bytes, items: chunk.items)
        }
        whole.end()
        feed.end()
        #expect(feed.buffer == whole.buffer)
    }
}

/// Makes cells that fit a field, or not at all.
struct WriterGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func text() -> String {
        switch Int.random(in: 0..<6, using: &self) {
        case 0: ""
        case 1: "\(Int.random(in: -99...999, using: &self))"
        case 2: ["true", "false", "0.5", "-1e9", "01", "1.", "\u{1}", " "].randomElement(using: &self) ?? ""
        case 3: (0..<5).map { _ in WriterSamples.texts.randomElement(using: &self) ?? "" }.joined()
        default: WriterSamples.texts.randomElement(using: &self) ?? ""
        }
    }

    mutating func cell(of field: Field, depth: Int) -> Cell {
        switch Int.random(in: 0..<8, using: &self) {
        case 0, 1: return .empty
        case 2: return .json("[\"\(["a", "<", "\u{2028}"].randomElement(using: &self) ?? "")\",\n1]")
        case 3, 4: return .list((0..<Int.random(in: 0...3, using: &self)).map { _ in text() })
        case 5...6 where depth < 2 && (!field.fields.isEmpty || Int.random(in: 0..<9, using: &self) == 0):
            return .rows(
                (0..<Int.random(in: 0...3, using: &self)).map { _ in
                    var row = field.fields.map { cell(of: $0, depth: depth + 1) }
                    if Int.random(in: 0..<9, using: &self) == 0 { row.append(.text("more")) }
                    if Int.random(in: 0..<9, using: &self) == 0, !row.isEmpty { row.removeLast() }
                    return row
                }
            )
        default: return .text(text())
        }
    }
}
