extension Condition {
    /// Whether the statement is true of a record of these fields, in a feed for this country.
    ///
    /// Statements about fields that are not in the table hold as for fields without a value. Binds the names anew each
    /// time; `RecordChecker` does so once.
    public func holds(in record: Record, fields: [Field], country: String?) -> Bool {
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var program = ConditionProgram()
        var words = WordBlock()
        let entry = program.append(self, ConditionProgram.Ground(places: places, country: country), words: &words)
        return record.withView(of: 0..<record.width) { row in
            words.withView { words in
                program.isTrue(from: entry, row, words, Inquiry(market: 0, isVariant: record.isVariant))
            }
        }
    }
}

extension Condition: CustomStringConvertible {
    /// The statement in words, as a finding says why a field is demanded.
    public var description: String {
        switch self {
        case .present(let name): "\(name) is given"
        case .absent(let name): "\(name) is not given"
        case .equals(let name, let words): "\(name) is \(Self.listed(words))"
        case .within(let name, let paths): "\(name) is within \(Self.listed(paths))"
        case .country(let codes): "the country is \(Self.listed(codes))"
        case .notLess(let first, let second): "\(first) is not less than \(second)"
        case .same(let first, let second): "\(first) and \(second) are the same"
        case .zero(let name): "\(name) is zero"
        case .isVariant: "the item is a variant"
        case .all(let parts): parts.map(Self.part).joined(separator: " and ")
        case .any(let parts): parts.map(Self.part).joined(separator: " or ")
        case .not(.equals(let name, let words)): "\(name) is not \(Self.listed(words))"
        case .not(.within(let name, let paths)): "\(name) is not within \(Self.listed(paths))"
        case .not(let part): "not (\(part))"
        }
    }

    private static func part(_ condition: Condition) -> String {
        switch condition {
        case .all, .any: "(\(condition))"
        default: condition.description
        }
    }

    /// The first words with commas and a final "or"; long lists end in an ellipsis.
    private static func listed(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "one of none" }
        guard words.count <= 24 else { return words.prefix(3).joined(separator: ", ") + ", …" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
