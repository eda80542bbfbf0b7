import PIMCatalog

/// A list of fields, prepared for checking rows of cells: an item's fields or a group's.
struct FieldTable: Sendable {
    let demands: [FieldDemand]
    let places: [String: Int]
    private let requirements: [BoundRequirement]
    private let objects: [DottedObject]
    private let groupsWithObjects: [Int]

    /// Prepares fields; `group` is the name of the field whose rows they are.
    init(fields: [Field], within group: String?, channel: String) {
        let places = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let demands = fields.map { FieldDemand($0, within: group, channel: channel) }
        self.places = places
        self.demands = demands
        requirements = fields.enumerated().compactMap { place, field in
            BoundRequirement(field, at: place, demand: demands[place], places: places)
        }
        objects = DottedObject.all(in: fields)
        groupsWithObjects = demands.indices.filter { demands[$0].rowTable?.hasObjects ?? false }
    }

    /// Makes a row of cells fit; returns whether something changed and whether a required field is without a value.
    @discardableResult
    func check(
        _ cells: inout [Cell],
        _ surroundings: inout BoundCondition.Surroundings,
        _ findings: inout [Finding]
    ) -> Outcome {
        var outcome = Outcome()
        for place in 0..<min(cells.count, demands.count) {
            guard let change = demands[place].change(of: cells[place], surroundings, &findings) else { continue }
            if change.cell.isEmpty, change.isRefusal {
                surroundings.refused.append(place)
            }
            cells[place] = change.cell
            outcome.isChanged = true
        }
        for index in requirements.indices where requirements[index].isUnmet(cells, surroundings) {
            let requirement = requirements[index]
            if requirement.isDemand {
                outcome.lacksRequired = true
            }
            if !surroundings.refused.contains(requirement.place) {
                findings.append(requirement.finding)
            }
        }
        return outcome
    }

    /// Whether objects stand in the rows or in the rows of their groups.
    private var hasObjects: Bool { !objects.isEmpty || !groupsWithObjects.isEmpty }

    /// Empties objects of a JSON feed in which only constants and facts of the scope stand, such as a lone `@type`.
    func dropHollowObjects(_ cells: inout [Cell]) {
        for object in objects where object.isHollow(cells) {
            for place in object.others where place < cells.count {
                cells[place] = .empty
            }
        }
        for place in groupsWithObjects where place < cells.count {
            guard let rowTable = demands[place].rowTable, case .rows(var rows) = cells[place] else { continue }
            for index in rows.indices {
                rowTable.dropHollowObjects(&rows[index])
            }
            cells[place] = .rows(rows)
        }
    }

    struct Outcome {
        var isChanged = false
        var lacksRequired = false
    }
}

/// What a field's requirement says, with its condition bound to cells.
struct BoundRequirement: Sendable {
    let place: Int
    /// Whether a row without the field is refused.
    let isDemand: Bool
    private let condition: BoundCondition?
    private let name: String
    private let severity: Finding.Severity
    private let message: String
    private let remedy: String

    /// The characters of a condition that a message can hold and still be read.
    private static let longestCondition = 60

    var finding: Finding { Finding("format.missing", severity, message, remedy: remedy, field: name) }

    init?(_ field: Field, at place: Int, demand: FieldDemand, places: [String: Int]) {
        self.place = place
        name = demand.name
        let channel = demand.channel
        var pointer = ""
        switch field.requirement {
        case .optional:
            return nil
        case .required:
            isDemand = true
            condition = nil
            severity = demand.severity
            message = "\(name) is missing, \(channel) requires it"
        case .recommended:
            isDemand = false
            condition = nil
            severity = .note
            message = "\(name) is missing, \(channel) recommends it"
        case .conditional(let when):
            let occasion = Self.occasion(when)
            pointer = occasion.pointer
            isDemand = true
            condition = BoundCondition(when, places: places)
            severity = demand.severity
            message = "\(name) is missing, \(channel) requires it \(occasion.words)"
        case .advised(let when):
            let occasion = Self.occasion(when)
            pointer = occasion.pointer
            isDemand = false
            condition = BoundCondition(when, places: places)
            severity = .warning
            message = "\(name) is missing, \(channel) asks for it \(occasion.words)"
        }
        remedy = Self.remedy(for: field) + pointer
    }

    func isUnmet(_ cells: [Cell], _ surroundings: BoundCondition.Surroundings) -> Bool {
        guard place < cells.count, cells[place].isEmpty else { return false }
        return condition?.holds(cells, surroundings) ?? true
    }

    /// When a field is demanded, as its message says it, and where the remedy points for the rest.
    private static func occasion(_ condition: Condition) -> (words: String, pointer: String) {
        let words = condition.description
        guard words.unicodeScalars.count > longestCondition else { return ("where \(words)", "") }
        return ("for items like this", "; see the format's table for the condition")
    }

    private static func remedy(for field: Field) -> String {
        let roles = field.sources.compactMap { source in
            if case .role(let role) = source { role.word } else { nil }
        }
        guard let role = roles.first else {
            return "fill what it comes from, or state the field in the feed definition"
        }
        return "fill the attribute with the role \(role), or state the field in the feed definition"
    }
}

/// An object of a JSON feed: the fields whose names begin with one dotted prefix.
struct DottedObject: Sendable {
    /// Fields that say something about the product.
    private let telling: [Int]
    /// Constants and facts of the scope.
    let others: [Int]

    /// Whether no telling field is filled.
    func isHollow(_ cells: [Cell]) -> Bool {
        !telling.contains { $0 < cells.count && !cells[$0].isEmpty }
    }

    /// The objects of dotted names that have constants or facts of the scope in them, inner ones first.
    static func all(in fields: [Field]) -> [DottedObject] {
        var prefixes: Set<String> = []
        for field in fields {
            let parts = field.name.split(separator: ".")
            for count in stride(from: parts.count - 1, to: 0, by: -1) {
                prefixes.insert(parts.prefix(count).joined(separator: ".") + ".")
            }
        }
        return prefixes.sorted { ($1.utf8.count, $1) < ($0.utf8.count, $0) }.compactMap { prefix in
            let places = fields.indices.filter { fields[$0].name.hasPrefix(prefix) }
            let others = places.filter { fields[$0].isSilent }
            guard !others.isEmpty else { return nil }
            return DottedObject(telling: places.filter { !fields[$0].isSilent }, others: others)
        }
    }
}

extension Field {
    /// Whether the field says nothing about a product: all its sources are constants or facts of the scope.
    ///
    /// A JSON object in which only such fields stand is not written; `RecordChecker` empties them.
    public var isSilent: Bool {
        !sources.isEmpty
            && sources.allSatisfy { source in
                switch source {
                case .constant: true
                case .computed(let computed): computed.isOfScope
                case .role, .attribute, .category: false
                }
            }
    }
}

extension Field.Computed {
    /// Whether this follows from the scope alone.
    var isOfScope: Bool {
        switch self {
        case .currency, .country, .languageTag, .language, .metaLocale, .channel, .locale: true
        default: false
        }
    }
}
