public import PIMCatalog
import PIMFormats
public import PIMIntake

/// What a run did: counts that balance, what became of every feed, and how often each rule spoke.
public struct RunReport: Sendable {
    /// The product lines: read = kept + rejected.
    public var lines = LineCount()
    /// What became of each feed, in the order they were given.
    public var feeds: [FeedResult] = []
    /// How often each rule spoke.
    public var rules: [RuleCount] = []
    /// How many bytes of product lines were read.
    public var bytesRead = 0
    /// How many product lines were as they were in the last published run, so that they were not read; no part of `json`.
    public var linesRemembered = 0
    /// What people should know of the way it went, one sentence each; no part of `json`.
    public var remarks: [String] = []
    /// The 64-bit hash of all input files that were read whole: structure, models, feeds; in hexadecimal.
    public var inputHash = ""

    /// How often a rule spoke.
    public struct RuleCount: Sendable, Hashable {
        /// The rule.
        public var rule: String
        /// How much its findings matter.
        public var severity: Finding.Severity
        /// How often it spoke.
        public var count: Int
    }

    /// Where the product lines end in the middle of one; nil where they are whole.
    public var cutOff: SourcePosition?

    /// Nothing done yet.
    public init() {}

    /// How many findings are of a severity.
    public func count(of severity: Finding.Severity) -> Int {
        rules.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
    }

    /// Whether every feed that should have been published was.
    public var isPublished: Bool {
        feeds.allSatisfy { $0.outcome != .held && $0.outcome != .failed }
    }

    /// How well the items of all feeds keep guidelines, from 0 to 100; nil where none was held against them.
    public var score: Int? {
        let judged = feeds.reduce(0) { $0 + $1.judged }
        return judged == 0 ? nil : feeds.reduce(0) { $0 + $1.points } / judged
    }

    /// Whether every count balances.
    public var balances: Bool {
        lines.balances && feeds.allSatisfy(\.balances)
    }
}

/// What became of one feed.
public struct FeedResult: Sendable, Hashable {
    /// What became of a feed's file.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// It replaced the published one.
        case published
        /// The gate held it back; the published one stands.
        case held
        /// The run only checked; nothing was written.
        case checked
        /// The feed's definition has errors, or its file cannot be written; the published file stands.
        case failed
    }

    /// The feed's code.
    public var code: String
    /// The format's id and edition, such as `google-merchant 2026-08-22`.
    public var format: String
    /// What became of it.
    public var outcome: Outcome
    /// Where it is published.
    public var file: String
    /// Product lines that reached the feed: read = written + excluded + failed.
    public var read = 0
    /// Items in the feed.
    public var written = 0
    /// Documents in the feed, for formats that group variants; otherwise the same as `written`.
    public var documents = 0
    /// Lines that were no products.
    public var failed = 0
    /// Products left out, by reason.
    public var excluded: [ExclusionCount] = []
    /// Items with at least one finding of error level, written or not.
    public var itemsWithErrors = 0
    /// Items that were held against guidelines: in a check those that selection lets in, in other runs none.
    public var judged = 0
    /// The sum of their scores, each from 0 to 100.
    public var points = 0
    /// Items in the feed that was published before; nil where none was.
    public var previous: Int?
    /// The size of the file in bytes.
    public var bytes = 0
    /// The 64-bit hash of the file, in hexadecimal.
    public var hash = ""
    /// Why the gate held the feed back, one sentence each.
    public var reasons: [String] = []
    /// Whether a file stands at the feed's place; nil where nobody looked.
    var stands: Bool?

    /// How many products were left out for one reason.
    public struct ExclusionCount: Sendable, Hashable {
        /// The reason's word.
        public var reason: String
        /// How many.
        public var count: Int
    }

    init(plan: FeedPlan, file: String) {
        code = plan.definition.code
        format = "\(plan.format.id) \(plan.format.edition)"
        outcome = .checked
        self.file = file
    }

    /// A feed whose definition has errors.
    init(broken feed: FeedDefinition, _ finding: Finding?) {
        self.init(failed: feed.code, format: feed.format, file: feed.output.file, finding)
    }

    /// A feed file that could not be read.
    init(brokenIn file: String, _ finding: Finding?) {
        self.init(failed: file, format: "", file: "", finding)
    }

    private init(failed code: String, format: String, file: String, _ finding: Finding?) {
        self.code = code
        self.format = format
        self.file = file
        outcome = .failed
        let place = finding?.position.map { "\($0): " } ?? ""
        reasons = [finding.map { place + $0.message } ?? "the feed cannot be read"]
    }

    /// How many products were left out.
    public var excludedCount: Int { excluded.reduce(0) { $0 + $1.count } }

    /// How well its items keep guidelines, from 0 to 100: the mean of their scores, rounded down; nil where none was held
    /// against them.
    ///
    /// An item has 100, less 20 for each error, 5 for each warning and 1 for each note that rules of guidelines, the
    /// library's among them, tell of what the feed shows of it, and never less than 0.
    public var score: Int? { judged == 0 ? nil : points / judged }

    /// Whether read = written + excluded + failed.
    public var balances: Bool { read == written + excludedCount + failed }

    mutating func exclude(_ reason: SelectionPlan.Exclusion, count: Int = 1) {
        guard let index = excluded.firstIndex(where: { $0.reason == reason.rawValue }) else {
            excluded.append(ExclusionCount(reason: reason.rawValue, count: count))
            return
        }
        excluded[index].count += count
    }
}
