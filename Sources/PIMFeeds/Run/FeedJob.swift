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
        unfedFields = Set((plan.fields + plan.groupFields).filter(\.steps.isEmpty).map(\.field.name))
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

    /// Shows a product to the feed; findings go to `report`.
    func take(_ listing: Listing, _ flaws: ProductFlaws, report: (Finding) -> Void) throws {
        result.read += 1
        if let exclusion = plan.selection.exclusion(of: listing, catalog: catalog) {
            result.exclude(exclusion)
            if exclusion == .incomplete { report(incompleteness(of: listing)) }
            return
        }
        // What is wrong with values was told with the product; here it only counts.
        let isFlawed = flaws.concern(plan)
        if isFlawed { result.itemsWithErrors += 1 }
        guard !isFlawed || plan.definition.excludeOn == nil else {
            result.exclude(.findings)
            return
        }
        var record = builder.record(of: listing)
        let findings = plan.checker.check(&record, country: plan.definition.scope.country?.text) + formulas(in: record)
        guard tell(findings, about: listing.lineage.product, isCounted: isFlawed, report) else {
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
        guard tell(findings, about: closing.root.product, report) else {
            result.exclude(.findings, count: closing.members.count)
            return
        }
        result.written += closing.members.count
        result.documents += 1
        try output?.write(group: record, members: closing.members)
    }

    /// Passes findings on with what they concern; false where one of them keeps the item out.
    ///
    /// An item that was counted as one with errors is not counted again.
    private func tell(
        _ findings: [Finding],
        about product: Product,
        isCounted: Bool = false,
        _ report: (Finding) -> Void
    ) -> Bool {
        guard let worst = findings.map(\.severity).max() else { return true }
        for finding in findings {
            var finding = finding
            if finding.rule == "format.missing", let field = finding.field, unfedFields.contains(field) {
                guard toldFields.insert(field).inserted else { continue }
                finding.message += "; nothing feeds it, which is said once for the whole feed"
                finding.position = plan.definition.source
            } else {
                finding.position = product.source
                finding.product = product.identifier
            }
            finding.scope = plan.table.scope
            finding.feed = plan.definition.code
            report(plan.discreet(finding))
        }
        if worst == .error, !isCounted { result.itemsWithErrors += 1 }
        guard let limit = plan.definition.excludeOn else { return true }
        return worst < limit
    }

    /// Why a product is not complete enough for the feed.
    private func incompleteness(of listing: Listing) -> Finding {
        let completeness = listing.completeness
        let missing = completeness.missing.map { "\"\($0)\"" }.joined(separator: ", ")
        return Finding(
            "feed.incomplete",
            .warning,
            "it is \(completeness.percent) % complete, the feed asks for \(plan.selection.minimumCompleteness ?? 100) %",
            remedy: "fill \(missing)",
            at: listing.lineage.product.source,
            product: listing.identifier,
            scope: plan.table.scope,
            feed: plan.definition.code
        )
    }

    /// The values that a spreadsheet would run, and that the writer therefore changes.
    private func formulas(in record: Record) -> [Finding] {
        guard case .delimited(let layout) = plan.format.container, layout.guardsFormulas else { return [] }
        return zip(plan.fields, record.cells).flatMap { field, cell in
            cell.texts.filter { DelimitedWriter.isFormula($0) }.map { text in
                Finding(
                    "format.formula",
                    .warning,
                    "\(field.field.name) \"\(text.prefix(40))\" begins like a formula; the feed has an apostrophe before it",
                    remedy: "begin it with a letter or a digit",
                    field: field.field.name
                )
            }
        }
    }
}
