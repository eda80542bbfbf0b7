import PIMCatalog

/// What reports write of a finding in words.
enum ReportLine {
    /// The message and what to do.
    static func message(_ finding: Finding) -> String {
        let remedy = finding.advice.isEmpty ? "" : " — " + ShownText.inOneLine(finding.advice)
        return ShownText.visible(finding.message + remedy)
    }

    /// Product, attribute, scope, feed and field, as far as they are known.
    static func subject(_ finding: Finding) -> String {
        var facts: [String] = []
        if let product = finding.product { facts.append("product \(product)") }
        if let attribute = finding.attribute { facts.append("attribute \(attribute)") }
        if let scope = finding.scope { facts.append(scope.description) }
        if finding.scope == nil { facts += finding.ownPlace }
        if let feed = finding.feed { facts.append("feed \(feed)") }
        if let field = finding.field { facts.append("field \(field)") }
        return ShownText.visible(facts.joined(separator: ", "))
    }

    /// A number and its noun: `1 error`, `2 errors`.
    static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
