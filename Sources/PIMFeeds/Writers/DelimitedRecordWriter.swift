import PIMFormats
import PIMIO

/// Writes records as rows of delimited text, one column per field.
///
/// The values of a repeated field are joined with the list separator, the parts of a group's row with the part separator:
/// `PL:::14.99 PLN,DE:::19.99 EUR`. Separators and backslashes inside values get a backslash in front; in the addresses of
/// a repeated field the separator is percent-encoded instead. Empty parts at a row's end are left out.
struct DelimitedRecordWriter: RecordWriter {
    let frame = ItemFrame(after: [UInt8(ascii: "\n")])
    private let syntax: DelimitedSyntax
    private let names: [String]
    private let columns: [DelimitedColumn]
    private let listSeparator: [UInt8]
    private let partSeparator: [UInt8]

    init(_ layout: FeedFormat.DelimitedLayout, fields: [Field]) {
        syntax = DelimitedSyntax(
            delimiter: layout.delimiter.utf8.first ?? UInt8(ascii: ","),
            quotesAll: layout.quotesAll,
            guardsFormulas: layout.guardsFormulas
        )
        names = fields.map(\.name)
        columns = fields.map { DelimitedColumn($0) }
        listSeparator = Array(layout.listSeparator.utf8)
        partSeparator = Array(layout.partSeparator.utf8)
    }

    func begin(header: [(name: String, text: String)], to output: inout ByteBuffer) {
        var writer = DelimitedWriter(
            delimiter: syntax.delimiter,
            quoteAll: syntax.quotesAll,
            guardFormulas: syntax.guardsFormulas
        )
        writer.row(names)
        output.append(contentsOf: writer.buffer.bytes)
    }

    func write(_ record: Record, to output: inout ByteBuffer) -> Range<Int> {
        let first = output.count
        output.append(expecting: 3 * columns.count + record.bytes.count + record.bytes.count / 4) { room in
            var cell: [UInt8] = []
            for index in columns.indices {
                if index > 0 { room.append(syntax.delimiter) }
                let start = room.count
                if index < record.width { write(record.allSlots[index], index, of: record, &cell, to: &room) }
                guard room.count == start else { continue }
                if syntax.quotesAll || columns.count == 1 { room.append("\"\"") }
            }
            room.append(UInt8(ascii: "\n"))
        }
        return first..<output.count - 1
    }

    func end(isEmpty: Bool, to output: inout ByteBuffer) {}

    private func write(
        _ slot: CellSlot,
        _ index: Int,
        of record: Record,
        _ cell: inout [UInt8],
        to room: inout ByteRoom
    ) {
        switch slot {
        case .empty: return
        case .text(let text) where text.count == 0 || !columns[index].isRepeated: write(text, of: record, to: &room)
        case .json(let text): write(text, of: record, to: &room)
        case .text, .list, .rows:
            cell.removeAll(keepingCapacity: true)
            append(slot, columns[index], of: record, to: &cell)
            syntax.append(cell.span, from: 0, count: cell.count, keepingControls: false, to: &room)
        }
    }

    private func write(_ text: CellText, of record: Record, to room: inout ByteRoom) {
        let span = record.bytes.span
        syntax.append(span, from: Int(text.start), count: Int(text.count), keepingControls: false, to: &room)
    }

    /// Appends a cell's text, not yet quoted.
    private func append(_ slot: CellSlot, _ column: DelimitedColumn, of record: Record, to cell: inout [UInt8]) {
        switch slot {
        case .empty: break
        case .text(let text):
            let start = cell.count
            cell += record.bytes[text.range]
            if column.isRepeated { escapeElement(&cell, from: start, column) }
        case .json(let text): cell += record.bytes[text.range]
        case .list(let run):
            var isFirst = true
            for number in run.range where record.texts[number].count > 0 {
                if !isFirst { cell += listSeparator }
                isFirst = false
                let start = cell.count
                cell += record.bytes[record.texts[number].range]
                escapeElement(&cell, from: start, column)
            }
        case .rows(let run):
            var isFirst = true
            for number in run.range where !record.isVoid(row: record.rows[number]) {
                if !isFirst { cell += listSeparator }
                isFirst = false
                append(row: record.rows[number].range, column, of: record, to: &cell)
            }
        }
    }

    private func append(row: Range<Int>, _ group: DelimitedColumn, of record: Record, to cell: inout [UInt8]) {
        var end = cell.count
        for index in 0..<min(row.count, group.parts.count) {
            if index > 0 { cell += partSeparator }
            let start = cell.count
            append(record.allSlots[row.lowerBound + index], group.parts[index], of: record, to: &cell)
            guard cell.count > start else { continue }
            escape(&cell, from: start, partSeparator)
            if group.isRepeated { Self.mark(&cell, from: start, listSeparator) }
            end = cell.count
        }
        cell.removeLast(cell.count - end)
    }

    private func escapeElement(_ cell: inout [UInt8], from start: Int, _ column: DelimitedColumn) {
        guard column.isAddress else { return escape(&cell, from: start, listSeparator) }
        guard let separator = listSeparator.first, listSeparator.count == 1 else { return }
        guard cell[start...].contains(separator) else { return }
        let digits = Array("0123456789ABCDEF".utf8)
        let code = [UInt8(ascii: "%"), digits[Int(separator >> 4)], digits[Int(separator & 0xF)]]
        let text = Array(cell[start...])
        cell.removeLast(text.count)
        for byte in text { if byte == separator { cell += code } else { cell.append(byte) } }
    }

    /// Puts a backslash before backslashes and separators.
    private func escape(_ cell: inout [UInt8], from start: Int, _ separator: [UInt8]) {
        Self.mark(&cell, from: start, [UInt8(ascii: "\\")])
        Self.mark(&cell, from: start, separator)
    }

    /// Puts a backslash before each occurrence of a sign.
    private static func mark(_ cell: inout [UInt8], from start: Int, _ sign: [UInt8]) {
        guard let first = sign.first, cell[start...].contains(first) else { return }
        let text = Array(cell[start...])
        cell.removeLast(text.count)
        for (index, byte) in text.enumerated() {
            if byte == first, text[index...].starts(with: sign) { cell.append(UInt8(ascii: "\\")) }
            cell.append(byte)
        }
    }
}

/// What a column's texts need, of its field.
private struct DelimitedColumn: Sendable {
    let isRepeated: Bool
    let isAddress: Bool
    /// The fields of a group's rows.
    let parts: [DelimitedColumn]

    init(_ field: Field) {
        isRepeated = field.limits.maximumCount > 1
        isAddress = field.kind == .url
        parts = field.fields.map { DelimitedColumn($0) }
    }
}
