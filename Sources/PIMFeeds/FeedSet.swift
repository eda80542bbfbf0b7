public import PIMCatalog
public import PIMFormats
public import PIMGuidelines
import PIMIO
public import PIMIntake
import PIMText

/// A catalog directory made ready to run: its catalog, its feeds compiled, and every problem on the way.
///
///     let feeds = try FeedSet(CatalogDirectory("shop"))
///     let report = try feeds.export(to: "out")
public struct FeedSet: Sendable {
    /// The folder.
    public let directory: CatalogDirectory
    /// The catalog.
    public let catalog: Catalog
    /// The feeds, in the order of their files.
    public let feeds: [FeedDefinition]
    /// The formats feeds may name: the library's and the catalog's own.
    public let formats: [FeedFormat]
    /// The guidelines; nil where the catalog has none.
    public let guidelines: GuidelineSet?
    /// Every problem found before products were read.
    public let findings: [Finding]

    /// The compiled feeds.
    package let plans: [FeedPlan]
    /// The partials that their templates name.
    let templates: TemplateFolder
    /// The feeds that cannot run, each with its reason.
    package let broken: [FeedResult]

    /// Loads a directory; with `only`, just the feeds with these codes.
    ///
    /// `day` is the day of the run, which decides about factors of `conversion` that have dates; nothing else asks for it.
    /// Throws a `FeedError` (`invalid`) whose `findings` can be had from `problems(of:)` where structure or feeds have
    /// errors, and (`unknown`) for a feed code that no file has.
    public init(_ directory: CatalogDirectory, only codes: [String]? = nil, day: CalendarDate? = nil) throws {
        try self.init(directory, Reading(directory, only: codes, day: day))
    }

    /// Takes what was read; throws a `FeedError` (`invalid`) where it has errors.
    ///
    /// Where feeds may be broken, those that have errors are left aside and the others run.
    package init(_ directory: CatalogDirectory, _ reading: Reading, allowsBrokenFeeds: Bool = false) throws {
        let errors = allowsBrokenFeeds ? reading.structureErrorCount : reading.errorCount
        guard let catalog = reading.catalog, errors == 0 else {
            throw FeedError(.invalid, "the catalog's structure and feeds have \(errors) error\(errors == 1 ? "" : "s")")
        }
        broken = reading.broken
        self.directory = directory
        self.catalog = catalog
        feeds = reading.feeds
        formats = reading.formats
        guidelines = reading.guidelines
        findings = reading.findings
        plans = reading.plans
        templates = reading.templates
    }

    /// Every problem of a directory's structure, models, formats and feeds.
    public static func problems(of directory: CatalogDirectory, day: CalendarDate? = nil) throws -> [Finding] {
        try Reading(directory, only: nil, day: day).findings
    }
}

