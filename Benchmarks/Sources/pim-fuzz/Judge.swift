import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Another program that says of JSON texts whether they are well formed; it judges while we read.
final class Judge {
    let name: String
    private let process: pid_t
    private let toJudge: Int32
    private let fromJudge: Int32

    /// Starts a program that takes batches on its standard input and answers a byte for each text.
    init(name: String, words: [String]) throws {
        self.name = name
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else {
            throw PIMIOError(code: .ioFailure, message: "no pipe to \(name)")
        }
        // Both ends of ours close when the child starts: else no judge ever sees the end of its input.
        _ = fcntl(input[1], F_SETFD, FD_CLOEXEC)
        _ = fcntl(output[0], F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_addclose(&actions, input[0])
        posix_spawn_file_actions_addclose(&actions, output[1])
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, words[0], &actions, nil, &arguments, environ)
        close(input[0])
        close(output[1])
        guard failure == 0 else { throw PIMIOError(code: .notFound, path: words[0], message: "cannot be started") }
        process = child
        toJudge = input[1]
        fromJudge = output[0]
    }

    /// Sends texts; the answer is fetched later.
    func send(_ texts: [[UInt8]]) throws {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.reduce(4) { $0 + $1.count + 4 })
        Self.append(texts.count, to: &bytes)
        for text in texts {
            Self.append(text.count, to: &bytes)
            bytes += text
        }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(toJudge, $0.baseAddress?.advanced(by: sent), $0.count - sent) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw ended() }
            sent += count
        }
    }

    /// The answers to what was sent last.
    func answers(_ count: Int) throws -> [UInt8] {
        var answers = [UInt8](repeating: 0, count: count)
        var taken = 0
        while taken < count {
            let part = answers.withUnsafeMutableBytes {
                read(fromJudge, $0.baseAddress?.advanced(by: taken), count - taken)
            }
            if part < 0, errno == EINTR { continue }
            guard part > 0 else { throw ended() }
            taken += part
        }
        return answers
    }

    /// Lets the program end.
    func finish() {
        close(toJudge)
        close(fromJudge)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Runs a program to its end and says whether it succeeded; what it prints is thrown away.
    static func succeeds(_ words: [String]) -> Bool {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        guard let judge = try? Judge(name: words[0], words: ["sh", "-c", "\(quoted) >/dev/null 2>&1 && printf o"])
        else { return false }
        defer { judge.finish() }
        return (try? judge.answers(1)) == [UInt8(ascii: "o")]
    }

    private func ended() -> PIMIOError {
        PIMIOError(code: .ioFailure, message: "the judge \(name) ended")
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}
