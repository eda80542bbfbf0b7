#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

extension Files {
    /// The path that a file written to a path has to take: behind the symbolic links at its end, one that leads nowhere yet
    /// included.
    ///
    /// Throws where the links lead in a circle, or into a folder that is not there.
    package static func destination(of path: String) throws(PIMIOError) -> String {
        try SystemError.check(path: path)
        var place = path
        for _ in 0..<40 {
            guard let target = linkTarget(place) else {
                guard place == path || isDirectory(folder(of: place)) else {
                    let message = "cannot write: it is a symbolic link to \(place), whose folder is not there"
                    throw PIMIOError(code: .notWritable, path: path, message: message)
                }
                return place
            }
            place = target.hasPrefix("/") ? target : join(folder(of: place), target)
        }
        throw SystemError.writing(path, ELOOP)
    }

    /// The path from the root with symbolic links resolved as far as it exists; what is not there yet stands as it is.
    package static func real(_ path: String) -> String {
        var candidate = path
        var missing: [String] = []
        while true {
            if let found = resolved(candidate) { return missing.reversed().reduce(found) { join($0, $1) } }
            let parent = folder(of: candidate)
            guard parent != candidate else { return absolute(path) }
            missing.append(name(of: candidate))
            candidate = parent
        }
    }

    /// Removes a file, or a folder with what is in it; of a symbolic link the link alone, never what it leads to.
    ///
    /// What cannot be removed stays, as does the folder around it.
    package static func removeTree(_ path: String) {
        // With a slash at its end the system takes a link for the folder that it leads to.
        let path = trimmed(path)
        if !isLink(path), isDirectory(path) {
            for name in (try? list(path)) ?? [] { removeTree(join(path, name)) }
        }
        try? remove(path)
    }

    /// Whether the path is a symbolic link, wherever it leads.
    package static func isLink(_ path: String) -> Bool {
        linkTarget(trimmed(path)) != nil
    }

    /// The first symbolic link along a relative path from a folder, and where it leads; nil where there is none.
    package static func link(along path: String, in folder: String) -> (path: String, target: String)? {
        var place = ""
        for part in path.split(separator: "/") {
            place = join(place, String(part))
            if let target = linkTarget(join(folder, place)) { return (place, target) }
        }
        return nil
    }

    /// What a symbolic link says; nil for anything else.
    private static func linkTarget(_ path: String) -> String? {
        let room = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, used in
            let count = unsafe buffer.withMemoryRebound(to: CChar.self) { text -> Int in
                guard let start = text.baseAddress else { return -1 }
                return unsafe readlink(path, start, text.count)
            }
            used = max(0, count)
        }
        return room.isEmpty ? nil : String(decoding: room, as: UTF8.self)
    }
}
