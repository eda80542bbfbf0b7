import PIMCatalog
import PIMIO
import PIMText
import Testing

@testable import PIMIntake

@Suite("Native product lines")
struct NativeProductLineTests {
    /// Data of one attribute as a line writes it, the value it must give, and what is said of it.
    struct Datum: Sendable, CustomTestStringConvertible {
        let attribute: String
        let json: String
        let value: Value?
        let finding: String?
        var testDescription: String { "\(attribute) \(json)\(finding.map { " → \($0)" } ?? "")" }

        init(_ attribute: String, _ json: String, _ value: Value?, _ finding: String? = nil) {
            self.attribute = attribute
            self.json = json
            self.value = value
            self.finding = finding
        }

        static func wrong(_ attribute: String, _ json: String, _ type: String, _ expected: String) -> Datum {
            Datum(attribute, json, nil, "\(json) is not a value of type \(type), expected \(expected); it is left out")
        }
    }

    static let right: [Datum] = [
        Datum("name", #""Kurtka \u017b""#, .text("Kurtka Ż")), Datum("name", #""""#, .text("")),
        Datum("name", #""\u0000""#, .text("\0")), Datum("name", #""\ud83d\ude00""#, .text("😀")),
        Datum("story", #""<b>x</b>\n""#, .text("<b>x</b>\n")),
        Datum("depth", "12.50", ExactDecimal("12.5").map { .number($0) }),
        Datum("depth", #""12.50""#, ExactDecimal("12.5").map { .number($0) }), Datum("depth", "-1e2", .number(-100)),
        Datum("handmade", "false", .flag(false)), Datum("handmade", "true", .flag(true)),
        Datum("launch", #""2026-11-22""#, CalendarDate("2026-11-22").map { .date($0) }),
        Datum("launch", #""2026-11-22T10:30:00+03:30""#, CalendarDate("2026-11-22T10:30:00+03:30").map { .date($0) }),
        Datum("color", #""red""#, .option("red")), Datum("tags", #"["new","old"]"#, .options(["new", "old"])),
        Datum("tags", "[]", .options([])),
        Datum("price", #"[{"amount":"399.00","currency":"PLN"}]"#, .prices([Money(399, "PLN")])),
        Datum(
            "price",
            #"[{"currency":"PLN","amount":1,"country":"PL"},{"amount":null,"currency":"EUR"}]"#,
            .prices([Money(1, "PLN", country: "PL")])
        ),
        Datum("price", #"[{"amount":"1","currency":"PLN","country":null}]"#, .prices([Money(1, "PLN")])),
        Datum("price", "[]", .prices([])),
        Datum(
            "weight",
            #"{"amount":"1.2","unit":"KILOGRAM"}"#,
            ExactDecimal("1.2").map { .measurement(Measurement($0, "KILOGRAM")) }
        ),
        Datum("weight", #"{"amount":7}"#, .measurement(Measurement(7, "GRAM"))),
        Datum("weight", #"{"amount":7,"unit":null}"#, .measurement(Measurement(7, "GRAM"))),
        Datum("picture", #""a/b.jpg""#, .media(["a/b.jpg"])), Datum("gallery", #"["a","b"]"#, .media(["a", "b"])),
        Datum("manual", #""m.pdf""#, .media(["m.pdf"])), Datum("papers", #"["a.pdf"]"#, .media(["a.pdf"])),
        Datum("maker", #""ACME""#, .references(["ACME"])), Datum("makers", #"["A","B"]"#, .references(["A", "B"])),
        Datum(
            "facts",
            #"[{"key":"a","rank":1,"yes":false,"kind":"one"},{"rank":"2.5","key":null}]"#,
            .table([
                TableRow([
                    TableRow.Cell(column: "key", value: .text("a")), TableRow.Cell(column: "rank", value: .number(1)),
                    TableRow.Cell(column: "yes", value: .flag(false)),
                    TableRow.Cell(column: "kind", value: .option("one")),
                ]),
                TableRow([TableRow.Cell(column: "rank", value: .number(ExactDecimal("2.5") ?? 0))]),
            ])
        ),
    ]

    static let wrong: [Datum] = [
        .wrong("name", "5", "text", "a string"), .wrong("name", #"["x"]"#, "text", "a string"),
        .wrong("story", "true", "richtext", "a string"),
        .wrong("depth", #""12 ft""#, "number", "a number such as \"12.50\""),
        .wrong("depth", #""NaN""#, "number", "a number such as \"12.50\""),
        .wrong("depth", "{}", "number", "a number such as \"12.50\""),
        .wrong("handmade", #""yes""#, "boolean", "true or false"), .wrong("handmade", "1", "boolean", "true or false"),
        .wrong(
            "launch",
            #""2026-02-30""#,
            "date",
            "a date such as \"2026-11-22\": it is no day of the calendar"
        ),
        .wrong(
            "launch",
            #""05.03.2024""#,
            "date",
            "a date such as \"2026-11-22\": it has its year at the end"
        ),
        .wrong(
            "launch",
            #""1402-12-15""#,
            "date",
            "a date such as \"2026-11-22\": it is of the year 1402, as the Persian or Islamic calendar counts"
        ),
        .wrong("launch", #""soon""#, "date", "a date such as \"2026-11-22\""),
        .wrong("launch", "20261122", "date", "a date such as \"2026-11-22\""),
        .wrong("color", #"["red"]"#, "option", "an option code"),
        .wrong("tags", #""new""#, "options", "an array of option codes"),
        .wrong("weight", #""1.2 kg""#, "measurement", #"{"amount":"1.2","unit":"KILOGRAM"}"#),
        .wrong("price", "399", "prices", #"an array of {"amount":"12.50","currency":"PLN"}"#),
        .wrong("picture", #"["a.jpg"]"#, "image", "a path or address"),
        .wrong("gallery", #""a.jpg""#, "images", "an array of paths or addresses"),
        .wrong("manual", "1", "file", "a path or address"),
        .wrong("papers", "{}", "files", "an array of paths or addresses"),
        .wrong("maker", "12", "reference", "an identifier"),
        .wrong("makers", #""A""#, "references", "an array of identifiers"),
        .wrong("facts", "{}", "table", "an array of rows"),
        Datum(
            "shine",
            #"{"amount":1}"#,
            nil,
            "a measurement lacks \"unit\", and the attribute names none; it is left out"
        ),
        Datum("weight", #"{"unit":"GRAM"}"#, nil, "a measurement lacks \"amount\"; it is left out"),
        Datum(
            "cost",
            #""s3cret""#,
            nil,
            "string is not a value of type number, expected a number such as \"12.50\"; it is left out"
        ),
    ]

    @Test("read every type's data", arguments: right)
    func reads(datum: Datum) throws {
        let result = try Self.read(datum)
        #expect(result.findings.isEmpty, "\(result.findings)")
        #expect(result.product.values.map(\.value) == [datum.value])
    }

    @Test("leave out data of the wrong kind and say what was expected", arguments: wrong)
    func refuses(datum: Datum) throws {
        let result = try Self.read(datum)
        #expect(result.findings.map(\.message) == [datum.finding])
        #expect(result.product.values.isEmpty)
        let finding = try #require(result.findings.first)
        #expect(finding.rule == "value.type" && finding.severity == .error)
        #expect(finding.product == "P" && finding.attribute == AttributeCode(datum.attribute))
        #expect(finding.position?.line == 3)
        #expect(!"\(result.findings)".contains("s3cret"))
    }

    /// Parts of a composed value that are wrong: the rest of it stays.
    @Test(
        "leave out the wrong part of a price, list or table and keep the rest",
        arguments: [
            Datum(
                "price",
                #"[{"currency":"PLN"},{"amount":2,"currency":"EUR"}]"#,
                .prices([Money(2, "EUR")]),
                "value.type"
            ),
            Datum(
                "price",
                #"[{"amount":"x","currency":"PLN"},{"amount":2,"currency":"EUR"}]"#,
                .prices([Money(2, "EUR")]),
                "value.type"
            ),
            Datum("price", #"[{"amount":1},{"amount":2,"currency":"EUR"}]"#, .prices([Money(2, "EUR")]), "value.type"),
            Datum(
                "price",
                #"[{"amount":1,"currency":"PLN","country":["PL"]},{"amount":2,"currency":"EUR"}]"#,
                .prices([Money(2, "EUR")]),
                "value.type"
            ),
            Datum(
                "price",
                #"[{"amount":1,"currency":"PLN","contry":"PL"}]"#,
                .prices([Money(1, "PLN")]),
                "value.unknown-key"
            ),
            Datum("price", #"[1,{"amount":2,"currency":"EUR"}]"#, .prices([Money(2, "EUR")]), "value.type"),
            Datum("tags", #"["new",5]"#, .options(["new"]), "value.type"),
            Datum(
                "facts",
                #"[{"rank":true,"key":"a"}]"#,
                .table([TableRow([TableRow.Cell(column: "key", value: .text("a"))])]),
                "value.type"
            ),
            Datum(
                "facts",
                #"[{"kay":1,"key":"a"}]"#,
                .table([TableRow([TableRow.Cell(column: "key", value: .text("a"))])]),
                "value.unknown-column"
            ),
            Datum(
                "facts",
                #"[{"kind":"on","key":"a"}]"#,
                .table([TableRow([TableRow.Cell(column: "key", value: .text("a"))])]),
                "value.unknown-option"
            ),
        ]
    )
    func keepsTheRest(datum: Datum) throws {
        let result = try Self.read(datum)
        #expect(result.product.values.map(\.value) == [datum.value])
        #expect(result.findings.map(\.rule) == [datum.finding])
    }

    @Test("null data is explicitly empty, and an absent place is every place")
    func explicitlyEmpty() throws {
        let catalog = try NativeSamples.catalog()
        let line =
            #"{"identifier":"P","values":{"name":[{"data":null},{"locale":null,"scope":null,"audience":null,"data":"x"}]}}"#
        let values = try Self.read(line, catalog).product.values
        #expect(values.map(\.value) == [nil, .text("x")])
        #expect(values.allSatisfy { $0.locale == -1 && $0.channel == -1 && $0.audience == -1 })
    }

    @Test("every key and its synonyms are read")
    func whole() throws {
        let catalog = try NativeSamples.catalog()
        let line = """
            {"identifier":"P","family":"jackets","parent":"M","enabled":false,"categories":["outdoor","outdoor"],\
            "groups":["promo"],"values":{"name":[{"locale":"pl_PL","channel":"web","audience":"gold","data":"x"}]},\
            "associations":{"pack":{"products":["X","Y"],"product_models":["M"],"groups":[],"product_uuids":[]}},\
            "quantified_associations":{"pack":{"products":[{"identifier":"Z","quantity":2}]}},\
            "extra" : {"a": [1, 2]} ,"uuid":"u","created":"now","_links":{}}
            """
        let result = try Self.read(line, catalog)
        #expect(result.findings.isEmpty, "\(result.findings)")
        let product = result.product
        let structure = catalog.structure
        #expect(product.identifier == "P" && product.parent == "M" && !product.isEnabled && product.groups == ["promo"])
        #expect(product.family == 0 && product.categories == [1] && product.extra == #"{"a": [1, 2]}"#)
        #expect(
            Array(product.values) == [
                structure.entry("name", .text("x"), channel: "web", locale: "pl_PL", audience: "gold")
            ]
        )
        #expect(product.associations.map(\.identifier) == ["X", "Y", "M", "Z"])
        #expect(product.associations.map(\.quantity) == [nil, nil, nil, 2])
        let model = try Self.read(#"{"code":"N","family_variant":"jackets_free","extra":null}"#, catalog).product
        #expect(model.identifier == "N" && model.structure == 1 && model.family == 0 && model.extra == nil)
    }

    @Test(
        "PHP's empty lists stand for empty maps, and null for nothing",
        arguments: [
            "values", "associations", "quantified_associations", "groups", "categories", "parent", "family", "enabled",
        ]
    )
    func empties(key: String) throws {
        let catalog = try NativeSamples.catalog()
        let isScalar = ["parent", "family", "enabled"].contains(key)
        for empty in isScalar ? ["null"] : ["null", "[]"] {
            let result = try Self.read(#"{"identifier":"P","\#(key)":\#(empty)}"#, catalog)
            #expect(result.findings.isEmpty)
            #expect(result.product.values.isEmpty && result.product.associations.isEmpty && result.product.isEnabled)
        }
    }

    /// A code that is not declared, and the nearest one.
    struct Stranger: Sendable, CustomTestStringConvertible {
        let json: String
        let rule: String
        let remedy: String
        var testDescription: String { rule }

        init(_ json: String, _ rule: String, _ remedy: String) {
            self.json = json
            self.rule = rule
            self.remedy = remedy
        }
    }

    @Test(
        "name the nearest code where one is not declared, and keep the line",
        arguments: [
            Stranger(#""family":"jacket""#, "product.unknown-family", "did you mean \"jackets\"?"),
            Stranger(#""structure":"jackets_fre""#, "product.unknown-structure", "did you mean \"jackets_free\"?"),
            Stranger(#""categories":["outdor"]"#, "product.unknown-category", "did you mean \"outdoor\"?"),
            Stranger(#""groups":["promos"]"#, "product.unknown-group", "did you mean \"promo\"?"),
            Stranger(#""values":{"nmae":[{"data":1}]}"#, "value.unknown-attribute", "did you mean \"name\"?"),
            Stranger(
                #""values":{"name":[{"locale":"pl_Pl2","data":"x"}]}"#,
                "value.unknown-locale",
                "did you mean \"pl_PL\"?"
            ),
            Stranger(
                #""values":{"name":[{"scope":"wbe","data":"x"}]}"#,
                "value.unknown-channel",
                "did you mean \"web\"?"
            ),
            Stranger(
                #""values":{"name":[{"audience":"golds","data":"x"}]}"#,
                "value.unknown-audience",
                "did you mean \"gold\"?"
            ),
            Stranger(
                #""values":{"name":[{"skope":"web","data":"x"}]}"#,
                "value.unknown-key",
                "did you mean \"scope\"?"
            ),
            Stranger(
                #""associations":{"pakc":{"products":["X"]}}"#,
                "product.unknown-association",
                "did you mean \"pack\"?"
            ),
            Stranger(#""colour":"red""#, "product.unknown-key", "put it under \"extra\", or take it out"),
            Stranger(
                #""quantified_associations":{"pack":{"products":[{"identifier":"Z","quantity":0}]}}"#,
                "product.association",
                #"write {"identifier":"…","quantity":2}"#
            ),
        ]
    )
    func strangers(stranger: Stranger) throws {
        let result = try Self.read(#"{"identifier":"P",\#(stranger.json)}"#, NativeSamples.catalog())
        #expect(result.findings.map(\.rule) == [stranger.rule], "\(result.findings)")
        #expect(result.findings.first?.remedy == stranger.remedy)
        #expect(result.findings.first?.product == "P")
        #expect(result.product.associations.isEmpty && result.product.categories.isEmpty)
        #expect(result.product.values.count == (stranger.rule == "value.unknown-key" ? 1 : 0))
    }

    private static func read(_ datum: Datum) throws -> ProductReader.Result {
        let line =
            #"{"identifier":"P","values":{"\#(datum.attribute)":[{"locale":null,"scope":null,"data":\#(datum.json)}]}}"#
        return try read(line, NativeSamples.catalog())
    }

    private static func read(_ line: String, _ catalog: Catalog) throws -> ProductReader.Result {
        let bytes = Array(line.utf8)
        let position = SourcePosition(file: "products.jsonl", line: 3)
        return try ProductReader(structure: catalog.structure).read(
            bytes,
            in: 0..<bytes.count,
            at: position,
            kind: .product
        )
    }
}
