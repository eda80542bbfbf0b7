public import PIMIO

extension Baseline {
    /// The first line of every file: which form the others have.
    private static let version = Int(FindingFingerprint.version)
    private static let versionKey = "pim-baseline"
    private static let again = "record the baseline again"

    /// The file's bytes: JSON Lines, sorted, the form's version first; the same findings give the same bytes.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key(Self.versionKey)
        writer.integer(Self.version)
        writer.endObject()
        for line in lines {
            writer.beginObject()
            writer.key("rule")
            writer.string(line.rule)
            if let product = line.product {
                writer.key("product")
                writer.string(product)
            }
            if let attribute = line.attribute {
                writer.key("attribute")
                writer.string(attribute)
            }
            writer.key("fingerprint")
            writer.string(line.fingerprint.description)
            writer.key("count")
            writer.integer(line.count)
            writer.endObject()
        }
        writer.newline()
        return writer.buffer.bytes
    }

    /// Reads a file.
    public init(file path: String) throws(PIMIOError) {
        try self.init(LineReader(path: path, maxLineBytes: 1 << 20), path)
    }

    /// Reads a file's bytes; `path` stands in messages.
    public init(_ bytes: [UInt8], path: String? = nil) throws(PIMIOError) {
        try self.init(LineReader(bytes: bytes, maxLineBytes: 1 << 20), path)
    }

    private init(_ reader: consuming LineReader, _ path: String?) throws(PIMIOError) {
        self.init()
        var hasVersion = false
        var last = 0
        while let line = try reader.next() {
            last = line.number
            do throws(PIMIOError) {
                guard !line.isTooLong else { throw Self.failure("expected a shorter line; \(Self.again)") }
                guard !line.isBlank else {
                    throw Self.failure("expected a JSON object, found an empty line; remove it")
                }
                let node = try JSON.parse(Array(line.bytes[line.range]), path: path)
                if hasVersion {
                    try take(node)
                } else {
                    try Self.checkVersion(node)
                    hasVersion = true
                }
            } catch {
                var located = error
                located.path = path
                located.line = line.number
                throw located
            }
        }
        guard hasVersion else {
            let message = "expected {\"\(Self.versionKey)\":\(Self.version)}, found an empty file; \(Self.again)"
            throw PIMIOError(code: .truncated, path: path, line: last + 1, message: message)
        }
    }

    private static func checkVersion(_ node: JSONNode) throws(PIMIOError) {
        let expected = "expected {\"\(versionKey)\":\(version)} in the first line"
        guard let members = node.object, members.count == 1, members[0].key == versionKey else {
            throw node.failure("\(expected), found something else; \(again)")
        }
        guard members[0].value.integer == version else {
            throw members[0].value.failure("\(expected), found another version; \(again) with this version of pim")
        }
    }

    private mutating func take(_ node: JSONNode) throws(PIMIOError) {
        guard let members = node.object else {
            throw node.failure("expected a JSON object, found \(node.kindName); \(Self.again)")
        }
        let known = ["rule", "product", "attribute", "fingerprint", "count"]
        for member in members where !known.contains(member.key) {
            let message = "expected one of \(known.joined(separator: ", ")), found \"\(member.key)\"; remove it"
            throw PIMIOError(code: .invalidSyntax, line: member.line, column: member.column, message: message)
        }
        guard let rule = try Self.text("rule", node), !rule.isEmpty else {
            throw node.failure("expected a rule; \(Self.again)")
        }
        guard let text = try Self.text("fingerprint", node), let fingerprint = FindingFingerprint(text) else {
            throw node.failure("expected a fingerprint of 16 digits 0-9 and a-f; \(Self.again)")
        }
        guard let count = node["count"]?.integer, count >= 1 else {
            throw (node["count"] ?? node).failure("expected a count of at least 1; \(Self.again)")
        }
        let line = Line(
            fingerprint: fingerprint,
            rule: rule,
            product: try Self.text("product", node),
            attribute: try Self.text("attribute", node),
            count: count
        )
        guard take(line) else {
            throw node.failure("expected each fingerprint once, found \(text) again; add up the counts in one line")
        }
    }

    private static func text(_ key: String, _ node: JSONNode) throws(PIMIOError) -> String? {
        guard let value = node[key] else { return nil }
        guard let text = value.string else {
            throw value.failure("expected a text for \"\(key)\", found \(value.kindName); \(again)")
        }
        return text
    }

    private static func failure(_ message: String) -> PIMIOError {
        PIMIOError(code: .invalidSyntax, message: message)
    }
}
