import PIMCatalog
import PIMGuidelines
import PIMIntake

/// Puts what threads found together, in the order of the lines: what can only be told by looking at all products, the
/// counts, and the order of findings and items.
struct Collector {
    private let run: FeedRun
    private let recipe: WorkerRecipe
    private var worker: ProductWorker?
    private var identity: IdentityCheck
    private var tally = Tally()
    private var unjudged: Set<GuidelineDesk.Unjudged> = []
    private var lines = LineCount()
    private var cutOff: SourcePosition?
    private var strays: StrayLines?
    private var watches: CatalogueDesk?
    /// What was said of the product that is being taken in, where it is to be remembered.
    private var told: [Finding]?
    private var outcomes: [RememberedLine.Outcome] = []
    private var places: [(offset: Int, toldFields: Int)] = []

    init(_ run: FeedRun, _ recipe: WorkerRecipe) {
        self.run = run
        self.recipe = recipe
        identity = IdentityCheck(structure: run.catalog.structure)
        strays = run.findsStrayLines ? StrayLines(catalog: run.catalog) : nil
        guard run.tellsOfModels else { return }
        watches = run.guidelines.map { CatalogueDesk($0, structure: run.catalog.structure, scopes: run.watchedScopes) }
        if run.reportWaived != nil { watches?.waived = [] }
        unjudged = run.tellOfModels { tell($0) }
    }

    /// Takes the next chunk in.
    mutating func take(_ chunk: TakenChunk, bytesRead: Int) throws {
        unjudged.formUnion(chunk.result.unjudged)
        var taking = ChunkPassage(chunk, keepsLines: run.memory?.keeps ?? false)
        for known in chunk.known {
            try take(&taking, upTo: known.place, bytesRead)
            try take(known, bytesRead)
        }
        try take(&taking, upTo: chunk.result.lines.count, bytesRead)
    }

    /// What the run came to.
    mutating func finish(bytesRead: Int) throws -> RunReport {
        guard run.proceed(lines.read, bytesRead) else { throw FeedError.interrupted(after: lines.read) }
        for finding in strays?.findings ?? [] { tell(finding) }
        if run.checksValues { for note in Finding.notes(of: unjudged) { tell(note) } }
        for job in run.jobs { try job.finish { tell($0) } }
        var result = RunReport()
        result.lines = lines
        result.linesRemembered = run.memory?.linesRemembered ?? 0
        result.cutOff = cutOff
        result.bytesRead = bytesRead
        result.rules = tally.counts
        return result
    }

    /// Takes in what lines came to that were read, up to one of them.
    private mutating func take(_ chunk: inout ChunkPassage, upTo end: Int, _ bytesRead: Int) throws {
        guard chunk.line < end else { return }
        while chunk.line < end {
            try count(bytesRead)
            let line = chunk.line
            chunk.line += 1
            switch chunk.result.lines[line] {
            case .rejected(let finding): try reject(finding)
            case .product(let product): try take(product, line, &chunk)
            }
        }
        for index in chunk.parts.indices { try run.jobs[index].append(&chunk.parts[index]) }
        if let memory = run.memory { chunk.keep(in: memory) }
    }

    private mutating func take(_ product: ProductResult, _ line: Int, _ chunk: inout ChunkPassage) throws {
        lines.kept += 1
        strays?.note(product.identity.identifier)
        told = chunk.keepsLines ? [] : nil
        let (isBroken, isOwnMatter) = tellProduct(product)
        let errors = isBroken ? [] : watchProduct(product)
        let number = chunk.product
        chunk.product += 1
        for index in chunk.parts.indices {
            guard !isBroken else {
                chunk.parts[index].leaveOut(number)
                run.jobs[index].noteBrokenIdentity()
                continue
            }
            let job = run.jobs[index]
            let isFaulty = !errors.isEmpty && job.plan.shows(errors, in: run.catalog.structure)
            try job.take(number, &chunk.parts[index], isFaulty: isFaulty) { tell($0) }
        }
        guard let told, isOwnMatter else { return }
        chunk.note(line, number, product, told, run.jobs)
    }

