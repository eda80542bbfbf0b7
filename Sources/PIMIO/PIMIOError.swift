/// A problem with bytes, syntax or files, and the place where it was found.
public struct PIMIOError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of problem it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The stable name, in camel case.
        public let name: String

        /// Creates a code with a stable name.
        public init(name: String) {
            self.name = name
        }

        /// The stable name.
        public var description: String { name }
    }

    /// What kind of problem it is.
    public var code: Code
    /// The file, nil when the bytes came from memory.
    public var path: String?
    /// The line, counted from 1, nil when unknown.
    public var line: Int?
    /// The column in UTF-8 bytes, counted from 1, nil when unknown.
    public var column: Int?
    /// What was expected and what was found: lower case, no full stop.
    public var message: String

    /// Creates an error.
    public init(code: Code, path: String? = nil, line: Int? = nil, column: Int? = nil, message: String) {
        self.code = code
        self.path = path
        self.line = line
        self.column = column
        self.message = message
    }

    /// The sentence with its place: `path:line:column: message`, unknown parts left out.
    public var description: String {
        guard let path else {
            let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }
            return place.isEmpty ? message : place.joined(separator: ", ") + ": " + message
        }
        var text = path
        if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        return text + ": " + message
    }

    /// The same error with path and line filled in where they were unknown.
    public func located(path: String?, line: Int? = nil) -> PIMIOError {
        var error = self
        error.path = error.path ?? path
        error.line = error.line ?? line
        return error
    }
}

extension PIMIOError.Code {
    /// The file or folder does not exist.
    public static let notFound = Self(name: "notFound")
    /// The file exists and cannot be read.
    public static let notReadable = Self(name: "notReadable")
    /// The file or folder cannot be written.
    public static let notWritable = Self(name: "notWritable")
    /// A size limit was exceeded.
    public static let tooLarge = Self(name: "tooLarge")
    /// A nesting limit was exceeded.
    public static let tooDeep = Self(name: "tooDeep")
    /// The bytes break the grammar of their format.
    public static let invalidSyntax = Self(name: "invalidSyntax")
    /// The bytes are not well-formed UTF-8, or not in the declared encoding.
    public static let invalidEncoding = Self(name: "invalidEncoding")
    /// The file is of another form than expected: compressed, a workbook, a page, a table where JSON is read.
    public static let foreignForm = Self(name: "foreignForm")
    /// An object names a key twice.
    public static let duplicateKey = Self(name: "duplicateKey")
    /// The input ends too early.
    public static let truncated = Self(name: "truncated")
    /// The input asks for something never allowed, such as declaring entities.
    public static let forbidden = Self(name: "forbidden")
    /// Another process holds the lock.
    public static let locked = Self(name: "locked")
    /// The system refused an operation.
    public static let ioFailure = Self(name: "ioFailure")
    /// The process has as many files open as it may.
    public static let tooManyFiles = Self(name: "tooManyFiles")
    /// Whoever read what is written went away.
    public static let readerGone = Self(name: "readerGone")
}
