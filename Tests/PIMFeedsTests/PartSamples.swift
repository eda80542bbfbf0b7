import PIMCatalog
import PIMIO
import PIMIntake
import Testing

@testable import PIMFeeds

/// Parts of a shop's feed in a folder, numbered as they are written.
final class PartFolder {
    let shop: RunShop
    private var count = 0

    /// Where the parts are put together.
    var output: String { Files.join(shop.folder, "wrapped") }
    /// The part that was written last, or could not be.
    var last: String { Files.join(shop.folder, "parts/part-\(count)") }

    init(_ shop: RunShop) {
        self.shop = shop
    }

    /// Runs lines through the filter of the feed `items`.
    func write(
        _ lines: [String],
        isCutOff: Bool = false,
        report: @escaping (Finding) -> Void = { _ in }
    ) throws -> FeedPart {
        count += 1
        let input = Files.join(shop.folder, "parts/lines-\(count).jsonl")
        let text = lines.joined(separator: "\n") + (lines.isEmpty || isCutOff ? "" : "\n")
        try Files.writeAtomically(Array(text.utf8), to: input)
        var options = FeedSet.Options()
        options.products = [input]
        options.report = report
        let sink = CollectingSink()
        let part = FeedPart(last)
        _ = try shop.feeds(only: ["items"]).items(to: sink, account: part.account, options)
        try Files.writeAtomically(sink.bytes, to: part.path)
        return part
    }

    func replace(_ path: String, _ text: String) throws {
        try Files.writeAtomically(Array(text.utf8), to: path)
    }

    func bytes(_ name: String) throws -> [UInt8] {
        try Files.read(Files.join(output, name))
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Files.read(path), as: UTF8.self)
    }
}

/// The demo catalog with one feed, `items`, in a format of choice.
final class PartDemo {
    let shop: RunShop
    private let folder: PartFolder

    /// A run's results that parts must give too.
    struct Whole {
        let report: RunReport
        let feed: [UInt8]
        let manifest: [UInt8]
    }

    init(format id: String) throws {
        shop = try RunShop(feeds: [])
        folder = PartFolder(shop)
        for name in try Files.list(GoldenDemo.folder) where !["feeds", "guidelines"].contains(name) {
            let bytes = try Files.read(Files.join(GoldenDemo.folder, name))
            try Files.writeAtomically(bytes, to: Files.join(shop.folder, name))
        }
        for name in try Files.list(Files.join(shop.folder, "formats")) {
            try Files.remove(Files.join(shop.folder, "formats", name))
        }
        let scope = #""channel":"web","locale":"en_GB","country":"GB","currency":"GBP""#
        try shop.write("feeds/items.json", RunShop.feed(format: id, file: "items.out", scope: scope))
    }

    func feeds() throws -> FeedSet { try shop.feeds() }

    func lines() throws -> [String] {
        try folder.text(Files.join(shop.folder, "products.jsonl")).split(separator: "\n").map { String($0) }
    }

    func products(_ lines: [String]) throws { try shop.products(lines) }

    func whole() throws -> Whole {
        let report = try shop.export()
        return Whole(
            report: report,
            feed: try Files.read(Files.join(shop.output, "items.out")),
            manifest: try Files.read(Files.join(shop.output, ".pim/items/items.tsv"))
        )
    }

    /// The lines in parts; a border inside a root model's variants moves behind them, as variants belong together.
    func parts(_ lines: [String], cutAt borders: [Int]) throws -> [FeedPart] {
        var ends: [Int] = []
        for border in borders {
            var end = max(border, ends.last ?? 0)
            while end > 0, end < lines.count, let root = Self.root(lines[end]), root == Self.root(lines[end - 1]) {
                end += 1
            }
            ends.append(end)
        }
        return try zip([0] + ends, ends + [lines.count]).map { try folder.write(Array(lines[$0..<$1])) }
    }

    func expectSame(_ parts: [FeedPart], as whole: Whole, _ comment: String) throws {
        let report = try feeds().wrap(parts, to: folder.output)
        let result = try #require(report.feeds.first)
        let expected = try #require(whole.report.feeds.first)
        #expect(result.outcome == .published, "\(comment): \(result.reasons)")
        #expect(try folder.bytes("items.out") == whole.feed, "\(comment)")
        #expect(try folder.bytes(".pim/items/items.tsv") == whole.manifest, "\(comment)")
        #expect(result.written == expected.written && result.documents == expected.documents, "\(comment)")
        #expect(result.hash == expected.hash && result.read == expected.read, "\(comment)")
        #expect(result.itemsWithErrors == expected.itemsWithErrors, "\(comment)")
        #expect(result.excluded == expected.excluded, "\(comment)")
        #expect(expected.written > 10, "the comparison says something")
    }

    /// What stands before the first hyphen of a variant's parent: in the demo, its root model.
    private static func root(_ line: String) -> Substring? {
        guard let parent = try? JSON.parse(Array(line.utf8), path: nil)["parent"]?.string else { return nil }
        return parent.prefix { $0 != "-" }
    }
}

/// Keeps what is written to it where the test can see it.
final class CollectingSink: ByteSink {
    private(set) var bytes: [UInt8] = []

    func write(_ more: [UInt8]) throws(PIMIOError) {
        bytes += more
    }
}

/// A reader that takes one block and goes away.
final class GoneSink: ByteSink {
    private var isGone = false

    func write(_ bytes: [UInt8]) throws(PIMIOError) {
        guard !isGone else { throw PIMIOError(code: .readerGone, path: "standard output", message: "gone") }
        isGone = true
    }
}
