package import PIMFormats

/// Writes a feed: what stands around the items, and each item as the format's container demands.
///
/// The bytes of an item do not depend on what was written before it, so equal items have equal hashes, and items may be
/// rendered apart by other writers of the same format and put in with `append(item:)`.
package struct FeedWriter: Sendable {
    private var writer: any RecordWriter

    /// Makes ready for a format; the fields are compiled once.
    package init(format: FeedFormat) {
        switch format.container {
        case .xml(let layout): writer = XMLRecordWriter(layout, fields: format.fields)
        case .delimited(let layout): writer = DelimitedRecordWriter(layout, fields: format.fields)
        case .json(let layout): writer = JSONRecordWriter(layout, format: format)
        }
    }

    /// What was written and not drained yet.
    package var buffer: [UInt8] { writer.bytes }

    /// The number of bytes that were written and not drained yet.
    package var count: Int { writer.count }

    /// Takes what was written and leaves the buffer empty.
    package mutating func drain() -> [UInt8] {
        writer.drain()
    }

    /// Writes what stands before the items; entries that the container has no place for are left out.
    package mutating func begin(header: [(name: String, text: String)] = []) {
        writer.begin(header: header)
    }

    /// Writes an item and returns where in the buffer it stands, without separators and indentation before it.
    @discardableResult
    package mutating func write(_ record: Record) -> Range<Int> {
        writer.write(record)
    }

    /// Writes a group with its members as one document; a container without groups writes the members one by one.
    @discardableResult
    package mutating func writeGroup(_ group: Record, members: [Record]) -> Range<Int> {
        writer.writeGroup(group, members: members)
    }

    /// Writes an item that another writer of the same format rendered, and returns where it stands.
    @discardableResult
    package mutating func append(item: some Collection<UInt8>) -> Range<Int> {
        writer.append(item: Array(item))
    }

    /// Writes what stands after the items.
    package mutating func end() {
        writer.end()
    }
}

/// One container's way to write records.
protocol RecordWriter: Sendable {
    var bytes: [UInt8] { get }
    var count: Int { get }
    mutating func drain() -> [UInt8]
    mutating func begin(header: [(name: String, text: String)])
    mutating func write(_ record: Record) -> Range<Int>
    mutating func writeGroup(_ group: Record, members: [Record]) -> Range<Int>
    mutating func append(item: [UInt8]) -> Range<Int>
    mutating func end()
}

extension RecordWriter {
    mutating func writeGroup(_ group: Record, members: [Record]) -> Range<Int> {
        var range = count..<count
        for (number, member) in members.enumerated() {
            let item = write(member)
            range = (number == 0 ? item.lowerBound : range.lowerBound)..<item.upperBound
        }
        return range
    }
}

extension Cell {
    /// Whether there is nothing to write, looked at to the bottom.
    var isVoid: Bool {
        switch self {
        case .empty: true
        case .text(let text), .json(let text): text.isEmpty
        case .list(let values): values.allSatisfy(\.isEmpty)
        case .rows(let rows): rows.allSatisfy { $0.allSatisfy(\.isVoid) }
        }
    }
}
