package import PIMText

extension ProductValues {
    /// Whether some text holds a character that forces its direction.
    package var forcesDirection: Bool {
        bytes.withUnsafeBufferPointer { TextMarks(of: $0).contains(.directionOverride) }
    }
}

/// What one look at each text of a product told; its values and its guidelines are judged by it.
package struct ProductMarks: Sendable {
    /// The marks of the texts, by their entries' places; none for what is no text.
    package private(set) var texts: [TextMarks] = []
    /// The marks of all texts together.
    package private(set) var all: TextMarks = []
    /// The marks of the identifier.
    package private(set) var identifier: TextMarks = []

    /// No marks.
    package init() {}

    /// The marks of a product.
    package init(of product: Product) {
        read(product.values, product.identifier)
    }

    /// Looks at the texts of the product of another lineage; the memory is kept.
    package mutating func read(_ lineage: Lineage) {
        read(lineage.product.values, lineage.product.identifier)
    }

    private mutating func read(_ values: ProductValues, _ identifier: String) {
        texts.removeAll(keepingCapacity: true)
        var marks: UInt32 = 0
        values.entries.withUnsafeBufferPointer { entries in
            values.bytes.withUnsafeBufferPointer { bytes in
                texts.reserveCapacity(entries.count)
                for index in entries.indices {
                    guard case .text = entries[index].form else {
                        texts.append([])
                        continue
                    }
                    let found = TextMarks(of: entries[index].range, in: bytes)
                    marks |= found.rawValue
                    texts.append(found)
                }
            }
        }
        all = TextMarks(rawValue: marks)
        self.identifier =
            identifier.utf8.withContiguousStorageIfAvailable { TextMarks(of: $0) } ?? TextMarks(of: identifier)
    }
}
