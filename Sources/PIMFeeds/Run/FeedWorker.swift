import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

/// One feed on one thread: selects, projects, checks and renders what it is shown.
struct FeedWorker {
    /// The number of the feed's scope among those of the run.
    let scope: Int
    private let plan: FeedPlan
    private let builder: RecordBuilder
    private let catalog: Catalog
    private let renders: Bool
    private let scoresItems: Bool
    private let unfedFields: Set<String>
    private let convertsMoney: Bool
    /// The feeds before it whose items are the same.
    let kin: [Int]
    /// Whether feeds behind it have the same items.
    private let isLeader: Bool
    /// The item of the product at hand, where feeds behind it may take it over.
    var made: MadeItem?
    /// The fields that are told to be missing no more.
    private var muted: [String] = []
    private var checker: MarketChecker
    private var writer: FeedWriter
    private var record: Record
    private var chunk = ChunkFeed()

    /// What a feed made of a product.
    struct MadeItem {
        let findings: [Finding]
        let worst: Finding.Severity?
        let lacksUnfed: Bool
        /// The fields that were muted before and after.
        let muted: (before: [String], after: [String])
        let bytes: [UInt8]
        let hash: UInt64
    }

    init(_ feed: WorkerRecipe.Feed, _ recipe: WorkerRecipe, isLeader: Bool) {
        self.isLeader = isLeader
        kin = feed.kin
        catalog = recipe.catalog
        scoresItems = recipe.scoresItems
        plan = feed.plan
        scope = feed.scope
        renders = feed.renders
        unfedFields = plan.unfedFields
        convertsMoney = plan.money?.isConverted == true
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

    /// Takes a product, of whose required attributes so many percent are filled; `twin` is what another feed with the same
    /// items made of it.
    mutating func take(_ listing: Listing, percent: Int, _ flaws: ProductFlaws, _ twin: MadeItem?) {
        var outcome = ChunkFeed.Outcome()
        defer { chunk.outcomes.append(outcome) }
        if let exclusion = plan.selection.exclusion(of: listing, percent: percent, catalog: catalog) {
            outcome.exclusion = exclusion
            if exclusion == .incomplete { outcome.findings = [plan.incompleteness(of: listing)] }
            return
        }
        // What is wrong with values was told with the product; here it only counts.
        if scoresItems { outcome.score = flaws.score(on: plan, scope, listing) }
        outcome.hasErrors = flaws.concern(plan)
        guard !outcome.hasErrors || plan.definition.excludeOn == nil else {
            outcome.exclusion = .findings
            return
        }
        let isHeldBack = !mayStay(&outcome, flaws.worstOpinion(on: plan, scope, listing))
        // Where nothing is written all of it is told: who mends what guidelines say is to meet no further layer.
        guard !isHeldBack || !renders else { return }
        if convertsMoney {
            outcome.findings = plan.unconvertible(listing, in: catalog.structure)
            if !outcome.findings.isEmpty, plan.definition.excludeOn != nil {
                _ = place(&outcome, listing.lineage, nil)
                outcome.hasErrors = true
                outcome.exclusion = .findings
                return
            }
        }
        if let twin, twin.muted.before == muted {
            takeOver(twin, listing, &outcome)
        } else {
            make(listing, &outcome)
        }
    }

    private mutating func make(_ listing: Listing, _ outcome: inout ChunkFeed.Outcome) {
        let before = muted
        builder.fill(&record, with: listing)
        let silent = checker.check(&record, &outcome.findings)
        tellInputs(listing, &outcome)
        if builder.hasTemplates { outcome.findings += builder.templateFindings() }
        if outcome.findings.count > 1 {
            PriceEchoes(convertsMoney ? plan.inexactAmounts(listing) : []).silence(&outcome.findings)
        }
        if plan.guardsFormulas { outcome.findings += plan.formulas(in: record) }
        var isHeld = true
        if plan.format.encoding != .utf8 {
            let strangers = plan.strangers(in: record)
            isHeld = strangers.isEmpty
            outcome.findings += strangers
        }
        outcome.lacksUnfed = silent != nil
        let worst = place(&outcome, listing.lineage, silent)
        guard mayStay(&outcome, worst) else { return }
        // Nothing is written in place of a character that the file cannot hold, whatever the feed lets through.
        guard isHeld else {
            outcome.exclusion = .findings
            return
        }
        guard plan.format.grouping == nil else {
            outcome.member = chunk.members.count
            chunk.members.append(ChunkFeed.Member(record: record, lineage: listing.lineage))
            return
        }
        guard renders else { return }
        let range = writer.write(record)
        let hash = ContentHash.hash64(writer.buffer, in: range)
        note(range, hash, record.identifier)
        guard isLeader else { return }
        made = MadeItem(
            findings: outcome.findings,
            worst: worst,
            lacksUnfed: outcome.lacksUnfed,
            muted: (before, muted),
            bytes: Array(writer.buffer[range]),
            hash: hash
        )
    }

    /// Takes the item that another feed made.
    private mutating func takeOver(_ twin: MadeItem, _ listing: Listing, _ outcome: inout ChunkFeed.Outcome) {
        outcome.findings = twin.findings
        outcome.lacksUnfed = twin.lacksUnfed
        while muted.count < twin.muted.after.count { mute(twin.muted.after[muted.count]) }
        guard mayStay(&outcome, twin.worst) else { return }
        note(writer.append(item: twin.bytes), twin.hash, listing.identifier)
        if isLeader { made = twin }
    }

    /// Whether an item with findings of this severity goes into the feed.
    private func mayStay(_ outcome: inout ChunkFeed.Outcome, _ worst: Finding.Severity?) -> Bool {
        guard let worst else { return true }
        outcome.hasErrors = outcome.hasErrors || worst == .error
        guard let limit = plan.definition.excludeOn, worst >= limit else { return true }
        outcome.exclusion = .findings
        return false
    }

    /// Says which of its inputs a field that the feed sets lacks, where it is required and empty.
    private func tellInputs(_ listing: Listing, _ outcome: inout ChunkFeed.Outcome) {
        guard !plan.definition.fields.isEmpty else { return }
        for index in outcome.findings.indices where outcome.findings[index].rule == "format.missing" {
            guard let name = outcome.findings[index].field,
                plan.definition.fields.contains(where: { $0.field == name }),
                let place = plan.fields.firstIndex(where: { $0.field.name == name }),
                let remedy = builder.remedy(forEmpty: plan.fields[place], at: place, listing)
            else { continue }
            outcome.findings[index].remedy = remedy
        }
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
                mute(field)
                outcome.lacksUnfed = true
            }
        }
        return worst
    }

    private mutating func mute(_ field: String) {
        muted.append(field)
        checker.mute(missing: field)
    }

    /// Takes note of an item that was written.
    private mutating func note(_ range: Range<Int>, _ hash: UInt64, _ identifier: String) {
        chunk.items.ranges.append(range)
        chunk.items.hashes.append(hash)
        Manifest.append(identifier, hash: hash, to: &chunk.items.manifest)
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
            scope: definition.scope,
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
