/// A JSON value with the place where it stands, for files that people write.
public struct JSONNode: Sendable, Hashable {
    /// What the value is.
    public enum Content: Sendable, Hashable {
        case null
        case bool(Bool)
        /// The number's source text.
        case number(String)
        case string(String)
        case array([JSONNode])
        case object([JSONMember])
    }

    /// What the value is.
    public let content: Content
    /// The line of its first byte, counted from 1.
    public let line: Int
    /// The column of its first byte in UTF-8 bytes, counted from 1.
    public let column: Int

    /// Creates a value.
    public init(content: Content, line: Int, column: Int) {
        self.content = content
        self.line = line
        self.column = column
    }
}

/// A key and its value in an object, with the place of the key.
public struct JSONMember: Sendable, Hashable {
    /// The key, escapes resolved.
    public let key: String
    /// The line of the key, counted from 1.
    public let line: Int
    /// The column of the key's opening quote in UTF-8 bytes, counted from 1.
    public let column: Int
    /// The value.
    public let value: JSONNode

    /// Creates a member.
    public init(key: String, line: Int, column: Int, value: JSONNode) {
        self.key = key
        self.line = line
        self.column = column
        self.value = value
    }
}

extension JSONNode {
    /// Whether the value is null.
    public var isNull: Bool { content == .null }

    /// The text of a string, nil for anything else.
    public var string: String? {
        guard case .string(let text) = content else { return nil }
        return text
    }

    /// The source text of a number, nil for anything else.
    public var number: String? {
        guard case .number(let text) = content else { return nil }
        return text
    }

    /// The number as an integer, nil for anything else.
    public var integer: Int? { number.flatMap { Int($0) } }

    /// True or false, nil for anything else.
    public var bool: Bool? {
        guard case .bool(let value) = content else { return nil }
        return value
    }

    /// The elements of an array, nil for anything else.
    public var array: [JSONNode]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    /// The members of an object in the order they stand, nil for anything else.
    public var object: [JSONMember]? {
        guard case .object(let members) = content else { return nil }
        return members
    }

    /// The value of a key, nil when there is none or this is not an object; linear in the number of keys.
    public subscript(key: String) -> JSONNode? {
        object?.first { $0.key == key }?.value
    }

    /// What the value is, with its article, for messages.
    public var kindName: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// An error at this value.
    public func failure(_ message: String, path: String? = nil) -> PIMIOError {
        PIMIOError(code: .invalidSyntax, path: path, line: line, column: column, message: message)
    }
}
