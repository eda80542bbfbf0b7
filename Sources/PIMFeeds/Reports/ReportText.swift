import PIMCatalog

/// Writes one finding for people, with the words it is about.
///
/// ```
/// products.jsonl:17: warning: "GORE-TEX SHELL" shouts [text.shouting]
///   product NORD-XL, attribute name, web/en_US — write it in small letters
///     the new GORE-TEX SHELL keeps
///             ^^^^^^^^^^^^^^
/// ```
public enum ReportText {
    /// The lines of an entry, none of them styled.
    public static func lines(_ entry: ReportEntry, columns: Int = 80, isolating: Bool = true) -> [String] {
        let finding = entry.finding
        let place = finding.position.map { "\(shown($0.description, isolating)): " } ?? ""
        let mark = entry.isNew == true ? "new " : ""
        let message = shown(finding.message, isolating)
        var lines = ["\(place)\(mark)\(finding.severity.word): \(message) [\(shown(finding.rule, isolating))]"]
        let facts = ReportLine.subject(finding)
        let parts = [
            isolating ? ShownText.isolated(facts) : facts, shown(ShownText.inOneLine(finding.advice), isolating),
        ]
        let second = parts.filter { !$0.isEmpty }.joined(separator: " — ")
        if !second.isEmpty { lines.append("  " + second) }
        guard let passage = entry.passage else { return lines }
        return lines + PassageText.lines(passage, columns: columns - 4, isolating: isolating).map { "    " + $0 }
    }

    private static func shown(_ text: String, _ isolating: Bool) -> String {
        let visible = ShownText.visible(text)
        return isolating ? ShownText.isolated(visible) : visible
    }
}
