import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim check`: structure, values, guidelines and what the feeds' formats demand.
    static let check = Subcommand(
        name: "check",
        summary: "check a catalog and its feeds without writing anything",
        operands: [],
        options: [
            .catalog, .feed, .products,
            Option("completeness", "print the percent per product, channel and locale instead"),
            .date, .limit, .threads, .form,
            Option("report", value: "FILE", "write the findings to FILE in that form, and print them as text"),
            Option("baseline", value: "FILE", "tell and count only findings that FILE of `pim baseline` lacks"),
            Option("new", "the same with the catalog's own baseline, .pim/baseline.jsonl"),
            .json, .strict, .quiet,
        ],
        discussion: """
            Checks the structure as a whole, every value against its attribute, every text against the guidelines, and \
            every item against what the feeds' formats demand. Each finding names file, line, product, rule and remedy.

            Each feed has a score: an item has 100 points, less 20 for an error, 5 for a warning and 1 for a note of the \
            guidelines, and a feed the mean of its items.

            With --completeness it prints, for each product and each channel and locale, how much of what the family \
            requires is filled, and what is missing; for a model, how many of its variants are complete.

            --format sarif is for code hosts, junit for build servers, github for a step of GitHub Actions; file names \
            begin at the current folder. SARIF also has what waivers cover, as suppressed. --limit cuts only what is \
            printed as text or JSON.
            """,
        examples: [
            "pim check --catalog fixtures/demo", "pim check -C shop --feed google-pl --json",
            "pim check -C shop --completeness", "pim check -C shop --new --format sarif --report pim.sarif",
        ]
    ) { invocation, console in
        console.isQuiet = invocation.flag("quiet")
        let directory = try CatalogDirectory(invocation.catalogFolder)
        let limit = try invocation.integer("limit") ?? 200
        let day = try invocation.day()
        let form = try invocation.form()
        guard !invocation.flag("completeness") else {
            var report = FindingReport(form == .json ? .json : .text, limit: limit)
            let feeds = try sound(directory, invocation.feedCodes, day, &report, &console)
            return try feeds.map { try CompletenessTable($0).print(invocation, on: &console) } ?? .findings
        }
        let reading = try FeedSet.Reading(directory, only: invocation.feedCodes, day: day)
        let ledger = try CheckLedger(invocation, directory, reading.guidelines)
        var report = FindingReport(invocation.style(form), limit: limit)
        report.add(reading.findings.filter(ledger.take), on: &console)
        guard reading.errorCount == 0, reading.catalog != nil else {
            report.finish(on: &console)
            try ledger.finish(succeeded: false, on: &console)
            console.say("products were not read: mend the structure and the feeds first")
            return .findings
        }
        try ledger.drain(to: &console)
        let feeds = try FeedSet(directory, reading)
        let names = invocation.productNames
        let desk = RunDesk(console, report, title: "checking", bytes: feeds.productBytes(names), ledger: ledger)
        var options = FeedSet.Options()
        options.products = names
        options.isStrict = invocation.flag("strict")
        options.checksValues = true
        options.threads = try invocation.threads()
        options.report = { desk.add($0) }
        if ledger.tellsWaived { options.reportWaived = { desk.add($0) } }
        options.proceed = desk.proceed
        let result: RunReport
        do {
            result = try feeds.check(options)
        } catch {
            try? desk.close(&console)
            try? ledger.finish(succeeded: false, on: &console)
            throw error
        }
        try desk.close(&console)
        desk.report.comparison = ledger.comparison
        desk.report.scores = result.scores
        desk.report.finish(on: &console)
        try ledger.finish(succeeded: true, on: &console)
        let count = Quantity.counted(feeds.feeds.count, "feed")
        console.remark("\(Quantity.counted(result.lines.read, "product line")) checked against \(count)")
        return desk.report.exitCode
    }

    /// The feeds of a directory; nil, with every problem reported, where structure or feeds have errors.
    ///
    /// Where feeds may be broken, their problems are reported and the others run.
    static func sound(
        _ directory: CatalogDirectory,
        _ codes: [String]?,
        _ day: CalendarDate?,
        _ report: inout FindingReport,
        _ console: inout Console,
        allowsBrokenFeeds: Bool = false
    ) throws -> FeedSet? {
        let reading = try FeedSet.Reading(directory, only: codes, day: day)
        report.add(reading.findings, on: &console)
        let errors = allowsBrokenFeeds ? reading.structureErrorCount : reading.errorCount
        guard errors == 0, reading.catalog != nil else {
            report.finish(on: &console)
            console.say("products were not read: mend the structure and the feeds first")
            return nil
        }
        return try FeedSet(directory, reading, allowsBrokenFeeds: allowsBrokenFeeds)
    }
}

extension RunReport {
    /// How well feeds keep guidelines; nil where no item was held against them.
    fileprivate var scores: FindingReport.Scores? {
        score.map { score in
            let feeds = feeds.compactMap { feed in
                feed.score.map { FindingReport.Scores.Feed(code: feed.code, score: $0) }
            }
            return FindingReport.Scores(score: score, feeds: feeds)
        }
    }
}

extension FeedSet {
    /// How many bytes of product lines a run will read; nil where that cannot be known.
    func productBytes(_ names: [String]?) -> Int? {
        let paths = names ?? directory.products.map(\.path)
        guard !paths.contains("-") else { return nil }
        return paths.reduce(0) { $0 + ((try? Files.size($1)) ?? 0) }
    }
}

extension Invocation {
    /// How findings are printed: a report for another program on standard output stands there alone.
    fileprivate func style(_ form: CheckLedger.Form) -> FindingReport.Style {
        switch form {
        case .json: value("report") == nil ? .json : .text
        case .sarif, .junit: value("report") == nil ? .silent : .text
        case .text, .github: .text
        }
    }
}
