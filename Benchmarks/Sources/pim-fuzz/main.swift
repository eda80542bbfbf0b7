import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

// pim-fuzz [--seconds 60] [--seed 1] [--judge python3] [--lines FILE] [--batch N]
// Spoils good product lines, reads them in four ways and compares with other JSON readers; ends with 1 where they differ.
// pim-fuzz template|markup|numbers|folding [SECONDS] [--seed 1] [--batch N]
// Tries texts on a part of PIMText; ends with 1 where something does not hold that must.

var seconds = 60.0
var seed: UInt64 = 1
var python = "python3"
var file: String?
var onlyBatch: Int?
var target: String?
var words = CommandLine.arguments.dropFirst().makeIterator()
while let word = words.next() {
    switch word {
    case "--seconds": seconds = words.next().flatMap { Double($0) } ?? seconds
    case "--seed": seed = words.next().flatMap { UInt64($0) } ?? seed
    case "--judge": python = words.next() ?? python
    case "--lines": file = words.next()
    case "--batch": onlyBatch = words.next().flatMap { Int($0) }
    case let name where TextTargets.names.contains(name): target = name
    case let number where target != nil && Double(number) != nil: seconds = Double(number) ?? seconds
    default:
        print("usage: pim-fuzz [--seconds 60] [--seed 1] [--judge python3] [--lines FILE] [--batch N]")
        print("       pim-fuzz \(TextTargets.names.joined(separator: "|")) [SECONDS] [--seed 1] [--batch N]")
        exit(64)
    }
}
if let target, var fuzz = TextFuzz(target, seed: seed) {
    exit(fuzz.run(seconds: seconds, only: onlyBatch) == 0 ? 0 : 1)
}
signal(SIGPIPE, SIG_IGN)
let here = Files.folder(of: #filePath)
let peers = Files.join(here, "../../peers")
let codes = FuzzCatalog.attributes.map(\.0).joined(separator: ",")
let judge = try Judge(name: python, words: [python, Files.join(peers, "judge.py"), codes])

// The second judge is built where a compiler and the library are.
let scratch = try TemporaryFolder("pim-fuzz")
let built = Files.join(scratch.path, "judge")
let source = Files.join(peers, "judge.cpp")
var simdjson: Judge?
if Judge.succeeds(["g++", "-O2", "-std=c++17", source, "-lsimdjson", "-o", built]) {
    simdjson = try Judge(name: "simdjson", words: [built])
    print("judges: \(python)'s json, simdjson")
} else {
    print("judges: \(python)'s json; SKIPPED: simdjson (needs g++ and Debian's libsimdjson-dev)")
}

let lines = try FuzzCatalog.lines(corpus: Files.join(here, "../../../fixtures/torture/lines.jsonl"), file: file)
var fuzz = Fuzz(
    seed: seed,
    mutation: Mutation(lines: lines),
    readers: FuzzReaders(try FuzzCatalog.structure()),
    python: judge,
    simdjson: simdjson
)

// A crash or a hang leaves this file behind: it names the batch to run again.
let trace = "pim-fuzz-\(seed).batch"
let traced = open(trace, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o644)
print("seed \(seed), \(lines.count) good lines; after a crash, \(trace) names the batch for --batch")
fflush(nil)
let start = ContinuousClock.now
var batch = onlyBatch ?? 0
var spoken = 0.0
while true {
    let number = Array("\(batch)\n".utf8)
    _ = number.withUnsafeBytes { pwrite(traced, $0.baseAddress, $0.count, 0) }
    alarm(60)
    try fuzz.run(batch: batch)
    batch += 1
    let passed = (ContinuousClock.now - start) / .seconds(1)
    if passed - spoken >= 30 {
        spoken = passed
        print("\(Int(passed)) s: \(fuzz.tried) lines, \(fuzz.disagreements) disagreements")
        fflush(nil)
    }
    if onlyBatch != nil || passed >= seconds { break }
}
alarm(0)
let passed = (ContinuousClock.now - start) / .seconds(1)
judge.finish()
simdjson?.finish()
try? Files.remove(built)
try? Files.remove(scratch.path)
close(traced)
try? Files.remove(trace)
print(fuzz.summary(seconds: passed))
exit(fuzz.disagreements == 0 ? 0 : 1)
