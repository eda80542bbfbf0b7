import PIMCatalog
import PIMFormats
import PIMIO

/// The file of one feed while it is written: nothing shows at its place until it passed verification and gate.
final class FeedOutput {
    let plan: FeedPlan
    let path: String
    let stateFolder: String
    private var writer: FeedWriter
    private var file: AtomicFile?
    private var manifest: AtomicFile?
    private var manifestLines: [UInt8] = []

    private static let flushSize = 256 << 10

    init(_ plan: FeedPlan, folder: String, name: String? = nil) throws(PIMIOError) {
        self.plan = plan
        let output = plan.definition.output
        path = Files.join(folder, name ?? output.file)
        stateFolder = Files.join(folder, ".pim", plan.definition.code)
        writer = FeedWriter(format: plan.format)
        AtomicFile.removeLeftovers(of: path)
        file = try AtomicFile(target: output.isCompressed ? path + ".plain" : path)
        manifest = try AtomicFile(target: Files.join(stateFolder, "items.tsv"))
        writer.begin(header: plan.header)
    }

    func write(_ record: Record) throws(PIMIOError) {
        let range = writer.write(record)
        note(record.identifier, range)
        try flush()
    }

    func write(group: Record, members: [Record]) throws(PIMIOError) {
        let range = writer.writeGroup(group, members: members)
        for member in members { note(member.identifier, range) }
        try flush()
    }

    /// Finishes the file and reads it back; throws where it is not what was written.
    func verify(items: Int) throws {
        writer.end()
        try flush(all: true)
        try file?.close()
        try manifest?.close()
        guard let temporary = file?.temporaryPath else { return }
        let found = try FeedVerification.verify(path: temporary, format: plan.format, expected: items)
        guard found == items else {
            throw FeedError(
                .verification,
                "\(plan.definition.code): \(items) items were written, but the file holds \(found)"
            )
        }
    }

    /// The finished file's size and hash.
    func measure() throws -> (bytes: Int, hash: String) {
        guard let temporary = file?.temporaryPath else { return (0, "") }
        return (try Files.size(temporary), ContentHash.hex(try ContentHash.hash64(file: temporary)))
    }

    /// Puts the finished file in its place.
    func publish(_ result: FeedResult, at moment: String?) throws {
        if plan.definition.output.isCompressed {
            guard let temporary = file?.temporaryPath else { return }
            try Gzip.compress(file: temporary, to: path)
            file = nil
        } else {
            try file.take()?.commit()
        }
        try manifest.take()?.commit()
        try PublishedState(result, at: moment).write(to: stateFolder)
    }

    /// Copies the finished file to a sink and leaves nothing behind.
    func copy(to sink: inout DescriptorSink) throws {
        guard let temporary = file?.temporaryPath else { return }
        var lines = try LineReader(path: temporary, maxLineBytes: 1 << 30)
        while let line = try lines.next() {
            let newline: [UInt8] = line.isTerminated ? [UInt8(ascii: "\n")] : []
            try sink.write(Array(line.bytes[line.range]) + newline)
        }
    }

    private func note(_ identifier: String, _ range: Range<Int>) {
        let hash = ContentHash.hash64(writer.buffer, in: range)
        manifestLines += Array(identifier.utf8) + [UInt8(ascii: "\t")] + Array(ContentHash.hex(hash).utf8)
        manifestLines.append(UInt8(ascii: "\n"))
    }

    private func flush(all: Bool = false) throws(PIMIOError) {
        if all || writer.buffer.count >= Self.flushSize { try file?.write(writer.drain()) }
        guard all || manifestLines.count >= Self.flushSize else { return }
        try manifest?.write(manifestLines)
        manifestLines.removeAll(keepingCapacity: true)
    }
}

extension FeedPlan {
    /// What the feed's header says.
    var header: [(name: String, text: String)] {
        format.header.map { entry in
            switch entry.content {
            case .shopName: (entry.name, shop.name ?? definition.code)
            case .shopURL: (entry.name, shop.url ?? "")
            case .feedDescription:
                (entry.name, "\(shop.name ?? definition.code) \(definition.scope.channel) \(definition.scope.locale)")
            }
        }
    }
}
