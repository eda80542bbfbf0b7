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
    private var toldFields: Set<String> = []

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
    func take(_ number: Int, _ chunk: inout ChunkTaking, report: (Finding) -> Void) throws {
        result.read += 1
        let outcome = chunk.feed.outcomes[number]
        if outcome.hasErrors { result.itemsWithErrors += 1 }
        if !outcome.findings.isEmpty { tell(outcome.findings, report) }
        if let exclusion = outcome.exclusion { return result.exclude(exclusion) }
        if let record = outcome.record, let lineage = outcome.lineage {
            return try addToGroup(record, lineage, report)
        }
        result.written += 1
        result.documents += 1
        chunk.keep(number)
    }

    /// Writes the rendered items of a chunk that was taken in.
    func append(_ chunk: ChunkTaking) throws {
        try output?.append(chunk.feed.items, leavingOut: chunk.leftOut)
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

    /// Verifies the file and asks the gate; a feed that is held back leaves no file behind.
    func verify() throws {
        guard let output else { return }
        try output.verify(items: result.written)
        (result.bytes, result.hash) = try output.measure()
        result.previous = output.previous?.items
        result.reasons += plan.definition.gate.reasons(against: result)
        result.outcome = result.reasons.isEmpty ? .published : .held
        if result.outcome == .held { self.output = nil }
    }

    /// Publishes the file that `verify` let through.
    func publish(moment: String?) throws {
        try output?.publish(result, at: moment)
        output = nil
    }

    /// Copies the file that `verify` let through to a sink.
    func publish(to sink: inout DescriptorSink) throws {
        try output?.copy(to: &sink)
        output = nil
    }

    private func addToGroup(_ record: Record, _ lineage: Lineage, _ report: (Finding) -> Void) throws {
        guard lineage.isVariant else {
            try closeGroup(report)
            result.written += 1
            result.documents += 1
            try output?.write(record)
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
        let findings = plan.groupChecker?.check(&record, country: plan.definition.scope.country?.text) ?? []
        if let worst = findings.map(\.severity).max() {
            tell(findings, report, about: closing.root.product)
            if worst == .error { result.itemsWithErrors += 1 }
            if let limit = plan.definition.excludeOn, worst >= limit {
                return result.exclude(.findings, count: closing.members.count)
            }
        }
        result.written += closing.members.count
        result.documents += 1
        try output?.write(group: record, members: closing.members)
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
                guard toldFields.insert(field).inserted else { continue }
                finding.message += "; nothing feeds it, which is said once for the whole feed"
                finding.position = plan.definition.source
                finding.product = nil
            }
            finding.scope = plan.table.scope
            finding.feed = plan.definition.code
            report(plan.discreet(finding))
        }
    }
}
