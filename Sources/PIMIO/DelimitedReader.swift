/// Reads comma-, semicolon-, tab- or bar-separated text row by row in constant memory, as RFC 4180 says.
///
/// Rows end with LF, CRLF or CR; blank lines and a byte order mark at the start are skipped. A quote inside a field that
/// does not start with one is an ordinary character.
public struct DelimitedReader: ~Copyable {
    /// The byte between fields.
    public let delimiter: UInt8
    /// Whether the last byte read so far is a line feed; at the end, whether that is how the text ends.
    package private(set) var endsWithLineFeed: Bool
    private var source: ByteSource
    private let maxFieldBytes: Int
    private let blockSize: Int
    private var block: [UInt8]
    private var place: DelimitedPlace
    private var isAtEnd = false
    private var fields = [DelimitedField](repeating: DelimitedField(), count: 64)
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
        refusal = Signature.problem(of: block, path: source.name, expected: "CSV")
        self.source = source
        self.maxFieldBytes = maxFieldBytes
        self.blockSize = max(blockSize, 4)
        self.block = block
        place = DelimitedPlace(position: start)
        endsWithLineFeed = block.last == 0x0A
    }

    /// The next row, nil at the end.
    ///
    /// A file that does not begin as UTF-8 text does is refused.
    public mutating func next() throws(PIMIOError) -> Row? {
        guard let row = try scanRow(keepsFields: true) else { return nil }
        return Row(fields: fields[..<row.columns].map { text(of: $0) }, line: row.line)
    }

    /// How many fields the next row has and where it starts, nil at the end; it is checked like any, no text is made.
    package mutating func nextShape() throws(PIMIOError) -> (columns: Int, line: Int)? {
        try scanRow(keepsFields: false)
    }

    private mutating func scanRow(keepsFields: Bool) throws(PIMIOError) -> (columns: Int, line: Int)? {
        if let refusal { throw refusal }
        while true {
            let start = place
            do throws(DelimitedProblem) {
                let row = try scan()
                guard let row, keepsFields, row.columns > fields.count else { return row }
                fields = Array(repeating: DelimitedField(), count: 2 * row.columns)
                place = start
            } catch {
                guard error.kind == .incomplete else {
                    let refusal = error.described(path: source.name, maximumField: maxFieldBytes)
                    self.refusal = refusal
                    throw refusal
                }
                try refill()
            }
        }
    }

    /// Scans a row of the block.
    private mutating func scan() throws(DelimitedProblem) -> (columns: Int, line: Int)? {
        let isLast = isAtEnd
        let delimiter = delimiter
        let maximumField = maxFieldBytes
        var place = place
        defer { self.place = place }
        return unsafe try block.withUnsafeBufferPointer { bytes throws(DelimitedProblem) in
            unsafe try fields.withUnsafeMutableBufferPointer { room throws(DelimitedProblem) in
                guard let base = bytes.baseAddress else {
                    guard isLast else { throw DelimitedProblem(kind: .incomplete, line: 0) }
                    return nil
                }
                var scanner = unsafe DelimitedScanner(
                    base,
                    from: place,
                    to: bytes.count,
                    isLast: isLast,
                    delimiter: delimiter,
                    maximumField: maximumField,
                    room: room
                )
                defer { place = scanner.place }
                return try scanner.row() ? (scanner.count, scanner.rowLine) : nil
            }
        }
    }

    /// Reads on behind the row that is not whole yet.
    private mutating func refill() throws(PIMIOError) {
        let kept = block.count - place.position
        block = try source.next(
            after: block[place.position...],
            count: max(blockSize, kept),
            filling: kept >= blockSize
        )
        place.position = 0
        isAtEnd = block.count == kept
        if let last = block.last { endsWithLineFeed = last == 0x0A }
    }

    private func text(of field: DelimitedField) -> String {
        let bytes = block[field.start..<field.start + field.count]
        guard field.hasDoubles else { return String(decoding: bytes, as: UTF8.self) }
        var single: [UInt8] = []
        single.reserveCapacity(bytes.count)
        var isSecond = false
        for byte in bytes {
            isSecond = byte == UInt8(ascii: "\"") && !isSecond
            if byte != UInt8(ascii: "\"") || isSecond { single.append(byte) }
        }
        return String(decoding: single, as: UTF8.self)
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
