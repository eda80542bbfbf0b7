import PIMCatalog
import PIMFormats
import PIMIntake

/// What a thread needs to make itself a `ProductWorker`.
struct WorkerRecipe: Sendable {
    let catalog: Catalog
    let feeds: [Feed]
    let scopes: [ScopeTable]
    let checksValues: Bool
    let keepsLineages: Bool
    let judge: LineJudge

    /// A feed of the run.
    struct Feed: Sendable {
        let plan: FeedPlan
        /// The number of its scope among those of the run.
        let scope: Int
        /// Whether its items are written.
        let renders: Bool
    }

    init(_ run: FeedRun, _ judge: LineJudge) {
        catalog = run.catalog
        scopes = run.scopes
        checksValues = run.checksValues
        keepsLineages = run.observe != nil
        self.judge = judge
        feeds = run.jobs.indices.map { index in
            Feed(plan: run.jobs[index].plan, scope: run.scopeOfJob[index], renders: run.jobs[index].output != nil)
        }
    }

    func worker() -> ProductWorker { ProductWorker(self) }
}
