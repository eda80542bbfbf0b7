import PIMIO

#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The time since some start that never goes back, unlike a wall clock.
typealias MonotonicClock = @Sendable () -> Duration

/// The clocks a console can be given.
enum MonotonicClocks {
    /// The system's clock, counting from now.
    static func system() -> MonotonicClock {
        let start = ContinuousClock.now
        return { start.duration(to: .now) }
    }
}

extension Console {
    /// The console of this process, which from now on sees an error where a reader goes away.
    static func system(interrupts: Interrupts) -> Console {
        DescriptorSink.ignoreBrokenPipes()
        return Console(
            output: DescriptorSink(STDOUT_FILENO),
            talk: DescriptorSink(STDERR_FILENO, name: "standard error"),
            surroundings: .system,
            interrupts: interrupts
        )
    }
}

extension Console.Surroundings {
    /// What this process was started with.
    ///
    /// `NO_COLOR` with any text in it, or a terminal named `dumb`, turns colour off (**Source:** <https://no-color.org>).
    static var system: Console.Surroundings {
        var surroundings = Console.Surroundings()
        let isCapable = environment("TERM") != "dumb"
        surroundings.takesOutput = StandardStreams.takesOutput
        surroundings.isOutputTerminal = isatty(STDOUT_FILENO) == 1
        surroundings.isTalkTerminal = isatty(STDERR_FILENO) == 1 && isCapable
        surroundings.allowsColor = isCapable && (environment("NO_COLOR") ?? "").isEmpty
        surroundings.columns = columns ?? 80
        return surroundings
    }

    private static var columns: Int? {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
