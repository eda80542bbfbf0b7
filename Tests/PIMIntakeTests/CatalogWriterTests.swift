import Foundation
import PIMCatalog
import PIMIntake
import PIMText
import Testing

@Suite("Catalog writer")
struct CatalogWriterTests {
    @Test("writes what reading gives back")
    func roundTrip() throws {
        let scratch = try Scratch()
        let draft = Self.everything
        #expect(CatalogStructure.build(draft).findings == [])
        let written = try CatalogWriter(scratch.path).write(draft)
        #expect(written.last == "pim.json")
        let reread = try CatalogDirectory(scratch.path)
        #expect(Self.placeless(reread.draft) == draft)
        #expect(try reread.load().findings.map(\.message) == [])
    }

    @Test("gives the same bytes each time")
    func isDeterministic() throws {
        let first = try Scratch()
        let second = try Scratch()
        for name in try CatalogWriter(first.path).write(Self.everything) {
            try CatalogWriter(second.path, overwrites: true).write(Self.everything)
            #expect(try first.text(name) == second.text(name))
        }
    }

    @Test("leaves defaults out, and files with nothing to say")
    func leavesDefaultsOut() throws {
        let scratch = try Scratch()
        var draft = CatalogDraft(settings: CatalogSettings(name: "Bare", defaultLocale: "en_GB"))
        draft.attributes = [Attribute("sku", .identifier)]
        #expect(
            try CatalogWriter(scratch.path).write(draft)
                == ["attributes.json", "families.json", "categories.json", "channels.json", "pim.json"]
        )
        #expect(
            try scratch.text("attributes.json") == """
                {
                  "attributes": [
                    {
                      "code": "sku",
                      "type": "identifier"
                    }
                  ]
                }

                """
        )
    }

    @Test("removes an optional file that says nothing any more")
    func removesStaleFiles() throws {
        let scratch = try Scratch()
        try CatalogWriter(scratch.path).write(Self.everything)
        var draft = Self.everything
        draft.locations = []
        try CatalogWriter(scratch.path, overwrites: true).write(draft)
        #expect(Self.placeless(try CatalogDirectory(scratch.path).draft) == draft)
    }

    @Test("lays aside what it replaces or removes, where that said something else")
    func laysAside() throws {
        let scratch = try Scratch()
        try CatalogWriter(scratch.path).write(Self.everything)
        var draft = Self.everything
        draft.locations = []
        let edited = try scratch.text("pim.json").replacing("{\n", with: "{\n\n", maxReplacements: 1)
        try scratch.write("pim.json", edited)
        let locations = try scratch.text("locations.json")
        try CatalogWriter(scratch.path, overwrites: true).write(draft, keeping: ["locations.json"])
        #expect(try scratch.text("locations.json") == locations)
        try CatalogWriter(scratch.path, overwrites: true).write(draft)
        #expect(try scratch.text(".pim/replaced/locations.json") == locations)
        #expect(try scratch.text(".pim/replaced/pim.json") == edited)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/.pim/replaced").sorted()
                == ["locations.json", "pim.json"]
        )
    }

    @Test(
        "refuses a folder that holds any part of a catalog",
        arguments: [
            "pim.json", "attributes.json", "families.json", "categories.json", "channels.json", "locations.json",
            "measurements.json", "products.jsonl", "models.jsonl",
        ]
    )
    func refuses(name: String) throws {
        let scratch = try Scratch()
        try scratch.write(name, "")
        let error = try #require(throws: IntakeError.self) { try CatalogWriter(scratch.path) }
        #expect(error.code == .exists)
        #expect(error.file.hasSuffix(name))
    }

    @Test("writes product lines compactly, keys in a fixed order, single media as text")
    func writesLines() {
        var product = ProductDraft(identifier: "A-1")
        product.family = "jackets"
        product.parent = "A"
        product.isEnabled = false
        product.values = [
            ProductDraft.Entry("name", .text("Żółw \"1\""), locale: "pl_PL"),
            ProductDraft.Entry("picture", .media(["a.jpg"])),
            ProductDraft.Entry("gallery", .media(["b.jpg"]), channel: "web"),
            ProductDraft.Entry("name", nil, locale: "en_GB"),
            ProductDraft.Entry("price", ExactDecimal("12.50").map { .prices([Money($0, "PLN", country: "PL")]) }),
        ]
        product.associations = [
            Association(type: "pack", target: .products, identifier: "B", quantity: 2),
            Association(type: "also", target: .groups, identifier: "gifts"),
        ]
        product.extra = "{\"x\":1}"
        let form = ProductLineForm(attributes: [Attribute("picture", .image), Attribute("gallery", .images)])
        #expect(
            String(decoding: form.line(of: product), as: UTF8.self) == """
                {"identifier":"A-1","family":"jackets","parent":"A","enabled":false,"values":{"name":[{"locale":"pl_PL",\
                "data":"Żółw \\"1\\""},{"locale":"en_GB","data":null}],"picture":[{"data":"a.jpg"}],"gallery":[{"scope":\
                "web","data":["b.jpg"]}],"price":[{"data":[{"amount":"12.5","currency":"PLN","country":"PL"}]}]},\
                "associations":{"also":{"groups":["gifts"]}},"quantified_associations":{"pack":{"products":[{"identifier":\
                "B","quantity":2}]}},"extra":{"x":1}}

                """
        )
    }
}

