import Testing

@testable import PIMIO

@Suite("The ends of plain texts")
struct JSONStreamTextTests {
    private static let pieces: [[UInt8]] = [
        bytes("a"), bytes("Kurtka zimowa "), bytes("0123456789abcdef"), bytes("ż"), bytes("Қыс жеңіл"), bytes("شیک"),
        bytes("می‌شود"), bytes("語"), bytes("😀"), bytes("\u{7F}\u{80}"), bytes("߿ࠀ"), bytes("\""), bytes("\\"), [0x1F],
        [0x00], [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90],
        [0xFF],
    ]

    /// What the search must find, a byte and a text at a time.
    private static func expected(_ text: ArraySlice<UInt8>) -> Int {
        let stops: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\\")]
        guard let stop = text.firstIndex(where: { $0 < 0x20 || stops.contains($0) }) else { return -1 }
        guard text[stop] == UInt8(ascii: "\""), String(validating: text[..<stop], as: UTF8.self) != nil else {
            return -1
        }
        return stop
    }

    @Test("are found where texts are sound, wherever they begin and whatever follows", arguments: 0..<8)
    func found(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var ends = 0
        for _ in 0..<4_000 {
            var line: [UInt8] = [UInt8](repeating: 0x78, count: Int.random(in: 0..<20, using: &generator)) + bytes("\"")
            let start = line.count
            let plain = Int.random(in: 0..<3, using: &generator) > 0
            for _ in 0..<Int.random(in: 0..<8, using: &generator) {
                line += (plain ? Self.pieces[..<11] : Self.pieces[...]).randomElement(using: &generator) ?? []
            }
            line += bytes("\"") + [UInt8](repeating: 0xFF, count: Int.random(in: 0..<20, using: &generator))
            let end =
                Int.random(in: 0..<4, using: &generator) == 0
                ? Int.random(in: start...line.count, using: &generator) : line.count
            let expected = Self.expected(line[start..<end])
            let found = line.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { JSONStream.plainTextEnd($0, from: start, end: end) }
            }
            #expect(found == expected, "\(line[start..<end])")
            if expected >= 0 { ends += 1 }
        }
        #expect(ends > 1_000)
    }
}
