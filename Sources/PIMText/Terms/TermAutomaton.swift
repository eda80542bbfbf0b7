/// The terms that stand at one place and have the same folded text.
struct TermNode: Sendable {
    /// Which extents the terms have.
    struct Extents: OptionSet, Sendable {
        let rawValue: UInt8
        static let wholeWord = Extents(rawValue: 1)
        static let prefix = Extents(rawValue: 2)
        static let substring = Extents(rawValue: 4)
        static let suffix = Extents(rawValue: 8)
        /// Those of terms that may begin inside a word.
        static let inside: Extents = [.substring, .suffix]
        /// Those of terms that end where a word does.
        static let wholeEnd: Extents = [.wholeWord, .suffix]

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init(_ extent: Term.Extent) {
            switch extent {
            case .wholeWord: self = .wholeWord
            case .prefix: self = .prefix
            case .suffix: self = .suffix
            case .substring: self = .substring
            }
        }
    }

    let length: Int32
    let extents: Extents
    /// The terms in the list of the automaton.
    let terms: Range<Int32>
    /// The next shorter terms that begin at the same place, -1 where there are none.
    let next: Int32
    /// The next shorter ones that may begin inside a word.
    let nextInside: Int32
}

/// Finds for every place of a text, from its end to its beginning, the terms that begin there.
///
/// This is the automaton of Aho and Corasick for the terms read backwards, so that one walk meets at each place all terms
/// that begin there, the longest first. The states near the root have a row with a transition for every class of bytes;
/// when those would need more than `denseLimit` bytes the others have a list of their own letters and a fallback.
struct TermAutomaton: Sendable {
    /// The bytes that rows may take.
    static let denseLimit = 8 << 20

    /// Where a scan must give up: the byte needs folding.
    static let dead = UInt32.max

    /// A state without a row.
    struct Sparse: Sendable {
        let edges: Range<UInt32>
        let fallback: UInt32
        let node: Int32
        let followsSpace: Bool
    }

    /// A transition of a state without a row.
    struct Edge: Sendable {
        let byteClass: UInt8
        let target: UInt32
    }

    /// The class of each byte of a folded text.
    let foldedClasses: [UInt8]
    /// The class of each byte of a text of ASCII not yet folded; 0 for those to give up at.
    let rawClasses: [UInt8]
    let spaceClass: UInt8
    let rawSpaceClass: UInt8
    /// The number of columns; the last one holds the node.
    let stride: Int
    let rows: [UInt32]
    /// States below this have a row and no node.
    let plainLimit: UInt32
    let sparse: [Sparse]
    let edges: [Edge]
    let nodes: [TermNode]
    /// For each node itself or the next shorter one whose terms may begin inside a word, -1 where there is none.
    let insides: [Int32]
    let terms: [Int32]

    /// The bytes of all tables.
    var memory: Int {
        let states = rows.count * 4 + sparse.count * MemoryLayout<Sparse>.stride
        let lists = edges.count * MemoryLayout<Edge>.stride + nodes.count * MemoryLayout<TermNode>.stride
        return states + lists + (terms.count + insides.count) * 4 + 512
    }

    /// Calls `body` with each place where terms begin and their first node, from the end on; false where it gave up.
    @inline(__always)
    func scan(
        _ text: UnsafeBufferPointer<UInt8>,
        isRaw: Bool,
        _ body: (_ start: Int, _ node: Int32) -> Void
    ) -> Bool {
        rows.withUnsafeBufferPointer { rows in
            (isRaw ? rawClasses : foldedClasses).withUnsafeBufferPointer { classes in
                guard let row = rows.baseAddress, let byteClass = classes.baseAddress,
                    let bytes = text.baseAddress
                else {
                    return true
                }
                let denseCount = UInt32(truncatingIfNeeded: rows.count)
                let plainLimit = plainLimit
                let nodeColumn = stride - 1
                var index = text.count
                var state: UInt32 = 0
                while index > 0 {
                    index &-= 1
                    state = row[Int(state) &+ Int(byteClass[Int(bytes[index])])]
                    while state >= plainLimit {
                        guard state != Self.dead else {
                            return false
                        }
                        if state < denseCount {
                            body(index, Int32(truncatingIfNeeded: row[Int(state) &+ nodeColumn]))
                            break
                        }
                        let node = sparse[Int(state &- denseCount)].node
                        if node >= 0 { body(index, node) }
                        guard index > 0 else {
                            return true
                        }
                        index &-= 1
                        state = sparseStep(from: state, byteClass[Int(bytes[index])], row, denseCount)
                    }
                }
                return true
            }
        }
    }

    private func sparseStep(
        from start: UInt32,
        _ byteClass: UInt8,
        _ row: UnsafePointer<UInt32>,
        _ denseCount: UInt32
    ) -> UInt32 {
        var state = start
        let wanted = byteClass == rawSpaceClass ? spaceClass : byteClass
        while state >= denseCount {
            let place = sparse[Int(state &- denseCount)]
            if place.followsSpace, byteClass == rawSpaceClass {
                return Self.dead
            }
            for edge in place.edges where edges[Int(edge)].byteClass == wanted {
                return edges[Int(edge)].target
            }
            state = place.fallback
        }
        return row[Int(state) &+ Int(byteClass)]
    }
}
