import PIMIO
import Testing

@testable import PIMCommand

@Suite("What pim check tells of guideline findings")
struct RunFindingTests {
    private static func lines(_ call: Call) throws -> [JSONNode] {
        try call.output.split(separator: "\n").map { try JSON.parse(Array($0.utf8), path: nil) }
    }

    @Test("JSON has column, range, words, excerpt, locale, kind, reason, fix and fingerprint")
    func json() throws {
        let shop = try RunGuidelineShop.make(["Ładny pasek gratis", #"Ł\u0105ka \"gratis\""#])
        let found = try Self.lines(Call("check", "-C", shop.folder, "--json"))
        let first = try #require(found.first)
        let line = try shop.text(Files.join(shop.folder, "products.jsonl")).split(separator: "\n")[0]
        let column = try #require(first["column"]?.integer)
        #expect(String(decoding: Array(line.utf8)[(column - 1)...].prefix(6), as: UTF8.self) == "gratis")
        #expect(first["range"]?.array?.map(\.integer) == [13, 19])
        #expect(first["words"]?.string == "gratis")
        #expect(first["excerpt"]?.string == "Ładny pasek ⟦gratis⟧")
        #expect(first["locale"]?.string == "pl_PL")
        #expect(first["kind"]?.string == "text.terms")
        #expect(first["because"]?.string == "we sell nothing for nothing")
        #expect(first["fix"]?["replacement"]?.string == "w prezencie")
        #expect(first["fingerprint"]?.string?.utf8.count == 16)
        let second = try shop.text(Files.join(shop.folder, "products.jsonl")).split(separator: "\n")[1]
        let place = try #require(found[1]["column"]?.integer)
        #expect(String(decoding: Array(second.utf8)[(place - 1)...].prefix(6), as: UTF8.self) == "gratis")
    }

    @Test("JSON has no remedy where the rule says none, and people still read the reason")
    func reason() throws {
        let shop = try RunGuidelineShop.make(["Pasek gratis"])
        let guideline = RunGuidelineShop.guideline.replacing("\"remedy\":\"say what it is worth\",", with: "")
        try shop.write("guidelines/brand.json", guideline)
        let found = try Self.lines(Call("check", "-C", shop.folder, "--json"))
        let first = try #require(found.first { $0["rule"]?.string == "brand.words" })
        #expect(first["remedy"]?.isNull == true)
        #expect(first["because"]?.string == "we sell nothing for nothing")
        #expect(Call("check", "-C", shop.folder).output.contains("attribute name — we sell nothing for nothing"))
    }

    @Test("SARIF has columns in UTF-16 units, the words, and the fix as the file spells it")
    func sarif() throws {
        let shop = try RunGuidelineShop.make([#"\u0141😀 \"gratis\""#])
        let call = Call("check", "-C", shop.folder, "--format", "sarif")
        let log = try JSON.parse(Array(call.output.utf8), path: nil)
        let results = try #require(log["runs"]?.array?.first?["results"]?.array)
        let result = try #require(results.first { $0["ruleId"]?.string == "brand.words" })
        let region = result["locations"]?.array?.first?["physicalLocation"]?["region"]
        let line = try shop.text(Files.join(shop.folder, "products.jsonl"))
        let start = try #require(region?["startColumn"]?.integer)
        let end = try #require(region?["endColumn"]?.integer)
        let units = Array(line.utf16)[(start - 1)..<(end - 1)]
        #expect(String(decoding: units, as: UTF16.self) == "gratis")
        #expect(region?["snippet"]?["text"]?.string == "gratis")
        let change = result["fixes"]?.array?.first?["artifactChanges"]?.array?.first?["replacements"]?.array?.first
        var mended = Array(line.utf16)
        let from = try #require(change?["deletedRegion"]?["startColumn"]?.integer)
        let to = try #require(change?["deletedRegion"]?["endColumn"]?.integer)
        mended.replaceSubrange(
            from - 1..<to - 1,
            with: Array((change?["insertedContent"]?["text"]?.string ?? "").utf16)
        )
        #expect(String(decoding: mended, as: UTF16.self).contains(#"\u0141😀 \"w prezencie\""#))
        #expect(result["properties"]?["words"]?.string == "gratis")
    }

    @Test("tells the channel and the audience of each of several texts")
    func places() throws {
        let shop = try RunGuidelineShop.make()
        try shop.write(
            "attributes.json",
            #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"name","type":"text","localizable":true,"#
                + #""scopable":true,"role":"title"},{"code":"brand","type":"text"},{"code":"margin","type":"text"},"#
                + #"{"code":"size","type":"option","options":[{"code":"s"}]}]}"#
        )
        try shop.products([
            #"{"identifier":"A","family":"things","values":{"name":[{"locale":"pl_PL","data":"gratis"},"#
                + #"{"locale":"pl_PL","scope":"web","data":"gratis"}]}}"#
        ])
        let found = try Self.lines(Call("check", "-C", shop.folder, "--json")).filter {
            $0["rule"]?.string == "brand.words"
        }
        #expect(found.map { $0["channel"]?.string } == [nil, "web"])
        #expect(Set(found.compactMap { $0["fingerprint"]?.string }).count == 2)
        let columns = found.compactMap { $0["column"]?.integer }
        #expect(columns.count == 2 && columns[0] < columns[1])
        #expect(Call("check", "-C", shop.folder).output.contains("attribute name, channel web"))
    }

    @Test("a remedy of several lines is shown in one")
    func remedy() throws {
        let shop = try RunCommandShop()
        let rule = #"{"id":"r","kind":"text.terms","remedy":"say\n  what it is","with":{"terms":["kurtka"]}}"#
        try shop.write("guidelines/r.json", #"{"guideline":"r","rules":[\#(rule)]}"#)
        let call = Call("check", "-C", shop.folder)
        #expect(call.output.contains("— say what it is\n"))
        #expect(!call.output.contains(#"\u{a}"#))
    }

    @Test("scores feeds: 20 for an error, 5 for a warning, 1 for a note, of what the feed shows")
    func score() throws {
        let shop = try RunGuidelineShop.make([
            "Pasek gratis", "Kurtka", "Super tandeta", "gratis gratis gratis gratis gratis gratis",
        ])
        // 80, 100, 75 and 0.
        let lines = try Self.lines(Call("check", "-C", shop.folder, "--json"))
        let summary = lines.last?["summary"]
        #expect(summary?["score"]?.integer == 63)
        #expect(summary?["feeds"]?.array?.first?["feed"]?.string == "items")
        #expect(summary?["feeds"]?.array?.first?["score"]?.integer == 63)
        for threads in ["1", "2", "3"] {
            let call = Call("check", "-C", shop.folder, "--threads", threads)
            #expect(call.output.hasSuffix("items: guidelines 63 of 100\n"))
        }
    }

    @Test("says once of rules that look at what feeds show that there is no feed")
    func noFeeds() throws {
        let shop = try RunCommandShop(feeds: [:])
        let rule = #"{"id":"v","kind":"value.required","with":{"attributes":["brand"]},"severity":"error"}"#
        try shop.write("guidelines/g.json", #"{"guideline":"g","rules":[\#(rule)]}"#)
        let call = Call("check", "-C", shop.folder)
        #expect(call.code == .ok)
        #expect(call.output.contains("note: the rule \"v\" looks at what a feed shows"))
        #expect(call.output.contains("[guideline.no-feed]"))
    }

    @Test("says once for a rule and a locale that texts were not judged", arguments: ["1", "3"])
    func unjudged(_ threads: String) throws {
        let shop = try RunCommandShop()
        try shop.write(
            "guidelines/g.json",
            #"{"guideline":"g","rules":[{"id":"spell","kind":"text.spelling"}]}"#
        )
        let call = Call("check", "-C", shop.folder, "--threads", threads)
        let notes = call.output.split(separator: "\n").filter { $0.hasSuffix("[guideline.not-judged]") }
        #expect(
            notes == [
                "note: the rule \"spell\" does not judge texts of pl_PL: there is no dictionary for pl [guideline.not-judged]"
            ]
        )
        let shown = Call("rules", "show", "spell", "-C", shop.folder)
        #expect(shown.output.contains("not judged: pl_PL: there is no dictionary for pl"))
    }

    @Test("packs of the catalog count where they are used, and only there")
    func ownPack() throws {
        let shop = try RunCommandShop()
        let rule = #"{"id":"p","kind":"text.terms","with":{"terms":["kurtka"]}}"#
        let sources = #""sources":[{"url":"https://example.com/law","date":"2026-11-22"}]"#
        try shop.write(
            "guidelines/pack.json",
            #"{"guideline":"own-pack","title":"Ours","layer":"pack",\#(sources),"effective":{"from":"2026-01-01"},"rules":[\#(rule)]}"#
        )
        #expect(!Call("check", "-C", shop.folder).output.contains("[p]"))
        try shop.write("guidelines/brand.json", #"{"guideline":"brand","uses":["own-pack"]}"#)
        #expect(Call("check", "-C", shop.folder).output.contains("[p]"))
        let packs = Call("rules", "packs", "-C", shop.folder)
        #expect(packs.code == .ok)
        #expect(
            packs.output.contains(
                "own-pack  Ours\n  1 rule: p\n  counts from 2026-01-01\n  source: https://example.com/law, read 2026-11-22\n"
            )
        )
        #expect(packs.output.contains("law-pl-omnibus"))
        let shown = Call("rules", "show", "p", "-C", shop.folder)
        #expect(shown.output.contains("source: https://example.com/law, read 2026-11-22"))
        #expect(Call("rules", "show", "law.pl.reduction-words").output.contains("counts from 2023-01-01"))
        try shop.write(
            "guidelines/pack.json",
            #"{"guideline":"own-pack","layer":"pack","rules":[{"id":"p","kind":"x"}]}"#
        )
        try shop.write("guidelines/brand.json", #"{"guideline":"brand"}"#)
        #expect(Call("check", "-C", shop.folder).output.contains("the kind \"x\" is not declared"))
    }

    @Test("names of packs and places that nobody knows are told with their pointer and place")
    func pointers() throws {
        let shop = try RunCommandShop()
        try shop.write(
            "guidelines/g.json",
            "{\"guideline\":\"g\",\n\"uses\":[\"channel-gogle\"],\n\"applies\":{\"channels\":[\"web\",\n\"wbe\"]},\n"
                + "\"effective\":{\"from\":\"2026-02-30\"}}"
        )
        var output = Call("check", "-C", shop.folder).output
        #expect(output.contains("guidelines/g.json:5:21: error: \"from\" is \"2026-02-30\", which is no day"))
        try shop.write(
            "guidelines/g.json",
            "{\"guideline\":\"g\",\n\"uses\":[\"channel-gogle\"],\n\"applies\":{\"channels\":[\"web\",\n\"wbe\"]}}"
        )
        output = Call("check", "-C", shop.folder).output
        #expect(output.contains("guidelines/g.json:2:9: error: "))
        #expect(output.contains("which is not known, at /uses/0 [guideline.unknown-pack]"))
        #expect(
            output.contains("guidelines/g.json:4:1: error: the channel \"wbe\" is not declared, at /applies/channels/1")
        )
    }
}
