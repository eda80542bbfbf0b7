/// Writes JSON into a buffer in the order of the calls; separators and indentation come by themselves.
///
/// Order of calls (a key before each value of an object, ends matching begins) is the caller's duty.
public struct JSONWriter: Sendable {
    /// What was written and not drained yet.
    public var buffer: ByteBuffer
    private let isPretty: Bool
    private let escapesForHTML: Bool
    /// Whether the innermost open container has members already.
    private var hasMembers = false
    /// The same of the containers around each open one, outermost first.
    private var outer: [Bool] = []
    private var followsKey = false
    private var isEmpty = true

    /// Creates a writer; `pretty` puts each member on its line, `escapeForHTML` makes the text safe inside a script element.
    public init(pretty: Bool = false, escapeForHTML: Bool = false) {
        buffer = ByteBuffer()
        isPretty = pretty
        escapesForHTML = escapeForHTML
    }

    /// Opens an object.
    public mutating func beginObject() {
        open(UInt8(ascii: "{"))
    }

    /// Closes the object.
    public mutating func endObject() {
        close(UInt8(ascii: "}"))
    }

    /// Opens an array.
    public mutating func beginArray() {
        open(UInt8(ascii: "["))
    }

    /// Closes the array.
    public mutating func endArray() {
        close(UInt8(ascii: "]"))
    }

    /// Writes a key; its value is the next call.
    public mutating func key(_ key: String) {
        quote(key, isKey: true)
        followsKey = true
    }

    /// Writes a key that holds nothing to be escaped; its value is the next call.
    package mutating func key(plain key: StaticString) {
        prepare()
        buffer.append(UInt8(ascii: "\""))
        buffer.append(key)
        buffer.append(isPretty ? "\": " as StaticString : "\":")
        followsKey = true
    }

    /// Writes a string value.
    public mutating func string(_ text: String) {
        quote(text, isKey: false)
    }

    /// Writes a string value from well-formed UTF-8 bytes.
    public mutating func string(_ bytes: [UInt8], in range: Range<Int>) {
        prepare()
        JSONEscape.append(bytes, in: range, forHTML: escapesForHTML, to: &buffer)
    }

    /// Writes a number as its text stands; the text must be a JSON number.
    public mutating func number(_ text: String) {
        prepare()
        buffer.append(text)
    }

    /// Writes an integer.
    public mutating func integer(_ value: Int) {
        prepare()
        buffer.append(integer: value)
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) {
        prepare()
        buffer.append(value ? "true" as StaticString : "false")
    }

    /// Writes null.
    public mutating func null() {
        prepare()
        buffer.append("null" as StaticString)
    }

    /// Writes a value whose bytes are JSON already.
    public mutating func raw(_ bytes: [UInt8]) {
        prepare()
        buffer.append(contentsOf: bytes)
    }

    /// Writes a value whose text is JSON already.
    public mutating func raw(_ text: String) {
        prepare()
        buffer.append(text)
    }

    /// Ends a line, so that the next value starts a new text (JSON Lines).
    public mutating func newline() {
        buffer.append(UInt8(ascii: "\n"))
        isEmpty = true
    }

    /// Writes a node as it is, without positions.
    public mutating func node(_ node: JSONNode) {
        switch node.content {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let text): number(text)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.node(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                self.node(member.value)
            }
            endObject()
        }
    }

    private mutating func open(_ bracket: UInt8) {
        prepare()
        buffer.append(bracket)
        outer.append(hasMembers)
        hasMembers = false
    }

    private mutating func close(_ bracket: UInt8) {
        let hadMembers = hasMembers
        hasMembers = outer.popLast() ?? false
        if hadMembers && isPretty { breakLine() }
        buffer.append(bracket)
    }

    /// Writes what stands before a key or a value that is written next.
    private mutating func prepare() {
        guard let separator = takeSeparator() else { return }
        if separator != 0 { buffer.append(separator) }
        if isPretty && !outer.isEmpty { breakLine() }
    }

    /// The byte between what was written and what comes next, 0 where none is; nil where nothing stands between.
    @inline(__always)
    private mutating func takeSeparator() -> UInt8? {
        if followsKey {
            followsKey = false
            return nil
        }
        guard outer.isEmpty else {
            let separator = hasMembers ? UInt8(ascii: ",") : 0
            hasMembers = true
            return separator
        }
        let separator = isEmpty ? 0 : UInt8(ascii: "\n")
        isEmpty = false
        return separator
    }

    private mutating func breakLine() {
        buffer.append(UInt8(ascii: "\n"))
        for _ in outer { buffer.append("  " as StaticString) }
    }

    private mutating func quote(_ text: String, isKey: Bool) {
        var separator: UInt8 = 0
        if isPretty { prepare() } else { separator = takeSeparator() ?? 0 }
        JSONEscape.append(text, after: separator, isKey: isKey, forHTML: escapesForHTML, to: &buffer)
        if isPretty && isKey { buffer.append(UInt8(ascii: " ")) }
    }
}
