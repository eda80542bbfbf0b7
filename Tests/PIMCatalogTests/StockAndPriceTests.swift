import PIMCatalog
import Testing

@Suite("Stock and price lists")
struct StockAndPriceTests {
    @Test("stock is summed over the locations that serve the channel")
    func stock() throws {
        let structure = try CatalogSamples.structure()
        var table = StockTable()
        #expect(table.isEmpty)
        #expect(Self.add(StockTable.Entry(location: 0, quantity: 3, pickup: "same day"), of: "A", to: &table) == true)
        #expect(Self.add(StockTable.Entry(location: 1, quantity: 4), of: "A", to: &table) == true)
        #expect(Self.add(StockTable.Entry(location: 0, quantity: 0), of: "B", to: &table) == true)
        #expect(!table.isEmpty)
        #expect(table.quantity(of: "A", on: "web", in: structure) == 7)
        #expect(table.quantity(of: "A", on: "base", in: structure) == 4)
        #expect(table.quantity(of: "B", on: "base", in: structure) == 0)
        #expect(table.quantity(of: "C", on: "web", in: structure) == nil)
        #expect(table.entries(of: "A").map(\.location) == [0, 1])
        #expect(table.entries(of: "A").first?.pickup == "same day")
        #expect(table.entries(of: "C").isEmpty)
    }

    @Test("a location counts once, and the first line stands")
    func stockTwice() throws {
        var table = StockTable()
        #expect(Self.add(StockTable.Entry(location: 0, quantity: 3), of: "A", to: &table) == true)
        #expect(Self.add(StockTable.Entry(location: 0, quantity: 9), of: "A", to: &table) == false)
        #expect(table.entries(of: "A").map(\.quantity) == [3])
    }

    @Test("absurd quantities are summed without a crash")
    func overflow() throws {
        let structure = try CatalogSamples.structure()
        var table = StockTable()
        table.add(StockTable.Entry(location: 0, quantity: Int.max), of: "A")
        table.add(StockTable.Entry(location: 1, quantity: 5), of: "A")
        #expect(table.quantity(of: "A", on: "web", in: structure) == Int.max)
    }

    /// What a product says itself, what the list says, and what a scope sees.
    struct Example: Sendable, CustomTestStringConvertible {
        let own: [Money]?
        let listed: [Listed]
        let audience: AudienceCode?
        let country: CountryCode?
        let expected: String?
        let testDescription: String

        init(
            _ name: String,
            own: [Money]?,
            _ listed: [Listed],
            audience: AudienceCode? = nil,
            country: CountryCode? = nil,
            _ expected: String?
        ) {
            testDescription = name
            self.own = own
            self.listed = listed
            self.audience = audience
            self.country = country
            self.expected = expected
        }
    }

    /// A line of a price list.
    struct Listed: Sendable {
        var money: Money
        var channel: ChannelCode?
        var audience: AudienceCode?
    }

    @Test(
        "listed prices lie over a product's own, currency by currency and country by country",
        arguments: [
            Example("nothing listed", own: [Money(5, "PLN")], [], "5"),
            Example("only listed", own: nil, [Listed(money: Money(6, "PLN"))], "6"),
            Example("replaced", own: [Money(5, "PLN")], [Listed(money: Money(6, "PLN"))], "6"),
            Example("another currency", own: [Money(5, "PLN")], [Listed(money: Money(6, "EUR"))], "5"),
            Example(
                "another country",
                own: [Money(5, "PLN")],
                [Listed(money: Money(6, "PLN", country: "PL"))],
                country: "KZ",
                "5"
            ),
            Example(
                "its own country",
                own: [Money(5, "PLN")],
                [Listed(money: Money(6, "PLN", country: "PL"))],
                country: "PL",
                "6"
            ),
            Example(
                "another audience",
                own: [Money(5, "PLN")],
                [Listed(money: Money(6, "PLN"), audience: "gold")],
                "5"
            ),
            Example(
                "its own audience",
                own: [Money(5, "PLN")],
                [Listed(money: Money(6, "PLN"), audience: "gold")],
                audience: "gold",
                "6"
            ),
            Example("its own channel", own: [Money(5, "PLN")], [Listed(money: Money(6, "PLN"), channel: "web")], "6"),
            Example("the extended channel", own: nil, [Listed(money: Money(6, "PLN"), channel: "base")], "6"),
            Example(
                "two currencies",
                own: nil,
                [Listed(money: Money(6, "EUR")), Listed(money: Money(7, "PLN"))],
                "7"
            ),
        ]
    )
    func prices(example: Example) throws {
        let structure = try CatalogSamples.structure()
        let attribute = Int32(try #require(structure.number(of: "price" as AttributeCode)))
        var table = PriceTable()
        for line in example.listed {
            let entry = PriceTable.Entry(
                attribute: attribute,
                channel: Int16(line.channel.flatMap { structure.number(of: $0) } ?? -1),
                audience: Int16(line.audience.flatMap { structure.number(of: $0) } ?? -1),
                money: line.money
            )
            #expect(Self.add(entry, of: "P", to: &table) == true)
            #expect(Self.add(entry, of: "P", to: &table) == false, "a second price for the same place is refused")
        }
        #expect(table.isEmpty == example.listed.isEmpty)
        let product = try CatalogSamples.product(
            "P",
            values: example.own.map { [structure.entry("price", .prices($0))] } ?? []
        )
        let catalog = Catalog(structure: structure, prices: table)
        var scope = Scope(channel: "web", locale: "pl_PL", audience: example.audience)
        scope.currency = "PLN"
        scope.country = example.country
        let listing = structure.listing(of: catalog.lineage(of: product), in: try structure.table(for: scope))
        #expect(listing.money(at: Int(attribute))?.amount.description == example.expected)
        let other = try CatalogSamples.product("Q")
        #expect(table.applied(to: other) == other)
    }

    @Test("a listed price fills what was explicitly empty")
    func explicitlyEmpty() throws {
        let structure = try CatalogSamples.structure()
        var table = PriceTable()
        let attribute = Int32(try #require(structure.number(of: "price" as AttributeCode)))
        table.add(PriceTable.Entry(attribute: attribute, money: Money(6, "PLN")), of: "P")
        let product = try CatalogSamples.product("P", values: [structure.entry("price", nil)])
        #expect(table.applied(to: product).values.map(\.value) == [.prices([Money(6, "PLN")])])
    }

    private static func add(_ entry: StockTable.Entry, of identifier: String, to table: inout StockTable) -> Bool {
        table.add(entry, of: identifier)
    }

    private static func add(_ entry: PriceTable.Entry, of identifier: String, to table: inout PriceTable) -> Bool {
        table.add(entry, of: identifier)
    }
}
