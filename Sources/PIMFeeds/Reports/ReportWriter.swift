public import PIMCatalog
public import PIMIO

/// Writes findings for another program, one at a time.
///
/// Callers drain the buffer whenever they like; nothing grows with the number of findings.
public protocol ReportWriter: Sendable {
    /// What was written and not drained yet.
    var buffer: ByteBuffer { get set }

    /// Takes a finding.
    mutating func add(_ entry: ReportEntry)

    /// Ends the report, once; `succeeded` says whether the run went to its end, whatever it found.
    mutating func finish(succeeded: Bool)
}

/// The program that reports.
public struct ReportTool: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its version, such as `1.2.0`.
    public var version: String
    /// The address that tells about it; nil where there is none.
    public var address: String?

    /// Names a program.
    public init(name: String, version: String, address: String? = nil) {
        self.name = name
        self.version = version
        self.address = address
    }
}

/// A rule as reports describe it.
public struct ReportRule: Sendable, Hashable {
    /// The rule's code, such as `text.shouting`.
    public var code: String
    /// What it asks, in one sentence.
    public var summary: String
    /// Why, and what to do.
    public var help: String
    /// The severity it usually speaks with.
    public var severity: Finding.Severity

    /// Describes a rule.
    public init(_ code: String, summary: String, help: String, severity: Finding.Severity) {
        self.code = code
        self.summary = summary
        self.help = help
        self.severity = severity
    }

    /// The rules in the order of their codes, each code once.
    static func sorted(_ rules: [ReportRule]) -> [ReportRule] {
        let sorted = rules.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
        var unique: [ReportRule] = []
        for rule in sorted where unique.last?.code != rule.code { unique.append(rule) }
        return unique
    }
}

/// Where findings stand, seen from the folder a report is read in.
public struct ReportPlaces: Sendable, Hashable {
    /// The catalog's folder, such as `shop/catalog`; empty where it is the folder itself.
    public var folder: String
    /// The file of findings that name none; nil where they shall have no place.
    public var ownFile: String?
    /// The files whose names begin where the report is read, not at the catalog's folder.
    public var ownNames: Set<String> = []

    /// Says where the catalog's folder lies.
    public init(folder: String = "", ownFile: String? = nil) {
        self.folder = folder
        self.ownFile = ownFile
    }

    /// The file and the line of a finding; a line that is none is left out.
    func place(of finding: Finding) -> (file: String, line: Int?)? {
        guard let position = finding.position, !position.file.isEmpty else { return ownFile.map { (path($0), 1) } }
        return (path(position.file), position.line >= 1 ? position.line : nil)
    }

    private func path(_ file: String) -> String {
        guard !file.hasPrefix("/"), !ownNames.contains(file) else { return file }
        let joined = Files.join(folder, file)
        return joined.hasPrefix("./") ? String(joined.dropFirst(2)) : joined
    }
}
