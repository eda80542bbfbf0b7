/// What a JSON value must look like; a table of shapes becomes a JSON Schema.
indirect enum SchemaShape: Sendable {
    /// Any value.
    case anything
    /// Null.
    case null
    /// True or false.
    case boolean
    /// A whole number of 0 or more.
    case count
    /// Any text.
    case text
    /// A number written as a number.
    case numeral
    /// A text that matches an expression.
    case pattern(String)
    /// Exactly this number.
    case only(Int)
    /// One of these words.
    case words([String])
    /// An array of one shape; `least` elements or more.
    case list(SchemaShape, least: Int = 0)
    /// An array without elements.
    case emptyList
    /// An object with known keys.
    case object([SchemaMember], allowsOthers: Bool = false, anyOf: [String] = [])
    /// An object with any keys, all values of one shape.
    case map(SchemaShape)
    /// One of several shapes.
    case either([SchemaShape])
    /// The shape of this name among the shared ones.
    case shared(SharedSchema)

    /// The shape or null.
    var orNull: SchemaShape { .either([self, .null]) }
}

/// A key of an object.
struct SchemaMember: Sendable {
    /// The key.
    let key: String
    /// What its value must look like.
    let shape: SchemaShape
    /// What it means, one sentence; editors show it.
    let summary: String
    /// Whether it must be there.
    let isRequired: Bool

    init(_ key: String, _ shape: SchemaShape, _ summary: String = "", isRequired: Bool = false) {
        self.key = key
        self.shape = shape
        self.summary = summary
        self.isRequired = isRequired
    }
}

/// A shape that several files use; it stands once in a schema, under `$defs`.
enum SharedSchema: String, Sendable, CaseIterable {
    /// A code of the catalog.
    case code
    /// Names by locale.
    case labels
    /// An exact number.
    case number
    /// A day.
    case date
    /// The shop's names and addresses.
    case shop
    /// The choices of an option attribute or column.
    case options
    /// The values of one attribute by scope.
    case values
    /// What stands in a feed's field.
    case content
    /// A statement about a record.
    case condition
    /// A field of a format.
    case field

    /// What it looks like.
    var shape: SchemaShape {
        switch self {
        case .code: .pattern(##"^[^\s!-,/:-@\[-^`{-~]{1,255}$"##)
        case .labels: .map(.text.orNull)
        case .number: .either([.pattern("^-?[0-9]+([.][0-9]+)?$"), .numeral])
        case .date: .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$")
        case .shop: CatalogSchema.shop
        case .options: CatalogSchema.options
        case .values: CatalogSchema.values
        case .content: CatalogSchema.content
        case .condition: CatalogSchema.condition
        case .field: CatalogSchema.field
        }
    }
}

extension SchemaShape {
    /// A code of the catalog.
    static let code = SchemaShape.shared(.code)
    /// Codes of the catalog.
    static let codes = SchemaShape.list(.code)
    /// Names by locale.
    static let labels = SchemaShape.shared(.labels)
    /// An exact number, best written as a text.
    static let number = SchemaShape.shared(.number)
}
