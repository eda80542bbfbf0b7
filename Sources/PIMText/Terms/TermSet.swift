/// Thousands of terms made ready to be looked for in texts, all in one walk.
///
/// Matches are found in the folded text and told in the bytes of the text itself. They begin and end between characters
/// as readers see them. Matches never overlap: the leftmost wins, of those that begin together the longest, and of terms
/// that fold to the same text the one given first. A term that may not stand at a place, because its word goes on there,
/// does not compete. Invisible characters that the profile drops may follow the last word of a match.
///
/// A search takes time in proportion to the text. Only terms made to nest in each other without being found cost more,
/// at worst the square root of their length for each byte.
public struct TermSet: Sendable {
    /// The bytes that all spellings may have together.
    public static let byteLimit = 1 << 26

    /// The terms in the order given.
    public let terms: [Term]

    /// What the terms and the texts are compared without; white space is always part of it.
    public let profile: FoldProfile

    let lanes: [TermLane]

    /// Makes terms ready; empty ones and those with nothing but ignored characters are refused.
    public init(_ terms: [Term], profile: FoldProfile = .search) throws(TermSetError) {
        let folding = Folding(profile.union(.whiteSpace))
        let hasExact = terms.contains(where: \.keepsCase) && folding.exactProfile != folding.profile
        try self.init(terms, folding: folding, exact: hasExact ? Folding(folding.exactProfile) : folding)
    }

    /// Makes terms ready with a folding of white space and one for terms that keep their case, which may be the same.
    init(
        _ terms: [Term],
        folding: Folding,
        exact: Folding,
        denseLimit: Int = TermAutomaton.denseLimit
    ) throws(TermSetError) {
        self.terms = terms
        profile = folding.profile
        let isOneLane = exact.profile == folding.profile
        var loose = TermFolder(folding)
        var strict = TermFolder(exact)
        var bytes = 0
        for (place, term) in terms.enumerated() {
            let isStrict = term.keepsCase && !isOneLane
            bytes += isStrict ? try strict.add(term, at: place) : try loose.add(term, at: place)
            guard bytes <= Self.byteLimit else {
                throw .tooLarge(bytes: bytes, limit: Self.byteLimit)
            }
        }
        lanes = [loose, strict].compactMap { folder in
            guard !folder.spellings.isEmpty else {
                return nil
            }
            let automaton = TermAutomaton(folder.spellings, folding: folder.folding, denseLimit: denseLimit)
            return TermLane(folding: folder.folding, automaton: automaton)
        }
    }

    /// The number of bytes that the tables take.
    public var memory: Int { lanes.reduce(0) { $0 + $1.automaton.memory } }

    /// The matches in a text, in order and apart from each other.
    ///
    /// For many texts a `TermFinder` is faster.
    public func matches(in text: String) -> [TermMatch] {
        var finder = TermFinder(self)
        return finder.matches(in: text)
    }
}

/// The terms that are compared under the same profile.
struct TermLane: Sendable {
    let folding: Folding
    let automaton: TermAutomaton
}

extension Folding {
    /// The profile without the case of letters.
    var exactProfile: FoldProfile { profile.subtracting([.letterCase, .turkicCase]) }
}

/// Folds terms as texts are folded.
private struct TermFolder {
    let folding: Folding
    private(set) var spellings: [TermSpelling] = []
    private var folded = FoldedText()

    init(_ folding: Folding) {
        self.folding = folding
    }

    /// Adds the spellings of a term; the result is the number of their bytes.
    mutating func add(_ term: Term, at place: Int) throws(TermSetError) -> Int {
        guard !term.text.isEmpty else {
            throw .empty(place: place, id: term.id)
        }
        var bytes = 0
        var known: [[UInt8]] = []
        for spelling in term.spellings {
            folded.fold(spelling, by: folding)
            let backwards = backwards()
            guard !backwards.isEmpty else {
                throw .nothingToFind(place: place, id: term.id, text: term.text)
            }
            guard !known.contains(backwards) else { continue }
            known.append(backwards)
            bytes += backwards.count
            spellings.append(TermSpelling(bytes: backwards, term: Int32(place), extent: term.extent))
        }
        return bytes
    }

    /// The folded bytes from the last to the first, without white space at the ends.
    private func backwards() -> [UInt8] {
        folded.withBytes { bytes in
            var start = 0
            var end = bytes.count
            while start < end, bytes[start] == 0x20, folded.isBorder(start + 1) { start += 1 }
            while end > start, bytes[end - 1] == 0x20 { end -= 1 }
            return bytes[start..<end].reversed()
        }
    }
}
