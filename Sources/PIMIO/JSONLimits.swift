/// How deep and how large a JSON text may be.
public struct JSONLimits: Sendable, Hashable {
    /// The number of containers that may stand inside each other.
    public var maxDepth: Int
    /// The number of bytes.
    public var maxBytes: Int

    /// Creates limits.
    public init(maxDepth: Int = 128, maxBytes: Int = 1 << 30) {
        self.maxDepth = maxDepth
        self.maxBytes = maxBytes
    }
}
