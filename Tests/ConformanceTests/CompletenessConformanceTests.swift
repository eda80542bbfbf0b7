import Foundation
import PIMCatalog
import PIMIntake
import Testing

@Suite("Completeness of Akeneo's footwear catalog")
struct CompletenessConformanceTests {
    private static let folder = "data/catalogs/akeneo_footwear"

    /// A product, a scope, and the percentage Akeneo states for it.
    ///
    /// **Source:** Akeneo's own completeness features over the footwear catalog with fr_FR added to both channels,
    /// as noted in the project's public test data (read 2026-11-21).
    struct Figure: Sendable, CustomTestStringConvertible {
        let product: String
        let channel: ChannelCode
        let locale: LocaleCode
        let percent: Int
        var testDescription: String { "\(product) on \(channel) in \(locale): \(percent)" }

        init(_ product: String, _ channel: ChannelCode, _ locale: LocaleCode, _ percent: Int) {
            self.product = product
            self.channel = channel
            self.locale = locale
            self.percent = percent
        }
    }

    @Test(
        "is Akeneo's",
        .enabled(if: SharedFolder.file("data/catalogs/akeneo_footwear/families.csv") != nil),
        arguments: [
            Figure("sneakers", "tablet", "en_US", 88), Figure("sneakers", "tablet", "fr_FR", 77),
            Figure("sneakers", "mobile", "en_US", 100), Figure("sneakers", "mobile", "fr_FR", 100),
            Figure("sandals", "tablet", "en_US", 25), Figure("sandals", "tablet", "fr_FR", 50),
            Figure("sandals", "mobile", "en_US", 40), Figure("sandals", "mobile", "fr_FR", 60),
        ]
    )
    func percent(figure: Figure) throws {
        let built = CatalogStructure.build(try Self.draft())
        let structure = try #require(built.structure, "\(built.findings)")
        var product = Product(identifier: figure.product, family: structure.number(of: FamilyCode(figure.product)))
        let values = figure.product == "sneakers" ? try Self.sneakers(structure) : Self.sandals(structure)
        product.values = ProductValues(try values.map { try #require($0) })
        let catalog = Catalog(structure: structure)
        let lineage = catalog.lineage(of: product)
        let errors = ValueCheck(structure: structure).check(lineage).filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors)")
        let table = try structure.table(for: Scope(channel: figure.channel, locale: figure.locale))
        let completeness = structure.listing(of: lineage, in: table).completeness
        #expect(completeness.percent == figure.percent, "missing: \(completeness.missing)")
    }

    private static func sneakers(_ structure: CatalogStructure) throws -> [ValueEntry?] {
        let text = Value.text("Great sneakers")
        return [
            structure.entry("manufacturer", .option("Converse")),
            structure.entry("weather_conditions", .options(["hot"])),
            structure.entry("color", .option("blue")),
            structure.entry("name", .text("Sneakers"), locale: "en_US"),
            structure.entry("name", .text("Espadrilles"), locale: "fr_FR"),
            structure.entry("price", .prices([Money(69, "EUR"), Money(99, "USD")])),
            structure.entry("rating", .option("4")),
            structure.entry("size", .option("43")),
            structure.entry("lace_color", .option("laces_white")),
            structure.entry("description", text, channel: "mobile", locale: "en_US"),
            structure.entry("description", text, channel: "tablet", locale: "en_US"),
            structure.entry("description", text, channel: "mobile", locale: "fr_FR"),
        ]
    }

    private static func sandals(_ structure: CatalogStructure) -> [ValueEntry?] {
        [
            structure.entry("color", .option("white")),
            structure.entry("name", .text("Sandales"), locale: "fr_FR"),
            structure.entry("description", .text("Super sandales"), channel: "tablet", locale: "fr_FR"),
            structure.entry("description", .text("Super sandales"), channel: "mobile", locale: "fr_FR"),
        ]
    }

    /// The catalog's attributes, options, families and channels, read column by column.
    private static func draft() throws -> CatalogDraft {
        var draft = CatalogDraft(settings: CatalogSettings(name: "Footwear", defaultLocale: "en_US"))
        let options = Dictionary(grouping: try rows("attribute_options.csv")) { $0["attribute"] ?? "" }
        draft.attributes = try rows("attributes.csv").map { row in
            let code = row["code"] ?? ""
            let type = try #require(types[row["type"] ?? ""], "\(row)")
            var attribute = Attribute(AttributeCode(code), type)
            attribute.isLocalizable = row["localizable"] == "1"
            attribute.isScopable = row["scopable"] == "1"
            if type == .option || type == .options {
                attribute.options = (options[code] ?? []).map { AttributeOption($0["code"] ?? "") }
            }
            if type == .measurement {
                attribute.unitFamily = row["metric_family"]
                attribute.unit = row["default_metric_unit"]
            }
            return attribute
        }
        draft.channels = try rows("channels.csv").map { row in
            let code = ChannelCode(row["code"] ?? "")
            let currencies = list(row["currencies"]).map { CurrencyCode($0) }
            return Channel(code, locales: ["en_US", "fr_FR"], currencies: currencies)
        }
        draft.families = try rows("families.csv").map { row in
            let required = draft.channels.map { channel in
                ChannelRequirement(channel.code, list(row["requirements-\(channel.code)"]).map { AttributeCode($0) })
            }
            let attributes = list(row["attributes"]).map { AttributeCode($0) }
            return Family(FamilyCode(row["code"] ?? ""), attributes: attributes, required: required)
        }
        return draft
    }

    private static let types: [String: AttributeType] = [
        "pim_catalog_identifier": .identifier, "pim_catalog_text": .text, "pim_catalog_textarea": .richtext,
        "pim_catalog_simpleselect": .option, "pim_catalog_multiselect": .options, "pim_catalog_number": .number,
        "pim_catalog_price_collection": .prices, "pim_catalog_metric": .measurement, "pim_catalog_date": .date,
        "pim_catalog_boolean": .boolean, "pim_catalog_image": .image, "pim_catalog_file": .file,
        "pim_reference_data_simpleselect": .reference, "pim_reference_data_multiselect": .references,
    ]

    private static func rows(_ file: String) throws -> [[String: String]] {
        let path = try #require(SharedFolder.file("\(folder)/\(file)"))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
        let header = list(lines.first.map(String.init), separator: ";")
        return lines.dropFirst().map { line in
            let cells = list(String(line), separator: ";")
            return Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })
        }
    }

    private static func list(_ text: String?, separator: Character = ",") -> [String] {
        guard let text, !text.isEmpty else { return [] }
        return text.split(separator: separator, omittingEmptySubsequences: separator == ",").map(String.init)
    }
}

