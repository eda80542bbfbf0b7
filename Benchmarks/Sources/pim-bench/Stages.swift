import PIMIO

/// What each stage of an export costs, from the inclusive costs that callgrind noted.
///
/// A stage is told by the functions it is entered through, which stand in `all` and have to follow the program; where
/// the compiler made one function of several, a stage may be missing.
struct Stages {
    /// A stage with words out of the names of the functions it is entered through; their costs are added.
    struct Stage {
        let name: String
        let entries: [String]
    }

    static let all = [
        Stage(name: "scan", entries: ["LineJudge.read("]),
        Stage(
            name: "resolve",
            entries: ["Listing.init(of:", "LineageFinder.lineage(of:", "IdentityFacts.Finder.facts("]
        ),
        Stage(name: "render", entries: ["Record.fill("]),
        Stage(name: "check", entries: ["ValueCheck.check(", "MarketChecker.check("]),
        Stage(name: "write", entries: ["RecordWriter.write("]),
        Stage(name: "verify", entries: ["FeedJob.verify("]),
    ]

    /// The stages with their instructions; 0 for one that cannot be told apart.
    let costs: [(name: String, instructions: Int)]
    /// The instructions of the whole run.
    let total: Int

    /// Reads the profile of `valgrind --tool=callgrind --callgrind-out-file=FILE pim export ...`.
    init(callgrind path: String) throws {
        let scratch = try TemporaryFolder("pim-stages")
        let annotate = "callgrind_annotate --inclusive=yes --threshold=100 '\(path)' | swift demangle --simplified"
        let text = try ChildProcess.output(of: ["sh", "-c", annotate], in: scratch.path).text
        var total = 0
        var entries: [String: Int] = [:]
        for line in text.split(separator: "\n") {
            let digits = line.drop { $0 == " " }.prefix { $0.isNumber || $0 == "," }.filter(\.isNumber)
            guard let count = Int(digits) else { continue }
            if line.contains("PROGRAM TOTALS") { total = count }
            for entry in Self.all.flatMap(\.entries) where line.contains(entry) {
                entries[entry] = max(entries[entry] ?? 0, count)
            }
        }
        self.total = total
        costs = Self.all.map { stage in (stage.name, stage.entries.reduce(0) { $0 + (entries[$1] ?? 0) }) }
    }

    /// The share of a stage in percent; nil for one that cannot be told apart.
    func share(of instructions: Int) -> Double? {
        total == 0 || instructions == 0 ? nil : Double(instructions) * 100 / Double(total)
    }

    var table: String {
        var lines = ["| stage | instructions | share |", "| --- | --- | --- |"]
        for cost in costs {
            let share = share(of: cost.instructions).map { Figure.text($0) + " %" } ?? "not told apart"
            lines.append("| \(cost.name) | \(cost.instructions) | \(share) |")
        }
        return (lines + ["| all | \(total) | 100 % |"]).joined(separator: "\n")
    }
}
