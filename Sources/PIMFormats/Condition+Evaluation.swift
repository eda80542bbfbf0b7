import PIMCatalog
import PIMText

extension Condition {
    /// Whether the statement is true of a record of these fields, in a feed for this country.
    ///
    /// Statements about fields that are not in the table hold as for fields without a value. Binds the names anew each
    /// time; `RecordChecker` does so once.
    public func holds(in record: Record, fields: [Field], country: String?) -> Bool {
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let surroundings = BoundCondition.Surroundings(country: country, isVariant: record.isVariant, refused: [])
        return BoundCondition(self, places: places).holds(record.cells, surroundings)
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

/// A condition whose field names have become places in a row of cells.
indirect enum BoundCondition: Sendable {
    case present(Int?)
    case absent(Int?)
    case equals(Int?, [String])
    case within(Int?, [String])
    case country([String])
    case notLess(Int?, than: Int?)
    case same(Int?, Int?)
    case zero(Int?)
    case isVariant
    case all([BoundCondition])
    case any([BoundCondition])
    case not(BoundCondition)

    /// What a condition may look at besides the cells.
    struct Surroundings {
        var country: String?
        var isVariant: Bool
        /// Fields whose value was refused: neither given nor missing, so that one fault is not reported twice.
        var refused: [Int]
    }

    init(_ condition: Condition, places: [String: Int]) {
        switch condition {
        case .present(let name): self = .present(places[name])
        case .absent(let name): self = .absent(places[name])
        case .equals(let name, let words): self = .equals(places[name], words)
        case .within(let name, let paths): self = .within(places[name], paths)
        case .country(let codes): self = .country(codes)
        case .notLess(let first, let second): self = .notLess(places[first], than: places[second])
        case .same(let first, let second): self = .same(places[first], places[second])
        case .zero(let name): self = .zero(places[name])
        case .isVariant: self = .isVariant
        case .all(let parts): self = .all(parts.map { BoundCondition($0, places: places) })
        case .any(let parts): self = .any(parts.map { BoundCondition($0, places: places) })
        case .not(let part): self = .not(BoundCondition(part, places: places))
        }
    }

    func holds(_ cells: [Cell], _ surroundings: Surroundings) -> Bool {
        switch self {
        case .present(let place): !Self.cell(cells, place).isEmpty
        case .absent(let place):
            Self.cell(cells, place).isEmpty && !surroundings.refused.contains(place ?? -1)
        case .equals(let place, let words): Self.cell(cells, place).contains { words.contains($0) }
        case .within(let place, let paths):
            Self.cell(cells, place).contains { text in paths.contains { Self.isPath(text, within: $0) } }
        case .country(let codes): surroundings.country.map(codes.contains) ?? false
        case .notLess(let first, let second):
            Self.isNotLess(Self.cell(cells, first).firstText, Self.cell(cells, second).firstText)
        case .same(let first, let second):
            Self.isSame(Self.cell(cells, first).firstText, Self.cell(cells, second).firstText)
        case .zero(let place):
            Self.cell(cells, place).firstText.map { TextShape.isZero(TextShape.leadingNumber(of: $0)) } ?? false
        case .isVariant: surroundings.isVariant
        case .all(let parts): parts.allSatisfy { $0.holds(cells, surroundings) }
        case .any(let parts): parts.contains { $0.holds(cells, surroundings) }
        case .not(let part): !part.holds(cells, surroundings)
        }
    }

    private static func cell(_ cells: [Cell], _ place: Int?) -> Cell {
        guard let place, place < cells.count else { return .empty }
        return cells[place]
    }

    private static func isPath(_ text: String, within path: String) -> Bool {
        guard text.utf8.starts(with: path.utf8) else { return false }
        let rest = text.utf8.dropFirst(path.utf8.count).drop { $0 == UInt8(ascii: " ") }
        return rest.isEmpty || rest.first == UInt8(ascii: ">")
    }

    private static func isSame(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return false }
        return first == second
    }

    /// Whether two numbers of one currency or unit stand in that order; false where they cannot be compared.
    private static func isNotLess(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return false }
        let left = TextShape.leadingNumber(of: first)
        let right = TextShape.leadingNumber(of: second)
        guard first.utf8.dropFirst(left.utf8.count).elementsEqual(second.utf8.dropFirst(right.utf8.count)),
            let smaller = ExactDecimal(String(right)), let greater = ExactDecimal(String(left))
        else { return false }
        return greater >= smaller
    }
}

extension Cell {
    /// The first plain value.
    var firstText: String? {
        switch self {
        case .text(let text): text.isEmpty ? nil : text
        case .list(let values): values.first
        case .empty, .rows, .json: nil
        }
    }

    /// Whether one of the plain values fits.
    func contains(_ fits: (String) -> Bool) -> Bool {
        switch self {
        case .text(let text): fits(text)
        case .list(let values): values.contains(where: fits)
        case .empty, .rows, .json: false
        }
    }
}
