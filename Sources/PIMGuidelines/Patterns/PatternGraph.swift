/// The characters of a pattern as places, and which place may come behind which (the automaton of Glushkov), with how many
/// ways lead from one to the other; more than one count as two.
struct PatternGraph {
    private(set) var letters: [PatternLetters] = []
    private(set) var followers: [[Int: Int]] = []
    /// The places that a match may begin with.
    private(set) var firsts: [Int: Int] = [:]
    /// Whether it can only begin where the text does.
    private(set) var isAnchored = false

    private static let placeLimit = 4000
    private static let edgeLimit = 400_000
    private var edges = 0

    private struct Fragment {
        var firsts: [Int: Int] = [:]
        var lasts: [Int: Int] = [:]
        /// How many ways there are to be empty.
        var empties = 0
        var isAnchored = false
    }

    init(_ part: PatternPart) throws(UnknownPattern) {
        let fragment = try add(part)
        firsts = fragment.firsts
        isAnchored = fragment.isAnchored
    }

    private mutating func add(_ part: PatternPart) throws(UnknownPattern) -> Fragment {
        switch part {
        case .letters(let set):
            guard letters.count < Self.placeLimit else { throw UnknownPattern(what: "it has too many characters") }
            letters.append(set)
            followers.append([:])
            return Fragment(firsts: [letters.count - 1: 1], lasts: [letters.count - 1: 1])
        case .sequence(let parts):
            var whole = Fragment(empties: 1)
            for part in parts { whole = try joined(whole, add(part)) }
            return whole
        case .choice(let parts):
            var whole = Fragment(isAnchored: true)
            for part in parts {
                let fragment = try add(part)
                whole.firsts.add(fragment.firsts, times: 1)
                whole.lasts.add(fragment.lasts, times: 1)
                whole.empties = min(2, whole.empties + fragment.empties)
                whole.isAnchored = whole.isAnchored && fragment.isAnchored
            }
            return whole
        case .look(let part): return Fragment(firsts: try add(part).firsts, empties: 1)
        case .start: return Fragment(empties: 1, isAnchored: true)
        case .empty: return Fragment(empties: 1)
        case .repeated(let part, let least, let most): return try repeated(part, least, most)
        }
    }

    private mutating func repeated(_ part: PatternPart, _ least: Int, _ most: Int?) throws(UnknownPattern) -> Fragment {
        if most == 0 { return Fragment(empties: 1) }
        let size = letters.count
        let first = try add(part)
        if least == 1, most == 1 { return first }
        let length = letters.count - size
        let more = (most ?? least) - max(least, 1)
        // What may be empty is tried for each time that is counted, filled or not.
        if first.empties > 0, max(least, most ?? 0) > 2 { throw UnknownPattern(what: "it counts what may be empty") }
        let isShort = least <= 64 && more <= 8 && length * (least + more + 1) <= 256
        guard let most, isShort else { return star(first, isOptional: least == 0) }
        var whole = first
        for _ in 1..<max(least, 1) { whole = try joined(whole, add(part)) }
        var copies: [Fragment] = []
        for _ in 0..<(most - max(least, 1)) { copies.append(try add(part)) }
        // Each further time is only tried behind the one before.
        var rest = Fragment(empties: 1)
        for copy in copies.reversed() { rest = optional(try joined(copy, rest)) }
        whole = try joined(whole, rest)
        return least == 0 ? optional(whole) : whole
    }

    private func optional(_ fragment: Fragment) -> Fragment {
        var result = fragment
        result.empties = min(2, fragment.empties + 1)
        result.isAnchored = false
        return result
    }

    private mutating func star(_ fragment: Fragment, isOptional: Bool) -> Fragment {
        connect(fragment.lasts, fragment.firsts)
        var result = fragment
        // It may end with a time that is empty.
        result.lasts = [:]
        result.lasts.add(fragment.lasts, times: 1 + fragment.empties)
        return isOptional ? optional(result) : result
    }

    private mutating func joined(_ one: Fragment, _ two: Fragment) throws(UnknownPattern) -> Fragment {
        connect(one.lasts, two.firsts)
        guard edges < Self.edgeLimit else { throw UnknownPattern(what: "it has too many ways") }
        var result = Fragment(firsts: one.firsts, lasts: two.lasts, empties: min(2, one.empties * two.empties))
        if one.empties > 0 { result.firsts.add(two.firsts, times: one.empties) }
        if two.empties > 0 { result.lasts.add(one.lasts, times: two.empties) }
        result.isAnchored = one.isAnchored || one.firsts.isEmpty && two.isAnchored
        return result
    }

    private mutating func connect(_ lasts: [Int: Int], _ firsts: [Int: Int]) {
        edges += lasts.count * firsts.count
        for (place, ways) in lasts { followers[place].add(firsts, times: ways) }
    }
}

extension [Int: Int] {
    /// Adds ways, each so many times.
    fileprivate mutating func add(_ other: [Int: Int], times: Int) {
        for (place, ways) in other { self[place] = Swift.min(2, self[place, default: 0] + ways * times) }
    }
}
