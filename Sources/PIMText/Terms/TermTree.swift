/// A way to write a term, folded and read backwards.
struct TermSpelling {
    let bytes: [UInt8]
    let term: Int32
    let extent: Term.Extent
}

/// Spellings as a tree of their bytes; nodes are numbered level by level, the root is 0.
struct TermTree {
    /// The byte that leads to each node.
    private(set) var bytes: [UInt8] = []
    /// The first child of each node, one more entry marks the end; the children of a node follow each other.
    private(set) var children: [Int32] = []
    /// The spellings that end at each node, as a range of the sorted list.
    private(set) var ends: [Range<Int32>] = []
    private(set) var depths: [Int32] = []
    /// The node of the longest end of each node's path that is a path too.
    private(set) var fallbacks: [Int32] = []
    /// The spellings, sorted by their bytes and then by term.
    let spellings: [TermSpelling]

    init(_ unsorted: [TermSpelling]) {
        spellings = unsorted.sorted { first, second in
            guard first.bytes == second.bytes else {
                return first.bytes.lexicographicallyPrecedes(second.bytes)
            }
            return first.term < second.term
        }
        grow()
        findFallbacks()
    }

    var count: Int { bytes.count }

    /// The children of a node.
    @inline(__always)
    func children(of node: Int) -> Range<Int> { Int(children[node])..<Int(children[node + 1]) }

    private mutating func grow() {
        var spans: [Range<Int32>] = [0..<Int32(spellings.count)]
        bytes = [0]
        depths = [0]
        var node = 0
        while node < spans.count {
            let span = spans[node]
            let depth = depths[node]
            var first = span.lowerBound
            while first < span.upperBound, spellings[Int(first)].bytes.count == Int(depth) { first += 1 }
            ends.append(span.lowerBound..<first)
            children.append(Int32(spans.count))
            while first < span.upperBound {
                let byte = spellings[Int(first)].bytes[Int(depth)]
                var last = first + 1
                while last < span.upperBound, spellings[Int(last)].bytes[Int(depth)] == byte { last += 1 }
                spans.append(first..<last)
                bytes.append(byte)
                depths.append(depth + 1)
                first = last
            }
            node += 1
        }
        children.append(Int32(spans.count))
    }

    private mutating func findFallbacks() {
        fallbacks = [Int32](repeating: 0, count: count)
        var roots = [Int32](repeating: 0, count: 256)
        for child in children(of: 0) { roots[Int(bytes[child])] = Int32(child) }
        for node in 1..<max(1, count) {
            for child in children(of: node) {
                let byte = bytes[child]
                var fallback = Int(fallbacks[node])
                var found = 0
                while fallback != 0, found == 0 {
                    found = self.child(of: fallback, byte)
                    fallback = Int(fallbacks[fallback])
                }
                fallbacks[child] = found == 0 ? roots[Int(byte)] : Int32(found)
            }
        }
    }

    private func child(of node: Int, _ byte: UInt8) -> Int {
        for child in children(of: node) where bytes[child] >= byte {
            return bytes[child] == byte ? child : 0
        }
        return 0
    }
}
