#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A run of one target: batches of texts, each with random numbers of its own.
struct TextFuzz {
    let name: String
    let seed: UInt64
    private var target: any TextTarget
    private var tried = 0
    private var kinds: [String: Int] = [:]
    private var longest = Duration.zero
    private var slowest: [UInt8] = []

    /// How many texts a batch has.
    static let batchTexts = 256
    /// A text that takes longer is a problem.
    static let limit = Duration.seconds(1)

    init?(_ name: String, seed: UInt64) {
        guard let target = TextTargets.target(name) else { return nil }
        self.name = name
        self.seed = seed
        self.target = target
    }

    /// Runs for some time, or one batch alone; returns how many problems were found.
    mutating func run(seconds: Double, only batch: Int?) -> Int {
        // A crash or a hang leaves this file behind: it names the batch to run again.
        let trace = "pim-fuzz-\(name)-\(seed).batch"
        let traced = open(trace, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
        print("\(name), seed \(seed); after a crash, \(trace) names the batch for --batch")
        fflush(nil)
        let start = ContinuousClock.now
        var number = batch ?? 0
        var passed = 0.0
        repeat {
            let line = Array("\(number)\n".utf8)
            _ = line.withUnsafeBytes { pwrite(traced, $0.baseAddress, $0.count, 0) }
            alarm(60)
            run(batch: number)
            number += 1
            passed = (ContinuousClock.now - start) / .seconds(1)
        } while batch == nil && passed < seconds
        alarm(0)
        close(traced)
        unlink(trace)
        print(summary(seconds: passed))
        return kinds.values.reduce(0, +)
    }

    private mutating func run(batch: Int) {
        var random = FuzzRandom(seed: seed, batch: batch)
        for index in 0..<Self.batchTexts {
            let text = target.text(&random)
            let start = ContinuousClock.now
            var problems = target.problems(with: text, &random)
            let time = ContinuousClock.now - start
            tried += 1
            if time > longest {
                longest = time
                slowest = text
            }
            if time > Self.limit { problems.append("it takes long") }
            for problem in problems { report(problem, batch, index, text) }
        }
    }

    private mutating func report(_ problem: String, _ batch: Int, _ index: Int, _ text: [UInt8]) {
        let kind = problem.split(separator: ":", maxSplits: 1).first.map { String($0) } ?? problem
        kinds[kind, default: 0] += 1
        guard kinds[kind, default: 0] <= 3 else { return }
        print(
            "batch \(batch), text \(index): \(problem)\n    \(String(decoding: text, as: UTF8.self).debugDescription)"
        )
        fflush(nil)
    }

    private func summary(seconds: Double) -> String {
        let counts = target.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        let rate = Int(Double(tried) / max(seconds, 0.001))
        return """
            \(tried) texts (\(rate) a second), \(counts)
            longest time for one text: \(longest) (\(slowest.count) bytes: \
            \(String(decoding: slowest.prefix(160), as: UTF8.self).debugDescription))
            problems: \(kinds.values.reduce(0, +))
            """ + kinds.sorted { $0.key < $1.key }.map { "\n    \($0.value) x \($0.key)" }.joined()
    }
}
