package import PIMCatalog
package import PIMGuidelines
import PIMIO
package import PIMIntake

/// The whole way in one place: product lines are read, resolved, projected, checked and written, many feeds at once.
///
///     lines -> chunk -> ProductWorker, one per thread -> ChunkResult -> in the order of the lines: identity, findings, files
///
/// Every product is held once, every scope's listing is resolved once, whatever the number of feeds; what comes out does
/// not depend on the number of threads.
package struct FeedRun {
    let catalog: Catalog
    let jobs: [FeedJob]
    /// How many threads read, check and render; the calling one alone where it is 1.
    package var threads = 1
    /// About how many bytes of lines a thread takes at once.
    package var chunkBytes = 128 << 10
    /// Whether warnings about values are told too, and texts are held against the guidelines.
    package var checksValues = false
    /// Whether items get a score by what guidelines say of them.
    package var scoresItems = false
    /// The catalog's guidelines; nil where it has none.
    package var guidelines: GuidelineSet?
    /// Looks at pictures for guidelines.
    package var pictures: (any PictureSource)?
    /// Whether what guidelines say of models and of the whole catalogue is told.
    package var tellsOfModels = true
    /// The scopes in which models and the whole catalogue are held against guidelines: those of the run, and of others
    /// over the same lines.
    var watchedScopes: [ScopeTable]
    /// Takes what rules about the whole catalogue say for a further run over the same lines, or has it from an earlier one.
    var catalogueErrors: CatalogueErrors?
    /// Whether the first bad line ends the run.
    package var isStrict = false
    /// Whether stock and price lines of products that no line has are told at the end.
    package var findsStrayLines = false
    /// Takes the findings, one at a time, in the order of the lines.
    package var report: (Finding) -> Void = { _ in }
    /// Takes what waivers cover, beside the findings; nil where nobody asks, and then nothing is made of it.
    package var reportWaived: ((WaivedFinding) -> Void)?
    /// Is told of the progress now and then; false ends the run.
    package var proceed: (_ lines: Int, _ bytes: Int) -> Bool = { _, _ in true }
    /// What is known of the lines, and takes note of them for the next run.
    var memory: RunMemory?
    /// Is shown every sound lineage, for what is worked out beside feeds.
    package var observe: ((Lineage) -> Void)?

    let scopes: [ScopeTable]
    let scopeOfJob: [Int]

    init(catalog: Catalog, jobs: [FeedJob]) {
        self.catalog = catalog
        self.jobs = jobs
        let scopes = Self.scopes(of: jobs)
        scopeOfJob = jobs.map { job in scopes.firstIndex { $0.scope == job.plan.table.scope } ?? 0 }
        self.scopes = scopes
        watchedScopes = scopes
    }

    /// The scopes of feeds, each once.
    static func scopes(of jobs: [FeedJob]) -> [ScopeTable] {
        jobs.reduce(into: []) { scopes, job in
            guard !scopes.contains(where: { $0.scope == job.plan.table.scope }) else { return }
            scopes.append(job.plan.table)
        }
    }

    /// A desk for one thread; rules that no feed and no reader of the report asks about are left out.
    var desk: GuidelineDesk? { desk(for: scopes) }

    /// What holds texts against the library's own rules.
    var library: LibraryCheck {
        LibraryCheck(
            catalog.structure,
            untouched: guidelines?.untouchedRules,
            names: guidelines?.demandedNames ?? [],
            seeksErrorsOnly: !checksValues && !scoresItems
        )
    }

    /// Tells what the library's rules and guidelines say of models' texts; what it returns could not be judged.
    func tellOfModels(_ tell: (Finding) -> Void) -> Set<GuidelineDesk.Unjudged> {
        var desk = desk(for: watchedScopes)
        let library = library
        for model in catalog.allModels where checksValues || desk != nil || model.mayForceDirection {
            let lineage = catalog.lineage(of: model)
            let marks = checksValues ? ProductMarks(of: model) : ProductMarks()
            for finding in library.findings(of: lineage, marks) { tell(finding) }
            guard desk != nil else { continue }
            let listings = watchedScopes.map { catalog.structure.listing(of: lineage, in: $0) }
            for opinion in desk?.opinions(of: lineage, listings) ?? [] { tell(opinion.finding) }
            if let reportWaived {
                for waived in desk?.waived ?? [] { reportWaived(waived) }
                desk?.waived = []
            }
        }
        return desk?.unjudged ?? []
    }

    private func desk(for scopes: [ScopeTable]) -> GuidelineDesk? {
        guidelines.map { set in
            var desk = GuidelineDesk(
                set,
                structure: catalog.structure,
                scopes: scopes,
                limit: checksValues || scoresItems
                    ? .note : jobs.map { $0.plan.definition.excludeOn ?? .error }.min() ?? .error,
                isThorough: checksValues,
                pictures: pictures
            )
            if reportWaived != nil { desk.waived = [] }
            return desk
        }
    }

    /// Streams the products past all feeds and finishes them; the files are then ready for `FeedJob.verify`.
    package func run(_ products: consuming ProductStream) throws -> RunReport {
        var stream = products
        let recipe = WorkerRecipe(self, stream.lineJudge)
        var collector = Collector(self, recipe)
        if threads > 1 {
            let pool = ChunkThreads<LineChunk, TakenChunk>(threads) {
                var worker = recipe.worker()
                return { TakenChunk($0, by: &worker) }
            }
            try pool.run {
                try LineChunk(&stream, bytes: chunkBytes, memory)
            } _: { result in
                try collector.take(result, bytesRead: stream.bytesRead)
                return true
            }
        } else {
            var worker = recipe.worker()
            while let chunk = try LineChunk(&stream, bytes: chunkBytes, memory) {
                try collector.take(TakenChunk(chunk, by: &worker), bytesRead: stream.bytesRead)
            }
        }
        return try collector.finish(bytesRead: stream.bytesRead)
    }
}
