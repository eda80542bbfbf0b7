import PIMIO

/// The rows of a CSV file, read past what cannot be read: a bad row costs that row only.
///
/// Reading goes in constant memory until a row is broken; from there on the file's bytes are kept, so that reading can
/// start again at the next line.
struct DelimitedRows: ~Copyable {
    /// A row, or why there is none.
    enum Item {
        case row(Row)
        case unreadable(PIMIOError, isLast: Bool)
    }

    /// How many broken rows a file may have before the rest is given up; without a header the first one is enough.
    static let patience = 200

    private let path: String
    private var reader: DelimitedReader?
    private let delimiter: UInt8
    private var bytes: [UInt8] = []
    private var skippedLines = 0
    private var broken = 0
    private var hasHeader = false
    private var pace: ImportPace

    init(path: String, pace: ImportPace) throws(PIMIOError) {
        self.path = path
        self.pace = pace
        let reader = try DelimitedReader(path: path)
        delimiter = reader.delimiter
        self.reader = consume reader
    }

    /// The next row, nil at the end.
    mutating func next() throws -> Item? {
        try pace.step(in: path)
        do throws(PIMIOError) {
            guard let row = try reader?.next() else { return nil }
            hasHeader = true
            return .row(Row(fields: row.fields, line: row.line + skippedLines))
        } catch {
            guard error.line != nil else { throw error }
            return try resume(after: error)
        }
    }

    private mutating func resume(after error: PIMIOError) throws(PIMIOError) -> Item {
        var error = error
        let line = (error.line ?? 1) + skippedLines
        error.line = line
        broken += 1
        reader = nil
        guard hasHeader, broken < Self.patience else { return .unreadable(error, isLast: true) }
        if bytes.isEmpty { bytes = try Files.read(path) }
        guard let start = Self.start(ofLine: line + 1, in: bytes) else { return .unreadable(error, isLast: false) }
        skippedLines = line
        reader = try DelimitedReader(bytes: Array(bytes[start...]), path: path, delimiter: delimiter)
        return .unreadable(error, isLast: false)
    }

    /// Where a line starts, lines ending with LF, CRLF or CR; nil past the end.
    private static func start(ofLine line: Int, in bytes: [UInt8]) -> Int? {
        var current = 1
        var index = 0
        while index < bytes.count {
            guard current < line else { return index }
            let byte = bytes[index]
            index += 1
            if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            if byte == 0x0A || byte == 0x0D { current += 1 }
        }
        return nil
    }
}
