import Foundation
import PIMCatalog
import PIMIntake
import Testing

/// The fixtures of imports, and the reports and catalogs they are compared with.
enum ImportGolden {
    static let fixtures = URL(filePath: #filePath).appending(path: "../../../fixtures/intake").standardized
        .path(percentEncoded: false)

    /// Compares a text with a golden file; `PIM_RECORD=1` rewrites the file and still fails.
    static func expect(_ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        guard ProcessInfo.processInfo.environment["PIM_RECORD"] != "1" else {
            let folder = URL(filePath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)", sourceLocation: sourceLocation)
            return
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        guard text != expected else { return }
        let difference = text.split(separator: "\n", omittingEmptySubsequences: false)
            .difference(from: expected.split(separator: "\n", omittingEmptySubsequences: false))
            .map { change in
                switch change {
                case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
                case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
                }
            }
        Issue.record("\(path) differs:\n\(difference.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }

    /// A report as lines: files with their counts, then findings.
    static func text(of report: ImportReport) -> String {
        var lines = report.files.map {
            "\($0.file): \($0.count.read) read, \($0.count.kept) kept, \($0.count.rejected) rejected"
        }
        lines.append("")
        for finding in report.findings {
            let place = finding.position.map { "\($0): " } ?? ""
            let remedy = finding.remedy.isEmpty ? "" : " (\(finding.remedy))"
            lines.append("\(finding.severity.word) \(finding.rule) \(place)\(finding.message)\(remedy)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A folder that is gone when the test is over.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "pim-intake-\(UUID().uuidString)")
            .path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func write(_ name: String, _ text: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }
}
