import PIMCatalog

/// A chunk on its way into the run: how far it was taken in, and what of it is to be remembered.
struct ChunkPassage {
    let result: ChunkResult
    /// Whether lines are kept for the next run.
    let keepsLines: Bool
    /// The next line.
    var line = 0
    /// The next product.
    var product = 0
    /// The items of each feed.
    var parts: [ChunkTaking]
    private let hashes: [UInt64]
    private var drafts: [Draft] = []
    /// For each draft and feed, how many fields were told to be missing by then, and the item; -1 for none.
    private var states: [(toldFields: Int, item: Int)] = []

    /// A line to be kept once it is known where its items stand.
    private struct Draft {
        let hash: UInt64
        let number: Int
        let product: ProductResult
        let findings: [Finding]
    }

    init(_ chunk: TakenChunk, keepsLines: Bool) {
        result = chunk.result
        hashes = chunk.hashes
        self.keepsLines = keepsLines && hashes.count == result.lines.count
        parts = chunk.result.feeds.map { ChunkTaking($0) }
    }

    /// Notes a product that was taken in just now.
    mutating func note(
        _ line: Int,
        _ number: Int,
        _ product: ProductResult,
        _ findings: [Finding],
        _ jobs: [FeedJob]
    ) {
        drafts.append(Draft(hash: hashes[line], number: number, product: product, findings: findings))
        for index in parts.indices {
            let isWritten = parts[index].feed.outcomes[number].exclusion == nil
            states.append((jobs[index].toldFields.count, isWritten ? parts[index].item - 1 : -1))
        }
    }

    /// Hands over what was noted; its items are in the feeds.
    mutating func keep(in memory: RunMemory) {
        guard !drafts.isEmpty else { return }
        var outcomes: [RememberedLine.Outcome] = []
        for index in drafts.indices {
            outcomes.removeAll(keepingCapacity: true)
            for part in parts.indices {
                let state = states[index * parts.count + part]
                outcomes.append(parts[part].remembered(drafts[index].number, state))
            }
            let product = drafts[index].product
            memory.keep(drafts[index].hash, product.identity, product.pictures, outcomes, drafts[index].findings)
        }
        drafts.removeAll(keepingCapacity: true)
        states.removeAll(keepingCapacity: true)
    }
}

/// A chunk's items of one feed while they are taken into it: some may have to be left out after all.
struct ChunkTaking {
    let feed: ChunkFeed
    /// The next rendered item.
    private(set) var item = 0
    /// The rendered items that stay out.
    private(set) var leftOut: [Int] = []
    /// Where in the feed's file the items stand that are in it.
    var places: [Int]
    private var appended = 0

    init(_ feed: ChunkFeed) {
        self.feed = feed
        places = [Int](repeating: 0, count: feed.items.ranges.count)
    }

    /// Notes that the item of a product, if it has one, is in the feed.
    mutating func keep(_ number: Int) {
        item += 1
    }

    /// Notes that the item of a product, if it has one, stays out.
    mutating func leaveOut(_ number: Int) {
        guard feed.outcomes[number].exclusion == nil, feed.outcomes[number].member < 0 else { return }
        leftOut.append(item)
        item += 1
    }

    /// The rendered items that were taken in since the last time.
    mutating func takeItems() -> Range<Int> {
        let end = min(item, feed.items.ranges.count)
        defer { appended = end }
        return appended..<end
    }

    /// What another run needs to know of a product.
    func remembered(_ number: Int, _ state: (toldFields: Int, item: Int)) -> RememberedLine.Outcome {
        var remembered = RememberedLine.Outcome(
            exclusion: feed.outcomes[number].exclusion,
            hasErrors: feed.outcomes[number].hasErrors
        )
        remembered.lacksUnfed = feed.outcomes[number].lacksUnfed
        remembered.toldFields = remembered.lacksUnfed ? state.toldFields : 0
        guard state.item >= 0 else { return remembered }
        remembered.offset = places[state.item]
        remembered.count = feed.items.ranges[state.item].count
        remembered.hash = feed.items.hashes[state.item]
        return remembered
    }
}
