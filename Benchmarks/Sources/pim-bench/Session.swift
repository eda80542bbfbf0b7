import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// One benchmark from the catalogs to the report.
struct Session {
    private let options: Options
    private let generator: String?
    private let scratch: String
    private let takesThreads: Bool
    private let holder: TemporaryFolder
    private var report = Report()

    init(_ options: Options) throws {
        self.options = options
        guard Files.exists(options.pim) else {
            let message = "the program is not there; run `make bench`, or name it with --pim"
            throw PIMIOError(code: .notFound, path: options.pim, message: message)
        }
        let generator = Files.join(options.shared, "bench/make_catalog.py")
        self.generator = Files.exists(generator) ? generator : nil
        if self.generator != nil { report.source = generator }
        holder = try TemporaryFolder("pim-bench")
        scratch = holder.path
        takesThreads = try ChildProcess.output(of: [options.pim, "export", "--help"], in: scratch).text
            .contains("--threads")
        report.machine = "\(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores"
    }

    /// Runs everything, prints the report and tells the exit code.
    mutating func run() throws -> Int32 {
        defer { removeTree(scratch) }
        say("making the catalogs")
        let raw = try catalog("raw", options.products)
        var form = OwnLines.Form()
        form.isPHP = true
        let php = try catalog("php", options.products, form)
        let ten = try BenchCatalog(in: place("ten"), linesOf: raw, structure: BenchStructure.tenFeeds)
        let template = try BenchCatalog(in: place("template"), linesOf: raw, structure: BenchStructure.templates)
        let guided = try BenchCatalog(in: place("guided"), linesOf: raw, structure: BenchStructure.guided)
        let peers = try Peer.all(in: options.peers, scratch: scratch)
        let ready = peers.filter { $0.absence == nil && options.wants($0.name) }
        try compare(raw, php, ready, all: peers)
        var works = [
            export("pim", "pim export, 1 thread", raw), export("pim-php", "pim export, PHP-escaped", php),
            export("pim-ten", "pim export, ten feeds", ten),
            export("pim-template", "pim export, templates", template),
            export("pim-guided", "pim export, templates and guideline", guided),
            check("pim-check", "pim check, 1 thread", raw),
        ]
        if takesThreads {
            works.append(check("pim-check-2", "pim check, 2 threads", raw, threads: 2))
            works.append(export("pim-2", "pim export, 2 threads", raw, threads: 2))
        }
        works = works.filter { $0.name == "pim" || !options.skipped.contains($0.name) }
        works += ready.map { peer in
            let output = place("\(peer.name).xml")
            return Work(peer.name, peer.label, on: raw, output: output, peer.words + [raw.folder, output])
        }
        try measure(&works)
        report.works = works
        report.figures = FigureTable(works: works, peers: peers, takesThreads: takesThreads).figures
        report.figures += try listing(raw) + instructions() + start()
        removeTree(php.folder)
        report.figures += try memory()
        // Last, for a process begins with the peak of the one that starts it.
        say("folding, measuring and rendering texts")
        report.figures += try TextBenchmark().figures
        if options.isFull { report.figures += try staticBinary() }
        print(options.isJSON ? report.json : report.table)
        let isMissed = report.figures.contains { $0.verdict == "missed" }
        return options.isStrict && isMissed ? 1 : 0
    }

    /// Says on standard error what goes on.
    private func say(_ text: String) {
        let line = Array("pim-bench: \(text)\n".utf8)
        _ = write(2, line, line.count)
    }

    private func place(_ name: String) -> String { Files.join(scratch, name) }

    private func catalog(_ name: String, _ count: Int, _ form: OwnLines.Form = .init()) throws -> BenchCatalog {
        try BenchCatalog(in: place(name), products: count, form: form, generator: generator)
    }

    private func check(_ name: String, _ label: String, _ catalog: BenchCatalog, threads: Int = 1) -> Work {
        let words = [options.pim, "check", "-C", catalog.folder, "-q", "--limit", "1"]
        let limits = takesThreads ? ["--threads", String(threads)] : []
        return Work(name, label, on: catalog, output: place("none"), words + limits)
    }

    private func export(_ name: String, _ label: String, _ catalog: BenchCatalog, threads: Int = 1) -> Work {
        let output = place("out-" + name)
        return Work(name, label, on: catalog, output: output, command(catalog, output, threads: threads))
    }

    private func command(_ catalog: BenchCatalog, _ output: String, threads: Int = 1) -> [String] {
        let words = [options.pim, "export", "-C", catalog.folder, "-o", output, "-q", "--limit", "1"]
        return takesThreads ? words + ["--threads", String(threads)] : words
    }

