import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim items`: product lines in, the items of one feed out.
    static let items = Subcommand(
        name: "items",
        summary: "turn product lines into the items of one feed, as a filter",
        operands: [
            Operand("FILE", "product lines (default: standard input)", isOptional: true, repeats: true)
        ],
        options: [
            .catalog, .onlyFeed,
            Option("counts", value: "FILE", "write the account of the run to FILE, for `pim wrap`"),
            Option("findings", value: "FILE", "write the findings to FILE, one JSON object a line, and print none"),
            .date, .limit, .strict, .quiet,
        ],
        discussion: """
            Writes the very bytes that `pim export` writes between a feed's header and its footer, in the order of the \
            lines, so that many machines can each make a part of a feed; `pim wrap` puts the parts together. Nothing \
            is gated and nothing is published.

            FILE of --counts holds a line per product (identifier, tab, hash of its item or nothing) and last the \
            counts as one line of JSON. It appears when the run has ended well, and not before.

            A product may stand in one part only. Where the format groups variants (schema-org), the lines of one root \
            model must follow each other: a model that comes back ends the run with 65, since its group was written.

            Guidelines keep the same items out as in `pim export`, but for rules that look at all products together.
            """,
        examples: [
            "pim items -C shop -f google-pl --counts a.counts < a.jsonl > a",
            "pim items -C shop -f google-pl b1.jsonl b2.jsonl --counts b.counts > b",
        ]
    ) { invocation, console in
        console.isQuiet = invocation.flag("quiet")
        let limit = try invocation.integer("limit") ?? 20
        let names = invocation.operands("FILE")
        var report = FindingReport(to: .talk, limit: limit)
        let directory = try CatalogDirectory(invocation.catalogFolder)
        let place = try invocation.place(of: "findings", sparing: directory, reading: names)
        let account = try invocation.place(of: "counts", sparing: directory, reading: names)
        let day = try invocation.day()
        let set = try soundFeed(directory, invocation.feedCodes, day, &report, isTold: place == nil, &console)
        guard let set else { return .badData }
        let desk = RunDesk(
            console,
            report,
            title: "items",
            bytes: names.isEmpty ? nil : set.productBytes(names),
            findingsFile: try place.map { try FindingsFile($0) }
        )
        var options = FeedSet.Options()
        options.products = names.isEmpty ? ["-"] : names
        options.isStrict = invocation.flag("strict")
        options.report = place == nil ? desk.add : desk.keep
        options.proceed = desk.proceed
        let result: RunReport
        do {
            result = try set.items(to: DescriptorSink(1), account: account, options)
        } catch {
            try? desk.close(&console)
            throw error
        }
        try desk.close(&console)
        if place == nil, desk.report.count > 0 { desk.report.finish(on: &console) }
        for remark in result.remarks { console.remark(remark) }
        for feed in result.feeds { console.remark(feed.text.joined(separator: "\n")) }
        return result.balances ? .ok : .internalError
    }

    /// The feeds of a directory, for a run of one of them; findings that do not stop it are told only where asked for.
    private static func soundFeed(
        _ directory: CatalogDirectory,
        _ codes: [String]?,
        _ day: CalendarDate?,
        _ report: inout FindingReport,
        isTold: Bool,
        _ console: inout Console
    ) throws -> FeedSet? {
        guard !isTold else { return try sound(directory, codes, day, &report, &console, allowsBrokenFeeds: true) }
        let reading = try FeedSet.Reading(directory, only: codes, day: day)
        guard reading.structureErrorCount == 0, reading.catalog != nil else {
            return try sound(directory, codes, day, &report, &console, allowsBrokenFeeds: true)
        }
        return try FeedSet(directory, reading, allowsBrokenFeeds: true)
    }
}

extension Option {
    /// `--feed CODE`, for commands that run one feed.
    static let onlyFeed = Option(
        "feed",
        short: "f",
        value: "CODE",
        "the feed (may be left out where there is only one)"
    )
}
