import PIMCatalog

/// One side of a comparison with its type: a name that was looked up.
struct WhereSide {
    /// What a side's values are, as far as comparing goes.
    enum Kind: Hashable {
        case text
        case number
        case amount
        case measure(family: String, unit: String)
        case flag
        case date
        /// One of the codes that are declared.
        case choice
        /// Several of the codes that are declared.
        case choices
        /// Several codes or paths that nobody declares.
        case list
        case categories
        case table

        /// How messages name the kind, with its article.
        var words: String {
            switch self {
            case .text: "a text"
            case .number: "a number"
            case .amount: "an amount of money"
            case .measure(family: _, let unit): "a measurement in \(unit)"
            case .flag: "true or false"
            case .date: "a date"
            case .choice: "an option"
            case .choices: "a list of options"
            case .list: "a list"
            case .categories: "a list of categories"
            case .table: "a table"
            }
        }
    }

    let name: String
    let operand: WhereOperand
    let kind: Kind
    let token: WhereToken

    /// `price` is an amount of money.
    var shown: String { "`\(name)` is \(kind.words)" }

    /// The side an attribute makes.
    init(_ number: Int, _ token: WhereToken, structure: CatalogStructure) {
        let attribute = structure.attributes[number]
        name = attribute.code.text
        self.token = token
        switch attribute.type {
        case .prices:
            operand = .amount(number)
            kind = .amount
        case .measurement:
            let family = attribute.unitFamily ?? ""
            let unit = attribute.unit ?? structure.measurementFamilies[family]?.standardUnit ?? ""
            operand = .measure(number, family: family, unit: unit)
            kind = .measure(family: family, unit: unit)
        case .image, .file, .reference:
            operand = .single(number)
            kind = .text
        default:
            operand = .attribute(number)
            kind = Self.kind(of: attribute.type)
        }
    }

    /// The side one of the names makes that every catalog has; nil for another name.
    init?(_ token: WhereToken) {
        name = token.text
        self.token = token
        switch token.text {
        case "enabled": (operand, kind) = (.isEnabled, .flag)
        case "family": (operand, kind) = (.family, .choice)
        case "categories": (operand, kind) = (.categories, .categories)
        case "identifier": (operand, kind) = (.identifier, .text)
        case "stock": (operand, kind) = (.stock, .number)
        default: return nil
        }
    }

    /// The names every catalog has besides its attributes.
    static let names = ["enabled", "family", "categories", "identifier", "stock"]

    private static func kind(of type: AttributeType) -> Kind {
        switch type {
        case .identifier, .text, .richtext, .image, .file, .reference: .text
        case .number: .number
        case .boolean: .flag
        case .date: .date
        case .option: .choice
        case .options: .choices
        case .images, .files, .references: .list
        case .table: .table
        case .prices: .amount
        case .measurement: .measure(family: "", unit: "")
        }
    }
}
