public import PIMCatalog
public import PIMIO

/// Writes products.jsonl or models.jsonl: one compact object a line, seen under its name only when it is complete.
public struct ProductLineWriter: ~Copyable {
    /// The number of lines written.
    public private(set) var count = 0
    private let form: ProductLineForm
    private var file: AtomicFile

    /// Creates the file's unfinished form beside its place; the attributes say how their values are written.
    public init(target: String, attributes: [Attribute]) throws(PIMIOError) {
        form = ProductLineForm(attributes: attributes)
        AtomicFile.removeLeftovers(of: target)
        file = try AtomicFile(target: target)
    }

    /// Writes one product or model.
    public mutating func append(_ draft: ProductDraft) throws(PIMIOError) {
        try append(lines: form.line(of: draft), count: 1)
    }

    /// Writes lines that a `ProductLineForm` made before.
    public mutating func append(lines: [UInt8], count: Int) throws(PIMIOError) {
        try file.write(lines)
        self.count += count
    }

    /// Puts the finished file in its place.
    public consuming func commit() throws(PIMIOError) {
        try file.commit()
    }
}

/// How products are written as lines: compact JSON, keys in a fixed order, each value as its attribute's type asks.
public struct ProductLineForm: Sendable {
    private let singles: Set<AttributeCode>

    /// Makes ready for a catalog's attributes.
    public init(attributes: [Attribute]) {
        let types: Set<AttributeType> = [.image, .file, .reference]
        singles = Set(attributes.filter { types.contains($0.type) }.map(\.code))
    }

    /// The product as a line, its line end included.
    public func line(of draft: ProductDraft) -> [UInt8] {
        var writer = JSONWriter()
        writer.product(draft, singles: singles)
        writer.newline()
        return writer.buffer.bytes
    }
}
