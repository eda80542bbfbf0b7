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
    private var buffer = ByteBuffer()
    private let layout: FeedFormat.XMLLayout
    private let fields: [XMLField]
    private let indent: [UInt8]
    private let opening: [UInt8]
    private let closing: [UInt8]

    init(_ layout: FeedFormat.XMLLayout, fields: [Field]) {
        self.layout = layout
        let depth = layout.wrapper == nil ? 1 : 2
        indent = XMLField.indent(depth)
        opening = Array("<\(layout.item)>\n".utf8)
        closing = indent + Array("</\(layout.item)>".utf8)
        self.fields = fields.map { XMLField($0, prefix: layout.prefix, depth: depth + 1) }
    }

    var bytes: [UInt8] { buffer.bytes }
    var count: Int { buffer.count }

    mutating func drain() -> [UInt8] {
        let bytes = buffer.bytes
        buffer = ByteBuffer(capacity: bytes.count)
        return bytes
    }

    mutating func begin(header: [(name: String, text: String)]) {
        var writer = XMLWriter(indent: false)
        writer.declaration()
        writer.start(layout.root, attributes: layout.rootAttributes.map { ($0.name, $0.value) })
        buffer.append(contentsOf: writer.buffer.bytes)
        buffer.append("\n" as StaticString)
        if let wrapper = layout.wrapper { buffer.append("  <\(wrapper)>\n") }
        for (name, text) in header where !text.isEmpty {
            buffer.append(contentsOf: indent)
            buffer.append("<\(name)>")
            XMLWriter.escape(text, to: &buffer)
            buffer.append("</\(name)>\n")
        }
    }

    mutating func write(_ record: Record) -> Range<Int> {
        buffer.append(contentsOf: indent)
        let first = buffer.count
        buffer.append(contentsOf: opening)
        for (field, cell) in zip(fields, record.cells) { field.write(cell, to: &buffer) }
        buffer.append(contentsOf: closing)
        buffer.append("\n" as StaticString)
        return first..<buffer.count - 1
    }

    mutating func append(item: [UInt8]) -> Range<Int> {
        buffer.append(contentsOf: indent)
        let first = buffer.count
        buffer.append(contentsOf: item)
        buffer.append("\n" as StaticString)
        return first..<buffer.count - 1
    }

    mutating func end() {
        if let wrapper = layout.wrapper { buffer.append("  </\(wrapper)>\n") }
        buffer.append("</\(layout.root)>\n")
    }
}

/// A field with its tags made ready.
private struct XMLField: Sendable {
    private let indent: [UInt8]
    private let start: [UInt8]
    private let end: [UInt8]
    private let parts: [XMLField]

    init(_ field: Field, prefix: String, depth: Int) {
        indent = Self.indent(depth)
        start = indent + Array("<\(prefix)\(field.name)>".utf8)
        end = Array("</\(prefix)\(field.name)>\n".utf8)
        parts = field.fields.map { XMLField($0, prefix: prefix, depth: depth + 1) }
    }

    static func indent(_ depth: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
    }

    func write(_ cell: Cell, to buffer: inout ByteBuffer) {
        switch cell {
        case .empty: break
        case .text(let text), .json(let text): write(text, to: &buffer)
        case .list(let values):
            for value in values { write(value, to: &buffer) }
        case .rows(let rows):
            for row in rows where !row.allSatisfy(\.isVoid) {
                buffer.append(contentsOf: start)
                buffer.append("\n" as StaticString)
                for (part, cell) in zip(parts, row) { part.write(cell, to: &buffer) }
                buffer.append(contentsOf: indent)
                buffer.append(contentsOf: end)
            }
        }
    }

    private func write(_ text: String, to buffer: inout ByteBuffer) {
        guard !text.isEmpty else { return }
        buffer.append(contentsOf: start)
        XMLWriter.escape(text, to: &buffer)
        buffer.append(contentsOf: end)
    }
}
