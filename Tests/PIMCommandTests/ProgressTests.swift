import Synchronization
import Testing

@testable import PIMCommand

@Suite("Progress")
struct ProgressTests {
    /// A clock that a test moves.
    final class Hands: Sendable {
        private let now = Mutex(Duration.seconds(1000))

        func move(by step: Duration) {
            now.withLock { $0 += step }
        }

        var clock: MonotonicClock { { self.now.withLock { $0 } } }
    }

    let terminal = Console.Surroundings(isTalkTerminal: true)

    @Test("draws at most ten times a second")
    func rate() {
        let hands = Hands()
        var console = Console.captured(terminal, clock: hands.clock)
        var progress = Progress("google-pl", total: 2000, on: console)
        for _ in 0..<2000 {
            hands.move(by: .milliseconds(1))
            progress.advance(on: &console)
        }
        progress.finish(on: &console)
        let drawings = console.captured(.talk).components("\r\u{1B}[2K")
        #expect(drawings.count == 20 + 1)
        #expect(drawings.last == "")
        #expect(drawings.first == "google-pl  [=                          ]    5 %  100 of 2 000 products  1 000/s")
        #expect(drawings.dropLast().allSatisfy { $0.count < 80 })
    }

    @Test("draws nothing where there is no terminal, or in a quiet run", arguments: [true, false])
    func silence(_ isQuiet: Bool) {
        let hands = Hands()
        var console = Console.captured(isQuiet ? terminal : Console.Surroundings(), clock: hands.clock)
        console.isQuiet = isQuiet
        var progress = Progress("feed", on: console)
        for _ in 0..<10 {
            hands.move(by: .seconds(1))
            progress.advance(by: 5, bytes: 100, on: &console)
        }
        progress.finish(on: &console)
        #expect(console.captured(.talk).isEmpty)
        #expect(progress.count == 50)
        #expect(progress.bytes == 1000)
    }

    struct Line: CustomTestStringConvertible, Sendable {
        var total: Int?
        var totalBytes: Int?
        var count: Int
        var bytes = 0
        var seconds: Int
        var columns = 100
        let text: String

        var testDescription: String { text }
    }

    @Test(
        "writes lines",
        arguments: [
            Line(count: 0, seconds: 0, text: "feed  0 products"),
            Line(count: 1500, bytes: 2_500_000, seconds: 2, text: "feed  1 500 products  750/s  2.5 MB"),
            Line(
                total: 1000,
                count: 250,
                seconds: 10,
                text: "feed  [=======                       ]   25 %  250 of 1 000 products  25/s  0:30 left"
            ),
            Line(
                totalBytes: 4_000_000,
                count: 10,
                bytes: 3_000_000,
                seconds: 3,
                text: "feed  [======================        ]   75 %  10 products  3/s  3.0 MB  0:01 left"
            ),
            Line(
                total: 10,
                count: 20,
                seconds: 1,
                text: "feed  [==============================]  100 %  20 of 10 products  20/s"
            ),
            Line(total: 1000, count: 250, seconds: 10, columns: 30, text: "feed   25 %  250 of 1 000 pro"),
        ]
    )
    func lines(_ line: Line) {
        let hands = Hands()
        var console = Console.captured(clock: hands.clock)
        var progress = Progress("feed", total: line.total, totalBytes: line.totalBytes, on: console)
        progress.update(count: line.count, bytes: line.bytes, on: &console)
        hands.move(by: .seconds(line.seconds))
        let text = progress.line(at: hands.clock(), columns: line.columns)
        #expect(text == line.text)
        #expect(text.count < line.columns)
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            if range.lowerBound > startIndex { parts.append(String(rest[..<range.lowerBound])) }
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
