import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A run: batches of spoilt lines, read by us and by the judges at the same time.
struct Fuzz {
    let seed: UInt64
    let mutation: Mutation
    let readers: FuzzReaders
    let python: Judge
    let simdjson: Judge?

    private(set) var tried = 0
    private(set) var taken = 0
    private(set) var malformed = 0
    private(set) var unjudged = 0
    private(set) var kinds: [String: Int] = [:]
    private(set) var longest = Duration.zero
    private(set) var lineFuzz = LineFuzz()
    private var slowest: [UInt8] = []

    /// How many lines a batch has.
    static let batchLines = 1_024

    init(seed: UInt64, mutation: Mutation, readers: FuzzReaders, python: Judge, simdjson: Judge?) {
        self.seed = seed
        self.mutation = mutation
        self.readers = readers
        self.python = python
        self.simdjson = simdjson
    }

    /// Runs one batch.
    mutating func run(batch: Int) throws {
        var random = FuzzRandom(seed: seed, batch: batch)
        let lines = (0..<Self.batchLines).map { _ in mutation.line(&random) }
        try python.send(lines)
        try simdjson?.send(lines)
        var verdicts: [LineVerdicts] = []
        verdicts.reserveCapacity(lines.count)
        for line in lines {
            let start = ContinuousClock.now
            verdicts.append(LineVerdicts(line, readers))
            let time = ContinuousClock.now - start
            if time > longest {
                longest = time
                slowest = line
            }
        }
        let answers = try python.answers(lines.count)
        let second = try simdjson?.answers(lines.count)
        for index in lines.indices {
            var problems = verdicts[index].disagreements(with: answers[index], on: lines[index])
            if let second, second[index] != UInt8(ascii: "?") {
                let isMalformed = second[index] == UInt8(ascii: "x")
                if isMalformed != (verdicts[index].skipped != nil), verdicts[index].skipped?.code != .tooDeep {
                    problems.append("simdjson \(isMalformed ? "refuses" : "takes") it, skipValue does not")
                }
            }
            tried += 1
            taken += verdicts[index].isTaken ? 1 : 0
            malformed += answers[index] == UInt8(ascii: "x") ? 1 : 0
            unjudged += answers[index] == UInt8(ascii: "?") ? 1 : 0
            for problem in problems { report(problem, batch, index, lines[index]) }
        }
        for index in 0..<16 {
            guard let problem = lineFuzz.run(mutation, &random) else { continue }
            report("LineReader: \(problem)", batch, index, [])
        }
    }

    /// What came of the run.
    func summary(seconds: Double) -> String {
        """
        lines tried: \(tried) (\(Int(Double(tried) / max(seconds, 0.001))) a second), taken: \(taken), \
        refused: \(tried - taken), malformed by the judge: \(malformed), not judged: \(unjudged)
        files of lines read at other block borders: \(lineFuzz.streams) (\(lineFuzz.lines) lines)
        longest time for one line, all four ways: \(longest) (\(slowest.count) bytes)
        disagreements: \(disagreements)
        """ + kinds.sorted { $0.key < $1.key }.map { "\n    \($0.value) x \($0.key)" }.joined()
    }

    /// How often our readers and the judges differed.
    var disagreements: Int { kinds.values.reduce(0, +) }

    static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private mutating func report(_ problem: String, _ batch: Int, _ index: Int, _ line: [UInt8]) {
        let kind = String(problem.prefix { $0 != ":" })
        kinds[kind, default: 0] += 1
        guard kinds[kind, default: 0] <= 20 else { return }
        print("disagreement: seed \(seed), batch \(batch), line \(index): \(problem)")
        defer { fflush(nil) }
        guard !line.isEmpty else { return }
        print("    \(Self.hex(line))")
        print("    \(String(decoding: line, as: UTF8.self).debugDescription)")
    }
}
