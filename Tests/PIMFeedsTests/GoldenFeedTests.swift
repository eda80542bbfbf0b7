import PIMFeeds
import PIMIO
import PIMIntake
import Testing

/// The demo catalog in the repository, and the feeds it gave when somebody last looked at them.
enum GoldenDemo {
    static let root = Files.absolute(Files.join(Files.folder(of: #filePath), "../.."))
    static let folder = Files.join(root, "fixtures/demo")

    /// The demo's feeds in a folder that goes when nobody holds it any more.
    static func export(_ options: FeedSet.Options = FeedSet.Options(), only codes: [String]? = nil) throws -> Exported {
        let place = try Exported()
        place.report = try FeedSet(CatalogDirectory(folder), only: codes).export(to: place.folder, options)
        return place
    }

    final class Exported {
        private let place: RunFolder
        var report = RunReport()

        var folder: String { place.path }

        init() throws {
            place = try RunFolder()
        }

        func bytes(_ name: String) throws -> [UInt8] {
            try Files.read(Files.join(folder, name))
        }

        func text(_ name: String) throws -> String {
            String(decoding: try bytes(name), as: UTF8.self)
        }
    }

    /// The names of the demo's feeds, by file.
    static let files = [
        "google-gb.xml", "google-ir.xml", "google-kz.xml", "google-pl.xml", "google-sa.xml", "json-kz.jsonl",
        "meta-country-pl.csv", "meta.csv", "meta-language-pl.csv", "meta.xml", "schema-gb.json", "schema-ir.json",
    ]

    /// Where two texts differ, line by line, each line cut where it is long.
    static func difference(_ old: String, _ new: String) -> String {
        let left = old.split(separator: "\n", omittingEmptySubsequences: false)
        let right = new.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = right.difference(from: left).map { change in
            switch change {
            case .insert(let offset, let line, _): (offset, "+ \(line.prefix(400))")
            case .remove(let offset, let line, _): (offset, "- \(line.prefix(400))")
            }
        }
        let lines = changes.sorted { $0.0 < $1.0 }.map { "\($0.0 + 1): \($0.1)" }
        return (lines.prefix(40) + (lines.count > 40 ? ["… and \(lines.count - 40) more lines"] : [])).joined(
            separator: "\n"
        )
    }
}

@Suite("The demo's feeds")
struct GoldenFeedTests {
    @Test("are what they were, byte for byte; PIM_RECORD=1 writes them anew and still fails")
    func whole() throws {
        let exported = try GoldenDemo.export()
        let feeds = Files.join(GoldenDemo.root, "fixtures/feeds/demo")
        #expect(exported.report.feeds.map { Files.name(of: $0.file) }.sorted() == GoldenDemo.files.sorted())
        #expect(exported.report.feeds.allSatisfy { $0.outcome == .published })
        for name in GoldenDemo.files {
            let golden = Files.join(feeds, name)
            let text = try exported.text(name)
            if RunFolder.isRecording {
                try Files.writeAtomically(Array(text.utf8), to: golden)
                Issue.record("recorded \(name)")
                continue
            }
            guard Files.exists(golden) else {
                Issue.record("fixtures/feeds/demo/\(name) is missing; PIM_RECORD=1 writes it")
                continue
            }
            let expected = String(decoding: try Files.read(golden), as: UTF8.self)
            if text != expected { Issue.record("\(name) differs:\n\(GoldenDemo.difference(expected, text))") }
        }
    }

    @Test("are the same bytes on a second run, over the first and beside it")
    func twice() throws {
        let first = try GoldenDemo.export()
        let second = try GoldenDemo.export()
        let states = GoldenDemo.files.isEmpty ? [] : first.report.feeds.map { ".pim/\($0.code)" }
        for name in GoldenDemo.files + states.flatMap({ ["\($0)/items.tsv", "\($0)/published.json"] }) {
            #expect(try first.bytes(name) == second.bytes(name), "\(name)")
        }
        let before = try GoldenDemo.files.map { try first.bytes($0) }
        let again = try FeedSet(CatalogDirectory(GoldenDemo.folder)).export(to: first.folder)
        #expect(try GoldenDemo.files.map { try first.bytes($0) } == before)
        #expect(again.feeds.map(\.previous) == first.report.feeds.map { Optional($0.written) })
    }

    @Test("have the report's size and hash, and every item in the manifest")
    func measured() throws {
        let exported = try GoldenDemo.export()
        for feed in exported.report.feeds {
            let bytes = try exported.bytes(Files.name(of: feed.file))
            #expect(feed.bytes == bytes.count)
            #expect(feed.hash == ContentHash.hex(ContentHash.hash64(bytes)))
            let items = try exported.text(".pim/\(feed.code)/items.tsv").split(separator: "\n")
            #expect(items.count == feed.written)
            #expect(items.allSatisfy { $0.split(separator: "\t").count == 2 })
            let state = try JSON.parse(Array(try exported.bytes(".pim/\(feed.code)/published.json")), path: nil)
            #expect(state["items"]?.integer == feed.written)
            #expect(state["hash"]?.string == feed.hash)
        }
    }

    @Test(
        "give one feed alone the bytes it has among all",
        arguments: ["google-pl", "json-kz", "meta-csv", "schema-ir"]
    )
    func alone(_ code: String) throws {
        let all = try GoldenDemo.export()
        let one = try GoldenDemo.export(only: [code])
        let result = try #require(one.report.feeds.first)
        let name = Files.name(of: result.file)
        #expect(try one.bytes(name) == all.bytes(name))
        #expect(all.report.feeds.first { $0.code == code }?.excluded == result.excluded)
    }

    @Test("keep the order of the product lines")
    func order() throws {
        let exported = try GoldenDemo.export(only: ["google-pl", "meta-csv", "schema-gb"])
        let known = try Self.identifiers(Files.join(GoldenDemo.folder, "products.jsonl"))
        for code in ["google-pl", "meta-csv", "schema-gb"] {
            let items = try exported.text(".pim/\(code)/items.tsv").split(separator: "\n")
                .map { String($0.prefix { $0 != "\t" }) }
            #expect(items == known.filter { Set(items).contains($0) })
        }
    }

    @Test("group shuffled lines as before, and leave the order to feeds that do not group")
    func shuffled() throws {
        let path = Files.join(GoldenDemo.folder, "products.jsonl")
        var lines = String(decoding: try Files.read(path), as: UTF8.self).split(separator: "\n").map { String($0) }
        var random = RunRandom(seed: 7)
        lines.shuffle(using: &random)
        let input = try GoldenDemo.Exported()
        let shuffled = Files.join(input.folder, "shuffled.jsonl")
        try Files.writeAtomically(Array(lines.map { $0 + "\n" }.joined().utf8), to: shuffled)
        var options = FeedSet.Options()
        options.products = [shuffled]
        var findings: [String] = []
        options.report = { findings.append("\($0.rule) \($0.product ?? "") \($0.feed ?? "") \($0.field ?? "")") }
        let first = try GoldenDemo.export(only: ["schema-gb", "meta-csv"])
        let second = try GoldenDemo.export(options, only: ["schema-gb", "meta-csv"])
        let old = try Self.groups(first.text("schema-gb.json"))
        let new = try Self.groups(second.text("schema-gb.json"))
        #expect(old.count == 19)
        #expect(old == new)
        let order = try Self.identifiers(shuffled)
        let items = try second.text(".pim/meta-csv/items.tsv").split(separator: "\n").map {
            String($0.prefix { $0 != "\t" })
        }
        #expect(items == order.filter { Set(items).contains($0) })
        #expect(second.report.balances)
        #expect(second.report.feeds.map(\.written) == first.report.feeds.map(\.written))
        #expect(findings.count == Set(findings).count, "no finding is told twice")
        #expect(second.report.rules == first.report.rules)
    }

    /// The documents of a schema.org feed: what each says of the group, and its members.
    private static func groups(_ text: String) throws -> [String: Set<String>] {
        var groups: [String: Set<String>] = [:]
        for document in try JSON.parse(Array(text.utf8), path: nil).array ?? [] {
            let members = document["hasVariant"]?.array ?? [document]
            let name = document["productGroupID"]?.string ?? document["sku"]?.string ?? ""
            #expect(groups[name] == nil, "the group \(name) stands twice")
            groups[name] = Set(members.map { NodeText.render($0) })
        }
        return groups
    }

    private static func identifiers(_ path: String) throws -> [String] {
        try String(decoding: Files.read(path), as: UTF8.self).split(separator: "\n").compactMap { line in
            try JSON.parse(Array(line.utf8), path: nil)["identifier"]?.string
        }
    }
}

/// The same random numbers on every run (SplitMix64).
struct RunRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
