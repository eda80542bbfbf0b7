import PIMCatalog
package import PIMFormats
import PIMIO
package import PIMIntake

/// A user's own format as a JSON file of the same shape as the library's tables.
///
/// The least a file must say:
///
///     { "id": "shop-csv", "container": {"delimited": {"delimiter": ";"}},
///       "fields": [ {"name":"id","kind":"code","requirement":"required","sources":["computed:identifier"]},
///                   {"name":"title","kind":"text","limits":{"max_length":80,"cut":true}} ] }
///
/// Everything else has the table's own defaults: a field without sources asks for the role of its name, a limit that is
/// not stated does not limit, `"max_count":"any"` takes any number of values.
package enum FormatFile {
    /// The format; nil where the file has slips, each of which the log names with its place and a remedy.
    ///
    /// `name` is what messages call the file.
    package static func read(_ path: String, name: String, log: inout IntakeLog) -> FeedFormat? {
        do throws(PIMIOError) {
            return read(try JSON.parseComposed(Files.read(path), path: name, &log), name: name, log: &log)
        } catch {
            reportSyntax(error, name: name, log: &log)
            return nil
        }
    }

    /// The format in a text, as `read(_:name:log:)` takes it from a file.
    package static func parse(_ bytes: [UInt8], name: String, log: inout IntakeLog) -> FeedFormat? {
        do throws(PIMIOError) {
            return read(try JSON.parseComposed(bytes, path: name, &log), name: name, log: &log)
        } catch {
            reportSyntax(error, name: name, log: &log)
            return nil
        }
    }

    /// The format as indented JSON that reads back to an equal format; what has its default is left out.
    package static func render(_ format: FeedFormat) -> String {
        var renderer = FormatRenderer()
        renderer.write(format)
        return renderer.text
    }

    private static func reportSyntax(_ error: PIMIOError, name: String, log: inout IntakeLog) {
        log.report(
            "syntax",
            error.message,
            remedy: "mend the file; the format was not read",
            at: SourcePosition(file: name, line: error.line ?? 1, column: error.column)
        )
    }

    private static func read(_ node: JSONNode, name: String, log: inout IntakeLog) -> FeedFormat? {
        guard node.object != nil else {
            log.report(
                "wrong-type",
                "the format is \(node.kindName), expected an object",
                at: SourcePosition(file: name, line: node.line, column: node.column)
            )
            return nil
        }
        var reader = FormatReader(log: log)
        let format = reader.format(ObjectReader(node, file: name))
        let before = log.findings.count
        log = reader.log
        return log.findings[before...].contains { $0.severity == .error } ? nil : format
    }
}
