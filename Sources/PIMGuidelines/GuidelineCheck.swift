public import PIMCatalog
import PIMText

/// Holds the texts of products against the rules.
public struct GuidelineCheck: Sendable {
    private let structure: CatalogStructure
    private let rules: [Rule]
    private let textAttributes: [Bool]

    /// Makes ready for a structure.
    public init(structure: CatalogStructure, rules: [Rule] = Rule.all) {
        self.structure = structure
        self.rules = rules
        textAttributes = structure.attributes.map { $0.isLocalizable && ($0.type == .text || $0.type == .richtext) }
    }

    /// What the rules say about the localized texts of a product (not of its models).
    public func check(_ product: Product) -> [Finding] {
        var findings: [Finding] = []
        for entry in product.values where entry.locale >= 0 && textAttributes[Int(entry.attribute)] {
            guard case .text(let text)? = entry.value else { continue }
            let attribute = structure.attributes[Int(entry.attribute)]
            let locale = structure.locales[Int(entry.locale)]
            let plain = attribute.type == .richtext ? PlainText.fromHTML(text) : text
            let sample = Rule.Sample(plain, locale.text)
            for rule in rules {
                guard let problem = rule.problem(sample) else { continue }
                findings.append(
                    Finding(
                        rule.code,
                        rule.isError ? .error : .warning,
                        "\(locale): \(problem)",
                        remedy: rule.remedy,
                        at: product.source,
                        product: product.identifier,
                        attribute: attribute.code
                    )
                )
            }
        }
        return findings
    }
}