extension FeedSet {
    /// What reading a directory gives, errors or not.
    package struct Reading {
        package let catalog: Catalog?
        package let feeds: [FeedDefinition]
        package let formats: [FeedFormat]
        package let guidelines: GuidelineSet?
        package let plans: [FeedPlan]
        package let findings: [Finding]
        /// The feeds, and feed files, that cannot run.
        package let broken: [FeedResult]
        /// The partials that the feeds' templates name.
        let templates: TemplateFolder
        private let feedFiles: Set<String>

        package init(_ directory: CatalogDirectory, only codes: [String]?, day: CalendarDate? = nil) throws {
            feedFiles = Set(directory.feedFiles + directory.formatFiles)
            let load = try directory.load()
            var log = IntakeLog()
            var formats = FeedFormat.all
            for file in directory.formatFiles {
                guard let format = FormatFile.read(Files.join(directory.folder, file), name: file, log: &log) else {
                    continue
                }
                if formats.contains(where: { $0.id == format.id }) {
                    log.report(
                        "format-replaced",
                        "the format \"\(format.id)\" takes the place of another with the same id",
                        remedy: "give it an id of its own, unless that is meant",
                        at: SourcePosition(file: file, line: 1),
                        severity: .warning
                    )
                }
                formats.removeAll { $0.id == format.id }
                formats.append(format)
            }
            var feeds: [FeedDefinition] = []
            var broken: [FeedResult] = []
            for file in directory.feedFiles {
                let before = log.findings.count
                guard let feed = FeedFile.read(Files.join(directory.folder, file), name: file, log: &log) else {
                    broken.append(FeedResult(brokenIn: file, log.findings.dropFirst(before).first))
                    continue
                }
                if let slip = log.findings.dropFirst(before).first(where: { $0.severity == .error }) {
                    broken.append(FeedResult(broken: feed, slip))
                }
                if let twin = feeds.first(where: { $0.sharesPlace(with: feed) }) {
                    log.report(
                        "duplicate-feed",
                        "the feed \"\(feed.code)\" has the code or the output file of the feed in \(twin.source?.file ?? twin.code)",
                        remedy: "give each feed its own",
                        at: feed.source
                    )
                }
                feeds.append(feed)
            }
            if let codes { feeds = try Self.chosen(feeds, codes, allRead: feeds.count == directory.feedFiles.count) }
            templates = TemplateFolder(
                of: directory.folder,
                for: feeds.flatMap { $0.fields.flatMap(\.expression.templates) }
            )
            self.feeds = feeds
            self.formats = formats
            catalog = load.catalog
            guard let structure = load.catalog?.structure else {
                plans = []
                guidelines = nil
                findings = load.findings + log.findings
                self.broken = broken
                return
            }
            var planner = FeedPlanner(structure: structure, formats: formats, templates: templates, day: day)
            var plans: [FeedPlan] = []
            let chosen = Set(feeds.map(\.code))
            broken = broken.filter { codes == nil || chosen.contains($0.code) }
            for feed in feeds {
                let before = planner.findings.count
                let plan = planner.plan(feed)
                guard !broken.contains(where: { $0.code == feed.code }) else { continue }
                let isTwin = plans.contains { $0.definition.sharesPlace(with: feed) }
                guard let plan, !isTwin else {
                    let twin = log.findings.first { $0.rule == "file.duplicate-feed" && $0.position == feed.source }
                    broken.append(FeedResult(broken: feed, isTwin ? twin : planner.findings.dropFirst(before).first))
                    continue
                }
                plans.append(plan)
            }
            self.broken = broken
            guidelines = Self.guidelines(directory, structure, day: day, &log)
            let names = guidelines?.demandedNames ?? []
            self.plans = plans.map { $0.allowing(names: names) }
            let roles = RoleCheck(formats).findings(of: structure, in: directory)
            findings = load.findings + roles + log.findings + planner.findings
        }

        /// The catalog's guidelines; nil where it has none.
        private static func guidelines(
            _ directory: CatalogDirectory,
            _ structure: CatalogStructure,
            day: CalendarDate?,
            _ log: inout IntakeLog
        ) -> GuidelineSet? {
            guard !directory.guidelineFiles.isEmpty else { return nil }
            let documents = directory.guidelineFiles.compactMap { file in
                GuidelineFile.read(Files.join(directory.folder, file), name: file, log: &log)
            }
            var problems: [Finding] = []
            let isSpelled = documents.contains { $0.rules.contains { $0.kind == RuleKind.spelling.name } }
            let dictionaries = isSpelled ? CatalogDictionaries.read(directory, &log) : [:]
            let set = GuidelineSet(
                documents,
                kinds: CatalogDictionaries.kinds(with: dictionaries),
                packs: GuidelinePack.used(by: documents),
                structure: structure,
                day: day
            ) { problems.append($0) }
            log.findings += problems
            return set
        }

        /// Errors that make a run impossible: those of models cost models only.
        package var errorCount: Int {
            findings.count { $0.severity == .error && !$0.isOfProduct }
        }

        /// Errors that make every feed impossible.
        package var structureErrorCount: Int {
            findings.count { finding in
                finding.severity == .error && !finding.isOfProduct && finding.feed == nil
                    && !(finding.position.map { feedFiles.contains($0.file) } ?? false)
            }
        }

        /// The feeds with these codes; one that is not there may be in a file that could not be read.
        private static func chosen(
            _ feeds: [FeedDefinition],
            _ codes: [String],
            allRead: Bool
        ) throws -> [FeedDefinition] {
            var chosen: [FeedDefinition] = []
            for code in codes {
                if let feed = feeds.first(where: { $0.code == code }) {
                    if !chosen.contains(where: { $0.code == code }) { chosen.append(feed) }
                } else if allRead {
                    throw FeedError.unknownFeed(code, among: feeds)
                }
            }
            return chosen
        }
    }
}

extension FeedError {
    /// There is no feed with this code.
    static func unknownFeed(_ code: String, among feeds: [FeedDefinition]) -> FeedError {
        let known = feeds.map(\.code)
        let nearest = Suggestion.nearest(to: code, among: known)
        let rest = nearest.map { "did you mean \"\($0)\"?" } ?? "the catalog has \(known.joined(separator: ", "))"
        return FeedError(.unknown, "there is no feed \"\(code)\"; \(rest)")
    }
}

extension Finding {
    /// Whether the finding is about a product, a model or a line, and so costs that one only.
    package var isOfProduct: Bool {
        product != nil || rule.hasPrefix("line.")
    }
}
