extension Subcommand {
    /// `pim help`: what `--help` prints, in another word order.
    static let help = Subcommand(
        name: "help",
        summary: "explain a command",
        operands: [Operand("COMMAND", "the command to explain; without it the list of commands", isOptional: true)],
        examples: ["pim help formats"]
    ) { invocation, console in
        guard let name = invocation.operand("COMMAND") else {
            console.out(bytes: Array(HelpText.overview(all).utf8))
            return .ok
        }
        console.out(bytes: Array(HelpText.command(try ArgumentReader(all).subcommand(named: name)).utf8))
        return .ok
    }

    /// `pim version`: the program's version.
    static let version = Subcommand(name: "version", summary: "show the version") { _, console in
        console.out("pim \(Program.version)")
        return .ok
    }
}
