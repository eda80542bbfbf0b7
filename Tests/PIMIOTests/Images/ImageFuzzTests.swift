import PIMIO
import Testing

@Suite("image facts under mutation", .tags(.security))
struct ImageFuzzTests {
    @Test("200 000 mutated files give facts in bounds or a typed problem, and the same again")
    func mutations() {
        var generator = SeededGenerator(seed: 20_261_122)
        let samples = ImageFactsTests.all.map(\.bytes)
        let limits = ImageLimits()
        var told = 0
        var kinds: Set<ImageProblem.Kind> = []
        for round in 0..<200_000 {
            let bytes = changed(samples[round % samples.count], &generator)
            do throws(ImageProblem) {
                let facts = try ImageFacts.read(bytes: bytes)
                told += 1
                guard facts.width > 0, facts.height > 0, max(facts.width, facts.height) <= limits.maxSide,
                    facts.width * facts.height <= limits.maxPixels, (1...8).contains(facts.orientation),
                    (1...64).contains(facts.bitDepth), facts.fileSize == bytes.count
                else {
                    Issue.record("facts out of bounds in round \(round): \(facts)")
                    return
                }
                if round % 100 == 0 { #expect(try ImageFacts.read(bytes: bytes) == facts) }
            } catch {
                kinds.insert(error.kind)
            }
        }
        // Both ways must be taken often, or nothing was tested.
        #expect(told > 20_000 && told < 180_000, "\(told)")
        #expect(kinds.isSuperset(of: [.malformed, .truncated, .hostileSize, .notAnImage, .unsupported]))
    }

    @Test("bytes behind every mark are no trap")
    func noise() {
        var generator = SeededGenerator(seed: 7)
        for sample in ImageFactsTests.all {
            for _ in 0..<200 {
                let kept = min(Int.random(in: 4...40, using: &generator), sample.bytes.count)
                let count = Int.random(in: 0...200, using: &generator)
                let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                _ = try? ImageFacts.read(bytes: Array(sample.bytes[..<kept]) + noise)
            }
        }
    }

    /// Changes a few bytes, preferring values that make lengths, counts and offsets absurd, and cuts or doubles parts.
    private func changed(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let extremes: [UInt8] = [0, 1, 2, 4, 8, 0x7F, 0x80, 0xFE, 0xFF]
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<8, using: &generator) {
            case 0...3: bytes[index] = extremes.randomElement(using: &generator) ?? 0
            case 4: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 5: bytes.remove(at: index)
            case 6: bytes.insert(contentsOf: bytes[index...].prefix(8), at: index)
            default:
                for place in index..<min(index + 4, bytes.count) { bytes[place] = 0xFF }
            }
        }
        if Int.random(in: 0..<10, using: &generator) == 0 {
            bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator))
        }
        return bytes
    }
}
