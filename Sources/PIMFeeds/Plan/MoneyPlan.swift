package import PIMCatalog
package import PIMText

/// How a feed writes money: the currency it looks for in the catalog, the one it writes, and what lies between.
package struct MoneyPlan: Sendable, Hashable {
    /// The currency of the catalog's amounts.
    package let source: CurrencyCode
    /// The currency that is written.
    package let written: CurrencyCode
    /// How many of the one are one of the other.
    package let factor: ExactDecimal
    /// The digits after the point that amounts have at least, and at most; nil for a currency without a minor unit.
    package let digits: Int?

    /// Money as the catalog has it.
    init(_ currency: CurrencyCode, _ units: MinorUnits) {
        self.init(currency, of: currency, factor: 1, units)
    }

    /// Money of a currency of which one is `factor` of the catalog's.
    init(_ currency: CurrencyCode, of source: CurrencyCode, factor: ExactDecimal, _ units: MinorUnits) {
        written = currency
        self.source = source
        self.factor = factor
        digits = units.digits(of: currency.text)
    }

    /// Whether amounts are not those of the catalog.
    package var isConverted: Bool { factor != 1 || source != written }

    /// The digits after the point that are always written.
    var decimals: Int { digits ?? 2 }

    /// The amount as it is written, exactly; nil where it has more digits after the point than the currency takes.
    package func converted(_ amount: ExactDecimal) -> ExactDecimal? {
        let written = quotient(amount)
        guard written.multiplied(by: factor) == amount, written.fractionDigits <= digits ?? .max else { return nil }
        return written
    }

    /// The amount as it is written, with all its digits.
    ///
    /// Exact: factors have a quotient that ends, and what has more digits than these is refused before it is written.
    func quotient(_ amount: ExactDecimal) -> ExactDecimal {
        ExactDecimal.divide(amount, by: factor, decimals: Self.precision) ?? amount
    }

    /// Whether every amount can be divided by a factor without an end that is cut off: tens, halves and fifths.
    static func isExact(_ factor: ExactDecimal) -> Bool {
        guard factor > 0, let part = ExactDecimal.divide(1, by: factor, decimals: precision) else { return false }
        return part.multiplied(by: factor) == 1
    }

    private static let precision = 18
}

extension FeedPlan {
    /// The rule that tells of amounts which do not convert.
    static let conversionRule = "format.conversion"

    /// What to do about one, and what the feed makes of it.
    static func conversionRemedy(_ outcome: String) -> String {
        "give an amount that converts without rounding; the feed \(outcome)"
    }

    /// What those amounts are in the feed's currency, with all their digits.
    func inexactAmounts(_ listing: Listing) -> [ExactDecimal] {
        guard let money, money.isConverted else { return [] }
        return priceAttributes.compactMap { number in
            guard let amount = listing.money(at: number)?.amount, money.converted(amount) == nil else { return nil }
            return money.quotient(amount)
        }
    }

    /// The amounts that cannot be written in the feed's currency without rounding, which is never done.
    func unconvertible(_ listing: Listing, in structure: CatalogStructure) -> [Finding] {
        guard let money, money.isConverted else { return [] }
        let outcome = definition.excludeOn == nil ? "writes it with all its digits" : "leaves the item out"
        return priceAttributes.compactMap { number in
            guard let amount = listing.money(at: number)?.amount, money.converted(amount) == nil else { return nil }
            let attribute = structure.attributes[number]
            let shown = attribute.isConfidential ? "an amount in \(money.source)" : "\(amount) \(money.source)"
            let kind = money.decimals == 0 ? "whole number of \(money.written)" : "amount in \(money.written)"
            var finding = Finding(
                Self.conversionRule,
                .error,
                "\(attribute.code): \(shown) is no \(kind) (1 \(money.written) = \(money.factor) \(money.source))",
                remedy: Self.conversionRemedy(outcome)
            )
            finding.attribute = attribute.code
            return finding
        }
    }
}
