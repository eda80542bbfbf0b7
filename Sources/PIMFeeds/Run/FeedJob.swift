import PIMCatalog
import PIMFormats
import PIMIO

/// One feed during a run: takes what threads made of products in their order, writes it, and counts.
final class FeedJob {
    let plan: FeedPlan
    private let builder: RecordBuilder
    private let catalog: Catalog
    private(set) var output: FeedOutput?
    private(set) var result: FeedResult
    private var group: Group?
    private let unfedFields: Set<String>
    /// The fields that nothing feeds and that were told to be missing, in the order they were told.
    private(set) var toldFields: [String] = []
    private var remembered: (bytes: [UInt8], range: Range<Int>)?
    /// Whether a file that cannot be written ends this feed alone; otherwise it ends the run.
    private var failsAlone = false

    /// The variants of one root model that were seen so far.
    private struct Group {
        let root: Lineage
        var members: [Record]
    }

    init(plan: FeedPlan, catalog: Catalog, output: FeedOutput?, place: String? = nil) {
        self.plan = plan
        self.catalog = catalog
        self.output = output
        builder = RecordBuilder(plan: plan, catalog: catalog)
        unfedFields = plan.unfedFields
        result = FeedResult(plan: plan, file: place ?? output?.path ?? plan.definition.output.file)
    }

    /// Makes ready to write a feed into a folder among others: where its place or its state forbids that, or its file cannot be
    /// written later, it fails alone.
    static func alone(
        _ plan: FeedPlan,
        _ set: FeedSet,
        _ folder: String,
        _ places: inout OutputPlaces
    ) throws -> FeedJob {
        var output: FeedOutput?
        var failure: (any Error)?
        do {
            try places.take(plan)
            output = try FeedOutput(plan, folder: folder)
        } catch {
            failure = error
        }
        let place = Files.join(folder, plan.definition.output.place)
        let job = FeedJob(plan: plan, catalog: set.catalog, output: output, place: place)
        job.failsAlone = true
        if let failure { try job.fail(failure) }
        return job
    }

    /// Whether the feed cannot be published any more, whatever the run finds.
    var hasFailed: Bool { result.outcome == .failed }

    /// What is said of the file that stands at the feed's place.
    var remark: Finding? {
        output?.before.remark.map { text in
            Finding(
                "feed.unknown-file",
                .warning,
                text,
                remedy: "the gate compares with nothing this time; look whether the feed may replace it",
                at: plan.definition.source,
                feed: plan.definition.code
            )
        }
    }

    /// Ends the feed, or the run where the matter is not this feed's alone.
    private func fail(_ error: any Error) throws {
        let isOfRun = (error as? PIMIOError)?.code == .tooManyFiles || (error as? FeedError)?.code == .verification
        guard failsAlone, !isOfRun else { throw error }
        result.outcome = .failed
        result.reasons = ["\(error)"]
        result.stands = Files.isFile(result.file)
        output = nil
    }

