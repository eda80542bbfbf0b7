/// Completions for zsh.
enum ZshCompletions {
    static func script(_ table: [Subcommand]) -> String {
        var lines = [
            "#compdef pim",
            "# zsh completions for pim, written by `pim completions zsh`",
            "_pim() {",
            "    if ((CURRENT == 2)); then",
            "        local -a commands=(",
        ]
        lines += table.map { "            \(quoted("\($0.name):\($0.summary)"))" }
        lines += [
            "        )",
            "        _describe -t commands command commands",
            "        _arguments '--help[show the commands]' '--version[show the version]'",
            "        return",
            "    fi",
            "    local command=$words[2]",
            "    shift words",
            "    ((CURRENT--))",
            "    case $command in",
        ]
        for subcommand in table {
            lines.append("        \(subcommand.name))")
            let arguments =
                subcommand.offeredOptions.flatMap { specifications(of: $0, table) }
                + operands(of: subcommand, table)
            lines.append("            _arguments \\")
            lines.append(arguments.map { "                \($0)" }.joined(separator: " \\\n"))
            lines.append("            ;;")
        }
        lines += ["    esac", "}"]
        lines += ["if [[ $funcstack[1] == _pim ]]; then _pim \"$@\"; else compdef _pim pim; fi", ""]
        return lines.joined(separator: "\n")
    }

    private static func specifications(of option: Option, _ table: [Subcommand]) -> [String] {
        let names = option.writtenNames
        let exclusion = option.repeats ? "*" : "(\(names.joined(separator: " ")))"
        let value = CompletionKind.value(of: option, table: table).map { ":\(option.value ?? ""):\(action($0))" } ?? ""
        return names.map { quoted("\(exclusion)\($0)[\(escaped(option.summary))]\(value)") }
    }

    private static func operands(of subcommand: Subcommand, _ table: [Subcommand]) -> [String] {
        subcommand.operands.enumerated().map { place, operand in
            let kind = CompletionKind(name: operand.name, choices: operand.choices, table: table)
            let position = operand.repeats ? "*" : "\(place + 1)"
            return quoted("\(position):\(operand.name):\(action(kind))")
        }
    }

    private static func action(_ kind: CompletionKind) -> String {
        switch kind {
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .folders: "_files -/"
        case .nothing: " "
        }
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "[]:\\".contains(character) { result.append("\\") }
            result.append(character)
        }
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
