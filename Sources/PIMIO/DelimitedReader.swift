/// Reads comma-, semicolon-, tab- or bar-separated text row by row in constant memory, as RFC 4180 says.
///
/// Rows end with LF, CRLF or CR; blank lines and a byte order mark at the start are skipped. A quote inside a field that
/// does not start with one is an ordinary character.
public struct DelimitedReader: ~Copyable {
    private enum State {
        case fieldStart
        case plain
        case quoted
        case quoteInQuoted
    }

    /// The byte between fields.
    public let delimiter: UInt8
    private var source: ByteSource
    private let maxFieldBytes: Int
    private let blockSize: Int
    private var block: [UInt8]
    private var index: Int
    private var line = 1
    private var isAfterReturn = false
    private var field: [UInt8] = []
    private var isQuotedField = false
    private var quoteLine = 1
    private var refusal: PIMIOError?

    /// Opens a file; without a delimiter the header line tells it (the most frequent of `;`, `,`, tab and `|`).
    public init(path: String, delimiter: UInt8? = nil, maxFieldBytes: Int = 1 << 24) throws(PIMIOError) {
        let source = try ByteSource(path: path)
        try self.init(source: source, delimiter: delimiter, maxFieldBytes: maxFieldBytes)
    }

    /// Reads from memory; `path` stands in messages.
    public init(
        bytes: [UInt8],
        path: String? = nil,
        delimiter: UInt8? = nil,
        maxFieldBytes: Int = 1 << 24
    ) throws(PIMIOError) {
        let source = ByteSource(bytes: bytes, name: path ?? "memory")
        try self.init(source: source, delimiter: delimiter, maxFieldBytes: maxFieldBytes)
    }

    init(
        source: consuming ByteSource,
        delimiter: UInt8?,
        maxFieldBytes: Int,
        blockSize: Int = 1 << 18
    ) throws(PIMIOError) {
        var source = source
        let block = try source.next(count: max(blockSize, 4), filling: true)
        let start = block.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.delimiter = delimiter ?? Self.detect(block[start...])
        refusal = Signature.problem(of: block, path: source.name)
        self.source = source
        self.maxFieldBytes = maxFieldBytes
        self.blockSize = max(blockSize, 4)
        self.block = block
        index = start
    }

    /// The next row, nil at the end.
    ///
    /// A file that does not begin as UTF-8 text does is refused.
    public mutating func next() throws(PIMIOError) -> Row? {
        if let refusal { throw refusal }
        var fields: [String] = []
        var start = line
        var state = State.fieldStart
        var rowBytes = 0
        while let byte = try nextByte() {
            let isLineEnd = byte == 0x0A || byte == 0x0D
            if isAfterReturn && byte == 0x0A {
                isAfterReturn = false
                if state == .quoted { field.append(byte) }
                if state == .fieldStart && fields.isEmpty { start = line }
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

    private mutating func nextByte() throws(PIMIOError) -> UInt8? {
        if index == block.count {
            block = try source.next(count: blockSize)
            index = 0
            guard !block.isEmpty else { return nil }
        }
        index += 1
        return block[index - 1]
    }

    private mutating func check(_ byte: UInt8, rowBytes: Int) throws(PIMIOError) {
        guard byte != 0 else { throw failure(.invalidEncoding, "expected text, found a NUL byte") }
        guard field.count <= maxFieldBytes, rowBytes <= 4 * maxFieldBytes else {
            let message =
                field.count <= maxFieldBytes
                ? "expected a row of at most \(4 * maxFieldBytes) bytes"
                : "expected a field of at most \(maxFieldBytes) bytes"
            throw failure(.tooLarge, message, line: isQuotedField ? quoteLine : line)
        }
    }

    private mutating func finishField(lineEnded: Bool = false) throws(PIMIOError) -> String {
        guard field.count <= maxFieldBytes else {
            let message = "expected a field of at most \(maxFieldBytes) bytes"
            throw failure(.tooLarge, message, line: isQuotedField ? quoteLine : line - (lineEnded ? 1 : 0))
        }
        if let problem = UTF8Check.firstProblem(in: field, range: 0..<field.count) {
            let before = field[..<problem].count { $0 == 0x0A }
            let place = isQuotedField ? quoteLine + before : line - (lineEnded ? 1 : 0)
            throw failure(.invalidEncoding, "expected UTF-8, found other bytes; save the file as UTF-8", line: place)
        }
        let text = String(decoding: field, as: UTF8.self)
        field.removeAll(keepingCapacity: true)
        isQuotedField = false
        return text
    }

    private func failure(_ code: PIMIOError.Code, _ message: String, line: Int? = nil) -> PIMIOError {
        PIMIOError(code: code, path: source.name, line: line ?? self.line, message: message)
    }

    /// The candidate that stands most often in the first row outside quotes; a tie goes to the comma.
    private static func detect(_ block: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
        var counts = [0, 0, 0, 0]
        var isQuoted = false
        var hasText = false
        for byte in block {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            let isLineEnd = byte == 0x0A || byte == 0x0D
            if isLineEnd && hasText { break }
            hasText = hasText || !isLineEnd
            if let candidate = candidates.firstIndex(of: byte) { counts[candidate] += 1 }
        }
        let most = counts.max() ?? 0
        return counts.firstIndex(of: most).map { candidates[$0] } ?? candidates[0]
    }
}
