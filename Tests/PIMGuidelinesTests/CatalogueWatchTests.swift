import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Watches of all products")
struct CatalogueWatchTests {
    /// What a watch and a plain comparison with all products before say of random products.
    private static func compare(
        seed: UInt64,
        _ name: String,
        _ settings: [String: Setting],
        naive: (ListingSample, [ListingSample]) -> Bool
    ) throws {
        let structure = try GuidelineSamples.structure()
        let kind = try #require(RuleKind.all.first { $0.name == name })
        guard case .catalogue(let make) = try kind.judge(RuleSettings(settings)) else {
            Issue.record("no watch")
            return
        }
        var watch = make()
        var generator = SeededNumbers(state: seed)
        var before: [ListingSample] = []
        var breaches = 0
        for line in 1...60 {
            let sample = sample(line, &generator)
            let found = watch.see(try GuidelineSamples.checked(sample, in: structure, line: line))
            #expect(found.isEmpty != naive(sample, before), "\(seed), line \(line): \(sample.values)")
            breaches += found.count
            before.append(sample)
        }
        #expect(breaches > 0, "no product breaks the rule")
    }

    private static func sample(_ line: Int, _ generator: inout SeededNumbers) -> ListingSample {
        let words = ["But", "but", "BUT", "Żółty", "zolty", "کفش", "كفش", "S", "M"]
        var values: [String: Setting] = [:]
        for attribute in ["name", "brand"] where Int.random(in: 0..<6, using: &generator) > 0 {
            let count = Int.random(in: 1...2, using: &generator)
            let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            values[attribute] = .text(text)
        }
        let parents = [nil, nil, "M-1", "M-2", "M-3"]
        return ListingSample(
            "A-\(line)",
            ["pl_PL", "en_GB"].randomElement(using: &generator) ?? "",
            values,
            parent: parents.randomElement(using: &generator) ?? nil
        )
    }

    private static let loose = Folding(.search)
    private static let looser = Folding(.search.union(.marks))

    private static func fold(_ setting: Setting?, _ folding: Folding = loose) -> String? {
        guard case .text(let text)? = setting else { return nil }
        return folding.text(text)
    }

    @Test("find texts of other models, as comparing with all products does", arguments: UInt64(1)...6)
    func unique(seed: UInt64) throws {
        try Self.compare(seed: seed, "catalogue.unique", ["attributes": ["name"]]) { sample, before in
            guard let text = Self.fold(sample.values["name"]) else { return false }
            let first = before.first { $0.locale == sample.locale && Self.fold($0.values["name"]) == text }
            guard let first else { return false }
            return (first.parent ?? first.identifier) != (sample.parent ?? sample.identifier)
        }
    }

    @Test("find spellings, as comparing with all products does", arguments: UInt64(1)...6, [false, true])
    func consistent(seed: UInt64, marks: Bool) throws {
        let settings: [String: Setting] = ["attributes": ["brand"], "marks": .flag(marks)]
        let folding = marks ? Self.looser : Self.loose
        try Self.compare(seed: seed, "catalogue.consistent", settings) { sample, before in
            guard let text = Self.fold(sample.values["brand"], folding) else { return false }
            let first = before.first { Self.fold($0.values["brand"], folding) == text }
            return first.map { $0.values["brand"] != sample.values["brand"] } ?? false
        }
    }

    @Test("find siblings that differ, as comparing with all products does", arguments: UInt64(1)...6)
    func same(seed: UInt64) throws {
        try Self.compare(seed: seed, "cross.variants", ["same": ["brand"]]) { sample, before in
            guard let parent = sample.parent else { return false }
            let first = before.first { $0.parent == parent }
            return first.map { $0.values["brand"] != sample.values["brand"] } ?? false
        }
    }

    @Test("find siblings with one name, as comparing with all products does", arguments: UInt64(1)...6)
    func distinct(seed: UInt64) throws {
        try Self.compare(seed: seed, "cross.variants", ["distinct": ["name"]]) { sample, before in
            guard let parent = sample.parent, let text = Self.fold(sample.values["name"]) else { return false }
            return before.contains {
                $0.parent == parent && $0.locale == sample.locale && Self.fold($0.values["name"]) == text
            }
        }
    }

    @Test("find patterns as near as comparing with all of them does", arguments: UInt64(1)...3, 0...7)
    func patterns(seed: UInt64, distance: Int) {
        var generator = SeededNumbers(state: seed)
        var patterns = SimilarPatterns(distance: distance)
        var before: [(bits: UInt64, family: UInt64)] = []
        var found = 0
        for place in 0..<300 {
            var bits = generator.next()
            if let near = before.randomElement(using: &generator), place % 2 == 1 {
                bits = near.bits
                for _ in 0..<Int.random(in: 0...9, using: &generator) { bits ^= 1 << (generator.next() % 64) }
            }
            let family = generator.next() % 20
            let wanted = before.filter { $0.family != family }.map { ($0.bits ^ bits).nonzeroBitCount }.min()
            let nearest = patterns.see(bits, family: family, place: UInt64(place))
            #expect(nearest?.distance == wanted.flatMap { $0 <= distance ? $0 : nil })
            found += nearest == nil ? 0 : 1
            before.append((bits, family))
        }
        #expect(found > 0)
    }

    @Test("take the bytes for each text that they promise")
    func bytes() {
        var generator = SeededNumbers(state: 1)
        var seen = FirstSeen()
        var patterns = SimilarPatterns(distance: 3)
        var repeated = 0
        for count in 1...200_000 {
            repeated += seen.insert(generator.next(), mark: 0, place: 0) == nil ? 0 : 1
            _ = patterns.see(generator.next(), family: UInt64(count), place: 0)
            guard count % 5000 == 0 else { continue }
            #expect(seen.byteCount <= 25 * count + 16_384)
            // What an allocator adds to lists that grow is in it.
            #expect(patterns.byteCount <= 32 * count + 1_210_000)
        }
        #expect(repeated == 0)
        #expect(seen.count == 200_000)
        // Patterns that are seen again in their family take nothing.
        let before = patterns.byteCount
        for _ in 0..<10_000 { _ = patterns.see(42, family: 7, place: 0) }
        #expect(patterns.byteCount <= before + 4096 * 32)
    }

    @Test("remember what came first")
    func firstSeen() {
        var generator = SeededNumbers(state: 2)
        var seen = FirstSeen()
        var known: [UInt64: FirstSeen.Note] = [:]
        var slips = 0
        for place in UInt64(0)..<20_000 {
            // Few low bits and few high ones, so that keys come again and slots are full.
            let key = generator.next() & 0xFC00_0000_0000_03FF
            let mark = generator.next() & 0xFF_FFFF
            let slot = key == 0 ? 1 : key
            slips += seen.insert(key, mark: mark, place: place) == known[slot] ? 0 : 1
            if known[slot] == nil { known[slot] = FirstSeen.Note(mark: UInt32(mark), place: place) }
        }
        #expect(slips == 0)
        #expect(seen.count == known.count)
    }

    @Test("name files and lines, and say so where they cannot")
    func places() {
        var places = SeenPlaces()
        let first = places.number(of: SourcePosition(file: "a.jsonl", line: 7))
        let second = places.number(of: SourcePosition(file: "b.jsonl", line: 16_777_215))
        #expect(places.words(first) == "the product at a.jsonl:7")
        #expect(places.words(second) == "the product at b.jsonl:16777215")
        #expect(places.words(places.number(of: SourcePosition(file: "b.jsonl", line: 1 << 24))) == "an earlier product")
        #expect(places.words(places.number(of: SourcePosition(file: "", line: 0))) == "an earlier product")
    }
}
