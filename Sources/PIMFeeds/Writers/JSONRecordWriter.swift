import PIMFormats
import PIMIO

/// Writes records as JSON documents, one on each line: alone, or as the elements of one array whose brackets have lines of
/// their own, so that a finished file can be checked line by line.
struct JSONRecordWriter: RecordWriter {
    let frame: ItemFrame
    let hasGroups = true
    private let isLines: Bool
    private let tables: JSONTables
    private let item: Int
    private let group: Int
    /// `"member field":[`; empty without groups.
    private let memberKey: [UInt8]

    init(_ layout: FeedFormat.JSONLayout, format: FeedFormat) {
        isLines = layout.isLines
        frame = isLines ? ItemFrame(after: [UInt8(ascii: "\n")]) : ItemFrame(between: Array(",\n".utf8))
        var tables = JSONTables(escapesHTML: layout.escapesHTML)
        item = tables.insert(format.fields)
        group = tables.insert(format.grouping?.fields ?? [])
        self.tables = tables
        var writer = JSONWriter(escapeForHTML: layout.escapesHTML)
        if let memberField = format.grouping?.memberField { writer.string(memberField) }
        memberKey = writer.buffer.isEmpty ? [] : writer.buffer.bytes + Array(":[".utf8)
    }

    func begin(header: [(name: String, text: String)], to output: inout ByteBuffer) {
        if !isLines { output.append("[\n" as StaticString) }
    }

    func write(_ record: Record, to output: inout ByteBuffer) -> Range<Int> {
        let first = output.count
        output.append(expecting: expectedSize(of: record)) { room in
            tables.write(item, 0..<record.width, of: record, to: &room)
            if isLines { room.append(UInt8(ascii: "\n")) }
        }
        return first..<output.count - (isLines ? 1 : 0)
    }

    func writeGroup(_ group: Record, members: [Record], to output: inout ByteBuffer) -> Range<Int> {
        let first = output.count
        let size = members.reduce(expectedSize(of: group)) { $0 + expectedSize(of: $1) }
        output.append(expecting: size) { room in
            room.append(UInt8(ascii: "{"))
            let hasMembers = tables.writeMembers(self.group, 0..<group.width, of: group, to: &room)
            if !memberKey.isEmpty {
                if hasMembers { room.append(UInt8(ascii: ",")) }
                room.append(memberKey.span, from: 0, count: memberKey.count)
                for index in members.indices {
                    if index > 0 { room.append(UInt8(ascii: ",")) }
                    let row = 0..<members[index].width
                    tables.write(item, row, of: members[index], isMember: true, to: &room)
                }
                room.append(UInt8(ascii: "]"))
            }
            room.append(UInt8(ascii: "}"))
            if isLines { room.append(UInt8(ascii: "\n")) }
        }
        return first..<output.count - (isLines ? 1 : 0)
    }

    func end(isEmpty: Bool, to output: inout ByteBuffer) {
        guard !isLines else { return }
        if !isEmpty { output.append(UInt8(ascii: "\n")) }
        output.append("]\n" as StaticString)
    }

    private func expectedSize(of record: Record) -> Int {
        tables.keyBytes + record.bytes.count + record.bytes.count / 4 + 4 * record.allSlots.count
    }
}
