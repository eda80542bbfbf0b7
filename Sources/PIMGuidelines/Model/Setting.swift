public import PIMText

/// The value of a rule's parameter, as a guideline writes it.
public indirect enum Setting: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A number.
    case number(ExactDecimal)
    /// Yes or no.
    case flag(Bool)
    /// A list.
    case list([Setting])
    /// Values by name.
    case table([String: Setting])

    /// The word messages use for what it is.
    var shape: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .flag: "true or false"
        case .list: "a list"
        case .table: "an object"
        }
    }
}

extension Setting: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    /// Takes a text.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Takes a whole number.
    public init(integerLiteral value: Int) { self = .number(ExactDecimal(value)) }

    /// Takes yes or no.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension Setting: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// Takes a list.
    public init(arrayLiteral elements: Setting...) { self = .list(elements) }

    /// Takes values by name; of two with one name the last counts.
    public init(dictionaryLiteral elements: (String, Setting)...) {
        self = .table(Dictionary(elements) { $1 })
    }
}

/// What a layer does to a parameter that a layer below it may have set.
public enum SettingChange: Sendable, Hashable {
    /// It has this value, whatever it had before.
    case set(Setting)
    /// Elements come into a list and others go.
    case change(adding: [Setting], removing: [Setting])

    /// The value after the change.
    func applied(to before: Setting?) -> Setting {
        switch self {
        case .set(let value): return value
        case .change(let added, let removed):
            var elements: [Setting] = []
            if case .list(let list) = before { elements = list }
            elements.removeAll { removed.contains($0) }
            return .list(elements + added.filter { !elements.contains($0) })
        }
    }
}
