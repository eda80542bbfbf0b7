/// A place in a catalog's files.
public struct SourcePosition: Sendable, Hashable, CustomStringConvertible {
    /// The file, relative to the catalog's folder where it lies in it.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The column in UTF-8 bytes, counted from 1; nil for the line as a whole.
    public var column: Int?

    /// Names a place.
    public init(file: String, line: Int, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line` or `file:line:column`.
    public var description: String {
        guard let column else { return "\(file):\(line)" }
        return "\(file):\(line):\(column)"
    }
}
