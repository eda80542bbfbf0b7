/// Looks for the terms of a set in one text after the other, in the same room.
public struct TermFinder: Sendable {
    /// The terms.
    public let terms: TermSet

    private var folded = FoldedText()
    private var rooms: [[TermCandidate]]
    private var borders: [UInt64] = []

    /// A finder of the terms of a set.
    public init(_ terms: TermSet) {
        self.terms = terms
        rooms = terms.lanes.map { _ in [] }
    }

    /// The matches in a text, in order and apart from each other; where terms fold to the same, the one given first.
    public mutating func matches(in text: String) -> [TermMatch] {
        text.withBytes { matches(in: $0, all: false) }
    }

    /// The matches in a text, in order; all terms that fold to the same are told, with the same range.
    public mutating func allMatches(in text: String) -> [TermMatch] {
        text.withBytes { matches(in: $0, all: true) }
    }

    /// The matches in UTF-8 bytes.
    package mutating func matches(in bytes: UnsafeBufferPointer<UInt8>, all: Bool) -> [TermMatch] {
        var isFound = false
        for lane in terms.lanes.indices {
            search(bytes, lane: lane)
            isFound = isFound || !rooms[lane].isEmpty
        }
        guard isFound else {
            return []
        }
        return rooms.count == 1 ? winnersOfOne(all: all) : winners(all: all)
    }

    private mutating func search(_ bytes: UnsafeBufferPointer<UInt8>, lane: Int) {
        var scan = TermScan(terms.lanes[lane].automaton, borders: WordBorders(bytes))
        swap(&scan.candidates, &rooms[lane])
        swap(&scan.borders.bits, &borders)
        if !scan.run(bytes) {
            folded.fold(bytes, by: terms.lanes[lane].folding)
            scan.folded = folded
            _ = folded.withBytes { scan.run($0) }
        }
        swap(&scan.borders.bits, &borders)
        swap(&scan.candidates, &rooms[lane])
    }

    /// As `winners`, where there is one list only.
    private func winnersOfOne(all: Bool) -> [TermMatch] {
        let automaton = terms.lanes[0].automaton
        var matches: [TermMatch] = []
        var end = 0
        for candidate in rooms[0].reversed() where candidate.range.lowerBound >= end {
            for place in automaton.nodes[Int(candidate.node)].terms {
                let term = Int(automaton.terms[Int(place)])
                guard terms.terms[term].extent.fits(candidate) else { continue }
                matches.append(TermMatch(id: terms.terms[term].id, place: term, range: candidate.range))
                if !all { break }
            }
            end = candidate.range.upperBound
        }
        return matches
    }

    /// The candidates that no other one to the left overlaps; each list has the last one first.
    private func winners(all: Bool) -> [TermMatch] {
        var matches: [TermMatch] = []
        var left = rooms.map(\.count)
        var end = 0
        while true {
            var best: Range<Int>?
            for lane in left.indices {
                while left[lane] > 0, rooms[lane][left[lane] - 1].range.lowerBound < end { left[lane] -= 1 }
                guard left[lane] > 0 else { continue }
                let range = rooms[lane][left[lane] - 1].range
                if best.map({ Self.precedes(range, $0) }) ?? true { best = range }
            }
            guard let best else {
                return matches
            }
            var found: [Int32] = []
            for lane in left.indices where left[lane] > 0 {
                let candidate = rooms[lane][left[lane] - 1]
                if candidate.range == best { add(candidate, lane: lane, to: &found) }
            }
            found.sort()
            for place in all ? found[...] : found.prefix(1) {
                matches.append(TermMatch(id: terms.terms[Int(place)].id, place: Int(place), range: best))
            }
            end = best.upperBound
        }
    }

    private static func precedes(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        first.lowerBound == second.lowerBound
            ? first.upperBound > second.upperBound : first.lowerBound < second.lowerBound
    }

    private func add(_ candidate: TermCandidate, lane: Int, to found: inout [Int32]) {
        let automaton = terms.lanes[lane].automaton
        for place in automaton.nodes[Int(candidate.node)].terms {
            let term = automaton.terms[Int(place)]
            if terms.terms[Int(term)].extent.fits(candidate) { found.append(term) }
        }
    }
}
