import PIMCatalog
import PIMFormats
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

/// What the last published run knows of product lines, and what this one will know: `lines.bin` in the output folder.
///
///     line -> hash -> record with the same hash, models, stock, prices, pictures -> never parsed, its item copied
///                  -> none                                                        -> read, and remembered for the next run
///
/// It only ever saves work: whatever is wrong with the file, lines are read as if there were none.
final class RunMemory {
    /// The feeds, in the order of the run.
    let plans: [FeedPlan]
    private let jobs: [FeedJob]
    /// How many lines were not read, since what they come to was known.
    private(set) var linesRemembered = 0
    private let catalog: Catalog
    private let pictures: any PictureSource
    private let causes: UInt64
    private var window: MemoryWindow?
    private var writer: MemoryWriter?
    private var block = MemoryBytes()
    private static let blockSize = 64 << 10
    private let known: MemoryFooter?
    private var parent: String?
    private var modelsHash: UInt64?

    /// Makes ready to remember the lines of a run; nil where its feeds cannot be put together from pieces.
    init?(_ set: FeedSet, _ jobs: [FeedJob], folder: String, isFresh: Bool) {
        self.jobs = jobs
        plans = jobs.map(\.plan)
        guard Self.obstacle(set, plans) == nil, !plans.isEmpty, let causes = try? MemoryCauses(set, plans) else {
            return nil
        }
        self.causes = causes.hash
        catalog = set.catalog
        pictures = FolderPictures(folder: set.directory.folder)
        let path = Files.join(folder, ".pim", "lines.bin")
        let opened = isFresh ? nil : Self.open(path)
        known = opened.flatMap { $0.footer.causes == causes.hash && $0.footer.stands(jobs) ? $0.footer : nil }
        if known != nil, let place = opened?.place, jobs.allSatisfy({ $0.output?.openPublished() == true }),
            let file = try? RegionReader(path: path)
        {
            window = MemoryWindow(file, end: place, feeds: jobs.count)
        }
        writer = try? MemoryWriter(path)
    }

    /// Why no line of a run can be taken over by the next, as the end of a sentence; nil where lines can.
    static func obstacle(_ set: FeedSet, _ plans: [FeedPlan]) -> String? {
        if let rule = set.rulesOfCatalogue(plans).first {
            return "the rule \"\(rule.id)\" looks at all products together"
        }
        for plan in plans {
            let feed = "the feed \"\(plan.definition.code)\""
            if plan.format.grouping != nil { return "\(feed) groups variants" }
            if plan.format.encoding != .utf8 { return "\(feed) is in \(plan.format.encoding.rawValue)" }
            if plan.definition.output.isCompressed { return "\(feed) is compressed" }
        }
        return nil
    }

    /// Whether lines of another run are known.
    var remembers: Bool { window != nil }

    /// Whether the lines of this run are kept for the next.
    var keeps: Bool { writer != nil }

    /// What is known of a line, whose hash is given; nil where it has to be read.
    func record(_ hash: UInt64) -> RememberedLine? {
        guard let record = window?.record(hash), !catalog.hasModel(record.marks),
            context(of: record.identifier, parent: record.parent) == record.context,
            record.pictures.stand(in: pictures)
        else { return nil }
        return record
    }

    /// Forgets what is left of the last run, because its feeds are not what they were.
    func abandon() {
        window = nil
    }

    /// The fields of a feed that a product may lack without a word, since the first so many were told.
    func toldFields(of feed: Int, first count: Int) -> ArraySlice<String>? {
        guard let fields = known?.feeds[feed].toldFields, count <= fields.count else { return nil }
        return fields[..<count]
    }

    /// Keeps a line that was read.
    func keep(
        _ line: UInt64,
        _ facts: IdentityFacts,
        _ pictures: JudgedPictures,
        _ outcomes: [RememberedLine.Outcome],
        _ findings: [Finding]
    ) {
        guard writer != nil, let context = context(of: facts.identifier, parent: facts.parent) else { return }
        block.append(line: line, context: context, facts, pictures, outcomes, findings, feeds: plans)
        writeBlock(from: Self.blockSize)
    }

    /// Keeps a line that was not read.
    func keep(_ record: RememberedLine, _ places: [(offset: Int, toldFields: Int)]) {
        linesRemembered += 1
        record.append(to: &block, places: places)
        writeBlock(from: Self.blockSize)
    }

    /// Puts the file in its place once all feeds are published; a failure leaves the next run without it.
    func commit() {
        writeBlock(from: 1)
        guard let writer = writer.take() else { return }
        let feeds = jobs.map { job in
            MemoryFooter.Feed(code: job.plan.definition.code, hash: job.result.hash, toldFields: job.toldFields)
        }
        try? writer.commit(MemoryFooter(causes: causes, feeds: feeds))
    }

    /// Writes the records that were kept since the last time, if they are so many bytes.
    private func writeBlock(from size: Int) {
        guard block.count >= size else { return }
        do {
            try writer?.write(block)
        } catch {
            writer = nil
        }
        block.removeAll()
    }

    /// The hash of what a product depends on besides its own line; nil where its models are not all there.
    private func context(of identifier: String, parent: String?) -> UInt64? {
        let side = catalog.sideHash(of: identifier)
        guard let parent else { return side }
        if parent != self.parent {
            self.parent = parent
            modelsHash = catalog.modelsHash(from: parent)
        }
        return modelsHash.map { ContentHash.mixed($0, side) }
    }

    private static func open(_ path: String) -> (footer: MemoryFooter, place: Int)? {
        guard Files.exists(path), var file = try? RegionReader(path: path) else { return nil }
        return MemoryFooter.read(&file)
    }
}

extension MemoryFooter {
    /// Whether the published feeds are those that the file speaks of.
    fileprivate func stands(_ jobs: [FeedJob]) -> Bool {
        feeds.count == jobs.count
            && zip(feeds, jobs).allSatisfy { feed, job in
                feed.code == job.plan.definition.code && !feed.hash.isEmpty && job.output?.previous?.hash == feed.hash
            }
    }
}

extension ContentHash {
    /// Two hashes put together.
    fileprivate static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
        first &* 0x9E37_79B1_85EB_CA87 &+ (second << 31 | second >> 33) ^ 0xC2B2_AE3D_27D4_EB4F
    }
}
