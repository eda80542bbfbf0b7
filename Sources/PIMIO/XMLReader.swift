import CLibXML2

/// How deep and how large an XML document may be.
public struct XMLLimits: Sendable, Hashable {
    /// The number of elements that may stand inside each other.
    public var maxDepth: Int
    /// The number of bytes.
    public var maxBytes: Int
    /// The number of UTF-8 bytes in one run of text; one text node may have ten million characters at most.
    public var maxTextBytes: Int

    /// Creates limits.
    public init(maxDepth: Int = 128, maxBytes: Int = 1 << 36, maxTextBytes: Int = 1 << 24) {
        self.maxDepth = maxDepth
        self.maxBytes = maxBytes
        self.maxTextBytes = maxTextBytes
    }
}

/// Reads XML event by event in constant memory, and loads nothing but the document itself.
///
/// A DOCTYPE may name an external subset, which is never loaded. One that declares entities or attribute defaults is
/// refused, as is every entity beyond the five XML knows. Names are given as written, with their prefix.
public struct XMLReader: ~Copyable {
    /// What the reader met.
    public enum Event: Sendable {
        /// A start tag with its attributes in the order they stand; an empty element is a start and an end.
        case start(name: String, attributes: [(name: String, value: String)])
        /// An end tag.
        case end(name: String)
        /// A whole run of text, character data sections and references included.
        case text(String)
    }

    private var node: XMLNodeReader
    private let limits: XMLLimits
    private var isHolding = false
    private var emptyElement: String?

    /// Opens a file.
    public init(path: String, limits: XMLLimits = .init()) throws(PIMIOError) {
        node = try XMLNodeReader(path: path, limits: limits)
        self.limits = limits
    }

    /// Reads from memory; `path` stands in messages.
    public init(bytes: [UInt8], path: String?, limits: XMLLimits = .init()) throws(PIMIOError) {
        node = try XMLNodeReader(bytes: bytes, path: path, limits: limits)
        self.limits = limits
    }

    /// The line of the latest event, counted from 1.
    public var line: Int { node.line }

    /// The next event, nil after the document's end.
    public mutating func next() throws(PIMIOError) -> Event? {
        if let name = emptyElement {
            emptyElement = nil
            return .end(name: name)
        }
        var text: String?
        while true {
            if !isHolding {
                guard try node.advance() else { return text.map { .text($0) } }
            }
            isHolding = false
            switch node.kind {
            case .text:
                let longer = (text ?? "") + node.value
                guard longer.utf8.count <= limits.maxTextBytes else {
                    throw node.failure(.tooLarge, "expected at most \(limits.maxTextBytes) bytes of text in one place")
                }
                text = longer
            case .start, .end:
                if let text {
                    isHolding = true
                    return .text(text)
                }
                return element()
            case .other: continue
            }
        }
    }

    /// The text up to the end of the element whose start was the latest event; elements inside are refused.
    public mutating func elementText() throws(PIMIOError) -> String {
        var text = ""
        while let event = try next() {
            switch event {
            case .text(let part): text += part
            case .end: return text
            case .start(let name, _): throw failure("expected text, found the element \(name)")
            }
        }
        return text
    }

    /// Moves past the end of the element whose start was the latest event.
    public mutating func skipElement() throws(PIMIOError) {
        var depth = 1
        while depth > 0, let event = try next() {
            switch event {
            case .start: depth += 1
            case .end: depth -= 1
            case .text: continue
            }
        }
    }

    /// An error at the latest event.
    public func failure(_ message: String) -> PIMIOError {
        node.failure(.invalidSyntax, message)
    }

    private mutating func element() -> Event {
        let name = node.name
        guard node.kind == .start else { return .end(name: name) }
        if node.isEmptyElement { emptyElement = name }
        return .start(name: name, attributes: node.attributes())
    }
}
