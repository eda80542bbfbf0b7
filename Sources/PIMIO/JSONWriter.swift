/// Writes JSON into a buffer in the order of the calls; separators and indentation come by themselves.
///
/// Order of calls (a key before each value of an object, ends matching begins) is the caller's duty.
public struct JSONWriter: Sendable {
    /// What was written and not drained yet.
    public var buffer: ByteBuffer
    private let isPretty: Bool
    private let escapesForHTML: Bool
    private var hasMembers: [Bool] = []
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
        prepare()
        quote(key)
        buffer.append(UInt8(ascii: ":"))
        if isPretty { buffer.append(UInt8(ascii: " ")) }
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
        prepare()
        quote(text)
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
        hasMembers.append(false)
    }

    private mutating func close(_ bracket: UInt8) {
        if hasMembers.popLast() == true && isPretty { breakLine() }
        buffer.append(bracket)
    }

    private mutating func prepare() {
        if followsKey {
            followsKey = false
            return
        }
        guard let last = hasMembers.indices.last else {
            if !isEmpty { buffer.append(UInt8(ascii: "\n")) }
            isEmpty = false
            return
        }
        if hasMembers[last] { buffer.append(UInt8(ascii: ",")) }
        hasMembers[last] = true
        if isPretty { breakLine() }
    }

    private mutating func breakLine() {
        buffer.append(UInt8(ascii: "\n"))
        for _ in hasMembers { buffer.append("  " as StaticString) }
    }

    private mutating func quote(_ text: String) {
        JSONEscape.append(text, forHTML: escapesForHTML, to: &buffer)
    }
}
