import PIMCatalog
import PIMIO

/// A product line of the last published run: what it was, what it depended on, and what it came to.
///
///     size · hash of the line · hash of its models, stock and prices · hash of the identifier · hash of the axes · marks
///     for each feed: why it was left out · marks · fields told · length, place and hash of its item
///     identifier · parent · hashes of unique values · pictures and the hash of what they were · findings
struct RememberedLine: Sendable {
    /// The hash of the line.
    let line: UInt64
    /// The hash of the models, stock lines and price lines that the outcome depends on.
    let context: UInt64
    /// What no other product may have.
    let marks: IdentityMarks
    /// The product's identifier.
    let identifier: String
    /// The identifier of the model above.
    let parent: String?
    /// The pictures that it was judged by.
    let pictures: JudgedPictures
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let findingsPlace: Int

    /// What it came to in one feed.
    struct Outcome: Sendable {
        /// Why it was left out; nil where it is in the feed.
        var exclusion: SelectionPlan.Exclusion?
        /// Whether something is wrong with it at error level.
        var hasErrors = false
        /// Whether it lacks a field of which that is told once for the whole feed.
        var lacksUnfed = false
        /// How many fields were told to be missing by then, where it lacks one.
        var toldFields = 0
        /// Where its item stands in the published file.
        var offset = 0
        /// How long its item is.
        var count = 0
        /// The hash of its item.
        var hash: UInt64 = 0
    }

    fileprivate static let headCount = 37
    fileprivate static let outcomeCount = 24

    /// Reads a record; nil where it is none.
    init?(_ bytes: [UInt8], in range: Range<Int>, feeds: Int) {
        var cursor = MemoryCursor(bytes, in: range)
        guard cursor.number(UInt32.self).map(Int.init) == range.count, let line = cursor.number(UInt64.self),
            let context = cursor.number(UInt64.self), let own = cursor.number(UInt64.self),
            let combination = cursor.number(UInt64.self), let flags = cursor.number(UInt8.self)
        else { return nil }
        cursor.place += feeds * Self.outcomeCount
        guard cursor.place <= range.upperBound, let identifier = cursor.text(), let parent = cursor.text(),
            let count = cursor.number(UInt16.self)
        else { return nil }
        var marks = IdentityMarks(identifier: own, combination: flags & 1 != 0 ? combination : nil)
        for _ in 0..<count {
            guard let hash = cursor.number(UInt64.self) else { return nil }
            marks.uniqueValues.append(hash)
        }
        guard let pictures = JudgedPictures(&cursor) else { return nil }
        self.pictures = pictures
        self.line = line
        self.context = context
        self.marks = marks
        self.identifier = identifier
        self.parent = flags & 2 != 0 ? parent : nil
        self.bytes = bytes
        self.range = range
        findingsPlace = cursor.place
    }

    /// What it came to in a feed; nil where that makes no sense.
    func outcome(of feed: Int) -> Outcome? {
        let place = range.lowerBound + Self.headCount + feed * Self.outcomeCount
        var outcome = Outcome()
        let exclusions = SelectionPlan.Exclusion.allCases
        let exclusion = Int(bytes[place])
        if exclusion > 0 {
            guard exclusion <= exclusions.count else { return nil }
            outcome.exclusion = exclusions[exclusion - 1]
        }
        outcome.hasErrors = bytes[place + 1] & 1 != 0
        outcome.lacksUnfed = bytes[place + 1] & 2 != 0
        outcome.toldFields = Int(MemoryCursor.number(in: bytes, at: place + 2) as UInt16)
        outcome.count = Int(MemoryCursor.number(in: bytes, at: place + 4) as UInt32)
        guard let offset = Int(exactly: MemoryCursor.number(in: bytes, at: place + 8) as UInt64) else { return nil }
        outcome.offset = offset
        outcome.hash = MemoryCursor.number(in: bytes, at: place + 16)
        return outcome
    }

