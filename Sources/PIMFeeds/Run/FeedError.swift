/// Why a run ended before its end.
public struct FeedError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the set may grow.
    public struct Code: Sendable, Hashable {
        /// The code's name.
        public let name: String

        /// Somebody asked the run to stop.
        public static let interrupted = Code(name: "interrupted")
        /// The catalog's structure, or a feed, has errors.
        public static let invalid = Code(name: "invalid")
        /// Something that was named is not there.
        public static let unknown = Code(name: "unknown")
        /// A bad line ended a strict run.
        public static let strict = Code(name: "strict")
        /// A finished file is not what was written.
        public static let verification = Code(name: "verification")
    }

    /// What went wrong.
    public let code: Code
    /// The sentence.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static func interrupted(after lines: Int) -> FeedError {
        FeedError(.interrupted, "interrupted after \(lines) line\(lines == 1 ? "" : "s"); nothing was published")
    }

    /// The sentence.
    public var description: String { message }
}
