import PIMCatalog
import PIMText
import Testing

/// Small catalogs that tests start from.
enum CatalogSamples {
    /// A draft without any problem; tests break it in one place.
    static func draft() -> CatalogDraft {
        var draft = CatalogDraft(settings: CatalogSettings(name: "Sample", defaultLocale: "en_GB"))
        draft.attributeGroups = [AttributeGroup("main")]
        draft.attributes = [
            attribute("sku", .identifier, 1),
            attribute("name", .text, 2) {
                $0.isLocalizable = true
                $0.isScopable = true
                $0.isAudienceSpecific = true
                $0.role = "title"
                $0.group = "main"
            },
            attribute("color", .option, 3) { $0.options = [AttributeOption("red"), AttributeOption("blue")] },
            attribute("size", .option, 4) { $0.options = [AttributeOption("S"), AttributeOption("M")] },
            attribute("tags", .options, 5) { $0.options = [AttributeOption("new"), AttributeOption("old")] },
            attribute("price", .prices, 6) { $0.isAudienceSpecific = true },
            attribute("weight", .measurement, 7) {
                $0.unitFamily = "Weight"
                $0.unit = "GRAM"
            },
            attribute("ean", .text, 8) { $0.isUnique = true },
            attribute("handmade", .boolean, 9),
            attribute("launch", .date, 10),
            attribute("picture", .image, 11),
            attribute("related", .references, 12),
            attribute("depth", .number, 13),
            attribute("facts", .table, 14) { $0.columns = [TableColumn("key", .text), TableColumn("rank", .number)] },
            attribute("note", .richtext, 15) {
                $0.isLocalizable = true
                $0.locales = ["pl_PL"]
            },
        ]
        var family = Family("jackets", attributes: draft.attributes.map(\.code))
        family.required = [ChannelRequirement("base", ["name", "price", "handmade", "note"])]
        var structure = VariantStructure(
            "jackets_color_size",
            levels: [
                VariantStructure.Level(axes: ["color"], attributes: ["picture"]),
                VariantStructure.Level(axes: ["size"], attributes: ["sku", "price", "weight"]),
            ],
            overridable: ["name"]
        )
        structure.source = SourcePosition(file: "families.json", line: 9)
        family.structures = [structure]
        family.source = SourcePosition(file: "families.json", line: 2)
        draft.families = [family]
        draft.categories = [category("master", nil, 1), category("outdoor", "master", 2)]
        var base = channel("base", 1)
        base.locales = ["en_GB", "pl_PL"]
        base.currencies = ["PLN", "EUR"]
        base.tree = "master"
        base.fallbacks = ["pl_PL": ["en_GB"]]
        base.units = ["weight": "KILOGRAM"]
        var web = channel("web", 2)
        web.extends = "base"
        draft.channels = [base, web]
        draft.audiences = [audience("members", nil, 1), audience("gold", "members", 2)]
        var warsaw = Location("warsaw", kind: .store)
        warsaw.channels = ["web"]
        warsaw.source = SourcePosition(file: "locations.json", line: 1)
        draft.locations = [warsaw, Location("depot", kind: .warehouse)]
        draft.associationTypes = [AssociationType("cross_sell")]
        draft.productGroups = [ProductGroup("promo", type: "related")]
        return draft
    }

    /// The sample's frozen structure, after a change that leaves it sound.
    static func structure(_ change: (inout CatalogDraft) -> Void = { _ in }) throws -> CatalogStructure {
        var draft = draft()
        change(&draft)
        let result = CatalogStructure.build(draft)
        return try #require(result.structure, "\(result.findings)")
    }

    /// A product of the sample's family.
    static func product(
        _ identifier: String,
        _ kind: Product.Kind = .product,
        parent: String? = nil,
        values: [ValueEntry?] = []
    ) throws -> Product {
        var product = Product(identifier: identifier, kind: kind, family: 0, parent: parent)
        product.values += try values.map { try #require($0) }
        product.source = SourcePosition(file: "products.jsonl", line: 7)
        if kind == .model, parent == nil { product.structure = 0 }
        return product
    }

    private static func attribute(
        _ code: AttributeCode,
        _ type: AttributeType,
        _ line: Int,
        _ change: (inout Attribute) -> Void = { _ in }
    ) -> Attribute {
        var attribute = Attribute(code, type)
        attribute.source = SourcePosition(file: "attributes.json", line: line)
        change(&attribute)
        return attribute
    }

    private static func category(_ code: CategoryCode, _ parent: CategoryCode?, _ line: Int) -> PIMCatalog.Category {
        var category = PIMCatalog.Category(code, parent: parent)
        category.source = SourcePosition(file: "categories.json", line: line)
        return category
    }

    private static func channel(_ code: ChannelCode, _ line: Int) -> Channel {
        var channel = Channel(code)
        channel.source = SourcePosition(file: "channels.json", line: line)
        return channel
    }

    private static func audience(_ code: AudienceCode, _ extends: AudienceCode?, _ line: Int) -> Audience {
        var audience = Audience(code, extends: extends)
        audience.source = SourcePosition(file: "channels.json", line: 10 + line)
        return audience
    }
}

extension CatalogDraft {
    /// Changes one attribute.
    mutating func attribute(_ code: AttributeCode, _ change: (inout Attribute) -> Void) {
        guard let index = attributes.firstIndex(where: { $0.code == code }) else { return }
        change(&attributes[index])
    }

    /// Changes the sample's variant structure.
    mutating func variants(_ change: (inout VariantStructure) -> Void) {
        change(&families[0].structures[0])
    }
}

extension ExactDecimal {
    /// The number a test writes.
    static func test(_ text: String) throws -> ExactDecimal {
        try #require(ExactDecimal(text))
    }
}

extension Listing {
    /// The value of an attribute by its code; a bare literal would not say whether a code or a role is meant.
    func value(_ code: AttributeCode) -> Value? {
        self[code]
    }
}
