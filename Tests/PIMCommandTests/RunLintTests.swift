import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim lint")
struct RunLintTests {
    @Test("marks the words, and tells rule, reason, remedy and fix")
    func text() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("lint", "Pasek gratis do kurtki", "-C", shop.folder)
        #expect(call.code == .findings)
        #expect(
            call.output == """
                error: it says "gratis" where "w prezencie" is meant [brand.words]
                  say what it is worth
                    Pasek ⟦gratis⟧ do kurtki
                  because: we sell nothing for nothing
                  fix: "gratis" becomes "w prezencie"

                """
        )
        let sound = Call("lint", "Pasek", "-C", shop.folder)
        #expect(sound.code == .ok)
        #expect(sound.output == "")
        #expect(sound.talk == "no findings\n")
    }

    @Test("rules for an attribute count where it is named, by code or role", arguments: ["name", "title"])
    func attribute(_ name: String) throws {
        let shop = try RunGuidelineShop.make()
        #expect(Call("lint", "Super pasek", "-C", shop.folder).output == "")
        let call = Call("lint", "Super pasek", "-C", shop.folder, "--attribute", name)
        #expect(call.code == .ok)
        #expect(call.output.contains("warning: it says \"Super\" where \"Dobry\" is meant [brand.style]"))
        #expect(call.output.contains("fix to look at: \"Super\" becomes \"Dobry\""))
    }

    @Test(
        "says which locales are none",
        arguments: [
            ("xx_YY", "\"xx\" is no language of ISO 639"), ("en_UK", "did you mean en_GB?"),
            ("pl_ZZ", "\"ZZ\" is no country of ISO 3166"), ("cz", "did you mean cs_CZ?"),
            ("english", "did you mean en_GB?"), ("1,5", "is no language"),
        ]
    )
    func locales(_ text: String, _ says: String) {
        let call = Call("lint", "hello", "--locale", text)
        #expect(call.code == .usage)
        #expect(call.talk.contains("\"\(text)\" is no locale: ") && call.talk.contains(says), "\(call.talk)")
    }

    @Test("takes the locales that there are", arguments: ["pl", "kk_KZ", "sr-Latn-RS", "es_419", "ckb_IQ", "en_XX"])
    func knownLocales(_ text: String) {
        #expect(Call("lint", "1", "--locale", text).code == .ok)
    }

    @Test("mends the text: the safe fixes, or all")
    func fix() throws {
        let shop = try RunGuidelineShop.make()
        let words = ["lint", "Super pasek gratis", "-C", shop.folder, "--attribute", "name"]
        var console = Console.captured()
        #expect(Program.run(words + ["--fix"], on: &console) == .ok)
        #expect(console.captured(.output) == "Super pasek w prezencie\n")
        #expect(console.captured(.talk).contains("[brand.style]"))
        console = Console.captured()
        #expect(Program.run(words + ["--all-fixes"], on: &console) == .ok)
        #expect(console.captured(.output) == "Dobry pasek w prezencie\n")
        #expect(console.captured(.talk) == "")
        #expect(Call("lint", "Tandeta", "-C", shop.folder, "--fix").code == .findings)
    }

    @Test("writes JSON with ranges in UTF-8 bytes")
    func json() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("lint", "Żółty pasek gratis", "-C", shop.folder, "--json", "--fix")
        let node = try JSON.parse(Array(call.output.utf8), path: nil)
        #expect(node["text"]?.string == "Żółty pasek w prezencie")
        #expect(node["findings"]?.array?.isEmpty == true)
        let findings = try JSON.parse(
            Array(Call("lint", "Żółty gratis", "-C", shop.folder, "--json").output.utf8),
            path: nil
        )
        let finding = try #require(findings["findings"]?.array?.first)
        #expect(finding["range"]?.array?.map(\.integer) == [9, 15])
        #expect(finding["utf16"]?.array?.map(\.integer) == [6, 12])
        #expect(finding["graphemes"]?.array?.map(\.integer) == [6, 12])
        #expect(finding["fix"]?["utf16"]?.array?.map(\.integer) == [6, 12])
        #expect(findings["unjudged"]?.array?.isEmpty == true)
        #expect(finding["match"]?.string == "gratis")
        #expect(finding["fix"]?["replacement"]?.string == "w prezencie")
        #expect(finding["fix"]?["safe"]?.bool == true)
    }

    @Test("says which rules could not judge, and neither marks nor mends what somebody allowed")
    func unjudged() throws {
        let shop = try RunGuidelineShop.make()
        let rule = #"{"id":"s","kind":"text.spelling","attributes":["name"]}"#
        let waiver = #"{"rule":"brand.words","attribute":"name","reason":"a","approver":"b","until":"2099-01-01"}"#
        try shop.write("guidelines/s.json", #"{"guideline":"s","rules":[\#(rule)],"waivers":[\#(waiver)]}"#)
        let call = Call("lint", "Pasek gratis", "-C", shop.folder, "--attribute", "name")
        #expect(call.output == "")
        #expect(call.talk.contains("s could not judge: there is no dictionary for pl"))
        let json = Call("lint", "Pasek gratis", "-C", shop.folder, "--attribute", "name", "--json", "--fix").output
        let node = try JSON.parse(Array(json.utf8), path: nil)
        #expect(node["text"]?.string == "Pasek gratis")
        #expect(node["unjudged"]?.array?.map { $0["rule"]?.string } == ["s"])
    }

    @Test("without a catalog the library's own rules count, and a file is a text too")
    func own() throws {
        let call = Call("lint", "کاپشن يک", "--locale", "fa_IR")
        #expect(call.output.contains("[text.foreign-letters]"), "\(call.output) \(call.talk)")
        #expect(call.output.contains("\u{2068}"))
        try Fixture.withFolder { folder in
            let file = Files.join(folder, "text.txt")
            try Files.writeAtomically(Array("کاپشن يک\r\n".utf8), to: file)
            #expect(Call("lint", "--file", file, "--locale", "fa_IR").output == call.output)
            try Files.writeAtomically([0x61, 0xFF], to: file)
            #expect(Call("lint", "--file", file, "--locale", "fa_IR").code == .badData)
        }
        #expect(Call("lint", "--file", "/nowhere", "--locale", "fa_IR").code == .noInput)
    }

    struct Slip: Sendable, CustomTestStringConvertible {
        let words: [String]
        let text: String

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(
        "says which name is not known",
        arguments: [
            Slip(words: ["--locale", "pl_PT"], text: "there is no locale \"pl_PT\"; did you mean \"pl_PL\"?"),
            Slip(words: ["--channel", "wbe"], text: "there is no channel \"wbe\"; did you mean \"web\"?"),
            Slip(words: ["--attribute", "nmae"], text: "there is no attribute \"nmae\"; did you mean \"name\"?"),
            Slip(words: ["--family", "thing"], text: "did you mean \"things\"?"),
            Slip(words: ["--category", "x"], text: "there is no category \"x\"; known: master"),
            Slip(words: ["--market", "pl"], text: "write a country such as PL"),
        ]
    )
    func names(_ slip: Slip) throws {
        let shop = try RunGuidelineShop.make()
        var console = Console.captured()
        #expect(Program.run(["lint", "x", "-C", shop.folder] + slip.words, on: &console) == .usage)
        #expect(console.captured(.talk).contains(slip.text), "\(console.captured(.talk))")
    }

    @Test("asks for a text, and for a locale where there is no catalog")
    func usage() {
        #expect(Call("lint").code == .usage)
        #expect(Call("lint", "x").talk == "pim: name the text's locale with --locale, or a catalog with --catalog\n")
        #expect(Call("lint", "x", "--file", "y", "--locale", "pl").code == .usage)
        #expect(Call("lint", "x", "-C", "/nowhere").code == .noInput)
    }

    @Test("does not judge by guidelines that have errors")
    func broken() throws {
        let shop = try RunGuidelineShop.make()
        try shop.write("guidelines/b.json", #"{"guideline":"b","rules":[{"id":"b","kind":"text.trems"}]}"#)
        let call = Call("lint", "x", "-C", shop.folder)
        #expect(call.code == .badData)
        #expect(call.talk.contains("did you mean \"text.terms\"?"))
    }
}
