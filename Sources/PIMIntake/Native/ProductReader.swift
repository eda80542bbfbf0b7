public import PIMCatalog
public import PIMIO

/// Reads product and model lines: one JSON object each, in Akeneo's standard format with `audience` added.
///
/// Values of attributes outside the projection are checked for syntax and passed over.
public struct ProductReader: Sendable {
    /// What one line gave.
    public struct Result: Sendable {
        /// The product or model.
        public let product: Product
        /// What is wrong with its values; the bad ones are left out of the product.
        public let findings: [Finding]
    }

    let structure: CatalogStructure
    /// The places that some scope of the run asks for; nil where all texts are wanted.
    let places: PlaceFilter?
    /// How the values of each attribute are read.
    let plans: [AttributePlan]
    /// Whether values are read; otherwise they are checked as JSON and passed over all together.
    let readsValues: Bool

    /// Makes ready for a structure; without a projection every value is read.
    ///
    /// `projection` holds the numbers of the attributes whose values are needed.
    public init(structure: CatalogStructure, projection: Set<Int>? = nil) {
        self.init(structure: structure, projection: projection, places: nil)
    }

    /// Makes ready for a structure; texts for places that nobody asks for are checked and passed over.
    package init(structure: CatalogStructure, projection: Set<Int>?, places: PlaceFilter?) {
        self.structure = structure
        self.places = places
        readsValues = true
        let axes = Set(structure.variantStructures.flatMap(\.axes).compactMap { structure.number(of: $0) })
        plans = structure.attributes.enumerated().map { number, attribute in
            AttributePlan(
                attribute,
                isWanted: projection?.contains(number) != false,
                isAxis: axes.contains(number)
            )
        }
    }

    /// Makes ready to read only who a product is and what it hangs below; what a line says after that is not looked at.
    init(withoutValuesOf structure: CatalogStructure) {
        self.structure = structure
        places = nil
        plans = []
        readsValues = false
    }

    /// Reads one line.
    ///
    /// Throws a `PIMIOError` with the column where the line is not JSON, or not an object with an identifier.
    public func read(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at position: SourcePosition,
        kind: Product.Kind
    ) throws(PIMIOError) -> Result {
        var memory = LineMemory()
        var product = Product(identifier: "", kind: kind)
        let findings = try read(bytes, in: range, at: position, kind: kind, into: &product, &memory)
        return Result(product: product, findings: findings)
    }

    /// Reads one line of many into `product` and says what is wrong with its values; what lines have in common is
    /// remembered.
    package func read(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at position: SourcePosition,
        kind: Product.Kind,
        into product: inout Product,
        _ memory: inout LineMemory
    ) throws(PIMIOError) -> [Finding] {
        try bytes.withUnsafeBufferPointer { buffer throws(PIMIOError) -> [Finding] in
            let cursor = JSONStream(buffer, in: range)
            product.reset(kind: kind, at: position)
            return try memory.withRows(of: self, lineBytes: range.count) { rows throws(PIMIOError) -> [Finding] in
                try withUnsafeMutablePointer(to: &product) { product throws(PIMIOError) -> [Finding] in
                    var line = ProductLine(self, cursor, into: product, rows)
                    try line.read()
                    return line.findings
                }
            }
        }
    }
}
