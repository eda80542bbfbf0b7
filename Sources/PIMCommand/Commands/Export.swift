import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim export`: writes the feeds that pass their gate.
    static let export = Subcommand(
        name: "export",
        summary: "write a catalog's feeds",
        operands: [],
        options: [
            .catalog, .feed,
            Option(
                "output",
                short: "o",
                value: "DIR",
                "the folder for the feeds, or - for one feed on standard output"
            ),
            .products, .date, .limit, .threads, .fresh, .json, .strict, .quiet,
        ],
        discussion: """
            Reads the products once and writes all feeds. Each feed is written beside its place, read back, held against \
            its gate, and only then replaces the published one; a feed that its gate holds back, or that cannot be \
            written to its place, leaves the published file as it is, and the others are published. DIR/.pim keeps the run report (report.json, report.txt), all findings (findings.jsonl), and \
            what is known of each published feed.

            Lines that are as they were when the feeds were last published are not read again, and their items are \
            copied; the result is the same to the byte. With --fresh every line is read.

            The result is 1 where a feed was held back or failed, and 0 where every feed was published, even if some items were \
            left out: `pim check` judges the catalog, `pim export` the feeds.
            """,
        examples: [
            "pim export --catalog fixtures/demo --output out", "pim export -C shop -f google-pl -o -",
            "zcat lines.gz | pim export -C shop --products - -o out",
        ]
    ) { invocation, console in
        guard let output = invocation.value("output") else {
            throw Failure("export needs --output DIR, or --output - for standard output", .usage)
        }
        return try FeedExport(invocation, output: output).run(on: &console)
    }

    /// `pim nightly`: the same for cron, with all feeds and nothing to be asked.
    static let nightly = Subcommand(
        name: "nightly",
        summary: "write all feeds as a nightly job does: locked, gated, reported",
        operands: [],
        options: [
            .catalog,
            Option("output", short: "o", value: "DIR", "the folder for the feeds"),
            .date, .threads, .fresh, .json, .quiet,
        ],
        discussion: """
            Writes every feed of the catalog like `pim export`, one run at a time per output folder: a second run ends \
            at once with a message naming the first; a run that died leaves a lock that the next one takes over. \
            Findings go to DIR/.pim/findings.jsonl, the run report to DIR/.pim/report.json and report.txt.

            The result is not 0 where anything failed: a feed held back, a line that could not be read, a file that \
            could not be written. The feeds published before stay as they are.
            """,
        examples: ["pim nightly --catalog /srv/shop --output /srv/feeds"]
    ) { invocation, console in
        guard let output = invocation.value("output"), output != "-" else {
            throw Failure("nightly needs --output DIR", .usage)
        }
        return try FeedExport(nightly: invocation, output: output).run(on: &console)
    }
}
