import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A program run to its end, with what the system says it used.
struct ChildProcess {
    /// What the program ended with; 128 and more for a signal.
    let exitCode: Int
    /// Seconds from start to end.
    let wall: Double
    /// Seconds of processor time, in the program and for it in the system.
    let cpu: Double
    /// The greatest resident size, in bytes.
    let peakBytes: Int

    /// Runs a program found in PATH; what it prints goes to a file where one is named, else nowhere.
    static func run(_ words: [String], printingTo file: String? = nil) throws -> ChildProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let target = file ?? "/dev/null"
        posix_spawn_file_actions_addopen(&actions, 1, target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let start = ContinuousClock.now
        let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
        guard failure == 0 else {
            throw PIMIOError(code: .notFound, path: words[0], message: "the program cannot be started")
        }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let wall = (ContinuousClock.now - start) / .seconds(1)
        #if canImport(Darwin)
        let peak = Int(usage.ru_maxrss)
        #else
        let peak = Int(usage.ru_maxrss) * 1_024
        #endif
        let signal = Int(status & 0x7F)
        return ChildProcess(
            exitCode: signal == 0 ? Int(status >> 8) & 0xFF : 128 + signal,
            wall: wall,
            cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakBytes: peak
        )
    }

    /// What a program prints, and how it ended.
    static func output(of words: [String], in scratch: String) throws -> (text: String, exitCode: Int) {
        let file = Files.join(scratch, "printed.txt")
        let run = try run(words, printingTo: file)
        return (String(decoding: try Files.read(file), as: UTF8.self), run.exitCode)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }
}
