import PIMCatalog
import PIMFormats
import PIMGuidelines

/// What a chunk of product lines came to: found by one thread without looking at other chunks, put into the run in the
/// order of the lines.
struct ChunkResult: Sendable {
    /// The lines of the chunk, in their order.
    var lines: [LineResult] = []
    /// What the chunk came to for each feed.
    var feeds: [ChunkFeed]
    /// The rules that could not judge texts of the chunk.
    var unjudged: Set<GuidelineDesk.Unjudged> = []
}

/// What a line came to.
enum LineResult: Sendable {
    /// It is no product, and why.
    indirect case rejected(Finding)
    /// It is a product.
    case product(ProductResult)
}

/// What a product came to, besides its items; made once and then only handed on.
final class ProductResult: Sendable {
    /// What its identity comes to.
    let identity: IdentityFacts
    /// Whether a model has its identifier too.
    let isTwin: Bool
    /// What is wrong with its line.
    let problems: [Finding]
    /// What is wrong with its values.
    let own: [Finding]
    /// What guidelines say of it.
    let guidelines: [Finding]
    /// What waivers cover, where somebody asks for it.
    let waived: [WaivedFinding]
    /// The pictures that guidelines looked at.
    let pictures: JudgedPictures
    /// The product with its models, where somebody watches.
    let lineage: Lineage?

    init(
        identity: IdentityFacts,
        isTwin: Bool,
        problems: [Finding],
        own: [Finding],
        guidelines: [Finding],
        waived: [WaivedFinding],
        pictures: JudgedPictures,
        lineage: Lineage?
    ) {
        self.identity = identity
        self.isTwin = isTwin
        self.problems = problems
        self.own = own
        self.guidelines = guidelines
        self.waived = waived
        self.pictures = pictures
        self.lineage = lineage
    }
}

/// The items of one feed that a chunk gave: one outcome per product, and the bytes of all items together.
struct ChunkFeed: Sendable {
    /// What became of each product of the chunk, in their order.
    var outcomes: [Outcome] = []
    /// The rendered items, with what separates them.
    var items = RenderedItems()
    /// The variants and single products of feeds that put variants of one model together.
    var members: [Member] = []

    /// A product that goes into a document with its siblings.
    struct Member: Sendable {
        let record: Record
        let lineage: Lineage
    }

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
        /// How well it keeps guidelines, from 0 to 100; -1 where that is not asked, or selection leaves it out.
        var score = -1
        /// Its number among the `members`; -1 where its item is rendered already.
        var member = -1

        /// Whether the feed asks for it, even if what is wrong with it keeps it out.
        var isSelected: Bool { exclusion == nil || exclusion == .findings }
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
