/// The countries that a table's conditions tell apart.
///
/// Countries of which every condition says the same are one market; the first market is that of all others and of
/// feeds without a country. Conditions are prepared once for each market.
struct Markets: Sendable {
    /// A country of each market; nil for the first.
    let examples: [String?]
    private let places: [String: Int]

    init(fields: [Field], rules: [RecordRule]) {
        let lists = Self.lists(in: fields) + rules.flatMap { $0.brokenWhen.countryLists }
        var examples: [String?] = [nil]
        var places: [String: Int] = [:]
        var known: [[Bool]: Int] = [lists.map { _ in false }: 0]
        for country in Set(lists.joined()).sorted() {
            let answers = lists.map { $0.contains(country) }
            let place = known[answers] ?? examples.count
            if place == examples.count {
                known[answers] = place
                examples.append(country)
            }
            places[country] = place
        }
        self.examples = examples
        self.places = places
    }

    /// The market of a country.
    func place(of country: String?) -> Int {
        country.flatMap { places[$0] } ?? 0
    }

    private static func lists(in fields: [Field]) -> [[String]] {
        fields.flatMap { field in
            let own: [[String]] =
                switch field.requirement {
                case .conditional(let condition), .advised(let condition): condition.countryLists
                case .required, .recommended, .optional: []
                }
            return own + lists(in: field.fields)
        }
    }
}

extension Condition {
    /// The lists of countries the statement asks for.
    fileprivate var countryLists: [[String]] {
        switch self {
        case .country(let codes): [codes]
        case .all(let parts), .any(let parts): parts.flatMap(\.countryLists)
        case .not(let part): part.countryLists
        case .present, .absent, .equals, .within, .notLess, .same, .zero, .isVariant: []
        }
    }
}
