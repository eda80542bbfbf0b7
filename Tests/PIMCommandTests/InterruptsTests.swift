import Testing

@testable import PIMCommand

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
/// Sends this process a signal and waits up to half a second for its effect; tests may run on threads that block signals.
private func send(_ number: Int32, until condition: () -> Bool) -> Bool {
    kill(getpid(), number)
    for _ in 0..<500 {
        if condition() { return true }
        usleep(1000)
    }
    return condition()
}

@Suite("Interrupts")
struct InterruptsTests {
    @Test("are seen after the first signal, and the process goes on")
    func first() async {
        await #expect(processExitsWith: .exitCode(7)) {
            let interrupts = Interrupts.watching()
            guard !interrupts.isRaised else { exit(1) }
            exit(send(SIGINT, until: { interrupts.isRaised }) ? 7 : 2)
        }
        await #expect(processExitsWith: .exitCode(7)) {
            let interrupts = Interrupts.watching()
            exit(send(SIGTERM, until: { interrupts.isRaised }) ? 7 : 2)
        }
    }

    @Test("end the process at the second signal, also of the other kind")
    func second() async {
        await #expect(processExitsWith: .signal(SIGINT)) {
            let interrupts = Interrupts.watching()
            _ = send(SIGINT, until: { interrupts.isRaised })
            _ = send(SIGINT, until: { false })
        }
        await #expect(processExitsWith: .signal(SIGTERM)) {
            let interrupts = Interrupts.watching()
            _ = send(SIGINT, until: { interrupts.isRaised })
            _ = send(SIGTERM, until: { false })
        }
    }

    @Test("leave a signal alone that the process was started to ignore")
    func ignored() async {
        await #expect(processExitsWith: .exitCode(7)) {
            _ = signal(SIGINT, SIG_IGN)
            let interrupts = Interrupts.watching()
            guard !send(SIGINT, until: { interrupts.isRaised }) else { exit(1) }
            exit(send(SIGTERM, until: { interrupts.isRaised }) ? 7 : 2)
        }
    }

    @Test("can be asked of something else")
    func question() {
        #expect(!Interrupts.never.isRaised)
        #expect(Interrupts { true }.isRaised)
    }
}
