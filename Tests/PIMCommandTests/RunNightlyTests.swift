import Foundation
import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim nightly")
struct RunNightlyTests {
    @Test("writes all feeds and leaves reports and findings under .pim")
    func writes() throws {
        let shop = try RunCommandShop(feeds: ["a": RunCommandShop.feed("a"), "b": RunCommandShop.feed("b")])
        let call = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .ok)
        #expect(try Files.list(shop.output) == [".pim", "a.xml", "b.xml"])
        #expect(try Files.list(shop.state) == ["a", "b", "findings.jsonl", "lines.bin", "report.json", "report.txt"])
        #expect(try shop.json(Files.join(shop.state, "report.json"))["balances"]?.bool == true)
        #expect(try shop.text(Files.join(shop.state, "report.txt")) == call.output)
        #expect(try shop.text(Files.join(shop.state, "findings.jsonl")) == "")
        let json = Call("nightly", "-C", shop.folder, "-o", shop.output, "--json", "--quiet")
        #expect(try JSON.parse(Array(json.output.utf8), path: nil)["published"]?.bool == true)
        #expect(json.talk == "")
    }

    @Test("writes the same whether lines are known from the last run or all read anew")
    func fresh() throws {
        let shop = try RunCommandShop(feeds: ["a": RunCommandShop.feed("a")])
        #expect(Call("nightly", "-C", shop.folder, "-o", shop.output).code == .ok)
        let first = try Files.read(Files.join(shop.output, "a.xml"))
        let memory = try Files.read(Files.join(shop.state, "lines.bin"))
        for call in [
            Call("nightly", "-C", shop.folder, "-o", shop.output),
            Call("nightly", "-C", shop.folder, "-o", shop.output, "--fresh"),
        ] {
            #expect(call.code == .ok)
            #expect(try Files.read(Files.join(shop.output, "a.xml")) == first)
            #expect(try Files.read(Files.join(shop.state, "lines.bin")) == memory)
        }
    }

    @Test("ends at once with 74 where another run holds the folder, and names it")
    func locked() throws {
        let shop = try RunCommandShop()
        let lock = try FileLock(path: Files.join(shop.state, "lock"))
        let call = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .ioFailure)
        let process = ProcessInfo.processInfo.processIdentifier
        #expect(call.talk.contains("/lock: another run (process \(process)) is writing to this folder; it began "))
        #expect(call.talk.contains(" s ago, its last sign of life was "))
        #expect(try Files.list(shop.output) == [".pim"])
        #expect(try Files.list(shop.state) == ["lock"])
        lock.release()
        #expect(Call("nightly", "-C", shop.folder, "-o", shop.output).code == .ok)
        #expect(!Files.exists(Files.join(shop.state, "lock")))
    }

    @Test("takes over the lock of a run that died")
    func takesOver() throws {
        let shop = try RunCommandShop()
        try shop.write("out/.pim/lock", "99999999 1 1\n")
        #expect(Call("nightly", "-C", shop.folder, "-o", shop.output).code == .ok)
    }

    @Test("ends with 1 where a feed was held, or a line could not be read")
    func notAllGood() throws {
        let shop = try RunCommandShop(feeds: ["items": RunCommandShop.feed("items", #""gate":{"max_drop":"10%"},"#)])
        #expect(Call("nightly", "-C", shop.folder, "-o", shop.output).code == .ok)
        let before = try Files.read(Files.join(shop.output, "items.xml"))
        try shop.products([])
        let held = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(held.code == .findings)
        #expect(held.output.contains("no product lines were read, and 5 items are published"))
        #expect(try Files.read(Files.join(shop.output, "items.xml")) == before)
        try shop.products((1...5).map { RunCommandShop.product("A-\($0)") } + ["nonsense"])
        let line = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(line.code == .findings)
        #expect(line.output.contains("items: published, 5 items, 1 unreadable"))
        #expect(try shop.text(Files.join(shop.state, "findings.jsonl")).contains("line.unreadable"))
    }

    @Test("keeps every finding in its file, whatever is printed")
    func findings() throws {
        let shop = try RunCommandShop()
        try shop.products((1...60).map { RunCommandShop.product("A-\($0)", name: $0 == 1 ? "x" : nil) })
        let call = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .ok)
        #expect(call.talk.contains("and 39 more; \(shop.state)/findings.jsonl has them all"))
        let lines = try shop.text(Files.join(shop.state, "findings.jsonl")).split(separator: "\n")
        #expect(lines.count == 59)
        #expect(try lines.allSatisfy { try JSON.parse(Array($0.utf8), path: nil)["feed"]?.string == "items" })
    }

    @Test("says that an output folder is none", arguments: [false, true])
    func noFolder(_ isLink: Bool) throws {
        let shop = try RunCommandShop()
        if isLink {
            try FileManager.default.createSymbolicLink(atPath: shop.output, withDestinationPath: "nowhere")
        } else {
            try shop.write("out", "")
        }
        let call = Call("nightly", "-C", shop.folder, "-o", shop.output)
        #expect(call.code == .ioFailure)
        #expect(call.talk == "pim: \(shop.output): cannot write: it is not a folder\n")
    }

    @Test("opens as many files as the system lets it, and names the limit where that is too few")
    func openFiles() throws {
        guard RunProcess.program != nil else { return }
        let codes = (1...60).map { "feed-\($0)" }
        let feeds = Dictionary(uniqueKeysWithValues: codes.map { ($0, RunCommandShop.feed($0)) })
        let shop = try RunCommandShop(feeds: feeds)
        let words = ["nightly", "-C", shop.folder, "-o", shop.output, "--quiet"]
        #expect(try RunProcess(words, in: shop.folder, limits: "ulimit -Sn 80").code == 0)
        let few = try RunProcess(words, in: shop.folder, limits: "ulimit -n 80")
        #expect(few.code == 74)
        #expect(few.talk.contains("too many open files; raise the limit (`ulimit -n`)"))
    }

    @Test("a file larger than the system allows costs its feed alone")
    func fileSize() throws {
        guard RunProcess.program != nil else { return }
        let feeds = [
            "big": RunCommandShop.feed("big"),
            "small": RunCommandShop.feed("small", #""select":{"where":"name == 'Palto'"},"#),
        ]
        let shop = try RunCommandShop(feeds: feeds)
        try shop.products((1...2_000).map { RunCommandShop.product("A-\($0)", name: $0 == 1 ? "Palto" : "Kurtka") })
        let words = ["nightly", "-C", shop.folder, "-o", shop.output]
        let run = try RunProcess(words, in: shop.folder, limits: "ulimit -f 32")
        #expect(run.code == 1)
        let text = String(decoding: run.output, as: UTF8.self)
        #expect(text.contains("the file would be larger than the system allows (`ulimit -f`)"), "\(text) \(run.talk)")
        #expect(text.contains("small: published, 1 items"))
        #expect(!Files.exists(Files.join(shop.output, "big.xml")))
    }

    /// Which of standard input, output and error a program is started without, as the shell writes it.
    private static let missing = ["<&- >&- 2>&-", ">&- 2>&-", "<&- 2>&-", "2>&-", ">&-", "<&-"]

    @Test(
        "writes the same feeds where standard input, output and error are missing, as daemons start programs",
        .enabled(if: RunProcess.program != nil && Files.exists("/bin/bash")),
        arguments: missing
    )
    func missingStreams(_ streams: String) throws {
        let shop = try RunCommandShop(feeds: ["a": RunCommandShop.feed("a"), "b": RunCommandShop.feed("b")])
        let lines = (1...60).map { RunCommandShop.product("A-\($0)", name: $0 % 7 == 1 ? nil : "Kurtka \($0)") }
        try shop.products(lines)
        func run(_ output: String, _ command: String) throws -> Int32 {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            let program = try #require(RunProcess.program)
            process.arguments = ["-c", #""$0" \#(command) -C "$1" -o "$2" \#(streams)"#, program, shop.folder, output]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        let expected = Files.join(shop.folder, "expected")
        #expect(Call("nightly", "-C", shop.folder, "-o", shop.output).code == .ok)
        try shop.products(lines.map { $0.replacing("Kurtka 9\"", with: "Kurtka IX\"") } + ["nonsense"])
        #expect(Call("nightly", "-C", shop.folder, "-o", expected).code == .findings)
        // The lines that are known from the last run and those that are not.
        #expect(try run(shop.output, "nightly") == 1)
        for name in ["a.xml", "b.xml", ".pim/a/items.tsv", ".pim/findings.jsonl"] {
            #expect(try Files.read(Files.join(shop.output, name)) == Files.read(Files.join(expected, name)), "\(name)")
        }
        // What goes to standard output alone is lost, and the program says so.
        #expect(try run("-", "export -f a") == (streams.contains(">&- ") || streams == ">&-" ? 74 : 0))
    }

    @Test("needs a folder, and a catalog")
    func problems() throws {
        let shop = try RunCommandShop()
        #expect(Call("nightly", "-C", shop.folder).code == .usage)
        #expect(Call("nightly", "-C", shop.folder, "-o", "-").code == .usage)
        let missing = Call("nightly", "-C", Files.join(shop.folder, "nowhere"), "-o", shop.output)
        #expect(missing.code == .noInput)
        #expect(missing.talk.contains("there is no such folder"))
        #expect(!Files.exists(shop.output))
    }
}
