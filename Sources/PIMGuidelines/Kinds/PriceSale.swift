import PIMCatalog
import PIMText

extension RuleKind {
    /// Sale prices beside the price and beside the lowest one of the weeks before.
    public static let priceSale = RuleKind(
        "price.sale",
        "A sale price is below the price, by so many percent at most, and below the lowest price of the time before.",
        subject: .listing,
        parameters: [
            Parameter("price", .attribute, isRequired: true, "the price"),
            Parameter("sale", .attribute, isRequired: true, "the sale price"),
            Parameter("max_percent", .number, "by how many percent of the price the sale price may be lower"),
            Parameter(
                "lowest",
                .attribute,
                "the lowest price of the 30 days before, which has to be given with a sale"
            ),
            Parameter("currency", .text, "the currency; that of the scope, or all, where it is not said"),
        ],
        examples: [
            Example(
                ["price": "price", "sale": "sale_price", "max_percent": 50, "lowest": "lowest_price"],
                listings: [
                    ListingSample(
                        "A-1",
                        "pl_PL",
                        ["price": ["PLN": 100], "sale_price": ["PLN": 50], "lowest_price": ["PLN": 60]]
                    ),
                    ListingSample("A-2", "pl_PL", ["price": ["PLN": 100]]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["price": ["PLN": 100], "sale_price": ["PLN": 100], "lowest_price": ["PLN": 200]],
                        breach: "sale_price is 100 PLN, which is not below price 100 PLN"
                    ),
                    ListingSample(
                        "A-4",
                        "pl_PL",
                        ["price": ["PLN": 100], "sale_price": ["PLN": 49], "lowest_price": ["PLN": 49]],
                        breach: "sale_price is 49 PLN, more than 50 % below price 100 PLN; "
                            + "sale_price is 49 PLN, which is not below lowest_price 49 PLN"
                    ),
                    ListingSample(
                        "A-5",
                        "pl_PL",
                        ["sale_price": ["PLN": 50]],
                        breach: "sale_price is 50 PLN, but there is no price in PLN; "
                            + "sale_price is 50 PLN, but there is no lowest_price in PLN"
                    ),
                ]
            )
        ],
        judge: { settings throws(RuleProblem) in
            let percent = try settings.percent("max_percent")
            let (price, sale) = (settings.text("price") ?? "", settings.text("sale") ?? "")
            let lowest = settings.text("lowest")
            let currency = settings.text("currency")
            return .listing { checked in
                guard let reduced = checked.number(of: sale) else { return [] }
                let others = [price, lowest].map { $0.flatMap { checked.number(of: $0) } }
                let code = checked.code(reduced)
                var breaches: [ListingBreach] = []
                for amount in checked.prices(at: reduced, currency: currency) {
                    for (place, other) in others.enumerated() {
                        guard let other else { continue }
                        let isSecret = checked.isConfidential(reduced) || checked.isConfidential(other)
                        let own = isSecret ? "\(code)" : "\(code) is \(amount.words),"
                        let name = checked.code(other)
                        let amounts = checked.prices(at: other, currency: currency)
                        guard let usual = amounts.first(where: { $0.unit == amount.unit }) else {
                            let lack = "\(own) but there is no \(name) in \(amount.unit)"
                            breaches.append(ListingBreach(lack, attribute: name))
                            continue
                        }
                        let told = isSecret ? "\(name)" : "\(name) \(usual.words)"
                        if amount.number >= usual.number {
                            let which = isSecret ? "is" : "which is"
                            breaches.append(ListingBreach("\(own) \(which) not below \(told)", attribute: code))
                        } else if place == 0, let percent, !keeps(amount.number, usual.number, percent) {
                            let more = isSecret ? "is more" : "more"
                            let message = "\(own) \(more) than \(percent) % below \(told)"
                            breaches.append(ListingBreach(message, attribute: code))
                        }
                    }
                }
                return breaches
            }
        }
    )

    /// Whether a sale price is below a price by so many percent of it at most.
    private static func keeps(_ sale: ExactDecimal, _ price: ExactDecimal, _ percent: ExactDecimal) -> Bool {
        guard let saved = price.subtracting(sale)?.multiplied(by: 100), let room = price.multiplied(by: percent) else {
            return false
        }
        return saved <= room
    }
}
