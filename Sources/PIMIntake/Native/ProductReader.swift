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
    ///
    /// Texts are read in normal form C. Almost all are in it, which costs them nothing; a line with one that is not is
    /// written anew and read again.
    package func read(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at position: SourcePosition,
        kind: Product.Kind,
        into product: inout Product,
        _ memory: inout LineMemory
    ) throws(PIMIOError) -> [Finding] {
        var suspect = 0..<0
        let findings = try bytes.withUnsafeBufferPointer { buffer throws(PIMIOError) -> [Finding] in
            let cursor = JSONStream(buffer, in: range)
            product.reset(kind: kind, at: position)
            return try memory.withRows(of: self, lineBytes: range.count) { rows throws(PIMIOError) -> [Finding] in
                try withUnsafeMutablePointer(to: &product) { product throws(PIMIOError) -> [Finding] in
                    var line = ProductLine(self, cursor, into: product, rows)
                    try line.read()
                    suspect = line.cursor.suspect
                    return line.findings
                }
            }
        }
        guard !suspect.isEmpty else { return findings }
        product.mayForceDirection = product.values.forcesDirection
        guard let line = ComposedLine(bytes, in: range, suspect: suspect) else { return findings }
        return try readAgain(line, at: position, kind: kind, into: &product, &memory)
    }

    /// Reads a line again that was read as it is, now composed; an identifier that changes by that is reported.
    @inline(never)
    private func readAgain(
        _ line: ComposedLine,
        at position: SourcePosition,
        kind: Product.Kind,
        into product: inout Product,
        _ memory: inout LineMemory
    ) throws(PIMIOError) -> [Finding] {
        let written = product.identifier
        let range = line.bytes.indices
        do {
            var findings = try read(line.bytes, in: range, at: position, kind: kind, into: &product, &memory)
            for index in findings.indices {
                guard let column = findings[index].position?.column else { continue }
                findings[index].position?.column = line.column(of: column)
            }
            if !written.utf8.elementsEqual(product.identifier.utf8) {
                findings.append(Self.composedIdentifier(product, at: position))
            }
            return findings
        } catch {
            var error = error
            error.column = error.column.map { line.column(of: $0) }
            throw error
        }
    }

    private static func composedIdentifier(_ product: Product, at position: SourcePosition) -> Finding {
        Finding(
            "product.decomposed-identifier",
            .warning,
            "the identifier \"\(product.identifier)\" is written with letters and marks apart; it is read composed (NFC)",
            remedy: "write it composed, since other systems take the two spellings for two products",
            at: position,
            product: product.identifier
        )
    }
}
