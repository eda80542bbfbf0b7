@testable import PIMIO

/// Delimited text read in the plainest way, one byte after the other: what the reader must come to.
struct DelimitedReference {
    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
    }

    private let bytes: ArraySlice<UInt8>
    private let delimiter: UInt8
    private let maximumField: Int
    private var index: Int
    private var line = 1
    private var isAfterReturn = false
    private var field: [UInt8] = []
    private var isQuotedField = false
    private var quoteLine = 1

    init(_ bytes: [UInt8], delimiter: UInt8, maximumField: Int) {
        self.bytes = bytes[(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)...]
        self.delimiter = delimiter
        self.maximumField = maximumField
        index = self.bytes.startIndex
    }

    mutating func next() throws(PIMIOError) -> Row? {
        var fields: [String] = []
        var start = line
        var state = State.fieldStart
        var rowBytes = 0
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            let isLineEnd = byte == 0x0A || byte == 0x0D
            if isAfterReturn && byte == 0x0A {
                isAfterReturn = false
                if state == .quoted { field.append(byte) }
                continue
            }
            isAfterReturn = byte == 0x0D
            if isLineEnd { line += 1 }
            rowBytes += 1
            try check(byte, rowBytes: rowBytes)
            switch state {
            case .quoted where byte == UInt8(ascii: "\""): state = .quoteInQuoted
            case .quoted: field.append(byte)
            case .quoteInQuoted where byte == UInt8(ascii: "\""):
                field.append(byte)
                state = .quoted
            case .fieldStart where byte == UInt8(ascii: "\""):
                state = .quoted
                isQuotedField = true
                quoteLine = line
            case .fieldStart, .plain, .quoteInQuoted:
                if byte == delimiter {
                    fields.append(try finishField())
                    state = .fieldStart
                } else if isLineEnd {
                    let isBlank = fields.isEmpty && field.isEmpty && !isQuotedField
                    fields.append(try finishField(lineEnded: true))
                    guard isBlank else { return Row(fields: fields, line: start) }
                    fields = []
                    rowBytes = 0
                    state = .fieldStart
                    start = line
                } else {
                    guard state != .quoteInQuoted else {
                        throw failure(.invalidSyntax, "expected a delimiter or a line end after the closing quote")
                    }
                    field.append(byte)
                    state = .plain
                }
            }
        }
        guard state != .quoted else {
            let message = "expected a closing quote for the field that opens here, found the end of the file"
            throw failure(.truncated, message, line: quoteLine)
        }
        guard !fields.isEmpty || !field.isEmpty || isQuotedField else { return nil }
        fields.append(try finishField())
        return Row(fields: fields, line: start)
    }

    private func check(_ byte: UInt8, rowBytes: Int) throws(PIMIOError) {
        guard byte != 0 else { throw failure(.invalidEncoding, "expected text, found a NUL byte") }
        guard field.count <= maximumField, rowBytes <= 4 * maximumField else {
            let message =
                field.count <= maximumField
                ? "expected a row of at most \(4 * maximumField) bytes"
                : "expected a field of at most \(maximumField) bytes"
            throw failure(.tooLarge, message, line: isQuotedField ? quoteLine : line)
        }
    }

    private mutating func finishField(lineEnded: Bool = false) throws(PIMIOError) -> String {
        let place = isQuotedField ? quoteLine : line - (lineEnded ? 1 : 0)
        guard field.count <= maximumField else {
            throw failure(.tooLarge, "expected a field of at most \(maximumField) bytes", line: place)
        }
        if let problem = UTF8Check.firstProblem(in: field, range: 0..<field.count) {
            let before = isQuotedField ? field[..<problem].count { $0 == 0x0A } : 0
            let message = "expected UTF-8, found other bytes; save the file as UTF-8"
            throw failure(.invalidEncoding, message, line: place + before)
        }
        let text = String(decoding: field, as: UTF8.self)
        field = []
        isQuotedField = false
        return text
    }

    private func failure(_ code: PIMIOError.Code, _ message: String, line: Int? = nil) -> PIMIOError {
        PIMIOError(code: code, path: "in.csv", line: line ?? self.line, message: message)
    }
}
