import PIMCatalog
import PIMIO
import PIMIntake

/// What the run of one part of a feed counted: enough to add the parts up and to hold the whole against the gate.
struct PartCounts: Sendable {
    var feed = ""
    var format = ""
    /// The hash of structure, models and feeds that the part was made from.
    var inputHash = ""
    /// Whether the format groups variants, so that all lines of a root model belong into one part.
    var isGrouped = false
    var lines = LineCount()
    var bytesRead = 0
    var read = 0
    var written = 0
    var documents = 0
    var failed = 0
    var excluded: [FeedResult.ExclusionCount] = []
    var itemsWithErrors = 0
    var cutOff: SourcePosition?
    var rules: [RunReport.RuleCount] = []
    /// The size of the part in bytes, and its hash in hexadecimal.
    var bytes = 0
    var hash = ""

    init(_ result: FeedResult, _ report: RunReport) {
        feed = result.code
        format = result.format
        inputHash = report.inputHash
        lines = report.lines
        bytesRead = report.bytesRead
        read = result.read
        written = result.written
        documents = result.documents
        failed = result.failed
        excluded = result.excluded
        itemsWithErrors = result.itemsWithErrors
        cutOff = report.cutOff
        rules = report.rules
    }

    /// One line of JSON, without its line end.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, text) in [("feed", feed), ("format", format), ("input_hash", inputHash), ("hash", hash)] {
            writer.key(key)
            writer.string(text)
        }
        writer.key("grouped")
        writer.bool(isGrouped)
        writer.key("lines")
        writer.beginObject()
        writer.pair("read", lines.read)
        writer.pair("kept", lines.kept)
        writer.pair("rejected", lines.rejected)
        writer.endObject()
        writer.pair("bytes_read", bytesRead)
        writer.pair("read", read)
        writer.pair("written", written)
        writer.pair("documents", documents)
        writer.pair("failed", failed)
        writer.pair("items_with_errors", itemsWithErrors)
        writer.key("excluded")
        writer.beginObject()
        for reason in excluded { writer.pair(reason.reason, reason.count) }
        writer.endObject()
        writer.key("cut_off")
        if let cutOff {
            writer.beginObject()
            writer.key("file")
            writer.string(cutOff.file)
            writer.pair("line", cutOff.line)
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("rules")
        writer.beginArray()
        for rule in rules {
            writer.beginObject()
            writer.key("rule")
            writer.string(rule.rule)
            writer.key("severity")
            writer.string(rule.severity.word)
            writer.pair("count", rule.count)
            writer.endObject()
        }
        writer.endArray()
        writer.pair("bytes", bytes)
        writer.endObject()
        return writer.buffer.bytes
    }
}

extension PartCounts {
    /// Reads the line that `json` writes; nil where it is something else, or its counts do not balance.
    init?(_ node: JSONNode) {
        guard let feed = node["feed"]?.string, let format = node["format"]?.string,
            let inputHash = node["input_hash"]?.string, let hash = node["hash"]?.string,
            let isGrouped = node["grouped"]?.bool, let lines = node["lines"], let excluded = node["excluded"]?.object,
            let rules = node["rules"]?.array, let end = node["cut_off"]
        else { return nil }
        self.feed = feed
        self.format = format
        self.inputHash = inputHash
        self.hash = hash
        self.isGrouped = isGrouped
        var isSound = true
        func count(_ node: JSONNode?) -> Int {
            guard let number = node?.integer, number >= 0 else {
                isSound = false
                return 0
            }
            return number
        }
        self.lines.read = count(lines["read"])
        self.lines.kept = count(lines["kept"])
        self.lines.rejected = count(lines["rejected"])
        bytesRead = count(node["bytes_read"])
        read = count(node["read"])
        written = count(node["written"])
        documents = count(node["documents"])
        failed = count(node["failed"])
        itemsWithErrors = count(node["items_with_errors"])
        bytes = count(node["bytes"])
        self.excluded = excluded.map { FeedResult.ExclusionCount(reason: $0.key, count: count($0.value)) }
        if !end.isNull {
            cutOff = SourcePosition(file: end["file"]?.string ?? "the part's input", line: count(end["line"]))
        }
        self.rules = rules.compactMap { rule in
            guard let name = rule["rule"]?.string,
                let severity = Finding.Severity.allCases.first(where: { $0.word == rule["severity"]?.string })
            else { return nil }
            return RunReport.RuleCount(rule: name, severity: severity, count: count(rule["count"]))
        }
        let left = self.excluded.reduce(0) { $0 + $1.count }
        guard isSound, self.rules.count == rules.count, self.lines.balances, read == written + left + failed else {
            return nil
        }
    }
}

extension FeedResult {
    /// Adds what the run of a part counted.
    mutating func add(_ counts: PartCounts) {
        read += counts.read
        written += counts.written
        documents += counts.documents
        failed += counts.failed
        itemsWithErrors += counts.itemsWithErrors
        for reason in counts.excluded {
            guard let index = excluded.firstIndex(where: { $0.reason == reason.reason }) else {
                excluded.append(reason)
                continue
            }
            excluded[index].count += reason.count
        }
    }
}

extension RunReport {
    /// Adds what the run of a part counted.
    mutating func add(_ counts: PartCounts) {
        lines.read += counts.lines.read
        lines.kept += counts.lines.kept
        lines.rejected += counts.lines.rejected
        bytesRead += counts.bytesRead
        add(counts.rules)
    }
}

extension JSONWriter {
    fileprivate mutating func pair(_ key: String, _ number: Int) {
        self.key(key)
        integer(number)
    }
}
