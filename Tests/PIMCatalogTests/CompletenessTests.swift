import PIMCatalog
import Testing

@Suite("Completeness")
struct CompletenessTests {
    /// What is required, what is filled, and the percentage that must come.
    struct Share: Sendable, CustomTestStringConvertible {
        let required: Int
        let filled: Int
        let percent: Int
        var testDescription: String { "\(filled) of \(required)" }
    }

    @Test(
        "is rounded down, and full where nothing is required",
        arguments: [
            Share(required: 0, filled: 0, percent: 100), Share(required: 9, filled: 8, percent: 88),
            Share(required: 9, filled: 7, percent: 77), Share(required: 3, filled: 2, percent: 66),
            Share(required: 3, filled: 1, percent: 33), Share(required: 8, filled: 0, percent: 0),
            Share(required: 5, filled: 5, percent: 100),
        ]
    )
    func floor(share: Share) throws {
        let codes = (0..<share.required).map { AttributeCode("a\($0)") }
        let structure = try CatalogSamples.structure { draft in
            draft.attributes += codes.map { Attribute($0, .text) }
            draft.families[0].attributes += codes
            draft.families[0].required = [ChannelRequirement("web", codes)]
        }
        let values = codes.prefix(share.filled).map { structure.entry($0, .text("x")) }
        let completeness = try Self.completeness(structure, Array(values))
        #expect(completeness.required == share.required)
        #expect(completeness.filled == share.filled)
        #expect(completeness.percent == share.percent)
        #expect(completeness.isComplete == (share.percent == 100))
        #expect(completeness.missing == Array(codes.dropFirst(share.filled)))
    }

    /// A value, and whether it counts as filled.
    struct Filling: Sendable, CustomTestStringConvertible {
        let value: Value?
        let counts: Bool
        var testDescription: String {
            "\(value.map { "\($0)" } ?? "explicitly empty") \(counts ? "counts" : "does not")"
        }

        init(_ value: Value?, _ counts: Bool) {
            self.value = value
            self.counts = counts
        }
    }

    @Test(
        "counts what is filled and nothing else",
        arguments: [
            Filling(.text("x"), true), Filling(.text("0"), true), Filling(.text("ż"), true), Filling(.text(""), false),
            Filling(.text("  \n\t"), false), Filling(.flag(false), true), Filling(.flag(true), true),
            Filling(.number(0), true), Filling(nil, false), Filling(.option("red"), true), Filling(.option(""), false),
            Filling(.options(["a"]), true), Filling(.options([]), false), Filling(.options([""]), false),
            Filling(.media(["a.jpg"]), true), Filling(.media([""]), false), Filling(.references(["X"]), true),
            Filling(.references([]), false), Filling(.references([""]), false), Filling(.table([]), false),
            Filling(.table([TableRow([])]), false),
            Filling(.table([TableRow([TableRow.Cell(column: "key", value: .text(" "))])]), false),
            Filling(.table([TableRow([]), TableRow([TableRow.Cell(column: "key", value: .text("v"))])]), true),
            Filling(.measurement(Measurement(0, "GRAM")), true),
        ]
    )
    func filled(filling: Filling) throws {
        let structure = try CatalogSamples.structure { $0.families[0].required = [ChannelRequirement("web", ["ean"])] }
        let completeness = try Self.completeness(structure, [structure.entry("ean", filling.value)])
        #expect(completeness.percent == (filling.counts ? 100 : 0))
        #expect(completeness.missing == (filling.counts ? [] : ["ean"]))
    }

    /// Amounts, and whether they fill a price on a channel that sells in PLN and EUR.
    struct Amounts: Sendable, CustomTestStringConvertible {
        let amounts: [Money]
        let country: CountryCode?
        let counts: Bool
        var testDescription: String { amounts.map { "\($0.currency)\($0.country?.text ?? "")" }.joined(separator: "+") }

        init(_ amounts: [Money], _ country: CountryCode?, _ counts: Bool) {
            self.amounts = amounts
            self.country = country
            self.counts = counts
        }
    }

