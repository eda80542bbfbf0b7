import PIMCatalog

/// Counts findings by rule.
struct Tally {
    private var rows: [RunReport.RuleCount] = []

    mutating func note(_ finding: Finding) {
        let known = rows.firstIndex { $0.severity == finding.severity && $0.rule == finding.rule }
        if let known {
            rows[known].count += 1
        } else {
            rows.append(RunReport.RuleCount(rule: finding.rule, severity: finding.severity, count: 1))
        }
    }

    /// The worst rules first, then the most frequent.
    var counts: [RunReport.RuleCount] {
        rows.sorted { $0.isBefore($1) }
    }
}

extension RunReport.RuleCount {
    /// Whether it stands before another: the worst first, then the most frequent, then by the rule's code.
    func isBefore(_ other: RunReport.RuleCount) -> Bool {
        if severity != other.severity { return severity > other.severity }
        return count == other.count ? rule < other.rule : count > other.count
    }
}
