public import PIMCatalog
import PIMFormats
public import PIMGuidelines
package import PIMIO
import PIMIntake

extension FeedSet {
    /// How a run goes about.
    public struct Options {
        /// Product files in place of the catalog's own; `-` is standard input.
        public var products: [String]?
        /// Whether the first bad line ends the run.
        public var isStrict = false
        /// Whether values and guidelines are checked besides the formats' demands.
        public var checksValues = false
        /// The time to note beside published feeds, as ISO 8601; nil notes none.
        public var moment: String?
        /// Takes the findings, one at a time, in the order of the lines.
        public var report: (Finding) -> Void = { _ in }
        /// Takes what rules say although waivers allow it, beside the findings; nil asks for none of it.
        public var reportWaived: ((WaivedFinding) -> Void)?
        /// Is told of lines and bytes read now and then; false ends the run before anything is published.
        public var proceed: (_ lines: Int, _ bytes: Int) -> Bool = { _, _ in true }
        /// Is shown every product with its models.
        public var observe: ((Lineage) -> Void)?
        /// How many threads read, check and render; what comes out does not depend on it.
        public var threads = 1
        /// About how many bytes of lines a thread takes at once.
        package var chunkBytes = 128 << 10
        /// Whether every product line is read anew, even those that are as they were when the feeds were published.
        public var isFresh = false

        /// The usual way: the catalog's own files, findings to nobody.
        public init() {}
    }

    /// Checks every product against all feeds; writes nothing.
    public func check(_ options: Options = Options()) throws -> RunReport {
        let jobs = plans.map { FeedJob(plan: $0, catalog: catalog, output: nil) }
        let note = unseenRules
        if let note { options.report(note) }
        var report = try run(jobs, options)
        if let note { report.add([RunReport.RuleCount(rule: note.rule, severity: note.severity, count: 1)]) }
        return report
    }

    /// Writes every feed into a folder: each is verified, passes its gate, and only then replaces the published one.
    ///
    /// A feed that its gate holds back leaves the published file as it is; the report says why. So does a feed that cannot be
    /// written to its place; the others are published. Throws where lines or the folder cannot be read, a finished file is not
    /// what was written, or the run is stopped: then nothing is published.
    public func export(to folder: String, _ options: Options = Options()) throws -> RunReport {
        try Files.makeDirectory(folder)
        var places = OutputPlaces(self, folder: folder, products: options.products)
        let all = try plans.map { plan in try FeedJob.alone(plan, self, folder, &places) }
        let jobs = all.filter { !$0.hasFailed }
        var remarks = Tally()
        for finding in jobs.compactMap(\.remark) {
            remarks.note(finding)
            options.report(finding)
        }
        var memory: RunMemory?
        var report = try run(jobs, options) { jobs in
            // What checks and observers see is not remembered.
            guard !options.checksValues, options.observe == nil else { return nil }
            memory = RunMemory(self, jobs, folder: folder, isFresh: options.isFresh)
            return memory
        }
        // All of them are verified before the first is published.
        try FeedJob.verify(jobs, threads: options.threads)
        guard options.proceed(report.lines.read, report.bytesRead) else {
            throw FeedError.interrupted(after: report.lines.read)
        }
        for job in jobs { try job.publish(moment: options.moment) }
        if jobs.allSatisfy({ $0.result.outcome == .published }) { memory?.commit() }
        report.add(remarks.counts)
        report.feeds = all.map(\.result) + broken
        if let reason = RunMemory.obstacle(self, plans) {
            report.remarks.append("every line is read in each run, since \(reason)")
        }
        return report
    }

    /// Writes one feed to a file descriptor once it is whole and its `min_items` and `max_errors` are met.
    ///
    /// The sink gets the bytes that a folder would get, compressed where the feed says so.
    package func export(to sink: inout DescriptorSink, scratch: String, _ options: Options) throws -> RunReport {
        guard let plan = plans.first, plans.count == 1 else {
            throw FeedError(.unknown, "standard output takes one feed; choose it with --feed")
        }
        let output = try FeedOutput(plan, path: Files.join(scratch, "feed"), state: scratch)
        let job = FeedJob(plan: plan, catalog: catalog, output: output, place: "standard output")
        var report = try run([job], options)
        try FeedJob.verify([job], threads: options.threads)
        guard options.proceed(report.lines.read, report.bytesRead) else {
            throw FeedError.interrupted(after: report.lines.read)
        }
        try job.publish(to: &sink)
        report.feeds = [job.result]
        return report
    }