    /// What was said of it, as it would be said now; nil where that makes no sense.
    func findings(at position: SourcePosition, feeds: [FeedPlan]) -> [Finding]? {
        var cursor = MemoryCursor(bytes, in: findingsPlace..<range.upperBound)
        guard let count = cursor.number(UInt16.self) else { return nil }
        guard count > 0 else { return [] }
        var findings: [Finding] = []
        for _ in 0..<count {
            guard let finding = Finding(&cursor, of: identifier, at: position, feeds: feeds) else { return nil }
            findings.append(finding)
        }
        return findings
    }

    /// Appends the record as it is, but for what depends on where items stand now and on what was told.
    func append(to block: inout MemoryBytes, places: [(offset: Int, toldFields: Int)]) {
        let start = block.count
        bytes.withUnsafeBufferPointer { block.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
        for (feed, place) in places.enumerated() {
            let outcome = start + Self.headCount + feed * Self.outcomeCount
            block.replace(at: outcome + 2, by: UInt16(place.toldFields))
            block.replace(at: outcome + 8, by: UInt64(place.offset))
        }
    }
}

extension MemoryBytes {
    /// Appends a record; nothing is appended where the line cannot be kept.
    mutating func append(
        line: UInt64,
        context: UInt64,
        _ facts: IdentityFacts,
        _ pictures: JudgedPictures,
        _ outcomes: [RememberedLine.Outcome],
        _ findings: [Finding],
        feeds: [FeedPlan]
    ) {
        guard let marks = facts.marks, facts.identifier.utf8.count < 1 << 12, findings.count < 1 << 8,
            marks.uniqueValues.count < 1 << 12, pictures.paths.count < 1 << 12
        else { return }
        let start = count
        append(0 as UInt32)
        append(line)
        append(context)
        append(marks.identifier)
        append(marks.combination ?? 0)
        append((marks.combination == nil ? 0 : 1) | (facts.parent == nil ? 0 : 2) as UInt8)
        for index in outcomes.indices where !append(outcomes[index]) { return cut(to: start) }
        guard append(facts.identifier), append(facts.parent ?? "") else { return cut(to: start) }
        append(UInt16(marks.uniqueValues.count))
        for hash in marks.uniqueValues { append(hash) }
        append(UInt16(pictures.paths.count))
        for path in pictures.paths where !append(path) { return cut(to: start) }
        if !pictures.paths.isEmpty { append(pictures.hash) }
        append(UInt16(findings.count))
        for finding in findings {
            guard append(finding, of: facts.identifier, at: facts.source, feeds: feeds) else { return cut(to: start) }
        }
        replace(at: start, by: UInt32(count - start))
    }

    /// Appends what a line came to in one feed; false where a number is too large.
    private mutating func append(_ outcome: RememberedLine.Outcome) -> Bool {
        guard let size = UInt32(exactly: outcome.count), let told = UInt16(exactly: outcome.toldFields) else {
            return false
        }
        append(outcome.exclusion.map(Self.number) ?? 0)
        append((outcome.hasErrors ? 1 : 0) | (outcome.lacksUnfed ? 2 : 0) as UInt8)
        append(told)
        append(size)
        append(UInt64(outcome.offset))
        append(outcome.hash)
        return true
    }

    private static func number(of exclusion: SelectionPlan.Exclusion) -> UInt8 {
        UInt8((SelectionPlan.Exclusion.allCases.firstIndex(of: exclusion) ?? -1) + 1)
    }
}

extension JudgedPictures {
    /// Reads what a record has of pictures; nil where it makes no sense.
    fileprivate init?(_ cursor: inout MemoryCursor) {
        guard let count = cursor.number(UInt16.self) else { return nil }
        self.init()
        guard count > 0 else { return }
        for _ in 0..<count {
            guard let path = cursor.text() else { return nil }
            paths.append(path)
        }
        guard let hash = cursor.number(UInt64.self) else { return nil }
        self.hash = hash
    }
}
