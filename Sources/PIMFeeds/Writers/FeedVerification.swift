package import PIMFormats
package import PIMIO
import PIMText

/// Reads a finished feed back as its receiver will, and counts its items.
package enum FeedVerification {
    /// The longest line of a JSON feed that is taken, in bytes: one document stands on it.
    private static let maximumLine = 1 << 27

    /// The number of items in the file, which must be the expected one; memory does not grow with the file.
    ///
    /// XML must be well-formed, JSON strict with one document a line, delimited text must have the format's header and as
    /// many columns in every row. In JSON the members of a group count, the group's document itself does not.
    ///
    /// A feed in another encoding than UTF-8 is read back from that into a temporary file of `scratch`, else beside it, which
    /// is checked in its place; `text` is the hash that it must have, where that is known.
    @discardableResult
    package static func verify(
        path: String,
        format: FeedFormat,
        expected items: Int,
        text: UInt64? = nil,
        scratch: String? = nil
    ) throws(PIMIOError) -> Int {
        let count = try inUTF8(path, format, scratch: scratch, text: text) { path, format throws(PIMIOError) in
            try Self.count(path, format, header: format.fields.map(\.name))
        }
        guard count == items else {
            let message = "expected \(items) items in the finished feed, found \(count)"
            throw PIMIOError(code: .invalidSyntax, path: path, message: message)
        }
        return count
    }

    /// The number of items in a file that another run wrote; the columns of delimited text may be others than the format's.
    static func count(in path: String, format: FeedFormat) throws(PIMIOError) -> Int {
        try inUTF8(path, format, scratch: nil, text: nil) { path, format throws(PIMIOError) in
            try count(path, format, header: nil)
        }
    }

    private static func count(_ path: String, _ format: FeedFormat, header: [String]?) throws(PIMIOError) -> Int {
        switch format.container {
        case .xml(let layout): try XML.countElements(named: layout.item, in: path)
        case .delimited(let layout): try countRows(path, layout, header: header)
        case .json(let layout): try countDocuments(path, layout, members: format.grouping?.memberField)
        }
    }

    /// Shows a file, or what it is in UTF-8, to a closure; errors name the file.
    private static func inUTF8(
        _ path: String,
        _ format: FeedFormat,
        scratch: String?,
        text: UInt64?,
        _ body: (_ path: String, _ format: FeedFormat) throws(PIMIOError) -> Int
    ) throws(PIMIOError) -> Int {
        guard format.encoding != .utf8 else { return try body(path, format) }
        var file = try AtomicFile(target: scratch ?? path + ".read")
        try FeedTranscoding(format).decode(path, to: &file)
        try file.close()
        var plain = format
        plain.encoding = .utf8
        do throws(PIMIOError) {
            if let text, try ContentHash.hash64(file: file.temporaryPath) != text {
                let message = "expected the feed's own text behind \(format.encoding.rawValue), found another"
                throw PIMIOError(code: .invalidEncoding, message: message)
            }
            return try body(file.temporaryPath, plain)
        } catch {
            throw error.located(path: path, line: error.line)
        }
    }

    private static func countRows(
        _ path: String,
        _ layout: FeedFormat.DelimitedLayout,
        header: [String]?
    ) throws(PIMIOError) -> Int {
        var reader = try DelimitedReader(path: path, delimiter: layout.delimiter.utf8.first ?? UInt8(ascii: ","))
        let expected = header?.map { layout.guardsFormulas && DelimitedWriter.isFormula($0) ? "'" + $0 : $0 }
        guard let columns = try reader.next()?.fields, expected == nil || columns == expected else {
            let fields = header.map { "the format's \($0.count) fields" } ?? "the names of its columns"
            throw PIMIOError(code: .invalidSyntax, path: path, line: 1, message: "expected a header row with \(fields)")
        }
        var count = 0
        while let row = try reader.nextShape() {
            guard row.columns == columns.count else {
                let message = "expected \(columns.count) columns, found \(row.columns)"
                throw PIMIOError(code: .invalidSyntax, path: path, line: row.line, message: message)
            }
            count += 1
        }
        // A quoted field that was cut between two quotes looks whole without the line end.
        guard reader.endsWithLineFeed else {
            throw PIMIOError(code: .truncated, path: path, message: "expected a line end after the last row")
        }
        return count
    }

    private static func countDocuments(
        _ path: String,
        _ layout: FeedFormat.JSONLayout,
        members: String?
    ) throws(PIMIOError) -> Int {
        var reader = try LineReader(path: path, maxLineBytes: maximumLine)
        var array = JSONArrayLines()
        var check = JSONDocumentCheck(members: members)
        var count = 0
        while let line = try reader.next() {
            do throws(PIMIOError) {
                guard !line.isTooLong else {
                    let message = "expected a document of at most \(maximumLine) bytes"
                    throw PIMIOError(code: .tooLarge, message: message)
                }
                let range = layout.isLines ? line.range : try array.document(in: line)
                guard let range else { continue }
                count += try check.countItems(in: line.bytes, range)
            } catch {
                throw error.located(path: path, line: line.number)
            }
        }
        if !layout.isLines, !array.isClosed {
            throw PIMIOError(code: .truncated, path: path, message: "expected ] at the end of the array")
        }
        return count
    }
}

/// The lines of a JSON array whose brackets stand alone: `[`, documents with commas between, `]`.
private struct JSONArrayLines {
    private enum State {
        case opening
        case first
        case afterComma
        case afterDocument
        case closed
    }

    private var state = State.opening

    var isClosed: Bool { state == .closed }

    /// Where in a line a document stands, without its comma; nil for the brackets.
    mutating func document(in line: LineReader.Line) throws(PIMIOError) -> Range<Int>? {
        let bytes = line.bytes[line.range]
        switch state {
        case .opening:
            guard bytes.elementsEqual("[".utf8) else { throw Self.failure("expected [ alone on the first line") }
            state = .first
            return nil
        case .closed: throw Self.failure("expected nothing after the array")
        case .first, .afterDocument:
            if bytes.elementsEqual("]".utf8) {
                state = .closed
                return nil
            }
            guard state == .first else { throw Self.failure("expected ] or a comma on the line before") }
        case .afterComma: break
        }
        let hasComma = bytes.last == UInt8(ascii: ",")
        state = hasComma ? .afterComma : .afterDocument
        return line.range.lowerBound..<line.range.upperBound - (hasComma ? 1 : 0)
    }

    private static func failure(_ message: String) -> PIMIOError {
        PIMIOError(code: .invalidSyntax, message: message)
    }
}
