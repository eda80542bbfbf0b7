/// What the program tells the shell when it ends; the numbers above 63 follow `sysexits.h`.
public struct ExitCode: Hashable, Sendable {
    /// The number the shell sees.
    public let number: Int32

    /// Takes a number as an exit code.
    public init(_ number: Int32) {
        self.number = number
    }

    /// Everything asked for was done, and nothing is wrong at error level.
    public static let ok = ExitCode(0)
    /// The work was done and findings at error level were reported.
    public static let findings = ExitCode(1)
    /// The command line could not be understood.
    public static let usage = ExitCode(64)
    /// The input is not what it should be.
    public static let badData = ExitCode(65)
    /// A file or folder that was named does not exist.
    public static let noInput = ExitCode(66)
    /// The program has a bug.
    public static let internalError = ExitCode(70)
    /// The system refused to read or write.
    public static let ioFailure = ExitCode(74)
    /// A person or the system asked the program to stop.
    public static let interrupted = ExitCode(130)
    /// The reader of standard output went away, as in `pim formats | head -1`; shells report SIGPIPE by this number.
    public static let readerGone = ExitCode(141)
}

extension ExitCode {
    /// The codes and their meaning, as help shows them.
    static let meanings: [(code: ExitCode, meaning: String)] = [
        (.ok, "done, nothing wrong at error level"),
        (.findings, "done, with findings at error level"),
        (.usage, "the command line could not be understood"),
        (.badData, "the input is not what it should be"),
        (.noInput, "a file or folder does not exist"),
        (.internalError, "a bug in pim"),
        (.ioFailure, "the system refused to read or write"),
        (.interrupted, "interrupted"),
    ]
}
