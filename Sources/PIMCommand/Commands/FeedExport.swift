import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake

/// One call of `pim export`, `pim nightly` or `pim wrap`.
struct FeedExport {
    private let output: String
    private let folder: String
    private let feeds: [String]?
    private let products: [String]?
    private let day: CalendarDate?
    private let limit: Int
    private let threads: Int
    private let isFresh: Bool
    private let isJSON: Bool
    private let isStrict: Bool
    private let isQuiet: Bool
    private let isNightly: Bool
    /// The parts to put together; nil where the products are read.
    private let parts: [FeedPart]?
    /// The findings of the runs that made the parts.
    private let partFindings: [String]

    init(_ invocation: Invocation, output: String) throws {
        self.output = output
        folder = invocation.catalogFolder
        feeds = invocation.feedCodes
        products = invocation.productNames
        day = try invocation.day()
        limit = try invocation.integer("limit") ?? 20
        threads = try invocation.threads()
        isFresh = invocation.flag("fresh")
        isJSON = invocation.flag("json")
        isStrict = invocation.flag("strict")
        isQuiet = invocation.flag("quiet")
        isNightly = false
        parts = nil
        partFindings = []
    }

    init(wrapping parts: [FeedPart], _ invocation: Invocation, output: String) throws {
        self.output = output
        self.parts = parts
        folder = invocation.catalogFolder
        feeds = invocation.feedCodes
        products = nil
        day = try invocation.day()
        limit = try invocation.integer("limit") ?? 20
        threads = 1
        isFresh = false
        isJSON = invocation.flag("json")
        isStrict = false
        isQuiet = invocation.flag("quiet")
        isNightly = false
        partFindings = invocation.values("findings")
    }

    init(nightly invocation: Invocation, output: String) throws {
        self.output = output
        folder = invocation.catalogFolder
        feeds = nil
        products = nil
        day = try invocation.day()
        limit = 20
        threads = try invocation.threads()
        isFresh = invocation.flag("fresh")
        isJSON = invocation.flag("json")
        isStrict = false
        isQuiet = invocation.flag("quiet")
        isNightly = true
        parts = nil
        partFindings = []
    }

    func run(on console: inout Console) throws -> ExitCode {
        console.isQuiet = isQuiet
        guard output != "-" else {
            var report = FindingReport(to: .talk, limit: limit)
            let set = try Subcommand.sound(CatalogDirectory(folder), feeds, day, &report, &console)
            guard let set else { return .badData }
            return try stream(set, report, &console)
        }
        let state = Files.join(output, ".pim")
        let directory = try CatalogDirectory(folder)
        try Files.makeDirectory(state)
        let lock = try RunLock(Files.join(state, "lock"), clock: console.clock)
        defer { lock.release() }
        do {
            return try publish(directory, state, lock, &console)
        } catch {
            note(Failure(error), in: state)
            throw error
        }
    }

    private func publish(
        _ directory: CatalogDirectory,
        _ state: String,
        _ lock: RunLock,
        _ console: inout Console
    ) throws -> ExitCode {
        var report = FindingReport(to: .talk, limit: limit)
        if isNightly { report.rest = "`pim check --catalog \(folder) --limit 0` prints all" }
        let set = try Subcommand.sound(directory, feeds, day, &report, &console, allowsBrokenFeeds: true)
        if isNightly { report.rest = "\(Files.join(state, "findings.jsonl")) has them all" }
        guard let set else {
            note(Failure("the catalog's structure has errors; `pim check --catalog \(folder)` shows them"), in: state)
            return .badData
        }
        guard !set.plans.isEmpty || !set.broken.isEmpty else {
            let place = Files.join(folder, "feeds")
            throw Failure("the catalog has no feeds; put a feed definition into \(place)", .noInput)
        }
        let desk = RunDesk(
            console,
            report,
            title: parts == nil ? "exporting" : "wrapping",
            bytes: parts == nil ? set.productBytes(products) : nil,
            findingsFile: try FindingsFile(Files.join(state, "findings.jsonl")),
            lock: lock
        )
        for finding in set.findings { desk.keep(finding) }
        let result: RunReport
        do {
            let options = options(desk)
            if let parts {
                try set.checkPlaces(in: output, reading: parts.flatMap { [$0.path, $0.account] } + partFindings)
                result = try set.wrap(parts, to: output, options) {
                    for path in partFindings { try desk.keep(findingsIn: path) }
                }
            } else {
                result = try set.export(to: output, options)
            }
        } catch {
            try desk.close(&console)
            desk.report.finish(on: &console)
            throw error
        }
        try desk.close(&console)
        try write(Array(result.json.utf8), "report.json", in: state)
        try write(Array(result.text.map { $0 + "\n" }.joined().utf8), "report.txt", in: state)
        finish(desk, result, to: .output, &console)
        return exitCode(result)
    }

    /// Leaves the reason of a failed run where its report would be, so that nobody takes an older report for its own.
    private func note(_ failure: Failure, in state: String) {
        var writer = JSONWriter(pretty: true)
        writer.beginObject()
        writer.key("failed")
        writer.string(failure.message)
        writer.endObject()
        try? write(writer.buffer.bytes + [UInt8(ascii: "\n")], "report.json", in: state)
        try? write(Array("failed: \(failure.message)\n".utf8), "report.txt", in: state)
    }

    private func write(_ bytes: [UInt8], _ name: String, in state: String) throws(PIMIOError) {
        let path = Files.join(state, name)
        AtomicFile.removeLeftovers(of: path)
        try Files.writeAtomically(bytes, to: path)
    }

    /// One feed to standard output; whatever is said goes to standard error.
    private func stream(_ set: FeedSet, _ report: FindingReport, _ console: inout Console) throws -> ExitCode {
        let scratch = try TemporaryFolder("pim-export")
        let bytes = parts == nil ? set.productBytes(products) : nil
        let desk = RunDesk(console, report, title: parts == nil ? "exporting" : "wrapping", bytes: bytes)
        var sink = DescriptorSink(1, name: "standard output")
        let result: RunReport
        do {
            result = try withExtendedLifetime(scratch) {
                guard let parts else { return try set.export(to: &sink, scratch: scratch.path, options(desk)) }
                return try set.wrap(parts, to: &sink, scratch: scratch.path, options(desk))
            }
        } catch {
            try desk.close(&console)
            throw error
        }
        try desk.close(&console)
        finish(desk, result, to: .talk, &console)
        return exitCode(result)
    }

    private func options(_ desk: RunDesk) -> FeedSet.Options {
        var options = FeedSet.Options()
        options.products = products
        options.isStrict = isStrict
        options.threads = threads
        options.isFresh = isFresh
        options.moment = Moment.now()
        options.report = desk.add
        options.proceed = desk.proceed
        return options
    }

    private func finish(_ desk: RunDesk, _ result: RunReport, to channel: Console.Channel, _ console: inout Console) {
        if desk.report.count > 0, !isQuiet { desk.report.finish(on: &console) }
        // The report lies in the folder too: a program that was started without standard output did all it should.
        guard console.surroundings.takesOutput || channel == .talk || isJSON else { return }
        guard !isJSON else {
            console.write(String(result.json.dropLast()), to: channel)
            return
        }
        for line in result.text { console.write(line, to: channel) }
    }

    private func exitCode(_ result: RunReport) -> ExitCode {
        guard result.balances else { return .internalError }
        guard result.isPublished else { return .findings }
        return isNightly && result.lines.rejected > 0 ? .findings : .ok
    }
}
