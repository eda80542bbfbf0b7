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
    /// Elements come into a list and others go; terms are the same where their texts are.
    case change(adding: [Setting], removing: [Setting])

    /// The value after the change.
    func applied(to before: Setting?) -> Setting {
        switch self {
        case .set(let value): return value
        case .change(let added, let removed):
            var elements = before?.elements ?? []
            elements.removeAll { element in removed.contains { $0.isSame(as: element) } }
            for element in added where !elements.contains(element) {
                // A term that is said anew takes the place of what was said of it before.
                if let place = elements.firstIndex(where: { $0.isSame(as: element) }) {
                    elements[place] = element
                } else {
                    elements.append(element)
                }
            }
            return .list(elements)
        }
    }

    /// The elements that it takes out.
    var removed: [Setting] {
        guard case .change(_, let removed) = self else { return [] }
        return removed
    }
}

extension Setting {
    /// Whether it is a list.
    package var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// The elements of a list; what is no list is one element.
    var elements: [Setting] {
        guard case .list(let elements) = self else { return [self] }
        return elements
    }

    /// Whether it is the same element of a list; terms are the same where their texts are.
    func isSame(as other: Setting) -> Bool {
        guard let term, let same = other.term else { return self == other }
        return term.utf8.elementsEqual(same.utf8)
    }

    /// The text of a term; nil for what is none.
    private var term: String? {
        switch self {
        case .text(let text): return text
        case .table(let table):
            guard case .text(let text) = table["term"] else { return nil }
            return text
        default: return nil
        }
    }
}