extension CatalogWriterTests {
    /// A draft that says something in every place there is.
    static var everything: CatalogDraft {
        var settings = CatalogSettings(name: "All \"things\"", defaultLocale: "en_GB", resolution: .scopeFirst)
        settings.shop.name = "Shop"
        settings.shop.productURL = "https://x.example/{identifier}"
        settings.extra = "{\"a\":[1,\"ż\"]}"
        var draft = CatalogDraft(settings: settings)
        draft.attributeGroups = [AttributeGroup("g", labels: ["en_GB": "G"]), AttributeGroup("h")]
        draft.attributes = attributes
        draft.categories = [Category("root"), Category("leaf", parent: "root", labels: ["pl_PL": "Liść"])]
        draft.categories[1].mappings = ["google": "1", "allegro": "2"]
        var web = Channel(
            "web",
            locales: ["en_GB", "pl_PL"],
            currencies: ["PLN"],
            tree: "root",
            labels: ["en_GB": "Web"]
        )
        web.units = ["weight": "GRAM"]
        web.fallbacks = ["pl_PL": ["en_GB"], "en_GB": []]
        web.shop.url = "https://web.example"
        web.extra = "{}"
        draft.channels = [web, Channel("kaspi", extends: "web")]
        draft.audiences = [Audience("all"), Audience("loyal", extends: "all", labels: ["en_GB": "Loyal"])]
        var location = Location("warsaw", kind: .pickupPoint, country: "PL", labels: ["en_GB": "Warsaw"])
        location.channels = ["web"]
        location.pickup = "same day"
        location.extra = "{\"open\":\"9-17\"}"
        draft.locations = [location]
        draft.associationTypes = [
            AssociationType("pack", isTwoWay: true, isQuantified: true, labels: ["en_GB": "Pack"])
        ]
        draft.productGroups = [ProductGroup("gifts", type: "related", labels: ["en_GB": "Gifts"])]
        draft.measurementFamilies = measurementFamilies
        draft.families = families
        return draft
    }

    private static var attributes: [Attribute] {
        var name = Attribute("name", .text, labels: ["en_GB": "Name", "pl_PL": "Nazwa"])
        name.group = "g"
        name.isLocalizable = true
        name.isScopable = true
        name.isAudienceSpecific = true
        name.role = "title"
        name.locales = ["en_GB"]
        name.validation.maximumLength = 60
        name.validation.pattern = "[A-Z\\\\]+"
        name.resolution = .levelFirst
        name.isConfidential = true
        name.extra = "{\"sort_order\":\"1\"}"
        var ean = Attribute("ean", .text)
        ean.isUnique = true
        var color = Attribute("color", .option)
        color.options = [AttributeOption("red", labels: ["pl_PL": "Czerwony"]), AttributeOption("blue")]
        var weight = Attribute("weight", .measurement)
        weight.unitFamily = "Keg"
        weight.unit = "GRAM"
        weight.validation.minimum = ExactDecimal("-1.50")
        weight.validation.maximum = ExactDecimal("99999999999999.99")
        weight.validation.maximumDecimals = 2
        weight.validation.allowsNegative = false
        var released = Attribute("released", .date)
        released.validation.earliest = CalendarDate("2020-01-01")
        released.validation.latest = CalendarDate("2030-12-31T10:00:00+03:30")
        var picture = Attribute("picture", .image)
        picture.validation.extensions = ["jpg", "png"]
        picture.validation.maximumMegabytes = ExactDecimal("2.5")
        var table = Attribute("table", .table)
        table.columns = [
            TableColumn("country", .option, labels: ["en_GB": "Country"], options: [AttributeOption("pl")]),
            TableColumn("grams", .number),
        ]
        return [Attribute("sku", .identifier), name, ean, color, weight, released, picture, table]
    }

    private static var families: [Family] {
        let structure = VariantStructure(
            "by_color",
            levels: [.init(axes: ["color"], attributes: ["picture"]), .init(axes: ["released"])],
            overridable: ["weight"],
            labels: ["en_GB": "By colour"]
        )
        let loose = VariantStructure("loose", levels: [.init(axes: ["color"])], overridesEverything: true)
        var family = Family(
            "jackets",
            attributes: ["sku", "name", "color", "weight", "picture", "released"],
            required: [ChannelRequirement("web", ["name"]), ChannelRequirement("kaspi", [])],
            structures: [structure, loose],
            labels: ["en_GB": "Jackets"]
        )
        family.labelAttribute = "name"
        family.imageAttribute = "picture"
        family.extra = "{\"parent\":null}"
        return [family, Family("bare", attributes: [])]
    }

    private static var measurementFamilies: [MeasurementFamily] {
        let steps = [("mul", "0.001"), ("add", "1"), ("sub", "2"), ("div", "3")].compactMap { word, value in
            ExactDecimal(value).flatMap { MeasurementFamily.Operation(word, $0) }
        }
        return [
            MeasurementFamily(
                code: "Keg",
                labels: ["en_GB": "Keg"],
                standardUnit: "KILOGRAM",
                units: [
                    MeasurementFamily.Unit(code: "KILOGRAM", symbol: "kg", operations: Array(steps.prefix(1))),
                    MeasurementFamily.Unit(code: "GRAM", symbol: "", labels: ["en_GB": "Gram"], operations: steps),
                ]
            )
        ]
    }

    /// The draft without the places where things were read.
    static func placeless(_ draft: CatalogDraft) -> CatalogDraft {
        var draft = draft
        for index in draft.attributes.indices { draft.attributes[index].source = nil }
        for index in draft.categories.indices { draft.categories[index].source = nil }
        for index in draft.channels.indices { draft.channels[index].source = nil }
        for index in draft.audiences.indices { draft.audiences[index].source = nil }
        for index in draft.locations.indices { draft.locations[index].source = nil }
        for index in draft.associationTypes.indices { draft.associationTypes[index].source = nil }
        for index in draft.productGroups.indices { draft.productGroups[index].source = nil }
        for family in draft.families.indices {
            draft.families[family].source = nil
            for index in draft.families[family].structures.indices {
                draft.families[family].structures[index].source = nil
            }
        }
        return draft
    }
}
