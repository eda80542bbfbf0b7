package import PIMCatalog
import PIMGuidelines
import PIMIO
package import PIMIntake

/// The whole way in one place: product lines are read, resolved, projected, checked and written, many feeds at once.
///
///     line -> product -> lineage -> listing per scope -> record per feed -> findings -> bytes -> verified file
///
/// Every product is held once, every scope's listing is resolved once, whatever the number of feeds.
package struct FeedRun {
    let catalog: Catalog
    let jobs: [FeedJob]
    /// Whether warnings about values are told too, and texts are held against the guidelines.
    package var checksValues = false
    /// Whether the first bad line ends the run.
    package var isStrict = false
    /// Whether stock and price lines of products that no line has are told at the end.
    package var findsStrayLines = false
    /// Takes the findings, one at a time, in the order of the lines.
    package var report: (Finding) -> Void = { _ in }
    /// Is told of the progress now and then; false ends the run.
    package var proceed: (_ lines: Int, _ bytes: Int) -> Bool = { _, _ in true }
    /// Is shown every sound lineage, for what is worked out beside feeds.
    package var observe: (Lineage) -> Void = { _ in }

    private let scopes: [ScopeTable]
    private let scopeOfJob: [Int]

    init(catalog: Catalog, jobs: [FeedJob]) {
        self.catalog = catalog
        self.jobs = jobs
        var scopes: [ScopeTable] = []
        scopeOfJob = jobs.map { job in
            if let known = scopes.firstIndex(where: { $0.scope == job.plan.table.scope }) { return known }
            scopes.append(job.plan.table)
            return scopes.count - 1
        }
        self.scopes = scopes
    }

    /// Streams the products past all feeds and finishes them; the files are then ready for `FeedJob.verify`.
    package func run(_ products: consuming ProductStream) throws -> RunReport {
        var stream = products
        var tally = Tally()
        var identity = IdentityCheck(structure: catalog.structure)
        var finder = FlawFinder(catalog: catalog)
        let guidelines = checksValues ? GuidelineCheck(structure: catalog.structure) : nil
        func tell(_ finding: Finding) {
            tally.note(finding)
            report(finding)
        }
        var strays = findsStrayLines ? StrayLines(catalog: catalog) : nil
        var lines = LineCount()
        var cutOff: SourcePosition?
        while let item = try stream.next() {
            lines.read += 1
            if lines.read.isMultiple(of: 256), !proceed(lines.read, stream.bytesRead) {
                throw FeedError.interrupted(after: lines.read)
            }
            switch item {
            case .rejected(let finding):
                lines.rejected += 1
                if finding.rule == "line.cut-off" { cutOff = finding.position }
                tell(finding)
                for job in jobs { job.noteFailure() }
                if isStrict {
                    throw FeedError(.strict, "\(finding.position.map { "\($0): " } ?? "")\(finding.message)")
                }
            case .product(let product, let problems):
                lines.kept += 1
                strays?.note(product.identifier)
                let lineage = catalog.lineage(of: product)
                let broken = identity.check(lineage) + [twin(of: product)].compactMap(\.self)
                let own = finder.findings(of: lineage)
                for finding in problems + broken { tell(finding) }
                for finding in own where checksValues || finding.severity == .error { tell(finding) }
                if let guidelines { for finding in guidelines.check(product) { tell(finding) } }
                guard !broken.contains(where: { Self.fatalRules.contains($0.rule) }) else {
                    for job in jobs { job.noteBrokenIdentity() }
                    continue
                }
                observe(lineage)
                try show(lineage, finder.flaws(lineage, problems + own), tell)
            }
        }
        guard proceed(lines.read, stream.bytesRead) else { throw FeedError.interrupted(after: lines.read) }
        for finding in strays?.findings ?? [] { tell(finding) }
        for job in jobs { try job.finish(report: tell) }
        var result = RunReport()
        result.lines = lines
        result.cutOff = cutOff
        result.bytesRead = stream.bytesRead
        result.rules = tally.counts
        return result
    }

    /// What makes a product unfit for any feed: it cannot be told from another, or its models are missing.
    private static let fatalRules: Set<String> = [
        "product.duplicate-identifier", "product.identifier-characters", "product.unknown-parent",
        "product.parent-circle",
    ]

    /// What to say of a product whose identifier a model has too.
    private func twin(of product: Product) -> Finding? {
        guard catalog.model(product.identifier) != nil else { return nil }
        return Finding(
            "product.identifier-of-model",
            .warning,
            "a product model has the same identifier",
            remedy: "rename one of them: channels that group variants take no item with the id of a group",
            at: product.source,
            product: product.identifier
        )
    }

    private func show(_ lineage: Lineage, _ flaws: ProductFlaws, _ tell: (Finding) -> Void) throws {
        guard !jobs.isEmpty else { return }
        let listings = scopes.map { catalog.structure.listing(of: lineage, in: $0) }
        for (index, job) in jobs.enumerated() {
            try job.take(listings[scopeOfJob[index]], flaws, report: tell)
        }
    }
}
