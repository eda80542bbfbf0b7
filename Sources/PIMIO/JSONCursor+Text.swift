extension JSONCursor {
    /// The text of a string or key, escapes resolved.
    public func string(_ text: JSONText) -> String {
        text.string(in: bytes)
    }

    /// The bytes of a range as text, for numbers and source excerpts.
    public func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// Whether a string or key, escapes resolved, equals a literal.
    public func equals(_ text: JSONText, _ literal: StaticString) -> Bool {
        text.equals(literal, in: bytes)
    }

    /// Appends the UTF-8 bytes of a string or key to a buffer, escapes resolved.
    public func append(_ text: JSONText, to buffer: inout ByteBuffer) {
        text.append(from: bytes, to: &buffer)
    }

    /// A 64-bit hash of a string or key, escapes resolved, for look-up tables.
    public func hash64(_ text: JSONText, seed: UInt64 = 0) -> UInt64 {
        guard text.hasEscapes else { return ContentHash.hash64(bytes, in: text.range, seed: seed) }
        var buffer = ByteBuffer(capacity: text.range.count)
        append(text, to: &buffer)
        return ContentHash.hash64(buffer.bytes, in: 0..<buffer.count, seed: seed)
    }
}
