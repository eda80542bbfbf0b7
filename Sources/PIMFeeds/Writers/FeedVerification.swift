package import PIMFormats
package import PIMIO

/// Reads a finished feed back as its receiver will, and counts its items.
package enum FeedVerification {
    /// The longest line of a JSON feed that is taken, in bytes: one document stands on it.
    private static let maximumLine = 1 << 27

    /// The number of items in the file, which must be the expected one; memory does not grow with the file.
    ///
    /// XML must be well-formed, JSON strict with one document a line, delimited text must have the format's header and as
    /// many columns in every row. In JSON the members of a group count, the group's document itself does not.
    @discardableResult
    package static func verify(
        path: String,
        format: FeedFormat,
        expected items: Int
    ) throws(PIMIOError) -> Int {
        let count: Int
        switch format.container {
        case .xml(let layout): count = try XML.countElements(named: layout.item, in: path)
        case .delimited(let layout): count = try countRows(path, layout, header: format.fields.map(\.name))
        case .json(let layout): count = try countDocuments(path, layout, members: format.grouping?.memberField)
        }
        guard count == items else {
            let message = "expected \(items) items in the finished feed, found \(count)"
            throw PIMIOError(code: .invalidSyntax, path: path, message: message)
        }
        return count
    }

    private static func countRows(
        _ path: String,
        _ layout: FeedFormat.DelimitedLayout,
        header: [String]
    ) throws(PIMIOError) -> Int {
        var reader = try DelimitedReader(path: path, delimiter: layout.delimiter.utf8.first ?? UInt8(ascii: ","))
        let expected = header.map { layout.guardsFormulas && DelimitedWriter.isFormula($0) ? "'" + $0 : $0 }
        guard let first = try reader.next(), first.fields == expected else {
            throw PIMIOError(
                code: .invalidSyntax,
                path: path,
                line: 1,
                message: "expected a header row with the format's \(header.count) fields"
            )
        }
        var count = 0
        while let row = try reader.next() {
            guard row.fields.count == header.count else {
                let message = "expected \(header.count) columns, found \(row.fields.count)"
                throw PIMIOError(code: .invalidSyntax, path: path, line: row.line, message: message)
            }
            count += 1
        }
        guard try isTerminated(path) else {
            throw PIMIOError(code: .truncated, path: path, message: "expected a line end after the last row")
        }
        return count
    }

    /// Whether the file's last line has its end; a quoted field that was cut between two quotes looks whole without it.
    private static func isTerminated(_ path: String) throws(PIMIOError) -> Bool {
        var lines = try LineReader(path: path, maxLineBytes: 0)
        var isTerminated = false
        while let line = try lines.next() { isTerminated = line.isTerminated }
        return isTerminated
    }

    private static func countDocuments(
        _ path: String,
        _ layout: FeedFormat.JSONLayout,
        members: String?
    ) throws(PIMIOError) -> Int {
        var reader = try LineReader(path: path, maxLineBytes: maximumLine)
        var array = JSONArrayLines()
        var count = 0
        while let line = try reader.next() {
            do throws(PIMIOError) {
                guard !line.isTooLong else {
                    let message = "expected a document of at most \(maximumLine) bytes"
                    throw PIMIOError(code: .tooLarge, message: message)
                }
                let range = layout.isLines ? line.range : try array.document(in: line)
                guard let range else { continue }
                count += try countItems(line.bytes, range, members: members)
            } catch {
                throw error.located(path: path, line: line.number)
            }
        }
        if !layout.isLines, !array.isClosed {
            throw PIMIOError(code: .truncated, path: path, message: "expected ] at the end of the array")
        }
        return count
    }

    /// How many items a document stands for: its members where it is a group, otherwise itself.
    private static func countItems(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        members: String?
    ) throws(PIMIOError) -> Int {
        var cursor = JSONCursor(bytes, in: range)
        let members = members.map { Array($0.utf8) }
        var count: Int?
        var seen = DocumentKeys()
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            guard seen.insert(text, in: bytes) else {
                let key = cursor.string(text)
                throw cursor.failure("expected each key once, found \"\(key)\" again", at: text.range.lowerBound)
            }
            guard let members, DocumentKeys.isKey(text, in: bytes, members) else {
                try cursor.skipValue()
                continue
            }
            var found = 0
            try cursor.enterArray()
            while try cursor.nextElement() {
                try cursor.skipValue()
                found += 1
            }
            count = found
        }
        try cursor.finish()
        return count ?? 1
    }
}

/// The keys of one document, compared where they stand; strings are only made where there are escapes or many keys.
private struct DocumentKeys {
    private static let maximumPlain = 64

    private var plain: [Range<Int>] = []
    private var others: Set<[UInt8]> = []

    /// Adds a key, false where it was there.
    mutating func insert(_ text: JSONText, in bytes: [UInt8]) -> Bool {
        if others.isEmpty && !text.hasEscapes && plain.count < Self.maximumPlain {
            for other in plain where other.count == text.range.count {
                guard !Self.isEqual(bytes, other, text.range) else { return false }
            }
            plain.append(text.range)
            return true
        }
        if others.isEmpty { others = Set(plain.map { Array(bytes[$0]) }) }
        return others.insert(Array(text.string(in: bytes).utf8)).inserted
    }

    /// Whether a key, escapes resolved, has exactly these bytes.
    static func isKey(_ text: JSONText, in bytes: [UInt8], _ name: [UInt8]) -> Bool {
        guard !text.hasEscapes else { return text.string(in: bytes).utf8.elementsEqual(name) }
        guard text.range.count == name.count else { return false }
        let start = text.range.lowerBound
        for offset in name.indices where bytes[start + offset] != name[offset] { return false }
        return true
    }

    private static func isEqual(_ bytes: [UInt8], _ first: Range<Int>, _ second: Range<Int>) -> Bool {
        for offset in 0..<first.count where bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] {
            return false
        }
        return true
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
