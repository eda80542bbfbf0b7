/// One row of delimited text.
public struct Row: Sendable, Hashable {
    /// The fields, quotes resolved.
    public let fields: [String]
    /// The line where the row starts, counted from 1.
    public let line: Int

    /// Creates a row.
    public init(fields: [String], line: Int) {
        self.fields = fields
        self.line = line
    }
}
