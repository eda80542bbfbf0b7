import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Names in capitals")
struct NameCapitalTests {
    private static func structure(_ brand: Attribute) throws -> CatalogStructure {
        var draft = CatalogDraft()
        var name = Attribute("name", .text)
        name.isLocalizable = true
        var brand = brand
        brand.role = "brand"
        draft.attributes = [Attribute("sku", .identifier), name, brand]
        draft.channels = [Channel("web", locales: ["en_GB", "pl_PL"], currencies: ["PLN"])]
        return try #require(CatalogStructure.build(draft).structure)
    }

    private static func product(_ structure: CatalogStructure, _ text: String, _ brand: Value) -> Product {
        var product = Product(identifier: "A-1")
        product.values += [
            structure.entry("name", .text(text), locale: "en_GB"), structure.entry("brand", brand),
        ].compactMap(\.self)
        return product
    }

    /// A title, a brand, and the words that shout.
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let brand: String
        let shouting: [String]

        init(_ text: String, _ brand: String, _ shouting: String...) {
            self.text = text
            self.brand = brand
            self.shouting = shouting
        }

        var testDescription: String { "\(text), brand \(brand)" }
    }

    static let rows = [
        Row("HONOR X8", "HONOR"), Row("HONOR X8", "Honor", "HONOR"), Row("HONOR X8", "", "HONOR"),
        Row("HONOR POWER X8", "HONOR", "POWER"), Row("L'ORÉAL PARIS", "L'ORÉAL PARIS"),
        Row("GORE-SHELL jacket", "Gore", "SHELL"), Row("NORDVIK lamp by HONOR", "HONOR"),
    ]

    @Test("are those of the product's brand and those that a guideline demands, and do not shout", arguments: rows)
    func library(row: Row) throws {
        let structure = try Self.structure(Attribute("brand", .text))
        let product = Self.product(structure, row.text, .text(row.brand))
        let findings = GuidelineCheck(structure: structure, names: ["NORDVIK"]).check(product)
        let told = findings.filter { $0.rule == "text.shouting" }.map(\.message)
        let said = row.shouting.map { "\"\($0)\"" }.joined(separator: ", ")
        #expect(told == (row.shouting.isEmpty ? [] : ["en_GB: \(said) in capitals"]))
    }

    @Test("stay as they are for rules on capitals too", arguments: rows)
    func guidelines(row: Row) throws {
        let structure = try Self.structure(Attribute("brand", .text))
        var guideline = Guideline("shop")
        var capitals = GuidelineRule("r", kind: "text.case")
        capitals.settings = ["style": .set("no-shouting")]
        capitals.severity = .error
        var names = GuidelineRule("n", kind: "text.names")
        names.settings = ["names": .set([["vocabulary": "brands"]])]
        guideline.vocabularies = ["brands": .set(["NORDVIK"])]
        guideline.rules = [capitals, names, GuidelineRule("text.shouting")]
        let set = GuidelineSet([guideline], structure: structure)
        #expect(set.demandedNames == ["NORDVIK"])
        let lineage = Catalog(structure: structure).lineage(of: Self.product(structure, row.text, .text(row.brand)))
        // The rule on names is too mild to be run, and still its names are names.
        for limit in [.note, .error] as [Finding.Severity] {
            var desk = GuidelineDesk(set, structure: structure, scopes: [], limit: limit)
            let found = desk.opinions(of: lineage, []).map(\.finding)
            #expect(found.filter { $0.rule == "r" }.compactMap(\.passage?.matched) == row.shouting)
            let shouting = found.filter { $0.rule == "text.shouting" }
            #expect(shouting.isEmpty == (row.shouting.isEmpty || limit == .error))
        }
    }

    @Test("are the codes and names of a brand that is chosen, and those that a model names")
    func choices() throws {
        var brand = Attribute("brand", .option)
        brand.options = [AttributeOption("b1", labels: ["en_GB": "BOSCH"])]
        let structure = try Self.structure(brand)
        let model = Self.product(structure, "", .option("b1"))
        let names = try #require(BrandNames(structure)).names(of: [model])
        #expect(names == ["b1", "BOSCH"])
    }

    @Test("count for a text alone where a guideline demands them")
    func lint() throws {
        let structure = try Self.structure(Attribute("brand", .text))
        var guideline = Guideline("shop")
        var names = GuidelineRule("n", kind: "text.names")
        names.settings = ["names": .set(["HONOR"])]
        guideline.rules = [names]
        let book = GuidelineSet([guideline], structure: structure).book(for: Guideline.Place(locale: "en_GB"))
        #expect(book.check(text: "HONOR phone").findings == [])
        #expect(book.check(text: "Honor phone").findings.map(\.rule) == ["n"])
        #expect(book.check(text: "HONOR PHONE").findings.map(\.message) == ["\"PHONE\" in capitals"])
    }
}
