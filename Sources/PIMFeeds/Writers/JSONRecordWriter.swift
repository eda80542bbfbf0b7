import PIMFormats
import PIMIO

/// Writes records as JSON documents, one on each line: alone, or as the elements of one array whose brackets have lines of
/// their own, so that a finished file can be checked line by line.
struct JSONRecordWriter: RecordWriter {
    private var writer: JSONWriter
    private let isLines: Bool
    private var hasItems = false
    private let item: JSONTable
    private let group: JSONTable
    private let memberField: String?

    init(_ layout: FeedFormat.JSONLayout, format: FeedFormat) {
        writer = JSONWriter(escapeForHTML: layout.escapesHTML)
        isLines = layout.isLines
        item = JSONTable(format.fields, escapesHTML: layout.escapesHTML)
        group = JSONTable(format.grouping?.fields ?? [], escapesHTML: layout.escapesHTML)
        memberField = format.grouping?.memberField
    }

    var bytes: [UInt8] { writer.buffer.bytes }
    var count: Int { writer.buffer.count }

    mutating func drain() -> [UInt8] {
        let bytes = writer.buffer.bytes
        writer.buffer = ByteBuffer(capacity: bytes.count)
        return bytes
    }

    mutating func begin(header: [(name: String, text: String)]) {
        if !isLines { writer.buffer.append("[\n" as StaticString) }
    }

    mutating func write(_ record: Record) -> Range<Int> {
        separate()
        let first = count
        item.write(record.cells, to: &writer)
        return finish(from: first)
    }

    mutating func writeGroup(_ group: Record, members: [Record]) -> Range<Int> {
        separate()
        let first = count
        writer.beginObject()
        self.group.writeMembers(group.cells, to: &writer)
        if let memberField {
            writer.key(memberField)
            writer.beginArray()
            for member in members { item.write(member.cells, to: &writer, isMember: true) }
            writer.endArray()
        }
        writer.endObject()
        return finish(from: first)
    }

    mutating func append(item: [UInt8]) -> Range<Int> {
        separate()
        let first = count
        writer.buffer.append(contentsOf: item)
        return finish(from: first)
    }

    mutating func end() {
        guard !isLines else { return }
        if hasItems { writer.newline() }
        writer.buffer.append("]\n" as StaticString)
    }

    private mutating func separate() {
        guard !isLines, hasItems else { return }
        writer.buffer.append(UInt8(ascii: ","))
        writer.newline()
    }

    private mutating func finish(from first: Int) -> Range<Int> {
        hasItems = true
        let range = first..<count
        if isLines { writer.newline() }
        return range
    }
}

/// A table of fields made ready to be written as one JSON object.
private struct JSONTable: Sendable {
    private let shape: JSONShape
    private let fields: [JSONField]

    init(_ fields: [Field], escapesHTML: Bool) {
        shape = JSONShape(fields)
        self.fields = fields.map { JSONField($0, escapesHTML: escapesHTML) }
    }

    /// Writes the object; a group's member leaves out what its group's document says about the whole.
    func write(_ cells: [Cell], to writer: inout JSONWriter, isMember: Bool = false) {
        writer.beginObject()
        write(shape, cells, to: &writer, leavingOut: isMember ? "@context" : nil)
        writer.endObject()
    }

    /// Writes the members alone, into an object that is open.
    func writeMembers(_ cells: [Cell], to writer: inout JSONWriter) {
        write(shape, cells, to: &writer)
    }

    /// Whether a row says more than its type.
    func hasContent(_ cells: [Cell]) -> Bool {
        hasContent(shape, cells)
    }

    private func write(
        _ shape: JSONShape,
        _ cells: [Cell],
        to writer: inout JSONWriter,
        leavingOut omitted: String? = nil
    ) {
        for member in shape.members where member.key != omitted {
            guard let number = member.field else {
                guard hasContent(member.object, cells) else { continue }
                writer.key(member.key)
                writer.beginObject()
                write(member.object, cells, to: &writer)
                writer.endObject()
                continue
            }
            guard number < cells.count, fields[number].isFilled(cells[number]) else { continue }
            writer.key(member.key)
            fields[number].write(cells[number], to: &writer)
        }
    }

    private func hasContent(_ shape: JSONShape, _ cells: [Cell]) -> Bool {
        shape.members.contains { member in
            guard let number = member.field else { return hasContent(member.object, cells) }
            return !member.isMark && number < cells.count && fields[number].isFilled(cells[number])
        }
    }
}

/// A field with what its values become in JSON.
private struct JSONField: Sendable {
    private enum Style {
        case string
        case number
        case flag
    }

    private let style: Style
    private let isRepeated: Bool
    private let escapesHTML: Bool
    /// The row of a group, in an array only because a struct cannot hold itself; empty for other fields.
    private let row: [JSONTable]

    init(_ field: Field, escapesHTML: Bool) {
        style =
            switch field.kind {
            case .number, .integer, .amount: .number
            case .flag where field.words.isEmpty: .flag
            default: .string
            }
        isRepeated = field.limits.maximumCount > 1
        self.escapesHTML = escapesHTML
        row = field.fields.isEmpty ? [] : [JSONTable(field.fields, escapesHTML: escapesHTML)]
    }

    func isFilled(_ cell: Cell) -> Bool {
        guard case .rows(let rows) = cell else { return !cell.isVoid }
        return row.first.map { row in rows.contains { row.hasContent($0) } } ?? false
    }

    func write(_ cell: Cell, to writer: inout JSONWriter) {
        switch cell {
        case .empty: writer.null()
        case .text(let text): writeArray([text], to: &writer) { write($0, to: &$1) }
        case .json(let text): writer.raw(JSONRawText.line(text, escapesHTML: escapesHTML))
        case .list(let values): writeArray(values.filter { !$0.isEmpty }, to: &writer) { write($0, to: &$1) }
        case .rows(let rows):
            guard let row = row.first else { return writer.null() }
            writeArray(rows.filter { row.hasContent($0) }, to: &writer) { row.write($0, to: &$1) }
        }
    }

    /// One value alone where the field takes one, otherwise an array.
    private func writeArray<Element>(
        _ elements: [Element],
        to writer: inout JSONWriter,
        _ write: (Element, inout JSONWriter) -> Void
    ) {
        let isArray = isRepeated || elements.count != 1
        if isArray { writer.beginArray() }
        for element in elements { write(element, &writer) }
        if isArray { writer.endArray() }
    }

    private func write(_ text: String, to writer: inout JSONWriter) {
        switch style {
        case .number where JSONRawText.isNumber(text): writer.number(text)
        case .flag where text == "true" || text == "false": writer.bool(text == "true")
        default: writer.string(text)
        }
    }
}
