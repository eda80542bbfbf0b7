/// A frozen structure with the product models, stock and price lists that products are seen through.
///
/// Products themselves are not in it: they stream past it. Memory is the models', the stock lines' and the price
/// lines', not the products'.
public final class Catalog: Sendable {
    /// What products are read, resolved and checked against.
    public let structure: CatalogStructure
    /// The stock of products by location.
    public let stock: StockTable
    /// Prices kept apart from content.
    public let prices: PriceTable

    private let models: [Product]
    private let modelNumbers: [String: Int32]

    /// Puts a catalog together; of two models with one identifier the first counts (`problems` says so).
    public init(
        structure: CatalogStructure,
        models: [Product] = [],
        stock: StockTable = StockTable(),
        prices: PriceTable = PriceTable()
    ) {
        self.structure = structure
        self.models = models
        self.stock = stock
        self.prices = prices
        var numbers: [String: Int32] = Dictionary(minimumCapacity: models.count)
        for (number, model) in models.enumerated() where numbers[model.identifier] == nil {
            numbers[model.identifier] = Int32(number)
        }
        modelNumbers = numbers
    }

    /// The model with this identifier.
    public func model(_ identifier: String) -> Product? {
        modelNumbers[identifier].map { models[Int($0)] }
    }

    /// All models, in the order of the files.
    public var allModels: [Product] { models }

    /// A product with its models above it; the chain ends where a parent is unknown or closes a circle.
    public func lineage(of product: Product) -> Lineage {
        var levels = [prices.isEmpty ? product : prices.applied(to: product)]
        var problem: Lineage.Problem?
        var next = product.parent
        while let identifier = next {
            guard let model = model(identifier) else {
                problem = .unknownParent(identifier)
                break
            }
            guard !levels.contains(where: { $0.kind == .model && $0.identifier == identifier }) else {
                problem = .circle(identifier)
                break
            }
            levels.append(prices.isEmpty ? model : prices.applied(to: model))
            next = model.parent
        }
        return Lineage(levels: levels, structure: structure, problem: problem)
    }
}

/// A product with the models above it, nearest first: what one scope's listing is resolved from.
public struct Lineage: Sendable {
    /// Why a lineage is not whole.
    public enum Problem: Sendable, Hashable {
        /// No model has this identifier.
        case unknownParent(String)
        /// A model is its own ancestor.
        case circle(String)
    }

    /// The product itself, then its models up to the root.
    public let levels: [Product]
    /// The number of the family, the nearest level's that names one.
    public let family: Int?
    /// The number of the variant structure; nil for a product without models, or models that name none.
    public let variantStructure: Int?
    /// Why the lineage is not whole; nil where it is.
    public let problem: Problem?

    init(levels: [Product], structure: CatalogStructure, problem: Problem?) {
        self.levels = levels
        self.problem = problem
        let family = levels.lazy.compactMap(\.family).first
        self.family = family
        guard levels.count > 1 || levels[0].kind == .model else {
            variantStructure = nil
            return
        }
        let named = levels.lazy.reversed().compactMap(\.structure).first
        let only = family.flatMap { number -> Int? in
            let structures = structure.families[number].structures
            guard structures.count == 1 else { return nil }
            return structure.number(of: structures[0].code)
        }
        variantStructure = named ?? only
    }

    /// The product itself.
    public var product: Product { levels[0] }

    /// The model at the top; the product itself where it has none.
    public var root: Product { levels[levels.count - 1] }

    /// Whether the product hangs below a model.
    public var isVariant: Bool { levels.count > 1 }

    /// How deep a level stands, counted from the root model, which is 0.
    func depth(ofLevel index: Int) -> Int { levels.count - 1 - index }

    /// The root model alone, as a lineage of its own.
    public func rootLineage(in structure: CatalogStructure) -> Lineage {
        Lineage(levels: [root], structure: structure, problem: nil)
    }

    /// The categories of the product and of its models, nearest level first, none twice.
    public var categories: [Int] {
        guard levels.count > 1 else { return levels[0].categories }
        var result = levels[0].categories
        for level in levels.dropFirst() {
            result += level.categories.filter { !result.contains($0) }
        }
        return result
    }
}
