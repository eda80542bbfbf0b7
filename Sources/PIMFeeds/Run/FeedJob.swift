import PIMCatalog
import PIMFormats
import PIMIO

/// One feed during a run: selects, projects, checks and writes what it is shown, and counts.
final class FeedJob {
    let plan: FeedPlan
    private let builder: RecordBuilder
    private let catalog: Catalog
    private(set) var output: FeedOutput?
    private(set) var result: FeedResult
    private var group: Group?

    /// The variants of one root model that were seen so far.
    private struct Group {
        let root: Lineage
        var members: [Record]
    }

    init(plan: FeedPlan, catalog: Catalog, output: FeedOutput?) {
        self.plan = plan
        self.catalog = catalog
        self.output = output
        builder = RecordBuilder(plan: plan, catalog: catalog)
        result = FeedResult(plan: plan, file: output?.path ?? plan.definition.output.file)
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

    /// Shows a product to the feed; findings go to `report`.
    func take(_ listing: Listing, report: (Finding) -> Void) throws {
        result.read += 1
        if let exclusion = plan.selection.exclusion(of: listing, catalog: catalog) {
            result.exclude(exclusion)
            return
        }
        var record = builder.record(of: listing)
        let findings = plan.checker.check(&record, country: plan.definition.scope.country?.text)
        guard tell(findings, about: listing.lineage.product, report) else {
            result.exclude(.findings)
            return
        }
        guard plan.format.grouping != nil else {
            result.written += 1
            result.documents += 1
            try output?.write(record)
            return
        }
        try addToGroup(record, listing.lineage, report)
    }

    /// Writes what is still held together.
    func finish(report: (Finding) -> Void) throws {
        try closeGroup(report)
    }

    /// Verifies the file, asks the gate, and publishes or holds back.
    func conclude(moment: String?) throws {
        guard let output else { return }
        try output.verify(items: result.written)
        (result.bytes, result.hash) = try output.measure()
        result.previous = try PublishedState.read(from: output.stateFolder)?.items
        result.reasons = plan.definition.gate.reasons(against: result)
        guard result.reasons.isEmpty else {
            result.outcome = .held
            self.output = nil
            return
        }
        result.outcome = .published
        try output.publish(result, at: moment)
    }

    /// Verifies the file and copies it to a sink, where the gate allows it.
    func conclude(to sink: inout DescriptorSink) throws {
        guard let output else { return }
        try output.verify(items: result.written)
        (result.bytes, result.hash) = try output.measure()
        result.reasons = plan.definition.gate.reasons(against: result)
        result.outcome = result.reasons.isEmpty ? .published : .held
        if result.reasons.isEmpty { try output.copy(to: &sink) }
        self.output = nil
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
        guard tell(findings, about: closing.root.product, report) else {
            result.exclude(.findings, count: closing.members.count)
            return
        }
        result.written += closing.members.count
        result.documents += 1
        try output?.write(group: record, members: closing.members)
    }

    /// Passes findings on with what they concern; false where one of them keeps the item out.
    private func tell(_ findings: [Finding], about product: Product, _ report: (Finding) -> Void) -> Bool {
        guard let worst = findings.map(\.severity).max() else { return true }
        for finding in findings {
            var finding = finding
            finding.position = product.source
            finding.product = product.identifier
            finding.scope = plan.table.scope
            finding.feed = plan.definition.code
            report(finding)
        }
        if worst == .error { result.itemsWithErrors += 1 }
        guard let limit = plan.definition.excludeOn else { return true }
        return worst < limit
    }
}
