import PIMCatalog
public import PIMIO

/// Writes findings as the commands by which a step of GitHub Actions marks lines of a change.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step. Here the first ones by place are written, errors before
/// warnings, and at last how many more there are; findings that the baseline knows are not written at all.
/// **Source:** https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, read 2026-11-22.
public struct GitHubAnnotations: ReportWriter {
    /// What was written and not drained yet.
    public var buffer = ByteBuffer()
    private let tool: ReportTool
    private let places: ReportPlaces
    private var first: [[ReportEntry]] = [[], [], []]
    private var counts = [0, 0, 0]

    /// How many of each kind GitHub shows; one notice is kept for the last line.
    private static let shown = [9, 10, 10]

    /// Begins a report.
    public init(tool: ReportTool, places: ReportPlaces = ReportPlaces()) {
        self.tool = tool
        self.places = places
    }

    /// Takes a finding.
    public mutating func add(_ entry: ReportEntry) {
        guard entry.isNew != false else { return }
        let number = entry.finding.severity.rawValue
        counts[number] += 1
        ReportEntry.insert(entry, into: &first[number], limit: Self.shown[number])
    }

    /// Ends the report.
    public mutating func finish(succeeded: Bool) {
        var more: [String] = []
        for severity in Finding.Severity.allCases.reversed() {
            let entries = first[severity.rawValue]
            for entry in entries { write(entry.finding) }
            let rest = counts[severity.rawValue] - entries.count
            if rest > 0 { more.append(ReportLine.counted(rest, severity.word)) }
        }
        guard !more.isEmpty else { return }
        let message = "and \(more.joined(separator: ", ")) more; the log of this step has all of them"
        buffer.append("::notice title=\(Self.property(tool.name))::\(Self.content(message))\n")
    }

    private mutating func write(_ finding: Finding) {
        var properties: [String] = []
        if let place = places.place(of: finding) {
            properties.append("file=\(Self.property(place.file))")
            if let line = place.line { properties.append("line=\(line)") }
        }
        properties.append("title=\(Self.property("\(tool.name): \(finding.rule)"))")
        let subject = ReportLine.subject(finding)
        let message = ReportLine.message(finding) + (subject.isEmpty ? "" : "\n\(subject)")
        buffer.append("::\(Self.command(finding.severity)) \(properties.joined(separator: ","))::")
        buffer.append(Self.content(message))
        buffer.append(UInt8(ascii: "\n"))
    }

    private static func command(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "notice"
        }
    }

    /// A text as the content of a command.
    private static func content(_ text: String) -> String {
        escaped(text, "%\r\n")
    }

    /// A text as the value of a property.
    private static func property(_ text: String) -> String {
        escaped(text, "%\r\n:,")
    }

    private static func escaped(_ text: String, _ signs: StaticString) -> String {
        let signs = Array(signs.description.utf8)
        guard text.utf8.contains(where: signs.contains) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if signs.contains(byte) {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
