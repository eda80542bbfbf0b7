package import PIMCatalog
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
    /// Whether the first bad line ends the run.
    package var isStrict = false
    /// Whether stock and price lines of products that no line has are told at the end.
    package var findsStrayLines = false
    /// Takes the findings, one at a time, in the order of the lines.
    package var report: (Finding) -> Void = { _ in }
    /// Is told of the progress now and then; false ends the run.
    package var proceed: (_ lines: Int, _ bytes: Int) -> Bool = { _, _ in true }
    /// Is shown every sound lineage, for what is worked out beside feeds.
    package var observe: ((Lineage) -> Void)?

    let scopes: [ScopeTable]
    let scopeOfJob: [Int]

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
        var collector = Collector(self)
        let judge = stream.lineJudge
        if threads > 1 {
            let recipe = WorkerRecipe(self, judge)
            let pool = ChunkThreads<[ProductStream.PlacedLine], ChunkResult>(threads) {
                var worker = recipe.worker()
                return { worker.process($0) }
            }
            try pool.run {
                try stream.nextChunk(bytes: chunkBytes)
            } _: { result in
                try collector.take(result, bytesRead: stream.bytesRead)
                return true
            }
        } else {
            var worker = WorkerRecipe(self, judge).worker()
            while let chunk = try stream.nextChunk(bytes: chunkBytes) {
                try collector.take(worker.process(chunk), bytesRead: stream.bytesRead)
            }
        }
        return try collector.finish(bytesRead: stream.bytesRead)
    }
}
