import PIMCatalog

/// What an import notices: findings in the order of the files, repeated ones counted instead of listed.
struct ImportLog {
    /// The rule of every finding that says a record was left out.
    static let rejection = "import.rejected"

    private(set) var findings: [Finding] = []
    private(set) var files: [ImportReport.FileCount] = []
    private var tallies: [Tally] = []
    private var tallyIndex: [String: Int] = [:]
    /// The numbers of the file that is read.
    var points = PointCells()

    private struct Tally {
        var finding: Finding
        var count = 1
    }

    /// Notes something once.
    mutating func report(
        _ rule: String,
        _ severity: Finding.Severity,
        _ message: String,
        remedy: String = "",
        at position: SourcePosition? = nil,
        product: String? = nil,
        attribute: AttributeCode? = nil
    ) {
        findings.append(
            Finding(
                "import.\(rule)",
                severity,
                message,
                remedy: remedy,
                at: position,
                product: product,
                attribute: attribute
            )
        )
    }

    /// Notes something that may happen often: the first place is shown, with the number of times.
    mutating func tally(
        _ rule: String,
        _ severity: Finding.Severity,
        _ message: String,
        remedy: String = "",
        at position: SourcePosition? = nil,
        attribute: AttributeCode? = nil
    ) {
        let key = "\(rule)\u{0}\(message)"
        if let index = tallyIndex[key] {
            tallies[index].count += 1
            return
        }
        tallyIndex[key] = tallies.count
        tallies.append(
            Tally(
                finding: Finding(
                    "import.\(rule)",
                    severity,
                    message,
                    remedy: remedy,
                    at: position,
                    attribute: attribute
                )
            )
        )
    }

    /// Says why a record was left out.
    mutating func reject(_ message: String, remedy: String, at position: SourcePosition, product: String? = nil) {
        findings.append(Finding(Self.rejection, .error, message, remedy: remedy, at: position, product: product))
    }

    /// Notes a code or identifier that was not in normal form C, in which it is kept.
    mutating func noteComposed(_ written: String, _ composed: String, at position: SourcePosition) {
        guard !written.utf8.elementsEqual(composed.utf8) else { return }
        report(
            "decomposed-code",
            .warning,
            "\(Self.shown(composed.trimmedSpaces)) is written with letters and marks apart; it is kept composed (NFC)",
            remedy: "write it composed, since other systems take the two spellings for two codes",
            at: position
        )
    }

    /// Notes that the last finding is about a number that can be read in two ways, of which the file may show one.
    mutating func noteDoubt(of text: String) {
        guard let cell = AmbiguousCell(text) else { return }
        points.doubts.append((findings.count - 1, cell))
    }

    /// Takes over findings that something else made.
    mutating func take(_ others: [Finding]) {
        findings += others
    }

    /// Ends a file: its counted findings follow its single ones.
    mutating func finish(_ file: String, _ count: LineCount) {
        flush()
        let points = points
        self.points = PointCells()
        for (index, cell) in points.doubts {
            guard let remedy = points.remedy(of: cell) else { continue }
            findings[index].remedy = remedy
        }
        points.report(to: &self)
        files.append(ImportReport.FileCount(file: file, count: count))
    }

    /// Moves the counted findings to the others.
    mutating func flush() {
        for tally in tallies {
            var finding = tally.finding
            if tally.count > 1 { finding.message += " (\(tally.count) times, first here)" }
            findings.append(finding)
        }
        tallies = []
        tallyIndex = [:]
    }

    /// A value as messages show it: at most 40 characters, control characters as spaces, in quotes.
    static func shown(_ text: String) -> String {
        let start = text.prefix(40)
        let clean = String(String.UnicodeScalarView(start.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return start.endIndex == text.endIndex ? "\"\(clean)\"" : "\"\(clean)…\""
    }
}
