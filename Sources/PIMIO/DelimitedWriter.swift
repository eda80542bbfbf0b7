/// Writes delimited text as RFC 4180 says, rows ended by a line feed.
public struct DelimitedWriter: Sendable {
    /// What was written and not drained yet.
    public var buffer: ByteBuffer
    private let syntax: DelimitedSyntax

    /// Creates a writer.
    ///
    /// With `guardFormulas` a field that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or
    /// a carriage return and is not a plain number) gets an apostrophe in front.
    public init(delimiter: UInt8 = UInt8(ascii: ","), quoteAll: Bool = false, guardFormulas: Bool = true) {
        buffer = ByteBuffer()
        syntax = DelimitedSyntax(delimiter: delimiter, quotesAll: quoteAll, guardsFormulas: guardFormulas)
    }

    /// Writes a row.
    public mutating func row(_ fields: [String]) {
        for (position, field) in fields.enumerated() {
            if position > 0 { buffer.append(syntax.delimiter) }
            var field = field
            field.withUTF8 { bytes in
                buffer.append(expecting: bytes.count + 3) { [syntax] room in
                    unsafe syntax.append(bytes.span, from: 0, count: bytes.count, to: &room)
                }
            }
            if fields.count == 1, field.isEmpty, !syntax.quotesAll { buffer.append("\"\"" as StaticString) }
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Whether a spreadsheet would take a part of some bytes for a formula.
    package static func isFormula(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        DelimitedSyntax.isFormula(bytes.span, from: range.lowerBound, count: range.count)
    }

    /// Whether a spreadsheet would take a text for a formula.
    public static func isFormula(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            unsafe DelimitedSyntax.isFormula(bytes.span, from: 0, count: bytes.count)
        }
    }
}
