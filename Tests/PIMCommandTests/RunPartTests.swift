import Foundation
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim items and pim wrap", .enabled(if: RunProcess.program != nil))
struct RunPartTests {
    /// Writes a part of the shop's feed as a process of its own, and gives back its path.
    private func part(_ shop: RunCommandShop, _ name: String, _ lines: [String]) throws -> String {
        let path = Files.join(shop.folder, name)
        let call = try RunProcess(
            [
                "items", "-C", shop.folder, "--counts", path + ".counts", "--findings", path + ".findings", "-f",
                "items",
            ],
            input: lines.map { $0 + "\n" }.joined(),
            in: shop.folder
        )
        #expect(call.code == 0, "\(call.talk)")
        try Files.writeAtomically(call.output, to: path)
        return path
    }

    @Test("make of parts what pim export makes of all lines: feed, state, findings and report")
    func same() throws {
        let shop = try RunCommandShop()
        let lines = [
            RunCommandShop.product("A"), RunCommandShop.product("B", name: nil), "{", RunCommandShop.product("C"),
        ]
        try shop.products(lines)
        let whole = Call("export", "-C", shop.folder, "-o", shop.output)
        #expect(whole.code == .ok)
        let parts = try [part(shop, "one", Array(lines[..<2])), part(shop, "two", Array(lines[2...]))]
        let output = Files.join(shop.folder, "wrapped")
        let call = Call(
            "wrap",
            "-C",
            shop.folder,
            "-o",
            output,
            "--findings",
            parts[0] + ".findings",
            "--findings",
            parts[1] + ".findings",
            parts[0],
            parts[1]
        )
        #expect(call.code == .ok)
        #expect(call.output.split(separator: " ").first == whole.output.split(separator: " ").first)
        #expect(call.output == whole.output.replacing(shop.output, with: output))
        for name in ["items.xml", ".pim/items/items.tsv"] {
            #expect(try Files.read(Files.join(output, name)) == Files.read(Files.join(shop.output, name)), "\(name)")
        }
        func rules(_ folder: String) throws -> [String?] {
            try shop.text(Files.join(folder, ".pim/findings.jsonl")).split(separator: "\n").map {
                try JSON.parse(Array($0.utf8), path: nil)["rule"]?.string
            }
        }
        #expect(try rules(output) == rules(shop.output))
        let report = try shop.json(Files.join(output, ".pim/report.json"))
        let expected = try shop.json(Files.join(shop.output, ".pim/report.json"))
        for key in ["lines", "input_hash", "findings", "rules", "balances", "published"] {
            #expect(NodeShape.text(report[key]) == NodeShape.text(expected[key]), "\(key)")
        }
        let stream = try RunProcess(["wrap", "-C", shop.folder, "-o", "-"] + parts, in: shop.folder)
        #expect(stream.code == 0)
        #expect(try stream.output == Files.read(Files.join(output, "items.xml")))
    }

    @Test("write nothing but items to standard output, and findings to the error stream where no file is named")
    func filter() throws {
        let shop = try RunCommandShop()
        let input = RunCommandShop.product("A") + "\n{\n"
        let call = try RunProcess(["items", "-C", shop.folder], input: input, in: shop.folder)
        #expect(call.code == 0)
        let output = String(decoding: call.output, as: UTF8.self)
        #expect(output.hasPrefix("  <item>") && output.hasSuffix("</item>\n"), "\(output)")
        #expect(call.talk.contains("standard input:2"))
        try shop.products([RunCommandShop.product("A"), "{"])
        let file = Files.join(shop.folder, "products.jsonl")
        #expect(try RunProcess(["items", "-C", shop.folder, file], in: shop.folder).output == call.output)
        let strict = try RunProcess(["items", "-C", shop.folder, file, "--strict"], in: shop.folder)
        #expect(strict.code == 65)
    }

    @Test("end with 141 where the reader of the items goes away", .enabled(if: Files.exists("/bin/bash")))
    func readerGone() throws {
        let shop = try RunCommandShop()
        try shop.products((1...20_000).map { RunCommandShop.product("A-\($0)") })
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let program = try #require(RunProcess.program)
        let script =
            #""$0" items -C "$1" --counts "$1/gone.counts" "$1/products.jsonl" | head -c 10 > /dev/null; exit "${PIPESTATUS[0]}""#
        process.arguments = ["-c", script, program, shop.folder]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 141)
        #expect(!Files.exists(Files.join(shop.folder, "gone.counts")))
    }

    @Test("say with their exit code what is wrong")
    func slips() throws {
        let shop = try RunCommandShop(feeds: [
            "items": RunCommandShop.feed("items", #""gate":{"max_drop":0},"#), "other": RunCommandShop.feed("other"),
        ])
        let one = try part(shop, "one", [RunCommandShop.product("A"), RunCommandShop.product("B")])
        let two = try part(shop, "two", [RunCommandShop.product("B")])
        func wrap(_ more: String...) -> Call {
            var console = Console.captured()
            let code = Program.run(["wrap", "-C", shop.folder, "-f", "items"] + more, on: &console)
            return Call(code, console.captured(.output), console.captured(.talk))
        }
        #expect(wrap(one).code == .usage)
        #expect(wrap("-o", shop.output).code == .usage)
        #expect(wrap("-o", shop.output, one, two, "--counts", one + ".counts").talk.contains("2 parts and 1 account"))
        #expect(Call("wrap", "-C", shop.folder, "-o", shop.output, one).talk.contains("choose it with --feed"))
        #expect(wrap("-o", shop.output, one).code == .ok)
        let before = try Files.read(Files.join(shop.output, "items.xml"))
        let twice = wrap("-o", shop.output, one, two)
        #expect(twice.code == .badData)
        #expect(twice.talk.contains("the product \"B\" is in"))
        #expect(try shop.text(Files.join(shop.state, "report.txt")).hasPrefix("failed: the product"))
        let held = wrap("-o", shop.output, two)
        #expect(held.code == .findings)
        #expect(held.output.contains("items: held, 1 items"))
        let missing = wrap("-o", shop.output, Files.join(shop.folder, "nowhere"))
        #expect(missing.code == .noInput)
        #expect(missing.talk.contains("nowhere.counts: there is no account of the part"))
        try Files.writeAtomically(Array("garbage".utf8), to: two)
        #expect(wrap("-o", shop.output, two).code == .badData)
        #expect(try Files.read(Files.join(shop.output, "items.xml")) == before)
        let broken = try RunCommandShop(feeds: ["items": "{"])
        #expect(try RunProcess(["items", "-C", broken.folder], in: broken.folder).code == 65)
    }
}

extension Call {
    fileprivate init(_ code: ExitCode, _ output: String, _ talk: String) {
        self.code = code
        self.output = output
        self.talk = talk
    }
}

/// A JSON value as text, without the places where it stands.
enum NodeShape {
    static func text(_ node: JSONNode?) -> String {
        guard let node else { return "nothing" }
        var writer = JSONWriter()
        writer.node(node)
        return writer.buffer.string
    }
}
