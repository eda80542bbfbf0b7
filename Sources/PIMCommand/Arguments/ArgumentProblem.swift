/// Why a command line cannot be understood: facts only; `HelpText` puts them into words.
struct ArgumentProblem: Error, Sendable, Hashable {
    /// What is wrong.
    enum Fact: Sendable, Hashable {
        /// Nothing was asked for.
        case noSubcommand
        /// No command has this name.
        case unknownSubcommand(String, nearest: String?)
        /// The command has no such option; both names with their hyphens.
        case unknownOption(String, nearest: String?)
        /// An option of commands stands before the command.
        case optionBeforeSubcommand(String)
        /// The option needs a value; `next` is what stood in its place.
        case missingValue(option: String, value: String, next: String?)
        /// The flag takes no value.
        case unexpectedValue(option: String, text: String)
        /// The option may stand once only.
        case repeatedOption(String)
        /// The command needs an operand of this name.
        case missingOperand(String)
        /// The command takes no further operand.
        case unexpectedOperand(String)
        /// The option's value is no whole number, or too small.
        case notANumber(option: String, text: String, least: Int)
        /// An operand or option allows certain words only.
        case notAChoice(of: String, text: String, choices: [String], nearest: String?)
        /// What the command itself finds wrong with its arguments, as a sentence.
        case other(String)
    }

    /// What is wrong.
    let fact: Fact
    /// The command it happened in, nil before one was recognized.
    let subcommand: String?

    init(_ fact: Fact, in subcommand: String? = nil) {
        self.fact = fact
        self.subcommand = subcommand
    }
}
