import PIMCatalog

/// What a field's requirement says, ready to be told.
final class BoundRequirement: Sendable {
    let place: Int
    /// Whether a row without the field is refused.
    let isDemand: Bool
    /// When the field is required; nil for always.
    let condition: Condition?
    let name: String
    let severity: Finding.Severity
    private let message: String
    private let remedy: String

    /// The characters of a condition that a message can hold and still be read.
    private static let longestCondition = 60

    var finding: Finding { Finding("format.missing", severity, message, remedy: remedy, field: name) }

    init?(_ field: Field, at place: Int, demand: FieldDemand) {
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
            condition = when
            severity = demand.severity
            message = "\(name) is missing, \(channel) requires it \(occasion.words)"
        case .advised(let when):
            let occasion = Self.occasion(when)
            pointer = occasion.pointer
            isDemand = false
            condition = when
            severity = .warning
            message = "\(name) is missing, \(channel) asks for it \(occasion.words)"
        }
        remedy = Self.remedy(for: field) + pointer
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
