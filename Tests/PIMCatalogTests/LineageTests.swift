import PIMCatalog
import Testing

@Suite("Lineage")
struct LineageTests {
    @Test("leads from the product over any number of models to the root", arguments: [0, 1, 2, 3, 4, 30])
    func levels(models count: Int) throws {
        let structure = try CatalogSamples.structure()
        let models = try (0..<count).map { index in
            try CatalogSamples.product("M\(index)", .model, parent: index + 1 < count ? "M\(index + 1)" : nil)
        }
        let product = try CatalogSamples.product("P", parent: count == 0 ? nil : "M0")
        let lineage = Catalog(structure: structure, models: models).lineage(of: product)
        #expect(lineage.levels.map(\.identifier) == ["P"] + (0..<count).map { "M\($0)" })
        #expect(lineage.problem == nil)
        #expect(lineage.root.identifier == (count == 0 ? "P" : "M\(count - 1)"))
        #expect(lineage.product == product)
        #expect(lineage.isVariant == (count > 0))
        #expect(lineage.family == 0)
        #expect(lineage.variantStructure == (count == 0 ? nil : 0))
        #expect(lineage.rootLineage(in: structure).levels == [lineage.root])
    }

    @Test("ends where a parent is unknown, and says so")
    func unknownParent() throws {
        let structure = try CatalogSamples.structure()
        let model = try CatalogSamples.product("M", .model, parent: "gone")
        let catalog = Catalog(structure: structure, models: [model])
        let below = catalog.lineage(of: try CatalogSamples.product("P", parent: "M"))
        #expect(below.problem == .unknownParent("gone"))
        #expect(below.levels.map(\.identifier) == ["P", "M"])
        let alone = catalog.lineage(of: try CatalogSamples.product("P", parent: "no model"))
        #expect(alone.problem == .unknownParent("no model"))
        #expect(alone.levels.count == 1)
    }

    @Test("a product is nobody's parent, even with a model's identifier")
    func productsAreNoParents() throws {
        let structure = try CatalogSamples.structure()
        let model = try CatalogSamples.product("X", .model)
        let lineage = Catalog(structure: structure, models: [model]).lineage(
            of: try CatalogSamples.product("X", parent: "X")
        )
        #expect(lineage.problem == nil)
        #expect(lineage.levels.map(\.kind) == [.product, .model])
    }

    @Test("ends where models run in a circle, and says so", arguments: [1, 2, 3, 50])
    func circle(length: Int) throws {
        let structure = try CatalogSamples.structure()
        let models = try (0..<length).map {
            try CatalogSamples.product("M\($0)", .model, parent: "M\(($0 + 1) % length)")
        }
        let catalog = Catalog(structure: structure, models: models)
        let lineage = catalog.lineage(of: try CatalogSamples.product("P", parent: "M0"))
        #expect(lineage.problem == .circle("M0"))
        #expect(lineage.levels.count == length + 1)
        let own = catalog.lineage(of: models[0])
        #expect(own.problem == .circle("M0"))
        #expect(own.levels.count == length)
    }

    @Test("joins the categories of its levels, nearest first, none twice")
    func categories() throws {
        let structure = try CatalogSamples.structure()
        var root = try CatalogSamples.product("R", .model)
        var middle = try CatalogSamples.product("M", .model, parent: "R")
        var product = try CatalogSamples.product("P", parent: "M")
        root.categories = [0, 3]
        middle.categories = [1, 0]
        product.categories = [2, 1]
        let lineage = Catalog(structure: structure, models: [root, middle]).lineage(of: product)
        #expect(lineage.categories == [2, 1, 0, 3])
    }

    @Test("the nearest level that names a family counts; the root names the structure")
    func family() throws {
        let structure = try CatalogSamples.structure { draft in
            let levels = [VariantStructure.Level(axes: ["size"])]
            draft.families.append(
                Family("boots", attributes: ["sku", "size"], structures: [VariantStructure("b", levels: levels)])
            )
        }
        var root = try CatalogSamples.product("R", .model)
        root.structure = 1
        var product = try CatalogSamples.product("P", parent: "R")
        product.family = nil
        let catalog = Catalog(structure: structure, models: [root])
        #expect(catalog.lineage(of: product).family == 0)
        product.family = 1
        #expect(catalog.lineage(of: product).family == 1)
        #expect(catalog.lineage(of: product).variantStructure == 1)
    }

    /// An attribute, and at which of the three levels, the root first, its value is used.
    struct Permission: Sendable, CustomTestStringConvertible {
        let attribute: AttributeCode
        let levels: [Bool]
        let isOpen: Bool
        var testDescription: String { "\(attribute)\(isOpen ? " where everything may be overridden" : "")" }

        init(_ attribute: AttributeCode, _ levels: [Bool], isOpen: Bool = false) {
            self.attribute = attribute
            self.levels = levels
            self.isOpen = isOpen
        }
    }

    @Test(
        "a level's value is used only where the structure lets it stand",
        arguments: [
            Permission("depth", [true, false, false]), Permission("picture", [false, true, false]),
            Permission("color", [false, true, false]), Permission("weight", [false, false, true]),
            Permission("size", [false, false, true]), Permission("ean", [false, false, true]),
            Permission("sku", [false, false, true]), Permission("name", [true, true, true]),
            Permission("depth", [true, true, true], isOpen: true),
            Permission("picture", [false, true, true], isOpen: true),
            Permission("weight", [false, false, true], isOpen: true),
        ]
    )
    func permissions(permission: Permission) throws {
        let structure = try CatalogSamples.structure { draft in
            draft.attribute("sku") { $0.isUnique = false }
            draft.variants { variants in
                variants.levels[1].attributes.removeAll { $0 == "sku" }
                variants.overridesEverything = permission.isOpen
                if permission.isOpen { variants.overridable = [] }
            }
        }
        for (depth, isUsed) in permission.levels.enumerated() {
            var products = try [
                CatalogSamples.product("R", .model), CatalogSamples.product("M", .model, parent: "R"),
                CatalogSamples.product("P", parent: "M"),
            ]
            products[depth].values = [try #require(structure.entry(permission.attribute, .text("v")))]
            let catalog = Catalog(structure: structure, models: Array(products.prefix(2)))
            let lineage = catalog.lineage(of: products[2])
            let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
            let listing = structure.listing(of: lineage, in: table)
            let number = try #require(structure.number(of: permission.attribute))
            let outcomes = listing.candidates(for: number).map(\.outcome)
            #expect(outcomes == [isUsed ? .taken : .notAllowedHere], "level \(depth)")
            let own = catalog.lineage(of: products[depth])
            let misplaced = ValueCheck(structure: structure).check(own).filter { $0.rule == "value.wrong-level" }
            #expect(misplaced.isEmpty == isUsed, "level \(depth)")
        }
    }
}
