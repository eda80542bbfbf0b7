import PIMCatalog
import PIMText

extension RuleKind {
    /// Prices that may differ by so much at most.
    public static let priceParity = RuleKind(
        "price.parity",
        "A price differs from another price, or from its price on another channel, by so many percent at most.",
        subject: .listing,
        parameters: [
            Parameter("price", .attribute, isRequired: true, "the price"),
            Parameter("other", .attribute, "the price it is compared with; the price itself where it is not said"),
            Parameter("channel", .channel, "the channel whose price it is compared with; the listing's is usual"),
            Parameter("max_percent", .number, "by how many percent of the other it may differ; 0 is usual"),
            Parameter("currency", .text, "the currency; that of the scope, or all, where it is not said"),
        ],
        examples: [
            Example(
                ["price": "price", "channel": "google", "currency": "PLN"],
                listings: [
                    ListingSample("A-1", "pl_PL", ["price": ["PLN": 100]]),
                    ListingSample(
                        "A-2",
                        "pl_PL",
                        [
                            "price/web": ["PLN": .decimal("99.5"), "EUR": 9],
                            "price/google": ["PLN": 100, "EUR": 10],
                        ],
                        breach: "price is 99.5 PLN, price on google is 100 PLN: they differ by more than 0 %"
                    ),
                ]
            ),
            Example(
                ["price": "market_price", "other": "price", "max_percent": 10],
                listings: [
                    ListingSample("A-1", "pl_PL", ["price": ["PLN": 100, "EUR": 20], "market_price": ["PLN": 110]]),
                    ListingSample("A-2", "pl_PL", ["market_price": ["PLN": 110]]),
                    ListingSample(
                        "A-3",
                        "pl_PL",
                        ["price": ["PLN": 100], "market_price": ["PLN": 111]],
                        breach: "market_price is 111 PLN, price is 100 PLN: they differ by more than 10 %"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            try settings.needsOne(of: ["other", "channel"])
            let name = settings.text("price") ?? ""
            let otherName = settings.text("other") ?? name
            let channel = settings.text("channel").map { ChannelCode($0) }
            let percent = try settings.percent("max_percent") ?? 0
            let currency = settings.text("currency")
            return .listing { checked in
                guard let number = checked.number(of: name), let other = checked.number(of: otherName) else {
                    return []
                }
                let amounts = checked.prices(at: number, currency: currency)
                let others: [Amount]
                if let channel {
                    let table = checked.listing.table
                    guard let place = checked.structure.number(of: channel),
                        case .value(let value) = checked.listing.glimpse(
                            at: other,
                            channel: place,
                            locale: table.localeNumber
                        )
                    else { return [] }
                    others = checked.amounts(of: value, at: other, currency: currency) ?? []
                } else {
                    others = checked.prices(at: other, currency: currency)
                }
                let isSecret = checked.isConfidential(number) || checked.isConfidential(other)
                let place = channel.map { " on \($0)" } ?? ""
                let (own, code) = (checked.code(number), checked.code(other))
                return checked.differences(amounts, others, percent).map { first, second in
                    let told =
                        isSecret
                        ? "\(own) and \(code)\(place) differ by more than \(percent) %"
                        : "\(own) is \(first.words), \(code)\(place) is \(second.words): "
                            + "they differ by more than \(percent) %"
                    return ListingBreach(told, attribute: own)
                }
            }
        }
    )
}
