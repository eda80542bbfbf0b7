import PIMCatalog
import PIMFormats
import PIMGuidelines
import PIMIntake
import PIMText

/// What one thread does: product lines are read, resolved, checked and rendered for every feed, a chunk at a time.
///
///     line -> product -> lineage -> listing per scope -> record per feed -> findings -> bytes
///
/// A worker looks at nothing but its lines and the catalog, so that any number of them come to the same.
struct ProductWorker {
    private let catalog: Catalog
    private let identity: IdentityFacts.Finder
    private let hasDesk: Bool
    /// The pictures that guidelines look at; nil where they look at none.
    private let pictures: SeenPictures?
    private let readsMarks: Bool
    private let scopes: [ScopeTable]
    /// The scopes in which some feed asks for complete products.
    private let asksPercent: [Bool]
    private let keepsLineages: Bool
    private var judge: LineJudge
    private var lineages: LineageFinder
    private var flaws: FlawFinder
    /// What is seen in the texts of the product at hand; nothing where only errors in values are looked for.
    private var marks = ProductMarks()
    private var feeds: [FeedWorker]

    init(_ recipe: WorkerRecipe) {
        catalog = recipe.catalog
        scopes = recipe.scopes
        asksPercent = recipe.scopes.indices.map { scope in
            recipe.feeds.contains { $0.scope == scope && $0.plan.selection.minimumCompleteness != nil }
        }
        keepsLineages = recipe.keepsLineages
        judge = recipe.judge
        identity = IdentityFacts.Finder(structure: catalog.structure)
        hasDesk = recipe.desk != nil
        pictures = recipe.desk?.pictures.map { SeenPictures($0) }
        readsMarks = recipe.checksValues || recipe.scoresItems
        lineages = LineageFinder(catalog: catalog)
        flaws = FlawFinder(recipe, pictures)
        feeds = recipe.feeds.indices.map { index in
            let isLeader = recipe.feeds.contains { $0.kin.contains(index) }
            return FeedWorker(recipe.feeds[index], recipe, isLeader: isLeader)
        }
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
        result.unjudged = flaws.takeUnjudged()
        return result
    }

    private mutating func take(_ product: Product, _ problems: [Finding]) -> ProductResult {
        let lineage = lineages.lineage(of: product)
        let facts = identity.facts(of: lineage)
        let structure = catalog.structure
        let listings = hasDesk ? scopes.map { structure.listing(of: lineage, in: $0) } : []
        let opinions = hasDesk ? flaws.opinions(of: lineage, listings) : []
        if readsMarks { marks.read(lineage) }
        let library = flaws.libraryFindings(of: lineage, marks)
        let result = ProductResult(
            identity: facts,
            isTwin: catalog.hasModel(facts),
            problems: problems,
            own: flaws.findings(of: lineage, marks),
            guidelines: opinions.isEmpty ? library : library + opinions.map(\.finding),
            waived: flaws.waived,
            pictures: pictures?.take() ?? JudgedPictures(),
            lineage: keepsLineages ? lineage : nil
        )
        guard !feeds.isEmpty else { return result }
        let found = flaws.flaws(lineage, problems, result.own, library, opinions)
        for scope in scopes.indices {
            let listing = hasDesk ? listings[scope] : structure.listing(of: lineage, in: scopes[scope])
            let percent = asksPercent[scope] ? listing.filledPercent : 100
            for index in feeds.indices where feeds[index].scope == scope {
                feeds[index].take(listing, percent: percent, found, twin(of: index))
            }
        }
        for index in feeds.indices { feeds[index].made = nil }
        return result
    }

    /// The item of the product at hand that a feed need not make itself.
    private func twin(of feed: Int) -> FeedWorker.MadeItem? {
        for index in feeds[feed].kin {
            if let made = feeds[index].made { return made }
        }
        return nil
    }
}
