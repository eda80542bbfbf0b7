import PIMCatalog
import PIMText

/// A template of a feed's field, compiled against the catalog.
package struct FeedTemplate: Sendable {
    /// The text as the feed definition has it.
    package let source: String
    let template: LiquidTemplate
    let vocabulary: TemplateVocabulary
    /// The numbers of the attributes it reads.
    let attributes: Set<Int>

    /// Compiles a template for a feed that writes money so; what is wrong with it where that cannot be.
    static func compile(
        _ source: String,
        _ vocabulary: TemplateVocabulary,
        _ structure: CatalogStructure,
        _ folder: TemplateFolder,
        units: MinorUnits
    ) -> Result<FeedTemplate, LiquidProblem> {
        let filters = CatalogFilter.filters(vocabulary, structure, units)
        var options = LiquidOptions(
            variables: vocabulary.variables,
            filters: LiquidFilters.standard.adding(filters),
            partials: folder.partials
        )
        options.refusedPartials = folder.refusals
        options.refusedText = { slot, text in vocabulary.refusal(of: text, at: slot, structure) }
        return LiquidTemplate.compile(source, options: options).map {
            FeedTemplate(source: source, template: $0, vocabulary: vocabulary, structure)
        }
    }

    private init(
        source: String,
        template: LiquidTemplate,
        vocabulary: TemplateVocabulary,
        _ structure: CatalogStructure
    ) {
        self.source = source
        self.template = template
        self.vocabulary = vocabulary
        attributes = Set(template.slots.flatMap { vocabulary.attributes(at: $0, structure) })
    }
}

/// What renders templates, kept from one product to the next.
struct TemplateDesk: Sendable {
    var renderer = LiquidRenderer()
    var output: [UInt8] = []
    /// What went wrong with the templates of the record that is being filled, by field.
    var problems: [(field: Int, problem: LiquidProblem)] = []
    /// What the filter `limit` cut in the templates of that record, by field.
    var cuts: [(field: Int, cut: LiquidCut)] = []

    mutating func forget() {
        if !problems.isEmpty { problems.removeAll() }
        if !cuts.isEmpty { cuts.removeAll(keepingCapacity: true) }
    }
}
