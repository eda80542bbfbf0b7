import PIMCatalog
import PIMIntake

/// Puts what threads found together, in the order of the lines: what can only be told by looking at all products, the
/// counts, and the order of findings and items.
struct Collector {
    private let run: FeedRun
    private var identity: IdentityCheck
    private var tally = Tally()
    private var lines = LineCount()
    private var cutOff: SourcePosition?
    private var strays: StrayLines?

    init(_ run: FeedRun) {
        self.run = run
        identity = IdentityCheck(structure: run.catalog.structure)
        strays = run.findsStrayLines ? StrayLines(catalog: run.catalog) : nil
    }

    /// Takes the next chunk in.
    mutating func take(_ chunk: ChunkResult, bytesRead: Int) throws {
        var number = 0
        var parts = chunk.feeds.map { ChunkTaking($0) }
        for line in chunk.lines {
            lines.read += 1
            if lines.read.isMultiple(of: 256), !run.proceed(lines.read, bytesRead) {
                throw FeedError.interrupted(after: lines.read)
            }
            switch line {
            case .rejected(let finding): try reject(finding)
            case .product(let product):
                lines.kept += 1
                strays?.note(product.identity.identifier)
                let isBroken = tellProduct(product)
                for index in parts.indices {
                    try take(number, &parts[index], isBroken: isBroken, into: run.jobs[index])
                }
                number += 1
            }
        }
        for index in parts.indices { try run.jobs[index].append(parts[index]) }
    }

    /// What the run came to.
    mutating func finish(bytesRead: Int) throws -> RunReport {
        guard run.proceed(lines.read, bytesRead) else { throw FeedError.interrupted(after: lines.read) }
        for finding in strays?.findings ?? [] { tell(finding) }
        for job in run.jobs { try job.finish { tell($0) } }
        var result = RunReport()
        result.lines = lines
        result.cutOff = cutOff
        result.bytesRead = bytesRead
        result.rules = tally.counts
        return result
    }

    private mutating func tell(_ finding: Finding) {
        tally.note(finding)
        run.report(finding)
    }

    private mutating func reject(_ finding: Finding) throws {
        lines.rejected += 1
        if finding.rule == "line.cut-off" { cutOff = finding.position }
        tell(finding)
        for job in run.jobs { job.noteFailure() }
        guard run.isStrict else { return }
        throw FeedError(.strict, "\(finding.position.map { "\($0): " } ?? "")\(finding.message)")
    }

    /// Tells what is wrong with a product; true where it is unfit for any feed.
    private mutating func tellProduct(_ product: ProductResult) -> Bool {
        var broken = identity.check(product.identity)
        if product.isTwin { broken.append(twin(of: product.identity)) }
        for finding in product.problems { tell(finding) }
        for finding in broken { tell(finding) }
        for finding in product.own where run.checksValues || finding.severity == .error { tell(finding) }
        for finding in product.guidelines { tell(finding) }
        let isBroken = broken.contains { Self.fatalRules.contains($0.rule) }
        if !isBroken, let lineage = product.lineage { run.observe?(lineage) }
        return isBroken
    }

    private mutating func take(
        _ number: Int,
        _ part: inout ChunkTaking,
        isBroken: Bool,
        into job: FeedJob
    ) throws {
        guard !isBroken else {
            part.leaveOut(number)
            return job.noteBrokenIdentity()
        }
        try job.take(number, &part) { tell($0) }
    }

    /// What makes a product unfit for any feed: it cannot be told from another, or its models are missing.
    private static let fatalRules: Set<String> = [
        "product.duplicate-identifier", "product.identifier-characters", "product.unknown-parent",
        "product.parent-circle",
    ]

    /// What to say of a product whose identifier a model has too.
    private func twin(of product: IdentityFacts) -> Finding {
        Finding(
            "product.identifier-of-model",
            .warning,
            "a product model has the same identifier",
            remedy: "rename one of them: channels that group variants take no item with the id of a group",
            at: product.source,
            product: product.identifier
        )
    }
}

/// A chunk's items of one feed while they are taken into it: some may have to be left out after all.
struct ChunkTaking {
    let feed: ChunkFeed
    /// The next rendered item.
    private(set) var item = 0
    /// The rendered items that stay out.
    private(set) var leftOut: [Int] = []

    init(_ feed: ChunkFeed) {
        self.feed = feed
    }

    /// Notes that the item of a product, if it has one, is in the feed.
    mutating func keep(_ number: Int) {
        item += 1
    }

    /// Notes that the item of a product, if it has one, stays out.
    mutating func leaveOut(_ number: Int) {
        let outcome = feed.outcomes[number]
        guard outcome.exclusion == nil, outcome.record == nil else { return }
        leftOut.append(item)
        item += 1
    }
}
