import PIMCatalog
import PIMText

extension RuleKind {
    /// What a product says on a channel has to be what it says on another one.
    public static let crossChannels = RuleKind(
        "cross.channels",
        "Attributes say the same on another channel; numbers and prices may differ by some percent.",
        subject: .listing,
        parameters: [
            Parameter("attributes", .attributes, isRequired: true, "the attributes that are compared"),
            Parameter("channel", .channel, isRequired: true, "the channel they are compared with"),
            Parameter("max_percent", .number, "by how many percent numbers and prices may differ; 0 is usual"),
            Parameter("any_case", .flag, "whether capitals and small letters are the same"),
        ],
        examples: [
            Example(
                ["attributes": ["name", "price"], "channel": "google", "max_percent": 5],
                listings: [
                    ListingSample(
                        "A-1",
                        "pl_PL",
                        ["name": "But", "price/web": ["PLN": 105], "price/google": ["PLN": 100]]
                    ),
                    ListingSample("A-2", "pl_PL", on: "google", ["name/web": "But", "name/google": "Bucik"]),
                    ListingSample("A-3", "pl_PL", ["name/web": "But"]),
                    ListingSample(
                        "A-4",
                        "pl_PL",
                        [
                            "name/web": "But", "name/google": "Bucik", "price/web": ["PLN": 106],
                            "price/google": ["PLN": 100],
                        ],
                        breach: "name \"But\" is \"Bucik\" on google; "
                            + "price is 106 PLN, which differs by more than 5 % from 100 PLN on google"
                    ),
                ]
            ),
            Example(
                ["attributes": ["secret"], "channel": "google", "any_case": true],
                listings: [
                    ListingSample("A-1", "en_GB", ["secret/web": "LOW", "secret/google": "low"]),
                    ListingSample(
                        "A-2",
                        "en_GB",
                        ["secret/web": "low", "secret/google": "high"],
                        breach: "secret says another thing on google"
                    ),
                ]
            ),
        ],
        judge: { settings throws(RuleProblem) in
            let names = try settings.attributes("attributes")
            let channel = ChannelCode(settings.text("channel") ?? "")
            let percent = try settings.percent("max_percent") ?? 0
            let folding = settings.flag("any_case") ? Folding(.caseless) : nil
            return .listing { checked in
                let table = checked.listing.table
                guard let other = checked.structure.number(of: channel), other != table.channelNumber else { return [] }
                return checked.numbers(of: names).flatMap { number -> [ListingBreach] in
                    guard let own = checked.listing.value(at: number),
                        case .value(let value) = checked.listing.glimpse(
                            at: number,
                            channel: other,
                            locale: table.localeNumber
                        )
                    else { return [] }
                    let code = checked.code(number)
                    switch (own, value) {
                    case (.number, .number), (.prices, .prices), (.measurement, .measurement):
                        let amounts = checked.amounts(of: own, at: number) ?? []
                        let others = checked.amounts(of: value, at: number) ?? []
                        return checked.differences(amounts, others, percent).map { first, second in
                            let told =
                                checked.isConfidential(number)
                                ? "\(code) differs by more than \(percent) % from that on \(channel)"
                                : "\(code) is \(first.words), which differs by more than \(percent) % from "
                                    + "\(second.words) on \(channel)"
                            return ListingBreach(told, attribute: code)
                        }
                    default:
                        guard let first = checked.words(of: own, at: number),
                            let second = checked.words(of: value, at: number)
                        else { return [] }
                        let isSame = folding?.matches(first, second) ?? first.utf8.elementsEqual(second.utf8)
                        guard !isSame else { return [] }
                        let told =
                            checked.isConfidential(number)
                            ? "\(code) says another thing on \(channel)"
                            : "\(checked.said(own, at: number)) is \(checked.quoted(second, at: number)) on \(channel)"
                        return [ListingBreach(told, attribute: code)]
                    }
                }
            }
        }
    )
}

extension CheckedListing {
    /// Pairs of amounts in the same unit that differ by more than so many percent of the second.
    func differences(_ first: [Amount], _ second: [Amount], _ percent: ExactDecimal) -> [(Amount, Amount)] {
        first.compactMap { own in
            guard let other = second.first(where: { $0.unit == own.unit }) else { return nil }
            guard let miss = own.number.subtracting(other.number)?.magnitude.multiplied(by: 100),
                let room = other.number.magnitude.multiplied(by: percent)
            else { return (own, other) }
            return miss > room ? (own, other) : nil
        }
    }
}

extension RuleSettings {
    /// A number of percent that is not below zero; nil where it is not said.
    func percent(_ name: String) throws(RuleProblem) -> ExactDecimal? {
        guard let percent = number(name) else { return nil }
        guard !percent.isNegative else {
            throw RuleProblem(name, "\(name) \(percent) is below zero", remedy: "write 0 or more")
        }
        return percent
    }
}
