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
    let wanted: [Bool]?
    /// The places that some scope of the run asks for; nil where all texts are wanted.
    let places: PlaceFilter?
    /// The attributes whose texts are wanted for every place, because something is checked about them.
    let isAlwaysRead: [Bool]
    /// How the texts of attributes are kept whose data is one string; nil for the others.
    let textForms: [ProductValues.Form?]

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
        wanted = projection.map { numbers in structure.attributes.indices.map { numbers.contains($0) } }
        let axes = Set(structure.variantStructures.flatMap(\.axes).compactMap { structure.number(of: $0) })
        textForms = structure.attributes.map { attribute in
            switch attribute.type {
            case .identifier, .text, .richtext: .text
            case .option: .option
            case .image, .file: .medium
            default: nil
            }
        }
        isAlwaysRead = structure.attributes.enumerated().map { number, attribute in
            let validation = attribute.validation
            let isText = attribute.type == .text || attribute.type == .richtext
            let isChecked =
                validation.maximumLength != nil || validation.pattern != nil || !validation.extensions.isEmpty
            return isChecked || !(isText || attribute.type == .image || attribute.type == .file)
                || attribute.isUnique || axes.contains(number)
        }
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
            var line = ProductLine(reader: self, cursor: cursor, product: consume product, memory: consume memory)
            do throws(PIMIOError) {
                try line.read()
            } catch {
                (product, _, memory) = line.end()
                throw error
            }
            let findings: [Finding]
            (product, findings, memory) = line.end()
            return findings
        }
    }
}
