import Foundation
import PIMCatalog
import PIMIO
import PIMText
import Testing

@testable import PIMIntake

@Suite("Native catalog directory")
struct NativeCatalogDirectoryTests {
    @Test("a folder that is not there is refused with the way out")
    func missingFolder() throws {
        let error = try #require(throws: IntakeError.self) { try CatalogDirectory("/nowhere/at/all") }
        #expect(error.code == .missing)
        #expect(error.description.contains("pim init /nowhere/at/all"))
    }

    /// A line of stock.jsonl or prices.jsonl, and why it is refused.
    struct SideLine: Sendable, CustomTestStringConvertible {
        let line: String
        let message: String
        var testDescription: String { message }

        init(_ line: String, _ message: String) {
            self.line = line
            self.message = message
        }
    }

    @Test(
        "a bad stock line costs that line only",
        arguments: [
            SideLine(
                #"{"identifier":"A","location":"warsw","quantity":1}"#,
                "the location \"warsw\" is not declared; did you mean \"warsaw\"?"
            ),
            SideLine(#"{"identifier":"A","quantity":1}"#, "the line has no \"location\""),
            SideLine(#"{"location":"warsaw","quantity":1}"#, "the line has no \"identifier\""),
            SideLine(#"{"identifier":"A","location":"warsaw"}"#, "expected a whole \"quantity\" of 0 or more"),
            SideLine(
                #"{"identifier":"A","location":"warsaw","quantity":-1}"#,
                "expected a whole \"quantity\" of 0 or more"
            ),
            SideLine(
                #"{"identifier":"A","location":"warsaw","quantity":1.5}"#,
                "expected a whole \"quantity\" of 0 or more"
            ),
            SideLine(#"{"identifier":"A","location":"warsaw","quantity":true}"#, "expected a string for \"quantity\""),
            SideLine(
                #"{"identifier":"GOOD","location":"warsaw","quantity":2}"#,
                "the stock of \"GOOD\" at \"warsaw\" stands twice"
            ),
            SideLine(
                #"{"identifier":"A","location":"warsaw","quantity":1,"quantity":2}"#,
                "the key \"quantity\" stands twice"
            ),
            SideLine(
                #"{"identifier":"A","location":"warsaw","quantity":1,"pickpu":"x"}"#,
                "the key \"pickpu\" means nothing here; did you mean \"pickup\"?"
            ),
            SideLine("nonsense", "expected an object"),
            SideLine(#"{"identifier":"A""#, "expected \",\" or \"}\", found the end"),
        ]
    )
    func stock(line: SideLine) throws {
        let good = #"{"identifier":"GOOD","location":"warsaw","quantity":"3","pickup":null}"#
        let load = try Self.load(["stock.jsonl": "\(good)\n\n\(line.line)\n"])
        #expect(load.findings.map(\.message) == [line.message])
        #expect(load.findings.first?.position?.file == "stock.jsonl")
        #expect(load.findings.first?.position?.line == 3)
        let catalog = try #require(load.catalog)
        #expect(catalog.stock.entries(of: "GOOD").map(\.quantity) == [3])
        #expect(catalog.stock.entries(of: "A").isEmpty)
        #expect(load.models.read == 4 && load.models.rejected == 1 && load.models.balances)
    }

    @Test(
        "a bad price line costs that line only, and is never taken for a wider place",
        arguments: [
            SideLine(
                #"{"identifier":"A","attribute":"prize","amount":"1","currency":"PLN"}"#,
                "the attribute \"prize\" is not declared; did you mean \"price\"?"
            ),
            SideLine(
                #"{"identifier":"A","attribute":"name","amount":"1","currency":"PLN"}"#,
                "the attribute \"name\" is not declared"
            ),
            SideLine(
                #"{"identifier":"A","amount":"x","currency":"PLN"}"#,
                "expected an \"amount\" such as \"12.50\", of 0 or more"
            ),
            SideLine(
                #"{"identifier":"A","amount":"-1","currency":"PLN"}"#,
                "expected an \"amount\" such as \"12.50\", of 0 or more"
            ),
            SideLine(#"{"identifier":"A","amount":"1","currency":"pln"}"#, "expected a \"currency\" of ISO 4217"),
            SideLine(#"{"identifier":"A","amount":"1"}"#, "expected a \"currency\" of ISO 4217"),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","channel":"wbe"}"#,
                "the channel \"wbe\" is not declared; did you mean \"web\"?"
            ),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","audience":"golds"}"#,
                "the audience \"golds\" is not declared; did you mean \"gold\"?"
            ),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","country":["PL"]}"#,
                "expected a string for \"country\""
            ),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","country":48}"#,
                "expected a string for \"country\""
            ),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","channel":false}"#,
                "expected a string for \"channel\""
            ),
            SideLine(
                #"{"identifier":"A","amount":"1","currency":"PLN","contry":"PL"}"#,
                "the key \"contry\" means nothing here; did you mean \"country\"?"
            ),
            SideLine(
                #"{"identifier":"GOOD","amount":"2","currency":"PLN","country":"PL"}"#,
                "a price of \"GOOD\" for the same place stands twice"
            ),
            SideLine(#"{"amount":"1","currency":"PLN"}"#, "the line has no \"identifier\""),
        ]
    )
    func prices(line: SideLine) throws {
        let good =
            #"{"identifier":"GOOD","attribute":"price","amount":1.5,"currency":"PLN","country":"PL","channel":null}"#
        let load = try Self.load(["prices.jsonl": "\(good)\n\(line.line)"])
        #expect(load.findings.map(\.message) == [line.message])
        #expect(load.findings.first?.position?.file == "prices.jsonl")
        #expect(load.findings.first?.position?.line == 2)
        let table = try #require(load.catalog).prices
        let price = try #require(ExactDecimal("1.5"))
        let listed = [Value.prices([Money(price, "PLN", country: "PL")])]
        #expect(table.applied(to: Product(identifier: "GOOD")).values.map(\.value) == listed)
        #expect(table.applied(to: Product(identifier: "A")).values.isEmpty)
    }

    @Test("problems of models are found at loading")
    func models() throws {
        let lines =
            NativeSamples.models + """
                {"code":"N","family":"jackets","parent":"gone","values":{"color":[{"data":"blue"}]}}
                {"code":"R","family":"jackets"}
                oops
                """
        let load = try Self.load(["models.jsonl": lines])
        #expect(
            load.findings.map(\.rule) == ["line.cut-off", "product.unknown-parent", "product.duplicate-identifier"]
        )
        #expect(load.catalog?.allModels.map(\.identifier) == ["R", "M", "N", "R"])
        #expect(load.models.read == 5 && load.models.kept == 4 && load.models.rejected == 1)
    }

    @Test("file patterns name files in the order of patterns and names, each once")
    func patterns() throws {
        let settings = Self.settings(
            files: #"{"products":["b.jsonl","*.jsonl","more/p-*.jsonl","none.jsonl"],"models":[]}"#
        )
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(["pim.json": settings, "models.jsonl": String?.none], to: folder)
        for name in ["b.jsonl", "a.jsonl", "c.jsonl"] { try Self.write("{\"identifier\":\"\(name)\"}", name, folder) }
        try Self.write("{\"identifier\":\"p\"}", "more/p-1.jsonl", folder)
        try Self.write("{\"identifier\":\"q\"}", "more/q-1.jsonl", folder)
        let directory = try CatalogDirectory(folder.path)
        #expect(directory.productFiles == ["b.jsonl", "a.jsonl", "c.jsonl", "more/p-1.jsonl"])
        let structure = try #require(directory.load().catalog).structure
        var stream = directory.products(of: structure)
        let reading = try NativeSamples.drain(&stream)
        #expect(reading.products.map(\.identifier) == ["b.jsonl", "a.jsonl", "c.jsonl", "p"])
        #expect(reading.products.map(\.source.file) == directory.productFiles)
        for name in ["p-1.jsonl", "q-1.jsonl"] { try Files.remove(Files.join(folder.path, "more", name)) }
    }

    @Test(
        "a symbolic link out of the folder is called so, with what to do",
        arguments: [
            ("feeds", true, "leads out of the catalog's folder; put the folder itself into the catalog"),
            ("guidelines", false, "where nothing is; put the folder itself into the catalog"),
            ("products.jsonl", true, "leads out of the catalog's folder; put the file itself into the catalog"),
        ]
    )
    func links(name: String, isThere: Bool, says: String) throws {
        let other = try TemporaryFolder("pim-other")
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(["pim.json": Self.settings(files: "{}")], to: folder)
        let target = isThere ? other.path : Files.join(other.path, "nothing")
        let link = Files.join(folder.path, name)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        let error = try #require(throws: IntakeError.self) { try CatalogDirectory(folder.path) }
        #expect(error.code == .outsideFolder)
        #expect(error.description.hasPrefix("\(link): it is a symbolic link to \(target), wh"), "\(error)")
        #expect(error.description.contains(says), "\(error)")
    }

    @Test("a file where a folder of files is asked for is told", arguments: ["feeds", "guidelines", "formats"])
    func fileForFolder(name: String) throws {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(["pim.json": Self.settings(files: "{}"), name: "{}"], to: folder)
        let error = try #require(throws: IntakeError.self) { try CatalogDirectory(folder.path) }
        let path = Files.join(folder.path, name)
        let message = "it is a file, but \(name)/*.json asks for a folder; give the file another name"
        #expect(error.description == "\(path): \(message)")
    }

    @Test("a symbolic link inside of the folder is followed")
    func innerLink() throws {
        let folder = try TemporaryFolder("pim-native")
        let files = ["pim.json": Self.settings(files: "{}"), "rules/a.json": "{}"]
        try NativeSamples.write(files, to: folder)
        let link = Files.join(folder.path, "guidelines")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "rules")
        #expect(try CatalogDirectory(folder.path).guidelineFiles == ["guidelines/a.json"])
    }

    @Test(
        "file patterns never lead out of the folder",
        arguments: [
            "../products.jsonl", "a/../../products.jsonl", "/etc/passwd", "/etc/*", "../*.jsonl", "a/../b.jsonl", "",
            "link/*.jsonl",
            "link/secret.jsonl", "secret-*.jsonl", "secret-link.jsonl", "..\\products.jsonl",
        ]
    )
    func outside(pattern: String) throws {
        let other = try TemporaryFolder("pim-other")
        try Files.writeAtomically(Array("{}".utf8), to: Files.join(other.path, "secret.jsonl"))
        let folder = try TemporaryFolder("pim-native")
        let escaped = pattern.replacing("\\", with: "\\\\")
        try NativeSamples.write(["pim.json": Self.settings(files: "{\"products\":[\"\(escaped)\"]}")], to: folder)
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: Files.join(folder.path, "link"), withDestinationPath: other.path)
        try manager.createSymbolicLink(
            atPath: Files.join(folder.path, "secret-link.jsonl"),
            withDestinationPath: Files.join(other.path, "secret.jsonl")
        )
        let error = try #require(throws: IntakeError.self) { try CatalogDirectory(folder.path) }
        #expect(error.code == .outsideFolder)
        #expect(error.description.contains("leads out of the catalog's folder"))
    }

    private static func settings(files: String) -> String {
        NativeSamples.settings.replacing("\"extra\"", with: "\"files\": \(files), \"extra\"")
    }

    private static func write(_ text: String, _ name: String, _ folder: TemporaryFolder) throws {
        let path = Files.join(folder.path, name)
        try Files.makeDirectory(Files.folder(of: path))
        try Files.writeAtomically(Array(text.utf8), to: path)
    }

    private static func load(_ files: [String: String?]) throws -> CatalogDirectory.Load {
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(files, to: folder)
        return try CatalogDirectory(folder.path).load()
    }
}
