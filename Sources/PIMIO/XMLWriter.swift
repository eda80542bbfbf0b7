/// Writes XML into a buffer; text is escaped and characters XML 1.0 forbids are dropped in the same pass.
///
/// Each element that stands beside or above others starts a line; matching ends to starts is the caller's duty.
public struct XMLWriter: Sendable {
    private enum Last {
        case nothing
        case start
        case text
        case end
    }

    /// What was written and not drained yet.
    public var buffer: ByteBuffer
    private let indents: Bool
    private var depth = 0
    private var last = Last.nothing

    /// Creates a writer; without `indent` only the outer three levels start lines of their own.
    public init(indent: Bool = true) {
        buffer = ByteBuffer()
        indents = indent
    }

    /// Writes the XML declaration for UTF-8.
    public mutating func declaration() {
        buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
    }

    /// Opens an element.
    public mutating func start(_ name: String, attributes: [(String, String)] = []) {
        open(name, attributes: attributes)
        buffer.append(UInt8(ascii: ">"))
        depth += 1
        last = .start
    }

    /// Closes an element.
    public mutating func end(_ name: String) {
        depth -= 1
        if last == .end { breakLine(upTo: 1) }
        buffer.append("</" as StaticString)
        buffer.append(name)
        buffer.append(UInt8(ascii: ">"))
        finishElement()
    }

    /// Writes an element with text.
    public mutating func element(_ name: String, _ text: String, attributes: [(String, String)] = []) {
        start(name, attributes: attributes)
        self.text(text)
        end(name)
    }

    /// Writes an element without content.
    public mutating func empty(_ name: String, attributes: [(String, String)] = []) {
        open(name, attributes: attributes)
        buffer.append("/>" as StaticString)
        finishElement()
    }

    /// Writes text.
    public mutating func text(_ text: String) {
        guard !text.isEmpty else { return }
        last = .text
        XMLEscape.append(text, inAttribute: false, to: &buffer)
    }

    /// Writes text from well-formed UTF-8 bytes.
    public mutating func text(_ bytes: [UInt8], in range: Range<Int>) {
        guard !range.isEmpty else { return }
        last = .text
        XMLEscape.append(bytes, in: range, inAttribute: false, to: &buffer)
    }

    /// Writes bytes that are XML already, where an element may stand.
    public mutating func raw(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        last = .end
    }

    /// Writes text that is XML already, where an element may stand.
    public mutating func raw(_ text: String) {
        buffer.append(text)
        last = .end
    }

    /// Appends text to any buffer, escaped as element content.
    public static func escape(_ bytes: [UInt8], in range: Range<Int>, to buffer: inout ByteBuffer) {
        XMLEscape.append(bytes, in: range, inAttribute: false, to: &buffer)
    }

    /// Appends text to any buffer, escaped as element content.
    public static func escape(_ text: String, to buffer: inout ByteBuffer) {
        XMLEscape.append(text, inAttribute: false, to: &buffer)
    }

    private mutating func open(_ name: String, attributes: [(String, String)]) {
        if last == .start || last == .end { breakLine(upTo: 2) }
        buffer.append(UInt8(ascii: "<"))
        buffer.append(name)
        for (name, value) in attributes {
            buffer.append(UInt8(ascii: " "))
            buffer.append(name)
            buffer.append("=\"" as StaticString)
            XMLEscape.append(value, inAttribute: true, to: &buffer)
            buffer.append(UInt8(ascii: "\""))
        }
    }

    private mutating func finishElement() {
        last = .end
        if depth == 0 {
            buffer.append(UInt8(ascii: "\n"))
            last = .nothing
        }
    }

    private mutating func breakLine(upTo outerDepth: Int) {
        guard indents || depth <= outerDepth else { return }
        buffer.append(UInt8(ascii: "\n"))
        guard indents else { return }
        for _ in 0..<depth { buffer.append("  " as StaticString) }
    }
}
