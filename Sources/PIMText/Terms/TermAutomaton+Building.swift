extension TermAutomaton {
    /// The automaton of spellings for texts that `folding` folds.
    init(_ spellings: [TermSpelling], folding: Folding, denseLimit: Int = Self.denseLimit) {
        let tree = TermTree(spellings)
        var classes = ByteClasses(tree, folding)
        spaceClass = classes.folded[0x20]
        rawSpaceClass = classes.takeRawSpace()
        foldedClasses = classes.folded
        rawClasses = classes.raw
        stride = classes.count + 1
        let listing = NodeListing(tree)
        nodes = listing.nodes
        insides = listing.nodes.indices.map { listing.inside(Int32($0)) }
        terms = tree.spellings.map(\.term)
        let numbering = StateNumbering(tree, listing.first, stride: stride, denseLimit: denseLimit)
        plainLimit = UInt32(numbering.plainCount * stride)
        rows = Self.rows(tree, listing.first, numbering, classes, spaceClass, rawSpaceClass)
        var sparse: [Sparse] = []
        var edges: [Edge] = []
        for node in numbering.denseCount..<tree.count {
            let first = UInt32(edges.count)
            for child in tree.children(of: node) {
                edges.append(Edge(byteClass: classes.folded[Int(tree.bytes[child])], target: numbering.states[child]))
            }
            sparse.append(
                Sparse(
                    edges: first..<UInt32(edges.count),
                    fallback: numbering.states[Int(tree.fallbacks[node])],
                    node: listing.first[node],
                    followsSpace: tree.bytes[node] == 0x20
                )
            )
        }
        self.sparse = sparse
        self.edges = edges
    }

    private static func rows(
        _ tree: TermTree,
        _ first: [Int32],
        _ numbering: StateNumbering,
        _ classes: ByteClasses,
        _ spaceClass: UInt8,
        _ rawSpaceClass: UInt8
    ) -> [UInt32] {
        let stride = classes.count + 1
        var rows = [UInt32](repeating: 0, count: numbering.denseCount * stride)
        rows.withUnsafeMutableBufferPointer { rows in
            for node in 0..<numbering.denseCount {
                let start = Int(numbering.states[node])
                if node > 0 {
                    let fallback = Int(numbering.states[Int(tree.fallbacks[node])])
                    for column in 0..<stride { rows[start + column] = rows[fallback + column] }
                }
                for child in tree.children(of: node) {
                    rows[start + Int(classes.folded[Int(tree.bytes[child])])] = numbering.states[child]
                }
                // A second space that stands unfolded would make the match longer than the term.
                let followsSpace = node > 0 && tree.bytes[node] == 0x20
                rows[start + Int(rawSpaceClass)] = followsSpace ? dead : rows[start + Int(spaceClass)]
                rows[start] = dead
                rows[start + stride - 1] = UInt32(bitPattern: first[node])
            }
        }
        return rows
    }
}

/// Puts bytes that no term tells apart into one class.
struct ByteClasses {
    private(set) var folded: [UInt8]
    private(set) var raw: [UInt8]
    private(set) var count: Int
    private let folding: Folding

    init(_ tree: TermTree, _ folding: Folding) {
        self.folding = folding
        folded = [UInt8](repeating: 1, count: 256)
        raw = [UInt8](repeating: 0, count: 256)
        count = 2
        var isUsed = [Bool](repeating: false, count: 256)
        for node in 0..<tree.count where node > 0 { isUsed[Int(tree.bytes[node])] = true }
        // UTF-8 has no more than 243 different bytes, so a byte has room for the classes.
        for byte in 0..<256 where isUsed[byte] {
            folded[byte] = UInt8(count)
            count += 1
        }
        for byte in 0..<0x80 {
            let letter = Int(folding.common[byte])
            if letter > Int(Folding.dropped), letter < 0x80 { raw[byte] = folded[letter] }
        }
    }

    /// Gives white space that is not folded yet a class of its own.
    mutating func takeRawSpace() -> UInt8 {
        let space = UInt8(count)
        count += 1
        for byte in 0..<0x80 where FoldRules.isWhiteSpace(UInt32(byte)) { raw[byte] = space }
        return space
    }
}

/// The nodes of a tree where terms end, each with the next shorter one.
struct NodeListing {
    private(set) var nodes: [TermNode] = []
    /// For each node of the tree the first entry of the list that it stands for, -1 where it has none.
    private(set) var first: [Int32]

    init(_ tree: TermTree) {
        first = [Int32](repeating: -1, count: tree.count)
        for node in 0..<tree.count {
            let next = node == 0 ? -1 : first[Int(tree.fallbacks[node])]
            let ends = tree.ends[node]
            guard !ends.isEmpty else {
                first[node] = next
                continue
            }
            var extents: TermNode.Extents = []
            for end in ends { extents.insert(TermNode.Extents(tree.spellings[Int(end)].extent)) }
            first[node] = Int32(nodes.count)
            nodes.append(
                TermNode(
                    length: tree.depths[node],
                    extents: extents,
                    terms: ends,
                    next: next,
                    nextInside: next < 0 ? -1 : inside(next)
                )
            )
        }
    }

    /// The node itself or the next shorter one whose terms may begin inside a word.
    func inside(_ node: Int32) -> Int32 {
        !nodes[Int(node)].extents.isDisjoint(with: .inside) ? node : nodes[Int(node)].nextInside
    }
}

/// Numbers states: those with a row and no term first, then those with a row, then the others.
struct StateNumbering {
    /// The state of each node of the tree: the start of its row, or the number of cells and its place behind the rows.
    private(set) var states: [UInt32]
    let denseCount: Int
    let plainCount: Int

    init(_ tree: TermTree, _ first: [Int32], stride: Int, denseLimit: Int) {
        denseCount = min(tree.count, max(1, denseLimit / (4 * stride)))
        states = [UInt32](repeating: 0, count: tree.count)
        var plain = 0
        for node in 0..<denseCount where first[node] < 0 {
            states[node] = UInt32(plain * stride)
            plain += 1
        }
        plainCount = plain
        var rest = plain
        for node in 0..<denseCount where first[node] >= 0 {
            states[node] = UInt32(rest * stride)
            rest += 1
        }
        for node in denseCount..<tree.count {
            states[node] = UInt32(denseCount * stride + node - denseCount)
        }
    }
}