    /// Takes in a line that need not be read, or has to be after all.
    private mutating func take(_ known: LineChunk.KnownLine, _ bytesRead: Int) throws {
        guard let memory = run.memory, let findings = findings(of: known, memory),
            isReady(known.record, memory), identity.take(known.record.marks)
        else {
            var worker = self.worker ?? recipe.worker()
            var chunk = ChunkPassage(TakenChunk(LineChunk(reading: known), by: &worker), keepsLines: true)
            self.worker = worker
            return try take(&chunk, upTo: 1, bytesRead)
        }
        try count(bytesRead)
        lines.kept += 1
        strays?.note(known.record.identifier)
        told = nil
        for finding in findings { tell(finding) }
        places.removeAll(keepingCapacity: true)
        for (index, job) in run.jobs.enumerated() {
            places.append((try job.take(outcomes[index], of: known.record.identifier), job.toldFields.count))
        }
        memory.keep(known.record, places)
    }

    private func findings(of known: LineChunk.KnownLine, _ memory: RunMemory) -> [Finding]? {
        known.record.findings(at: recipe.judge.position(of: known.line), feeds: memory.plans)
    }

    /// Whether it is known what a line comes to in each feed; false where it has to be read to know.
    private mutating func isReady(_ record: RememberedLine, _ memory: RunMemory) -> Bool {
        outcomes.removeAll(keepingCapacity: true)
        for (index, job) in run.jobs.enumerated() {
            guard let outcome = record.outcome(of: index) else { return false }
            switch job.isReady(for: outcome, told: memory.toldFields(of: index, first: outcome.toldFields)) {
            case .ready: outcomes.append(outcome)
            case .untold: return false
            case .changed:
                memory.abandon()
                return false
            }
        }
        return true
    }

    private mutating func count(_ bytesRead: Int) throws {
        lines.read += 1
        if lines.read.isMultiple(of: 256), !run.proceed(lines.read, bytesRead) {
            throw FeedError.interrupted(after: lines.read)
        }
    }

    private mutating func tell(_ finding: Finding) {
        tally.note(finding)
        // What is said once for a feed names no product.
        if finding.feed == nil || finding.product != nil { told?.append(finding) }
        run.report(finding)
    }

    private mutating func reject(_ finding: Finding) throws {
        lines.rejected += 1
        if finding.rule == "line.cut-off" { cutOff = finding.position }
        told = nil
        tell(finding)
        for job in run.jobs { job.noteFailure() }
        guard run.isStrict else { return }
        throw FeedError(.strict, "\(finding.position.map { "\($0): " } ?? "")\(finding.message)")
    }

    /// Tells what is wrong with a product: whether it is unfit for any feed, and whether that is a matter of its own line
    /// and its models alone.
    private mutating func tellProduct(_ product: ProductResult) -> (isBroken: Bool, isOwnMatter: Bool) {
        var broken = identity.check(product.identity)
        if product.isTwin { broken.append(twin(of: product.identity)) }
        for finding in product.problems { tell(finding) }
        for finding in broken { tell(finding) }
        for finding in product.own where run.checksValues || finding.severity == .error { tell(finding) }
        for finding in product.guidelines { tell(finding) }
        for waived in product.waived { run.reportWaived?(waived) }
        let isBroken = broken.contains { Self.fatalRules.contains($0.rule) }
        if !isBroken, let lineage = product.lineage {
            run.observe?(lineage)
        }
        return (isBroken, broken.isEmpty)
    }

    /// Tells what rules about all products together say of a product; returns what of it is an error.
    private mutating func watchProduct(_ product: ProductResult) -> [CatalogueErrors.Place] {
        guard let lineage = product.lineage, watches != nil else {
            return run.catalogueErrors?.places(of: product.identity.identifier) ?? []
        }
        var errors: [CatalogueErrors.Place] = []
        let found = watches?.see(lineage) ?? []
        for waived in watches?.waived ?? [] { run.reportWaived?(waived) }
        for finding in found {
            tell(finding)
            guard finding.severity == .error else { continue }
            errors.append(CatalogueErrors.Place(scope: finding.scope, attribute: finding.attribute))
        }
        run.catalogueErrors?.note(errors, of: product.identity.identifier)
        return errors
    }

    /// What makes a product unfit for any feed: it cannot be told from another, or its models are missing.
    private static let fatalRules: Set<String> = [
        "product.duplicate-identifier", "product.identifier-characters", "product.unknown-parent",
        "product.parent-circle", "product.too-deep",
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
