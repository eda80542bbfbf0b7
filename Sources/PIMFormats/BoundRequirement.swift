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

    /// What fills a source that is no role.
    private static func origin(of source: Field.Source) -> String? {
        switch source {
        case .role, .constant: nil
        case .attribute(let code): "fill the attribute \(code)"
        case .category(let key): "give the product's category a mapping for \(key) in categories.json"
        case .computed(let computed): origin(of: computed)
        }
    }

    private static func origin(of computed: Field.Computed) -> String {
        switch computed {
        case .availability: "note stock in stock.jsonl, fill the attribute with the role availability"
        case .stockQuantity: "note stock in stock.jsonl, fill the attribute with the role stock"
        case .productURL: "give the shop's address in pim.json, fill the attribute with the role link"
        case .mainImage, .images: "fill the attribute with the role image or images"
        case .additionalImages: "fill the attribute with the role images"
        case .price, .listPrice: "fill the attribute with the role price, in the feed's currency"
        case .salePrice: "fill the attribute with the role sale_price, in the feed's currency"
        case .categoryPath, .categoryCodes: "put the product into a category of the channel's tree"
        case .currency, .country: "give the feed a \(computed.rawValue)"
        case .associations: "give the product associations"
        case .groupIdentifier, .parentIdentifier: "give the product a parent"
        default: "it is worked out from the product (\(computed.rawValue)): see `pim explain`"
        }
    }

    private static func remedy(for field: Field) -> String {
        let roles = field.sources.compactMap { source in
            if case .role(let role) = source { role.word } else { nil }
        }
        guard let role = roles.first else {
            let origin = field.sources.compactMap(Self.origin).first ?? "give it a source"
            return "\(origin), or state the field in the feed definition"
        }
        return "fill the attribute with the role \(role), or state the field in the feed definition"
    }
}
