/// What a pattern repeats, and how often a text can be read in different ways because of it.
struct PatternLoops {
    private let graph: PatternGraph
    private let followers: [[Int]]
    /// The loop of each place; -1 where it stands in none.
    private var loopOfPlace: [Int]
    private var loops: [[Int]] = []
    private var alphabets: [PatternLetters] = []
    /// The places in an order in which followers come first, but for loops.
    private var order: [Int] = []

    /// Whether a loop can come back to a place in two ways by the same text: the ways double each time.
    private(set) var hasTwoWaysAround = false
    /// The greatest number of ways through what stands in no loop.
    private(set) var ways = 1.0
    /// Rows of loops that can share a row of characters in any way.
    private(set) var chains: [(power: Int, letters: PatternLetters)] = []

    /// Loops of more places are taken for such as can be read in two ways.
    private static let loopLimit = 300

    init(_ graph: PatternGraph) {
        self.graph = graph
        followers = graph.followers.map { $0.keys.sorted() }
        loopOfPlace = [Int](repeating: -1, count: graph.letters.count)
        findLoops()
        hasTwoWaysAround = loops.contains { isTwofold($0) }
        guard !hasTwoWaysAround else { return }
        ways = countWays()
        chains = findChains()
    }

    /// Finds the strongly connected places (Tarjan's way, without recursion).
    private mutating func findLoops() {
        let count = graph.letters.count
        var number = [Int](repeating: -1, count: count)
        var low = [Int](repeating: 0, count: count)
        var isOpen = [Bool](repeating: false, count: count)
        var open: [Int] = []
        var next = 0
        for root in 0..<count where number[root] < 0 {
            var path: [(place: Int, edge: Int)] = [(root, 0)]
            while let (place, edge) = path.last {
                if edge == 0 {
                    (number[place], low[place], isOpen[place]) = (next, next, true)
                    next += 1
                    open.append(place)
                }
                if edge < followers[place].count {
                    path[path.count - 1].edge += 1
                    let target = followers[place][edge]
                    if number[target] < 0 {
                        path.append((target, 0))
                    } else if isOpen[target] {
                        low[place] = min(low[place], number[target])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.place { low[parent] = min(low[parent], low[place]) }
                guard low[place] == number[place] else { continue }
                var members: [Int] = []
                while let last = open.popLast() {
                    isOpen[last] = false
                    members.append(last)
                    if last == place { break }
                }
                order += members
                guard members.count > 1 || followers[place].contains(place) else { continue }
                for member in members { loopOfPlace[member] = loops.count }
                alphabets.append(members.reduce(PatternLetters.none) { $0.union(graph.letters[$1]) })
                loops.append(members)
            }
        }
    }

    private func overlap(_ one: Int, _ two: Int) -> Bool {
        one == two || graph.letters[one].overlaps(graph.letters[two])
    }

    /// Whether two different ways around a loop can read the same text.
    private func isTwofold(_ loop: [Int]) -> Bool {
        guard loop.count <= Self.loopLimit else { return true }
        let number = loopOfPlace[loop[0]]
        let inside = loop.map { place in followers[place].filter { loopOfPlace[$0] == number } }
        for (index, place) in loop.enumerated()
        where inside[index].contains(where: { graph.followers[place][$0, default: 0] > 1 }) {
            return true
        }
        let index = Dictionary(loop.enumerated().map { ($1, $0) }) { first, _ in first }
        let width = loop.count
        // Pairs of places that the same text leads to, and the pairs that they come from.
        var sources = [[Int]](repeating: [], count: width * width)
        var isReached = [Bool](repeating: false, count: width * width)
        var open = (0..<width).map { $0 * width + $0 }
        for pair in open { isReached[pair] = true }
        while let pair = open.popLast() {
            for one in inside[pair / width] {
                for two in inside[pair % width] where overlap(one, two) {
                    guard let row = index[one], let column = index[two] else { continue }
                    let target = row * width + column
                    sources[target].append(pair)
                    guard !isReached[target] else { continue }
                    isReached[target] = true
                    open.append(target)
                }
            }
        }
        // Back from equal pairs: another pair on the way is a second way around.
        var isSource = [Bool](repeating: false, count: width * width)
        open = (0..<width).map { $0 * width + $0 }
        for pair in open { isSource[pair] = true }
        while let pair = open.popLast() {
            for source in sources[pair] where !isSource[source] {
                guard source / width == source % width else { return true }
                isSource[source] = true
                open.append(source)
            }
        }
        return false
    }

    /// The greatest product of choices on a way through the pattern.
    private func countWays() -> Double {
        var ways = [Double](repeating: 1, count: followers.count)
        func choices(_ targets: [Int: Int]) -> Double {
            let places = targets.keys.sorted().prefix(400)
            return places.reduce(1) { most, place in
                max(most, Double(places.reduce(0) { $0 + (overlap(place, $1) ? targets[$1, default: 1] : 0) }))
            }
        }
        for place in order {
            let best = followers[place].reduce(1.0) { max($0, ways[$1]) }
            ways[place] = loopOfPlace[place] < 0 ? best * choices(graph.followers[place]) : best
        }
        return graph.firsts.keys.reduce(1.0) { max($0, ways[$1]) } * choices(graph.firsts)
    }

    /// Loops in rows in which each can hand over to the next at any place of a row of characters; looking for the
    /// beginning of a match is a loop too.
    private func findChains() -> [(power: Int, letters: PatternLetters)] {
        // Loops are numbered such that what follows comes first.
        var longest = alphabets.map { (power: 1, letters: $0) }
        for (number, loop) in loops.enumerated() {
            let targets = Set(loop.flatMap { followers[$0] })
            for later in 0..<number where hands(targets, alphabets[number], to: later) {
                let letters = longest[number].letters.union(longest[later].letters)
                longest[number] = (max(longest[number].power, longest[later].power + 1), letters)
            }
        }
        guard !graph.isAnchored else { return longest }
        return longest.enumerated().map { number, chain in
            let isFound = hands(Set(graph.firsts.keys), .any, to: number)
            return isFound ? (chain.power + 1, chain.letters) : chain
        }
    }

    /// Whether places lead to a loop by characters that both loops have.
    private func hands(_ places: Set<Int>, _ alphabet: PatternLetters, to loop: Int) -> Bool {
        let common = alphabet.intersection(alphabets[loop])
        guard !common.ranges.isEmpty else { return false }
        var seen = places
        var open = Array(places)
        while let place = open.popLast() {
            guard graph.letters[place].overlaps(common) else { continue }
            if loopOfPlace[place] == loop { return true }
            for target in followers[place] where seen.insert(target).inserted { open.append(target) }
        }
        return false
    }
}
