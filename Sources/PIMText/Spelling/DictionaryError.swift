/// What is wrong with the files of a dictionary, and where.
public struct DictionaryError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One of the two files of a dictionary.
    public enum File: String, Sendable, Hashable {
        /// The rules, `.aff`.
        case affixes

        /// The words, `.dic`.
        case words
    }

    /// What is wrong.
    public enum Problem: Sendable, Hashable {
        /// The files are in an encoding that is not known.
        case encoding(String)

        /// The bytes are not in the encoding that the file names.
        case bytes

        /// A flag is not written as the file says flags are.
        case flag(String)

        /// A line has too few fields, or one that is not what it must be.
        case line(String)

        /// A list has fewer lines than its head says.
        case shortList(String)

        /// The list of words does not begin with their number.
        case missingCount

        /// More than four gigabytes.
        case tooLarge
    }

    /// The file.
    public let file: File

    /// The line, the first is 1.
    public let line: Int

    /// What is wrong.
    public let problem: Problem

    /// The error as a message.
    public var description: String {
        let what =
            switch problem {
            case .encoding(let name): "the encoding \(name) is not supported"
            case .bytes: "the bytes are not in the encoding of the file"
            case .flag(let flag): "\(flag) is no flag"
            case .line(let line): "cannot read: \(line)"
            case .shortList(let name): "the list \(name) has fewer lines than it says"
            case .missingCount: "the first line must be the number of words"
            case .tooLarge: "the file is too large"
            }
        return "\(file.rawValue), line \(line): \(what)"
    }
}
