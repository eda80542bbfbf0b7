import Foundation
import PIMIO

@testable import PIMCommand

/// A catalog of a few products in a folder of its own, for commands; the folder goes with the last reference.
final class RunCommandShop {
    let folder: String
    /// Where feeds go.
    var output: String { Files.join(folder, "out") }
    /// Where the run keeps its reports.
    var state: String { Files.join(output, ".pim") }

    init(feeds: [String: String] = ["items": RunCommandShop.feed("items")]) throws {
        folder = NSTemporaryDirectory() + "pim-command-run-\(UUID().uuidString)"
        try write("pim.json", #"{"pim":1,"name":"Shop","default_locale":"pl_PL"}"#)
        try write(
            "attributes.json",
            #"{"attributes":[{"code":"sku","type":"identifier"},{"code":"name","type":"text","localizable":true,"role":"title"},"#
                + #"{"code":"margin","type":"text","confidential":true},{"code":"brand","type":"text"},"#
                + #"{"code":"size","type":"option","options":[{"code":"s"},{"code":"m"}]}]}"#
        )
        try write(
            "families.json",
            #"{"families":[{"code":"things","attributes":["sku","name","margin","brand"],"required":{"web":["name","brand"]}},"#
                + #"{"code":"sized","attributes":["sku","name","brand","size"],"required":{"web":["name","brand","size"]},"#
                + #""structures":[{"code":"by_size","levels":[{"axes":["size"],"attributes":["size","sku"]}]}]}]}"#
        )
        try write("categories.json", #"{"categories":[{"code":"master"}]}"#)
        try write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["PLN"],"tree":"master"}]}"#
        )
        try write(
            "models.jsonl",
            #"{"identifier":"TEE","family":"sized","structure":"by_size","values":{"name":[{"locale":"pl_PL","data":"Koszulka"}]}}"#
                + "\n"
        )
        try write(
            "formats/own.json",
            #"{"id":"own","title":"Own","container":{"xml":{"root":"feed","item":"item"}},"takes_own_fields":true,"fields":["#
                + #"{"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},"#
                + #"{"name":"title","kind":"text","requirement":"required","sources":["role:title"]}]}"#
        )
        for (name, text) in feeds { try write("feeds/\(name).json", text) }
        try products((1...5).map { Self.product("A-\($0)") })
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func write(_ name: String, _ text: String) throws {
        try Files.writeAtomically(Array(text.utf8), to: Files.join(folder, name))
    }

    func products(_ lines: [String]) throws {
        try write("products.jsonl", lines.map { $0 + "\n" }.joined())
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Files.read(path), as: UTF8.self)
    }

    func json(_ path: String) throws -> JSONNode {
        try JSON.parse(Files.read(path), path: path)
    }

    static func feed(_ code: String, _ more: String = "") -> String {
        #"{"code":"\#(code)","format":"own","channel":"web","locale":"pl_PL",\#(more)"output":{"file":"\#(code).xml"}}"#
    }

    static func product(_ identifier: String, name: String? = "Kurtka", _ values: String = "") -> String {
        let title = name.map { #""name":[{"locale":"pl_PL","data":"\#($0)"}]"# } ?? ""
        let joint = title.isEmpty || values.isEmpty ? "" : ","
        return #"{"identifier":"\#(identifier)","family":"things","values":{\#(title)\#(joint)\#(values)}}"#
    }
}

/// Runs the program itself in a process of its own, for what stands on the real standard input and output.
struct RunProcess {
    let code: Int32
    let output: [UInt8]
    let talk: String

    /// The built program, beside the test bundle; nil where it was not built.
    static let program: String? = {
        var folder = Files.folder(of: CommandLine.arguments[0])
        for _ in 0..<5 {
            let path = Files.join(folder, "pim")
            if Files.exists(path), !Files.isDirectory(path) { return path }
            folder = Files.folder(of: folder)
        }
        let built = Files.join(Fixture.root, ".build/debug/pim")
        return Files.exists(built) ? built : nil
    }()

    /// Runs the program; `limits` are words of a shell that come before it.
    init(_ arguments: [String], input: String = "", in folder: String, limits: String? = nil) throws {
        let process = Process()
        let program = Self.program ?? "/nowhere"
        process.executableURL = URL(filePath: limits == nil ? program : "/bin/sh")
        process.arguments = limits.map { ["-c", $0 + #"; exec "$0" "$@""#, program] + arguments } ?? arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder]) { $1 }
        let place = Files.join(folder, "process-\(UUID().uuidString)")
        for name in ["in", "out", "err"] {
            try Files.writeAtomically(name == "in" ? Array(input.utf8) : [], to: "\(place).\(name)")
        }
        process.standardInput = FileHandle(forReadingAtPath: "\(place).in")
        process.standardOutput = FileHandle(forWritingAtPath: "\(place).out")
        process.standardError = FileHandle(forWritingAtPath: "\(place).err")
        try process.run()
        process.waitUntilExit()
        code = process.terminationStatus
        output = try Files.read("\(place).out")
        talk = String(decoding: try Files.read("\(place).err"), as: UTF8.self)
    }
}
