/// How many digits after the point amounts of a currency have: the channel's word first, then custom, then ISO 4217.
public struct MinorUnits: Sendable, Hashable {
    /// What the channel takes, by currency, where that is not ISO's figure.
    public let channel: [String: Int]

    /// The rules of a channel; ISO's figures where it has none.
    public init(channel: [String: Int] = [:]) {
        self.channel = channel
    }

    /// The digits after the point of a currency; nil for an unknown one, and for those without a minor unit.
    public func digits(of currency: String) -> Int? {
        if !channel.isEmpty, let digits = channel[currency] { return digits }
        return currency == CurrencyWords.toman ? 0 : CurrencyTable.minorUnits(currency)
    }

    /// Whether amounts in the currency have a rule: the channel's, custom, or ISO's.
    public func knows(_ currency: String) -> Bool {
        digits(of: currency) != nil || CurrencyTable.isKnown(currency)
    }
}
