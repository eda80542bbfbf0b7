extension Subcommand {
    /// `pim completions`: what a shell needs to complete command lines.
    static let completions = Subcommand(
        name: "completions",
        summary: "write the completions of a shell",
        operands: [Operand("SHELL", "the shell", choices: Shell.allCases.map(\.rawValue))],
        discussion: """
            Put the text where the shell looks for completions:

              bash  ~/.local/share/bash-completion/completions/pim
              zsh   a file named _pim in a folder of $fpath
              fish  ~/.config/fish/completions/pim.fish
            """,
        examples: ["source <(pim completions bash)", "pim completions fish > ~/.config/fish/completions/pim.fish"]
    ) { invocation, console in
        guard let shell = invocation.operand("SHELL").flatMap({ Shell(rawValue: $0) }) else {
            throw ArgumentProblem(.missingOperand("SHELL"), in: "completions")
        }
        console.out(bytes: Array(shell.script(all).utf8))
        return .ok
    }
}

/// A shell that completions can be written for.
enum Shell: String, Sendable, CaseIterable {
    case bash
    case zsh
    case fish

    /// The script that teaches the shell a table of commands.
    func script(_ table: [Subcommand]) -> String {
        switch self {
        case .bash: BashCompletions.script(table)
        case .zsh: ZshCompletions.script(table)
        case .fish: FishCompletions.script(table)
        }
    }
}

/// What fits in the place of an operand or of an option's value.
enum CompletionKind: Sendable, Hashable {
    case words([String])
    case files
    case folders
    case nothing

    /// Choices where there are any, else what the name in help says: `DIR`, `FILE` or `COMMAND`.
    init(name: String, choices: [String], table: [Subcommand]) {
        if !choices.isEmpty {
            self = .words(choices)
            return
        }
        switch name {
        case "DIR": self = .folders
        case "FILE": self = .files
        case "COMMAND": self = .words(table.map(\.name))
        default: self = .nothing
        }
    }

    /// What fits in the place of a command's operands, taken together.
    static func operands(of subcommand: Subcommand, table: [Subcommand]) -> CompletionKind {
        let kinds = subcommand.operands.map { CompletionKind(name: $0.name, choices: $0.choices, table: table) }
        let words = kinds.flatMap { kind -> [String] in
            guard case .words(let words) = kind else { return [] }
            return words
        }
        if !words.isEmpty { return .words(words) }
        return kinds.first { $0 != .nothing } ?? .nothing
    }

    /// What fits in the place of an option's value; nil for a flag.
    static func value(of option: Option, table: [Subcommand]) -> CompletionKind? {
        option.value.map { CompletionKind(name: $0, choices: option.choices, table: table) }
    }
}

extension Subcommand {
    /// The options that completions offer.
    var offeredOptions: [Option] { (options + [.help]).filter { !$0.isHidden } }
}

extension Option {
    /// The option's names with their hyphens, the long one first.
    var writtenNames: [String] { ["--\(long)"] + (short.map { ["-\($0)"] } ?? []) }
}
