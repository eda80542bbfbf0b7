/// Puts the table of commands into words.
enum HelpText {
    /// What `pim --help` prints.
    static func overview(_ table: [Subcommand]) -> String {
        var lines = ["pim - a compiler for product catalogs", ""]
        lines += ["USAGE", "  pim COMMAND [OPERANDS] [OPTIONS]", ""]
        lines.append("COMMANDS")
        lines += TextLayout.list(table.map { ($0.name, $0.summary) })
        lines += ["", "OPTIONS"]
        lines += TextLayout.list([("-h, --help", "show this help"), ("    --version", "show the version")])
        lines += ["", "EXIT CODES"]
        lines += TextLayout.list(
            ExitCode.meanings.map { (TextLayout.aligned(String($0.code.number), to: 3), $0.meaning) }
        )
        lines += ["", "`pim help COMMAND` explains a command."]
        return joined(lines)
    }

    /// What `pim export --help` prints.
    static func command(_ subcommand: Subcommand) -> String {
        var lines = TextLayout.wrapped("pim \(subcommand.name) - \(subcommand.summary)")
        lines += ["", "USAGE"] + usage(subcommand).map { "  \($0)" }
        if !subcommand.discussion.isEmpty { lines += [""] + TextLayout.paragraphs(subcommand.discussion) }
        if !subcommand.operands.isEmpty {
            lines += ["", "OPERANDS"]
            lines += TextLayout.list(
                subcommand.operands.map { operand in
                    let choices = operand.choices.filter { $0 != operand.name }
                    return (operand.name, explanation(operand.summary, choices))
                }
            )
        }
        lines += ["", "OPTIONS"]
        let options = (subcommand.options + [.help]).filter { !$0.isHidden }
        lines += TextLayout.list(
            options.map { option in
                (label(option), explanation(summary(option), option.choices))
            }
        )
        if !subcommand.examples.isEmpty { lines += ["", "EXAMPLES"] + subcommand.examples.map { "  \($0)" } }
        return joined(lines)
    }

    /// The lines that show how a command is called.
    static func usage(_ subcommand: Subcommand) -> [String] {
        guard subcommand.synopsis.isEmpty else { return subcommand.synopsis.map { "pim \($0)" } }
        let operands = subcommand.operands.map { operand in
            let name = operand.repeats ? "\(operand.name)..." : operand.name
            return operand.isOptional ? "[\(name)]" : name
        }
        let hasOptions = subcommand.options.contains { !$0.isHidden }
        let words = ["pim", subcommand.name] + operands + (hasOptions ? ["[OPTIONS]"] : [])
        return [words.joined(separator: " ")]
    }

    /// The summary, with the words that the option may be repeated where it does not say so itself.
    private static func summary(_ option: Option) -> String {
        let words = "may be repeated"
        guard option.repeats, !option.summary.contains(words) else { return option.summary }
        return "\(option.summary); \(words)"
    }

    private static func label(_ option: Option) -> String {
        let short = option.short.map { "-\($0), " } ?? "    "
        let value = option.value.map { " \($0)" } ?? ""
        return "\(short)--\(option.long)\(value)"
    }

    private static func explanation(_ summary: String, _ choices: [String]) -> String {
        guard !choices.isEmpty, choices.count <= 8 else { return summary }
        return "\(summary): \(choices.joined(separator: ", "))"
    }

    private static func joined(_ lines: [String]) -> String {
        lines.joined(separator: "\n") + "\n"
    }
}
