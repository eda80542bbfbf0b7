import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO
import PIMIntake

/// Beside what a check prints: a report for another program, and the baseline that tells what is new.
final class CheckLedger {
    /// The forms of a check's report.
    enum Form: String, CaseIterable {
        /// For people.
        case text
        /// One object a line.
        case json
        /// For code hosts.
        case sarif
        /// For build servers.
        case junit
        /// Commands of GitHub Actions.
        case github
    }

    /// How many findings the baseline has.
    private(set) var known = 0
    /// Whether the report shows what waivers cover.
    let tellsWaived: Bool
    private var check: BaselineCheck?
    private var writer: (any ReportWriter)?
    private let lines: FindingsFile?
    private var file: AtomicFile?
    private let isWhole: Bool
    /// Few commands are shown of a step, so what several feeds say alike becomes one.
    private var merge: FindingMerge?
    /// Finds the words of findings in their lines, for forms that tell columns.
    private let sites: FindingSites?

    init(_ invocation: Invocation, _ directory: CatalogDirectory, _ guidelines: GuidelineSet?) throws {
        let form = try invocation.form()
        let path = try invocation.place(
            of: "report",
            sparing: directory,
            reading: (invocation.productNames ?? []) + invocation.values("baseline")
        )
        merge = form == .github ? FindingMerge() : nil
        isWhole = invocation.feedCodes == nil && invocation.productNames == nil
        check = try Self.baseline(invocation, directory).map { BaselineCheck($0) }
        lines = try form == .json ? path.map { try FindingsFile($0) } : nil
        var places = ReportPlaces(folder: Self.place(of: directory.folder), ownFile: "pim.json")
        places.ownNames = Set(invocation.productNames ?? [])
        let tellsColumns = form == .json || form == .sarif
        sites = tellsColumns ? FindingSites(folder: directory.folder, ownNames: places.ownNames) : nil
        let tool = ReportTool(name: "pim", version: Program.version)
        let rules = ReportRule.rules(of: guidelines)
        tellsWaived = form == .sarif && guidelines?.waivers.isEmpty == false
        switch form {
        case .text, .json: writer = nil
        case .sarif:
            let run = "pim/check/"
            writer = SARIFReport(tool: tool, rules: rules, places: places, run: run, hasWaivers: tellsWaived)
        case .junit: writer = JUnitReport(tool: tool, rules: rules, places: places)
        case .github: writer = GitHubAnnotations(tool: tool, places: places)
        }
        guard let path, writer != nil else { return }
        AtomicFile.removeLeftovers(of: path)
        file = try AtomicFile(target: path)
    }

    /// Takes a finding; false where the baseline has it, so that nothing is printed of it.
    func take(_ finding: Finding) -> Bool { placed(finding) != nil }

    /// Takes a finding and gives it back with its column where that is known; nil where the baseline has it.
    func placed(_ finding: Finding) -> Finding? {
        var finding = finding
        var entry = ReportEntry(finding)
        entry.site = sites?.site(of: finding)
        if let site = entry.site, finding.position?.column == nil {
            finding.position?.column = site.column
            entry.finding = finding
        }
        if check != nil {
            entry.isNew = check?.isNew(entry)
            if entry.isNew == false { known += 1 }
        }
        if merge == nil {
            writer?.add(entry)
        } else if entry.isNew != false {
            for finding in merge?.add(finding) ?? [] { writer?.add(ReportEntry(finding)) }
        }
        guard entry.isNew != false else { return nil }
        lines?.add(finding)
        return finding
    }

    /// Takes what a waiver covers; it is told nowhere else and counts for nothing.
    func take(_ waived: WaivedFinding) {
        var entry = ReportEntry(waived.finding)
        entry.waiver = waived.waiver
        entry.site = sites?.site(of: waived.finding)
        entry.isNew = check?.lacks(entry)
        writer?.add(entry)
    }

    /// What was written for standard output since it was last asked for; what is for a file goes there.
    func drain(to console: inout Console) throws {
        guard let bytes = writer?.buffer.bytes, !bytes.isEmpty else { return }
        writer?.buffer.removeAll()
        if file != nil { try file?.write(bytes) } else { console.out(bytes: bytes) }
    }

    /// Ends the report.
    func finish(succeeded: Bool, on console: inout Console) throws {
        for finding in merge?.flush() ?? [] { writer?.add(ReportEntry(finding)) }
        writer?.finish(succeeded: succeeded)
        try drain(to: &console)
        try lines?.close()
        try file.take()?.commit()
    }

    /// What the baseline knew and what of it was mended; nil where there is no baseline.
    var comparison: FindingReport.Comparison? {
        check.map { check in
            let mended = isWhole ? check.mended.reduce(0) { $0 + $1.count } : nil
            return FindingReport.Comparison(known: known, mended: mended)
        }
    }

    private static func baseline(_ invocation: Invocation, _ directory: CatalogDirectory) throws -> Baseline? {
        if let path = invocation.value("baseline") { return try Baseline(file: path) }
        guard invocation.flag("new") else { return nil }
        let path = BaselineFile.path(in: directory.folder)
        guard Files.exists(path) else {
            throw Failure("\(path): there is no baseline; `pim baseline` writes one", .noInput)
        }
        return try Baseline(file: path)
    }

    /// The folder, seen from the current one where it lies in it.
    private static func place(of folder: String) -> String {
        let here = Files.absolute(".")
        let there = Files.absolute(folder)
        guard there != here else { return "" }
        let root = here == "/" ? here : here + "/"
        return there.hasPrefix(root) ? String(there.dropFirst(root.count)) : there
    }
}

extension Option {
    /// `--format FORM`, for commands that report findings.
    static let form = Option(
        "format",
        value: "FORM",
        "how findings are written",
        choices: CheckLedger.Form.allCases.map(\.rawValue)
    )
}

extension Invocation {
    /// The form of the report.
    func form() throws -> CheckLedger.Form {
        let named = value("format").flatMap { CheckLedger.Form(rawValue: $0) }
        if flag("json"), let named, named != .json {
            throw Failure("--json and --format \(named.rawValue) do not go together", .usage)
        }
        let form = flag("json") ? .json : named ?? .text
        if value("report") != nil, form == .text {
            throw Failure("--report needs --format json, sarif, junit or github", .usage)
        }
        return form
    }
}