    @Test(
        "needs an amount in every currency of the channel",
        arguments: [
            Amounts([Money(1, "PLN"), Money(1, "EUR")], nil, true), Amounts([Money(1, "PLN")], nil, false),
            Amounts([Money(1, "EUR")], nil, false), Amounts([], nil, false),
            Amounts([Money(0, "PLN"), Money(0, "EUR"), Money(1, "KZT")], nil, true),
            Amounts([Money(1, "PLN", country: "PL"), Money(1, "EUR")], nil, false),
            Amounts([Money(1, "PLN", country: "PL"), Money(1, "EUR")], "PL", true),
            Amounts([Money(1, "PLN", country: "PL"), Money(1, "EUR")], "KZ", false),
        ]
    )
    func currencies(amounts: Amounts) throws {
        let structure = try CatalogSamples.structure {
            $0.families[0].required = [ChannelRequirement("web", ["price"])]
        }
        let entry = structure.entry("price", .prices(amounts.amounts))
        let completeness = try Self.completeness(structure, [entry], country: amounts.country)
        #expect(completeness.isComplete == amounts.counts)
    }

    @Test("does not ask for an attribute that does not exist in the locale")
    func limitedToLocales() throws {
        let structure = try CatalogSamples.structure {
            $0.families[0].required = [ChannelRequirement("web", ["note", "ean"])]
        }
        let values = [structure.entry("ean", .text("1"))]
        #expect(Self.isFull(try Self.completeness(structure, values, locale: "en_GB"), of: 1))
        let polish = try Self.completeness(structure, values, locale: "pl_PL")
        #expect(polish.required == 2 && polish.missing == ["note"] && polish.percent == 50)
    }

    @Test("takes requirements over from the channel that is extended, until the channel states its own")
    func extended() throws {
        let values: (CatalogStructure) -> [ValueEntry?] = { [$0.entry("handmade", .flag(false))] }
        let inherited = try CatalogSamples.structure()
        #expect(try Self.completeness(inherited, values(inherited)).missing == ["name", "price", "note"])
        #expect(try Self.completeness(inherited, values(inherited)).required == 4)
        let own = try CatalogSamples.structure {
            $0.families[0].required.append(ChannelRequirement("web", ["handmade"]))
        }
        #expect(Self.isFull(try Self.completeness(own, values(own)), of: 1))
        let nothing = try CatalogSamples.structure { $0.families[0].required.append(ChannelRequirement("web", [])) }
        #expect(Self.isFull(try Self.completeness(nothing, []), of: 0))
    }

    @Test("counts values of fallback locales, of models and of extended channels; an explicit empty takes them away")
    func inherited() throws {
        let structure = try CatalogSamples.structure { $0.families[0].required = [ChannelRequirement("web", ["name"])] }
        let name = structure.entry("name", .text("Jacket"), channel: "base", locale: "en_GB")
        #expect(try Self.completeness(structure, [name]).isComplete)
        let empty = structure.entry("name", nil, channel: "web", locale: "pl_PL")
        #expect(try Self.completeness(structure, [name, empty]).missing == ["name"])
        let root = try CatalogSamples.product("R", .model, values: [name])
        let middle = try CatalogSamples.product("M", .model, parent: "R")
        let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
        let catalog = Catalog(structure: structure, models: [root, middle])
        let lineage = catalog.lineage(of: try CatalogSamples.product("P", parent: "M"))
        #expect(structure.listing(of: lineage, in: table).completeness.isComplete)
    }

    @Test("asks nothing of a product without a family, and each attribute once")
    func odd() throws {
        let structure = try CatalogSamples.structure {
            $0.families[0].required = [ChannelRequirement("web", ["ean", "ean"])]
        }
        #expect(try Self.completeness(structure, []).required == 1)
        var product = try CatalogSamples.product("P")
        product.family = nil
        let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
        let lineage = Catalog(structure: structure).lineage(of: product)
        #expect(Self.isFull(structure.listing(of: lineage, in: table).completeness, of: 0))
    }

    private static func isFull(_ completeness: Completeness, of required: Int) -> Bool {
        completeness.required == required && completeness.isComplete && completeness.percent == 100
    }

    private static func completeness(
        _ structure: CatalogStructure,
        _ values: [ValueEntry?],
        locale: LocaleCode = "pl_PL",
        country: CountryCode? = nil
    ) throws -> Completeness {
        let product = try CatalogSamples.product("P", values: values)
        let table = try structure.table(for: Scope(channel: "web", locale: locale, country: country))
        return structure.listing(of: Catalog(structure: structure).lineage(of: product), in: table).completeness
    }
}
