import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim check")
struct RunCheckTests {
    @Test("finds the demo's nine mistakes, the titles its guideline asks about and no other, and ends with 1")
    func demo() throws {
        let call = Call("check", "-C", Files.join(Fixture.root, "fixtures/demo"), "--limit", "0", "--json")
        #expect(call.code == .findings)
        let lines = try call.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8), path: nil) }
        let products = Set(lines.compactMap { $0["product"]?.string })
        let mistakes = [
            "TORG18-SND", "KOPP-350", "LEIR-360", "KILDE-400", "LYNG-GRN-39", "LYKT-150", "NATT9-LONG", "STEIN-BRN-44",
            "STI22-NVY",
        ]
        let short = lines.filter { $0["rule"]?.string == "nordvik.brand-in-title" }
        #expect(Set(short.compactMap { $0["product"]?.string }) == ["STORM", "TUR45"])
        let languages = Set(short.compactMap { $0["message"]?.string?.prefix(5) })
        #expect(languages == ["pl_PL", "kk_KZ", "fa_IR", "ar_SA", "en_GB"])
        #expect(products == Set(mistakes + ["STORM", "TUR45"]))
        let notes = lines.filter { $0["rule"]?.string == "guideline.not-judged" }
        #expect(notes.count == 3, "the pack of a law has no words of Kazakh, Persian and Arabic")
        for line in lines.dropLast() where line["product"]?.string != nil {
            let isOfModel = line["rule"]?.string == "nordvik.brand-in-title"
            #expect(line["file"]?.string == (isOfModel ? "models.jsonl" : "products.jsonl"))
            #expect(line["line"]?.integer != nil)
            #expect(line["message"]?.string?.isEmpty == false)
            #expect((line["remedy"]?.string ?? line["because"]?.string)?.isEmpty == false)
        }
        let summary = try #require(lines.last?["summary"])
        let counts = ["error", "warning", "note"].map { word in lines.count { $0["severity"]?.string == word } }
        #expect(["errors", "warnings", "notes"].map { summary[$0]?.integer } == counts)
    }

    @Test("says the same in text, with file, line, product, rule and remedy")
    func text() {
        let folder = Files.join(Fixture.root, "fixtures/demo")
        let call = Call("check", "-C", folder, "-f", "google-pl")
        #expect(call.code == .findings)
        #expect(
            call.output.contains(
                "products.jsonl:71: error: \"turqoise\" is not one of its options [value.unknown-option]\n"
                    + "  product KILDE-400, attribute color — did you mean \"turquoise\"?\n"
            )
        )
        #expect(call.talk == "75 product lines checked against 1 feed\n")
        #expect(Call("check", "-C", folder, "-f", "google-pl", "--quiet").talk == "")
    }

    @Test("ends with 0 where nothing is wrong at error level, and writes nothing")
    func sound() throws {
        let shop = try RunCommandShop()
        let names = try Files.list(shop.folder)
        let call = Call("check", "-C", shop.folder)
        #expect(call.code == .ok)
        #expect(call.output == "")
        #expect(call.talk == "5 product lines checked against 1 feed\n")
        #expect(try Files.list(shop.folder) == names)
    }

    @Test("checks a catalog without feeds, and one whose structure has errors")
    func structure() throws {
        let shop = try RunCommandShop(feeds: [:])
        #expect(Call("check", "-C", shop.folder).code == .ok)
        try shop.write("categories.json", #"{"categories":[{"code":"a","parent":"b"}]}"#)
        let broken = Call("check", "-C", shop.folder)
        #expect(broken.code == .findings)
        #expect(broken.output.contains("categories.json:1"))
        #expect(broken.talk.contains("products were not read"))
        let json = Call("check", "-C", shop.folder, "--json")
        #expect(json.code == .findings)
        for line in json.output.split(separator: "\n") { _ = try JSON.parse(Array(line.utf8), path: nil) }
    }

    @Test("a bad line costs that line, or the run where it is strict")
    func badLine() throws {
        let shop = try RunCommandShop()
        try shop.products([RunCommandShop.product("A"), "[]", RunCommandShop.product("B")])
        let call = Call("check", "-C", shop.folder)
        #expect(call.code == .findings)
        #expect(call.talk.contains("3 product lines checked"))
        let strict = Call("check", "-C", shop.folder, "--strict")
        #expect(strict.code == .badData)
        #expect(strict.talk.contains("pim: products.jsonl:2"))
        let other = Files.join(shop.folder, "other.jsonl")
        try shop.write("other.jsonl", RunCommandShop.product("C"))
        #expect(Call("check", "-C", shop.folder, "--products", other).code == .ok)
    }

    @Test("prints completeness per product, channel and locale, and how many variants of each model are complete")
    func completeness() throws {
        let shop = try RunCommandShop()
        let variant = #"{"identifier":"TEE-S","family":"sized","parent":"TEE","values":{"size":[{"data":"s"}]}}"#
        let whole = #"{"identifier":"TEE-M","family":"sized","parent":"TEE","values":{"size":[{"data":"m"}]}}"#
        try shop.products([
            RunCommandShop.product("A", #""brand":[{"data":"N"}]"#), RunCommandShop.product("B", name: nil), variant,
            whole,
        ])
        let call = Call("check", "-C", shop.folder, "--completeness")
        #expect(call.code == .ok)
        #expect(
            call.output == """
                100 %  A  web/pl_PL
                  0 %  B  web/pl_PL  missing name, brand
                 66 %  TEE-S  web/pl_PL  missing brand
                 66 %  TEE-M  web/pl_PL  missing brand
                0 of 2 variants complete  TEE  web/pl_PL

                """
        )
        let json = Call("check", "-C", shop.folder, "--completeness", "--json")
        let lines = try json.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8), path: nil) }
        #expect(lines.map { $0["percent"]?.integer } == [100, 0, 66, 66, nil])
        #expect(lines[1]["missing"]?.array?.compactMap(\.string) == ["name", "brand"])
        #expect(lines[4]["model"]?.string == "TEE")
        #expect(lines[4]["variants"]?.integer == 2)
        #expect(lines[4]["complete"]?.integer == 0)
        try shop.products(["nonsense", variant])
        let bad = Call("check", "-C", shop.folder, "--completeness")
        #expect(bad.code == .findings)
        #expect(bad.talk == "1 line could not be read; `pim check` says why\n")
        #expect(Call("check", "-C", shop.folder, "--completeness", "--strict").code == .badData)
    }

    @Test("counts the demo's complete variants as its mistakes leave them")
    func demoCompleteness() {
        let call = Call("check", "-C", Files.join(Fixture.root, "fixtures/demo"), "--completeness")
        #expect(call.code == .ok)
        #expect(call.output.contains("1 of 2 variants complete  NATT9  web/pl_PL\n"))
        #expect(call.output.contains("2 of 2 variants complete  NATT9  kaspi/kk_KZ\n"))
        #expect(call.output.contains("NATT9-LONG  web/pl_PL  missing price\n"))
    }

    @Test("ends with 66 where there is no catalog, and 64 where there is no such feed")
    func missing() throws {
        let call = Call("check", "-C", "/nowhere/at/all")
        #expect(call.code == .noInput)
        #expect(
            call.talk.contains("/nowhere/at/all: there is no such folder; `pim init /nowhere/at/all` writes a catalog")
        )
        let shop = try RunCommandShop()
        let feed = Call("check", "-C", shop.folder, "-f", "itmes")
        #expect(feed.code == .usage)
        #expect(feed.talk == "pim: there is no feed \"itmes\"; did you mean \"items\"?\n")
    }
}
