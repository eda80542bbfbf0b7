import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@testable import PIMCommand

@Suite("Program")
struct ProgramTests {
    @Test("prints its version", arguments: ["--version", "version"])
    func version(_ word: String) {
        let call = Call(word)
        #expect(call.output == "pim 0.1.0\n")
        #expect(call.talk.isEmpty)
        #expect(call.code == .ok)
    }

    @Test("says one line and how to get help, and ends with 64, where the command line is wrong")
    func usage() {
        let call = Call("formats", "--jsno")
        #expect(call.code == .usage)
        #expect(call.output.isEmpty)
        #expect(
            call.talk
                == "pim: unknown option '--jsno'; did you mean '--json'?\n`pim formats --help` explains the command\n"
        )
    }

    struct Mapping: CustomTestStringConvertible, Sendable {
        let error: any Error
        let code: Int32

        var testDescription: String { "\(error) → \(code)" }
    }

    struct Surprise: Error {}

    @Test(
        "ends with the code that fits an error",
        arguments: [
            Mapping(error: Failure("no", .interrupted), code: 130),
            Mapping(error: Failure("no"), code: 65),
            Mapping(error: ArgumentProblem(.noSubcommand), code: 64),
            Mapping(error: PIMIOError(code: .notFound, message: "no"), code: 66),
            Mapping(error: PIMIOError(code: .ioFailure, message: "no"), code: 74),
            Mapping(error: PIMIOError(code: .notWritable, message: "no"), code: 74),
            Mapping(error: PIMIOError(code: .notReadable, message: "no"), code: 74),
            Mapping(error: PIMIOError(code: .locked, message: "no"), code: 74),
            Mapping(error: PIMIOError(code: .invalidSyntax, message: "no"), code: 65),
            Mapping(error: PIMIOError(code: .tooLarge, message: "no"), code: 65),
            Mapping(error: Surprise(), code: 70),
        ]
    )
    func mapping(_ mapping: Mapping) {
        let failing = Subcommand(name: "fail", summary: "fail") { _, _ in throw mapping.error }
        let call = Call("fail", table: [failing])
        #expect(call.code.number == mapping.code)
        #expect(call.talk.hasPrefix("pim: "))
        #expect(call.talk.hasSuffix("\n"))
    }

    @Test("names a missing catalog and how to begin one")
    func missingCatalog() throws {
        let failing = Subcommand(name: "fail", summary: "fail") { _, _ in
            _ = try CatalogDirectory("/nowhere/shop")
            return .ok
        }
        let call = Call("fail", table: [failing])
        #expect(call.code == .noInput)
        #expect(
            call.talk
                == "pim: /nowhere/shop: there is no such folder; `pim init /nowhere/shop` writes a catalog to start from\n"
        )
    }

    @Test("keeps escape sequences in names from reaching the terminal")
    func escapes() {
        let failing = Subcommand(name: "fail", summary: "fail") { _, _ in throw Failure("\u{1B}[2Jx\nsecond line") }
        #expect(Call("fail", table: [failing]).talk == "pim: \\u{1b}[2Jx\nsecond line\n")
    }

    @Test("says who holds a lock, as far as it is known")
    func locked() {
        let free = "expected a free lock, found it held by"
        let known = PIMIOError(
            code: .locked,
            path: "out/.pim/lock",
            message: "\(free) process 29042 for 61 s, last sign of life 3 s ago"
        )
        #expect(
            Failure(known).message == "out/.pim/lock: another run (process 29042) is writing to this folder; "
                + "it began 61 s ago, its last sign of life was 3 s ago"
        )
        let unknown = PIMIOError(code: .locked, path: "lock", message: "\(free) another process")
        #expect(Failure(unknown) == Failure("lock: another run is writing to this folder", .ioFailure))
    }

    @Test("calls an unknown error a bug")
    func bug() {
        #expect(Failure(Surprise()).message == "this is a bug in pim: Surprise()")
    }

    @Test("ends with 74 where the result cannot be written, with 141 where its reader went away")
    func outputFailure() {
        let speaking = Subcommand(name: "speak", summary: "speak") { _, console in
            for number in 0..<100_000 { console.out("\(number)") }
            return .ok
        }
        for (message, code) in [("cannot write: no space left", 74), ("cannot write: the reader went away", 141)] {
            var console = Console(
                output: BrokenSink(message: message, code: code == 141 ? .readerGone : .ioFailure),
                talk: MemorySink()
            )
            #expect(Program.run(["speak"], table: [speaking], on: &console).number == code)
            let talk = console.captured(.talk)
            #expect(talk == (code == 74 ? "pim: standard output: \(message)\n" : ""))
        }
    }
}

/// A sink that takes one write and fails ever after.
struct BrokenSink: ByteSink {
    let message: String
    let code: PIMIOError.Code
    var writes = 0

    init(message: String, code: PIMIOError.Code = .ioFailure) {
        self.message = message
        self.code = code
    }

    mutating func write(_ bytes: [UInt8]) throws(PIMIOError) {
        writes += 1
        guard writes == 1 else { throw PIMIOError(code: code, path: "standard output", message: message) }
    }
}
