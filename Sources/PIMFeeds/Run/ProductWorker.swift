import PIMCatalog
import PIMFormats
import PIMGuidelines
import PIMIO
import PIMIntake

/// What one thread does: product lines are read, resolved, checked and rendered for every feed, a chunk at a time.
///
///     line -> product -> lineage -> listing per scope -> record per feed -> findings -> bytes
///
/// A worker looks at nothing but its lines and the catalog, so that any number of them come to the same.
struct ProductWorker {
    private let catalog: Catalog
    private let identity: IdentityFacts.Finder
    private let guidelines: GuidelineCheck?
    private let scopes: [ScopeTable]
    private let keepsLineages: Bool
    private var judge: LineJudge
    private var lineages: LineageFinder
    private var flaws: FlawFinder
    private var feeds: [FeedWorker]

    init(_ recipe: WorkerRecipe) {
        catalog = recipe.catalog
        scopes = recipe.scopes
        keepsLineages = recipe.keepsLineages
        judge = recipe.judge
        identity = IdentityFacts.Finder(structure: catalog.structure)
        guidelines = recipe.checksValues ? GuidelineCheck(structure: catalog.structure) : nil
        lineages = LineageFinder(catalog: catalog)
        flaws = FlawFinder(catalog: catalog, seeksErrorsOnly: !recipe.checksValues)
        feeds = recipe.feeds.map { FeedWorker($0, catalog: recipe.catalog) }
    }

    /// What a chunk of lines comes to.
    mutating func process(_ chunk: [ProductStream.PlacedLine]) -> ChunkResult {
        var result = ChunkResult(feeds: [])
        result.lines.reserveCapacity(chunk.count)
        for index in feeds.indices { feeds[index].begin(count: chunk.count) }
        var product = Product(identifier: "")
        for line in chunk {
            var problems: [Finding] = []
            if let rejection = judge.read(line, into: &product, &problems) {
                result.lines.append(.rejected(rejection))
            } else {
                result.lines.append(.product(take(product, problems)))
            }
        }
        result.feeds = feeds.indices.map { feeds[$0].finish() }
        return result
    }

    private mutating func take(_ product: Product, _ problems: [Finding]) -> ProductResult {
        let lineage = lineages.lineage(of: product)
        let facts = identity.facts(of: lineage)
        let result = ProductResult(
            identity: facts,
            isTwin: catalog.hasModel(facts),
            problems: problems,
            own: flaws.findings(of: lineage),
            guidelines: guidelines?.check(lineage.product) ?? [],
            lineage: keepsLineages ? lineage : nil
        )
        guard !feeds.isEmpty else { return result }
        let found = flaws.flaws(lineage, problems, result.own)
        let structure = catalog.structure
        for scope in scopes.indices {
            let listing = structure.listing(of: lineage, in: scopes[scope])
            for index in feeds.indices where feeds[index].scope == scope { feeds[index].take(listing, found) }
        }
        return result
    }
}

/// One feed on one thread: selects, projects, checks and renders what it is shown.
struct FeedWorker {
    /// The number of the feed's scope among those of the run.
    let scope: Int
    private let plan: FeedPlan
    private let builder: RecordBuilder
    private let catalog: Catalog
    private let renders: Bool
    private let unfedFields: Set<String>
    private var checker: MarketChecker
    private var writer: FeedWriter
    private var record: Record
    private var chunk = ChunkFeed()

    init(_ feed: WorkerRecipe.Feed, catalog: Catalog) {
        self.catalog = catalog
        plan = feed.plan
        scope = feed.scope
        renders = feed.renders
        unfedFields = plan.unfedFields
        checker = plan.checker.prepared(country: plan.definition.scope.country?.text)
        builder = RecordBuilder(plan: plan, catalog: catalog)
        writer = FeedWriter(format: plan.format)
        record = builder.emptyRecord
    }

    mutating func begin(count: Int) {
        chunk = ChunkFeed()
        chunk.outcomes.reserveCapacity(count)
    }

    mutating func finish() -> ChunkFeed {
        chunk.items.bytes = writer.takeChunk().bytes
        return chunk
    }

