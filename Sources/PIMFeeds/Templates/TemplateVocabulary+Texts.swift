import PIMCatalog
import PIMText

extension TemplateVocabulary {
    /// What to say where a variable is compared with a text that it never is; nil where it may be.
    ///
    /// An option, a family or a category is equal to its code, and to its name in any language.
    func refusal(of text: String, at slot: Int, _ structure: CatalogStructure) -> LiquidFault? {
        let name = variables[slot].name
        switch sources[slot] {
        case .attribute(let number), .modelAttribute(let number):
            let options = structure.attributes[number].options
            guard !options.isEmpty, structure.option(text, of: number) == nil else { return nil }
            return Self.refusal(of: text, "an option of `\(name)`", options.map { ($0.code, $0.labels) })
        case .family:
            return Self.refusal(of: text, "a family", structure.families.map { ($0.code.text, $0.labels) })
        case .categories:
            return Self.refusal(of: text, "a category", structure.categories.map { ($0.code.text, $0.labels) })
        default: return nil
        }
    }

    private static func refusal(
        of text: String,
        _ what: String,
        _ known: [(code: String, labels: Labels)]
    ) -> LiquidFault? {
        let isKnown = known.contains { entry in
            entry.code == text || entry.labels.entries.contains { $0.text == text }
        }
        if isKnown { return nil }
        let codes = known.map(\.code)
        return LiquidFault(
            "`\(text)` is not \(what)",
            remedy: Suggestion.nearest(to: text, among: codes).map { "did you mean `\($0)`?" }
                ?? "known: \(codes.prefix(12).joined(separator: ", "))"
        )
    }
}
