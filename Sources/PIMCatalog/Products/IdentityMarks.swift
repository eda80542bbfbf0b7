/// What is kept of a product's identity from run to run: hashes that are the same in every run.
package struct IdentityMarks: Sendable, Hashable {
    /// The hash of the identifier.
    package var identifier: UInt64
    /// The hashes of the values that no other product may have.
    package var uniqueValues: [UInt64]
    /// The hash of the parent and the values of the axes; nil for a product without.
    package var combination: UInt64?

    /// Puts marks together.
    package init(identifier: UInt64, uniqueValues: [UInt64] = [], combination: UInt64? = nil) {
        self.identifier = identifier
        self.uniqueValues = uniqueValues
        self.combination = combination
    }
}
