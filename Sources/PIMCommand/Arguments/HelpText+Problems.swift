extension HelpText {
    /// What is wrong with a command line, and how to get help: two lines without the program's name.
    static func problem(_ problem: ArgumentProblem) -> String {
        let command = problem.subcommand.map { "pim \($0)" } ?? "pim"
        let help =
            if case .optionBeforeSubcommand = problem.fact {
                "write `pim COMMAND [OPTIONS]`; `pim --help` lists the commands"
            } else if problem.subcommand == nil {
                "`pim --help` lists the commands"
            } else {
                "`\(command) --help` explains the command"
            }
        return "\(sentence(problem.fact))\n\(help)"
    }

    /// A fact in words: lower case, no full stop.
    static func sentence(_ fact: ArgumentProblem.Fact) -> String {
        switch fact {
        case .noSubcommand: "a command is missing"
        case .unknownSubcommand(let name, let nearest): "unknown command '\(name)'" + suggestion(nearest)
        case .unknownOption(let name, let nearest): "unknown option '\(name)'" + suggestion(nearest)
        case .optionBeforeSubcommand(let name): "the option '\(name)' stands before the command"
        case .missingValue(let option, let value, let next): missingValue(option, value, next)
        case .unexpectedValue(let option, let text): "the option '\(option)' takes no value, found '\(text)'"
        case .repeatedOption(let option): "the option '\(option)' is given twice"
        case .missingOperand(let name): "\(name) is missing"
        case .unexpectedOperand(let word): "unexpected operand '\(word)'"
        case .notANumber(let option, let text, let least):
            "the option '--\(option)' needs a whole number of \(least) or more, found '\(text)'"
        case .notAChoice(let name, let text, let choices, let nearest):
            "unknown \(name) '\(text)'" + (nearest == nil ? expected(choices) : suggestion(nearest))
        case .other(let sentence): sentence
        }
    }

    private static func missingValue(_ option: String, _ value: String, _ next: String?) -> String {
        guard let next, next != "--" else { return "the option '\(option)' needs a value: \(option) \(value)" }
        return "the option '\(option)' needs a value, found '\(next)'; "
            + "a value that begins with a hyphen is written \(option)=\(next)"
    }

    private static func suggestion(_ nearest: String?) -> String {
        nearest.map { "; did you mean '\($0)'?" } ?? ""
    }

    private static func expected(_ choices: [String]) -> String {
        "; expected one of " + choices.prefix(12).joined(separator: ", ")
    }
}
