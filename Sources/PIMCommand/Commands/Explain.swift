import PIMCatalog
import PIMFeeds
import PIMFormats
import PIMIO
import PIMIntake

extension Subcommand {
    /// `pim explain`: where every field of an item comes from.
    static let explain = Subcommand(
        name: "explain",
        summary: "show where the fields of one item come from",
        operands: [Operand("SKU", "the product's identifier")],
        options: [
            .catalog,
            Option("feed", short: "f", value: "CODE", "the feed (may be left out where there is only one)"),
            Option("field", value: "FIELD", "only this field, with the sources that gave nothing too"),
            .date, .json,
        ],
        discussion: """
            For each field it shows what is written, the sources in the order they were tried, and for every attribute \
            the whole chain: each value at each level with file and line, and whether it was taken, hidden by a nearer \
            one, for another scope, or at a level that may not set it.
            """,
        examples: [
            "pim explain STORM-BLK-S -C fixtures/demo --feed google-pl",
            "pim explain STORM-BLK-S -C fixtures/demo --feed google-pl --field title",
        ]
    ) { invocation, console in
        let directory = try CatalogDirectory(invocation.catalogFolder)
        var report = FindingReport(to: .talk, limit: 20)
        let reading = try FeedSet.Reading(directory, only: invocation.value("feed").map { [$0] }, day: invocation.day())
        guard reading.errorCount == 0 else {
            report.add(reading.findings, on: &console)
            return .badData
        }
        let set = try FeedSet(directory, reading)
        guard let sku = invocation.operand("SKU"), let feed = invocation.value("feed") ?? set.onlyFeed else {
            throw Failure("choose a feed with --feed: \(set.feeds.map(\.code).joined(separator: ", "))", .usage)
        }
        let explanation = try set.explain(sku, feed: feed, field: invocation.value("field"))
        let structure = set.catalog.structure
        if invocation.flag("json") {
            console.out(ExplanationJSON.text(explanation, structure))
        } else {
            for line in ExplanationText.lines(explanation, structure, jsonFields: set.jsonFields(of: feed)) {
                console.out(line)
            }
        }
        return .ok
    }
}

extension FeedSet {
    /// The names of a feed's fields that take any JSON.
    fileprivate func jsonFields(of code: String) -> Set<String> {
        let fields = plans.first { $0.definition.code == code }?.fields ?? []
        return Set(fields.map(\.field).filter { $0.kind == .anything }.map(\.name))
    }

    fileprivate var onlyFeed: String? { feeds.count == 1 ? feeds[0].code : nil }
}
