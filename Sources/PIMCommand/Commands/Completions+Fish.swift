/// Completions for fish 3 and later.
enum FishCompletions {
    static func script(_ table: [Subcommand]) -> String {
        var lines = [
            "# fish completions for pim, written by `pim completions fish`",
            "complete -c pim -f",
            "complete -c pim -n __fish_use_subcommand -l help -s h -d 'show the commands'",
            "complete -c pim -n __fish_use_subcommand -l version -d 'show the version'",
        ]
        for subcommand in table {
            let summary = quoted(subcommand.summary)
            lines.append("complete -c pim -n __fish_use_subcommand -a \(subcommand.name) -d \(summary)")
        }
        for subcommand in table {
            let start = "complete -c pim -n '__fish_seen_subcommand_from \(subcommand.name)'"
            for option in subcommand.offeredOptions {
                let short = option.short.map { " -s \($0)" } ?? ""
                let value = CompletionKind.value(of: option, table: table).map { " -r\(argument($0))" } ?? ""
                lines.append("\(start) -l \(option.long)\(short)\(value) -d \(quoted(option.summary))")
            }
            let operands = argument(CompletionKind.operands(of: subcommand, table: table))
            if !operands.isEmpty { lines.append(start + operands) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func argument(_ kind: CompletionKind) -> String {
        switch kind {
        case .words(let words): " -a \(quoted(words.joined(separator: " ")))"
        case .files: " -F"
        case .folders: " -a '(__fish_complete_directories)'"
        case .nothing: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.reduce(into: "") { result, character in
            if character == "'" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return "'\(escaped)'"
    }
}
