import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim baseline and the reports of pim check")
struct RunBaselineTests {
    private static let demo = Files.join(Fixture.root, "fixtures/demo")

    @Test("of what is there tells nothing, whatever else moved")
    func nothingNew() throws {
        let shop = try RunGuidelineShop.make()
        #expect(Call("check", "-C", shop.folder).code == .findings)
        let call = Call("baseline", "-C", shop.folder)
        #expect(call.code == .ok)
        #expect(call.output == "3 findings recorded in \(shop.folder)/.pim/baseline.jsonl\n")
        let names = ["Nowość", "Super tandeta", "Kurtka", "Pasek gratis"]
        try shop.products([4, 3, 2, 1].map { RunCommandShop.product("A-\($0)", name: names[4 - $0]) })
        let check = Call("check", "-C", shop.folder, "--new")
        #expect(check.code == .ok)
        #expect(check.output == "only new findings are shown: 3 known, 0 mended\n")
    }

    @Test("tells and counts only what is new, and what was mended")
    func news() throws {
        let shop = try RunGuidelineShop.make()
        let file = Files.join(shop.folder, "known.jsonl")
        #expect(Call("baseline", "-C", shop.folder, "--output", file).code == .ok)
        try shop.products([RunCommandShop.product("A-1", name: "Pasek"), RunCommandShop.product("B", name: "Tandeta")])
        let call = Call("check", "-C", shop.folder, "--baseline", file)
        #expect(call.code == .findings)
        #expect(call.output.contains("product B, attribute name — say what it is worth\n    ⟦Tandeta⟧\n"))
        #expect(!call.output.contains("A-3"))
        #expect(call.output.hasSuffix("only new findings are shown: 0 known, 3 mended\n"))
        let json = Call("check", "-C", shop.folder, "--baseline", file, "--json").output.split(separator: "\n")
        let last = try JSON.parse(Array((json.last ?? "").utf8), path: nil)
        #expect(last["summary"]?["errors"]?.integer == 1)
        #expect(last["summary"]?["mended"]?.integer == 3)
        // Not all was looked at, so nobody knows what was mended.
        let part = Call("check", "-C", shop.folder, "--baseline", file, "-f", "items")
        #expect(part.output.hasSuffix("only new findings are shown: 0 known\n"))
    }

    @Test(
        "knows a finding of the library's rules again where a guideline names the rule, and after words elsewhere change"
    )
    func library() throws {
        let shop = try RunGuidelineShop.make(["Pasek NA KAŻDĄ POGODĘ"])
        let file = Files.join(shop.folder, "base.jsonl")
        #expect(Call("baseline", "-C", shop.folder, "-o", file).code == .ok)
        #expect(try String(decoding: Files.read(file), as: UTF8.self).contains("text.shouting"))
        try shop.write("guidelines/x.json", #"{"guideline":"x","rules":[{"id":"text.shouting","remedy":"whisper"}]}"#)
        let call = Call("check", "-C", shop.folder, "--baseline", file)
        #expect(call.output.contains("only new findings are shown: 1 known"), "\(call.output)")
        #expect(!call.output.contains("text.shouting"))
    }

    @Test("must be there, be one, and be written for a sound catalog")
    func slips() throws {
        let shop = try RunGuidelineShop.make()
        let missing = Call("check", "-C", shop.folder, "--new")
        #expect(missing.code == .noInput)
        #expect(missing.talk.contains("there is no baseline; `pim baseline` writes one"))
        #expect(Call("check", "-C", shop.folder, "--baseline", "/nowhere").code == .noInput)
        let wrong = Files.join(shop.folder, "products.jsonl")
        #expect(Call("check", "-C", shop.folder, "--baseline", wrong).code == .badData)
        try shop.write("guidelines/brand.json", "{")
        #expect(Call("baseline", "-C", shop.folder).code == .badData)
        #expect(!Files.exists(Files.join(shop.folder, ".pim/baseline.jsonl")))
    }

    @Test("a report is the same for any number of threads", arguments: ["text", "json", "sarif", "junit", "github"])
    func threads(_ form: String) {
        let calls = ["1", "4"].map { Call("check", "-C", Self.demo, "--format", form, "--threads", $0, "-q") }
        #expect(calls[0].output == calls[1].output)
        #expect(calls.allSatisfy { $0.code == .findings && !$0.output.isEmpty })
    }

    @Test("SARIF has every finding, describes rules and begins file names at the current folder")
    func sarif() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("check", "-C", shop.folder, "--format", "sarif", "--limit", "1")
        let run = try #require(try JSON.parse(Array(call.output.utf8), path: nil)["runs"]?.array?.first)
        let results = try #require(run["results"]?.array)
        #expect(results.count == 3)
        let rules = run["tool"]?["driver"]?["rules"]?.array ?? []
        let words = try #require(rules.first { $0["id"]?.string == "brand.words" })
        #expect(words["help"]?["text"]?.string == "we sell nothing for nothing — say what it is worth")
        #expect(words["defaultConfiguration"]?["level"]?.string == "error")
        _ = Call("baseline", "-C", shop.folder)
        let known = Call("check", "-C", shop.folder, "--format", "sarif", "--new")
        #expect(known.code == .ok)
        #expect(known.output.contains(#""baselineState":"unchanged""#))
    }

    @Test("a report goes to a file, and the text to standard output")
    func file() throws {
        let shop = try RunGuidelineShop.make()
        for (form, start) in [
            ("sarif", "{\"$schema\""), ("junit", "<?xml"), ("json", "{\"rule\""), ("github", "::error"),
        ] {
            let path = Files.join(shop.folder, "report.\(form)")
            let call = Call("check", "-C", shop.folder, "--format", form, "--report", path)
            #expect(call.code == .findings)
            #expect(call.output.contains("[brand.words]"))
            #expect(try shop.text(path).hasPrefix(start))
        }
        #expect(Call("check", "-C", shop.folder, "--report", "x").code == .usage)
        #expect(Call("check", "-C", shop.folder, "--json", "--format", "junit").code == .usage)
        #expect(Call("check", "-C", shop.folder, "--format", "xml").talk.contains("unknown --format 'xml'"))
    }

    @Test("a run that stopped, or never began, ends its report as one that failed")
    func stopped() throws {
        let shop = try RunGuidelineShop.make()
        try shop.products(["[]"])
        let strict = Call("check", "-C", shop.folder, "--format", "sarif", "--strict")
        #expect(strict.code == .badData)
        #expect(try JSON.parse(Array(strict.output.utf8), path: nil)["runs"] != nil)
        #expect(strict.output.contains("\"executionSuccessful\":false"))
        try shop.write("categories.json", "{")
        let broken = Call("check", "-C", shop.folder, "--format", "junit")
        #expect(broken.code == .findings)
        #expect(broken.output.contains("the run stopped before its end"))
    }

    @Test("GitHub gets commands after the text, and merged ones")
    func github() throws {
        let call = Call("check", "-C", Self.demo, "--format", "github", "--limit", "1")
        let commands = call.output.split(separator: "\n").filter { $0.hasPrefix("::") }
        #expect(commands.count == Set(commands).count)
        #expect(commands.contains { $0.contains("feed google-pl, ") || $0.contains("feed google-gb, ") })
        #expect(commands.allSatisfy { !$0.contains("file=") || $0.contains("fixtures/demo/") })
    }
}
