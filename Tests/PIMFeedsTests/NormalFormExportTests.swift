import PIMFeeds
import PIMIO
import PIMIntake
import PIMText
import Testing

@Suite("A catalog with letters and marks apart")
struct NormalFormExportTests {
    /// Composed letters, and what they are apart: made by composing, so that no table of ours decides.
    private static let apart: [Unicode.Scalar: String] = {
        let marks: [Unicode.Scalar] = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}",
            "\u{30B}",
            "\u{30C}", "\u{323}", "\u{326}", "\u{327}", "\u{328}", "\u{653}", "\u{654}", "\u{655}",
        ]
        let letters: [ClosedRange<UInt32>] = [0x41...0x5A, 0x61...0x7A, 0xC0...0x17F, 0x400...0x4FF, 0x621...0x6D5]
        var result: [Unicode.Scalar: String] = [:]
        for letter in letters.flatMap({ $0 }).compactMap({ Unicode.Scalar($0) }) {
            for mark in marks {
                let pair = String(String.UnicodeScalarView([letter, mark]))
                let composed = Array(NormalForm.nfc(pair).unicodeScalars)
                if composed.count == 1 { result[composed[0]] = pair }
            }
        }
        return result
    }()

    private static func decomposed(_ text: String) -> String {
        text.unicodeScalars.map { apart[$0] ?? String($0) }.joined()
    }

    /// The demo with letters beyond ASCII in identifiers and codes, written as `spell` says.
    private static func demo(_ spell: (String) -> String) throws -> RunFolder {
        let folder = try RunFolder()
        for name in RunFolder.all(in: GoldenDemo.folder) where name.contains(".json") {
            var text = String(decoding: try Files.read(Files.join(GoldenDemo.folder, name)), as: UTF8.self)
            for (plain, code) in [("STORM", "STÓRM"), ("pockets", "pockéts"), ("navy", "návy")] {
                text = text.split(separator: plain, omittingEmptySubsequences: false).joined(separator: code)
            }
            try Files.writeAtomically(Array(spell(text).utf8), to: Files.join(folder.path, "shop/\(name)"))
        }
        return folder
    }

    @Test("exports the bytes that the composed one does", arguments: [1, 2])
    func sameBytes(threads: Int) throws {
        let folders = [try Self.demo { $0 }, try Self.demo { Self.decomposed($0) }]
        var options = FeedSet.Options()
        options.threads = threads
        let reports = try folders.map { folder in
            let set = try FeedSet(CatalogDirectory(Files.join(folder.path, "shop")))
            return try set.export(to: Files.join(folder.path, "out"), options)
        }
        #expect(reports[0].feeds.map(\.outcome) == reports[1].feeds.map(\.outcome))
        #expect(reports[0].feeds.count { $0.outcome == .published } == GoldenDemo.files.count)
        var wide = 0
        for name in GoldenDemo.files {
            let texts = try folders.map { try Files.read(Files.join($0.path, "out/\(name)")) }
            #expect(texts[0] == texts[1], "\(name)")
            wide += texts[0].count { $0 >= 0x80 }
        }
        #expect(wide > 10_000)
        let shops = try folders.map { folder in
            try Files.read(Files.join(folder.path, "shop/products.jsonl"))
        }
        #expect(shops[1].count > shops[0].count + 200)
        // Only the decomposed catalog is told so, once for each identifier and code.
        let rules = reports.map { report in
            report.rules.map(\.rule).filter { $0.contains("decomposed") }
        }
        #expect(rules[0] == [] && !rules[1].isEmpty, "\(rules)")
    }

    @Test("finds products by either spelling of an identifier")
    func finds() throws {
        let line = RunShop.product("Z\u{307}-1", name: "Z\u{307}e")
        let shop = try RunShop([line, RunShop.product("A")])
        let feeds = try shop.feeds()
        for name in ["Ż-1", "Z\u{307}-1"] {
            let explanation = try feeds.explain(name, feed: "items")
            #expect(explanation.lineage.product.identifier.utf8.elementsEqual("Ż-1".utf8))
        }
        #expect(throws: FeedError.self) { try feeds.explain("ż-1", feed: "items") }
        try shop.export()
        #expect(try shop.published()?.utf8.elementsEqual(try other().utf8) == true)
    }

    private func other() throws -> String {
        let shop = try RunShop([RunShop.product("Ż-1", name: "Że"), RunShop.product("A")])
        try shop.export()
        return try shop.published() ?? ""
    }
}
