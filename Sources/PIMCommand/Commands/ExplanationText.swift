import PIMCatalog
import PIMFeeds
import PIMIO
import PIMText

/// An explanation for people.
enum ExplanationText {
    /// The explanation; what stands in `jsonFields` is shown without further quotes where it is JSON.
    static func lines(
        _ explanation: Explanation,
        _ structure: CatalogStructure,
        jsonFields: Set<String> = []
    ) -> [String] {
        let scope = explanation.feed.scope
        let market = [scope.country?.text, scope.currency?.text].compactMap(\.self).joined(separator: ", ")
        var lines = [
            "\(explanation.lineage.product.identifier) in \(explanation.feed.code): \(explanation.feed.format), \(scope)"
                + (market.isEmpty ? "" : ", \(market)")
        ]
        let levels = explanation.lineage.levels.map { "\($0.identifier) (\($0.source))" }
        lines.append("levels: \(levels.joined(separator: " < "))")
        if let exclusion = explanation.exclusion { lines.append("the feed leaves it out: \(exclusion)") }
        for field in explanation.fields {
            lines.append("")
            lines += self.lines(field, structure, scope, isJSON: jsonFields.contains(field.name))
        }
        guard !explanation.findings.isEmpty else { return lines }
        lines.append("")
        for finding in explanation.findings {
            lines.append("\(finding.severity.word): \(finding.message) [\(finding.rule)]")
            if !finding.advice.isEmpty { lines.append("  \(finding.advice)") }
        }
        return lines
    }

    private static func lines(
        _ field: Explanation.Field,
        _ structure: CatalogStructure,
        _ scope: Scope,
        isJSON: Bool
    ) -> [String] {
        let written = field.written.isEmpty ? ["(nothing)"] : texts(field.written, of: field, isJSON: isJSON)
        var lines = ["\(field.name) = \(written.joined(separator: " | "))"]
        if let before = field.before {
            lines.append(
                "  the check changed it from \(texts(before, of: field, isJSON: isJSON).joined(separator: " | "))"
            )
        }
        for step in field.steps {
            let setting = field.setting.map { ", set in \($0)" } ?? ""
            lines.append("  \(step.isTaken ? "from" : "nothing from") \(step.source)\(setting)")
            lines += step.remarks.map { "    \($0)" }
            for trace in step.attributes { lines += self.lines(trace, structure, scope) }
        }
        return lines
    }

    private static func lines(
        _ trace: Explanation.AttributeTrace,
        _ structure: CatalogStructure,
        _ scope: Scope
    ) -> [String] {
        guard !trace.candidates.isEmpty else {
            guard let origin = trace.origin else { return ["    \(trace.code): no level has a value"] }
            return ["    \(trace.code): the identifier, \(origin.position)"]
        }
        let isConfidential = structure.attribute(trace.code)?.isConfidential == true
        return trace.candidates.filter { $0.outcome != .otherScope }.map { candidate in
            let value =
                isConfidential ? "(confidential)" : candidate.value.map { quoted(shown($0)) } ?? "explicitly empty"
            return "    \(trace.code): \(value) — \(place(candidate, scope)), \(word(candidate.outcome))"
        } + otherScopes(trace)
    }

    /// Values for other scopes are counted, not listed: a product may have dozens.
    private static func otherScopes(_ trace: Explanation.AttributeTrace) -> [String] {
        let count = trace.candidates.count { $0.outcome == .otherScope }
        return count == 0 ? [] : ["    \(trace.code): \(Quantity.counted(count, "value")) for other scopes"]
    }

    private static func place(_ candidate: Listing.Candidate, _ scope: Scope) -> String {
        let kind = candidate.holder.kind == .model ? "model" : "product"
        var scopes: [String] = []
        if let channel = candidate.place.channel {
            scopes.append(
                channel == scope.channel ? "\(channel)" : "channel \(channel), which \(scope.channel) extends"
            )
        }
        if let locale = candidate.place.locale {
            scopes.append(locale == scope.locale ? "\(locale)" : "fallback \(locale)")
        }
        if let audience = candidate.place.audience { scopes.append("audience \(audience)") }
        let given = scopes.isEmpty ? "for every scope" : "for \(scopes.joined(separator: ", "))"
        return "\(kind) \(candidate.holder.identifier), \(candidate.position), \(given)"
    }

    static func word(_ outcome: Listing.Candidate.Outcome) -> String {
        switch outcome {
        case .taken: "taken"
        case .hidden: "hidden by a nearer value"
        case .otherScope: "for another scope"
        case .notAllowedHere: "not used: its structure keeps the attribute at another level"
        }
    }

    /// A value in a few words.
    static func shown(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): number.description
        case .flag(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .option(let code): code
        case .options(let texts), .media(let texts), .references(let texts): texts.joined(separator: ", ")
        case .prices(let prices):
            prices.map { "\($0.amount) \($0.currency)" + ($0.country.map { " (\($0))" } ?? "") }.joined(separator: ", ")
        case .measurement(let measurement): "\(measurement.amount) \(measurement.unit)"
        case .table(let rows): "\(rows.count) rows"
        }
    }

    private static func texts(_ texts: [String], of field: Explanation.Field, isJSON: Bool) -> [String] {
        guard !field.isConfidential else { return ["(confidential)"] }
        return texts.map { isJSON && self.isJSON($0) ? short($0) : quoted($0) }
    }

    /// Whether a text is JSON: a constant may stand in a field that takes any.
    private static func isJSON(_ text: String) -> Bool {
        (try? JSON.parse(Array(text.utf8), path: nil)) != nil
    }

    private static func quoted(_ text: String) -> String {
        "\"\(short(text))\""
    }

    /// The text in one line, cut where it is long.
    private static func short(_ text: String) -> String {
        let short = text.count > 160 ? String(text.prefix(157)) + "…" : text
        return short.split(separator: "\n").joined(separator: " ")
    }
}