    mutating func take(_ listing: Listing, _ flaws: ProductFlaws) {
        var outcome = ChunkFeed.Outcome()
        defer { chunk.outcomes.append(outcome) }
        if let exclusion = plan.selection.exclusion(of: listing, catalog: catalog) {
            outcome.exclusion = exclusion
            if exclusion == .incomplete { outcome.findings = [plan.incompleteness(of: listing)] }
            return
        }
        // What is wrong with values was told with the product; here it only counts.
        outcome.hasErrors = flaws.concern(plan)
        guard !outcome.hasErrors || plan.definition.excludeOn == nil else {
            outcome.exclusion = .findings
            return
        }
        builder.fill(&record, with: listing)
        let muted = checker.check(&record, &outcome.findings)
        if builder.hasTemplates { tellTemplates(listing, &outcome) }
        if plan.guardsFormulas { outcome.findings += plan.formulas(in: record) }
        outcome.lacksUnfed = muted != nil
        if let worst = place(&outcome, listing.lineage, muted) {
            outcome.hasErrors = outcome.hasErrors || worst == .error
            if let limit = plan.definition.excludeOn, worst >= limit {
                outcome.exclusion = .findings
                return
            }
        }
        guard plan.format.grouping == nil else {
            outcome.member = chunk.members.count
            chunk.members.append(ChunkFeed.Member(record: record, lineage: listing.lineage))
            return
        }
        if renders { render() }
    }

    /// Says what went wrong with templates, and which of their inputs a required field lacks.
    private func tellTemplates(_ listing: Listing, _ outcome: inout ChunkFeed.Outcome) {
        for index in outcome.findings.indices where outcome.findings[index].rule == "format.missing" {
            guard let field = plan.fields.first(where: { $0.field.name == outcome.findings[index].field }) else {
                continue
            }
            for case .template(let template) in field.steps {
                let empty = builder.inputs(of: template, field.field, listing).filter(\.text.isEmpty).map(\.name)
                guard !empty.isEmpty else { continue }
                outcome.findings[index].remedy = "fill \(empty.joined(separator: " or ")), which its template reads"
            }
        }
        outcome.findings += builder.templateFindings()
    }

    /// Says where findings belong, and which is the worst; what nothing feeds is told once and then only weighed.
    private mutating func place(
        _ outcome: inout ChunkFeed.Outcome,
        _ lineage: Lineage,
        _ muted: Finding.Severity?
    ) -> Finding.Severity? {
        var worst = muted
        for index in outcome.findings.indices {
            outcome.findings[index].position = lineage.product.source
            outcome.findings[index].product = lineage.product.identifier
            let finding = outcome.findings[index]
            worst = max(worst ?? .note, finding.severity)
            if finding.rule == "format.missing", let field = finding.field, unfedFields.contains(field) {
                checker.mute(missing: field)
                outcome.lacksUnfed = true
            }
        }
        return worst
    }

    private mutating func render() {
        let range = writer.write(record)
        chunk.items.ranges.append(range)
        let hash = ContentHash.hash64(writer.buffer, in: range)
        chunk.items.hashes.append(hash)
        Manifest.append(record.identifier, hash: hash, to: &chunk.items.manifest)
        chunk.items.manifestEnds.append(chunk.items.manifest.count)
    }
}

extension FeedPlan {
    /// The names of the fields that nothing feeds.
    var unfedFields: Set<String> {
        Set((fields + groupFields).filter(\.steps.isEmpty).map(\.field.name))
    }

    /// Why a product is not complete enough for the feed.
    func incompleteness(of listing: Listing) -> Finding {
        let completeness = listing.completeness
        let missing = completeness.missing.map { "\"\($0)\"" }.joined(separator: ", ")
        return Finding(
            "feed.incomplete",
            .warning,
            "it is \(completeness.percent) % complete, the feed asks for \(selection.minimumCompleteness ?? 100) %",
            remedy: "fill \(missing)",
            at: listing.lineage.product.source,
            product: listing.identifier,
            scope: table.scope,
            feed: definition.code
        )
    }
}

extension FeedPlan {
    /// Whether values that a spreadsheet would run are changed by the writer.
    var guardsFormulas: Bool {
        if case .delimited(let layout) = format.container { layout.guardsFormulas } else { false }
    }

    /// The values that a spreadsheet would run, and that the writer therefore changes.
    func formulas(in record: Record) -> [Finding] {
        var findings: [Finding] = []
        for place in record.places {
            switch record.allSlots[place] {
            case .text(let text): tellFormula(text, in: record, fields[place].field.name, &findings)
            case .list(let run):
                for index in run.range {
                    tellFormula(record.texts[index], in: record, fields[place].field.name, &findings)
                }
            case .empty, .rows, .json: continue
            }
        }
        return findings
    }

    private func tellFormula(_ text: CellText, in record: Record, _ name: String, _ findings: inout [Finding]) {
        guard !text.isEmpty, DelimitedWriter.isFormula(record.bytes, in: text.range) else { return }
        findings.append(
            Finding(
                "format.formula",
                .warning,
                "\(name) \"\(record.string(text).prefix(40))\" begins like a formula; "
                    + "the feed has an apostrophe before it",
                remedy: "begin it with a letter or a digit",
                field: name
            )
        )
    }
}
