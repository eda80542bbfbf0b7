/// A statement about a record that a table can make: when a field is required, when a rule is broken.
///
/// In JSON: `{"present":"gtin"}`, `{"absent":"mpn"}`, `{"field":"availability","is":["preorder"]}`,
/// `{"field":"google_product_category","within":["Apparel & Accessories"]}`, `{"country":["PL"]}`,
/// `{"not-less":["sale_price","price"]}`, `{"same":["id","item_group_id"]}`, `{"zero":"price"}`, `{"all":[…]}`,
/// `{"any":[…]}`, `{"not":…}`, `{"variant":true}`.
public indirect enum Condition: Sendable, Hashable {
    /// The field has a value.
    case present(String)
    /// The field has no value.
    case absent(String)
    /// One of the field's values is one of these words.
    case equals(String, [String])
    /// The field's value is one of these, or a path that begins with one of them.
    case within(String, [String])
    /// The feed is for one of these countries.
    case country([String])
    /// The first field's number or amount is not less than the second's; false where one of them is missing.
    case notLess(String, than: String)
    /// Two fields hold the same text.
    case same(String, String)
    /// The field's number or amount is zero.
    case zero(String)
    /// The product is a variant of a model.
    case isVariant
    /// All of these hold.
    case all([Condition])
    /// At least one of these holds.
    case any([Condition])
    /// This does not hold.
    case not(Condition)

    /// The names of the fields the statement looks at.
    public var fieldNames: [String] {
        switch self {
        case .present(let name), .absent(let name), .equals(let name, _), .within(let name, _), .zero(let name): [name]
        case .notLess(let first, let second), .same(let first, let second): [first, second]
        case .country, .isVariant: []
        case .all(let parts), .any(let parts): parts.flatMap(\.fieldNames)
        case .not(let part): part.fieldNames
        }
    }
}

/// A demand on several fields at once: an item for which the condition holds breaks it.
public struct RecordRule: Sendable, Hashable {
    /// The rule's code within the format, such as `sale-price-above-price`.
    public var code: String
    /// The item breaks the rule where this holds.
    public var brokenWhen: Condition
    /// What is wrong, as a finding says it.
    public var message: String
    /// What to do about it.
    public var remedy: String
    /// How sure the table is of the rule.
    public var grade: Field.Grade
    /// The field the finding points at; it is left out of the item where it is optional.
    public var field: String

    /// States a rule.
    public init(
        _ code: String,
        field: String,
        brokenWhen: Condition,
        message: String,
        remedy: String,
        grade: Field.Grade = .official
    ) {
        self.code = code
        self.field = field
        self.brokenWhen = brokenWhen
        self.message = message
        self.remedy = remedy
        self.grade = grade
    }
}
