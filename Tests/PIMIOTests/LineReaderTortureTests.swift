import Testing

@testable import PIMIO

@Suite("Line reader against hostile files")
struct LineReaderTortureTests {
    /// A line as it must be: its bytes, none where it is too long.
    struct Expected: Equatable {
        let bytes: [UInt8]
        let isTooLong: Bool
        let isTerminated: Bool
    }

    @Test("random files give the same lines whatever the block size", .tags(.security), arguments: 0..<8)
    func blocks(seed: UInt64) throws {
        var state = 0x9E37_79B9 &* (seed + 1)
        func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<150 {
            var bytes: [UInt8] = below(6) == 0 ? [0xEF, 0xBB, 0xBF] : [0x7B]
            for _ in 0..<below(24) {
                let bits: [[UInt8]] = [
                    [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], [0x0D, 0x0D, 0x0A], [0x0A, 0x0D], [0x00], [0x20], [0xFF],
                    [0xEF, 0xBB, 0xBF], Array(repeating: 0x78, count: below(20)), Array("{\"a\":\"ż\"}".utf8),
                ]
                bytes += bits[below(bits.count)]
            }
            let limit = [0, 1, 2, 5, 17, 100][below(6)]
            let expected = Self.split(bytes, limit)
            for blockSize in [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 1_000] {
                let source = ByteSource(bytes: bytes, name: "memory")
                var reader = LineReader(source: source, maxLineBytes: limit, blockSize: blockSize)
                var lines: [Expected] = []
                while let line = try reader.next() {
                    #expect(line.number == lines.count + 1)
                    let content = Array(line.bytes[line.range])
                    lines.append(
                        Expected(bytes: content, isTooLong: line.isTooLong, isTerminated: line.isTerminated)
                    )
                }
                #expect(lines == expected, "\(bytes), limit \(limit), blocks of \(blockSize)")
                #expect(reader.bytesRead == bytes.count)
            }
        }
    }

    /// The lines, found in the plainest way.
    private static func split(_ bytes: [UInt8], _ limit: Int) -> [Expected] {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var parts = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        let isTerminated = parts.last?.isEmpty ?? true
        if isTerminated { parts.removeLast() }
        return parts.indices.map { index in
            let isEnded = isTerminated || index < parts.count - 1
            let line = isEnded && parts[index].last == 0x0D ? parts[index].dropLast() : parts[index]
            let isTooLong = line.count > limit
            return Expected(bytes: isTooLong ? [] : line, isTooLong: isTooLong, isTerminated: isEnded)
        }
    }
}
