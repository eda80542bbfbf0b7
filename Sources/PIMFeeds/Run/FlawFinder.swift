import PIMCatalog
import PIMGuidelines

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
    private let scoresItems: Bool

    /// `pictures` notes which pictures guidelines look at.
    init(_ recipe: WorkerRecipe, _ pictures: SeenPictures?) {
        let catalog = recipe.catalog
        scoresItems = recipe.scoresItems
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
        // Those of models came in between; they are told with the models.
        desk?.waived?.removeAll()
        return desk?.opinions(of: lineage, listings) ?? []
    }

    /// What waivers cover of the product that opinions were last asked for.
    var waived: [WaivedFinding] { desk?.waived ?? [] }

    /// The rules that could not judge texts, since this was last asked.
    mutating func takeUnjudged() -> Set<GuidelineDesk.Unjudged> {
        guard let found = desk?.unjudged, !found.isEmpty else { return [] }
        desk?.unjudged = []
        return found
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
        if scoresItems {
            for finding in library { flaws.remark(finding, on: lineage.product, structure) }
        }
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
        for (number, model) in lineage.models.enumerated() {
            if models[model.identifier] == nil {
                var found = ProductFlaws()
                let own = catalog.lineage(of: model)
                // Only errors count, and no mark makes one.
                for finding in values.check(own, ProductMarks()) { found.add(finding, structure) }
                for finding in library.errors(of: own) { found.add(finding, structure) }
                if scoresItems {
                    for finding in library.findings(of: own, ProductMarks(of: model)) {
                        found.remark(finding, on: model, structure)
                    }
                }
                for opinion in textOpinions(of: own) { found.add(opinion, structure) }
                models[model.identifier] = found
            }
            if let found = models[model.identifier] { flaws.add(found, level: number + 1) }
        }
        return flaws
    }
}

/// Holds texts against the library's own rules that no guideline changes.
struct LibraryCheck: Sendable {
    /// Judges all texts; nil where only errors count.
    private let all: GuidelineCheck?
    private let errors: GuidelineCheck

    /// Words among `names` may stand in capitals.
    init(_ structure: CatalogStructure, untouched: Set<String>?, names: Set<String>, seeksErrorsOnly: Bool) {
        func check(_ rules: [Rule]) -> GuidelineCheck {
            let own = rules.filter { untouched?.contains($0.code) ?? true }
            // Guidelines judge texts; identifiers are the library's in any case.
            let others = rules.filter { rule in !rule.needsLanguage && !own.contains { $0.code == rule.code } }
            return GuidelineCheck(structure: structure, rules: own, onlyForIdentifiers: others, names: names)
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
