import PIMCatalog
import PIMFormats
import PIMGuidelines
import PIMIntake

/// What a thread needs to make itself a `ProductWorker`.
struct WorkerRecipe: Sendable {
    let catalog: Catalog
    let feeds: [Feed]
    let scopes: [ScopeTable]
    let checksValues: Bool
    let scoresItems: Bool
    let keepsLineages: Bool
    let judge: LineJudge
    /// What holds products against the catalog's guidelines; nil where it has none.
    let desk: GuidelineDesk?
    /// What holds texts against the library's own rules.
    let library: LibraryCheck

    /// A feed of the run.
    struct Feed: Sendable {
        let plan: FeedPlan
        /// The number of its scope among those of the run.
        let scope: Int
        /// Whether its items are written.
        let renders: Bool
        /// The numbers of the feeds before it whose items are the same.
        let kin: [Int]
    }

    init(_ run: FeedRun, _ judge: LineJudge) {
        catalog = run.catalog
        scopes = run.scopes
        checksValues = run.checksValues
        scoresItems = run.scoresItems
        keepsLineages = run.observe != nil || run.guidelines?.watchesCatalogue == true
        desk = run.desk
        library = run.library
        self.judge = judge
        let jobs = run.jobs
        feeds = jobs.indices.map { index in
            let plan = jobs[index].plan
            let renders = jobs[index].output != nil
            let kin = jobs[..<index].indices.filter {
                plan.makesItems(like: jobs[$0].plan) && renders == (jobs[$0].output != nil)
            }
            return Feed(plan: plan, scope: run.scopeOfJob[index], renders: renders, kin: kin)
        }
    }

    func worker() -> ProductWorker { ProductWorker(self) }
}
