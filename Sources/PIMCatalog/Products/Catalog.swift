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
    /// The hashes that products with the identifiers of models would have.
    private let modelHashes: HashMemory
    /// The hashes of the lines of the models; empty where they were not read from lines.
    private let modelLines: [UInt64]

    /// Puts a catalog together; of two models with one identifier the first counts (`problems` says so).
    public convenience init(
        structure: CatalogStructure,
        models: [Product] = [],
        stock: StockTable = StockTable(),
        prices: PriceTable = PriceTable()
    ) {
        self.init(structure: structure, models: models, lines: [], stock: stock, prices: prices)
    }

    /// Puts a catalog together whose models were read from lines with these hashes.
    package init(
        structure: CatalogStructure,
        models: [Product],
        lines: [UInt64],
        stock: StockTable,
        prices: PriceTable
    ) {
        modelLines = lines
        self.structure = structure
        self.models = models
        self.stock = stock
        self.prices = prices
        var numbers: [String: Int32] = Dictionary(minimumCapacity: models.count)
        for (number, model) in models.enumerated() where numbers[model.identifier] == nil {
            numbers[model.identifier] = Int32(number)
        }
        modelNumbers = numbers
        var hashes = HashMemory()
        for model in models { _ = hashes.insert(IdentityFacts.hash(of: model.identifier, .product)) }
        modelHashes = hashes
    }

    /// The model with this identifier.
    public func model(_ identifier: String) -> Product? {
        modelNumbers[identifier].map { models[Int($0)] }
    }

    /// Whether there is a model with a product's identifier.
    package func hasModel(_ product: IdentityFacts) -> Bool {
        modelHashes.contains(product.identifierHash) && modelNumbers[product.identifier] != nil
    }

    /// Whether there is a model with the identifier of a product known from another run.
    package func hasModel(_ marks: IdentityMarks) -> Bool {
        !models.isEmpty && modelHashes.contains(marks.identifier)
    }

    /// All models, in the order of the files.
    public var allModels: [Product] { models }

    /// The hash of all models from one upwards: their lines, and the stock and price lines that name them; nil where the
    /// chain is not whole, or the models were not read from lines.
    package func modelsHash(from identifier: String) -> UInt64? {
        var hash = StableHash(seed: 11)
        var next: String? = identifier
        var depth = 0
        while let identifier = next {
            guard let number = modelNumbers[identifier].map({ Int($0) }), number < modelLines.count,
                depth < Lineage.maximumModels
            else {
                return nil
            }
            hash.combine(modelLines[number])
            hash.combine(sideHash(of: identifier))
            next = models[number].parent
            depth += 1
        }
        return hash.value
    }

    /// The hash of the stock and price lines of a product or model.
    package func sideHash(of identifier: String) -> UInt64 {
        guard !stock.isEmpty || !prices.isEmpty else { return 0 }
        var hash = StableHash(seed: 12)
        for entry in stock.entries(of: identifier) { hash.combine(entry.lineHash) }
        hash.combine(0)
        for entry in prices.entries(of: identifier) { hash.combine(entry.lineHash) }
        return hash.value
    }

    /// A product with its models above it; the chain ends where a parent is unknown, closes a circle or is one too many.
    public func lineage(of product: Product) -> Lineage {
        let (models, problem) = chain(above: product)
        return lineage(of: product, models: models, problem: problem)
    }

    /// A product's lineage from its models, which `chain` found.
    func lineage(of product: consuming Product, models: [Product], problem: Lineage.Problem?) -> Lineage {
        if !prices.isEmpty { product = prices.applied(to: product) }
        return Lineage(product: product, models: models, structure: structure, problem: problem)
    }

    /// The models above a product, nearest first, and why they are not all there.
    func chain(above product: Product) -> (models: [Product], problem: Lineage.Problem?) {
        var models: [Product] = []
        var next = product.parent
        while let identifier = next {
            guard let model = model(identifier) else { return (models, .unknownParent(identifier)) }
            let isOwn = product.kind == .model && product.identifier == identifier
            guard !isOwn, !models.contains(where: { $0.identifier == identifier }) else {
                return (models, .circle(identifier))
            }
            guard models.count < Lineage.maximumModels else { return (models, .tooDeep(identifier)) }
            models.append(prices.isEmpty ? model : prices.applied(to: model))
            next = model.parent
        }
        return (models, nil)
    }
}

/// Finds the lineages of products that come one after another: siblings share the list of their models.
package struct LineageFinder: Sendable {
    private let catalog: Catalog
    private var parent: String?
    private var models: [Product] = []
    private var problem: Lineage.Problem?

    /// Makes ready for a catalog.
    package init(catalog: Catalog) {
        self.catalog = catalog
    }

    /// The product with its models above it, as `Catalog.lineage(of:)` finds it.
    package mutating func lineage(of product: consuming Product) -> Lineage {
        if product.kind == .model || product.parent == nil || product.parent != parent {
            parent = product.kind == .model ? nil : product.parent
            (models, problem) = catalog.chain(above: product)
        }
        return catalog.lineage(of: product, models: models, problem: problem)
    }
}

/// A product with the models above it, nearest first: what one scope's listing is resolved from.
public final class Lineage: Sendable {
    /// Why a lineage is not whole.
    public enum Problem: Sendable, Hashable {
        /// No model has this identifier.
        case unknownParent(String)
        /// A model is its own ancestor.
        case circle(String)
        /// There are more than `maximumModels` above it; this one would be the next.
        case tooDeep(String)
    }

    /// The most models that may stand above a product or model.
    public static let maximumModels = 64

    /// The product itself.
    public let product: Product
    /// Its models, the nearest first, the root last.
    public let models: [Product]
    /// The number of the family, the nearest level's that names one.
    public let family: Int?
    /// The number of the variant structure; nil for a product without models, or models that name none.
    public let variantStructure: Int?
    /// Why the lineage is not whole; nil where it is.
    public let problem: Problem?

    init(product: Product, models: [Product], structure: CatalogStructure, problem: Problem?) {
        self.product = product
        self.models = models
        self.problem = problem
        var family = product.family
        var named = product.structure
        for model in models {
            family = family ?? model.family
            named = model.structure ?? named
        }
        self.family = family
        guard !models.isEmpty || product.kind == .model else {
            variantStructure = nil
            return
        }
        variantStructure = named ?? family.flatMap { structure.onlyStructure(ofFamily: $0) }
    }

    /// The product itself, then its models up to the root.
    public var levels: [Product] { [product] + models }

    /// A level: 0 is the product itself, then come its models up to the root.
    @inline(__always)
    public func level(_ index: Int) -> Product {
        index == 0 ? product : models[index - 1]
    }

    /// The model at the top; the product itself where it has none.
    public var root: Product { models.last ?? product }

    /// Whether the product hangs below a model.
    public var isVariant: Bool { !models.isEmpty }

    /// How deep a level stands, counted from the root model, which is 0.
    func depth(ofLevel index: Int) -> Int { models.count - index }

    /// The root model alone, as a lineage of its own.
    public func rootLineage(in structure: CatalogStructure) -> Lineage {
        Lineage(product: root, models: [], structure: structure, problem: nil)
    }

    /// The categories of the product and of its models, nearest level first, none twice.
    public var categories: [Int] {
        guard models.contains(where: { !$0.categories.isEmpty }) else { return product.categories }
        var result = product.categories
        for model in models {
            result += model.categories.filter { !result.contains($0) }
        }
        return result
    }
}
