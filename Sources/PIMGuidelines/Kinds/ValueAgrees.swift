import PIMCatalog
import PIMText

extension RuleKind {
    /// Texts that must name the product's option, or at least no other one: no "Red" in the title of a blue product.
    public static let valueAgrees = RuleKind(
        "value.agrees",
        "Texts name the colour, size or material that the product has, and no other.",
        subject: .listing,
        parameters: [
            Parameter("attribute", .attribute, isRequired: true, "the attribute whose options texts name"),
            Parameter("in", .attributes, isRequired: true, "the texts"),
            Parameter(
                "must_name",
                .flag,
                "whether a text has to name it; else it only must not name another one alone"
            ),
            Parameter("words", .any, "lists of terms by option, besides the option's name in the listing's locale"),
        ],
        examples: [
            Example(
                ["attribute": "color", "in": ["name", "description"]],
                listings: [
                    ListingSample("A-1", "en_GB", ["color": "blue", "name": "Blue shoe", "description": "Hundred"]),
                    ListingSample("A-2", "en_GB", ["color": "blue", "name": "Shoe", "description": "Blue, red laces"]),
                    ListingSample("A-3", "en_GB", ["color": "light_blue", "name": "Light blue shoe"]),
                    ListingSample("A-4", "en_GB", ["name": "Red shoe"]),
                    ListingSample(
                        "A-5",
                        "en_GB",
                        ["color": "blue", "name": "A RED shoe"],
                        breach: "name \"A RED shoe\" says \"RED\", but color is \"Blue\""
                    ),
                    ListingSample(
                        "A-6",
                        "en_GB",
                        ["color": "blue", "name": "Light blue shoe"],
                        breach: "name \"Light blue shoe\" says \"Light blue\", but color is \"Blue\""
                    ),
                ]
            ),
            Example(
                [
                    "attribute": "color", "in": ["name"], "must_name": true,
                    "words": ["red": [["term": "czerwon", "match": "prefix"]], "blue": ["آبی"]],
                ],
                listings: [
                    ListingSample("A-1", "pl_PL", ["color": "red", "name": "Czerwone buty"]),
                    ListingSample("A-2", "fa_IR", ["color": "blue", "name": "کفش آبي"]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["color": "blue", "name": "Buty"],
                        breach: "name \"Buty\" does not name the color \"Niebieski\""
                    ),
                ]
            ),
            Example(
                ["attribute": "size", "in": ["name"], "must_name": true],
                listings: [
                    ListingSample("A-1", "pl_PL", ["size": "42", "name": "But 42"]),
                    // Nobody said what the size is called in Persian.
                    ListingSample("A-2", "fa_IR", ["size": "42", "name": "کفش"]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["size": "42", "name": "But 43 m"],
                        breach: "name \"But 43 m\" does not name the size \"42\""
                    ),
                ]
            ),
            Example(
                ["attribute": "size", "in": ["name"]],
                listings: [
                    ListingSample("A-1", "en_GB", ["size": "l", "name": "Women's shoes, 42 mm, it's m"]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["size": "l", "name": "Shoes M"],
                        breach: "name \"Shoes M\" says \"M\", but size is \"L\""
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let attribute = settings.text("attribute") ?? ""
            let texts = try settings.attributes("in")
            let mustName = settings.flag("must_name")
            let names = OptionNames(words: try OptionNames.words(settings))
            return .listing { checked in
                guard let option = checked.number(of: attribute), checked.exists(option) else { return [] }
                let own: [String]
                switch checked.listing.value(at: option) {
                case .option(let code): own = [code]
                case .options(let codes): own = codes
                default: return []
                }
                return checked.numbers(of: texts).compactMap { number in
                    guard let text = checked.words(at: number) else { return nil }
                    let found = names.options(in: text, of: option, checked)
                    if found.contains(where: { own.contains($0.option) }) { return nil }
                    let isSecret = checked.isConfidential(number) || checked.isConfidential(option)
                    let subject = isSecret ? checked.code(number).text : checked.said(at: number)
                    let labels = own.map { checked.label(ofOption: $0, at: option) }.joined(separator: ", ")
                    let code = checked.code(option)
                    if let other = found.first(where: \.isSure) {
                        let told =
                            isSecret
                            ? "names another \(code)"
                            : "says \"\(other.words)\", but \(code) is \"\(labels)\""
                        return ListingBreach("\(subject) \(told)", attribute: checked.code(number))
                    }
                    guard mustName, names.hasWords(for: own, of: option, checked) else { return nil }
                    let told = isSecret ? "\(code)" : "\(code) \"\(labels)\""
                    return ListingBreach("\(subject) does not name the \(told)", attribute: checked.code(number))
                }
            }
        }
    )
}
