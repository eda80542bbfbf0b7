#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Standard input, output and error of this process.
public enum StandardStreams {
    /// Puts `/dev/null` in the place of those that the process was started without.
    ///
    /// Call it before anything is opened: the system would give the first files the missing numbers, and what is meant for
    /// standard output or error would land in them. Each is opened the other way round, so that reading or writing it
    /// fails as if it were still missing.
    public static func openMissing() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where !isOpen(descriptor) {
            // The lowest free number is the one that is missing.
            let opened = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
            if opened < 0 { _ = unsafe open("/", O_RDONLY) }
        }
    }

    /// Whether standard output can be written to.
    public static var takesOutput: Bool {
        let flags = fcntl(STDOUT_FILENO, F_GETFL)
        return flags >= 0 && flags & O_ACCMODE != O_RDONLY
    }

    private static func isOpen(_ descriptor: Int32) -> Bool {
        fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF
    }
}
