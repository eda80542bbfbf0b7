/// Reading of whole JSON texts into nodes with positions, strictly as RFC 8259 says.
public enum JSON {
    /// The most levels a tree may have, whatever the limits say: trees are built and freed by recursion.
    public static let maxTreeDepth = 512

    /// Parses a text; a byte order mark of UTF-8 is skipped, other encodings and duplicate keys are refused.
    public static func parse(
        _ bytes: [UInt8],
        path: String?,
        limits: JSONLimits = .init()
    ) throws(PIMIOError) -> JSONNode {
        if let problem = Signature.problem(of: bytes, path: path, expected: "JSON") { throw problem }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes.count <= limits.maxBytes else {
            let message = "expected at most \(limits.maxBytes) bytes, found \(bytes.count)"
            throw PIMIOError(code: .tooLarge, path: path, message: message)
        }
        var limits = limits
        limits.maxDepth = min(limits.maxDepth, maxTreeDepth)
        var builder = JSONTreeBuilder(cursor: JSONCursor(bytes, in: start..<bytes.count, limits: limits))
        do {
            let node = try builder.node()
            try builder.finish()
            return node
        } catch {
            var located = builder.located(error)
            located.path = path
            throw located
        }
    }

    /// Parses a file.
    public static func parse(file path: String, limits: JSONLimits = .init()) throws(PIMIOError) -> JSONNode {
        try parse(Files.read(path, maxBytes: limits.maxBytes), path: path, limits: limits)
    }
}

/// Builds nodes from a cursor and counts lines along the way, each byte once.
private struct JSONTreeBuilder {
    private var cursor: JSONCursor
    private var line = 1
    private var lineStart: Int
    private var counted: Int

    init(cursor: JSONCursor) {
        self.cursor = cursor
        lineStart = cursor.range.lowerBound
        counted = cursor.range.lowerBound
    }

    mutating func node() throws(PIMIOError) -> JSONNode {
        let kind = try cursor.peek()
        let place = place(of: cursor.offset)
        return JSONNode(content: try content(kind), line: place.line, column: place.column)
    }

    mutating func finish() throws(PIMIOError) {
        try cursor.finish()
    }

    /// Turns a column counted from the start of the text into line and column.
    mutating func located(_ error: PIMIOError) -> PIMIOError {
        guard error.line == nil, let column = error.column else { return error }
        let index = cursor.range.lowerBound + column - 1
        if index < counted {
            line = 1
            lineStart = cursor.range.lowerBound
            counted = lineStart
        }
        let place = place(of: index)
        var located = error
        located.line = place.line
        located.column = place.column
        return located
    }

    private mutating func content(_ kind: JSONCursor.Kind) throws(PIMIOError) -> JSONNode.Content {
        switch kind {
        case .null:
            try cursor.readNull()
            return .null
        case .bool: return .bool(try cursor.readBool())
        case .number: return .number(cursor.string(try cursor.readNumber()))
        case .string: return .string(cursor.string(try cursor.readString()))
        case .array:
            var elements: [JSONNode] = []
            try cursor.enterArray()
            while try cursor.nextElement() { elements.append(try node()) }
            return .array(elements)
        case .object: return .object(try members())
        }
    }

    private mutating func members() throws(PIMIOError) -> [JSONMember] {
        var members: [JSONMember] = []
        // Keys are compared byte by byte: text that is merely equivalent, such as é in one and in two characters, differs.
        var seen: Set<[UInt8]> = []
        try cursor.enterObject()
        while let text = try cursor.nextKey() {
            let place = place(of: text.range.lowerBound - 1)
            let key = cursor.string(text)
            guard seen.insert(Array(key.utf8)).inserted else {
                let message = "expected each key once, found \"\(key)\" again"
                throw PIMIOError(code: .duplicateKey, line: place.line, column: place.column, message: message)
            }
            members.append(JSONMember(key: key, line: place.line, column: place.column, value: try node()))
        }
        return members
    }

    private mutating func place(of index: Int) -> (line: Int, column: Int) {
        while let newline = ByteSearch.first(0x0A, in: cursor.bytes, from: counted, to: index) {
            line += 1
            lineStart = newline + 1
            counted = newline + 1
        }
        counted = max(counted, index)
        return (line, index - lineStart + 1)
    }
}
