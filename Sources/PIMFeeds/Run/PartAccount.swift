import PIMIO

/// A finished part of a feed: the file of its items, and the account that its run kept.
package struct FeedPart: Sendable, Hashable {
    /// The items, as `pim items` writes them.
    package let path: String
    /// The account of the run that wrote them.
    package let account: String

    /// Names the two files; the account's usual name is that of the part with `.counts` behind it.
    package init(_ path: String, account: String? = nil) {
        self.path = path
        self.account = account ?? path + ".counts"
    }
}

/// What the accounts of a feed's parts say, read one after the other: each product may stand in one part only, and so may
/// each root model where the format groups variants.
///
/// It remembers two words per product and per root model.
struct PartAccounts {
    private let feed: String
    private let format: String
    private let inputHash: String
    private var products = PartMembers(noun: "the product", mayRepeat: false)
    private var roots = PartMembers(noun: "the model", mayRepeat: true)
    private var parts: [FeedPart] = []

    init(feed: String, format: String, inputHash: String) {
        self.feed = feed
        self.format = format
        self.inputHash = inputHash
    }

    /// Reads a part's account and hands on its lines of the manifest in blocks.
    mutating func read(
        _ part: FeedPart,
        manifest: ([UInt8]) throws(PIMIOError) -> Void
    ) throws -> PartCounts {
        guard Files.exists(part.account) else {
            throw PIMIOError(
                code: .notFound,
                path: part.account,
                message: "there is no account of the part \(part.path); `pim items --counts FILE` writes it"
            )
        }
        parts.append(part)
        var reader = try LineReader(path: part.account)
        var lines: [UInt8] = []
        var written = 0
        while let line = try reader.next() {
            let bytes = line.bytes[line.range]
            guard bytes.first != UInt8(ascii: "{") || bytes.contains(UInt8(ascii: "\t")) else {
                let counts = try self.counts(Array(bytes), part)
                guard try reader.next() == nil, counts.written == written else { throw broken(part) }
                try manifest(lines)
                return counts
            }
            let columns = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard columns.count == 2 || columns.count == 3, line.isTerminated else { throw broken(part, line.number) }
            try products.enter(columns[0], parts)
            if columns.count == 3 { try roots.enter(columns[2], parts) }
            guard !columns[1].isEmpty else { continue }
            written += 1
            lines += bytes[columns[0].startIndex..<columns[1].endIndex] + [UInt8(ascii: "\n")]
            guard lines.count >= 1 << 16 else { continue }
            try manifest(lines)
            lines.removeAll(keepingCapacity: true)
        }
        throw broken(part)
    }

    private func counts(_ bytes: [UInt8], _ part: FeedPart) throws -> PartCounts {
        guard let counts = PartCounts(try JSON.parse(bytes, path: part.account)) else { throw broken(part) }
        guard counts.feed == feed else {
            throw FeedError(.invalid, "\(part.account) is about the feed \"\(counts.feed)\", not \"\(feed)\"")
        }
        guard counts.format == format, counts.inputHash == inputHash else {
            throw FeedError(
                .invalid,
                "\(part.account) was made from another state of the catalog; make all parts from the one given here"
            )
        }
        return counts
    }

    private func broken(_ part: FeedPart, _ line: Int? = nil) -> PIMIOError {
        PIMIOError(
            code: .invalidSyntax,
            path: part.account,
            line: line,
            message: "expected the whole account of a part, as `pim items --counts` writes it"
        )
    }
}

/// What stands in one part only, by the hash of its identifier.
private struct PartMembers {
    let noun: String
    /// Whether it may stand in its part more than once.
    let mayRepeat: Bool
    private var partOfMember: [UInt64: Int] = [:]

    init(noun: String, mayRepeat: Bool) {
        self.noun = noun
        self.mayRepeat = mayRepeat
    }

    /// Takes note of a member of the last part.
    mutating func enter(_ identifier: ArraySlice<UInt8>, _ parts: [FeedPart]) throws {
        let last = parts.count - 1
        let first = partOfMember.updateValue(last, forKey: ContentHash.hash64(Array(identifier)))
        guard let first, first != last || !mayRepeat else { return }
        let name = String(decoding: identifier, as: UTF8.self)
        throw FeedError(
            .invalid,
            "\(noun) \"\(name)\" is in \(parts[first].path) and in \(parts[last].path); give each to one part"
        )
    }
}
