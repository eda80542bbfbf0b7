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

    /// Compiles a template; what is wrong with it where that cannot be.
    static func compile(
        _ source: String,
        _ vocabulary: TemplateVocabulary,
        _ structure: CatalogStructure,
        _ folder: TemplateFolder
    ) -> Result<FeedTemplate, LiquidProblem> {
        var options = LiquidOptions(
            variables: vocabulary.variables,
            filters: LiquidFilters.standard.adding(CatalogFilter.filters),
            partials: folder.partials
        )
        options.refusedPartials = folder.refusals
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
        func number(_ role: Role) -> [Int] { structure.number(of: role).map { [$0] } ?? [] }
        attributes = Set(
            template.slots.flatMap { slot -> [Int] in
                switch vocabulary.sources[slot] {
                case .attribute(let number), .modelAttribute(let number): [number]
                case .prices, .price: number("price")
                case .stock, .stockAt: number("stock")
                case .images: number("image") + number("images")
                default: []
                }
            }
        )
    }
}

/// What renders templates, kept from one product to the next.
struct TemplateDesk: Sendable {
    var renderer = LiquidRenderer()
    var output: [UInt8] = []
    /// What went wrong with the templates of the record that is being filled, by field.
    var problems: [(field: Int, problem: LiquidProblem)] = []
}
