/// A file of product lines, and what findings call it.
public struct ProductFile: Sendable, Hashable {
    /// Where it is; `-` is standard input.
    public let path: String
    /// What findings call it.
    public let name: String

    /// Names a file of product lines.
    public init(path: String, name: String? = nil) {
        self.path = path
        self.name = name ?? (path == "-" ? "standard input" : path)
    }
}