    private func attempt<Value>(otherwise: Value, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            try fail(error)
            return otherwise
        }
    }

    /// Notes a line that is no product.
    func noteFailure() {
        result.read += 1
        result.failed += 1
    }

    /// Notes a product whose identity is broken.
    func noteBrokenIdentity() {
        result.read += 1
        result.itemsWithErrors += 1
        result.exclude(.identity)
    }

    /// Takes a product of a chunk in; findings go to `report`.
    ///
    /// A faulty one has an error that shows beside the other products only.
    func take(_ number: Int, _ chunk: inout ChunkTaking, isFaulty: Bool, report: (Finding) -> Void) throws {
        result.read += 1
        let outcome = chunk.feed.outcomes[number]
        if outcome.score >= 0 {
            result.judged += 1
            result.points += outcome.score
        }
        if outcome.hasErrors || isFaulty && outcome.isSelected { result.itemsWithErrors += 1 }
        if !outcome.findings.isEmpty { tell(outcome.findings, report) }
        if let exclusion = outcome.exclusion { return result.exclude(exclusion) }
        guard outcome.member < 0 else { return try addToGroup(chunk.feed.members[outcome.member], report) }
        result.written += 1
        result.documents += 1
        chunk.keep(number)
    }

    /// Writes the rendered items of a chunk that were taken in since the last time, and says where in the file they stand.
    func append(_ chunk: inout ChunkTaking) throws {
        let items = chunk.takeItems()
        guard let output, !items.isEmpty else { return }
        try attempt(otherwise: ()) {
            try output.append(chunk.feed.items, items, leavingOut: chunk.leftOut, places: &chunk.places)
        }
    }

    /// Whether a product can be taken in without being read: what is said once of it is said, and its item is at hand.
    func isReady(for outcome: RememberedLine.Outcome, told: ArraySlice<String>?) -> Readiness {
        if outcome.lacksUnfed {
            guard let told, told.allSatisfy({ toldFields.contains($0) }) else { return .untold }
        }
        remembered = nil
        guard outcome.exclusion == nil else { return .ready }
        remembered = output?.publishedItem(at: outcome.offset, count: outcome.count, hash: outcome.hash)
        return remembered == nil ? .changed : .ready
    }

    /// What stands between a product and being taken in without being read.
    enum Readiness {
        /// Nothing.
        case ready
        /// Something that is said once for the whole feed was not said yet.
        case untold
        /// Its item is not in the published file.
        case changed
    }

    /// Takes in a product that `isReady` was asked about last, and says where in the file its item stands.
    func take(_ outcome: RememberedLine.Outcome, of identifier: String) throws -> Int {
        result.read += 1
        if outcome.hasErrors { result.itemsWithErrors += 1 }
        if let exclusion = outcome.exclusion {
            result.exclude(exclusion)
            return 0
        }
        result.written += 1
        result.documents += 1
        guard let output, let (bytes, range) = remembered.take() else { return 0 }
        return try attempt(otherwise: 0) {
            try output.append(bytes, range, of: identifier, hash: outcome.hash)
        }
    }

    /// Takes over what the run of a part of the feed counted.
    func add(_ counts: PartCounts) {
        result.add(counts)
    }

    /// Writes what is still held together.
    func finish(report: (Finding) -> Void) throws {
        try closeGroup(report)
    }

    /// Holds the feed back: product lines that end in the middle of one are not the whole catalog.
    func holdBack(cutOffAt place: SourcePosition) {
        result.reasons.append("\(place.file) ends in the middle of line \(place.line): it was cut off")
    }

    /// Verifies the files of feeds and asks their gates; a feed that is held back leaves no file behind.
    static func verify(_ jobs: [FeedJob], threads: Int) throws {
        let finished = try jobs.map { job in
            try job.attempt(otherwise: nil) { try job.output?.finish(items: job.result.written) }
        }
        let files = finished.compactMap(\.self)
        defer { for case let packed? in files.map(\.packed) { try? Files.remove(packed) } }
        var outcomes = try FinishedFile.outcomes(of: files, threads: threads).makeIterator()
        for (job, file) in zip(jobs, finished) where file != nil {
            guard let outcome = outcomes.next() else { break }
            try job.attempt(otherwise: ()) { try job.settle(outcome.get()) }
        }
    }

    private func settle(_ facts: FinishedFile.Facts) throws {
        guard let output else { return }
        (result.bytes, result.hash) = try output.settle(facts)
        result.previous = output.previous?.items
        result.stands = result.previous != nil || Files.isFile(output.path)
        if let objection = output.before.objection { result.reasons.append(objection) }
        result.reasons += plan.definition.gate.reasons(against: result)
        result.outcome = result.reasons.isEmpty ? .published : .held
        if result.outcome == .held { self.output = nil }
    }

    /// Publishes the file that `verify` let through.
    func publish(moment: String?) throws {
        try attempt(otherwise: ()) { try output?.publish(result, at: moment) }
        output = nil
    }

    /// Copies the file that `verify` let through to a sink.
    func publish(to sink: inout DescriptorSink) throws {
        try output?.copy(to: &sink)
        output = nil
    }

    private func addToGroup(_ member: ChunkFeed.Member, _ report: (Finding) -> Void) throws {
        let (record, lineage) = (member.record, member.lineage)
        guard lineage.isVariant else {
            try closeGroup(report)
            result.written += 1
            result.documents += 1
            try attempt(otherwise: ()) { try output?.write(record) }
            return
        }
        if group?.root.product.identifier != lineage.root.identifier {
            try closeGroup(report)
            group = Group(root: lineage.rootLineage(in: catalog.structure), members: [])
        }
        group?.members.append(record)
    }

    private func closeGroup(_ report: (Finding) -> Void) throws {
        guard let closing = group else { return }
        group = nil
        let listing = catalog.structure.listing(of: closing.root, in: plan.table)
        var record = builder.groupRecord(of: listing)
        let findings =
            plan.unconvertible(listing, in: catalog.structure)
            + (plan.groupChecker?.check(&record, country: plan.definition.scope.country?.text) ?? [])
        if let worst = findings.map(\.severity).max() {
            tell(findings, report, about: closing.root.product)
            if worst == .error { result.itemsWithErrors += 1 }
            if let limit = plan.definition.excludeOn, worst >= limit {
                return result.exclude(.findings, count: closing.members.count)
            }
        }
        result.written += closing.members.count
        result.documents += 1
        try attempt(otherwise: ()) { try output?.write(group: record, members: closing.members) }
    }

    /// Passes findings on with what they concern; what nothing feeds is told once for the whole feed.
    private func tell(_ findings: [Finding], _ report: (Finding) -> Void, about product: Product? = nil) {
        for finding in findings {
            var finding = finding
            if let product {
                finding.position = product.source
                finding.product = product.identifier
            }
            if finding.rule == "format.missing", let field = finding.field, unfedFields.contains(field) {
                guard !toldFields.contains(field) else { continue }
                toldFields.append(field)
                finding.message += "; nothing feeds it, which is said once for the whole feed"
                finding.position = plan.definition.source
                finding.product = nil
            }
            finding.scope = plan.definition.scope
            finding.feed = plan.definition.code
            report(plan.discreet(finding))
        }
    }
}
