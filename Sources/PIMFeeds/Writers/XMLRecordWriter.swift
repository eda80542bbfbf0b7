import PIMFormats
import PIMIO

/// Writes records as XML elements, each item on lines of its own.
///
///     <rss version="2.0">
///       <channel>
///         <title>Nordvik</title>
///         <item>
///           <g:id>NORD-M</g:id>
///           <g:shipping>
///             <g:country>PL</g:country>
///           </g:shipping>
///         </item>
///       </channel>
///     </rss>
struct XMLRecordWriter: RecordWriter {
    let frame: ItemFrame
    private let layout: FeedFormat.XMLLayout
    /// The bytes of all tags, one after another, and some more, so that tags are always moved in whole blocks.
    private var tags: [UInt8] = []
    /// The fields of the table, those of groups behind.
    private var fields: [XMLField] = []
    private let table: Range<Int>
    private let item: XMLTag
    private let itemEnd: XMLTag

    init(_ layout: FeedFormat.XMLLayout, fields: [Field]) {
        self.layout = layout
        let depth = layout.wrapper == nil ? 1 : 2
        let indent = XMLField.indent(depth)
        frame = ItemFrame(before: indent, after: [UInt8(ascii: "\n")])
        tags += indent + Array("<\(layout.item)>\n".utf8)
        let end = tags.count
        item = XMLTag(0..<end)
        tags += indent + Array("</\(layout.item)>\n".utf8)
        itemEnd = XMLTag(end..<tags.count)
        table = XMLField.insert(fields, prefix: layout.prefix, depth: depth + 1, into: &self.fields, &tags)
        tags += [UInt8](repeating: 0, count: 48)
    }

    func begin(header: [(name: String, text: String)], to output: inout ByteBuffer) {
        var writer = XMLWriter(indent: false)
        writer.declaration()
        writer.start(layout.root, attributes: layout.rootAttributes.map { ($0.name, $0.value) })
        output.append(contentsOf: writer.buffer.bytes)
        output.append("\n" as StaticString)
        if let wrapper = layout.wrapper { output.append("  <\(wrapper)>\n") }
        for (name, text) in header where !text.isEmpty {
            output.append(contentsOf: frame.before)
            output.append("<\(name)>")
            XMLWriter.escape(text, to: &output)
            output.append("</\(name)>\n")
        }
    }

    func write(_ record: Record, to output: inout ByteBuffer) -> Range<Int> {
        let first = output.count
        let size = 128 * (record.places.count + record.texts.count + 1) + record.allSlots.count - record.width
        output.append(expecting: size + 5 * record.bytes.count) { room in
            room.append(tags.span, from: item.first, count: item.count)
            write(record, to: &room)
            room.append(tags.span, from: itemEnd.first, count: itemEnd.count)
        }
        return first + frame.before.count..<output.count - 1
    }

    func end(isEmpty: Bool, to output: inout ByteBuffer) {
        if let wrapper = layout.wrapper { output.append("  </\(wrapper)>\n") }
        output.append("</\(layout.root)>\n")
    }

    /// Writes the fields of a record.
    private func write(_ record: Record, to room: inout ByteRoom) {
        let texts = record.bytes.span
        let tags = tags.span
        record.allSlots.withUnsafeBufferPointer { slots in
            fields.withUnsafeBufferPointer { fields in
                guard let first = fields.baseAddress.map({ $0 + table.lowerBound }) else { return }
                for place in record.places where place < table.count {
                    switch slots[place] {
                    case .empty: continue
                    case .text(let text): write(text, first + place, texts, tags, to: &room)
                    case .list(let run):
                        for number in run.range { write(record.texts[number], first + place, texts, tags, to: &room) }
                    case let slot: write(slot, first[place], of: record, to: &room)
                    }
                }
            }
        }
    }

    /// Writes a text between its tags.
    @inline(__always)
    private func write(
        _ text: CellText,
        _ field: UnsafePointer<XMLField>,
        _ texts: Span<UInt8>,
        _ tags: Span<UInt8>,
        to room: inout ByteRoom
    ) {
        guard text.count > 0 else { return }
        room.appendXML(
            texts,
            from: Int(text.start),
            count: Int(text.count),
            between: tags,
            field.pointee.opening,
            field.pointee.closing
        )
    }

    /// Writes what a slot holds.
    private func write(_ slot: CellSlot, _ field: XMLField, of record: Record, to room: inout ByteRoom) {
        switch slot {
        case .empty: break
        case .text(let text), .json(let text): write(text, field, of: record, to: &room)
        case .list(let run):
            for number in run.range { write(record.texts[number], field, of: record, to: &room) }
        case .rows(let run):
            for row in record.rows[run.range] where !record.isVoid(row: row) {
                room.append(tags.span, from: field.row.first, count: field.row.count)
                for (slot, part) in zip(record.allSlots[row.range], fields[field.parts]) {
                    write(slot, part, of: record, to: &room)
                }
                room.append(tags.span, from: field.rowEnd.first, count: field.rowEnd.count)
            }
        }
    }

    private func write(_ text: CellText, _ field: XMLField, of record: Record, to room: inout ByteRoom) {
        guard text.count > 0 else { return }
        room.appendXML(
            record.bytes.span,
            from: Int(text.start),
            count: Int(text.count),
            between: tags.span,
            field.opening,
            field.closing
        )
    }
}

/// Where a field's tags stand among the bytes of all tags, as `      <g:shipping>`, a line end, `      `, `</g:shipping>`
/// and a line end: with what stands between the tags for a row of a group, without it for a text.
private struct XMLField: Sendable {
    /// Before a text.
    let opening: XMLTag
    /// After a text.
    let closing: XMLTag
    /// Before the parts of a row.
    let row: XMLTag
    /// After the parts of a row.
    let rowEnd: XMLTag
    /// The fields of a group's rows.
    var parts = 0..<0

    private init(_ name: String, depth: Int, into tags: inout [UInt8]) {
        let indent = Self.indent(depth)
        let start = tags.count
        tags += indent + Array("<\(name)>".utf8)
        opening = XMLTag(start..<tags.count)
        tags.append(UInt8(ascii: "\n"))
        let end = tags.count
        row = XMLTag(start..<end)
        tags += indent + Array("</\(name)>\n".utf8)
        closing = XMLTag(end + indent.count..<tags.count)
        rowEnd = XMLTag(end..<tags.count)
    }

    /// Makes a table's tags ready, and returns where its fields stand.
    static func insert(
        _ table: [Field],
        prefix: String,
        depth: Int,
        into fields: inout [XMLField],
        _ tags: inout [UInt8]
    ) -> Range<Int> {
        let places = fields.count..<fields.count + table.count
        for field in table { fields.append(XMLField(prefix + field.name, depth: depth, into: &tags)) }
        for (place, field) in zip(places, table) where !field.fields.isEmpty {
            fields[place].parts = insert(field.fields, prefix: prefix, depth: depth + 1, into: &fields, &tags)
        }
        return places
    }

    static func indent(_ depth: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
    }
}
