import PIMCatalog
import PIMText

/// A small catalog whose one product has a value of every type, and whose other product has none.
struct WhereCatalog {
    let structure: CatalogStructure
    let full: Listing
    let bare: Listing

    init() throws {
        structure = try Self.structure()
        let table = try structure.table(
            for: Scope(channel: "web", locale: "pl_PL", country: "PL", currency: "PLN")
        )
        let catalog = Catalog(structure: structure)
        var product = Product(identifier: "NORD-1", family: structure.number(of: "jackets" as FamilyCode))
        product.categories = [structure.number(of: "jackets_women" as CategoryCode)].compactMap(\.self)
        product.values += try Self.values(structure)
        full = structure.listing(of: catalog.lineage(of: product), in: table)
        var empty = Product(identifier: "BARE-1")
        empty.isEnabled = false
        bare = structure.listing(of: catalog.lineage(of: empty), in: table)
    }

    private static func structure() throws -> CatalogStructure {
        var draft = CatalogDraft(settings: CatalogSettings(name: "Test", defaultLocale: "pl_PL"))
        draft.attributes = [
            Attribute("sku", .identifier), Attribute("brand", .text), Attribute("name", .richtext),
            Attribute("rank", .number), Attribute("margin", .number), Attribute("discontinued", .boolean),
            Attribute("released", .date), Attribute("updated", .date), Attribute("price", .prices),
            Attribute("sale_price", .prices), Attribute("picture", .image), Attribute("pictures", .images),
            Attribute("designer", .reference), Attribute("related", .references), Attribute("3d_model", .file),
            Attribute("عنوان", .text), Attribute("spaces", .text),
        ]
        for (code, type) in [("color", AttributeType.option), ("lining", .option), ("tags", .options)] {
            var attribute = Attribute(AttributeCode(code), type)
            attribute.options = ["red", "green", "new", "sale"].map { AttributeOption($0) }
            draft.attributes.append(attribute)
        }
        for code in ["weight", "load"] {
            var attribute = Attribute(AttributeCode(code), .measurement)
            attribute.unitFamily = "Weight"
            attribute.unit = code == "weight" ? "KILOGRAM" : "GRAM"
            draft.attributes.append(attribute)
        }
        var care = Attribute("care", .table)
        care.columns = [TableColumn("country", .text)]
        draft.attributes.append(care)
        draft.families = [
            Family("jackets", attributes: draft.attributes.map(\.code)), Family("shoes", attributes: ["sku"]),
        ]
        draft.categories = [
            Category("master"), Category("outdoor", parent: "master"), Category("jackets_women", parent: "outdoor"),
            Category("indoor", parent: "master"),
        ]
        draft.channels = [
            Channel("web", locales: ["pl_PL"], currencies: ["PLN", "EUR"], tree: "master")
        ]
        let built = CatalogStructure.build(draft)
        guard let structure = built.structure else { throw Failure(findings: built.findings) }
        return structure
    }

    private static func values(_ structure: CatalogStructure) throws -> [ValueEntry] {
        let price: [Money] = [Money(try decimal("399"), "PLN"), Money(try decimal("9"), "EUR")]
        let values: [(AttributeCode, Value)] = [
            ("brand", .text("Nord")), ("name", .text("Kurtka می‌خواهم Caf\u{65}\u{301}")),
            ("rank", .number(try decimal("7.50"))),
            ("margin", .number(try decimal("-3"))), ("discontinued", .flag(false)),
            ("released", .date(try date("2026-01-31"))), ("updated", .date(try date("2026-01-31T10:30:00Z"))),
            ("price", .prices(price)), ("sale_price", .prices([Money(try decimal("5"), "EUR")])),
            ("picture", .media(["a/front.jpg"])), ("pictures", .media(["a/front.jpg", "a/back.jpg"])),
            ("designer", .references(["ola"])), ("related", .references(["X-1", "X-2"])),
            ("3d_model", .media(["m.glb"])),
            ("عنوان", .text("کاپشن")), ("spaces", .text("  ")), ("color", .option("red")), ("lining", .option("red")),
            ("tags", .options(["new", "sale"])), ("weight", .measurement(Measurement(try decimal("1200"), "GRAM"))),
            ("load", .measurement(Measurement(try decimal("1.3"), "KILOGRAM"))),
            ("care", .table([TableRow([TableRow.Cell(column: "country", value: .text("PL"))])])),
        ]
        return values.compactMap { structure.entry($0.0, $0.1) }
    }

    private static func decimal(_ text: String) throws -> ExactDecimal {
        guard let number = ExactDecimal(text) else { throw Failure(findings: []) }
        return number
    }

    private static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw Failure(findings: []) }
        return date
    }

    private struct Failure: Error {
        let findings: [Finding]
    }
}
