import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

@Suite("Structure and side files in normal form C")
struct StructureNormalFormTests {
    private static func attributes(_ more: String) -> String {
        #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"price","type":"prices"},\#(more)]}"#
    }

    private static func load(_ changes: [String: String?]) throws -> CatalogDirectory.Load {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(changes, to: folder)
        return try CatalogDirectory(folder.path).load()
    }

    @Test("composes codes with a warning, and all other texts without")
    func composes() throws {
        let option = #"{"code":"wa\#u{308}rme","labels":{"pl_PL":"Z\#u{307}"}}"#
        let settings = #"{"pim":1,"name":"Z\#u{307}","default_locale":"pl_PL"}"#
        let load = try Self.load([
            "pim.json": settings, "families.json": nil, "models.jsonl": nil, "measurements.json": nil,
            "channels.json": #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"}]}"#,
            "attributes.json": Self.attributes(#"{"code":"gro\#u{308}ße","type":"option","options":[\#(option)]}"#),
        ])
        let structure = try #require(load.catalog, "\(load.findings)").structure
        let attribute = try #require(structure.attribute("größe"))
        #expect(Array(attribute.code.text.utf8) == Array("größe".utf8))
        #expect(attribute.options.map { Array($0.code.utf8) } == [Array("wärme".utf8)])
        #expect(attribute.options.first?.labels["pl_PL"].map { Array($0.utf8) } == Array("Ż".utf8))
        #expect(Array(structure.settings.name.utf8) == Array("Ż".utf8))
        let warnings = load.findings.filter { $0.rule == "file.decomposed-code" }
        #expect(warnings.map(\.severity) == [.warning, .warning])
        #expect(warnings.map { $0.message.contains("größe") } == [true, false])
    }

    @Test("finds a code that stands twice in two spellings, and a key that does")
    func twice() throws {
        let codes = #"{"code":"größe","type":"text"},{"code":"gro\#u{308}ße","type":"text"}"#
        let load = try Self.load(["attributes.json": Self.attributes(codes), "families.json": nil, "models.jsonl": nil])
        #expect(
            load.findings.contains { $0.message == "the attribute \"größe\" is declared twice" },
            "\(load.findings)"
        )
        let keys = #"{"code":"a","type":"text","labels":{"é":"x","e\#u{301}":"y"}}"#
        let second = try Self.load([
            "attributes.json": Self.attributes(keys), "families.json": nil, "models.jsonl": nil,
        ])
        #expect(second.findings.contains { $0.rule == "file.syntax" && $0.message.contains("found \"é\" again") })
    }

    @Test("leaves the names of files as they are")
    func names() throws {
        let folder = try TemporaryFolder("pim-native")
        let name = "produkty-z\u{307}.jsonl"
        let settings = #"{"pim":1,"default_locale":"pl_PL","files":{"products":["\#(name)"]}}"#
        try NativeSamples.write(["pim.json": settings, name: "{}\n"], to: folder)
        #expect(try CatalogDirectory(folder.path).productFiles.map { Array($0.utf8) } == [Array(name.utf8)])
    }

    @Test("joins stock and prices to products, however each spells the identifier")
    func sides() throws {
        let stock = #"{"identifier":"Z\#u{307}1","location":"warsaw","quantity":3}"# + "\n"
        let again = #"{"identifier":"Ż1","location":"warsaw","quantity":4}"# + "\n"
        let price = #"{"identifier":"Z\u0307\#u{31}","amount":"9.90","currency":"PLN"}"# + "\n"
        let load = try Self.load(["stock.jsonl": stock + again, "prices.jsonl": price])
        let catalog = try #require(load.catalog, "\(load.findings)")
        let lines = load.findings.filter { $0.rule == "line.unreadable" }
        #expect(lines.map(\.message) == ["the stock of \"Ż1\" at \"warsaw\" stands twice"])
        let product = Product(identifier: "Ż1")
        #expect(catalog.stock.entries(of: product.identifier).map(\.quantity) == [3])
    }

    /// An amount of a price list that is no number, and what to write instead.
    @Test(
        "say how an amount is written",
        arguments: [
            ("9,90", "; write 9.90"), ("1 234,50", "; write 1234.50"), ("9,90 zł", "; write 9.90"),
            ("1,234", "; write 1.234 or 1234, whichever it is"), ("much", ""),
        ]
    )
    func amounts(_ amount: String, _ remedy: String) throws {
        let line = #"{"identifier":"A","amount":"\#(amount)","currency":"PLN"}"# + "\n"
        let load = try Self.load(["prices.jsonl": line])
        let expected = "expected an \"amount\" such as \"12.50\", of 0 or more" + remedy
        #expect(load.findings.filter { $0.rule == "line.unreadable" }.map(\.message) == [expected])
        #expect(load.findings.first { $0.rule == "line.unreadable" }?.product == "A")
    }

    /// A number as somebody wrote it, and what to write instead.
    @Test(
        "propose the number that a line means",
        arguments: [
            ("1 234,50", "write 1234.50"), ("1.234,50", "write 1234.50"), ("۱۲۳٫۵", "write 123.5"),
            ("١٢٣", "write 123"),
            ("1 234", "write 1234"), ("5,00", "write 5.00"), ("1 234 567", "write 1234567"),
            ("1,234", "write 1.234 or 1234, whichever it is"), ("12 m", "mend the value"), ("NaN", "mend the value"),
        ]
    )
    func proposes(_ text: String, _ remedy: String) throws {
        let structure = try NativeSamples.catalog().structure
        let line = """
            {"identifier":"A","values":{"depth":[{"data":"\(text)"}],"cost":[{"data":"\(text)"}],\
            "price":[{"data":[{"amount":"\(text)","currency":"PLN"}]}]}}
            """
        let findings = try NativeSamples.read(Array(line.utf8), structure).findings.filter { $0.rule == "value.type" }
        let remedies = findings.filter { $0.attribute != "cost" && !$0.message.contains("lacks") }.map(\.remedy)
        #expect(remedies == [remedy, remedy])
        #expect(findings.filter { $0.attribute == "cost" }.map(\.remedy) == ["mend the value"])
    }
}
