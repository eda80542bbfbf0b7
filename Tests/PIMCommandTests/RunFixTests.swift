import Foundation
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim fix")
struct RunFixTests {
    private func bytes(_ shop: RunCommandShop, _ name: String = "products.jsonl") throws -> String {
        try shop.text(Files.join(shop.folder, name))
    }

    @Test("mends texts where they stand, tells each, and changes nothing a second time")
    func mends() throws {
        let shop = try RunGuidelineShop.make()
        let before = try bytes(shop)
        let trial = Call("fix", "-C", shop.folder, "--dry-run")
        #expect(try bytes(shop) == before)
        #expect(trial.output.hasSuffix("1 text would be mended in products.jsonl; nothing was written\n"))
        let call = Call("fix", "-C", shop.folder)
        #expect(call.code == .ok)
        #expect(
            call.output == """
                products.jsonl:1: A-1 name pl_PL [brand.words]
                  - Pasek ⟦gratis⟧
                  + Pasek ⟦w prezencie⟧
                1 text mended in products.jsonl

                """
        )
        let after = try bytes(shop)
        #expect(after == before.replacingOccurrences(of: "Pasek gratis", with: "Pasek w prezencie"))
        #expect(Call("fix", "-C", shop.folder).output == "0 texts mended\n")
        #expect(try bytes(shop) == after)
        #expect(Call("fix", "-C", shop.folder, "--all").output.contains("+ ⟦Dobry⟧ tandeta"))
    }

    struct Spelling: Sendable, CustomTestStringConvertible {
        let before: String
        let after: String

        init(_ before: String, _ after: String) {
            self.before = before
            self.after = after
        }

        var testDescription: String { before }
    }

    @Test(
        "keeps how a text is spelled",
        arguments: [
            Spelling(#"Żółty gratis"#, #"Żółty w prezencie"#),
            Spelling(#"\u017B\u00f3łty gratis"#, #"\u017B\u00f3łty w prezencie"#),
            Spelling(#"a \"b\" \/ gratis\t\u0041"#, #"a \"b\" \/ w prezencie\t\u0041"#),
            Spelling(#"\ud83d\uDE00 lipa \ud83d\ude00"#, #"\ud83d\uDE00 \u017c\u00f3\u0142\u0107 \ud83d\ude00"#),
            Spelling(#"\u017B lipa"#, #"\u017B \u017C\u00F3\u0142\u0107"#),
            Spelling(#"ż lipa"#, #"ż żółć"#),
            Spelling(#"lipa"#, #"żółć"#),
            Spelling(#"gratis gratis"#, #"w prezencie w prezencie"#),
            Spelling(#"cudzys"#, #"\"c\\\" \ud83d\ude00"#),
            Spelling("z\u{307} gratis", "z\u{307} w prezencie"),
        ]
    )
    func spelling(_ spelling: Spelling) throws {
        let shop = try RunCommandShop()
        try shop.write(
            "guidelines/a.json",
            #"{"guideline":"a","rules":[{"id":"a","kind":"text.terms","with":{"safe":true,"terms":["#
                + #"{"term":"gratis","instead":"w prezencie"},{"term":"lipa","instead":"żółć"},"#
                + #"{"term":"cudzys","instead":"\"c\\\" 😀"}]}}]}"#
        )
        // The other value of the last case's line spells a letter as an escape.
        let margin = spelling.before == "cudzys" ? #""margin":[{"data":"\u00e4"}]"# : ""
        let line = RunCommandShop.product("A", name: spelling.before, margin)
        try shop.products([line])
        let call = Call("fix", "-C", shop.folder)
        #expect(call.code == .ok, "\(call.talk)")
        let wanted = RunCommandShop.product("A", name: spelling.after, margin) + "\n"
        let written = try bytes(shop)
        #expect(Array(written.utf8) == Array(wanted.utf8), "\(written)")
        #expect(Call("fix", "-C", shop.folder).output == "0 texts mended\n")
    }

    @Test("keeps line ends, blank lines, a missing last line end, the order of keys, and other locales")
    func surroundings() throws {
        let shop = try RunGuidelineShop.make()
        try shop.write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":["pl_PL","en_GB"],"currencies":["PLN"],"tree":"master"}]}"#
        )
        let one =
            #"{ "values" : {"name":[{"data":"gratis","locale":"en_GB"} , {"data": "gratis" ,"locale":"pl_PL"}]},"#
            + #""family":"things", "identifier":"A"}"#
        let text =
            "\u{FEFF}" + one + "\r\n\r\n" + RunCommandShop.product("B") + "\n  "
            + RunCommandShop.product("C", name: "gratis")
        try shop.write("products.jsonl", text)
        try shop.write(
            "guidelines/brand.json",
            RunGuidelineShop.guideline.replacingOccurrences(of: #""because""#, with: #""locales":["pl"],"because""#)
        )
        let call = Call("fix", "-C", shop.folder)
        #expect(call.output.hasSuffix("2 texts mended in products.jsonl\n"), "\(call.output) \(call.talk)")
        let wanted = text.replacingOccurrences(of: #"{"data": "gratis""#, with: #"{"data": "w prezencie""#)
            .replacingOccurrences(of: #""pl_PL","data":"gratis""#, with: #""pl_PL","data":"w prezencie""#)
        #expect(Array(try bytes(shop).utf8) == Array(wanted.utf8))
    }

    @Test("mends models and rich text beside its markup, and leaves markup itself and confidential values unshown")
    func models() throws {
        let shop = try RunGuidelineShop.make([])
        try shop.write(
            "attributes.json",
            #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"name","type":"richtext","localizable":true},"#
                + #"{"code":"margin","type":"text","confidential":true,"localizable":true},{"code":"brand","type":"text"},"#
                + #"{"code":"size","type":"option","options":[{"code":"s"},{"code":"m"}]}]}"#
        )
        try shop.write(
            "guidelines/brand.json",
            RunGuidelineShop.guideline.replacingOccurrences(of: #"["title"]"#, with: #"["name"]"#)
        )
        let model =
            #"{"identifier":"TEE","family":"sized","structure":"by_size","values":{"name":[{"locale":"pl_PL","data":"T gratis"}]}}"#
        try shop.write("models.jsonl", model + "\n")
        try shop.products([
            RunCommandShop.product("A", name: "<b>gratis</b>"), RunCommandShop.product("B", name: "gratis &amp; x"),
            RunCommandShop.product("D", name: "gra<b>tis</b> gra&#116;is"),
            RunCommandShop.product("C", name: nil, #""margin":[{"locale":"pl_PL","data":"gratis"}]"#),
        ])
        let before = try bytes(shop)
        let call = Call("fix", "-C", shop.folder)
        #expect(call.output.hasPrefix("models.jsonl:1: TEE name pl_PL [brand.words]\n"), "\(call.output) \(call.talk)")
        #expect(call.output.contains("C margin pl_PL [brand.words]\n  its value is confidential\n"))
        #expect(try bytes(shop, "models.jsonl") == model.replacingOccurrences(of: "gratis", with: "w prezencie") + "\n")
        #expect(
            try bytes(shop)
                == before.replacingOccurrences(of: "<b>gratis", with: "<b>w prezencie")
                .replacingOccurrences(of: "gratis &amp;", with: "w prezencie &amp;")
                .replacingOccurrences(of: #""data":"gratis"}"#, with: #""data":"w prezencie"}"#)
        )
        #expect(call.talk.components(separatedBy: "[fix.markup]").count == 1 + 1, "\(call.talk)")
        #expect(call.talk.contains("entities or white space stand in what brand.words would change"), "\(call.talk)")
    }

    @Test("a rule of one channel mends only what that channel alone shows")
    func channels() throws {
        let shop = try RunGuidelineShop.make(["gratis"])
        try shop.write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"},"#
                + #"{"code":"other","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"}]}"#
        )
        try shop.write(
            "guidelines/brand.json",
            RunGuidelineShop.guideline.replacingOccurrences(
                of: #""guideline":"brand","#,
                with: #""guideline":"brand","layer":"channel","applies":{"channels":["web"]},"#
            )
        )
        try shop.write("feeds/b.json", RunCommandShop.feed("b").replacingOccurrences(of: "web", with: "other"))
        let call = Call("fix", "-C", shop.folder)
        #expect(call.output == "0 texts mended\n")
        #expect(call.talk.contains("[fix.some-channels]"))
        try Files.remove(Files.join(shop.folder, "feeds/b.json"))
        #expect(Call("fix", "-C", shop.folder).output.contains("1 text mended"))
    }

    @Test("writes Persian texts with the letters of Persian, without any guideline, and a second time not")
    func persian() throws {
        let shop = try RunCommandShop()
        try shop.write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":["fa_IR"],"currencies":["IRR"],"tree":"master"}]}"#
        )
        let name = "كيف\u{200C} چرمي ﻛﻔﺶ"
        let line = RunCommandShop.product("A", name: name).replacingOccurrences(of: "pl_PL", with: "fa_IR")
        try shop.products([line])
        try shop.write("feeds/a.json", RunCommandShop.feed("a").replacingOccurrences(of: "pl_PL", with: "fa_IR"))
        let call = Call("fix", "-C", shop.folder)
        #expect(call.code == .ok, "\(call.output) \(call.talk)")
        let wanted = line.replacingOccurrences(of: name, with: "کیف چرمی کفش") + "\n"
        let written = try bytes(shop)
        #expect(Array(written.utf8) == Array(wanted.utf8), "\(written) \(call.output)")
        #expect(Call("fix", "-C", shop.folder).output == "0 texts mended\n")
    }

    @Test("leaves a bad line alone and tells it")
    func badLine() throws {
        let shop = try RunGuidelineShop.make()
        let text =
            #"{"identifier":"X","values":{"name":[{"locale":"pl_PL","data":"gratis"}"# + "\n"
            + RunCommandShop.product("B", name: "gratis") + "\n"
        try shop.write("products.jsonl", text)
        let call = Call("fix", "-C", shop.folder)
        #expect(call.code == .findings)
        #expect(call.talk.contains("products.jsonl:1:") && call.talk.contains("[line.unreadable]"))
        #expect(
            try bytes(shop).hasPrefix(#"{"identifier":"X","values":{"name":[{"locale":"pl_PL","data":"gratis"}"# + "\n")
        )
        #expect(try bytes(shop).contains("w prezencie"))
    }

    @Test("honours waivers and the day of the run")
    func waivers() throws {
        let shop = try RunGuidelineShop.make()
        let waiver =
            #""waivers":[{"rule":"brand.words","product":"A-1","reason":"r","approver":"a","until":"2026-12-31"}],"#
        try shop.write(
            "guidelines/brand.json",
            RunGuidelineShop.guideline.replacingOccurrences(of: #""rules":"#, with: waiver + #""rules":"#)
        )
        #expect(Call("fix", "-C", shop.folder, "--date", "2026-12-31").output == "0 texts mended\n")
        #expect(Call("check", "-C", shop.folder, "--date", "2026-12-31").output.contains("brand.words]\n  product A-3"))
        #expect(!Call("check", "-C", shop.folder, "--date", "2026-12-31").output.contains("product A-1"))
        #expect(Call("check", "-C", shop.folder, "--date", "2027-01-01").output.contains("product A-1"))
        #expect(Call("fix", "-C", shop.folder, "--date", "2027-01-01").output.contains("1 text mended"))
    }

    @Test("refuses what lies outside the folder, pipes, and rules that are none")
    func refusals() throws {
        let shop = try RunGuidelineShop.make()
        try Fixture.withFolder { folder in
            let other = Files.join(folder, "other.jsonl")
            try Files.writeAtomically(Array(RunCommandShop.product("A", name: "gratis").utf8), to: other)
            let call = Call("fix", "-C", shop.folder, "--products", other)
            #expect(call.code == .usage)
            #expect(call.talk.contains("it does not lie in the catalog's folder"))
            try FileManager.default.createSymbolicLink(
                atPath: Files.join(shop.folder, "link.jsonl"),
                withDestinationPath: other
            )
            #expect(Call("fix", "-C", shop.folder, "--products", Files.join(shop.folder, "link.jsonl")).code == .usage)
        }
        #expect(Call("fix", "-C", shop.folder, "--products", "-").code == .usage)
        #expect(Call("fix", "-C", shop.folder, "--products", "/nowhere").code == .noInput)
        #expect(Call("fix", "-C", shop.folder, "--products", "/dev/null").code == .usage)
        let pipe = Files.join(shop.folder, "pipe.jsonl")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(Call("fix", "-C", shop.folder, "--products", pipe).talk.contains("it is a pipe or a device"))
        #expect(Call("fix", "-C", shop.folder, "--rule", "brand.wrods").talk.contains("did you mean \"brand.words\"?"))
        #expect(Call("fix", "-C", shop.folder, "--safe", "--all").code == .usage)
        let chosen = Call("fix", "-C", shop.folder, "--rule", "brand.style", "--all", "--json")
        let last = try JSON.parse(Array((chosen.output.split(separator: "\n").last ?? "").utf8), path: nil)
        #expect(last["summary"]?["texts"]?.integer == 1)
        let bare = try RunCommandShop()
        #expect(Call("fix", "-C", bare.folder).talk.contains("the catalog has no guidelines"))
    }

    @Test("never changes another byte, whatever texts there are", arguments: 0..<12)
    func property(_ seed: UInt64) throws {
        var random = SplitMix(seed)
        let shop = try RunGuidelineShop.make()
        let pieces = [
            "gratis", "Pasek", " ", "ż", #"\u017c"#, #"\n"#, #"\""#, #"\\"#, #"\/"#, "😀", #"\ud83d\ude00"#, "e\u{301}",
            "https://a.example/gratis", "کیف", #"\u06a9"#, ",", "GRATIS", "{{ gratis }}",
        ]
        var texts: [String] = []
        for _ in 0..<20 {
            texts.append(
                (0...random.next(8)).map { _ in pieces[random.next(pieces.count)] }.joined(
                    separator: random.next(2) == 0 ? " " : ""
                )
            )
        }
        let lines = texts.enumerated().map { RunCommandShop.product("P\($0)", name: $1) }
        try shop.products(lines)
        let call = Call("fix", "-C", shop.folder)
        #expect(call.code == .ok, "\(call.talk)")
        let after = try bytes(shop).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(after.count == lines.count + 1)
        for (number, (old, new)) in zip(lines, after).enumerated() {
            let start = RunCommandShop.product("P\(number)", name: "§").split(separator: "§").map { Array($0.utf8) }
            #expect(Array(new.utf8).starts(with: start[0]) && new.utf8.reversed().starts(with: start[1].reversed()))
            let value = { (line: String) throws -> String in
                let node = try JSON.parse(Array(line.utf8), path: nil)
                return try #require(node["values"]?["name"]?.array?.first?["data"]?.string)
            }
            let fixed = try value(old).replacingOccurrences(
                of: #"(?<![\p{L}\p{M}/{])(?<!\{ )gratis(?![\p{L}\p{M}])"#,
                with: "w prezencie",
                options: .regularExpression
            )
            guard !old.contains("GRATIS"), !old.contains("https"), !old.contains("{{") else { continue }
            #expect(try value(new).precomposedStringWithCanonicalMapping == fixed.precomposedStringWithCanonicalMapping)
            if fixed == (try value(old)) { #expect(Array(new.utf8) == Array(old.utf8)) }
        }
        let written = try bytes(shop)
        #expect(Call("fix", "-C", shop.folder).output == "0 texts mended\n")
        #expect(Array(try bytes(shop).utf8) == Array(written.utf8))
    }
}

/// A generator with a seed.
struct SplitMix {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
