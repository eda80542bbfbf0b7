/// The longest terms that begin at one place of a text.
struct TermCandidate: Sendable {
    let range: Range<Int>
    let node: Int32
    let beginsWord: Bool
    let endsWord: Bool
}

/// Finds for one text the candidates of one automaton, the last first.
struct TermScan {
    private let automaton: TermAutomaton
    /// The folded text; nil while the text itself is looked at.
    var folded: FoldedText?
    var borders: WordBorders
    var candidates: [TermCandidate] = []

    init(_ automaton: TermAutomaton, borders: WordBorders) {
        self.automaton = automaton
        self.borders = borders
    }

    /// Finds all candidates; false where the text must be folded first.
    mutating func run(_ view: UnsafeBufferPointer<UInt8>) -> Bool {
        candidates.removeAll(keepingCapacity: true)
        guard let folded else {
            return automaton.scan(view, isRaw: true) { takeRaw(at: $0, $1) }
        }
        return automaton.scan(view, isRaw: false) { take(at: $0, $1, folded) }
    }

    @inline(__always)
    private mutating func takeRaw(at start: Int, _ first: Int32) {
        // Most places where letters of a term stand are inside a longer word.
        if borders.isInsideWord(start), automaton.insides[Int(first)] < 0 { return }
        takeRawBorder(at: start, first)
    }

    private mutating func takeRawBorder(at start: Int, _ first: Int32) {
        let beginsWord = borders.isBorder(start)
        var place = beginsWord ? first : automaton.insides[Int(first)]
        while place >= 0 {
            let node = automaton.nodes[Int(place)]
            let range = start..<(start + Int(node.length))
            let endsWord = node.seeksEnd(beginsWord: beginsWord) && borders.endsTerm(range)
            if node.accepts(beginsWord: beginsWord, endsWord: endsWord) {
                candidates.append(
                    TermCandidate(range: range, node: place, beginsWord: beginsWord, endsWord: endsWord)
                )
                return
            }
            place = beginsWord ? node.next : node.nextInside
        }
    }

    private mutating func take(at start: Int, _ first: Int32, _ folded: borrowing FoldedText) {
        guard folded.isBorder(start) else {
            return
        }
        let beginsWord = borders.isBorder(folded.originalRange(of: start..<start).lowerBound)
        var place = beginsWord ? first : automaton.insides[Int(first)]
        while place >= 0 {
            let node = automaton.nodes[Int(place)]
            let end = start + Int(node.length)
            if folded.isBorder(end) {
                let range = folded.originalRange(of: start..<end)
                let endsWord = node.seeksEnd(beginsWord: beginsWord) && endsWord(range, end, folded)
                if node.accepts(beginsWord: beginsWord, endsWord: endsWord) {
                    candidates.append(
                        TermCandidate(range: range, node: place, beginsWord: beginsWord, endsWord: endsWord)
                    )
                    return
                }
            }
            place = beginsWord ? node.next : node.nextInside
        }
    }

    /// Whether a word ends at a place, or behind the dropped characters that follow it.
    private mutating func endsWord(_ range: Range<Int>, _ foldedEnd: Int, _ folded: borrowing FoldedText) -> Bool {
        if borders.endsTerm(range) { return true }
        let next = folded.originalRange(of: foldedEnd..<foldedEnd).lowerBound
        return next > range.upperBound && borders.endsTerm(range.lowerBound..<next)
    }
}

extension TermNode {
    /// Whether any of the terms may stand at a place.
    @inline(__always)
    func accepts(beginsWord: Bool, endsWord: Bool) -> Bool {
        if extents.contains(.substring) || endsWord { return true }
        return beginsWord && extents.contains(.prefix)
    }

    /// Whether some term that may begin at a place has to end where a word does.
    @inline(__always)
    func seeksEnd(beginsWord: Bool) -> Bool {
        beginsWord ? !extents.isDisjoint(with: .wholeEnd) : extents.contains(.suffix)
    }
}

extension Term.Extent {
    /// Whether a term of this extent may stand at a place.
    func fits(_ candidate: TermCandidate) -> Bool {
        switch self {
        case .substring: true
        case .prefix: candidate.beginsWord
        case .suffix: candidate.endsWord
        case .wholeWord: candidate.beginsWord && candidate.endsWord
        }
    }
}
