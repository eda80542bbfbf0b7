import PIMCatalog
import PIMIO

/// Prints findings as they come, the first ones in full and the rest as counts.
///
/// ```
/// products.jsonl:17:42: error: "blu" is not an option [value.unknown-option]
///   product NORD-XL, attribute color, web/pl_PL — did you mean "blue"?
/// ```
struct FindingReport {
    /// How findings are written.
    enum Style: Sendable, Hashable {
        /// Two lines a finding, for people.
        case text
        /// One JSON object a line; the last line is an object with the one key `summary`.
        case json
        /// Nothing: another report holds them, and here they are only counted.
        case silent
    }

    /// What a baseline makes of the findings.
    struct Comparison: Sendable, Hashable {
        /// How many the baseline has.
        let known: Int
        /// How many of the baseline were not met; nil where not all was looked at.
        let mended: Int?
    }

    /// How many findings of one rule and severity there were.
    struct RuleCount: Sendable, Hashable {
        /// The rule.
        let rule: String
        /// The severity it spoke with.
        let severity: Finding.Severity
        /// How often it spoke.
        let count: Int
    }

    /// How well feeds keep guidelines, each from 0 to 100.
    struct Scores: Sendable, Hashable {
        /// The score of a feed.
        struct Feed: Sendable, Hashable {
            let code: String
            let score: Int
        }

        /// The score of all items of all feeds.
        let score: Int
        let feeds: [Feed]
    }

    private let style: Style
    private let channel: Console.Channel
    private let limit: Int
    private var tally: [RuleCount.Key: Int] = [:]
    private var total = 0
    /// Where the findings are that were not printed.
    var rest = "--limit 0 prints all"
    /// What a baseline made of the findings; nil where there is none.
    var comparison: Comparison?
    /// How well feeds keep guidelines; nil where no item was held against them.
    var scores: Scores?

    /// Reports to one way out; a `limit` of 0 prints every finding.
    init(_ style: Style = .text, to channel: Console.Channel = .output, limit: Int = 0) {
        self.style = style
        self.channel = channel
        self.limit = limit == 0 ? .max : limit
    }

    /// Counts a finding and prints it where the limit is not reached.
    mutating func add(_ finding: Finding, on console: inout Console) {
        tally[RuleCount.Key(severity: finding.severity, rule: finding.rule), default: 0] += 1
        total += 1
        guard total <= limit else { return }
        switch style {
        case .text:
            for line in FindingText.lines(finding, for: channel, of: console) { console.write(line, to: channel) }
        case .json: console.write(FindingJSON.line(finding), to: channel)
        case .silent: return
        }
    }

    /// Counts and prints several findings.
    mutating func add(_ findings: some Sequence<Finding>, on console: inout Console) {
        for finding in findings { add(finding, on: &console) }
    }

    /// How many findings have this severity.
    func count(_ severity: Finding.Severity) -> Int {
        tally.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
    }

    /// How often each rule spoke: errors first, the most frequent first, then by the rule's code.
    var ruleCounts: [RuleCount] {
        tally.map { RuleCount(rule: $0.key.rule, severity: $0.key.severity, count: $0.value) }.sorted { left, right in
            guard left.severity == right.severity else { return left.severity > right.severity }
            guard left.count == right.count else { return left.count > right.count }
            return left.rule < right.rule
        }
    }

    /// How the program ends, going by the findings.
    var exitCode: ExitCode { count(.error) > 0 ? .findings : .ok }

    /// Says how many findings were not printed, and the summary by rule; nothing where there was no finding.
    func finish(on console: inout Console) {
        guard style != .silent else { return }
        guard style == .text else {
            console.write(FindingJSON.summary(self), to: channel)
            return
        }
        defer { if let comparison { console.write(comparison.sentence, to: channel) } }
        guard total > 0 else { return }
        if total > limit {
            console.write("… and \(Quantity.grouped(total - limit)) more; \(rest)", to: channel)
        }
        console.write("", to: channel)
        for line in summaryLines(on: console) { console.write(line, to: channel) }
        // Without a finding every score is 100, and nothing is printed.
        for line in scores?.lines ?? [] { console.write(line, to: channel) }
    }

    /// Whether findings are written for people.
    var isText: Bool { style == .text }

    /// How many findings were added.
    var count: Int { total }

    /// How many findings were printed in full.
    var printed: Int { min(total, limit) }

    /// `3 findings: 1 error, 2 warnings`.
    var sentence: String {
        let counts = Finding.Severity.allCases.reversed().compactMap { severity in
            count(severity) > 0 ? Quantity.counted(count(severity), severity.word) : nil
        }
        guard !counts.isEmpty else { return "no findings" }
        return "\(Quantity.counted(total, "finding")): \(counts.joined(separator: ", "))"
    }

    private func summaryLines(on console: Console) -> [String] {
        let rows = ruleCounts.map { (Quantity.counted($0.count, $0.severity.word), $0) }
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { count, row in
            let label = TextLayout.aligned(count, to: width)
            return "  \(console.styled(label, row.severity.style, for: channel))  \(row.rule)"
        }
        return lines + [sentence]
    }
}

extension FindingReport.Comparison {
    /// `only new findings are shown: 12 known, 3 mended`.
    fileprivate var sentence: String {
        let rest = mended.map { ", \(Quantity.grouped($0)) mended" } ?? ""
        return "only new findings are shown: \(Quantity.grouped(known)) known\(rest)"
    }
}

extension FindingReport.Scores {
    /// One line for each feed, and one for all where there are several.
    var lines: [String] {
        let each = feeds.map { "\($0.code): guidelines \($0.score) of 100" }
        return feeds.count > 1 ? each + ["guidelines: \(score) of 100"] : each
    }
}

extension FindingReport.RuleCount {
    /// What findings are counted by.
    fileprivate struct Key: Hashable {
        let severity: Finding.Severity
        let rule: String
    }
}
