import PIMCatalog
import PIMFormats
import PIMText

extension FeedPlanner {
    /// How a feed writes money; nil where it has no currency, or where its conversions have slips.
    mutating func money(of feed: FeedDefinition, _ format: FeedFormat) -> MoneyPlan? {
        guard let currency = feed.scope.currency else {
            if !feed.conversions.isEmpty {
                conversion("\"conversion\" stands without a currency", "add \"currency\"", feed)
            }
            return nil
        }
        let units = MinorUnits(channel: format.decimals.merging(feed.decimals) { $1 })
        let isCustom = currency.text == CurrencyWords.toman
        guard !feed.conversions.isEmpty else {
            guard isCustom else { return MoneyPlan(currency, units) }
            return MoneyPlan(currency, of: "IRR", factor: CurrencyWords.rialsPerToman, units)
        }
        guard checkConversions(of: feed), checkUnits(of: currency, units, feed) else { return nil }
        let dated = feed.conversions.compactMap(\.from)
        guard let day else {
            guard dated.isEmpty, let conversion = feed.conversions.first else {
                let message = "the factors of \"conversion\" have dates, but the run has no day"
                self.conversion(message, "give the run a day: `--date`, or `day` of FeedSet", feed)
                return nil
            }
            return MoneyPlan(currency, of: conversion.currency, factor: conversion.factor, units)
        }
        let begun = feed.conversions.filter { $0.from.map { $0 <= day } ?? true }
        let conversion = begun.max { first, second in
            guard let later = second.from else { return false }
            return first.from.map { $0 < later } ?? true
        }
        if let conversion {
            return MoneyPlan(currency, of: conversion.currency, factor: conversion.factor, units)
        }
        guard !isCustom else { return MoneyPlan(currency, of: "IRR", factor: CurrencyWords.rialsPerToman, units) }
        let first = dated.min().map(\.dayText) ?? ""
        self.conversion(
            "no factor of \"conversion\" is in force on \(day.dayText), the first from \(first) on",
            "add the factor that came before",
            feed
        )
        return nil
    }

    private mutating func checkConversions(of feed: FeedDefinition) -> Bool {
        let before = findings.count
        for (index, entry) in feed.conversions.enumerated() {
            if !CurrencyTable.isKnown(entry.currency.text) {
                conversion("\"\(entry.currency)\" is not a currency of ISO 4217", "use a code such as IRR", feed)
            }
            if !MoneyPlan.isExact(entry.factor) {
                let remedy = "use a factor such as 10 or 10000"
                conversion("the factor \(entry.factor) would need amounts to be rounded", remedy, feed)
            }
            if entry.from?.time != nil {
                conversion("a factor is in force from a day on, not from a time", "write the day alone", feed)
            }
            if feed.conversions[..<index].contains(where: { $0.from == entry.from }) {
                let since = entry.from.map { "from \($0.dayText) on" } ?? "without a date"
                conversion("two factors stand \(since)", "keep one of them", feed)
            }
        }
        return findings.count == before
    }

    /// A currency that neither ISO nor custom knows must say its digits.
    private mutating func checkUnits(of currency: CurrencyCode, _ units: MinorUnits, _ feed: FeedDefinition) -> Bool {
        let bytes = Array(currency.text.utf8)
        guard bytes.count == 3, bytes.allSatisfy({ $0 &- UInt8(ascii: "A") < 26 }) else {
            conversion("\"\(currency)\" cannot be the code of a currency", "use three capitals", feed)
            return false
        }
        guard !units.knows(currency.text) else { return true }
        let remedy = "add \"decimals\": {\"\(currency)\": 0}"
        conversion("nobody says how many digits after the point \"\(currency)\" has", remedy, feed)
        return false
    }

    private mutating func conversion(_ message: String, _ remedy: String, _ feed: FeedDefinition) {
        let place = feed.places["conversion"] ?? feed.places["currency"] ?? feed.source
        report("conversion", message, remedy: remedy, feed, at: place)
    }
}
