import PIMGuidelines
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim rules")
struct RunRulesTests {
    @Test("lists the rules of a place with severity, kind, guidelines and attributes")
    func list() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("rules", "-C", shop.folder, "--locale", "pl_PL")
        #expect(call.code == .ok)
        let rows = call.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        #expect(rows.contains("error brand.words text.terms brand all texts"))
        #expect(rows.contains("warning brand.style text.terms brand title"))
        #expect(rows.contains { $0.hasSuffix("text.shouting text.shouting library all texts") })
        let json = Call("rules", "-C", shop.folder, "--json").output.split(separator: "\n")
        let nodes = try json.map { try JSON.parse(Array($0.utf8), path: nil) }
        let ids = nodes.compactMap { $0["rule"]?.string }
        #expect(ids.contains("brand.words") && ids.contains("brand.style"))
    }

    @Test("says where a catalog has no guidelines")
    func none() throws {
        let shop = try RunCommandShop()
        let call = Call("rules", "-C", shop.folder)
        #expect(call.code == .ok)
        #expect(call.output.contains("text.shouting"))
        #expect(call.talk.contains("the catalog has no guidelines"))
        #expect(Call("rules").output.contains("text.shouting"))
    }

    @Test("counts samples that are never tried as failed, and tells of packs nobody knows")
    func untried() throws {
        let shop = try RunGuidelineShop.make()
        let rule = #"{"id":"e","kind":"text.terms","with":{"terms":["x"]},"bad":[{"text":"y","locale":"en_GB"}]}"#
        try shop.write(
            "guidelines/e.json",
            #"{"guideline":"e","applies":{"locales":["pl"]},"uses":["channel-gogle"],"rules":[\#(rule)]}"#
        )
        let call = Call("rules", "test", "-C", shop.folder)
        #expect(call.code == .findings)
        #expect(call.output.contains("3 passed, 1 failed"))
        #expect(call.output.contains("does not count in en_GB, so its sample \"y\" is not tried"))
        #expect(call.output.contains("did you mean \"channel-google\"?"))
    }

    @Test("shows a rule with its parameters, the layers that had a say, and its samples")
    func show() throws {
        let shop = try RunGuidelineShop.make()
        let more =
            #"{"guideline":"web","layer":"channel","applies":{"channels":["web"]},"#
            + #""rules":[{"id":"brand.words","severity":"note","with":{"terms":{"+":["lipa"]}}}]}"#
        try shop.write("guidelines/web.json", more)
        let call = Call("rules", "show", "brand.words", "-C", shop.folder, "--channel", "web")
        #expect(call.code == .ok)
        #expect(call.output.contains("brand.words, note, of kind text.terms"))
        #expect(call.output.contains(#"terms: ["tandeta",{"instead":"w prezencie","term":"gratis"},"lipa"]"#))
        #expect(call.output.contains("brand (brand) at guidelines/brand.json:2:1: kind text.terms, severity error"))
        #expect(call.output.contains("web (channel) at guidelines/web.json:1"))
        let general = Call("rules", "show", "brand.words", "-C", shop.folder)
        #expect(general.output.contains("brand.words, error"))
        #expect(general.output.contains("Pasek gratis → Pasek w prezencie"))
    }

    @Test("shows and lists kinds with their parameters", arguments: RuleKind.all.map(\.name))
    func kinds(_ name: String) throws {
        let call = Call("rules", "show", name)
        #expect(call.code == .ok)
        #expect(call.output.contains("\(name), a kind of rule"))
        #expect(Call("rules", "kinds").output.contains(name))
        let node = try JSON.parse(Array(Call("rules", "show", name, "--json").output.utf8), path: nil)
        #expect(node["kind"]?.string == name)
    }

    @Test("suggests the rule that was meant")
    func unknown() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("rules", "show", "brand.wrods", "-C", shop.folder)
        #expect(call.code == .usage)
        #expect(call.talk.contains("did you mean \"brand.words\"?"))
        #expect(Call("rules", "show").code == .usage)
        #expect(Call("rules", "shwo", "x").talk.contains("did you mean 'show'?"))
        #expect(Call("rules", "-C", shop.folder, "--locale", "pl").code == .usage)
    }

    @Test("tries the samples of the catalog's rules")
    func samples() throws {
        let shop = try RunGuidelineShop.make()
        let call = Call("rules", "test", "-C", shop.folder)
        #expect(call.output == "3 passed, 0 failed\n")
        #expect(call.code == .ok)
        let wrong = RunGuidelineShop.guideline.split(separator: "Pasek w prezencie").joined(separator: "Pasek w darze")
        try shop.write("guidelines/brand.json", wrong)
        let failing = Call("rules", "test", "-C", shop.folder)
        #expect(failing.code == .findings)
        #expect(failing.output.contains("makes \"Pasek w prezencie\" of its bad sample, not \"Pasek w darze\""))
        #expect(failing.output.hasSuffix("2 passed, 1 failed\n"))
    }

    struct Trial: Sendable, CustomTestStringConvertible {
        let line: String
        /// What is told; empty where the case passes.
        let difference: String

        init(_ line: String, _ difference: String = "") {
            self.line = line
            self.difference = difference
        }

        var testDescription: String { line }
    }

    static let inline =
        #""guideline":{"guideline":"g","rules":[{"id":"g.w","kind":"text.terms","attributes":["name"],"#
        + #""with":{"terms":[{"term":"gratis","instead":"w prezencie"}]}}]}"#

    @Test(
        "runs cases and tells each difference",
        arguments: [
            Trial(#"{"text":"Pasek gratis","locale":"pl_PL","expect":[{"rule":"brand.words","match":"gratis"}]}"#),
            Trial(#"{"text":"Pasek gratis","locale":"pl_PL","expect":[{"range":[6,12],"fixed":"Pasek w prezencie"}]}"#),
            Trial(#"{"text":"Pasek gratis","locale":"pl_PL","fixed":"Pasek w prezencie"}"#),
            Trial(#"{"text":"Pasek gratis","locale":"pl_PL"}"#),
            Trial(#"{"text":"Tandeta","locale":"pl_PL","expect":[{"rule":"brand.words","fixed":null}]}"#),
            Trial(
                #"{"text":"Tandeta","locale":"pl_PL","expect":[]}"#,
                "found brand.words on \"Tandeta\" at 0..7"
            ),
            Trial(
                #"{"text":"Pasek","locale":"pl_PL","expect":[{"rule":"brand.words","match":"gratis"}]}"#,
                "expected brand.words on \"gratis\""
            ),
            Trial(
                #"{"text":"Pasek gratis","locale":"pl_PL","fixed":"Pasek"}"#,
                "became \"Pasek w prezencie\", not \"Pasek\""
            ),
            Trial(#"{\#(inline),"text":"gratis","locale":"pl_PL","attribute":"name","expect":[{"rule":"g.w"}]}"#),
            Trial(#"{\#(inline),"text":"gratis","locale":"pl_PL","expect":[]}"#),
        ]
    )
    func cases(_ trial: Trial) throws {
        let shop = try RunGuidelineShop.make()
        try shop.write("cases.jsonl", trial.line + "\n\n")
        let path = Files.join(shop.folder, "cases.jsonl")
        let call = Call("rules", "test", path, "-C", shop.folder)
        let passes = trial.difference.isEmpty
        #expect(call.code == (passes ? .ok : .findings), "\(call.talk)")
        let told = passes ? "" : "\(path):1: line 1: \(trial.difference)\n"
        #expect(call.output == told + (passes ? "1 passed, 0 failed\n" : "0 passed, 1 failed\n"))
        let json = Call("rules", "test", path, "-C", shop.folder, "--json").output.split(separator: "\n")
        let last = try JSON.parse(Array((json.last ?? "").utf8), path: nil)
        #expect(last["summary"]?["failed"]?.integer == (passes ? 0 : 1))
    }

    @Test("takes a case's own guideline without a catalog, and refuses a case that is none")
    func alone() throws {
        try Fixture.withFolder { (folder: String) throws in
            let path = Files.join(folder, "cases.jsonl")
            func run(_ line: String) throws -> Call {
                try Files.writeAtomically(Array(line.utf8), to: path)
                return Call("rules", "test", path)
            }
            let sound =
                #"{\#(Self.inline),"text":"gratis","locale":"pl_PL","attribute":"name","expect":[{"match":"gratis"}]}"#
            #expect(try run(sound).output == "1 passed, 0 failed\n")
            #expect(try run(#"{"text":"x"}"#).code == .badData)
            #expect(try run(#"{"text":"x","locale":"pl","expects":[]}"#).talk.contains("a case has no \"expects\""))
            #expect(try run("{").code == .badData)
        }
        #expect(Call("rules", "test").code == .usage)
        #expect(Call("rules", "test", "/nowhere").code == .noInput)
    }
}
