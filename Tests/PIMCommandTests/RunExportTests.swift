import Foundation
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim export")
struct RunExportTests {
    @Test("writes feeds, reports, findings and what is known of each feed")
    func writes() throws {
        let shop = try RunCommandShop()
        try shop.products([RunCommandShop.product("A"), RunCommandShop.product("B", name: nil), "{"])
        let call = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .ok)
        #expect(
            call.output.hasPrefix("3 product lines read: 2 kept, 1 rejected\nitems: published, 1 items, 1 left out")
        )
        #expect(call.talk.contains("products.jsonl:3"))
        #expect(try shop.text(Files.join(shop.output, "items.xml")).contains("<id>A</id>"))
        #expect(try Files.list(shop.state) == ["findings.jsonl", "items", "lines.bin", "report.json", "report.txt"])
        #expect(try shop.text(Files.join(shop.state, "report.txt")) == call.output)
        let report = try shop.json(Files.join(shop.state, "report.json"))
        #expect(report["lines"]?["rejected"]?.integer == 1)
        let findings = try shop.text(Files.join(shop.state, "findings.jsonl")).split(separator: "\n")
        let rules = try findings.map { try JSON.parse(Array($0.utf8), path: nil)["rule"]?.string }
        #expect(rules == ["format.missing", "line.unreadable"])
        let state = try shop.json(Files.join(shop.state, "items/published.json"))
        #expect(state["items"]?.integer == 1)
        #expect(state["published"]?.string?.hasSuffix("Z") == true)
    }

    @Test("ends with 1 where a feed is held, and the published one stands")
    func held() throws {
        let feed = RunCommandShop.feed("items", #""gate":{"max_drop":1},"#)
        let shop = try RunCommandShop(feeds: ["items": feed, "other": RunCommandShop.feed("other")])
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok)
        let before = try Files.read(Files.join(shop.output, "items.xml"))
        try shop.products([RunCommandShop.product("A")])
        let call = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .findings)
        #expect(
            call.output.contains(
                "items: held, 1 items\n  held back: it has 1 items, 4 fewer than before; the gate allows 1"
            )
        )
        #expect(call.output.contains("other: published, 1 items"))
        #expect(try Files.read(Files.join(shop.output, "items.xml")) == before)
        let json = Call("export", "-C", shop.folder, "-o", shop.output, "--json")
        #expect(json.code == .findings)
        let report = try JSON.parse(Array(json.output.utf8), path: nil)
        #expect(report["published"]?.bool == false)
        #expect(report["feeds"]?.array?.first?["reasons"]?.array?.count == 1)
        try shop.products((1...4).map { RunCommandShop.product("B-\($0)") })
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok, "a later good run publishes")
    }

    @Test("takes product lines from a file, and one feed of many")
    func products() throws {
        let feeds = ["a": RunCommandShop.feed("a"), "b": RunCommandShop.feed("b")]
        let shop = try RunCommandShop(feeds: feeds)
        try shop.write("other.jsonl", RunCommandShop.product("OTHER"))
        let other = Files.join(shop.folder, "other.jsonl")
        #expect(Call("export", "-C", shop.folder, "-f", "b", "--products", other, "-o", shop.output).code == .ok)
        #expect(try shop.text(Files.join(shop.output, "b.xml")).contains("<id>OTHER</id>"))
        #expect(!Files.exists(Files.join(shop.output, "a.xml")))
        let missing = Call("export", "-C", shop.folder, "--products", "/nowhere/x.jsonl", "-o", shop.output)
        #expect(missing.code == .noInput)
        #expect(missing.talk.contains("/nowhere/x.jsonl: there is no such file of product lines"))
    }

    struct Slip: CustomTestStringConvertible {
        let arguments: [String]
        let code: ExitCode
        let talk: String
        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(
        "says what is wrong with the call",
        arguments: [
            Slip(arguments: [], code: .usage, talk: "export needs --output DIR"),
            Slip(arguments: ["-o", "-"], code: .usage, talk: "standard output takes one feed; choose it with --feed"),
            Slip(
                arguments: ["-o", "OUT", "-f", "goods"],
                code: .usage,
                talk: "there is no feed \"goods\"; did you mean \"good\"?"
            ),
            Slip(
                arguments: ["-o", "OUT", "-f", "zzzzzz"],
                code: .usage,
                talk: "there is no feed \"zzzzzz\"; the catalog has bad, good"
            ),
            Slip(arguments: ["-o", "OUT", "--limit", "x"], code: .usage, talk: "limit"),
        ]
    )
    func slips(_ slip: Slip) throws {
        let feeds = ["good": RunCommandShop.feed("good"), "bad": RunCommandShop.feed("bad")]
        let shop = try RunCommandShop(feeds: feeds)
        var console = Console.captured()
        let arguments = ["export", "-C", shop.folder] + slip.arguments.map { $0 == "OUT" ? shop.output : $0 }
        let code = Program.run(arguments, on: &console)
        #expect(code == slip.code)
        let talk = console.captured(.talk)
        #expect(talk.contains(slip.talk), "\(talk)")
        #expect(console.captured(.output) == "")
        #expect(!Files.exists(Files.join(shop.output, "good.xml")))
    }

    @Test("reports a broken feed, leaves it as it was, and runs the others")
    func brokenFeed() throws {
        let shop = try RunCommandShop(feeds: [
            "items": RunCommandShop.feed("items", #""fields":{"title":"{{ nmae }}"},"#),
            "sound": RunCommandShop.feed("sound"),
            "torn": "{",
        ])
        let call = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .findings)
        #expect(call.talk.contains("did you mean \"name\"?"))
        #expect(call.output.contains("items: failed"))
        #expect(call.output.contains("feeds/torn.json: failed"))
        #expect(Files.exists(Files.join(shop.output, "sound.xml")))
        #expect(!Files.exists(Files.join(shop.output, "items.xml")))
        #expect(Call("check", "-C", shop.folder).code == .findings)
    }

    @Test("reads no product where the structure has errors, and leaves the reason where the report would be")
    func badStructure() throws {
        let shop = try RunCommandShop()
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok)
        try Files.writeAtomically(Array("{".utf8), to: Files.join(shop.folder, "families.json"))
        let call = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .badData)
        #expect(call.talk.contains("products were not read"))
        let report = try Files.read(Files.join(shop.output, ".pim/report.txt"))
        #expect(String(decoding: report, as: UTF8.self).hasPrefix("failed: the catalog's structure has errors"))
        #expect(Files.exists(Files.join(shop.output, "items.xml")))
    }

    @Test("says where a catalog has no feeds")
    func noFeeds() throws {
        let shop = try RunCommandShop()
        try Files.remove(Files.join(shop.folder, "feeds/items.json"))
        let none = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(none.code == .noInput)
        #expect(none.talk.contains("the catalog has no feeds"))
    }

    @Test("ends a strict run at the first bad line, and leaves the reason where the report would be")
    func strict() throws {
        let shop = try RunCommandShop()
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok)
        let before = try Files.read(Files.join(shop.output, "items.xml"))
        try shop.products([RunCommandShop.product("A"), "nonsense"])
        let call = Call("export", "-C", shop.folder, "-o", shop.output, "--strict")
        #expect(call.code == .badData)
        #expect(call.talk.contains("pim: products.jsonl:2"))
        #expect(try Files.read(Files.join(shop.output, "items.xml")) == before)
        #expect(try shop.text(Files.join(shop.state, "report.txt")).hasPrefix("failed: products.jsonl:2"))
        #expect(
            try shop.json(Files.join(shop.state, "report.json"))["failed"]?.string?.hasPrefix("products.jsonl:2")
                == true
        )
        #expect(try Files.list(shop.output) == [".pim", "items.xml"])
    }

    @Test("ends with 130 where somebody asks it to stop, and publishes nothing")
    func interrupted() throws {
        let shop = try RunCommandShop()
        var console = Console.captured(interrupts: Interrupts { true })
        let code = Program.run(["export", "-C", shop.folder, "-o", shop.output], on: &console)
        #expect(code == .interrupted)
        #expect(console.captured(.talk).contains("nothing was published"))
        #expect(try Files.list(shop.output) == [".pim"])
    }

    @Test("ends with 74 where the output folder cannot be written")
    func unwritable() throws {
        let shop = try RunCommandShop()
        try shop.write("blocked", "a file")
        let call = Call("export", "-C", shop.folder, "-o", Files.join(shop.folder, "blocked/out"))
        #expect(call.code == .ioFailure)
        #expect(call.talk.contains("blocked"))
    }

    @Test("tells where the state of a published feed is damaged")
    func damaged() throws {
        let shop = try RunCommandShop()
        try shop.write("out/.pim/items/published.json", "{\"items\":")
        let call = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .findings)
        #expect(call.output.contains("published.json"))
        #expect(call.output.contains("delete this file, and the next run counts the items"))
    }

    @Test("writes one feed to standard output, the bytes a folder gets", .enabled(if: RunProcess.program != nil))
    func standardOutput() throws {
        let shop = try RunCommandShop()
        try shop.products([RunCommandShop.product("A", name: "x\\r\\ny"), RunCommandShop.product("B")])
        let call = try RunProcess(["export", "-C", shop.folder, "-o", "-"], in: shop.folder)
        #expect(call.code == 0)
        #expect(call.talk.contains("items: published, 2 items -> standard output"))
        #expect(Call("export", "-C", shop.folder, "-o", shop.output).code == .ok)
        #expect(try Files.read(Files.join(shop.output, "items.xml")) == call.output)
        let names = try Files.list(shop.folder)
        #expect(names.allSatisfy { !$0.hasPrefix("pim-") }, "no temporary folder stays: \(names)")
    }

    @Test("reads product lines from standard input", .enabled(if: RunProcess.program != nil))
    func standardInput() throws {
        let shop = try RunCommandShop()
        let lines = RunCommandShop.product("IN") + "\n{\n"
        let call = try RunProcess(
            ["export", "-C", shop.folder, "--products", "-", "-o", "-"],
            input: lines,
            in: shop.folder
        )
        #expect(call.code == 0)
        #expect(String(decoding: call.output, as: UTF8.self).contains("<id>IN</id>"))
        #expect(call.talk.contains("standard input:2"))
    }

    @Test("holds a feed on standard output back with 1 and writes nothing", .enabled(if: RunProcess.program != nil))
    func standardOutputHeld() throws {
        let shop = try RunCommandShop()
        let call = try RunProcess(["export", "-C", shop.folder, "--products", "-", "-o", "-"], in: shop.folder)
        #expect(call.code == 1)
        #expect(call.output == [])
        #expect(call.talk.contains("the gate asks for at least 1"))
    }
}
