import PIMCatalog
import PIMText

extension RuleKind {
    /// Attributes that a product must have filled where it is shown.
    public static let valueRequired = RuleKind(
        "value.required",
        "These attributes are filled.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, "attributes that all have to be filled"),
            Parameter("any_of", .attributes, "attributes one of which has to be filled"),
            Parameter("own_locale", .flag, "whether what is taken over from another locale counts as not filled"),
        ],
        examples: [
            Example(
                ["attributes": ["name", "description"], "any_of": ["benefit_1", "benefit_2"]],
                listings: [
                    ListingSample(
                        "A-1",
                        "pl_PL",
                        ["name": "But", "description": "<p>Lekki</p>", "benefit_2": "Ciepły"]
                    ),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["name": "But", "description": "<p> </p>", "benefit_1": "Ciepły"],
                        breach: "description is not filled"
                    ),
                    ListingSample(
                        "A-3",
                        "fa_IR",
                        ["name": "کفش", "description": "سبک"],
                        breach: "none of benefit_1, benefit_2 is filled"
                    ),
                    ListingSample(
                        "A-4",
                        "en_GB",
                        ["description": "Light", "benefit_1": ""],
                        breach: "name is not filled; none of benefit_1, benefit_2 is filled"
                    ),
                ]
            ),
            Example(
                ["attributes": ["name"], "own_locale": true],
                listings: [
                    ListingSample("A-1", "de_DE", ["name": "Schuh"]),
                    ListingSample(
                        "A-2",
                        "de_DE",
                        ["name@en_GB": "Shoe"],
                        breach: "name is not filled, it is taken over from en_GB"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["attributes", "any_of"])
            let all = try settings.attributes("attributes")
            let any = try settings.attributes("any_of")
            let isStrict = settings.flag("own_locale")
            return .listing { checked in
                var breaches: [ListingBreach] = []
                for number in checked.numbers(of: all) {
                    guard let lack = checked.lack(at: number, isStrict: isStrict) else { continue }
                    let code = checked.code(number)
                    breaches.append(ListingBreach("\(code) is not filled\(lack)", attribute: code))
                }
                let choices = checked.numbers(of: any)
                if !choices.isEmpty, choices.allSatisfy({ checked.lack(at: $0, isStrict: isStrict) != nil }) {
                    let codes = choices.map { checked.code($0).text }.joined(separator: ", ")
                    let message = choices.count == 1 ? "\(codes) is not filled" : "none of \(codes) is filled"
                    breaches.append(ListingBreach(message, attribute: checked.code(choices[0])))
                }
                return breaches
            }
        }
    )
}

extension CheckedListing {
    /// Why an attribute does not count as filled, as the end of a message; nil where it does.
    fileprivate func lack(at number: Int, isStrict: Bool) -> String? {
        guard listing.isFilled(number) else { return "" }
        if structure.attributes[number].type == .richtext, words(at: number) == nil { return "" }
        guard isStrict, let origin = listing.origin(at: number), origin.isLocaleFallback else { return nil }
        return origin.place.locale.map { ", it is taken over from \($0)" }
    }
}
