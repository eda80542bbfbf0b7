/// Completions for bash 4 and later.
enum BashCompletions {
    static func script(_ table: [Subcommand]) -> String {
        var lines = [
            "# bash completions for pim, written by `pim completions bash`",
            "_pim() {",
            "    local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"",
            "    COMPREPLY=()",
            "    if ((COMP_CWORD == 1)); then",
            "        \(reply(.words(table.map(\.name) + ["--help", "--version"])))",
            "        return",
            "    fi",
        ]
        lines.append("    case \"${COMP_WORDS[1]} $before\" in")
        for subcommand in table {
            for option in subcommand.offeredOptions {
                guard let kind = CompletionKind.value(of: option, table: table) else { continue }
                let pattern = option.writtenNames.map { "\"\(subcommand.name) \($0)\"" }.joined(separator: " | ")
                lines.append("        \(pattern)) \(reply(kind)); return ;;")
            }
        }
        lines += ["    esac", "    case \"${COMP_WORDS[1]}\" in"]
        for subcommand in table {
            let names = subcommand.offeredOptions.flatMap(\.writtenNames)
            lines += [
                "        \(subcommand.name))",
                "            if [[ $word == -* ]]; then",
                "                \(reply(.words(names)))",
                "            else",
                "                \(reply(CompletionKind.operands(of: subcommand, table: table)))",
                "            fi",
                "            ;;",
            ]
        }
        lines += ["    esac", "}", "complete -F _pim pim", ""]
        return lines.joined(separator: "\n")
    }

    private static func reply(_ kind: CompletionKind) -> String {
        switch kind {
        case .words(let words): "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\"))"
        case .files: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")"
        case .folders: "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"
        case .nothing: ":"
        }
    }
}
