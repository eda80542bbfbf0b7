public import PIMCatalog
import PIMIO

/// Product lines put into an order in which the variants of one root model stand together.
///
/// Needed only where the files do not keep them together. Lines go to disk in buckets of about 32 MiB, each bucket is
/// sorted in memory; besides that, memory is 16 bytes per root model.
public struct GroupedProducts: Sendable {
    private let folder: TemporaryFolder
    private let spool: String
    private let files: [ProductFile]

    /// How much of the lines one bucket holds.
    static let bucketBytes = 32 << 20

    /// The lines in groups, in the order in which the groups first appear; nil where they stand so already.
    public static func reordering(_ files: [ProductFile], of catalog: Catalog) throws -> GroupedProducts? {
        try reordering(files, of: catalog, bucketBytes: bucketBytes)
    }

    static func reordering(_ files: [ProductFile], of catalog: Catalog, bucketBytes: Int) throws -> GroupedProducts? {
        let reader = ProductReader(withoutValuesOf: catalog.structure)
        var ranks = GroupRanks()
        var stream = ProductStream(files: files, reader: reader, kind: .product)
        var isGrouped = true
        var last = -1
        var highest = -1
        while let item = try stream.next() {
            guard case .product(let product, _) = item else { continue }
            let rank = ranks.rank(of: product, in: catalog)
            if rank != last, rank <= highest { isGrouped = false }
            last = rank
            highest = max(highest, rank)
        }
        guard !isGrouped else { return nil }
        let buckets = min(200, stream.bytesRead / bucketBytes + 1)
        return try GroupedProducts(files, catalog, reader, groups: ranks.count, buckets: buckets)
    }

    /// The lines, in their new order and with their old places.
    public func stream(_ structure: CatalogStructure, projection: Set<Int>? = nil) -> ProductStream {
        stream(reader: ProductReader(structure: structure, projection: projection))
    }

    /// The lines in their new order, as a reader of one's own reads them.
    package func stream(reader: ProductReader) -> ProductStream {
        ProductStream(spool: spool, in: folder, of: files, reader: reader)
    }

    private init(
        _ files: [ProductFile],
        _ catalog: Catalog,
        _ reader: ProductReader,
        groups: Int,
        buckets count: Int
    ) throws {
        self.files = files
        folder = try TemporaryFolder("pim-groups")
        spool = Files.join(folder.path, "lines")
        var buckets = try (0..<count).map { try Bucket(path: Files.join(folder.path, "bucket-\($0)")) }
        var ranks = GroupRanks()
        var stream = ProductStream(files: files, reader: reader, kind: .product)
        while let line = try stream.nextLine() {
            var rank = groups
            if case .product(let product, _) = stream.item(of: line) { rank = ranks.rank(of: product, in: catalog) }
            try buckets[min(count - 1, rank * count / (groups + 1))].append(line, rank: rank)
        }
        var output = try AtomicFile(target: spool)
        for index in buckets.indices {
            try output.write(buckets[index].sorted())
        }
        try output.commit()
    }
}

/// Numbers root models, and products without one, in the order in which they first appear.
private struct GroupRanks {
    private var known: [Int: Int] = [:]
    private(set) var count = 0

    mutating func rank(of product: Product, in catalog: Catalog) -> Int {
        guard product.parent != nil else {
            count += 1
            return count - 1
        }
        var hasher = Hasher()
        hasher.combine(catalog.lineage(of: product).root.identifier)
        let key = hasher.finalize()
        if let rank = known[key] { return rank }
        known[key] = count
        count += 1
        return count - 1
    }
}

/// Lines of neighbouring groups, on disk until they are sorted.
private struct Bucket {
    let path: String
    private var pending: [UInt8] = []
    private var parts = 0

    init(path: String) throws {
        self.path = path
    }

    mutating func append(_ line: ProductStream.PlacedLine, rank: Int) throws {
        pending += Array("\(rank) \(line.file) \(line.number) ".utf8)
        // A line too long to be read keeps its place and nothing else; no other line is empty.
        if !line.isTooLong { pending += line.bytes[line.range] }
        pending.append(UInt8(ascii: "\n"))
        guard pending.count >= 1 << 20 else { return }
        try Files.writeAtomically(pending, to: "\(path)-\(parts)")
        parts += 1
        pending.removeAll(keepingCapacity: true)
    }

    /// The lines by rank, those of one rank in their old order, without the rank.
    mutating func sorted() throws -> [UInt8] {
        var bytes: [UInt8] = []
        for part in 0..<parts {
            bytes += try Files.read("\(path)-\(part)")
            try Files.remove("\(path)-\(part)")
        }
        bytes += pending
        pending = []
        var lines: [(rank: Int, range: Range<Int>)] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let blank = bytes[start..<end].firstIndex(of: UInt8(ascii: " ")) ?? start
            let rank = Int(String(decoding: bytes[start..<blank], as: UTF8.self)) ?? 0
            lines.append((rank, (blank + 1)..<end))
            start = end + 1
        }
        lines.sort { $0.rank == $1.rank ? $0.range.lowerBound < $1.range.lowerBound : $0.rank < $1.rank }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for line in lines {
            result += bytes[line.range]
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }
}
