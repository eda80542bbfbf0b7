import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIO

/// What a run talks through: findings and progress come from inside the run, the console belongs to the command.
final class RunDesk {
    var console: Console
    var report: FindingReport
    private var progress: Progress
    private let findingsFile: FindingsFile?
    private let lock: RunLock?
    private var merge = FindingMerge()
    private let ledger: CheckLedger?
    private var ledgerFailure: (any Error)?

    init(
        _ console: Console,
        _ report: FindingReport,
        title: String,
        bytes: Int?,
        findingsFile: FindingsFile? = nil,
        lock: RunLock? = nil,
        ledger: CheckLedger? = nil
    ) {
        self.ledger = ledger
        self.console = console
        self.report = report
        self.findingsFile = findingsFile
        self.lock = lock
        progress = Progress(title, totalBytes: bytes, on: console)
    }

    /// Takes a finding.
    func add(_ finding: Finding) {
        findingsFile?.add(finding)
        guard let finding = printed(finding) else { return }
        if report.isText {
            report.add(merge.add(finding), on: &console)
        } else {
            report.add(finding, on: &console)
        }
    }

    /// Takes what a waiver covers, for the report beside the printed one.
    func add(_ waived: WaivedFinding) {
        guard let ledger else { return }
        ledger.take(waived)
        drain(ledger)
    }

    /// Notes a finding for the report beside the printed one; a failure there is kept until the end.
    private func printed(_ finding: Finding) -> Finding? {
        guard let ledger else { return finding }
        defer { drain(ledger) }
        return ledger.placed(finding)
    }

    private func drain(_ ledger: CheckLedger) {
        do { try ledger.drain(to: &console) } catch { ledgerFailure = ledgerFailure ?? error }
    }

    /// Keeps a finding that was told already.
    func keep(_ finding: Finding) {
        findingsFile?.add(finding)
    }

    /// Keeps the findings of another run, line by line as they are.
    func keep(findingsIn path: String) throws(PIMIOError) {
        var reader = try LineReader(path: path)
        while let line = try reader.next() { findingsFile?.add(line: Array(line.bytes[line.range])) }
    }

    /// Shows how far the run is; false where somebody asked to stop.
    func proceed(_ lines: Int, _ bytes: Int) -> Bool {
        lock?.beat()
        progress.update(count: lines, bytes: bytes, on: &console)
        return !console.interrupts.isRaised
    }

    /// Takes the bar away and hands the console back.
    func close(_ console: inout Console) throws {
        report.add(merge.flush(), on: &self.console)
        progress.finish(on: &self.console)
        console = self.console
        try findingsFile?.close()
        if let ledgerFailure { throw ledgerFailure }
    }
}

/// The lock on an output folder, which says now and then that its run is still at work.
final class RunLock {
    private var lock: FileLock?
    private let clock: MonotonicClock
    private var next: Duration

    /// The time between two signs of life.
    private static let interval = Duration.seconds(10)

    init(_ path: String, clock: @escaping MonotonicClock) throws {
        lock = try FileLock(path: path)
        self.clock = clock
        next = clock() + Self.interval
    }

    /// Notes that the run is at work; a lock that cannot be written still holds.
    func beat() {
        let now = clock()
        guard now >= next else { return }
        next = now + Self.interval
        try? lock?.heartbeat()
    }

    /// Gives the folder free.
    func release() {
        lock.take()?.release()
    }
}

/// All findings of a run beside its report, one JSON object a line, so that none is lost to a limit.
final class FindingsFile {
    private var file: AtomicFile?
    private var pending = JSONWriter()
    private var failure: PIMIOError?

    init(_ path: String) throws {
        AtomicFile.removeLeftovers(of: path)
        file = try AtomicFile(target: path)
    }

    func add(_ finding: Finding) {
        FindingJSON.write(finding, to: &pending)
        endLine()
    }

    func add(line: [UInt8]) {
        pending.raw(line)
        endLine()
    }

    func close() throws {
        write()
        if let failure { throw failure }
        try file.take()?.commit()
    }

    private func endLine() {
        pending.newline()
        if pending.buffer.count >= 1 << 16 { write() }
    }

    /// A failure is kept until the end: it must not stop the feeds.
    private func write() {
        do {
            try file?.write(pending.buffer.bytes)
        } catch {
            failure = failure ?? error
        }
        pending.buffer.removeAll()
    }
}

extension Option {
    /// `--feed CODE`, for commands that run some of a catalog's feeds.
    static let feed = Option("feed", short: "f", value: "CODE", "only this feed; may be repeated", repeats: true)
    /// `--products FILE`, for commands that read product lines.
    static let products = Option(
        "products",
        value: "FILE",
        "product lines from FILE, or - for standard input, in place of the catalog's own",
        repeats: true
    )
    /// `--date DAY`, for commands that load feeds.
    static let date = Option("date", value: "DAY", "the day of the run, for what is dated (default: today in UTC)")
    /// `--fresh`, for commands that write feeds.
    static let fresh = Option("fresh", "read every line, even those that have not changed since the last run")
    /// `--strict`, for commands that read product lines.
    static let strict = Option("strict", "stop at the first line that is no product")
}

extension Invocation {
    /// The catalog's folder.
    var catalogFolder: String { value("catalog") ?? "." }

    /// The day of the run: the one asked for, else today.
    func day() throws -> CalendarDate? {
        guard let text = value("date") else { return CalendarDate(String(Moment.now().prefix(10))) }
        guard let day = CalendarDate(text), !day.isOfOtherCalendar else {
            let slip = DateSlip(text)
            throw Failure("--date is \"\(text)\", which \(slip.reason); \(slip.remedy)", .usage)
        }
        guard day.time == nil else {
            throw Failure("--date is \"\(text)\"; write a day such as 2026-11-22", .usage)
        }
        return day
    }

    /// The feeds asked for; nil for all.
    var feedCodes: [String]? {
        let codes = values("feed")
        return codes.isEmpty ? nil : codes
    }

    /// The product files asked for; nil for the catalog's own.
    var productNames: [String]? {
        let names = values("products")
        return names.isEmpty ? nil : names
    }
}
