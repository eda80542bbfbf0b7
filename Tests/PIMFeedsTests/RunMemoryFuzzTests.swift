import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

/// `lines.bin` is only ever a saving: whatever stands in it, the run's result is that of a run from nothing.
@Suite("A damaged memory of lines")
struct RunMemoryFuzzTests {
    @Test("changes nothing that comes out", arguments: 0..<8)
    func damaged(_ seed: UInt64) throws {
        var generator = WriterGenerator(seed: seed)
        let lines = (0..<300).map { number in
            RunShop.product("P-\(number)", name: number % 3 == 0 ? nil : "Kurtka \(number)")
        }
        let shop = try RunShop(lines, feeds: [RunShop.feed(code: "items", #""exclude_on":"never","#)])
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        options.isFresh = true
        let full = try shop.export(options)
        let expected = (try shop.published(), findings)
        let path = Files.join(shop.output, ".pim/lines.bin")
        let sound = try Files.read(path)
        let feeds = try shop.feeds()
        options.isFresh = false
        for _ in 0..<25 {
            try Files.writeAtomically(Self.damaged(sound, &generator), to: path)
            findings = []
            let run = try feeds.export(to: shop.output, options)
            #expect(findings == expected.1)
            #expect(run.json == Self.again(full))
            #expect(try shop.published() == expected.0)
            #expect(try Files.read(path) == sound)
        }
    }

    /// The report as the next run says it.
    private static func again(_ report: RunReport) -> String {
        var report = report
        for index in report.feeds.indices { report.feeds[index].previous = report.feeds[index].written }
        return report.json
    }

    private static func damaged(_ sound: [UInt8], _ generator: inout WriterGenerator) -> [UInt8] {
        var bytes = sound
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return Array(sound.prefix(Int.random(in: 0..<sound.count, using: &generator)))
        case 1: return Array(sound.dropFirst(Int.random(in: 0..<sound.count, using: &generator)))
        case 2:
            return (0..<Int.random(in: 0..<999, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
        case 3: return bytes + bytes
        case 4:
            let place = Int.random(in: 0..<sound.count, using: &generator)
            bytes.removeSubrange(place..<min(place + 9, sound.count))
        default:
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<sound.count, using: &generator)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            }
        }
        return bytes
    }

    /// A file whose check sums are right, but whose records are not: nothing is taken from it that does not fit.
    @Test("is no danger even where its check sums are right", arguments: 0..<8)
    func forged(_ seed: UInt64) throws {
        var generator = WriterGenerator(seed: seed)
        let lines = (0..<40).map { RunShop.product("P-\($0)") }
        let shop = try RunShop(lines)
        try shop.export()
        let expected = try shop.published()
        let path = Files.join(shop.output, ".pim/lines.bin")
        let sound = try Files.read(path)
        let count = sound[0..<4].enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
        let feeds = try shop.feeds()
        var options = FeedSet.Options()
        options.isFresh = true
        var known = 0
        for _ in 0..<40 {
            var block = Array(sound[12..<12 + count])
            for _ in 0..<Int.random(in: 1...30, using: &generator) {
                block[Int.random(in: 0..<count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let hash = ContentHash.hash64(block, seed: 0)
            let head = (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64(8 * $0)) }
            try Files.writeAtomically(Array(sound[0..<4]) + head + block + Array(sound[(12 + count)...]), to: path)
            // What a forger states of a line's errors is believed; bytes of items and counts of lines are not.
            let report = try feeds.export(to: shop.output)
            #expect(report.lines.read == 40)
            #expect(report.balances)
            known += report.linesRemembered
            _ = try feeds.export(to: shop.output, options)
        }
        #expect(known > 40)
        #expect(try shop.published() == expected)
        #expect(try feeds.export(to: shop.output).linesRemembered == 40)
    }
}
