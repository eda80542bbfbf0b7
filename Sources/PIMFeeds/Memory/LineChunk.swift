import PIMIO
import PIMIntake

/// Lines on their way to a thread, with those between them that need not be read.
struct LineChunk: Sendable {
    /// The lines to be read.
    var lines: [ProductStream.PlacedLine]
    /// The hashes of the lines to be read; empty where nobody needed them yet.
    var hashes: [UInt64] = []
    /// Whether the hashes of lines are needed.
    var needsHashes = false
    /// The lines that need not be read.
    var known: [KnownLine] = []

    /// A line of which is known what it comes to.
    struct KnownLine: Sendable {
        /// How many lines to be read stand before it in the chunk.
        var place: Int
        /// The line, for the case that it has to be read after all.
        var line: ProductStream.PlacedLine
        /// What is known of it.
        var record: RememberedLine
    }

    /// How many lines that need not be read a chunk has at most, and about how many bytes of them.
    private static let maximumKnown = (count: 512, bytes: 1 << 20)

    /// The next lines, about so many bytes of them; nil at the end of the last file.
    init?(_ stream: inout ProductStream, bytes: Int, _ memory: RunMemory?) throws(PIMIOError) {
        needsHashes = memory?.keeps ?? false
        guard let memory, memory.remembers else {
            guard let lines = try stream.nextChunk(bytes: bytes) else { return nil }
            self.lines = lines
            return
        }
        lines = []
        var count = 0
        var knownCount = 0
        while count < bytes, known.count < Self.maximumKnown.count, knownCount < Self.maximumKnown.bytes {
            guard let line = try stream.nextLine() else { break }
            let hash = line.contentHash
            if !line.isTooLong, let record = memory.record(hash) {
                knownCount += line.count
                known.append(KnownLine(place: lines.count, line: line, record: record))
            } else {
                count += line.count + 1
                lines.append(line)
                hashes.append(hash)
            }
        }
        if lines.isEmpty, known.isEmpty { return nil }
    }

    /// One line that has to be read after all.
    init(reading known: KnownLine) {
        lines = [known.line]
        hashes = [known.record.line]
        needsHashes = true
    }
}

/// A chunk of lines after a thread worked on it.
struct TakenChunk: Sendable {
    /// What the lines came to that were read.
    let result: ChunkResult
    /// The hashes of these lines; empty where nobody needs them.
    let hashes: [UInt64]
    /// The lines that were not read.
    let known: [LineChunk.KnownLine]

    init(_ chunk: LineChunk, by worker: inout ProductWorker) {
        result = worker.process(chunk.lines)
        hashes = chunk.needsHashes && chunk.hashes.isEmpty ? chunk.lines.map(\.contentHash) : chunk.hashes
        known = chunk.known
    }
}
