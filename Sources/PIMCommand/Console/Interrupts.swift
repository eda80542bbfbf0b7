#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Whether somebody asked the program to stop, with Ctrl-C (SIGINT) or `kill` (SIGTERM).
///
/// The flag is kept by the system, not by Swift: while the program watches, both signals have a handler, and the first
/// one that arrives gives both their default meaning back. So "a signal arrived" is "the handler is gone", which one
/// `sigaction` call answers from any thread, and a second signal ends the process at once, even where nobody polls.
/// Polling costs one system call; once per block of lines or every few hundred items is enough.
struct Interrupts: Sendable {
    private let question: @Sendable () -> Bool

    /// Asks a question instead of the system, for tests and for other ways to stop.
    init(_ question: @escaping @Sendable () -> Bool) {
        self.question = question
    }

    /// Whether the program was asked to stop.
    var isRaised: Bool { question() }

    /// Nobody ever asks.
    static let never = Interrupts { false }

    /// Watches both signals from now on; a signal that the program was started to ignore stays ignored.
    static func watching() -> Interrupts {
        let watched = [SIGINT, SIGTERM].filter { current($0) == .standard }
        for number in watched {
            _ = signal(number) { _ in
                for number in [SIGINT, SIGTERM] where Interrupts.current(number) == .handled {
                    _ = signal(number, SIG_DFL)
                }
            }
        }
        return Interrupts { watched.contains { current($0) == .standard } }
    }

    /// What a signal would do now.
    private enum Disposition {
        case standard
        case ignored
        case handled
    }

    private static func current(_ number: Int32) -> Disposition {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return .ignored }
        #if canImport(Darwin)
        let handler = action.__sigaction_u.__sa_handler
        #elseif canImport(Glibc)
        let handler = action.__sigaction_handler.sa_handler
        #else
        let handler = action.__sa_handler.sa_handler
        #endif
        let address = unsafeBitCast(handler, to: Int.self)
        return address == 0 ? .standard : address == 1 ? .ignored : .handled
    }
}
