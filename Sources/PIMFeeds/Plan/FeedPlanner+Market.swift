import PIMCatalog
import PIMFormats

extension FeedPlanner {
    /// A country that is none silently switches off what channels demand there; without a currency there are no prices.
    mutating func checkMarket(of feed: FeedDefinition, _ format: FeedFormat) {
        if let country = feed.scope.country, !CountryTable.isKnown(country.text) {
            report(
                "country",
                "\"\(country)\" is not a country of ISO 3166",
                remedy: country.text.uppercased() == "UK"
                    ? "did you mean \"GB\"?" : "use two capital letters, such as PL",
                feed,
                at: feed.places["country"] ?? feed.source
            )
        }
        let fields = format.fields.filter { field in
            field.requirement == .required && feed.fields.allSatisfy { $0.field != field.name }
        }
        guard feed.scope.currency == nil, let price = fields.first(where: { $0.sources.contains(.computed(.price)) })
        else { return }
        report(
            "currency",
            "the feed names no currency, so it has no \(price.name), which \(format.title) requires",
            remedy: "add \"currency\"",
            feed,
            at: feed.source
        )
    }
}
