import PIMCatalog
import PIMText

extension RuleKind {
    /// Values of which a product must have one.
    public static let valueOneOf = RuleKind(
        "value.one-of",
        "An attribute has one of these values.",
        subject: .listing,
        parameters: choiceParameters("the values that are allowed; options by their codes"),
        examples: [
            Example(
                ["attributes": ["color"], "values": ["blue", "navy"]],
                listings: [
                    ListingSample("A-1", "pl_PL", ["color": "blue"]),
                    ListingSample("A-2", "pl_PL", [:]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["color": "red"],
                        breach: "color is \"red\", which is none of blue, navy"
                    ),
                ]
            ),
            Example(
                ["attributes": ["brand"], "values": ["Nordvik"]],
                listings: [
                    ListingSample("A-1", "en_GB", ["brand": "Nordvik"]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["brand": "nordvik"],
                        breach: "brand is \"nordvik\", which is none of Nordvik; did you mean \"Nordvik\"?"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let choice = try ValueChoice(settings)
            return .listing { checked in
                choice.breaches(checked) { text, isSecret in
                    guard !choice.holds(text) else { return nil }
                    guard !isSecret else { return "none of those allowed" }
                    let nearest = Suggestion.nearest(to: text, among: choice.values)
                    let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
                    return "none of \(choice.values.joined(separator: ", "))\(hint)"
                }
            }
        }
    )

    /// Values that a product must not have.
    public static let valueNever = RuleKind(
        "value.never",
        "An attribute has none of these values.",
        subject: .listing,
        parameters: choiceParameters("the values that are not allowed; options by their codes"),
        examples: [
            Example(
                ["attributes": ["brand", "materials"], "values": ["n/a", "fur"], "any_case": true],
                listings: [
                    ListingSample("A-1", "en_GB", ["brand": "Nordvik", "materials": ["wool"]]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["brand": "N/A", "materials": ["wool", "fur"]],
                        breach: "brand is \"N/A\", which is not allowed; materials is \"fur\", which is not allowed"
                    ),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let choice = try ValueChoice(settings)
            return .listing { checked in
                choice.breaches(checked) { text, _ in choice.holds(text) ? "not allowed" : nil }
            }
        }
    )

    private static func choiceParameters(_ values: String) -> [Parameter] {
        [
            Parameter("attributes", .attributes, isRequired: true, "the attributes that are looked at"),
            Parameter("values", .texts, isRequired: true, values),
            Parameter("any_case", .flag, "whether capitals and small letters are the same"),
        ]
    }
}

/// Values that attributes are compared with.
private struct ValueChoice: Sendable {
    let values: [String]
    private let attributes: [String]
    private let folding: Folding?
    private let folded: Set<String>

    init(_ settings: RuleSettings) throws(RuleProblem) {
        attributes = try settings.attributes("attributes")
        values = settings.texts("values")
        guard !values.isEmpty else { throw RuleProblem("values", "\"values\" is empty", remedy: "name a value") }
        let folding = settings.flag("any_case") ? Folding(.caseless) : nil
        self.folding = folding
        folded = Set(values.map { folding?.text($0) ?? $0 })
    }

    /// Whether it is one of the values.
    func holds(_ text: String) -> Bool {
        folded.contains(folding?.text(text) ?? text)
    }

    /// Breaches for what `fault` says something of: what is wrong with a value, as the end of a message.
    func breaches(_ checked: CheckedListing, _ fault: (_ text: String, _ isSecret: Bool) -> String?) -> [ListingBreach]
    {
        var breaches: [ListingBreach] = []
        for number in checked.numbers(of: attributes) {
            let code = checked.code(number)
            let isSecret = checked.isConfidential(number)
            for text in texts(of: checked, at: number) {
                guard let fault = fault(text, isSecret) else { continue }
                let told = isSecret ? "a value" : "\"\(CheckedListing.shortened(text))\""
                breaches.append(ListingBreach("\(code) is \(told), which is \(fault)", attribute: code))
            }
        }
        return breaches
    }

    private func texts(of checked: CheckedListing, at number: Int) -> [String] {
        guard let value = checked.listing.value(at: number), value.isFilled else { return [] }
        switch value {
        case .option(let code): return [code]
        case .options(let texts), .media(let texts), .references(let texts): return texts
        default: return checked.words(of: value, at: number).map { [$0] } ?? []
        }
    }
}
