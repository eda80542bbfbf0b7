/// Writes delimited text as RFC 4180 says, rows ended by a line feed.
public struct DelimitedWriter: Sendable {
    /// What was written and not drained yet.
    public var buffer: ByteBuffer
    private let delimiter: UInt8
    private let quotesAll: Bool
    private let guardsFormulas: Bool

    /// Creates a writer.
    ///
    /// With `guardFormulas` a field that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, a tab or
    /// a carriage return and is not a plain number) gets an apostrophe in front.
    public init(delimiter: UInt8 = UInt8(ascii: ","), quoteAll: Bool = false, guardFormulas: Bool = true) {
        buffer = ByteBuffer()
        self.delimiter = delimiter
        quotesAll = quoteAll
        guardsFormulas = guardFormulas
    }

    /// Writes a row.
    public mutating func row(_ fields: [String]) {
        for (position, field) in fields.enumerated() {
            if position > 0 { buffer.append(delimiter) }
            append(field, isAlone: fields.count == 1)
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Whether a spreadsheet would take a text for a formula.
    public static func isFormula(_ text: String) -> Bool {
        switch text.utf8.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): !isPlainNumber(text.utf8.dropFirst())
        default: false
        }
    }

    private mutating func append(_ field: String, isAlone: Bool) {
        let isGuarded = guardsFormulas && Self.isFormula(field)
        guard quotesAll || needsQuotes(field) || isAlone && field.isEmpty else {
            if isGuarded { buffer.append(UInt8(ascii: "'")) }
            buffer.append(field)
            return
        }
        buffer.append(UInt8(ascii: "\""))
        if isGuarded { buffer.append(UInt8(ascii: "'")) }
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { buffer.append(byte) }
            buffer.append(byte)
        }
        buffer.append(UInt8(ascii: "\""))
    }

    private func needsQuotes(_ field: String) -> Bool {
        guard let first = field.utf8.first, let last = field.utf8.last else { return false }
        if first == 0x20 || last == 0x20 { return true }
        return field.utf8.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    }

    private static func isPlainNumber(_ digits: Substring.UTF8View) -> Bool {
        var hasDigit = false
        var hasPoint = false
        for byte in digits {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard hasDigit, !hasPoint else { return false }
                hasPoint = true
            default: return false
            }
        }
        return hasDigit && digits.last != UInt8(ascii: ".") && digits.last != UInt8(ascii: ",")
    }
}
