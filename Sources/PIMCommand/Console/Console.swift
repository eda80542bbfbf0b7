import PIMIO

/// Where a command speaks to: results go to standard output, talk goes to standard error.
///
/// Tests give it sinks in memory. Output is collected and written in large pieces, or line by line to a terminal.
struct Console {
    /// One of the two ways out.
    enum Channel: Sendable, Hashable {
        /// Standard output: the result.
        case output
        /// Standard error: talk, problems, progress.
        case talk
    }

    /// What the ways out are capable of.
    struct Surroundings: Sendable {
        /// Whether standard output is a terminal.
        var isOutputTerminal = false
        /// Whether standard output can be written to at all.
        var takesOutput = true
        /// Whether standard error is a terminal.
        var isTalkTerminal = false
        /// Whether colour is allowed where there is a terminal.
        var allowsColor = true
        /// The terminal's width in characters.
        var columns = 80
    }

    /// What the ways out are capable of.
    let surroundings: Surroundings
    /// The time since some start, never going back.
    let clock: MonotonicClock
    /// Whether somebody asked the program to stop; long work polls it.
    let interrupts: Interrupts
    /// Whether remarks and progress are left out; problems are still said.
    var isQuiet = false
    /// Why standard output could not be written; nothing more is written to it then.
    private(set) var outputFailure: PIMIOError?

    private var output: any ByteSink
    private var talk: any ByteSink
    private var pending = ByteBuffer()
    private var hasStatusLine = false

    init(
        output: any ByteSink,
        talk: any ByteSink,
        surroundings: Surroundings = Surroundings(),
        clock: @escaping MonotonicClock = MonotonicClocks.system(),
        interrupts: Interrupts = .never
    ) {
        self.output = output
        self.talk = talk
        self.surroundings = surroundings
        self.clock = clock
        self.interrupts = interrupts
    }

    /// Writes a line of the result.
    mutating func out(_ line: String) {
        pending.append(line)
        pending.append(UInt8(ascii: "\n"))
        settle()
    }

    /// Writes a part of the result as it is.
    mutating func out(bytes: [UInt8]) {
        pending.append(contentsOf: bytes)
        settle()
    }

    /// Says a line to the person at the terminal or in the log.
    mutating func say(_ line: String) {
        flush()
        clearStatus()
        writeTalk(line + "\n")
    }

    /// Says a remark that a quiet run leaves out.
    mutating func remark(_ line: @autoclosure () -> String) {
        guard !isQuiet else { return }
        say(line())
    }

    /// Writes a line to either way out.
    mutating func write(_ line: String, to channel: Channel) {
        switch channel {
        case .output: out(line)
        case .talk: say(line)
        }
    }

    /// Whether a way out is a terminal.
    func isTerminal(_ channel: Channel) -> Bool {
        channel == .output ? surroundings.isOutputTerminal : surroundings.isTalkTerminal
    }

    /// The text in a style where the way out shows styles, as it is elsewhere.
    func styled(_ text: String, _ style: TextStyle, for channel: Channel) -> String {
        guard isTerminal(channel), surroundings.allowsColor, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }

    /// Whether the reader of standard output went away, so that going on for its sake is useless.
    var isReaderGone: Bool { outputFailure?.code == .readerGone }

    /// Shows a line that the next one replaces; only on a terminal, and never in a quiet run.
    mutating func showStatus(_ line: String) {
        guard surroundings.isTalkTerminal, !isQuiet else { return }
        writeTalk("\r\u{1B}[2K" + line)
        hasStatusLine = true
    }

    /// Takes the status line away.
    mutating func clearStatus() {
        guard hasStatusLine else { return }
        writeTalk("\r\u{1B}[2K")
        hasStatusLine = false
    }

    /// Writes what was collected.
    mutating func flush() {
        guard !pending.isEmpty else { return }
        if surroundings.isOutputTerminal { clearStatus() }
        defer { pending.removeAll() }
        guard outputFailure == nil else { return }
        do {
            try output.write(pending.bytes)
        } catch {
            outputFailure = error
        }
    }

    private mutating func settle() {
        guard pending.count >= 1 << 15 || surroundings.isOutputTerminal else { return }
        flush()
    }

    /// A failure of standard error has nobody to be told to.
    private mutating func writeTalk(_ text: String) {
        try? talk.write(Array(text.utf8))
    }
}

extension Console {
    /// A console whose output a test reads back.
    static func captured(
        _ surroundings: Surroundings = Surroundings(),
        clock: @escaping MonotonicClock = { .zero },
        interrupts: Interrupts = .never
    ) -> Console {
        Console(
            output: MemorySink(),
            talk: MemorySink(),
            surroundings: surroundings,
            clock: clock,
            interrupts: interrupts
        )
    }

    /// What a captured console wrote to one way out so far.
    mutating func captured(_ channel: Channel) -> String {
        flush()
        let sink = channel == .output ? output : talk
        return String(decoding: (sink as? MemorySink)?.bytes ?? [], as: UTF8.self)
    }
}

/// How a piece of text stands out on a terminal, as the parameter of the escape sequence.
enum TextStyle: String, Sendable {
    case strong = "1"
    case faint = "2"
    case red = "31"
    case yellow = "33"
    case cyan = "36"
}
