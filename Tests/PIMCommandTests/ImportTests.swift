import PIMCatalog
import PIMIO
import PIMText
import Testing

@testable import PIMCommand

@Suite("pim import")
struct ImportTests {
    @Test("prints the gravest findings first, records left out before the rest of them")
    func order() {
        let rows: [(String, Finding.Severity)] = [
            ("a", .note), ("b", .warning), ("c", .error), ("rejected", .error), ("d", .error), ("rejected", .warning),
            ("e", .note), ("f", .warning),
        ]
        let sorted = Subcommand.gravestFirst(rows.map { Finding("import.\($0.0)", $0.1, "words") })
        #expect(
            sorted.map { String($0.rule.dropFirst("import.".count)) }
                == ["rejected", "c", "d", "rejected", "b", "f", "a", "e"]
        )
    }

    @Test("keeps the whole report beside the catalog", arguments: [[], ["--json"]])
    func report(_ style: [String]) throws {
        try Fixture.withFolder { folder in
            let target = Files.join(folder, "shop")
            let source = Files.join(Fixture.root, "fixtures/intake/akeneo/input")
            var console = Console.captured()
            let arguments = ["import", "akeneo", source, "--to", target, "--limit", "1"] + style
            #expect(Program.run(arguments, on: &console) == .findings)
            let file = Files.join(target, ".pim/import.json")
            let talk = console.captured(.talk)
            #expect(talk.contains("report is \(style.isEmpty ? "" : "also ")in \(file)\n"), "\(talk)")
            let text = String(decoding: try Files.read(file), as: UTF8.self)
            let report = try JSON.parse(Array(text.utf8), path: file)
            #expect(report["balances"]?.bool == true)
            #expect(report["findings"]?.array?.first?["rule"]?.string == "import.rejected")
            let last = try #require(report["findings"]?.array?.last?["severity"]?.string)
            #expect(last == "note")
            guard style.isEmpty else {
                #expect(console.captured(.output) == text)
                return
            }
            #expect(talk.contains(": error: "))
            #expect(!talk.contains(": note: "))
        }
    }

    @Test("takes CSV files in the encoding that it is told", arguments: ["windows-1250", "utf-16le", "utf-8-bom"])
    func encodings(_ name: String) throws {
        let encoding = try #require(TextEncoding(rawValue: name))
        try Fixture.withFolder { folder in
            let source = Files.join(folder, "export")
            try Files.makeDirectory(source)
            let table = "code;label-pl_PL;type\nsku;Łódź;pim_catalog_identifier\n"
            var encoder = TextEncoder(encoding)
            let path = Files.join(source, "attributes.csv")
            try Files.writeAtomically(try encoder.encode(Array(table.utf8)), to: path)
            let target = Files.join(folder, "shop")
            var console = Console.captured()
            let arguments = ["import", "akeneo", source, "--to", target]
            _ = Program.run(arguments + ["--encoding", name], on: &console)
            let written = String(decoding: try Files.read(Files.join(target, "attributes.json")), as: UTF8.self)
            #expect(written.contains("Łódź"), "\(written)")
            console = Console.captured()
            #expect(Program.run(arguments + ["--encoding", "cp1250"], on: &console) == .usage)
            #expect(console.captured(.talk).contains("windows-1250"))
        }
    }
}
