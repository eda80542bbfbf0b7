import PIMCatalog
import PIMIO
import PIMIntake

extension RunReport {
    /// The report as pretty JSON, with a line break at its end.
    public var json: String {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("lines")
        writer.beginObject()
        writer.pair("read", lines.read)
        writer.pair("kept", lines.kept)
        writer.pair("rejected", lines.rejected)
        writer.endObject()
        writer.pair("bytes_read", bytesRead)
        writer.pair("input_hash", inputHash)
        writer.key("balances")
        writer.bool(balances)
        writer.key("published")
        writer.bool(isPublished)
        writer.key("findings")
        writer.beginObject()
        for severity in Finding.Severity.allCases.reversed() { writer.pair(severity.word, count(of: severity)) }
        writer.endObject()
        if let score { writer.pair("score", score) }
        writer.key("rules")
        writer.beginArray()
        for rule in rules {
            writer.beginObject()
            writer.pair("rule", rule.rule)
            writer.pair("severity", rule.severity.word)
            writer.pair("count", rule.count)
            writer.endObject()
        }
        writer.endArray()
        writer.key("feeds")
        writer.beginArray()
        for feed in feeds { feed.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        return String(decoding: writer.buffer.bytes, as: UTF8.self) + "\n"
    }

    /// The report for people, one element per line.
    public var text: [String] {
        var result = ["\(lines.read) product lines read: \(lines.kept) kept, \(lines.rejected) rejected"] + remarks
        for feed in feeds { result += feed.text }
        if let score { result.append("guidelines: \(score) of 100") }
        return result
    }
}

extension FeedResult {
    /// The feed's part of the report for people, one element per line.
    public var text: [String] {
        let kind = documents == written ? "" : " in \(documents) documents"
        let left = excluded.map { "\($0.count) \(SelectionPlan.Exclusion(rawValue: $0.reason)?.phrase ?? $0.reason)" }
            .joined(separator: ", ")
        let out = excludedCount == 0 ? "" : ", \(excludedCount) left out (\(left))"
        let bad = failed == 0 ? "" : ", \(failed) unreadable"
        var lines = ["\(code): \(outcome.rawValue), \(written) items\(kind)\(out)\(bad)"]
        if outcome == .published { lines[0] += " -> \(file)" }
        if outcome == .failed { lines = ["\(code): failed"] }
        if let score { lines.append("  guidelines: \(score) of 100") }
        let isBare = stands.map { !$0 } ?? (previous == nil && outcome == .held)
        let rest = isBare ? "nothing was published before" : "the published feed stands"
        lines += reasons.map { "  \(outcome == .failed ? "broken" : "held back"): \($0); \(rest)" }
        return lines
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.pair("feed", code)
        writer.pair("format", format)
        writer.pair("outcome", outcome.rawValue)
        writer.pair("file", file)
        writer.pair("read", read)
        writer.pair("written", written)
        writer.pair("documents", documents)
        writer.pair("failed", failed)
        writer.pair("items_with_errors", itemsWithErrors)
        writer.key("excluded")
        writer.beginObject()
        for reason in excluded { writer.pair(reason.reason, reason.count) }
        writer.endObject()
        if let previous { writer.pair("previous_items", previous) }
        if let score { writer.pair("score", score) }
        writer.pair("bytes", bytes)
        writer.pair("hash", hash)
        writer.key("reasons")
        writer.beginArray()
        for reason in reasons { writer.string(reason) }
        writer.endArray()
        writer.endObject()
    }
}

extension JSONWriter {
    fileprivate mutating func pair(_ key: String, _ number: Int) {
        self.key(key)
        integer(number)
    }

    fileprivate mutating func pair(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }
}
