/// One thing the program does: its name, what it takes, what it says about itself, and the work.
///
/// A command is one file in `Commands/` and one line in `Subcommand+All.swift`. Help, completions, argument reading and
/// the golden help tests follow from the table.
struct Subcommand: Sendable {
    /// The word typed after `pim`.
    var name: String
    /// One phrase in the overview: lower case, no full stop.
    var summary: String
    /// How it is called, one line each without `pim`; empty derives one line from the operands.
    var synopsis: [String] = []
    /// What is given without a name, in order; only the last may repeat.
    var operands: [Operand] = []
    /// What is given by name; `--help` comes by itself.
    var options: [Option] = []
    /// Paragraphs for people, with an empty line between; lines are wrapped for them.
    var discussion = ""
    /// Command lines that work, each as it would be typed.
    var examples: [String] = []
    /// Does the work and says how the program ends.
    var run: @Sendable (Invocation, inout Console) throws -> ExitCode

    /// The option with this long name.
    func option(named name: String) -> Option? {
        options.first { $0.long == name }
    }
}

/// Something given to a command without a name.
struct Operand: Sendable, Hashable {
    /// The name in help, in capitals, such as `DIR`; it also tells completions whether files or folders fit.
    var name: String
    /// What it is.
    var summary: String
    /// Whether it may be left out.
    var isOptional = false
    /// Whether any number may be given.
    var repeats = false
    /// The words that fit; empty allows any.
    var choices: [String] = []
    /// Whether other words may fit too, which the command itself decides; completions offer the choices.
    var takesOthers = false

    init(
        _ name: String,
        _ summary: String,
        isOptional: Bool = false,
        repeats: Bool = false,
        choices: [String] = [],
        takesOthers: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.isOptional = isOptional
        self.repeats = repeats
        self.choices = choices
        self.takesOthers = takesOthers
    }
}

/// Something given to a command by name.
struct Option: Sendable, Hashable {
    /// The name without its two hyphens.
    var long: String
    /// The one-letter name without its hyphen.
    var short: Character?
    /// The value's name in help, in capitals, such as `FILE`; nil for a flag.
    var value: String?
    /// What it does.
    var summary: String
    /// Whether it may be given more than once.
    var repeats = false
    /// Whether help and completions keep silent about it.
    var isHidden = false
    /// The only values that fit; empty allows any.
    var choices: [String] = []

    /// An option with a value, or without `value` a flag.
    init(
        _ long: String,
        short: Character? = nil,
        value: String? = nil,
        _ summary: String,
        repeats: Bool = false,
        isHidden: Bool = false,
        choices: [String] = []
    ) {
        self.long = long
        self.short = short
        self.value = value
        self.summary = summary
        self.repeats = repeats
        self.isHidden = isHidden
        self.choices = choices
    }
}

extension Option {
    /// `-h`, which every command understands.
    static let help = Option("help", short: "h", "show this help")
    /// `--json`, for commands whose result has a JSON form.
    static let json = Option("json", "write the result as JSON")
    /// `-C DIR`, for commands that read a catalog and have other operands.
    static let catalog = Option("catalog", short: "C", value: "DIR", "the catalog's folder (default: this folder)")
    /// `--limit N`, for commands that print findings.
    static let limit = Option("limit", value: "N", "print at most N findings and count the rest; 0 prints all")
    /// `--threads N`, for commands that read products.
    static let threads = Option("threads", value: "N", "work on N threads (default: as many as processors, at most 8)")
    /// `-q`, for commands with progress.
    static let quiet = Option("quiet", short: "q", "no progress and no remarks, only results and problems")
}
