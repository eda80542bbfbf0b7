import PIMText

/// What a command line asks for.
enum ArgumentRequest: Sendable {
    /// The list of commands.
    case overview
    /// The program's name and version.
    case version
    /// A command's help.
    case help(Subcommand)
    /// The work.
    case run(Invocation)
}

/// Turns the words of a command line into facts, by a table of commands.
///
/// `--option value`, `--option=value`, `-o value` and flags may stand anywhere after the command; `--` ends them; `-`
/// is an operand or a value. A value that begins with a hyphen is written `--option=-value`.
struct ArgumentReader: Sendable {
    private let table: [Subcommand]

    init(_ table: [Subcommand]) {
        self.table = table
    }

    /// Reads the words after the program's name.
    func read(_ arguments: [String]) throws(ArgumentProblem) -> ArgumentRequest {
        guard let first = arguments.first else { throw ArgumentProblem(.noSubcommand) }
        if first == "--help" || first == "-h" { return .overview }
        if first == "--version" { return .version }
        guard !first.hasPrefix("-") else { throw beforeSubcommand(first) }
        let subcommand = try subcommand(named: first)
        let rest = Array(arguments.dropFirst())
        let named = rest.prefix { $0 != "--" }
        guard !named.contains("--help"), !named.contains("-h") else { return .help(subcommand) }
        var reading = Reading(subcommand: subcommand)
        return .run(try reading.read(rest))
    }

    /// The command of this name.
    func subcommand(named name: String) throws(ArgumentProblem) -> Subcommand {
        if let subcommand = table.first(where: { $0.name == name }) { return subcommand }
        let nearest = Suggestion.nearest(to: name, among: table.map(\.name))
        throw ArgumentProblem(.unknownSubcommand(name, nearest: nearest))
    }

    private func beforeSubcommand(_ word: String) -> ArgumentProblem {
        let name = String(word.prefix { $0 != "=" })
        let known = table.flatMap(\.options).contains { "--\($0.long)" == name || $0.short.map { "-\($0)" } == name }
        guard !known else { return ArgumentProblem(.optionBeforeSubcommand(name)) }
        let nearest = Suggestion.nearest(to: name, among: ["--help", "--version"])
        return ArgumentProblem(.unknownOption(name, nearest: nearest))
    }
}

/// One command's words on their way to facts.
private struct Reading {
    let subcommand: Subcommand
    private var operands: [String] = []
    private var flags: Set<String> = []
    private var values: [String: [String]] = [:]

    init(subcommand: Subcommand) {
        self.subcommand = subcommand
    }

    mutating func read(_ words: [String]) throws(ArgumentProblem) -> Invocation {
        var index = 0
        var areOptionsOver = false
        while index < words.count {
            let word = words[index]
            index += 1
            if areOptionsOver || !Self.looksLikeOption(word) {
                try add(operand: word)
            } else if word == "--" {
                areOptionsOver = true
            } else {
                try add(option: word, words, &index)
            }
        }
        if let missing = subcommand.operands.dropFirst(operands.count).first(where: { !$0.isOptional }) {
            throw problem(.missingOperand(missing.name))
        }
        return Invocation(subcommand, operands: operands, flags: flags, values: values)
    }

    private mutating func add(operand word: String) throws(ArgumentProblem) {
        let declared = subcommand.operands
        let repeated = declared.last.flatMap { $0.repeats ? $0 : nil }
        guard let operand = operands.count < declared.count ? declared[operands.count] : repeated else {
            throw problem(.unexpectedOperand(word))
        }
        if !operand.takesOthers { try check(word, among: operand.choices, of: operand.name) }
        operands.append(word)
    }

    private mutating func add(option word: String, _ words: [String], _ index: inout Int) throws(ArgumentProblem) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count == 2 ? String(parts[1]) : nil
        guard let option = subcommand.options.first(where: { $0.isWritten(name) }) else { throw unknown(name) }
        let written = "--\(option.long)"
        let isRepeated = flags.contains(option.long) || values[option.long] != nil
        guard option.repeats || !isRepeated else { throw problem(.repeatedOption(written)) }
        guard let valueName = option.value else {
            if let attached { throw problem(.unexpectedValue(option: written, text: attached)) }
            flags.insert(option.long)
            return
        }
        let next = index < words.count ? words[index] : nil
        let isUsable = next.map { !Self.looksLikeOption($0) } ?? false
        guard let value = attached ?? (isUsable ? next : nil), !value.isEmpty else {
            let found = attached == nil && !isUsable ? next : nil
            throw problem(.missingValue(option: written, value: valueName, next: found))
        }
        if attached == nil { index += 1 }
        try check(value, among: option.choices, of: written)
        values[option.long, default: []].append(value)
    }

    private func check(_ word: String, among choices: [String], of name: String) throws(ArgumentProblem) {
        guard !choices.isEmpty, !choices.contains(word) else { return }
        let nearest = Suggestion.nearest(to: word, among: choices)
        throw problem(.notAChoice(of: name, text: word, choices: choices, nearest: nearest))
    }

    private func unknown(_ name: String) -> ArgumentProblem {
        let known = (subcommand.options + [.help]).filter { !$0.isHidden }.map { "--\($0.long)" }
        let bare = "--" + name.drop { $0 == "-" }
        return problem(.unknownOption(name, nearest: Suggestion.nearest(to: bare, among: known)))
    }

    private func problem(_ fact: ArgumentProblem.Fact) -> ArgumentProblem {
        ArgumentProblem(fact, in: subcommand.name)
    }

    /// Whether a word begins like an option; `-` alone stands for standard input or output.
    private static func looksLikeOption(_ word: String) -> Bool {
        word.hasPrefix("-") && word != "-"
    }
}

extension Option {
    /// Whether a word with its hyphens names this option.
    fileprivate func isWritten(_ word: String) -> Bool {
        word == "--\(long)" || short.map { word == "-\($0)" } ?? false
    }
}
