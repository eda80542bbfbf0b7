import Testing

@testable import PIMIO

@Suite("Bytes")
struct ByteTests {
    @Test("the UTF-8 check agrees with the standard library", .tags(.security), arguments: 1...4)
    func validation(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces: [[UInt8]] =
            ["a", "abcdefgh", "ż", "€", "😀", "\u{D7FF}", "\u{E000}", "\u{10FFFF}", "\u{800}", "\u{10000}"].map(bytes)
        for _ in 0..<3000 {
            var text = (0..<Int.random(in: 0...6, using: &generator))
                .flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            if !text.isEmpty && Bool.random(using: &generator) {
                let index = Int.random(in: 0..<text.count, using: &generator)
                text[index] = UInt8.random(in: 0...255, using: &generator)
            }
            let expected = String(validating: text, as: UTF8.self) != nil
            #expect((UTF8Check.firstProblem(in: text, range: 0..<text.count) == nil) == expected, "\(text)")
        }
    }

    @Test("eight bytes at once find what one at a time finds", arguments: 1...4)
    func words(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let all = (0..<8).map { _ in
                UInt8.random(in: 0...255, using: &generator) >> UInt8.random(in: 0...3, using: &generator)
            }
            let word = all.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let wanted = all.randomElement(using: &generator) ?? 0
            #expect(ByteWord.matches(word, wanted).trailingZeroBitCount >> 3 == all.firstIndex(of: wanted))
            let control = all.firstIndex { $0 < 0x20 } ?? 8
            #expect(ByteWord.controls(word).trailingZeroBitCount >> 3 == control)
        }
    }

    @Test(
        "errors say their place as far as they know it",
        arguments: [
            (PIMIOError(code: .truncated, message: "m"), "m"),
            (PIMIOError(code: .truncated, path: "p", message: "m"), "p: m"),
            (PIMIOError(code: .truncated, path: "p", line: 2, message: "m"), "p:2: m"),
            (PIMIOError(code: .truncated, path: "p", line: 2, column: 3, message: "m"), "p:2:3: m"),
            (PIMIOError(code: .truncated, line: 2, column: 3, message: "m"), "line 2, column 3: m"),
        ]
    )
    func errors(_ example: (error: PIMIOError, text: String)) {
        #expect(example.error.description == example.text)
    }
}
