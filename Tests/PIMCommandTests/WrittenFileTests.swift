import Foundation
import PIMIO
import Testing

@testable import PIMCommand

@Suite("Files that options name to be written")
struct WrittenFileTests {
    struct Slip: CustomTestStringConvertible {
        let arguments: [String]
        /// The file in the catalog's folder.
        let file: String
        let reason: String
        var testDescription: String { "\(arguments.joined(separator: " ")) \(file)" }
    }

    private static let slips = ["products.jsonl", "pim.json", "feeds/items.json", "feeds/new.json", "Models.jsonl"]
        .flatMap {
            file in
            [
                Slip(arguments: ["baseline", "-o"], file: file, reason: "is the catalog's own file"),
                Slip(
                    arguments: ["check", "--format", "sarif", "--report"],
                    file: file,
                    reason: "is the catalog's own file"
                ),
                Slip(arguments: ["check", "--json", "--report"], file: file, reason: "is the catalog's own file"),
                Slip(arguments: ["items", "lines", "--counts"], file: file, reason: "is the catalog's own file"),
                Slip(arguments: ["items", "lines", "--findings"], file: file, reason: "is the catalog's own file"),
            ]
        }

    private static let inputs = [
        Slip(arguments: ["items", "lines", "--counts"], file: "lines", reason: "is a file that is read"),
        Slip(arguments: ["items", "lines", "--findings"], file: "lines", reason: "is a file that is read"),
        Slip(
            arguments: ["check", "--json", "--products", "lines", "--report"],
            file: "lines",
            reason: "is a file that is read"
        ),
        Slip(
            arguments: ["check", "--json", "--baseline", "lines", "--report"],
            file: "link",
            reason: "is a file that is read"
        ),
    ]

    @Test("are none of the catalog, and none that is read", arguments: slips + inputs)
    func refused(_ slip: Slip) throws {
        let shop = try RunCommandShop()
        try shop.write("lines", RunCommandShop.product("A") + "\n")
        let link = Files.join(shop.folder, "link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "lines")
        let path = Files.join(shop.folder, slip.file)
        let before = try? Files.read(path)
        let lines = Files.join(shop.folder, "lines")
        let call = Call(slip.arguments.map { $0 == "lines" ? lines : $0 } + [path, "-C", shop.folder])
        #expect(call.code == .usage)
        #expect(call.talk.contains(slip.reason), "\(call.talk)")
        #expect((try? Files.read(path)) == before)
    }

    @Test(
        "are no pipes and devices",
        arguments: [
            ["baseline", "-o"], ["check", "--format", "sarif", "--report"], ["items", "lines", "--counts"],
            ["items", "lines", "--findings"],
        ]
    )
    func pipes(_ arguments: [String]) throws {
        let shop = try RunCommandShop()
        try shop.write("lines", RunCommandShop.product("A") + "\n")
        let pipe = Files.join(shop.folder, "pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let link = Files.join(shop.folder, "link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "pipe")
        let lines = Files.join(shop.folder, "lines")
        for path in [pipe, link] {
            let call = Call(arguments.map { $0 == "lines" ? lines : $0 } + [path, "-C", shop.folder])
            #expect(call.talk.contains("it is a device, a pipe or a socket"), "\(call.talk)")
        }
        #expect(Files.exists(pipe) && !Files.isFile(pipe))
        #expect(Files.isLink(link))
    }

    @Test("stand behind symbolic links, which stay")
    func links() throws {
        let shop = try RunCommandShop()
        try shop.write("real.jsonl", "old")
        let link = Files.join(shop.folder, "link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.jsonl")
        #expect(Call(["baseline", "-C", shop.folder, "-o", link]).code == .ok)
        #expect(Files.isLink(link))
        #expect(try shop.text(Files.join(shop.folder, "real.jsonl")) != "old")
        #expect(Call(["baseline", "-C", shop.folder, "-o", shop.folder + "/.pim/baseline.jsonl"]).code == .ok)
    }

    @Test("pim wrap never publishes over a part, an account or findings", arguments: ["part", "counts", "findings"])
    func parts(_ kind: String) throws {
        let file = ["part": "items.xml", "counts": "p.counts", "findings": "f"][kind] ?? ""
        let feed = RunCommandShop.feed("items").replacing("items.xml", with: file)
        let shop = try RunCommandShop(feeds: ["items": feed])
        let part = Files.join(shop.folder, kind == "part" ? "items.xml" : "p")
        let findings = Files.join(shop.folder, "f")
        let call = try RunProcess(
            ["items", "-C", shop.folder, "--counts", Files.join(shop.folder, "p.counts"), "--findings", findings],
            input: RunCommandShop.product("A") + "\n",
            in: shop.folder
        )
        #expect(call.code == 0, "\(call.talk)")
        try Files.writeAtomically(call.output, to: part)
        let path = Files.join(shop.folder, file)
        let before = try Files.read(path)
        let counts = Files.join(shop.folder, "p.counts")
        let wrap = Call(
            ["wrap", "-C", shop.folder, "-o", shop.folder, part, "--counts", counts, "--findings", findings]
        )
        #expect(wrap.code != .ok)
        #expect(wrap.talk.contains("is the catalog's own file"), "\(wrap.talk)")
        #expect(try Files.read(path) == before)
    }
}
