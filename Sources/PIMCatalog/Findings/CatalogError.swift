import PIMText

/// Why the catalog could not answer.
public struct CatalogError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the set may grow.
    public struct Code: Sendable, Hashable {
        /// The code's name.
        public let name: String

        /// A code that the catalog does not know was asked for.
        public static let unknown = Code(name: "unknown-code")
    }

    /// What went wrong.
    public let code: Code
    /// The kind of thing that was asked for, such as `channel`.
    public let subject: String
    /// The channel that was asked, where it lacks what others may have.
    public let channel: ChannelCode?
    /// The code that was asked for.
    public let asked: String
    /// The codes the catalog knows.
    public let known: [String]

    static func unknown(
        _ subject: String,
        _ asked: String,
        among known: [String],
        on channel: ChannelCode? = nil
    ) -> CatalogError {
        CatalogError(code: .unknown, subject: subject, channel: channel, asked: asked, known: known)
    }

    /// One sentence naming the thing, what was asked for and what is known.
    public var description: String {
        let place = channel.map { "the channel \"\($0)\" has" } ?? "there is"
        let problem = "\(place) no \(subject) \"\(asked)\""
        if let nearest = Suggestion.nearest(to: asked, among: known) {
            return "\(problem); did you mean \"\(nearest)\"?"
        }
        return "\(problem); known: \(known.prefix(12).joined(separator: ", "))"
    }
}
