import PIMCatalog
import PIMGuidelines

/// What is wrong, at error level, with the values a product shows: its own and those of its models.
struct ProductFlaws {
    /// The attributes with a bad value, by number.
    private(set) var attributes: Set<Int> = []
    /// Whether something is wrong that concerns no single attribute, such as an unknown category.
    private(set) var isProductWide = false

    /// What guidelines say of it.
    private(set) var opinions: [Opinion] = []

    /// What a guideline says of it, and where that counts.
    struct Opinion {
        /// Nil where it concerns no single attribute.
        let attribute: Int?
        /// Nil where it counts in every scope.
        let scopes: [Int]?
        let severity: Finding.Severity
    }

    /// Takes note of what a guideline says.
    mutating func add(_ opinion: GuidelineDesk.Opinion, _ structure: CatalogStructure) {
        let attribute = opinion.finding.attribute.flatMap { structure.number(of: $0) }
        let severity = opinion.finding.severity
        let scopes = opinion.scope.map { [$0] + opinion.otherScopes }
        opinions.append(Opinion(attribute: attribute, scopes: scopes, severity: severity))
    }

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
        if !other.opinions.isEmpty { opinions += other.opinions }
    }

    /// The worst that guidelines say of what a feed of a scope shows; nil where they say nothing.
    func worstOpinion(on plan: FeedPlan, _ scope: Int) -> Finding.Severity? {
        guard !opinions.isEmpty else { return nil }
        return opinions.lazy.filter { opinion in
            guard opinion.scopes?.contains(scope) ?? true else { return false }
            guard let attribute = opinion.attribute, let shown = plan.shownAttributes else { return true }
            return shown.contains(attribute)
        }.map(\.severity).max()
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
    private let scopes: [ScopeTable]
    private let library: LibraryCheck
    private var desk: GuidelineDesk?
    private var models: [String: ProductFlaws] = [:]
    private var root = ""
    private var parent: String?
    private var ofParent = ProductFlaws()

    /// `pictures` notes which pictures guidelines look at.
    init(_ recipe: WorkerRecipe, _ pictures: SeenPictures?) {
        let catalog = recipe.catalog
        library = recipe.library
        desk = recipe.desk
        desk?.pictures = pictures
        scopes = recipe.scopes
        self.catalog = catalog
        structure = catalog.structure
        values = ValueCheck(structure: catalog.structure, seeksErrorsOnly: !recipe.checksValues)
    }

    /// What is wrong with the product's own values, whose texts have these marks.
    func findings(of lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        values.check(lineage, marks)
    }

    /// What the library's own rules say of the product's own texts, which have these marks.
    func libraryFindings(of lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        library.findings(of: lineage, marks)
    }

    /// What guidelines say of the product and of what each scope shows of it.
    mutating func opinions(of lineage: Lineage, _ listings: [Listing]) -> [GuidelineDesk.Opinion] {
        desk?.opinions(of: lineage, listings) ?? []
    }

    /// The flaws of a product, given what was found of itself, and of its models.
    mutating func flaws(
        _ lineage: Lineage,
        _ problems: [Finding],
        _ own: [Finding],
        _ library: [Finding],
        _ opinions: [GuidelineDesk.Opinion]
    ) -> ProductFlaws {
        if lineage.isVariant, lineage.product.parent != parent {
            parent = lineage.product.parent
            ofParent = above(lineage)
        }
        var flaws = lineage.isVariant ? ofParent : ProductFlaws()
        for finding in problems { flaws.add(finding, structure) }
        for finding in own { flaws.add(finding, structure) }
        for finding in library { flaws.add(finding, structure) }
        for opinion in opinions { flaws.add(opinion, structure) }
        return flaws
    }

    /// What guidelines say of a model's own texts.
    private mutating func textOpinions(of model: Lineage) -> [GuidelineDesk.Opinion] {
        guard desk != nil else { return [] }
        let listings = scopes.map { structure.listing(of: model, in: $0) }
        return desk?.opinions(of: model, listings) ?? []
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
                let own = catalog.lineage(of: model)
                // Only errors count, and no mark makes one.
                for finding in values.check(own, ProductMarks()) { found.add(finding, structure) }
                for finding in library.errors(of: own) { found.add(finding, structure) }
                for opinion in textOpinions(of: own) { found.add(opinion, structure) }
                models[model.identifier] = found
            }
            if let found = models[model.identifier] { flaws.add(found) }
        }
        return flaws
    }
}

/// Holds texts against the library's own rules that no guideline changes.
struct LibraryCheck: Sendable {
    /// Judges all texts; nil where only errors count.
    private let all: GuidelineCheck?
    private let errors: GuidelineCheck

    init(_ structure: CatalogStructure, untouched: Set<String>?, seeksErrorsOnly: Bool) {
        func check(_ rules: [Rule]) -> GuidelineCheck {
            let own = rules.filter { untouched?.contains($0.code) ?? true }
            // Guidelines judge texts; identifiers are the library's in any case.
            let others = rules.filter { rule in !rule.needsLanguage && !own.contains { $0.code == rule.code } }
            return GuidelineCheck(structure: structure, rules: own, onlyForIdentifiers: others)
        }
        all = seeksErrorsOnly ? nil : check(Rule.all)
        errors = check(Rule.all.filter(\.isError))
    }

    /// What is wrong with a product's own texts, which have these marks, at the severities that count.
    func findings(of lineage: Lineage, _ marks: ProductMarks) -> [Finding] {
        all?.check(lineage, marks) ?? errors(of: lineage)
    }

    /// What is wrong with them at error level: nothing but what readers of lines watch out for.
    func errors(of lineage: Lineage) -> [Finding] {
        lineage.product.mayForceDirection ? errors.check(lineage.product) : []
    }
}
