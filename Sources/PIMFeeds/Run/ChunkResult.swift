import PIMCatalog
import PIMFormats

/// What a chunk of product lines came to: found by one thread without looking at other chunks, put into the run in the
/// order of the lines.
struct ChunkResult: Sendable {
    /// The lines of the chunk, in their order.
    var lines: [LineResult] = []
    /// What the chunk came to for each feed.
    var feeds: [ChunkFeed]
}

/// What a line came to.
enum LineResult: Sendable {
    /// It is no product, and why.
    case rejected(Finding)
    /// It is a product.
    case product(ProductResult)
}

/// What a product came to, besides its items.
struct ProductResult: Sendable {
    /// What its identity comes to.
    var identity: IdentityFacts
    /// Whether a model has its identifier too.
    var isTwin: Bool
    /// What is wrong with its line.
    var problems: [Finding] = []
    /// What is wrong with its values.
    var own: [Finding] = []
    /// What guidelines say of it.
    var guidelines: [Finding] = []
    /// The product with its models, where somebody watches.
    var lineage: Lineage?
}

/// The items of one feed that a chunk gave: one outcome per product, and the bytes of all items together.
struct ChunkFeed: Sendable {
    /// What became of each product of the chunk, in their order.
    var outcomes: [Outcome] = []
    /// The rendered items, with what separates them.
    var items = RenderedItems()

    /// What became of a product in one feed.
    struct Outcome: Sendable {
        /// Why it was left out; nil where it is in the feed.
        var exclusion: SelectionPlan.Exclusion?
        /// Whether something is wrong with it at error level.
        var hasErrors = false
        /// Whether it lacks a field of which that is told once for the whole feed.
        var lacksUnfed = false
        /// What is wrong with its item.
        var findings: [Finding] = []
        /// Its record, for feeds that put variants of one model together.
        var record: Record?
        /// The root of its models, for feeds that put variants of one model together.
        var lineage: Lineage?
    }
}

/// Items that one thread rendered, ready for the feed's own writer.
struct RenderedItems: Sendable {
    /// The items with what stands between them.
    var bytes: [UInt8] = []
    /// Where each item stands in `bytes`.
    var ranges: [Range<Int>] = []
    /// The hash of each item.
    var hashes: [UInt64] = []
    /// The lines of the feed's manifest, one per item.
    var manifest: [UInt8] = []
    /// Where each line of the manifest ends.
    var manifestEnds: [Int] = []

    /// The line of the manifest of an item.
    func manifestRange(_ item: Int) -> Range<Int> {
        (item == 0 ? 0 : manifestEnds[item - 1])..<manifestEnds[item]
    }
}
