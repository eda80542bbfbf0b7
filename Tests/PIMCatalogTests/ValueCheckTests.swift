import PIMCatalog
import PIMText
import Testing

@Suite("Value check")
struct ValueCheckTests {
    /// One value, the limits it must keep to, and what is said of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let attribute: AttributeCode
        let value: Value?
        let rules: [String]
        let message: String
        let limit: @Sendable (inout Attribute) -> Void

        init(
            _ attribute: AttributeCode,
            _ value: Value?,
            _ rules: [String],
            _ message: String = "",
            _ limit: @escaping @Sendable (inout Attribute) -> Void = { _ in }
        ) {
            self.attribute = attribute
            self.value = value
            self.rules = rules
            self.message = message
            self.limit = limit
        }

        var testDescription: String { "\(attribute): \(rules.first ?? "silent") (\(message))" }

        static let cases: [Case] = [
            Case("ean", .text("12345"), ["value.too-long"], "it has 5 code points, at most 4 are allowed") {
                $0.validation.maximumLength = 4
            },
            Case("ean", .text("żółw"), []) { $0.validation.maximumLength = 4 },
            Case("ean", .text("ab"), ["value.pattern"], "\"ab\" does not match [0-9]+") {
                $0.validation.pattern = "[0-9]+"
            },
            Case("ean", .text("a1b"), ["value.pattern"], "\"a1b\" does not match [0-9]+") {
                $0.validation.pattern = "[0-9]+"
            },
            Case("ean", .text("123"), []) { $0.validation.pattern = "[0-9]+" },
            Case("depth", .number(-1), ["value.negative"], "it is below zero") { $0.validation.allowsNegative = false },
            Case("depth", .number(0), []) { $0.validation.allowsNegative = false },
            Case("depth", .number(1), ["value.too-small"], "it is below 2") { $0.validation.minimum = 2 },
            Case("depth", .number(2), []) { $0.validation.minimum = 2 },
            Case("depth", .number(3), ["value.too-large"], "it is above 2") { $0.validation.maximum = 2 },
            Case("depth", .number(2), []) { $0.validation.maximum = 2 },
            Case(
                "depth",
                ExactDecimal("1.25").map { .number($0) },
                ["value.decimals"],
                "it has 2 decimals, at most 1 are allowed"
            ) { $0.validation.maximumDecimals = 1 },
            Case("depth", ExactDecimal("1.50").map { .number($0) }, []) { $0.validation.maximumDecimals = 1 },
            Case("color", .option("rde"), ["value.unknown-option"], "\"rde\" is not one of its options"),
            Case("color", .option("red"), []),
            Case(
                "tags",
                .options(["new", "xxxxxxxx"]),
                ["value.unknown-option"],
                "\"xxxxxxxx\" is not one of its options"
            ),
            Case(
                "weight",
                .measurement(Measurement(1, "GRAMM")),
                ["value.unknown-unit"],
                "\"GRAMM\" is not a unit of Weight"
            ),
            Case(
                "weight",
                .measurement(Measurement(1, "METER")),
                ["value.unknown-unit"],
                "\"METER\" is not a unit of Weight"
            ),
            Case("weight", .measurement(Measurement(1, "KILOGRAM")), []),
            Case("weight", .measurement(Measurement(9, "GRAM")), ["value.too-large"], "it is above 8") {
                $0.validation.maximum = 8
            },
            Case(
                "price",
                .prices([Money(1, "pln")]),
                ["value.unknown-currency"],
                "\"pln\" is not a currency of ISO 4217"
            ),
            Case("price", .prices([Money(-1, "PLN")]), ["value.negative"], "an amount is below zero"),
            Case("price", .prices([Money(-1, "PLN")]), ["value.negative"], "it is below zero") {
                $0.validation.allowsNegative = false
            },
            Case(
                "price",
                .prices([Money(1, "PLN", country: "Pl")]),
                ["value.unknown-country"],
                "\"Pl\" is not a country code"
            ),
            Case(
                "price",
                .prices([Money(1, "PLN"), Money(2, "PLN")]),
                ["value.duplicate-price"],
                "it has two amounts in one currency for one country; the first counts"
            ),
            Case("price", .prices([Money(1, "PLN"), Money(2, "PLN", country: "PL"), Money(3, "EUR")]), []),
            Case("launch", CalendarDate("2026-01-01").map { .date($0) }, ["value.too-early"], "it is before 2026-01-02")
            {
                $0.validation.earliest = CalendarDate("2026-01-02")
            },
            Case("launch", CalendarDate("2026-01-03").map { .date($0) }, ["value.too-late"], "it is after 2026-01-02") {
                $0.validation.latest = CalendarDate("2026-01-02")
            },
            Case("launch", CalendarDate("2026-01-02").map { .date($0) }, []) {
                $0.validation.earliest = CalendarDate("2026-01-02")
                $0.validation.latest = CalendarDate("2026-01-02")
            },
            Case(
                "picture",
                .media(["a.exe"]),
                ["value.file-type"],
                "\"a.exe\" is not of a type that is allowed (jpg, png)"
            ) { $0.validation.extensions = ["jpg", "png"] },
            Case("picture", .media(["https://x.example/A.JPG?width=9.5"]), []) { $0.validation.extensions = ["jpg"] },
            Case("sku", .text("Q"), ["value.identifier-differs"], "\"Q\" is not the product's identifier"),
            Case("sku", .text("P"), []),
            Case("sku", nil, ["value.pattern"], "\"P\" does not match [0-9]+") { $0.validation.pattern = "[0-9]+" },
            Case("ean", nil, []) { $0.validation.pattern = "[0-9]+" },
        ]
    }

    @Test("says which limit a value breaks", arguments: Case.cases)
    func limits(example: Case) throws {
        let findings = try Self.findings(example) { example.limit(&$0) }
        #expect(findings.map(\.rule) == example.rules)
        guard let finding = findings.first else { return }
        #expect(finding.message == example.message)
        #expect(finding.attribute == example.attribute)
        #expect(finding.product == "P")
        #expect(finding.position?.description == "products.jsonl:7")
        #expect(finding.severity == .error)
        #expect(!finding.remedy.isEmpty)
    }

    @Test("never shows what a confidential attribute holds", arguments: Case.cases.filter { !$0.rules.isEmpty })
    func confidential(example: Case) throws {
        let shown = try Self.findings(example) { example.limit(&$0) }
        let hidden = try Self.findings(example) { attribute in
            example.limit(&attribute)
            attribute.isConfidential = true
        }
        #expect(hidden.map(\.rule) == shown.map(\.rule))
        for finding in hidden {
            for secret in [
                "12345", "\"ab\"", "a1b", "rde", "red", "xxxxxxxx", "GRAM", "METER", "pln", "a.exe", "\"Pl\"", "\"Q\"",
            ] {
                #expect(!(finding.message + finding.remedy).contains(secret), "\(finding.message) \(finding.remedy)")
            }
        }
    }

    @Test(
        "suggests the nearest option and unit",
        arguments: [("color", "red"), ("weight", "GRAM")]
    )
    func suggests(attribute: String, nearest: String) throws {
        let value: Value = attribute == "color" ? .option("rde") : .measurement(Measurement(1, "GRAMM"))
        let findings = try Self.findings(Case(AttributeCode(attribute), value, [])) { _ in }
        #expect(findings.map(\.remedy) == ["did you mean \"\(nearest)\"?"])
    }

    /// A value at a place where it must not stand.
    struct Place: Sendable, CustomTestStringConvertible {
        let rule: String
        let severity: Finding.Severity
        let message: String
        let entry: @Sendable (CatalogStructure) -> [ValueEntry?]
        var testDescription: String { message }

        init(
            _ rule: String,
            _ severity: Finding.Severity,
            _ message: String,
            _ entry: @escaping @Sendable (CatalogStructure) -> [ValueEntry?]
        ) {
            self.rule = rule
            self.severity = severity
            self.message = message
            self.entry = entry
        }
    }

    @Test(
        "says where a value must not stand",
        arguments: [
            Place("value.locale", .error, "it has a value for pl_PL, but is not localizable") {
                [$0.entry("ean", .text("1"), locale: "pl_PL")]
            },
            Place("value.locale", .warning, "it does not exist in en_GB") {
                [$0.entry("note", .text("1"), locale: "en_GB")]
            },
            Place("value.channel", .error, "it has a value for web, but is not scopable") {
                [$0.entry("ean", .text("1"), channel: "web")]
            },
            Place("value.audience", .error, "it has a value for gold, but no audience is allowed") {
                [$0.entry("ean", .text("1"), audience: "gold")]
            },
            Place("value.not-in-family", .warning, "the family \"jackets\" does not have it") {
                [$0.entry("stray", .text("1"))]
            },
            Place(
                "value.duplicate",
                .error,
                "it has two values for the same channel, locale and audience; the first counts"
            ) { [$0.entry("name", .text("a"), locale: "pl_PL"), $0.entry("name", nil, locale: "pl_PL")] },
        ]
    )
    func places(place: Place) throws {
        let structure = try CatalogSamples.structure { $0.attributes.append(Attribute("stray", .text)) }
        let product = try CatalogSamples.product("P", values: place.entry(structure))
        let findings = ValueCheck(structure: structure).check(Catalog(structure: structure).lineage(of: product))
        #expect(findings.map(\.rule) == [place.rule])
        #expect(findings.first?.message == place.message)
        #expect(findings.first?.severity == place.severity)
    }

    @Test("warns of a product without a family, and of a value at another level")
    func levels() throws {
        let structure = try CatalogSamples.structure()
        var alone = try CatalogSamples.product("P")
        alone.family = nil
        let check = ValueCheck(structure: structure)
        #expect(check.check(Catalog(structure: structure).lineage(of: alone)).map(\.rule) == ["product.no-family"])
        let root = try CatalogSamples.product("R", .model, values: [structure.entry("size", .option("S"))])
        let findings = check.check(Catalog(structure: structure, models: [root]).lineage(of: root))
        #expect(findings.map(\.rule) == ["value.wrong-level"])
        #expect(findings.map(\.severity) == [.warning])
    }

    private static func findings(_ example: Case, _ change: (inout Attribute) -> Void) throws -> [Finding] {
        let structure = try CatalogSamples.structure { $0.attribute(example.attribute, change) }
        let entry = example.value.map { structure.entry(example.attribute, $0) }
        let product = try CatalogSamples.product("P", values: entry.map { [$0] } ?? [])
        return ValueCheck(structure: structure).check(Catalog(structure: structure).lineage(of: product))
    }
}
