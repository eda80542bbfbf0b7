import PIMFormats
import PIMIO

/// Writes records as rows of delimited text, one column per field.
///
/// The values of a repeated field are joined with the list separator, the parts of a group's row with the part separator:
/// `PL:::14.99 PLN,DE:::19.99 EUR`. Separators and backslashes inside values get a backslash in front; in the addresses of
/// a repeated field the separator is percent-encoded instead. Empty parts at a row's end are left out.
struct DelimitedRecordWriter: RecordWriter {
    private var writer: DelimitedWriter
    private let layout: FeedFormat.DelimitedLayout
    private let fields: [Field]

    init(_ layout: FeedFormat.DelimitedLayout, fields: [Field]) {
        self.layout = layout
        self.fields = fields
        writer = DelimitedWriter(
            delimiter: layout.delimiter.utf8.first ?? UInt8(ascii: ","),
            quoteAll: layout.quotesAll,
            guardFormulas: layout.guardsFormulas
        )
    }

    var bytes: [UInt8] { writer.buffer.bytes }
    var count: Int { writer.buffer.count }

    mutating func drain() -> [UInt8] {
        let bytes = writer.buffer.bytes
        writer.buffer = ByteBuffer(capacity: bytes.count)
        return bytes
    }

    mutating func begin(header: [(name: String, text: String)]) {
        writer.row(fields.map(\.name))
    }

    mutating func write(_ record: Record) -> Range<Int> {
        let first = writer.buffer.count
        writer.row(
            fields.indices.map { index in
                index < record.cells.count ? Self.plain(text(of: record.cells[index], fields[index])) : ""
            }
        )
        return first..<writer.buffer.count - 1
    }

    mutating func append(item: [UInt8]) -> Range<Int> {
        let first = writer.buffer.count
        writer.buffer.append(contentsOf: item)
        writer.buffer.append("\n" as StaticString)
        return first..<writer.buffer.count - 1
    }

    mutating func end() {}

    private func text(of cell: Cell, _ field: Field) -> String {
        let isRepeated = field.limits.maximumCount > 1
        switch cell {
        case .empty: return ""
        case .text(let text): return isRepeated ? element(text, field) : text
        case .json(let text): return text
        case .list(let values):
            return values.lazy.filter { !$0.isEmpty }.map { element($0, field) }.joined(separator: layout.listSeparator)
        case .rows(let rows):
            return rows.lazy.filter { !$0.allSatisfy(\.isVoid) }.map { self.row($0, field) }
                .joined(separator: layout.listSeparator)
        }
    }

    private func row(_ cells: [Cell], _ group: Field) -> String {
        var parts = zip(cells, group.fields).map { cell, field in
            let text = Self.escaped(text(of: cell, field), layout.partSeparator)
            return group.limits.maximumCount > 1 ? Self.marked(text, layout.listSeparator) : text
        }
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts.joined(separator: layout.partSeparator)
    }

    private func element(_ text: String, _ field: Field) -> String {
        guard field.kind == .url else { return Self.escaped(text, layout.listSeparator) }
        guard let byte = layout.listSeparator.utf8.first, layout.listSeparator.utf8.count == 1 else { return text }
        return Self.percentEncoded(text, byte)
    }

    /// The text with a backslash before backslashes and separators.
    private static func escaped(_ text: String, _ separator: String) -> String {
        marked(marked(text, "\\"), separator)
    }

    /// The text with a backslash before each occurrence of a sign.
    private static func marked(_ text: String, _ sign: String) -> String {
        let bytes = Array(text.utf8)
        let sign = Array(sign.utf8)
        guard let first = sign.first, bytes.contains(first) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 8)
        for (index, byte) in bytes.enumerated() {
            if byte == first, bytes[index...].starts(with: sign) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func percentEncoded(_ text: String, _ separator: UInt8) -> String {
        guard text.utf8.contains(separator) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        let code = [UInt8(ascii: "%"), digits[Int(separator >> 4)], digits[Int(separator & 0xF)]]
        return String(decoding: text.utf8.flatMap { $0 == separator ? code : [$0] }, as: UTF8.self)
    }

    /// The text without control characters, which no reader of tables expects; tabs and line ends stay.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(where: { isControl($0) }) else { return text }
        return String(decoding: text.utf8.filter { !isControl($0) }, as: UTF8.self)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }
}