@Suite("Completeness of Akeneo's model-braided-hat", .enabled(if: SharedFolder.path != nil))
struct VariantCompletenessConformanceTests {
    /// A scope, and how many of the model's two variants are complete in it, as Akeneo counts them.
    struct Share: Sendable, CustomTestStringConvertible {
        let channel: ChannelCode
        let locale: LocaleCode
        let complete: Int
        var testDescription: String { "\(complete) of 2 on \(channel) in \(locale)" }
    }

    @Test(
        "counts complete variants as Akeneo does",
        arguments: [
            Share(channel: "ecommerce", locale: "en_US", complete: 2),
            Share(channel: "ecommerce", locale: "fr_FR", complete: 1),
            Share(channel: "mobile", locale: "de_DE", complete: 0),
        ]
    )
    func variants(share: Share) throws {
        let source = try #require(SharedFolder.file("data/catalogs/akeneo_catalog_modeling"))
        let target = FileManager.default.temporaryDirectory.appending(path: "pim-braided-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: target) }
        let folder = target.path(percentEncoded: false)
        let dialect = try #require(Dialect.named("akeneo"))
        _ = try dialect.run(ImportRequest(source: source, target: folder))
        let directory = try CatalogDirectory(folder)
        let catalog = try #require(directory.load().catalog)
        let structure = catalog.structure
        let table = try structure.table(for: Scope(channel: share.channel, locale: share.locale))
        var variants = 0
        var complete = 0
        var stream = directory.products(of: structure)
        while let item = try stream.next() {
            guard case .product(let product, _) = item, product.parent == "model-braided-hat" else { continue }
            let completeness = structure.listing(of: catalog.lineage(of: product), in: table).completeness
            variants += 1
            complete += completeness.isComplete ? 1 : 0
        }
        #expect(variants == 2)
        #expect(complete == share.complete)
    }
}
