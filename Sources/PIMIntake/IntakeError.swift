/// Why input could not be read at all; problems of single records are findings instead.
public struct IntakeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the set may grow.
    public struct Code: Sendable, Hashable {
        /// The code's name.
        public let name: String

        /// The folder or file is not there.
        public static let missing = Code(name: "missing")
        /// A path from the data leads out of its folder.
        public static let outsideFolder = Code(name: "outside-folder")
        /// A file is not what its name promises.
        public static let notReadable = Code(name: "not-readable")
        /// Output would overwrite what is there.
        public static let exists = Code(name: "exists")
        /// A bad line ended a strict run.
        public static let strict = Code(name: "strict")
        /// Whoever asked for the import had it stopped.
        public static let interrupted = Code(name: "interrupted")
    }

    /// What went wrong.
    public let code: Code
    /// The file or folder it concerns.
    public let file: String
    /// The line, counted from 1.
    public let line: Int?
    /// What was expected, and what to do.
    public let message: String

    init(_ code: Code, file: String, line: Int? = nil, message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.message = message
    }

    /// `file:line: message`.
    public var description: String {
        guard let line else { return "\(file): \(message)" }
        return "\(file):\(line): \(message)"
    }
}
