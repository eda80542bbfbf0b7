import PIMIO

/// The end of `lines.bin`: what all of it hangs on, and what is known of each feed.
struct MemoryFooter: Sendable, Equatable {
    /// The hash of everything outside the product lines that a run depends on.
    var causes: UInt64
    /// The feeds, in the order of the run.
    var feeds: [Feed] = []

    /// What is known of one feed.
    struct Feed: Sendable, Equatable {
        /// Its code.
        var code: String
        /// The hash of its published file.
        var hash: String
        /// The fields that were told to be missing once for the whole feed, in the order they were told.
        var toldFields: [String] = []
    }

    static let magic: UInt64 = 0x315F_5345_4E49_4C50
    /// The bytes behind the footer: its size, its hash, the magic number.
    static let tailCount = 20
    static let maximumCount = 1 << 24

    /// Footer and tail as bytes; nil where something in it is too long.
    var bytes: [UInt8]? {
        var out = MemoryBytes()
        out.append(causes)
        guard let count = UInt16(exactly: feeds.count) else { return nil }
        out.append(count)
        for feed in feeds {
            guard out.append(feed.code), out.append(feed.hash), let told = UInt16(exactly: feed.toldFields.count) else {
                return nil
            }
            out.append(told)
            for field in feed.toldFields where !out.append(field) { return nil }
        }
        let hash = ContentHash.hash64(out.bytes)
        out.append(UInt32(out.count))
        out.append(hash)
        out.append(Self.magic)
        return out.bytes
    }

    init(causes: UInt64, feeds: [Feed] = []) {
        self.causes = causes
        self.feeds = feeds
    }

    /// Reads the footer of a file and where it begins; nil where there is none.
    static func read(_ file: inout RegionReader) -> (footer: MemoryFooter, place: Int)? {
        guard let (tail, tailRange) = try? file.region(at: file.size - tailCount, count: tailCount) else { return nil }
        var cursor = MemoryCursor(tail, in: tailRange)
        guard let count = cursor.number(UInt32.self).map(Int.init), let hash = cursor.number(UInt64.self),
            cursor.number(UInt64.self) == magic, count <= maximumCount
        else { return nil }
        let place = file.size - tailCount - count
        guard let (bytes, range) = try? file.region(at: place, count: count),
            ContentHash.hash64(bytes, in: range) == hash
        else { return nil }
        cursor = MemoryCursor(bytes, in: range)
        guard let causes = cursor.number(UInt64.self), let feedCount = cursor.number(UInt16.self) else { return nil }
        var footer = MemoryFooter(causes: causes)
        for _ in 0..<feedCount {
            guard let code = cursor.text(), let hash = cursor.text(), let told = cursor.number(UInt16.self) else {
                return nil
            }
            var feed = Feed(code: code, hash: hash)
            for _ in 0..<told {
                guard let field = cursor.text() else { return nil }
                feed.toldFields.append(field)
            }
            footer.feeds.append(feed)
        }
        return (footer, place)
    }
}

/// The records of `lines.bin` in their order, a window of them at a time: lines that moved a little are still found.
struct MemoryWindow: ~Copyable {
    /// How far from the line expected next a line is looked for, in either direction.
    static let reach = 1_024

    private var file: RegionReader
    private let end: Int
    private let feeds: Int
    private var place = 0
    private var hashes: [UInt64] = []
    private var records: [(bytes: [UInt8], range: Range<Int>)] = []
    private var next = 0

    /// Makes ready to read the blocks before a place.
    init(_ file: consuming RegionReader, end: Int, feeds: Int) {
        self.file = file
        self.end = end
        self.feeds = feeds
    }

    /// The record of a line with this hash: the one expected next, or another near it.
    mutating func record(_ hash: UInt64) -> RememberedLine? {
        if hashes.count - next < Self.reach { refill() }
        guard let index = index(of: hash) else { return nil }
        next = index + 1
        return RememberedLine(records[index].bytes, in: records[index].range, feeds: feeds)
    }

    private func index(of hash: UInt64) -> Int? {
        if next < hashes.count, hashes[next] == hash { return next }
        let found = hashes.withUnsafeBufferPointer { hashes -> Int in
            for index in next..<min(next + Self.reach, hashes.count) where hashes[index] == hash { return index }
            for index in max(0, next - Self.reach)..<next where hashes[index] == hash { return index }
            return -1
        }
        return found < 0 ? nil : found
    }

    private mutating func refill() {
        if next > 4 * Self.reach {
            let passed = next - Self.reach
            hashes.removeFirst(passed)
            records.removeFirst(passed)
            next -= passed
        }
        while hashes.count - next < Self.reach, place < end { readBlock() }
    }

    /// Reads the next block; one that is not what was written is the last.
    private mutating func readBlock() {
        let start = place
        place = end
        guard end - start >= 12, let (head, headRange) = try? file.region(at: start, count: 12) else { return }
        var cursor = MemoryCursor(head, in: headRange)
        guard let count = cursor.number(UInt32.self).map(Int.init), let hash = cursor.number(UInt64.self),
            count <= end - start - 12, let (bytes, range) = try? file.region(at: start + 12, count: count),
            ContentHash.hash64(bytes, in: range, seed: UInt64(start)) == hash
        else { return }
        // A block of its own, so that records do not keep the reader's larger one.
        let block = Array(bytes[range])
        var first = 0
        while first < block.count {
            guard block.count - first >= 12 else { return }
            let size = Int(MemoryCursor.number(in: block, at: first) as UInt32)
            guard size >= 12, size <= block.count - first else { return }
            hashes.append(MemoryCursor.number(in: block, at: first + 4))
            records.append((block, first..<first + size))
            first += size
        }
        place = start + 12 + count
    }
}

/// Writes `lines.bin` beside the published one.
struct MemoryWriter: ~Copyable {
    private var file: AtomicFile
    private var place = 0

    init(_ path: String) throws(PIMIOError) {
        AtomicFile.removeLeftovers(of: path)
        file = try AtomicFile(target: path)
    }

    /// Writes a block of records.
    mutating func write(_ block: MemoryBytes) throws(PIMIOError) {
        guard block.count > 0 else { return }
        let bytes = block.bytes
        var head = MemoryBytes()
        head.append(UInt32(bytes.count))
        head.append(ContentHash.hash64(bytes, seed: UInt64(place)))
        try file.write(head.bytes)
        try file.write(bytes)
        place += head.count + bytes.count
    }

    /// Finishes the file and puts it in its place.
    consuming func commit(_ footer: MemoryFooter) throws(PIMIOError) {
        guard let bytes = footer.bytes else { return }
        try file.write(bytes)
        try file.commit()
    }
}
