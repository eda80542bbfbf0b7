import PIMIO

/// A command with what was given to it, every name checked against its table.
///
/// Asking for a name that the command does not declare is a mistake in the program and stops it.
struct Invocation: Sendable {
    /// The command that was called.
    let subcommand: Subcommand
    /// Everything given without a name, in order.
    let operands: [String]
    private let flags: Set<String>
    private let values: [String: [String]]

    init(
        _ subcommand: Subcommand,
        operands: [String] = [],
        flags: Set<String> = [],
        values: [String: [String]] = [:]
    ) {
        self.subcommand = subcommand
        self.operands = operands
        self.flags = flags
        self.values = values
    }

    /// The operand of this name, nil where it was left out.
    func operand(_ name: String) -> String? {
        operands(name).first
    }

    /// All operands of this name; more than one where it repeats.
    func operands(_ name: String) -> [String] {
        guard let place = subcommand.operands.firstIndex(where: { $0.name == name }) else {
            preconditionFailure("\(subcommand.name) declares no operand \(name)")
        }
        guard place < operands.count else { return [] }
        return subcommand.operands[place].repeats ? Array(operands[place...]) : [operands[place]]
    }

    /// Whether the flag was given.
    func flag(_ name: String) -> Bool {
        check(name, takesValue: false)
        return flags.contains(name)
    }

    /// The option's value, nil where it was not given.
    func value(_ name: String) -> String? {
        values(name).last
    }

    /// The option's values in the order given.
    func values(_ name: String) -> [String] {
        check(name, takesValue: true)
        return values[name] ?? []
    }

    /// The option's value as a whole number not below `least`, nil where it was not given.
    func integer(_ name: String, atLeast least: Int = 0) throws(ArgumentProblem) -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), number >= least else {
            throw ArgumentProblem(.notANumber(option: name, text: text, least: least), in: subcommand.name)
        }
        return number
    }

    /// How many threads to work on.
    func threads() throws(ArgumentProblem) -> Int {
        min(try integer("threads", atLeast: 1) ?? min(Processors.count, 8), 64)
    }

    private func check(_ name: String, takesValue: Bool) {
        guard let option = subcommand.option(named: name) else {
            preconditionFailure("\(subcommand.name) declares no option --\(name)")
        }
        precondition((option.value != nil) == takesValue, "--\(name) is asked for as something it is not")
    }
}
