import PIMCatalog
import Testing

@Suite("Identity check")
struct IdentityCheckTests {
    /// Products that pass one after the other, and what is said of the last.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let models: [Line]
        let products: [Line]
        let expected: [String]

        init(_ name: String, models: [Line] = Line.sound, _ products: [Line], _ expected: [String]) {
            testDescription = name
            self.models = models
            self.products = products
            self.expected = expected
        }
    }

    /// A product in short: identifier, parent, axis and other values.
    struct Line: Sendable {
        var identifier: String
        var parent: String?
        var kind: Product.Kind = .product
        var values: [AttributeCode: Value] = [:]
        var family: Int? = 0
        var structure: Int?

        static let sound = [
            Line(identifier: "R", kind: .model, structure: 0),
            Line(identifier: "M", parent: "R", kind: .model, values: ["color": .option("red")]),
        ]

        static func size(_ identifier: String, _ size: String, parent: String = "M") -> Line {
            Line(identifier: identifier, parent: parent, values: ["size": .option(size)])
        }
    }

    @Test(
        "speaks where an identity breaks, and only there",
        arguments: [
            Case("sound siblings", [.size("A", "S"), .size("B", "M")], []),
            Case("sound products without a model", [Line(identifier: "A"), Line(identifier: "B")], []),
            Case("identifier twice", [Line(identifier: "A"), Line(identifier: "A")], ["product.duplicate-identifier"]),
            Case(
                "identifier twice, once with the Kelvin sign",
                [Line(identifier: "K-1"), Line(identifier: "\u{212A}-1")],
                ["product.duplicate-identifier"]
            ),
            Case(
                "identifier twice, composed and decomposed",
                [Line(identifier: "\u{E9}1"), Line(identifier: "e\u{301}1")],
                ["product.duplicate-identifier"]
            ),
            Case("spaces inside", [Line(identifier: "A 1")], []),
            Case("letters of other scripts", [Line(identifier: "م\u{200C}ب-Ł1")], []),
            Case("tab", [Line(identifier: "A\t1")], ["product.identifier-characters"]),
            Case("line feed", [Line(identifier: "A\n")], ["product.identifier-characters"]),
            Case("carriage return", [Line(identifier: "A\r1")], ["product.identifier-characters"]),
            Case("line separator", [Line(identifier: "A\u{2028}1")], ["product.identifier-characters"]),
            Case("zero width space", [Line(identifier: "A\u{200B}1")], ["product.identifier-characters"]),
            Case("space in front", [Line(identifier: " A")], ["product.identifier-characters"]),
            Case("space behind", [Line(identifier: "A ")], ["product.identifier-characters"]),
            Case("nothing but spaces", [Line(identifier: "  ")], ["product.identifier-characters"]),
            Case("no-break space behind", [Line(identifier: "A\u{A0}")], ["product.identifier-characters"]),
            Case("no-break space inside", [Line(identifier: "A\u{A0}1")], ["product.identifier-spaces"]),
            Case("a model's identifier is not a product's", [Line(identifier: "M")], []),
            Case("unknown parent", [Line(identifier: "A", parent: "gone")], ["product.unknown-parent"]),
            Case(
                "parents in a circle",
                models: [
                    Line(identifier: "M", parent: "N", kind: .model), Line(identifier: "N", parent: "M", kind: .model),
                ],
                [.size("A", "S")],
                ["product.parent-circle"]
            ),
            Case(
                "another family than its model's",
                [Line(identifier: "A", parent: "M", values: ["size": .option("S")], family: 1)],
                ["product.family-differs"]
            ),
            Case(
                "variant at a model's level",
                [Line(identifier: "A", parent: "R", values: ["color": .option("blue")])],
                ["product.wrong-level"]
            ),
            Case(
                "model at the variant's level",
                [Line(identifier: "A", parent: "M", kind: .model, values: ["size": .option("S")])],
                ["product.wrong-level"]
            ),
            Case(
                "structure of another family",
                [Line(identifier: "A", kind: .model, family: 1, structure: 0)],
                ["product.structure-differs"]
            ),
            Case("axis without a value", [Line(identifier: "A", parent: "M")], ["product.missing-axis"]),
            Case(
                "axis with a blank value",
                [Line(identifier: "A", parent: "M", values: ["size": .option("")])],
                ["product.missing-axis"]
            ),
            Case("siblings alike", [.size("A", "S"), .size("B", "S")], ["product.duplicate-axes"]),
            Case(
                "models alike",
                [Line(identifier: "N", parent: "R", kind: .model, values: ["color": .option("red")])],
                ["product.duplicate-axes"]
            ),
            Case(
                "unique value twice",
                [
                    Line(identifier: "A", values: ["ean": .text("590")]),
                    Line(identifier: "B", values: ["ean": .text("590")]),
                ],
                ["value.not-unique"]
            ),
            Case(
                "blank unique values are none",
                [
                    Line(identifier: "A", values: ["ean": .text(" ")]),
                    Line(identifier: "B", values: ["ean": .text(" ")]),
                ],
                []
            ),
            Case(
                "everything at once",
                [
                    Line(identifier: "A", values: ["ean": .text("590")]),
                    Line(identifier: "A", parent: "gone", values: ["ean": .text("590")]),
                ],
                ["product.duplicate-identifier", "product.unknown-parent", "value.not-unique"]
            ),
        ]
    )
    func speaks(example: Case) throws {
        let structure = try Self.structure()
        let models = try example.models.map { try Self.product($0, structure) }
        let catalog = Catalog(structure: structure, models: models)
        var check = IdentityCheck(structure: structure)
        var findings: [Finding] = []
        for model in models { findings = check.check(catalog.lineage(of: model)) }
        if !example.testDescription.contains("circle") { #expect(findings.isEmpty) }
        for line in example.products {
            findings = check.check(catalog.lineage(of: try Self.product(line, structure)))
        }
        #expect(findings.map(\.rule) == example.expected)
        for finding in findings {
            #expect(finding.severity == (finding.rule == "product.identifier-spaces" ? .warning : .error))
            #expect(finding.product == example.products.last?.identifier)
            #expect(finding.position?.description == "products.jsonl:7")
            #expect(!finding.remedy.isEmpty && !finding.message.isEmpty)
        }
    }

    @Test("names every axis that is missing, not only the first")
    func allMissingAxes() throws {
        let structure = try CatalogSamples.structure { draft in
            draft.variants { $0.levels = [VariantStructure.Level(axes: ["color", "size"])] }
        }
        let root = try CatalogSamples.product("R", .model)
        let catalog = Catalog(structure: structure, models: [root])
        var check = IdentityCheck(structure: structure)
        let findings = check.check(catalog.lineage(of: try CatalogSamples.product("P", parent: "R")))
        #expect(findings.map(\.attribute) == ["color", "size"])
    }

    @Test("keeps a confidential value to itself")
    func confidential() throws {
        let structure = try CatalogSamples.structure { draft in draft.attribute("ean") { $0.isConfidential = true } }
        var check = IdentityCheck(structure: structure)
        var findings: [Finding] = []
        for identifier in ["A", "B"] {
            let product = try CatalogSamples.product(identifier, values: [structure.entry("ean", .text("s3cret"))])
            findings = check.check(Catalog(structure: structure).lineage(of: product))
        }
        #expect(findings.map(\.rule) == ["value.not-unique"])
        #expect(findings.allSatisfy { !"\($0)".contains("s3cret") })
    }

    private static func structure() throws -> CatalogStructure {
        try CatalogSamples.structure { draft in
            draft.families.append(Family("boots", attributes: ["sku", "name", "size"]))
        }
    }

    private static func product(_ line: Line, _ structure: CatalogStructure) throws -> Product {
        var product = try CatalogSamples.product(line.identifier, line.kind, parent: line.parent)
        product.family = line.family
        product.structure = line.structure
        product.values += try line.values.map { try #require(structure.entry($0.key, $0.value)) }
        return product
    }
}
