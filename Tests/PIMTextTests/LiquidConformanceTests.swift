import Foundation
import PIMText
import Testing

/// One case of a suite in golden-liquid's shape.
struct LiquidCase: Sendable {
    let name: String
    let template: String
    let data: LiquidObject
    let results: [String]
    let isInvalid: Bool
    let partials: [String: String]

    init?(_ value: LiquidValue, file: String) {
        guard case .object(let object) = value, let template = object["template"]?.string else { return nil }
        name = "\(file): \(object["name"]?.string ?? "")"
        self.template = template
        if case .object(let data)? = object["data"] { self.data = data } else { data = LiquidObject([]) }
        if case .array(let results)? = object["results"] {
            self.results = results.compactMap(\.string)
        } else {
            results = object["result"].flatMap(\.string).map { [$0] } ?? []
        }
        if case .flag(true)? = object["invalid"] { isInvalid = true } else { isInvalid = false }
        var partials: [String: String] = [:]
        if case .object(let texts)? = object["templates"] {
            for (name, text) in zip(texts.names, texts.values) {
                partials[String(decoding: name, as: UTF8.self)] = text.string
            }
        }
        self.partials = partials
    }

    /// What went wrong; nil where the case passes.
    var failure: String? {
        let options = LiquidOptions(mode: .lax, variables: nil, partials: partials, partialsSeeVariables: false)
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        switch LiquidTemplate.compile(template, options: options) {
        case .failure(let problem): return isInvalid ? nil : "does not compile: \(problem)"
        case .success(let template):
            let record = LiquidRecord(data, for: template)
            do {
                if isInvalid {
                    try renderer.renderStrictly(template, for: record, into: &output)
                } else {
                    try renderer.render(template, for: record, into: &output)
                }
            } catch {
                return isInvalid ? nil : "fails: \(error)"
            }
        }
        let text = String(decoding: output, as: UTF8.self)
        if isInvalid { return "is taken and gives \(text.debugDescription)" }
        return results.contains(text) ? nil : "gives \(text.debugDescription), not \(results)"
    }
}

@Suite("Liquid conformance")
struct LiquidConformanceTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let folder: URL? = {
        let shared =
            ProcessInfo.processInfo.environment["PIM_SHARED"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared")
        let folder = shared.appending(path: "data/liquid")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    private static func cases() throws -> [LiquidCase] {
        guard let folder else { return [] }
        var cases: [LiquidCase] = []
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for path in paths.sorted() where path.hasSuffix(".json") {
            let data = try Data(contentsOf: folder.appending(path: path))
            guard case .object(let suite)? = LiquidJSON.value(Array(data)), case .array(let tests)? = suite["tests"]
            else { continue }
            cases += tests.compactMap { LiquidCase($0, file: path) }
        }
        return cases
    }

    @Test("the suite passes, except for the failures that are listed", .enabled(if: folder != nil))
    func suite() throws {
        let list = Self.root.appending(path: "Tests/PIMTextTests/Liquid/known-failures.txt")
        let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
        let known = Set(text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) })
        let cases = try Self.cases()
        var failed: [String: String] = [:]
        for test in cases { failed[test.name] = test.failure }
        print("liquid: \(cases.count - failed.count) passed, \(failed.count) failed")
        for (name, failure) in failed.sorted(by: { $0.key < $1.key }) where !known.contains(name) {
            Issue.record("\(name) \(failure)")
        }
        for name in known.subtracting(failed.keys).sorted() { Issue.record("\(name) passes now: take it off the list") }
    }
}
