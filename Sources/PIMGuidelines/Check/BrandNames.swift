import PIMCatalog

/// Tells the names of brands, as the attributes for brands spell them.
final class BrandNames: Sendable {
    private let structure: CatalogStructure
    private let attributes: [Int]

    /// Looks for the attributes for brands; nil where there is none.
    init?(_ structure: CatalogStructure) {
        let role = Role("brand").word
        attributes = structure.attributes.indices.filter { structure.attributes[$0].role?.word == role }
        guard !attributes.isEmpty else { return nil }
        self.structure = structure
    }

    /// The brands that products name, in all languages.
    func names(of products: [Product]) -> [String] {
        var names: [String] = []
        for product in products {
            for entry in product.values.entries where attributes.contains(Int(entry.attribute)) {
                switch entry.form {
                case .text: names.append(product.values.text(of: entry))
                case .option:
                    let code = product.values.text(of: entry)
                    names.append(code)
                    let option = structure.attributes[Int(entry.attribute)].options.first { $0.code == code }
                    names += option?.labels.entries.map(\.text) ?? []
                default: continue
                }
            }
        }
        return names
    }
}

/// The brand of one product, worked out when somebody asks for it.
struct ProductBrand {
    let names: BrandNames
    let lineage: Lineage

    /// The words of its names.
    var words: Set<String> { NameWords.words(of: names.names(of: [lineage.product] + lineage.models)) }
}
