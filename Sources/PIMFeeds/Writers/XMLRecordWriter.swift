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
    private let opening: Range<Int>
    private let closing: Range<Int>

    init(_ layout: FeedFormat.XMLLayout, fields: [Field]) {
        self.layout = layout
        let depth = layout.wrapper == nil ? 1 : 2
        let indent = XMLField.indent(depth)
        frame = ItemFrame(before: indent, after: [UInt8(ascii: "\n")])
        tags += indent + Array("<\(layout.item)>\n".utf8)
        opening = 0..<tags.count
        tags += indent + Array("</\(layout.item)>\n".utf8)
        closing = opening.upperBound..<tags.count
        table = XMLField.insert(fields, prefix: layout.prefix, depth: depth + 1, into: &self.fields, &tags)
        tags += [UInt8](repeating: 0, count: 16)
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
        output.append(expecting: size + record.bytes.count + record.bytes.count / 4) { room in
            room.append(tags.span, from: opening.lowerBound, count: opening.count)
            write(record, to: &room)
            room.append(tags.span, from: closing.lowerBound, count: closing.count)
        }
        return first + frame.before.count..<output.count - 1
    }

    func end(isEmpty: Bool, to output: inout ByteBuffer) {
        if let wrapper = layout.wrapper { output.append("  </\(wrapper)>\n") }
        output.append("</\(layout.root)>\n")
    }

    /// Writes the fields of a record.
    private func write(_ record: Record, to room: inout ByteRoom) {
        record.allSlots.withUnsafeBufferPointer { slots in
            fields.withUnsafeBufferPointer { fields in
                for place in record.places where place < table.count {
                    let field = table.lowerBound + place
                    switch slots[place] {
                    case .empty: break
                    case .text(let text), .json(let text): write(text, fields[field], of: record, to: &room)
                    case .list(let run):
                        for number in run.range { write(record.texts[number], fields[field], of: record, to: &room) }
                    case .rows(let run): write(run, fields[field], of: record, to: &room)
                    }
                }
            }
        }
    }

    /// Writes the rows of a group.
    private func write(_ rows: CellRun, _ field: XMLField, of record: Record, to room: inout ByteRoom) {
        for row in record.rows[rows.range] where !record.isVoid(row: row) {
            room.append(tags.span, from: field.rowOpening.lowerBound, count: field.rowOpening.count)
            for (slot, part) in zip(record.allSlots[row.range], fields[field.parts]) {
                switch slot {
                case .empty: break
                case .text(let text), .json(let text): write(text, part, of: record, to: &room)
                case .list(let run):
                    for number in run.range { write(record.texts[number], part, of: record, to: &room) }
                case .rows(let run): write(run, part, of: record, to: &room)
                }
            }
            room.append(tags.span, from: field.rowClosing.lowerBound, count: field.rowClosing.count)
        }
    }

    @inline(__always)
    private func write(_ text: CellText, _ field: XMLField, of record: Record, to room: inout ByteRoom) {
        guard text.count > 0 else { return }
        room.appendXML(
            record.bytes.span,
            from: Int(text.start),
            count: Int(text.count),
            between: tags.span,
            opening: field.opening,
            closing: field.closing
        )
    }
}

/// Where a field's tags stand among the bytes of all tags, as `      <g:shipping>`, a line end, `      `, `</g:shipping>`
/// and a line end: with what stands between the tags for a row of a group, without it for a text.
private struct XMLField: Sendable {
    /// Before a text.
    let opening: Range<Int>
    /// After a text.
    let closing: Range<Int>
    /// Before the parts of a row.
    let rowOpening: Range<Int>
    /// After the parts of a row.
    let rowClosing: Range<Int>
    /// The fields of a group's rows.
    var parts = 0..<0

    private init(_ name: String, depth: Int, into tags: inout [UInt8]) {
        let indent = Self.indent(depth)
        let start = tags.count
        tags += indent + Array("<\(name)>".utf8)
        opening = start..<tags.count
        tags.append(UInt8(ascii: "\n"))
        rowOpening = start..<tags.count
        tags += indent + Array("</\(name)>\n".utf8)
        closing = rowOpening.upperBound + indent.count..<tags.count
        rowClosing = rowOpening.upperBound..<tags.count
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
