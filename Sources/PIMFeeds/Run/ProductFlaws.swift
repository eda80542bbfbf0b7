import PIMCatalog

/// What is wrong, at error level, with the values a product shows: its own and those of its models.
struct ProductFlaws {
    /// The attributes with a bad value, by number.
    private(set) var attributes: Set<Int> = []
    /// Whether something is wrong that concerns no single attribute, such as an unknown category.
    private(set) var isProductWide = false

    /// Takes note of a finding.
    mutating func add(_ finding: Finding, _ structure: CatalogStructure) {
        guard finding.severity == .error else { return }
        guard let attribute = finding.attribute.flatMap({ structure.number(of: $0) }) else {
            isProductWide = true
            return
        }
        attributes.insert(attribute)
    }

    /// Takes over what is wrong with a model.
    mutating func add(_ other: ProductFlaws) {
        if !other.attributes.isEmpty { attributes.formUnion(other.attributes) }
        isProductWide = isProductWide || other.isProductWide
    }

    /// Whether a feed shows something of it.
    func concern(_ plan: FeedPlan) -> Bool {
        guard !isProductWide else { return true }
        guard !attributes.isEmpty else { return false }
        return plan.shownAttributes.map { !$0.isDisjoint(with: attributes) } ?? true
    }
}

/// Checks the values of lineages; what is wrong with a model is found once while its variants stand together.
struct FlawFinder {
    private let structure: CatalogStructure
    private let catalog: Catalog
    private let values: ValueCheck
    private var models: [String: ProductFlaws] = [:]
    private var root = ""
    private var parent: String?
    private var ofParent = ProductFlaws()

    init(catalog: Catalog, seeksErrorsOnly: Bool) {
        self.catalog = catalog
        structure = catalog.structure
        values = ValueCheck(structure: catalog.structure, seeksErrorsOnly: seeksErrorsOnly)
    }

    /// What is wrong with the product's own values.
    func findings(of lineage: Lineage) -> [Finding] {
        values.check(lineage)
    }

    /// The flaws of a product, given what was found of itself, and of its models.
    mutating func flaws(_ lineage: Lineage, _ problems: [Finding], _ own: [Finding]) -> ProductFlaws {
        if lineage.isVariant, lineage.product.parent != parent {
            parent = lineage.product.parent
            ofParent = above(lineage)
        }
        var flaws = lineage.isVariant ? ofParent : ProductFlaws()
        for finding in problems { flaws.add(finding, structure) }
        for finding in own { flaws.add(finding, structure) }
        return flaws
    }

    /// The flaws of all models above a product.
    private mutating func above(_ lineage: Lineage) -> ProductFlaws {
        var flaws = ProductFlaws()
        if lineage.root.identifier != root {
            root = lineage.root.identifier
            models.removeAll(keepingCapacity: true)
        }
        for model in lineage.models {
            if models[model.identifier] == nil {
                var found = ProductFlaws()
                for finding in values.check(catalog.lineage(of: model)) { found.add(finding, structure) }
                models[model.identifier] = found
            }
            if let found = models[model.identifier] { flaws.add(found) }
        }
        return flaws
    }
}
