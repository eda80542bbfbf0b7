import PIMCatalog
import PIMFeeds
import PIMIO
import PIMText

/// Writes findings for programs.
enum FindingJSON {
    /// One finding as a JSON object in one line; every key is there, null where it says nothing.
    static func line(_ finding: Finding) -> String {
        var writer = JSONWriter()
        write(finding, to: &writer)
        return writer.buffer.string
    }

    /// One finding as a JSON object.
    static func write(_ finding: Finding, to writer: inout JSONWriter) {
        writer.beginObject()
        member("rule", finding.rule, &writer)
        member("severity", finding.severity.word, &writer)
        member("message", finding.message, &writer)
        member("remedy", finding.remedy.isEmpty ? nil : finding.remedy, &writer)
        member("file", finding.position?.file, &writer)
        member("line", finding.position?.line, &writer)
        member("column", finding.position?.column, &writer)
        member("product", finding.product, &writer)
        member("attribute", finding.attribute?.text, &writer)
        writer.key(plain: "scope")
        if let scope = finding.scope { write(scope, to: &writer) } else { writer.null() }
        member("feed", finding.feed, &writer)
        member("field", finding.field, &writer)
        member("locale", (finding.locale ?? finding.scope?.locale)?.text, &writer)
        member("channel", finding.channel?.text, &writer)
        member("audience", finding.audience?.text, &writer)
        member("kind", finding.ground?.kind, &writer)
        member("because", finding.ground.flatMap { $0.reason.isEmpty ? nil : $0.reason }, &writer)
        member("words", finding.passage?.matched, &writer)
        writer.key(plain: "range")
        if let range = finding.passage?.range { write(range, to: &writer) } else { writer.null() }
        member("excerpt", finding.passage.map { PassageText.line($0, isolating: false) }, &writer)
        writer.key(plain: "fix")
        if let fix = finding.ground?.fix { write(fix, to: &writer) } else { writer.null() }
        member("fingerprint", ReportEntry(finding).fingerprint.description, &writer)
        writer.endObject()
    }

    /// Where a range of UTF-8 bytes begins and ends.
    private static func write(_ range: Range<Int>, to writer: inout JSONWriter) {
        writer.beginArray()
        writer.integer(range.lowerBound)
        writer.integer(range.upperBound)
        writer.endArray()
    }

    private static func write(_ fix: TextFix, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key(plain: "range")
        write(fix.range, to: &writer)
        member("replacement", fix.replacement, &writer)
        writer.key(plain: "safe")
        writer.bool(fix.isSafe)
        writer.endObject()
    }

    /// The last line of a report: `{"summary":{"errors":1,…,"rules":[{"rule":…,"severity":…,"count":…}]}}`.
    static func summary(_ report: FindingReport) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key(plain: "summary")
        writer.beginObject()
        member("errors", report.count(.error), &writer)
        member("warnings", report.count(.warning), &writer)
        member("notes", report.count(.note), &writer)
        member("printed", report.printed, &writer)
        if let comparison = report.comparison {
            member("known", comparison.known, &writer)
            member("mended", comparison.mended, &writer)
        }
        if let scores = report.scores {
            member("score", scores.score, &writer)
            writer.key(plain: "feeds")
            writer.beginArray()
            for feed in scores.feeds {
                writer.beginObject()
                member("feed", feed.code, &writer)
                member("score", feed.score, &writer)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.key(plain: "rules")
        writer.beginArray()
        for row in report.ruleCounts {
            writer.beginObject()
            member("rule", row.rule, &writer)
            member("severity", row.severity.word, &writer)
            member("count", row.count, &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endObject()
        return writer.buffer.string
    }

    /// A scope as a JSON object.
    static func write(_ scope: Scope, to writer: inout JSONWriter) {
        writer.beginObject()
        member("channel", scope.channel.text, &writer)
        member("locale", scope.locale.text, &writer)
        member("audience", scope.audience?.text, &writer)
        member("country", scope.country?.text, &writer)
        member("currency", scope.currency?.text, &writer)
        writer.endObject()
    }

    private static func member(_ key: StaticString, _ text: String?, _ writer: inout JSONWriter) {
        writer.key(plain: key)
        if let text { writer.string(text) } else { writer.null() }
    }

    private static func member(_ key: StaticString, _ number: Int?, _ writer: inout JSONWriter) {
        writer.key(plain: key)
        if let number { writer.integer(number) } else { writer.null() }
    }
}
