import PIMCatalog
import PIMFeeds

/// Writes one finding for people.
enum FindingText {
    /// The place, the message and the rule, below it what it concerns and what to do, and the words with what is around.
    static func lines(_ finding: Finding, for channel: Console.Channel, of console: Console) -> [String] {
        let isTerminal = console.isTerminal(channel)
        let place = finding.position.map { "\(shown($0.description, isTerminal)): " } ?? ""
        let word = console.styled(finding.severity.word, finding.severity.style, for: channel)
        let rule = console.styled("[\(finding.rule)]", .faint, for: channel)
        let message = "\(place)\(word): \(shown(finding.message, isTerminal)) \(rule)"
        let facts = shown(context(finding).joined(separator: ", "), isTerminal)
        let remedy = shown(ShownText.inOneLine(finding.advice), isTerminal)
        let second = [facts, remedy].filter { !$0.isEmpty }.joined(separator: " — ")
        let excerpt = finding.passage.map { "    " + PassageText.line($0) }
        return [message] + (second.isEmpty ? [] : ["  " + second]) + [excerpt].compactMap(\.self)
    }

    /// What the finding concerns: product, attribute, scope, feed and field.
    private static func context(_ finding: Finding) -> [String] {
        var facts: [String] = []
        if let product = finding.product { facts.append("product \(product)") }
        if let attribute = finding.attribute { facts.append("attribute \(attribute)") }
        if let scope = finding.scope { facts.append(scope.description) }
        if finding.scope == nil { facts += finding.ownPlace }
        switch (finding.feed, finding.field) {
        case (let feed?, let field?): facts.append("feed \(feed), field \(field)")
        case (let feed?, nil): facts.append("feed \(feed)")
        case (nil, let field?): facts.append("field \(field)")
        case (nil, nil): break
        }
        return facts
    }

    /// Text from a catalog, fit for a terminal or for a file.
    static func shown(_ text: String, _ isTerminal: Bool) -> String {
        let visible = ShownText.visible(text)
        return isTerminal ? ShownText.isolated(visible) : visible
    }
}

extension Finding.Severity {
    /// How the severity's word stands out on a terminal.
    var style: TextStyle {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }
}
