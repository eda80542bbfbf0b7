import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads random bytes line by line through packets of random sizes: the lines must not depend on where blocks end.
struct LineFuzz {
    private(set) var streams = 0
    private(set) var lines = 0

    /// What a line must be.
    private struct Expected: Equatable {
        var bytes: [UInt8]
        let isTooLong: Bool
        let isTerminated: Bool
    }

    /// Runs one stream; says what is wrong, nil where nothing is.
    mutating func run(_ mutation: Mutation, _ random: inout FuzzRandom) -> String? {
        let bytes = Self.bytes(mutation, &random)
        // Such files are refused as a whole; that is tested elsewhere.
        if let first = bytes.first, [0xFF, 0xFE, 0x00, 0x1F, 0x50].contains(first) { return nil }
        streams += 1
        let limit = random.pick([0, 1, 3, 8, 20, 100, 1 << 20])
        let expected = Self.split(bytes, limit)
        lines += expected.count
        var problem = Self.compare(LineReader(bytes: bytes, maxLineBytes: limit), expected, bytes.count)
        #if os(Linux)
        problem = problem ?? Self.inPackets(bytes, limit, expected, &random)
        #endif
        return problem.map { "\($0); limit \(limit); " + Fuzz.hex(bytes) }
    }

    private static func bytes(_ mutation: Mutation, _ random: inout FuzzRandom) -> [UInt8] {
        var bytes: [UInt8] = random.below(8) == 0 ? [0xEF, 0xBB, 0xBF] : []
        for _ in 0..<random.below(12) {
            switch random.below(4) {
            case 0: bytes += mutation.line(&random).prefix(random.below(60))
            case 1: bytes += [UInt8](repeating: random.pick([0x00, 0x0D, 0x20, 0x78, 0xFF]), count: random.below(24))
            case 2: bytes += (0..<random.below(6)).map { _ in random.pick([0x0A, 0x0D, 0x00, 0x61, 0xEF, 0xBB, 0xBF]) }
            default: break
            }
            bytes += random.pick([
                [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], [0x0A, 0x0A], [0x0D, 0x0D, 0x0A], [], [0x0A, 0x0D],
            ])
        }
        return bytes
    }

    /// The lines, found in the plainest way.
    private static func split(_ bytes: [UInt8], _ limit: Int) -> [Expected] {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        var parts = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        let isTerminated = parts.last?.isEmpty ?? true
        if isTerminated { parts.removeLast() }
        return parts.indices.map { index in
            var line = parts[index]
            let isEnded = isTerminated || index < parts.count - 1
            if isEnded, line.last == 0x0D { line.removeLast() }
            let isTooLong = line.count > limit
            return Expected(bytes: isTooLong ? [] : line, isTooLong: isTooLong, isTerminated: isEnded)
        }
    }

    private static func compare(
        _ source: consuming LineReader,
        _ expected: [Expected],
        _ count: Int
    ) -> String? {
        var reader = source
        do {
            for (index, line) in expected.enumerated() {
                guard let found = try reader.next() else { return "line \(index + 1) is missing" }
                let content = Array(found.bytes[found.range])
                let same = Expected(bytes: content, isTooLong: found.isTooLong, isTerminated: found.isTerminated)
                guard same == line, found.number == index + 1 else {
                    return
                        "line \(index + 1) is \(Fuzz.hex(content)), too long: \(found.isTooLong), number \(found.number)"
                }
            }
            guard try reader.next() == nil else { return "there is a line too many" }
            return reader.bytesRead == count ? nil : "\(reader.bytesRead) of \(count) bytes were read"
        } catch {
            return "the reader threw \(error)"
        }
    }

    #if os(Linux)
    /// A socket that keeps packets apart gives one a read: blocks of just these sizes.
    private static func inPackets(
        _ bytes: [UInt8],
        _ limit: Int,
        _ expected: [Expected],
        _ random: inout FuzzRandom
    ) -> String? {
        var ends: [Int32] = [0, 0]
        guard socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0 else { return "no sockets" }
        defer { close(ends[0]) }
        // The kernel's buffer holds some 250 packets; nobody reads while we write.
        let least = bytes.count / 150 + 1
        let most = random.pick([1, 2, 3, 7, 16, 64, 1_024])
        var sent = 0
        while sent < bytes.count {
            let size = min(bytes.count - sent, least + random.below(most))
            let count = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress?.advanced(by: sent), size) }
            guard count == size else {
                close(ends[1])
                return "a packet was not sent"
            }
            sent += size
        }
        close(ends[1])
        let reader = LineReader(descriptor: ends[0], name: "packets", maxLineBytes: limit)
        return compare(reader, expected, bytes.count).map { "in packets of \(least) to \(least + most): \($0)" }
    }
    #endif
}
