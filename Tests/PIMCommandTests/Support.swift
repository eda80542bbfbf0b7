import Foundation
import PIMIO
import Testing

@testable import PIMCommand

/// A call of the program with everything it said.
struct Call {
    let code: ExitCode
    let output: String
    let talk: String

    init(_ arguments: String..., table: [Subcommand] = Subcommand.all) {
        self.init(arguments, table: table)
    }

    init(_ arguments: [String], table: [Subcommand] = Subcommand.all) {
        var console = Console.captured()
        code = Program.run(arguments, table: table, on: &console)
        output = console.captured(.output)
        talk = console.captured(.talk)
    }
}

/// Files that tests compare with, and folders that they write to.
enum Fixture {
    /// The repository's root.
    static var root: String { Files.absolute(Files.join(Files.folder(of: #filePath), "../..")) }

    /// Compares a text with a golden file; `PIM_RECORD=1` rewrites the file and still fails.
    static func expectGolden(_ text: String, _ path: String, at location: SourceLocation = #_sourceLocation) throws {
        let file = Files.join(root, "fixtures", path)
        if ProcessInfo.processInfo.environment["PIM_RECORD"] == "1" {
            try Files.writeAtomically(Array(text.utf8), to: file)
            Issue.record("recorded \(path)", sourceLocation: location)
            return
        }
        guard Files.exists(file) else {
            Issue.record("\(path) is missing; PIM_RECORD=1 writes it", sourceLocation: location)
            return
        }
        let expected = String(decoding: try Files.read(file), as: UTF8.self)
        guard text != expected else { return }
        Issue.record("\(path) differs:\n\(difference(expected, text))", sourceLocation: location)
    }

    /// Runs a body with a new folder that is removed afterwards.
    static func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "pim-command-\(UUID().uuidString)"
        try Files.makeDirectory(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private static func difference(_ old: String, _ new: String) -> String {
        let left = old.split(separator: "\n", omittingEmptySubsequences: false)
        let right = new.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = right.difference(from: left).map { change in
            switch change {
            case .insert(let offset, let line, _): (offset, "+ \(line)")
            case .remove(let offset, let line, _): (offset, "- \(line)")
            }
        }
        return changes.sorted { $0.0 < $1.0 }.map { "\($0.0 + 1): \($0.1)" }.joined(separator: "\n")
    }
}

/// A command with every kind of operand and option, that does nothing.
let sample = Subcommand(
    name: "export",
    summary: "write feeds",
    operands: [
        Operand("DIR", "the catalog's folder"),
        Operand("FEED", "the feeds to write", isOptional: true, repeats: true),
    ],
    options: [
        .catalog,
        .json,
        .limit,
        Option("report", value: "KIND", "how problems are written", choices: ["text", "json", "sarif"]),
        Option("only", short: "o", value: "SKU", "only this product", repeats: true),
        Option("trace", "tell everything", isHidden: true),
    ]
) { _, _ in .ok }
