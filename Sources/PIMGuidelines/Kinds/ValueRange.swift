import PIMCatalog
import PIMText

extension RuleKind {
    /// Numbers, prices and measurements that have to lie between two others.
    public static let valueRange = RuleKind(
        "value.range",
        "A number, price or measurement lies between two others.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the attributes that are looked at"),
            Parameter("min", .number, "the least that is allowed"),
            Parameter("max", .number, "the most that is allowed"),
            Parameter("unit", .text, "the unit of min and max; that of the attribute where it is not said"),
            Parameter("currency", .text, "the currency of prices; that of the scope where it is not said"),
        ],
        examples: [
            Example(
                ["attributes": ["weight"], "min": 100, "max": 2000, "unit": "GRAM"],
                listings: [
                    ListingSample("A-1", "pl_PL", ["weight": ["KILOGRAM": 2]]),
                    ListingSample("A-2", "pl_PL", [:]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["weight": ["KILOGRAM": 3]],
                        breach: "weight is 3000 GRAM, at most 2000 is allowed"
                    ),
                ]
            ),
            Example(
                ["attributes": ["price", "rating"], "min": 1, "currency": "PLN"],
                listings: [
                    ListingSample("A-1", "pl_PL", ["price": ["PLN": 1, "EUR": 0], "rating": 4]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        ["price": ["PLN": 0], "rating": 0],
                        breach: "price is 0 PLN, at least 1 is required; rating is 0, at least 1 is required"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["min", "max"])
            let names = try settings.attributes("attributes")
            let (least, most) = try settings.bounds("min", "max")
            let unit = settings.text("unit")
            let currency = settings.text("currency")
            return .listing { checked in
                var breaches: [ListingBreach] = []
                for number in checked.numbers(of: names) {
                    guard let value = checked.listing.value(at: number) else { continue }
                    let code = checked.code(number)
                    guard let amounts = checked.amounts(of: value, at: number, unit: unit, currency: currency) else {
                        let message = "\(checked.said(value, at: number)) does not convert to \(unit ?? "its unit")"
                        breaches.append(ListingBreach(message, attribute: code))
                        continue
                    }
                    for amount in amounts {
                        guard let bound = Self.bound(amount.number, least, most) else { continue }
                        let told = checked.isConfidential(number) ? "out of range" : amount.words
                        breaches.append(ListingBreach("\(code) is \(told), \(bound)", attribute: code))
                    }
                }
                return breaches
            }
        }
    )

    /// The bound that a number of things does not keep, as messages tell it; nil where it keeps both.
    static func bound(ofCount count: Int, _ least: ExactDecimal?, _ most: ExactDecimal?) -> String? {
        let number = ExactDecimal(count)
        if let least, number < least { return "at least \(least) \(least == 1 ? "is" : "are") required" }
        if let most, number > most { return "at most \(most) \(most == 1 ? "is" : "are") allowed" }
        return nil
    }

    /// The bound that a number does not keep, as messages tell it; nil where it keeps both.
    static func bound(_ number: ExactDecimal, _ least: ExactDecimal?, _ most: ExactDecimal?) -> String? {
        if let least, number < least { return "at least \(least) is required" }
        if let most, number > most { return "at most \(most) is allowed" }
        return nil
    }
}
