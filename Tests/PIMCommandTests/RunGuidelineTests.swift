import PIMIO
import Testing

@testable import PIMCommand

@Suite("Guidelines of a catalog")
struct RunGuidelineTests {
    @Test(
        "count from their first day to their last",
        arguments: [
            (#""effective":{"from":"2027-01-01"},"#, "2026-12-31", true),
            (#""effective":{"from":"2027-01-01"},"#, "2027-01-01", false),
            (#""effective":{"until":"2026-12-31"},"#, "2026-12-31", false),
            (#""effective":{"until":"2026-12-31"},"#, "2027-01-01", true),
            ("", "2026-12-31", false),
        ]
    )
    func days(_ span: String, _ day: String, _ isSound: Bool) throws {
        let shop = try RunGuidelineShop.make()
        let text = RunGuidelineShop.guideline.split(separator: #""rules":["#, maxSplits: 1)
        try shop.write("guidelines/brand.json", #"\#(text[0])\#(span)"rules":[\#(text[1])"#)
        let check = Call("check", "-C", shop.folder, "--date", day)
        #expect(check.code == (isSound ? .ok : .findings), "\(check.output)")
        let export = Call("export", "-C", shop.folder, "-o", shop.output, "--date", day)
        #expect(export.code == .ok || export.code == .findings)
        let feed = try shop.text(Files.join(shop.output, "items.xml"))
        #expect(feed.contains("Pasek gratis") == isSound)
        #expect(feed.contains("Kurtka"))
        #expect(Call("lint", "Pasek gratis", "-C", shop.folder, "--date", day).code == (isSound ? .ok : .findings))
    }

    @Test("have a schema with all that their reader takes, and no more")
    func schema() throws {
        let schema = try JSON.parse(Array(Call("schema", "guideline").output.utf8), path: nil)
        #expect(Call("schema", "guidelines/a.json").output == Call("schema", "guideline").output)
        func keys(_ node: JSONNode?) -> Set<String> { Set(node?["properties"]?.object?.map(\.key) ?? []) }
        let shop = try RunGuidelineShop.make()
        let whole = #"""
            {"guideline":"w","title":"W","layer":"channel","uses":[],"sources":[{"url":"u","date":"2026-01-01"}],
            "applies":{"markets":["PL"],"channels":["web"],"locales":["pl"],"families":["things"],"categories":["master"],"segments":[]},
            "effective":{"from":"2026-01-01","until":"2027-01-01"},"vocabularies":{"v":["x"],"w":{"+":["y"],"-":["z"]}},
            "rules":[{"id":"w","kind":"text.terms","summary":"s","because":"b","remedy":"r","severity":"note","attributes":["name"],
            "locales":["pl"],"off":false,"locked":true,"from":"2026-01-01","with":{"terms":[{"vocabulary":"v"}]},
            "good":[{"text":"a","locale":"pl_PL"}],"bad":[{"text":"x","locale":"pl_PL","fixed":"x"}]}],
            "waivers":[{"rule":"w","product":"A","attribute":"name","locale":"pl","channel":"web","reason":"r","approver":"a",
            "until":"2027-01-01"}]}
            """#
        try shop.write("guidelines/whole.json", whole)
        let call = Call("rules", "test", "-C", shop.folder, "--date", "2026-06-01")
        #expect(call.code == .ok, "\(call.output)")
        let node = try JSON.parse(Array(whole.utf8), path: nil)
        func written(_ node: JSONNode?) -> Set<String> { Set(node?.object?.map(\.key) ?? []) }
        let properties = schema["properties"]
        #expect(keys(schema) == written(node))
        for key in ["applies", "effective", "gate"] { #expect(keys(properties?[key]) == written(node[key])) }
        for key in ["rules", "waivers", "sources"] {
            #expect(keys(properties?[key]?["items"]) == written(node[key]?.array?.first))
        }
        let rule = properties?["rules"]?["items"]?["properties"]
        #expect(keys(rule?["bad"]?["items"]) == written(node["rules"]?.array?.first?["bad"]?.array?.first))
    }

    @Test("judge a text from standard input", .enabled(if: RunProcess.program != nil))
    func input() throws {
        try Fixture.withFolder { (folder: String) throws in
            let run = try RunProcess(["lint", "-", "--locale", "fa_IR"], input: "کاپشن يک\n", in: folder)
            #expect(run.code == 0)
            let output = String(decoding: run.output, as: UTF8.self)
            #expect(output.contains("[text.foreign-letters]"), "\(output) \(run.talk)")
        }
    }

    @Test("reads the catalog's dictionaries for rules about spelling, and refuses half of one")
    func dictionaries() throws {
        let shop = try RunGuidelineShop.make(["Kurtka zimowa", "Kurtak zimowa"])
        let rule =
            #"{"guideline":"spelling","rules":[{"id":"brand.spelling","kind":"text.spelling","attributes":["title"]}]}"#
        try shop.write("guidelines/spelling.json", rule)
        let without = Call("check", "-C", shop.folder, "--limit", "0").output
        #expect(without.contains("note: the rule \"brand.spelling\" does not judge texts of pl_PL"))
        #expect(!without.contains("\"Kurtak\""))
        try shop.write("dictionaries/pl.dic", "2\nkurtka\nzimowa\n")
        let half = Call("check", "-C", shop.folder)
        #expect(half.talk.contains("pl.aff") || half.output.contains("pl.aff"))
        try shop.write("dictionaries/pl.aff", "SET UTF-8\nTRY aktruzimow\n")
        let call = Call("check", "-C", shop.folder, "--limit", "0")
        #expect(call.output.contains("\"Kurtak\""))
        #expect(!call.output.contains("\"zimowa\""))
    }
}
