import PIMCatalog
import PIMIO
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
}
