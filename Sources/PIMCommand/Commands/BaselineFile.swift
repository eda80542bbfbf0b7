import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim baseline`: the findings that are there now, to live with for a while.
    static let baseline = Subcommand(
        name: "baseline",
        summary: "record the present findings, so that `pim check --new` tells only others",
        operands: [],
        options: [
            .catalog, Option("output", short: "o", value: "FILE", "the file (default: .pim/baseline.jsonl there)"),
            .date, .threads, .quiet,
        ],
        discussion: """
            Writes what `pim check` finds now, one line a finding, sorted, so that it can lie in git. A finding is \
            known again by its rule, product, attribute, scope and words, wherever its line has moved to.
            """,
        examples: ["pim baseline -C shop", "pim check -C shop --new"]
    ) { invocation, console in
        console.isQuiet = invocation.flag("quiet")
        let directory = try CatalogDirectory(invocation.catalogFolder)
        let usual = BaselineFile.path(in: directory.folder)
        let path = try invocation.place(of: "output", sparing: directory, except: usual) ?? usual
        let recorder = BaselineFile()
        let reading = try FeedSet.Reading(directory, only: nil, day: invocation.day())
        guard reading.errorCount == 0, reading.catalog != nil else {
            var report = FindingReport(to: .talk, limit: 20)
            report.add(reading.findings.filter { $0.severity == .error }, on: &console)
            throw Failure("no baseline was written: mend the structure, the guidelines and the feeds first", .badData)
        }
        for finding in reading.findings { recorder.take(finding) }
        let feeds = try FeedSet(directory, reading)
        var options = FeedSet.Options()
        options.checksValues = true
        options.threads = try invocation.threads()
        options.report = recorder.take
        let interrupts = console.interrupts
        options.proceed = { _, _ in !interrupts.isRaised }
        _ = try feeds.check(options)
        AtomicFile.removeLeftovers(of: path)
        try Files.writeAtomically(recorder.baseline.bytes, to: path)
        console.out("\(Quantity.counted(recorder.baseline.count, "finding")) recorded in \(path)")
        return .ok
    }
}

/// Takes findings for a baseline.
final class BaselineFile {
    private(set) var baseline = Baseline()

    func take(_ finding: Finding) {
        baseline.record(ReportEntry(finding))
    }

    /// Where a catalog's baseline lies.
    static func path(in folder: String) -> String {
        Files.join(folder, ".pim", "baseline.jsonl")
    }
}
