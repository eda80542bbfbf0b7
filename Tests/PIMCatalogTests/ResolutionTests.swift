import PIMCatalog
import Testing

@Suite("Resolution")
struct ResolutionTests {
    private static func listing(
        _ structure: CatalogStructure,
        _ product: Product,
        models: [Product] = [],
        _ scope: Scope
    ) throws -> Listing {
        let catalog = Catalog(structure: structure, models: models)
        return structure.listing(of: catalog.lineage(of: product), in: try structure.table(for: scope))
    }

    @Test("an empty list of fallbacks stops what the extended channel says")
    func noFallback() throws {
        for (fallbacks, expected): ([LocaleCode: [LocaleCode]], Value?) in [
            ([:], .text("Jacket")), (["pl_PL": []], nil),
        ] {
            let structure = try CatalogSamples.structure { $0.channels[1].fallbacks = fallbacks }
            let name = structure.entry("name", .text("Jacket"), locale: "en_GB")
            let product = try CatalogSamples.product("P", values: [name])
            let listing = try Self.listing(structure, product, Scope(channel: "web", locale: "pl_PL"))
            #expect(listing.value("name") == expected)
            #expect(listing[role: Role("title")] == expected)
        }
    }

    @Test("an explicitly empty value stops inheritance and says so")
    func explicitlyEmpty() throws {
        let structure = try CatalogSamples.structure()
        let root = try CatalogSamples.product(
            "R",
            .model,
            values: [structure.entry("name", .text("Jacket"), locale: "pl_PL")]
        )
        let middle = try CatalogSamples.product("M", .model, parent: "R")
        let product = try CatalogSamples.product(
            "P",
            parent: "M",
            values: [structure.entry("name", nil, locale: "pl_PL")]
        )
        let listing = try Self.listing(
            structure,
            product,
            models: [root, middle],
            Scope(channel: "web", locale: "pl_PL")
        )
        let number = try #require(structure.number(of: "name" as AttributeCode))
        #expect(listing.value("name") == nil)
        #expect(listing.origin(at: number)?.isExplicitlyEmpty == true)
        #expect(listing.candidates(for: number).map(\.outcome) == [.taken, .hidden])
    }

    @Test("the identifier is always the product's own, from its own line")
    func identifier() throws {
        let structure = try CatalogSamples.structure()
        for value: Value? in [nil, .text("other")] {
            let product = try CatalogSamples.product("P", values: [structure.entry("sku", value)])
            let listing = try Self.listing(structure, product, Scope(channel: "web", locale: "pl_PL"))
            let origin = try #require(listing.origin(at: structure.identifierAttribute))
            #expect(listing.value("sku") == .text("P"))
            #expect(origin.level == 0 && origin.holder == "P" && !origin.isExplicitlyEmpty)
        }
    }

    /// Amounts that stand, a country and a currency asked for, and the amount that must come.
    struct Question: Sendable, CustomTestStringConvertible {
        let amounts: String
        let currency: CurrencyCode?
        let country: CountryCode?
        let expected: String?

        init(_ amounts: String, _ currency: CurrencyCode?, _ country: CountryCode?, _ expected: String?) {
            self.amounts = amounts
            self.currency = currency
            self.country = country
            self.expected = expected
        }

        var testDescription: String { "\(amounts) for \(currency?.text ?? "-") \(country?.text ?? "-")" }
    }

