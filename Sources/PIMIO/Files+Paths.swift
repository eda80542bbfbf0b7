#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Files {
    /// The parts joined by one slash each; empty parts are left out.
    public static func join(_ parts: String...) -> String {
        var path = ""
        for part in parts where !part.isEmpty {
            guard !path.isEmpty else {
                path = part
                continue
            }
            if !path.hasSuffix("/") { path += "/" }
            path += part.drop { $0 == "/" }
        }
        return path
    }

    /// The folder a path stands in, `.` for a bare name.
    public static func folder(of path: String) -> String {
        let trimmed = trimmed(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        let parent = self.trimmed(String(trimmed[..<slash]))
        return parent.isEmpty ? "/" : parent
    }

    /// The last part of a path.
    public static func name(of path: String) -> String {
        let trimmed = trimmed(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return trimmed }
        return trimmed == "/" ? "/" : String(trimmed[trimmed.utf8.index(after: slash)...])
    }

    /// The path from the root, with `.` and `..` resolved by text; symbolic links stay as they are.
    public static func absolute(_ path: String) -> String {
        let whole = path.hasPrefix("/") ? path : join(currentDirectory, path)
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The folder relative paths start from.
    public static var currentDirectory: String {
        guard let start = unsafe getcwd(nil, 0) else { return "/" }
        defer { unsafe free(start) }
        return unsafe String(cString: start)
    }

    /// Whether a relative path that came from data stays inside a folder, symbolic links included.
    ///
    /// Absolute paths, `..` (also between backslashes), empty paths and control characters are refused.
    public static func isInside(folder: String, path: String) -> Bool {
        guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("\\") else { return false }
        guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
        let parts = path.split { $0 == "/" || $0 == "\\" }
        guard !parts.isEmpty, !parts.contains("..") else { return false }
        guard let root = resolved(folder) else { return true }
        var candidate = join(folder, path)
        while !isThere(candidate) {
            let parent = self.folder(of: candidate)
            guard parent != candidate, parent.utf8.count >= trimmed(folder).utf8.count else { return true }
            candidate = parent
        }
        guard let real = resolved(candidate) else { return false }
        return real == root || real.hasPrefix(root == "/" ? root : root + "/")
    }

    /// The path with symbolic links resolved, nil when it does not exist.
    package static func resolved(_ path: String) -> String? {
        guard let start = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(start) }
        return unsafe String(cString: start)
    }

    /// Whether something has this name, a dangling symbolic link included.
    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// The path without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var path = Substring(path)
        while path.utf8.count > 1 && path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }
}
