import PIMCatalog
import PIMFormats
import PIMIO
import PIMText

/// The file of one feed while it is written: nothing shows at its place until it passed verification and gate.
///
///     google-pl.xml.tmp-71-0 -> verified -> [compressed, read back] -> measured -> google-pl.xml, items.tsv, published.json
final class FeedOutput {
    let plan: FeedPlan
    let path: String
    let stateFolder: String
    /// What is known of the feed published before.
    let before: PublishedBefore
    /// The file itself: the path, or where it leads as a symbolic link.
    private let target: String
    private var writer: FeedWriter
    private var file: AtomicFile?
    private var manifest: AtomicFile?
    private var manifestLines: [UInt8] = []
    /// Where items go that become a part of a feed; nil for a whole feed.
    private let part: PartOutput?
    private var published: RegionReader?
    /// How many bytes left the writer.
    private var flushed = 0

    private static let flushSize = 256 << 10

    /// Writes into a folder of feeds.
    convenience init(_ plan: FeedPlan, folder: String) throws {
        let output = plan.definition.output
        guard Files.isInside(folder: folder, path: Files.join(Files.folder(of: output.place), "feed")) else {
            throw FeedError(.invalid, "the output file \"\(output.file)\" leads out of \(folder)")
        }
        let state = Files.join(folder, ".pim", plan.definition.code)
        try self.init(plan, path: Files.join(folder, output.place), state: state)
    }

    /// Writes to a path; a symbolic link there stays, and the file that it leads to is replaced.
    init(_ plan: FeedPlan, path: String, state: String) throws {
        self.plan = plan
        self.path = path
        stateFolder = state
        target = try Files.destination(of: path)
        part = nil
        writer = FeedWriter(format: plan.format)
        let items = Files.join(state, "items.tsv")
        for name in [target, Self.plain(target), Self.text(target), Self.packed(state), items] {
            AtomicFile.removeLeftovers(of: name)
        }
        before = try PublishedBefore(plan, path: target, state: state)
        let isPlain = plan.format.encoding == .utf8
        file = try AtomicFile(target: isPlain ? Self.finished(target, plan) : Self.text(target))
        manifest = try AtomicFile(target: items)
        writer.begin(header: plan.header)
    }

    /// Writes items alone, without what stands around them: one of the parts that `append` puts together.
    init(_ plan: FeedPlan, part: PartOutput) {
        self.plan = plan
        path = "-"
        target = "-"
        stateFolder = ""
        before = PublishedBefore()
        self.part = part
        writer = FeedWriter(format: plan.format)
    }

    func write(_ record: Record) throws(PIMIOError) {
        let range = writer.write(record)
        Manifest.append(record.identifier, writer.buffer, range, to: &manifestLines)
        try flush()
    }

    /// Writes some of the items that a thread rendered, and notes where in the file they stand.
    func append(
        _ items: RenderedItems,
        _ numbers: Range<Int>,
        leavingOut leftOut: [Int],
        places: inout [Int]
    ) throws(PIMIOError) {
        if leftOut.isEmpty, numbers.count == items.ranges.count {
            writer.beginChunk(items: items.ranges.count)
            try flushItems()
            for (index, range) in items.ranges.enumerated() { places[index] = flushed + range.lowerBound }
            try write(items.bytes)
            manifestLines.append(contentsOf: items.manifest)
        } else {
            for index in numbers where !leftOut.contains(index) {
                places[index] = flushed + writer.append(item: items.bytes[items.ranges[index]]).lowerBound
                manifestLines.append(contentsOf: items.manifest[items.manifestRange(index)])
            }
        }
        try flush()
    }

    /// Writes an item as another run published it, and returns where in the file it stands.
    func append(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        of identifier: String,
        hash: UInt64
    ) throws(PIMIOError) -> Int {
        let place = flushed + writer.append(item: bytes[range]).lowerBound
        Manifest.append(identifier, hash: hash, to: &manifestLines)
        try flush()
        return place
    }

    /// The state of the feed published before; nil where none was.
    var previous: PublishedState? { before.state }

    /// Opens the published file, so that items can be taken from it; false where that cannot be.
    func openPublished() -> Bool {
        guard let reader = try? RegionReader(path: path) else { return false }
        published = consume reader
        return true
    }

    /// The bytes of a published item; nil where they are not those with this hash.
    func publishedItem(at offset: Int, count: Int, hash: UInt64) -> (bytes: [UInt8], range: Range<Int>)? {
        guard let found = try? published?.region(at: offset, count: count),
            ContentHash.hash64(found.bytes, in: found.range) == hash
        else { return nil }
        return found
    }

    func write(group: Record, members: [Record]) throws(PIMIOError) {
        let range = writer.writeGroup(group, members: members)
        for member in members { Manifest.append(member.identifier, writer.buffer, range, to: &manifestLines) }
        try flush()
    }

    /// Puts items in that another run wrote, with their lines of the manifest.
    func append(_ items: [UInt8], manifest lines: [UInt8] = []) throws(PIMIOError) {
        if writer.count > 0 { try flush(all: true) }
        if !items.isEmpty { try file?.write(items) }
        if !lines.isEmpty { try manifest?.write(lines) }
    }

