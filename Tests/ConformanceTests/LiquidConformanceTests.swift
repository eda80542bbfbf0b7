import Foundation
import PIMFeeds
import PIMIO
import Testing

@Suite("Golden Liquid")
struct LiquidConformanceTests {
    /// The failures that are known: a name and a reason a line, with a tab between.
    private static let known: Set<String> = {
        let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Liquid/known-failures.txt")
        let text = (try? String(contentsOf: place, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map { String($0) } })
    }()

    @Test("passes, except for the failures that are listed", .enabled(if: SharedFolder.file("data/liquid") != nil))
    func suite() throws {
        let folder = try #require(SharedFolder.file("data/liquid"))
        var passed = 0
        var failures: [(name: String, text: String)] = []
        for (name, test) in try Self.cases(in: folder) {
            if let failure = PlainTemplate.failure(of: test) {
                failures.append((name, failure))
            } else {
                passed += 1
            }
        }
        print("golden liquid: \(passed) passed, \(failures.count) failed")
        #expect(passed + failures.count > 0, "the folder has no cases")
        for (name, text) in failures where !Self.known.contains(name) { Issue.record("\(name) \(text)") }
        for name in Self.known.subtracting(failures.map(\.name)).sorted() {
            Issue.record("\(name) passes now: take it off the list")
        }
    }

    /// Every object with a template in the folder's JSON and JSON Lines files, named by file and name.
    private static func cases(in folder: String) throws -> [(name: String, test: JSONNode)] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        var found: [(name: String, test: JSONNode)] = []
        for name in names.sorted() {
            let path = folder + "/" + name
            if name.hasSuffix(".jsonl") {
                for line in try Files.read(path).split(separator: UInt8(ascii: "\n")) {
                    collect(try JSON.parse(Array(line), path: path), name, &found)
                }
            } else if name.hasSuffix(".json") {
                collect(try JSON.parse(file: path), name, &found)
            }
        }
        return found
    }

    private static func collect(_ node: JSONNode, _ file: String, _ found: inout [(name: String, test: JSONNode)]) {
        if let members = node.object {
            if members.contains(where: { $0.key == "template" && $0.value.string != nil }) {
                let name = members.first { $0.key == "name" }?.value.string ?? "line \(node.line)"
                found.append(("\(file): \(name)", node))
                return
            }
            for member in members { collect(member.value, file, &found) }
        }
        for element in node.array ?? [] { collect(element, file, &found) }
    }
}
