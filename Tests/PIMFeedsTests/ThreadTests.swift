import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("Runs on several threads")
struct ThreadTests {
    /// What a run left and said.
    struct Outcome: Equatable {
        var files: [String: [UInt8]] = [:]
        var findings: [Finding] = []
        var report = ""
    }

    /// The demo's lines several times over under other identifiers, with bad lines and doubles strewn in.
    private static func lines() throws -> [String] {
        let text = String(
            decoding: try Files.read(Files.join(GoldenDemo.folder, "products.jsonl")),
            as: UTF8.self
        )
        let demo = text.split(separator: "\n").map(String.init)
        var lines = demo
        for copy in 1...2 {
            for (number, line) in demo.enumerated() {
                let key = #""identifier":""#
                let parts = line.split(separator: key, maxSplits: 1).map(String.init)
                let renamed = parts.count == 2 ? "\(parts[0])\(key)C\(copy)-\(parts[1])" : line
                lines.append(number % 11 == 5 ? line : renamed)
                if number % 13 == 7 { lines.append(#"{"identifier":"BROKEN-\#(number)","values":{"name":[}"#) }
            }
        }
        return lines
    }

    private static func outcome(threads: Int, chunkBytes: Int, _ products: String) throws -> Outcome {
        var outcome = Outcome()
        var options = FeedSet.Options()
        options.products = [products]
        options.threads = threads
        options.chunkBytes = chunkBytes
        options.report = { outcome.findings.append($0) }
        let exported = try GoldenDemo.export(options)
        for feed in exported.report.feeds {
            let name = Files.name(of: feed.file)
            if feed.outcome == .published { outcome.files[name] = try exported.bytes(name) }
            let items = Files.join(".pim", feed.code, "items.tsv")
            if feed.outcome == .published { outcome.files[items] = try exported.bytes(items) }
        }
        outcome.report = exported.report.json.split(separator: "\n").filter { !$0.contains("\"file\"") }.joined()
        return outcome
    }

    @Test(
        "feeds, manifests, findings and report are the same for any number of threads and any size of chunk",
        arguments: [(2, 1), (2, 9_000), (3, 2_500), (8, 5_000), (8, 128 << 10)]
    )
    func same(threads: Int, chunkBytes: Int) throws {
        let folder = try RunFolder()
        let path = Files.join(folder.path, "lines.jsonl")
        try Files.writeAtomically(Array(try Self.lines().map { $0 + "\n" }.joined().utf8), to: path)
        let alone = try Self.outcome(threads: 1, chunkBytes: 128 << 10, path)
        let together = try Self.outcome(threads: threads, chunkBytes: chunkBytes, path)
        #expect(alone.findings.contains { $0.rule == "product.duplicate-identifier" })
        #expect(alone.findings.contains { $0.rule == "line.unreadable" })
        #expect(alone.files.count > 20)
        for (name, bytes) in alone.files { #expect(together.files[name] == bytes, "\(name)") }
        #expect(together.findings == alone.findings)
        #expect(together.report == alone.report)
    }

    @Test("a run that is stopped, or that a bad line ends, throws on any number of threads", arguments: [1, 2, 5])
    func ends(threads: Int) throws {
        let folder = try RunFolder()
        let path = Files.join(folder.path, "lines.jsonl")
        try Files.writeAtomically(Array(try Self.lines().map { $0 + "\n" }.joined().utf8), to: path)
        var options = FeedSet.Options()
        options.products = [path]
        options.threads = threads
        options.chunkBytes = 3_000
        options.isStrict = true
        #expect(throws: FeedError.self) { try GoldenDemo.export(options) }
        options.isStrict = false
        options.proceed = { lines, _ in lines < 10 }
        #expect(throws: FeedError.self) { try GoldenDemo.export(options) }
    }
}