    @Test(
        "never takes another currency's or another country's amount",
        arguments: [
            Question("399 PLN", "PLN", nil, "399"),
            Question("399 PLN", "EUR", nil, nil),
            Question("399 PLN", nil, nil, nil),
            Question("399 PLN", "PLN", "KZ", "399"),
            Question("399 PLN PL", "PLN", "PL", "399"),
            Question("399 PLN PL", "PLN", "KZ", nil),
            Question("399 PLN PL", "PLN", nil, nil),
            Question("399 PLN, 379 PLN PL", "PLN", "PL", "379"),
            Question("379 PLN PL, 399 PLN", "PLN", "PL", "379"),
            Question("379 PLN PL, 399 PLN", "PLN", "KZ", "399"),
            Question("379 PLN PL, 399 PLN", "PLN", nil, "399"),
            Question("90 EUR PL, 399 PLN", "PLN", "PL", "399"),
            Question("90 EUR, 399 PLN KZ", "PLN", "PL", nil),
            Question("1 PLN, 2 PLN", "PLN", "PL", "1"),
        ]
    )
    func money(question: Question) throws {
        let structure = try CatalogSamples.structure()
        let amounts = try question.amounts.split(separator: ",").map { text in
            let words = text.split(separator: " ").map(String.init)
            let country = words.count > 2 ? CountryCode(words[2]) : nil
            return try Money(.test(words[0]), CurrencyCode(words[1]), country: country)
        }
        let product = try CatalogSamples.product("P", values: [structure.entry("price", .prices(amounts))])
        var scope = Scope(channel: "web", locale: "pl_PL")
        scope.currency = question.currency
        scope.country = question.country
        let listing = try Self.listing(structure, product, scope)
        let money = listing.money(at: try #require(structure.number(of: "price" as AttributeCode)))
        #expect(money?.amount.description == question.expected)
        if let money { #expect(money.currency == question.currency) }
        if let country = money?.country { #expect(country == question.country) }
    }

    @Test("a nearer level without the currency hides the model's amount: missing is a finding, not a guess")
    func noCurrencyOfTheModel() throws {
        let structure = try CatalogSamples.structure {
            $0.variants {
                $0.overridesEverything = true
                $0.overridable = []
            }
        }
        let price = { (currency: CurrencyCode) in structure.entry("price", .prices([Money(5, currency)])) }
        let root = try CatalogSamples.product("R", .model)
        let middle = try CatalogSamples.product("M", .model, parent: "R")
        let product = try CatalogSamples.product("P", parent: "M", values: [price("EUR")])
        let scope = Scope(channel: "web", locale: "pl_PL", currency: "PLN")
        let listing = try Self.listing(structure, product, models: [root, middle], scope)
        #expect(listing.money(at: try #require(structure.number(of: "price" as AttributeCode))) == nil)
    }

    /// A scope that the catalog cannot answer.
    struct Refusal: Sendable, CustomTestStringConvertible {
        let scope: Scope
        let message: String
        var testDescription: String { message }
    }

    @Test(
        "refuses scopes that do not exist, with the nearest code",
        arguments: [
            Refusal(
                scope: Scope(channel: "wbe", locale: "pl_PL"),
                message: "there is no channel \"wbe\"; did you mean \"web\"?"
            ),
            Refusal(
                scope: Scope(channel: "web", locale: "de_DE"),
                message: "the channel \"web\" has no locale \"de_DE\"; known: en_GB, pl_PL"
            ),
            Refusal(
                scope: Scope(channel: "web", locale: "pl_PL", audience: "golden"),
                message: "there is no audience \"golden\"; did you mean \"gold\"?"
            ),
            Refusal(
                scope: Scope(channel: "web", locale: "pl_PL", currency: "KZT"),
                message: "the channel \"web\" has no currency \"KZT\"; known: PLN, EUR"
            ),
        ]
    )
    func refuses(refusal: Refusal) throws {
        let structure = try CatalogSamples.structure()
        let error = try #require(throws: CatalogError.self) { try structure.table(for: refusal.scope) }
        #expect(error.code == .unknown)
        #expect(error.description == refusal.message)
    }

    @Test("ranks channel before locale before audience, as the worked example says")
    func workedExample() throws {
        let structure = try CatalogSamples.structure()
        let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL", audience: "members"))
        let places = table.places.map { place in
            [place.channel?.text, place.locale?.text, place.audience?.text].map { $0 ?? "-" }.joined(separator: " ")
        }
        #expect(places.count == 18)
        #expect(
            places.prefix(12) == [
                "web pl_PL members", "base pl_PL members", "- pl_PL members", "web en_GB members",
                "base en_GB members", "- en_GB members", "web - members", "base - members", "- - members",
                "web pl_PL -", "base pl_PL -", "- pl_PL -",
            ]
        )
        #expect(places.last == "- - -")
        #expect(table.labelLocales == ["pl_PL", "en_GB"])
    }
}
