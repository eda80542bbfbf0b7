import PIMCatalog
import PIMText

extension RuleKind {
    /// How prices end.
    public static let priceEnding = RuleKind(
        "price.ending",
        "Prices end in one of these ways, or are whole thousands and the like.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the prices"),
            Parameter("endings", .texts, "how the written price may end, such as .99 or 9.00; with all minor digits"),
            Parameter("multiple_of", .number, "a number whose multiple the price is, such as 1000 for IRR"),
            Parameter("currency", .text, "the currency; that of the scope, or all, where it is not said"),
        ],
        examples: [
            Example(
                ["attributes": ["price"], "endings": [".99", ".5"], "currency": "PLN"],
                listings: [
                    ListingSample("A-1", "pl_PL", ["price": ["PLN": .decimal("12.99"), "EUR": 3]]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        // With all digits it is 12.50, which does not end in .5.
                        ["price": ["PLN": .decimal("12.50")]],
                        breach: "price 12.50 PLN does not end in .99, .5"
                    ),
                ]
            ),
            Example(
                ["attributes": ["price"], "multiple_of": 1000, "currency": "IRR"],
                listings: [
                    ListingSample("A-1", "fa_IR", ["price": ["IRR": 125_000, "EUR": 3]]),
                    ListingSample(
                        "A-2",
                        "fa_IR",
                        ["price": ["IRR": 125_500]],
                        breach: "price 125500 IRR is no multiple of 1000"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["endings", "multiple_of"])
            let names = try settings.attributes("attributes")
            let endings = settings.texts("endings")
            let step = settings.number("multiple_of")
            if let step, step <= 0 {
                throw RuleProblem("multiple_of", "nothing is a multiple of \(step)", remedy: "write more than 0")
            }
            let currency = settings.text("currency")
            return .listing { checked in
                checked.numbers(of: names).flatMap { number in
                    checked.prices(at: number, currency: currency).compactMap { amount -> ListingBreach? in
                        let digits = CurrencyTable.minorUnits(amount.unit) ?? 0
                        let text = amount.number.text(minimumDecimals: digits)
                        let code = checked.code(number)
                        let isSecret = checked.isConfidential(number)
                        if !endings.isEmpty, !endings.contains(where: text.hasSuffix) {
                            let told = isSecret ? "" : " \(text) \(amount.unit)"
                            let message = "\(code)\(told) does not end in \(endings.joined(separator: ", "))"
                            return ListingBreach(message, attribute: code)
                        }
                        guard let step, !isMultiple(amount.number, of: step) else { return nil }
                        let told = isSecret ? "" : " \(amount.words)"
                        return ListingBreach("\(code)\(told) is no multiple of \(step)", attribute: code)
                    }
                }
            }
        }
    )

    /// Whether a number is a whole number of steps, exactly.
    static func isMultiple(_ number: ExactDecimal, of step: ExactDecimal) -> Bool {
        let digits = max(number.fractionDigits, step.fractionDigits)
        guard let whole = number.shifted(by: digits), let part = step.shifted(by: digits), part.mantissa != 0 else {
            return false
        }
        return whole.mantissa % part.mantissa == 0
    }
}
