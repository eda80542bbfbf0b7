import PIMCatalog

/// Watches for stock and price lines whose product no line has: a slip in an identifier would lose a price in silence.
struct StrayLines {
    private var sources: [String: SourcePosition]

    /// The greatest number of such lines that are told one by one.
    private static let limit = 1_000

    init(catalog: Catalog) {
        sources = catalog.stock.firstSources.merging(catalog.prices.firstSources) { first, _ in first }
        for model in catalog.allModels { sources[model.identifier] = nil }
    }

    /// Takes note of a product.
    mutating func note(_ identifier: String) {
        guard !sources.isEmpty else { return }
        sources[identifier] = nil
    }

    /// What is left, in the order of files and lines.
    var findings: [Finding] {
        let left = sources.sorted { ($0.value.file, $0.value.line, $0.key) < ($1.value.file, $1.value.line, $1.key) }
        return left.prefix(Self.limit).map { identifier, position in
            Finding(
                "line.stray",
                .warning,
                "no product has the identifier \"\(identifier)\", so the line counts for nothing",
                remedy: "mend the identifier, or take the line out",
                at: position
            )
        }
    }
}
