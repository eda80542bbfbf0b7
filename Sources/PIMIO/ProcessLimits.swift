#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// What the system allows this process, set once when a program starts; a library leaves it to its host.
package enum ProcessLimits {
    /// Lets the process open as many files as it may: a run of many feeds holds two for each.
    package static func raiseOpenFiles() {
        var limit = rlimit()
        guard unsafe getrlimit(openFiles, &limit) == 0 else { return }
        #if canImport(Darwin)
        let most = min(limit.rlim_max, rlim_t(OPEN_MAX))
        #else
        let most = limit.rlim_max
        #endif
        guard limit.rlim_cur < most else { return }
        limit.rlim_cur = most
        _ = unsafe setrlimit(openFiles, &limit)
    }

    /// Makes a write beyond the largest size allowed an error, in place of the end of the process.
    package static func ignoreFileSizeSignal() {
        _ = signal(SIGXFSZ, SIG_IGN)
    }

    #if canImport(Glibc)
    private static var openFiles: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
    private static var openFiles: Int32 { RLIMIT_NOFILE }
    #endif
}
