import PIMCatalog
package import PIMGuidelines
import PIMIO
package import PIMIntake

/// A guideline as a JSON file of the catalog's `guidelines/` folder, or one of the library's packs.
///
///     { "guideline": "nordvik", "title": "How Nordvik writes", "layer": "brand",
///       "applies": {"locales": ["pl"]}, "uses": ["channel-google"],
///       "vocabularies": {"banned": ["cheap", {"term": "bargain", "instead": "good value"}]},
///       "rules": [ {"id": "nordvik.words", "kind": "text.terms", "severity": "error", "locked": true,
///                   "with": {"terms": [{"vocabulary": "banned"}]},
///                   "good": [{"text": "A light bag", "locale": "en_GB"}], "bad": [...]} ],
///       "waivers": [ {"rule": "nordvik.words", "product": "A-1", "reason": "...", "approver": "...",
///                     "until": "2027-01-31"} ] }
package enum GuidelineFile {
    /// The guideline; nil where the file has slips, each of which the log names with its place and a remedy.
    package static func read(_ path: String, name: String, log: inout IntakeLog) -> Guideline? {
        do throws(PIMIOError) {
            return read(try JSON.parse(Files.read(path), path: name), name: name, log: &log)
        } catch {
            reportSyntax(error, name: name, log: &log)
            return nil
        }
    }

    /// The guideline in a text, as `read(_:name:log:)` takes it from a file.
    package static func parse(_ bytes: [UInt8], name: String, log: inout IntakeLog) -> Guideline? {
        do throws(PIMIOError) {
            return read(try JSON.parse(bytes, path: name), name: name, log: &log)
        } catch {
            reportSyntax(error, name: name, log: &log)
            return nil
        }
    }

    private static func reportSyntax(_ error: PIMIOError, name: String, log: inout IntakeLog) {
        log.report(
            "syntax",
            error.message,
            remedy: "mend the file; the guideline was not read",
            at: SourcePosition(file: name, line: error.line ?? 1, column: error.column)
        )
    }

    private static func read(_ node: JSONNode, name: String, log: inout IntakeLog) -> Guideline? {
        guard node.object != nil else {
            log.report(
                "wrong-type",
                "the guideline is \(node.kindName), expected an object",
                at: SourcePosition(file: name, line: node.line, column: node.column)
            )
            return nil
        }
        var reader = GuidelineReader(log: log)
        let guideline = reader.guideline(ObjectReader(node, file: name, pointer: ""))
        let before = log.findings.count
        log = reader.log
        return log.findings[before...].contains { $0.severity == .error } ? nil : guideline
    }
}
