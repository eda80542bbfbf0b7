import PIMCatalog
import PIMIO

/// Where the items of one part of a feed go: bytes to a sink, and beside them an account of every product that was read.
///
/// The account is a text file: a line per product that could be told apart, in the order of the lines, and last the counts
/// as one line of JSON. A product's line is its identifier as in `items.tsv`, a tab, and the hash of its item, empty where
/// it was left out; where the format groups variants, a variant's line goes on with a tab and its root model.
///
///     STORM-BLK-S	a3f0c7d21b9e4456
///     STORM-BLK-M
///     {"feed":"google-pl",…,"read":2,"written":1,…}
final class PartOutput {
    private var sink: any ByteSink
    private let isGrouped: Bool
    private var account: AtomicFile?
    private var accountLines: [UInt8] = []
    private var hasher = ContentHasher()
    private var bytesWritten = 0
    private var endsOpen = false
    /// The products that were read and of which it is not known yet whether they will be written.
    private var waiting: ArraySlice<Entry> = []
    private var root: String?
    private var closedRoots: Set<Int> = []
    private var failure: PIMIOError?

    private struct Entry {
        /// The identifier as the manifest writes it.
        let column: [UInt8]
        let root: String?
    }

    private static let flushSize = 256 << 10

    /// Writes items to a sink and their account to a file; nil keeps none.
    init(_ sink: any ByteSink, account path: String?, isGrouped: Bool) throws {
        self.sink = sink
        self.isGrouped = isGrouped
        guard let path else { return }
        AtomicFile.removeLeftovers(of: path)
        account = try AtomicFile(target: path)
    }

    /// Takes note of a product before any feed sees it.
    func observe(_ lineage: Lineage) {
        let above = isGrouped && lineage.isVariant ? lineage.root.identifier : nil
        if isGrouped { follow(above, lineage.product) }
        guard account != nil else { return }
        var column: [UInt8] = []
        Manifest.append(column: lineage.product.identifier, to: &column)
        waiting.append(Entry(column: column, root: above))
    }

    /// Takes note of items that were written: their lines of the manifest.
    func note(_ lines: [UInt8]) throws(PIMIOError) {
        if let failure { throw failure }
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            while let entry = waiting.popFirst() {
                let isWritten = line.starts(with: entry.column) && line.dropFirst(entry.column.count).first == 0x09
                add(entry, isWritten ? line.dropFirst(entry.column.count + 1) : [])
                if isWritten { break }
            }
        }
        try flushAccount()
    }

    /// Writes items.
    func write(_ bytes: [UInt8]) throws(PIMIOError) {
        if let failure { throw failure }
        guard let last = bytes.last else { return }
        hasher.update(bytes)
        bytesWritten += bytes.count
        endsOpen = last != UInt8(ascii: "\n")
        try sink.write(bytes)
    }

    /// Ends the last item's line, where its container puts a comma between items that now nothing follows.
    func end() throws(PIMIOError) {
        if let failure { throw failure }
        if endsOpen { try write([UInt8(ascii: "\n")]) }
    }

    /// Puts the account in its place, with the counts at its end.
    func close(_ counts: PartCounts) throws(PIMIOError) {
        var counts = counts
        counts.isGrouped = isGrouped
        counts.bytes = bytesWritten
        counts.hash = ContentHash.hex(hasher.finish())
        guard account != nil else { return }
        for entry in waiting { add(entry, []) }
        waiting = []
        accountLines += counts.json + [UInt8(ascii: "\n")]
        try flushAccount(all: true)
        try account.take()?.commit()
    }

    /// Watches that the variants of a root model stand together: in a filter nothing can be fetched from further below.
    private func follow(_ above: String?, _ product: Product) {
        guard above != root else { return }
        if let root { closedRoots.insert(root.hashValue) }
        root = above
        guard let above, closedRoots.contains(above.hashValue), failure == nil else { return }
        failure = PIMIOError(
            code: .invalidSyntax,
            path: product.source.file,
            line: product.source.line,
            message: "\"\(product.identifier)\" belongs to \"\(above)\", whose variants ended further above; "
                + "the feed groups variants, so bring the lines of each root model together"
        )
    }

    private func add(_ entry: Entry, _ hash: ArraySlice<UInt8>) {
        accountLines += entry.column + [UInt8(ascii: "\t")] + hash
        if let root = entry.root {
            accountLines.append(UInt8(ascii: "\t"))
            Manifest.append(column: root, to: &accountLines)
        }
        accountLines.append(UInt8(ascii: "\n"))
    }

    private func flushAccount(all: Bool = false) throws(PIMIOError) {
        guard all || accountLines.count >= Self.flushSize else { return }
        try account?.write(accountLines)
        accountLines.removeAll(keepingCapacity: true)
    }
}