    /// Holds every feed against pim's before anything is timed.
    private mutating func compare(_ raw: BenchCatalog, _ php: BenchCatalog, _ ready: [Peer], all: [Peer]) throws {
        let output = place("out-pim")
        var pim = Work("pim", "pim", on: raw, output: output, command(raw, output))
        try pim.run()
        let feed = Files.join(output, "google-pl.xml")
        let hash = try ContentHash.hash64(file: feed)
        var variants = [("PHP-escaped lines", php, 1)]
        if takesThreads { variants += [("two threads", raw, 2), ("three threads", raw, 3)] }
        for (label, catalog, threads) in variants where generator == nil || catalog.folder == raw.folder {
            say("comparing with \(label)")
            let other = place("out-other")
            var work = Work("", label, on: catalog, output: other, command(catalog, other, threads: threads))
            try work.run()
            guard try ContentHash.hash64(file: Files.join(other, "google-pl.xml")) == hash else {
                throw FeedComparison.Difference(description: "\(label): the feed has other bytes")
            }
            removeTree(other)
        }
        for peer in all where peer.absence != nil { report.peers.append((peer.label, peer.absence ?? "")) }
        for peer in ready {
            say("comparing with \(peer.label)")
            let other = place("\(peer.name).xml")
            var work = Work(peer.name, peer.label, on: raw, output: other, peer.words + [raw.folder, other])
            try work.run()
            do {
                let found = try FeedComparison(of: feed, with: other)
                let text = "\(found.items) items equal (\(found.cuts) texts end elsewhere, \(found.measures) measures)"
                report.peers.append((peer.label, text))
            } catch let difference as FeedComparison.Difference {
                throw FeedComparison.Difference(description: "\(peer.label): \(difference.description)")
            }
        }
    }

    /// Runs all programs once, then all of them again, so that a busy moment of the machine meets all alike.
    private func measure(_ works: inout [Work]) throws {
        for round in 1...options.rounds {
            say("round \(round) of \(options.rounds)")
            for index in works.indices where !works[index].isTired { try works[index].run() }
        }
    }

    private func listing(_ catalog: BenchCatalog) throws -> [Figure] {
        let listing = try ListingBenchmark(folder: catalog.folder)
        let note = "(\(listing.values) values)"
        return [
            Figure(
                "a listing through the public API",
                listing.microseconds,
                "µs",
                must: .atMost(5),
                aim: .atMost(2),
                note: note
            )
        ]
    }

    private func instructions() throws -> [Figure] {
        guard options.instructions > 0 else { return [] }
        say("counting instructions")
        let catalog = try catalog("small", options.instructions)
        defer { removeTree(catalog.folder) }
        let profile = place("callgrind.out")
        let count = try Callgrind.instructions(
            command(catalog, place("out-small")),
            profile: profile,
            scratch: scratch
        )
        guard let count else {
            return [Figure("instructions per input byte", nil, "", note: "valgrind is not installed")]
        }
        let perByte = Double(count) / Double(catalog.bytes)
        let note = "(\(options.instructions) products)"
        var figures = [
            Figure("instructions per input byte", perByte, "", must: .atMost(30), aim: .atMost(20), note: note)
        ]
        let stages = try Stages(callgrind: profile)
        for cost in stages.costs {
            let share = stages.share(of: cost.instructions)
            let text = share == nil ? "not told apart" : "of all instructions"
            figures.append(Figure("stage \(cost.name)", share, "%", note: text))
        }
        return figures
    }

    /// How long the program takes to say its version, and how large it is.
    private func start() throws -> [Figure] {
        var wall = Samples()
        for _ in 0..<21 { wall.add(try ChildProcess.run([options.pim, "--version"]).wall * 1_000) }
        return [
            Figure("pim --version", wall.median, "ms", must: .atMost(10), aim: .atMost(4)),
            Figure("the program as it was built", Double(try Files.size(options.pim)) / 1e6, "MB"),
        ]
    }

    /// The peak memory at several sizes, with one thread and with two.
    private func memory() throws -> [Figure] {
        var figures: [Figure] = []
        var peaks: [(products: Int, bytes: Int)] = []
        for size in options.sizes.sorted() {
            say("measuring memory with \(size) products")
            let catalog = try catalog("size", size)
            defer { removeTree(catalog.folder) }
            for threads in takesThreads ? [1, 2] : [1] {
                let output = place("out-size")
                var work = Work("", "", on: catalog, output: output, command(catalog, output, threads: threads))
                try work.run()
                removeTree(output)
                if threads == 1 { peaks.append((size, Int(work.peak.greatest))) }
                figures.append(
                    Figure(
                        "peak memory, \(size) products, \(threads == 1 ? "one thread" : "two threads")",
                        work.peak.greatest / 1_048_576,
                        "MiB",
                        must: .atMost(40),
                        aim: .atMost(threads == 1 ? 24 : 32)
                    )
                )
            }
        }
        guard let first = peaks.first, let last = peaks.last, first.products < last.products else { return figures }
        let growth = Double(last.bytes - first.bytes) / Double(last.products - first.products)
        return figures + [Figure("peak memory for each further product", growth, "bytes", must: .atMost(100))]
    }

    private func staticBinary() throws -> [Figure] {
        say("building the static program")
        let words = [
            "swift", "build", "-c", "release", "--package-path", "..", "--scratch-path", ".build/static",
            "--static-swift-stdlib", "--product", "pim",
        ]
        let built = ".build/static/release/pim"
        let stripped = place("stripped")
        let isBuilt = try ChildProcess.run(words).exitCode == 0 && Files.exists(built)
        guard isBuilt, try ChildProcess.run(["strip", "-o", stripped, built]).exitCode == 0 else {
            return [Figure("static and stripped program", nil, "MB", note: "it does not build here")]
        }
        var wall = Samples()
        for _ in 0..<21 { wall.add(try ChildProcess.run([stripped, "--version"]).wall * 1_000) }
        let size = Double(try Files.size(stripped)) / 1e6
        return [
            Figure("static and stripped program", size, "MB", must: .atMost(60), aim: .atMost(15)),
            Figure("static and stripped pim --version", wall.median, "ms", must: .atMost(10), aim: .atMost(4)),
        ]
    }
}
