package import PIMFormats
import PIMIO

/// Writes a feed: what stands around the items, and each item as the format's container demands.
///
/// The bytes of an item do not depend on what was written before it, so equal items have equal hashes. Items may be
/// rendered apart by other writers of the same format and put in one by one with `append(item:)`, or many at a time:
///
///     part.write(record) ...                            on any thread, without begin() and end()
///     let chunk = part.takeChunk()                      the items with what stands between them
///     feed.append(chunk: chunk.bytes, items: chunk.items)
package struct FeedWriter: Sendable {
    private let writer: any RecordWriter
    private let frame: ItemFrame
    private var output = ByteBuffer()
    private var items = 0

    /// Makes ready for a format; the fields are compiled once.
    package init(format: FeedFormat) {
        switch format.container {
        case .xml(let layout): writer = XMLRecordWriter(layout, fields: format.fields)
        case .delimited(let layout): writer = DelimitedRecordWriter(layout, fields: format.fields)
        case .json(let layout): writer = JSONRecordWriter(layout, format: format)
        }
        frame = writer.frame
    }

    /// What was written and not drained yet.
    package var buffer: [UInt8] { output.bytes }

    /// The number of bytes that were written and not drained yet.
    package var count: Int { output.count }

    /// Takes what was written and leaves the buffer empty; `flush(_:)` does the same without new memory.
    package mutating func drain() -> [UInt8] {
        let bytes = output.bytes
        output = ByteBuffer(capacity: bytes.count)
        return bytes
    }

    /// Hands what was written to a closure and empties the buffer, which keeps its memory.
    package mutating func flush<Failure: Error>(
        _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        guard !output.isEmpty else { return }
        try write(output.bytes)
        output.removeAll(keepingCapacity: true)
    }

    /// Writes what stands before the items; entries that the container has no place for are left out.
    package mutating func begin(header: [(name: String, text: String)] = []) {
        writer.begin(header: header, to: &output)
    }

    /// Writes an item and returns where in the buffer it stands, without separators and indentation before it.
    @discardableResult
    package mutating func write(_ record: Record) -> Range<Int> {
        separate()
        items += 1
        return writer.write(record, to: &output)
    }

    /// Writes a group with its members as one document; a container without groups writes the members one by one.
    @discardableResult
    package mutating func writeGroup(_ group: Record, members: [Record]) -> Range<Int> {
        guard writer.hasGroups else {
            var range = output.count..<output.count
            for (number, member) in members.enumerated() {
                let item = write(member)
                range = (number == 0 ? item.lowerBound : range.lowerBound)..<item.upperBound
            }
            return range
        }
        separate()
        items += 1
        return writer.writeGroup(group, members: members, to: &output)
    }

    /// Writes an item that another writer of the same format rendered, and returns where it stands.
    @discardableResult
    package mutating func append(item: some Collection<UInt8>) -> Range<Int> {
        separate()
        items += 1
        output.append(contentsOf: frame.before)
        let first = output.count
        output.append(contentsOf: item)
        let range = first..<output.count
        output.append(contentsOf: frame.after)
        return range
    }

    /// Takes the items written since the last call, with what stands between them, for the feed's own writer.
    ///
    /// The chunk is written into memory that the caller needs no more, such as that of a chunk that is in the feed already.
    package mutating func takeChunk(reusing memory: consuming [UInt8] = []) -> (bytes: [UInt8], items: Int) {
        memory.removeAll(keepingCapacity: true)
        // Chunks are much alike: the next one gets as much room as this one took.
        memory.reserveCapacity(output.count + output.count / 8 + 1 << 14)
        swap(&memory, &output.bytes)
        let count = items
        items = 0
        return (memory, count)
    }

    /// Writes a chunk of items that another writer of the same format rendered, and returns where it stands.
    @discardableResult
    package mutating func append(chunk: [UInt8], items count: Int) -> Range<Int> {
        guard count > 0 else { return output.count..<output.count }
        beginChunk(items: count)
        let first = output.count
        output.append(contentsOf: chunk)
        return first..<output.count
    }

    /// Writes what stands before a chunk of items that goes to the file without passing through the buffer.
    package mutating func beginChunk(items count: Int) {
        guard count > 0 else { return }
        separate()
        items += count
    }

    /// Writes what stands after the items.
    package mutating func end() {
        writer.end(isEmpty: items == 0, to: &output)
    }

    private mutating func separate() {
        if items > 0, !frame.between.isEmpty { output.append(contentsOf: frame.between) }
    }
}

/// What stands around each item of a feed.
struct ItemFrame: Sendable {
    /// Between two items, after the first one's end.
    var between: [UInt8] = []
    /// Before each item.
    var before: [UInt8] = []
    /// After each item.
    var after: [UInt8] = []
}

/// One container's way to write records; it holds nothing of what was written.
protocol RecordWriter: Sendable {
    var frame: ItemFrame { get }
    /// Whether a group and its members make one document.
    var hasGroups: Bool { get }
    func begin(header: [(name: String, text: String)], to output: inout ByteBuffer)
    /// Writes a record with what stands before and after each item, and returns where it stands without these.
    func write(_ record: Record, to output: inout ByteBuffer) -> Range<Int>
    func writeGroup(_ group: Record, members: [Record], to output: inout ByteBuffer) -> Range<Int>
    func end(isEmpty: Bool, to output: inout ByteBuffer)
}

extension RecordWriter {
    var hasGroups: Bool { false }

    func writeGroup(_ group: Record, members: [Record], to output: inout ByteBuffer) -> Range<Int> {
        output.count..<output.count
    }
}

extension Record {
    /// Whether there is nothing to write in a slot, looked at to the bottom.
    func isVoid(_ slot: CellSlot) -> Bool {
        switch slot {
        case .empty: true
        case .text(let text), .json(let text): text.count == 0
        case .list(let run): !texts[run.range].contains { $0.count > 0 }
        case .rows(let run): rows[run.range].allSatisfy { isVoid(row: $0) }
        }
    }

    /// Whether there is nothing to write in a row.
    func isVoid(row: CellRun) -> Bool {
        allSlots[row.range].allSatisfy { isVoid($0) }
    }
}
