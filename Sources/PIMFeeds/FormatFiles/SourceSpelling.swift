import PIMCatalog
import PIMFormats
import PIMText

extension Field.Source {
    /// A source as files write it; a computed one may leave out `computed:`.
    init?(spelling text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count == 2 ? String(parts[1]) : ""
        switch (parts.first ?? "", rest.isEmpty) {
        case ("role", false): self = .role(Role(rest))
        case ("attribute", false): self = .attribute(AttributeCode(rest))
        case ("category", false): self = .category(rest)
        case ("constant", _) where parts.count == 2: self = .constant(rest)
        default:
            guard let computed = Field.Computed(rawValue: parts.first == "computed" ? rest : text) else { return nil }
            self = .computed(computed)
        }
    }

    /// What to write in place of a text that is no source.
    static func remedy(for text: String) -> String {
        let known = Field.Computed.allCases.map { "computed:" + $0.rawValue } + ["role:", "attribute:", "category:"]
        let nearest = Suggestion.nearest(to: text.hasPrefix("computed:") ? text : "computed:" + text, among: known)
        return nearest.map { "did you mean \"\($0)\"?" }
            ?? "write role:…, attribute:…, constant:…, category:… or computed:…"
    }
}
