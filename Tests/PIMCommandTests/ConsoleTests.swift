import PIMIO
import Testing

@testable import PIMCommand

@Suite("Console")
struct ConsoleTests {
    @Test("keeps result and talk apart")
    func channels() {
        var console = Console.captured()
        console.out("result")
        console.say("talk")
        console.out(bytes: Array("more".utf8))
        #expect(console.captured(.output) == "result\nmore")
        #expect(console.captured(.talk) == "talk\n")
    }

    @Test("leaves remarks out of a quiet run")
    func quiet() {
        var console = Console.captured()
        console.isQuiet = true
        console.remark("by the way")
        console.say("a problem")
        #expect(console.captured(.talk) == "a problem\n")
    }

    struct Coloring: Sendable {
        let isTerminal: Bool
        let allowsColor: Bool
        let text: String
    }

    @Test(
        "colours only on a terminal that wants it",
        arguments: [
            Coloring(isTerminal: true, allowsColor: true, text: "\u{1B}[31mx\u{1B}[0m"),
            Coloring(isTerminal: true, allowsColor: false, text: "x"),
            Coloring(isTerminal: false, allowsColor: true, text: "x"),
        ]
    )
    func color(_ coloring: Coloring) {
        let surroundings = Console.Surroundings(
            isOutputTerminal: coloring.isTerminal,
            allowsColor: coloring.allowsColor
        )
        #expect(Console.captured(surroundings).styled("x", .red, for: .output) == coloring.text)
        #expect(Console.captured(surroundings).styled("x", .red, for: .talk) == "x")
    }

    @Test("takes the status line away before it speaks")
    func status() {
        var console = Console.captured(Console.Surroundings(isTalkTerminal: true))
        console.showStatus("50 %")
        console.say("hello")
        console.say("again")
        #expect(console.captured(.talk) == "\r\u{1B}[2K50 %\r\u{1B}[2Khello\nagain\n")
    }

    @Test("writes the result before talk about it, and nothing after a failure")
    func order() {
        var console = Console(output: BrokenSink(message: "cannot write: no space left"), talk: MemorySink())
        console.out("one")
        console.say("said")
        #expect(console.outputFailure == nil)
        console.out("two")
        console.flush()
        #expect(console.outputFailure?.code == .ioFailure)
        #expect(!console.isReaderGone)
    }

    @Test("recognizes a reader that went away by what the system says")
    func readerGone() throws {
        var console = Console(output: BrokenSink(message: "gone", code: .readerGone), talk: MemorySink())
        for number in 0..<50_000 { console.out("\(number)") }
        console.flush()
        #expect(console.isReaderGone)
    }
}

@Suite("Quantities")
struct QuantityTests {
    struct Written: Sendable {
        let shown: String
        let expected: String
    }

    @Test(
        "are written for people",
        arguments: [
            Written(shown: Quantity.grouped(0), expected: "0"),
            Written(shown: Quantity.grouped(999), expected: "999"),
            Written(shown: Quantity.grouped(1000), expected: "1 000"),
            Written(shown: Quantity.grouped(-1_234_567), expected: "-1 234 567"),
            Written(shown: Quantity.bytes(999), expected: "999 B"),
            Written(shown: Quantity.bytes(1000), expected: "1.0 kB"),
            Written(shown: Quantity.bytes(999_999), expected: "999.9 kB"),
            Written(shown: Quantity.bytes(1_234_567_890), expected: "1.2 GB"),
            Written(shown: Quantity.bytes(5_000_000_000_000), expected: "5.0 TB"),
            Written(shown: Quantity.time(7), expected: "0:07"),
            Written(shown: Quantity.time(750), expected: "12:30"),
            Written(shown: Quantity.time(3723), expected: "1:02:03"),
            Written(shown: Quantity.counted(1, "error"), expected: "1 error"),
            Written(shown: Quantity.counted(2000, "error"), expected: "2 000 errors"),
        ]
    )
    func written(_ written: Written) {
        #expect(written.shown == written.expected)
    }
}
