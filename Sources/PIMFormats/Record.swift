/// A listing projected onto a format's fields: one cell per field, in table order.
public struct Record: Sendable, Hashable {
    /// The product the record shows.
    public var identifier: String
    /// Whether the product is a variant of a model.
    public var isVariant: Bool
    /// One cell per field, in table order.
    public var cells: [Cell]

    /// Creates a record.
    public init(identifier: String, isVariant: Bool, cells: [Cell]) {
        self.identifier = identifier
        self.isVariant = isVariant
        self.cells = cells
    }
}

/// What a record holds for one field, as text in the feed's spelling but not yet escaped.
public enum Cell: Sendable, Hashable {
    /// Nothing.
    case empty
    /// One value.
    case text(String)
    /// The values of a repeated field.
    case list([String])
    /// The rows of a group, one cell per sub-field.
    case rows([[Cell]])
    /// A value in its natural JSON shape, already written as JSON.
    case json(String)

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        switch self {
        case .empty: true
        case .text(let text): text.isEmpty
        case .list(let values): values.isEmpty
        case .rows(let rows): rows.isEmpty
        case .json(let text): text.isEmpty
        }
    }

    /// The cell's plain values; none for groups.
    public var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let values): values
        case .empty, .rows, .json: []
        }
    }
}