    /// Writes what is left of a part.
    func endPart() throws(PIMIOError) {
        try flush(all: true)
        try part?.end()
    }

    /// Finishes the file, which is then to be looked at; nil for a part, which is no feed.
    func finish(items: Int) throws(PIMIOError) -> FinishedFile? {
        writer.end()
        try flush(all: true)
        try file?.close()
        try manifest?.close()
        let text = plan.format.encoding == .utf8 ? nil : try encode()
        guard let temporary = file?.temporaryPath else { return nil }
        return FinishedFile(
            feed: plan.definition.code,
            path: temporary,
            format: plan.format,
            items: items,
            text: text,
            scratch: Self.text(target),
            packed: plan.definition.output.isCompressed ? Self.packed(stateFolder) : nil
        )
    }

    /// Makes the file that was looked at the very bytes that are published, and tells their size and hash.
    func settle(_ facts: FinishedFile.Facts) throws(PIMIOError) -> (bytes: Int, hash: String) {
        if let hash = facts.hash { return (facts.size, ContentHash.hex(hash)) }
        try compress()
        guard let temporary = file?.temporaryPath else { return (0, "") }
        return (try Files.size(temporary), ContentHash.hex(try ContentHash.hash64(file: temporary)))
    }

    /// Puts the finished file in its place, then what is known of it: a crash between leaves an older state, never a lie.
    func publish(_ result: FeedResult, at moment: String?) throws {
        try file.take()?.commit()
        do {
            try manifest.take()?.commit()
            try PublishedState(result, at: moment).write(to: stateFolder)
        } catch var error as PIMIOError {
            error.message += "; the new feed is in its place, but nothing could be noted of it"
            throw error
        }
    }

    /// Copies the finished file to a sink and leaves nothing behind.
    func copy(to sink: inout DescriptorSink) throws {
        guard let temporary = file?.temporaryPath else { return }
        try Files.readBlocks(temporary) { bytes throws(PIMIOError) in try sink.write(bytes) }
    }

    /// Replaces the file by one in the feed's encoding, and returns the hash of the text it must hold.
    private func encode() throws(PIMIOError) -> UInt64? {
        guard let text = file.take() else { return nil }
        var draft = try AtomicFile(target: Self.finished(target, plan))
        try FeedTranscoding(plan.format).encode(text.temporaryPath, to: &draft)
        try draft.close()
        file = consume draft
        return try ContentHash.hash64(file: text.temporaryPath)
    }

    /// Replaces the file by its compressed one, which is read back.
    private func compress() throws(PIMIOError) {
        guard let plain = file.take() else { return }
        let packed = Self.packed(stateFolder)
        var draft = Optional(try AtomicFile(target: target))
        try Files.readBlocks(packed) { bytes throws(PIMIOError) in try draft?.write(bytes) }
        try draft?.close()
        let expected = try Files.size(plain.temporaryPath)
        let size = try Gzip.verify(draft?.temporaryPath ?? target)
        guard size == expected else {
            let message = "expected a compressed feed of \(expected) bytes, found \(size)"
            throw PIMIOError(code: .truncated, path: path, message: message)
        }
        file = draft.take()
    }

    /// What is verified: the feed itself, or what becomes it once it is compressed.
    private static func finished(_ path: String, _ plan: FeedPlan) -> String {
        plan.definition.output.isCompressed ? plain(path) : path
    }

    /// Where the feed stands in UTF-8 before it gets its encoding.
    private static func text(_ path: String) -> String { path + ".text" }

    private static func plain(_ path: String) -> String { path + ".plain" }

    /// Where it stands compressed: among what is kept of the feed, since beside it the name may be somebody else's.
    private static func packed(_ state: String) -> String { Files.join(state, "feed.packed") }

    private func write(_ bytes: [UInt8]) throws(PIMIOError) {
        flushed += bytes.count
        try part?.write(bytes)
        try file?.write(bytes)
    }

    private func flushItems() throws(PIMIOError) {
        try writer.flush { (bytes: [UInt8]) throws(PIMIOError) in try write(bytes) }
    }

    private func flush(all: Bool = false) throws(PIMIOError) {
        if all || writer.count >= Self.flushSize { try flushItems() }
        guard all || manifestLines.count >= Self.flushSize else { return }
        try part?.note(manifestLines)
        try manifest?.write(manifestLines)
        manifestLines.removeAll(keepingCapacity: true)
    }
}

extension FeedPlan {
    /// What the feed's header says.
    var header: [(name: String, text: String)] { Self.header(of: format, definition, shop) }

    /// What the header of a feed says.
    static func header(
        of format: FeedFormat,
        _ feed: FeedDefinition,
        _ shop: Shop
    ) -> [(name: String, text: String)] {
        format.header.map { entry in
            switch entry.content {
            case .shopName: (entry.name, shop.name ?? feed.code)
            case .shopURL: (entry.name, shop.url ?? "")
            case .feedDescription:
                (entry.name, "\(shop.name ?? feed.code) \(feed.scope.channel) \(feed.scope.locale)")
            }
        }
    }
}
