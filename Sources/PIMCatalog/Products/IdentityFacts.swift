/// What the identity of one product comes to, as far as it can be told without looking at others.
package final class IdentityFacts: Sendable {
    /// The product's identifier.
    package let identifier: String
    /// Where it stands.
    package let source: SourcePosition
    package let parent: String?
    let identifierHash: UInt64
    /// What is wrong with identifier and parents.
    let before: [Finding]
    /// Unique attributes and the hashes of their values.
    let uniqueValues: [UniqueValue]
    let axes: Axes
    /// Whether all hashes are the same in other runs.
    private let isStable: Bool

    /// The hash of a value that no other product may have.
    struct UniqueValue {
        let attribute: Int
        let hash: StableHash
    }

    /// What the axes come to by which a variant differs from its siblings.
    struct Axes {
        /// The variant structure and the level of it that the product stands on.
        var level: (structure: Int, index: Int)?
        /// What is wrong with them.
        var findings: [Finding] = []
        /// The hash of the parent and the values; nil where they are not whole.
        var combination: StableHash?
    }

    init(_ lineage: Lineage, _ before: [Finding], _ uniqueValues: [UniqueValue], _ axes: Axes) {
        identifier = lineage.product.identifier
        source = lineage.product.source
        parent = lineage.product.parent
        self.before = before
        self.uniqueValues = uniqueValues
        self.axes = axes
        let hash = Self.stableHash(of: lineage.product.identifier, lineage.product.kind)
        identifierHash = hash.value
        isStable =
            hash.isStable && axes.combination?.isStable != false && uniqueValues.allSatisfy(\.hash.isStable)
    }

    /// The hash of an identifier.
    static func hash(of identifier: String, _ kind: Product.Kind) -> UInt64 {
        stableHash(of: identifier, kind).value
    }

    private static func stableHash(of identifier: String, _ kind: Product.Kind) -> StableHash {
        var hash = StableHash(seed: kind == .model ? 1 : 2)
        hash.combine(identifier)
        return hash
    }

    /// What other runs can tell the product by; nil where its hashes hold for this run only.
    package var marks: IdentityMarks? {
        guard isStable else { return nil }
        return IdentityMarks(
            identifier: identifierHash,
            uniqueValues: uniqueValues.map(\.hash.value),
            combination: axes.combination?.value
        )
    }
}
