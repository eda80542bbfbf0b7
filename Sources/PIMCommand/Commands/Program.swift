import PIMFeeds
import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The `pim` program: one call of it, from the words of the command line to the exit code.
public enum Program {
    /// The version that `pim --version` prints.
    public static let version = LibraryVersion.text

    /// Runs this process's command line and ends the process.
    public static func main() -> Never {
        StandardStreams.openMissing()
        ProcessLimits.raiseOpenFiles()
        ProcessLimits.ignoreFileSizeSignal()
        var console = Console.system(interrupts: .watching())
        let code = run(Array(CommandLine.arguments.dropFirst()), on: &console)
        exit(code.number)
    }

    /// Does what the words after the program's name ask for, and tells how it went.
    static func run(
        _ arguments: [String],
        table: [Subcommand] = Subcommand.all,
        on console: inout Console
    ) -> ExitCode {
        var code: ExitCode
        do {
            switch try ArgumentReader(table).read(arguments) {
            case .overview: code = print(HelpText.overview(table), on: &console)
            case .version: code = print("pim \(version)\n", on: &console)
            case .help(let subcommand): code = print(HelpText.command(subcommand), on: &console)
            case .run(let invocation): code = try invocation.subcommand.run(invocation, &console)
            }
        } catch {
            let failure = Failure(error)
            code = failure.exitCode
            if code != .readerGone { console.say("pim: \(ShownText.lines(failure.message))") }
        }
        return end(code, on: &console)
    }

    /// Writes what is left; a result that could not be written changes how the program ends.
    private static func end(_ code: ExitCode, on console: inout Console) -> ExitCode {
        console.flush()
        console.clearStatus()
        guard let failure = console.outputFailure else { return code }
        guard !console.isReaderGone else { return code == .ok ? .readerGone : code }
        console.say("pim: \(failure)")
        return .ioFailure
    }

    private static func print(_ text: String, on console: inout Console) -> ExitCode {
        console.out(bytes: Array(text.utf8))
        return .ok
    }
}

extension ShownText {
    /// A message of several lines, each line made visible.
    fileprivate static func lines(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { visible(String($0)) }.joined(separator: "\n")
    }
}