    private func run(
        _ jobs: [FeedJob],
        _ options: Options,
        remembering memory: (_ jobs: [FeedJob]) -> RunMemory? = { _ in nil }
    ) throws -> RunReport {
        let grouped = jobs.filter { $0.plan.format.grouping != nil }
        let source = try ProductSource(directory, options.products, readsTwice: !grouped.isEmpty)
        guard !source.files.isEmpty else {
            throw PIMIOError(
                code: .notFound,
                path: Files.join(directory.folder, "products.jsonl"),
                message: "the catalog has no product lines"
            )
        }
        let order = grouped.isEmpty ? nil : try GroupedProducts.reordering(source.files, of: catalog)
        let first = order == nil ? jobs : jobs.filter { $0.plan.format.grouping == nil }
        var run = FeedRun(catalog: catalog, jobs: first)
        run.watchedScopes = FeedRun.scopes(of: jobs)
        if order != nil { run.catalogueErrors = CatalogueErrors() }
        run.checksValues = options.checksValues
        run.scoresItems = options.checksValues
        run.guidelines = guidelines
        run.pictures = FolderPictures(folder: directory.folder)
        run.isStrict = options.isStrict
        run.report = options.report
        run.reportWaived = options.reportWaived
        run.proceed = options.proceed
        run.observe = options.observe
        run.threads = options.threads
        run.chunkBytes = options.chunkBytes
        run.memory = memory(first)
        run.findsStrayLines = options.products == nil
        let reader = options.checksValues ? ProductReader(structure: catalog.structure) : reader(for: first)
        // Source and order own the temporary files that their streams read.
        var report = try withExtendedLifetime(source) {
            try run.run(source.stream(reader))
        }
        if let order {
            // The same lines once more, variants of one model together; what was said of lines is not said again.
            var second = FeedRun(catalog: catalog, jobs: grouped)
            var tally = Tally()
            let told = run.scopes.map(\.scope)
            func isNew(_ finding: Finding) -> Bool { finding.scope.map { !told.contains($0) } ?? false }
            second.report = { finding in
                guard finding.feed != nil || isNew(finding) else { return }
                tally.note(finding)
                options.report(finding)
            }
            second.reportWaived = options.reportWaived.map { report in
                { waived in if isNew(waived.finding) { report(waived) } }
            }
            second.proceed = options.proceed
            second.scoresItems = options.checksValues
            second.guidelines = guidelines
            second.pictures = FolderPictures(folder: directory.folder)
            second.tellsOfModels = false
            second.catalogueErrors = run.catalogueErrors
            second.threads = options.threads
            second.chunkBytes = options.chunkBytes
            _ = try withExtendedLifetime((source, order)) {
                try second.run(order.stream(reader: self.reader(for: grouped)))
            }
            report.add(tally.counts)
        }
        // Models, stock and prices that were cut off would let old or missing values through.
        report.cutOff = report.cutOff ?? findings.first { $0.rule == "line.cut-off" }?.position
        if let place = report.cutOff {
            for job in jobs { job.holdBack(cutOffAt: place) }
        }
        report.feeds = jobs.map(\.result)
        report.inputHash = try inputHash()
        return report
    }

    /// Reads what these feeds need and no more.
    func reader(for jobs: [FeedJob]) -> ProductReader {
        var projection = jobs.reduce(into: Optional(Set<Int>())) { needed, job in
            needed = needed.flatMap { set in job.plan.projection.map { set.union($0) } }
        }
        var places: PlaceFilter? = PlaceFilter(jobs.map(\.plan.table), structure: catalog.structure)
        if let guidelines {
            let read = guidelines.attributesRead(in: catalog.structure)
            projection = read.flatMap { projection?.union($0) }
            // Rules that compare may look at other channels and locales than the feeds'.
            if read == nil { places = nil }
        }
        return ProductReader(structure: catalog.structure, projection: projection, places: places)
    }

    /// The rules that look at all products together in the scopes of feeds.
    func rulesOfCatalogue(_ plans: [FeedPlan]) -> [EffectiveRule] {
        guard let guidelines else { return [] }
        return CatalogueDesk(guidelines, structure: catalog.structure, scopes: plans.map(\.table)).rules
    }

    func inputHash() throws -> String {
        var hasher = ContentHasher()
        for file in directory.structureFileNames + directory.feedFiles + directory.formatFiles
            + directory.guidelineFiles + (guidelines == nil ? [] : directory.dictionaryFiles)
        {
            hasher.update(Array(file.utf8))
            hasher.update(try Files.read(Files.join(directory.folder, file)))
        }
        for (name, text) in templates.partials.sorted(by: { $0.key < $1.key }) {
            hasher.update(Array(TemplateFolder.file(of: name).utf8))
            hasher.update(Array(text.utf8))
        }
        // Rules and factors in force depend on the day of the run.
        if let guidelines { hasher.update(guidelines.inForce.joined(separator: "\n")) }
        for money in plans.compactMap(\.money) where money.isConverted {
            hasher.update("\(money.written) is \(money.factor) \(money.source)")
        }
        return ContentHash.hex(hasher.finish())
    }
}

extension RunReport {
    mutating func add(_ counts: [RuleCount]) {
        for count in counts {
            let index = rules.firstIndex { $0.rule == count.rule && $0.severity == count.severity }
            if let index { rules[index].count += count.count } else { rules.append(count) }
        }
        rules.sort { $0.isBefore($1) }
    }
}
