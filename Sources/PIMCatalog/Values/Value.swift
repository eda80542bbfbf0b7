public import PIMText

/// What a product says for one attribute in one scope.
public enum Value: Sendable, Hashable {
    /// Identifier, text and rich text.
    case text(String)
    /// An exact number.
    case number(ExactDecimal)
    /// Yes or no.
    case flag(Bool)
    /// A day or a moment.
    case date(CalendarDate)
    /// The code of one option.
    case option(String)
    /// The codes of several options.
    case options([String])
    /// Amounts in several currencies.
    case prices([Money])
    /// An amount and its unit.
    case measurement(Measurement)
    /// The paths or addresses of pictures or files.
    case media([String])
    /// The identifiers of other things.
    case references([String])
    /// The rows of a table.
    case table([TableRow])

    /// Whether the value counts as filled: completeness and required fields take only filled values.
    public var isFilled: Bool {
        switch self {
        case .text(let text): text.utf8.contains { $0 > 0x20 }
        case .number, .flag, .date, .measurement: true
        case .option(let code): !code.isEmpty
        case .options(let codes): codes.contains { !$0.isEmpty }
        case .prices(let prices): !prices.isEmpty
        case .media(let paths): paths.contains { !$0.isEmpty }
        case .references(let identifiers): identifiers.contains { !$0.isEmpty }
        case .table(let rows): rows.contains { row in row.cells.contains { $0.value.isFilled } }
        }
    }
}

/// An exact amount of money in one currency.
public struct Money: Sendable, Hashable {
    /// The exact amount.
    public var amount: ExactDecimal
    /// The currency.
    public var currency: CurrencyCode
    /// The only country the amount is for; nil for every country.
    public var country: CountryCode?

    /// States an amount.
    public init(_ amount: ExactDecimal, _ currency: CurrencyCode, country: CountryCode? = nil) {
        self.amount = amount
        self.currency = currency
        self.country = country
    }
}

extension [Money] {
    /// The amount in this currency for this country: the country's own, else one for every country, never another's.
    public func amount(in currency: CurrencyCode, country: CountryCode?) -> Money? {
        index(in: currency, country: country).map { self[$0] }
    }

    /// Where the amount in this currency for this country stands.
    package func index(in currency: CurrencyCode, country: CountryCode?) -> Int? {
        var general: Int?
        for index in indices where self[index].currency == currency {
            guard let only = self[index].country else {
                general = general ?? index
                continue
            }
            if only == country { return index }
        }
        return general
    }
}

/// An exact amount and the unit it is in.
public struct Measurement: Sendable, Hashable {
    /// The exact amount.
    public var amount: ExactDecimal
    /// The unit's code, such as `KILOGRAM`.
    public var unit: String

    /// States an amount.
    public init(_ amount: ExactDecimal, _ unit: String) {
        self.amount = amount
        self.unit = unit
    }
}

/// One row of a table: a cell per filled column, in the order they were written.
public struct TableRow: Sendable, Hashable {
    /// One cell.
    public struct Cell: Sendable, Hashable {
        /// The column's code.
        public var column: String
        /// The cell's text, number, flag or option.
        public var value: Value

        /// Fills a column.
        public init(column: String, value: Value) {
            self.column = column
            self.value = value
        }
    }

    /// The filled cells.
    public var cells: [Cell]

    /// Creates a row.
    public init(_ cells: [Cell]) {
        self.cells = cells
    }

    /// The cell of a column.
    public subscript(column: String) -> Value? {
        cells.first { $0.column == column }?.value
    }
}
