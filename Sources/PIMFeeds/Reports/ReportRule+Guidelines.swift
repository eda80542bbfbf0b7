import PIMCatalog
package import PIMGuidelines

extension ReportRule {
    /// The rules of guidelines, whatever their place; without guidelines the library's own.
    package static func rules(of set: GuidelineSet?) -> [ReportRule] {
        guard let set else {
            return Rule.all.map { rule in
                let help = [rule.rationale, rule.remedy].filter { !$0.isEmpty }.joined(separator: " — ")
                return ReportRule(
                    rule.code,
                    summary: rule.summary,
                    help: help,
                    severity: rule.isError ? .error : .warning
                )
            }
        }
        var order: [String] = []
        var merged: [String: GuidelineRule] = [:]
        for rule in set.guidelines.flatMap(\.rules) {
            if merged[rule.id] == nil { order.append(rule.id) }
            var said = merged[rule.id] ?? GuidelineRule(rule.id)
            said.take(rule)
            merged[rule.id] = said
        }
        return order.compactMap { id in
            guard let rule = merged[id] else { return nil }
            let kind = set.kinds.first { $0.name == rule.kind }
            return ReportRule(
                id,
                summary: rule.summary ?? kind?.summary ?? id,
                help: [rule.reason, rule.remedy].compactMap(\.self).joined(separator: " — "),
                severity: rule.severity ?? .warning
            )
        }
    }
}
