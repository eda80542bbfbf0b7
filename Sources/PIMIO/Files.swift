#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Plain operations on files and folders.
public enum Files {
    /// The bytes of a whole file.
    public static func read(_ path: String, maxBytes: Int = 1 << 30) throws(PIMIOError) -> [UInt8] {
        let descriptor = try Descriptor.openForReading(path)
        defer { Descriptor.closeQuietly(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError.reading(path, errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw SystemError.reading(path, EISDIR) }
        let expected = Int(status.st_size)
        var bytes: [UInt8] = []
        while bytes.count <= maxBytes && expected <= maxBytes {
            let count = max(expected - bytes.count + 1, 1 << 14)
            let longer = try Descriptor.read(descriptor, after: bytes[...], count: count, filling: true, name: path)
            guard longer.count > bytes.count else { return bytes }
            bytes = longer
        }
        let found = max(expected, bytes.count)
        throw PIMIOError(code: .tooLarge, path: path, message: "expected at most \(maxBytes) bytes, found \(found)")
    }

    /// Whether a file or folder exists.
    public static func exists(_ path: String) -> Bool {
        mode(path) != nil
    }

    /// Whether the path is a folder.
    public static func isDirectory(_ path: String) -> Bool {
        mode(path).map { $0 & S_IFMT == S_IFDIR } ?? false
    }

    /// Whether the path is a file with bytes of its own: no folder, pipe, socket or device.
    public static func isFile(_ path: String) -> Bool {
        mode(path).map { $0 & S_IFMT == S_IFREG } ?? false
    }

    /// The number of bytes in a file.
    public static func size(_ path: String) throws(PIMIOError) -> Int {
        try SystemError.check(path: path)
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw SystemError.reading(path, errno) }
        return Int(status.st_size)
    }

    /// The names in a folder without `.` and `..`, sorted by their bytes.
    public static func list(_ directory: String) throws(PIMIOError) -> [String] {
        try SystemError.check(path: directory)
        guard let folder = unsafe opendir(directory) else { throw SystemError.reading(directory, errno) }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let start = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            let name = unsafe String(cString: start)
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Makes a folder and the folders above it; an existing one is fine.
    public static func makeDirectory(_ path: String) throws(PIMIOError) {
        try SystemError.check(path: path)
        guard !isDirectory(path) else { return }
        // A folder of that name is for `rm -r ~` to be aimed at.
        guard name(of: path) != "~" else {
            let message = "cannot write: the shell left ~ as it stands; write $HOME"
            throw PIMIOError(code: .notWritable, path: path, message: message)
        }
        let parent = folder(of: path)
        if parent != path && parent != "." { try makeDirectory(parent) }
        guard unsafe mkdir(path, 0o777) != 0 else { return }
        let code = errno
        guard code == EEXIST else { throw SystemError.writing(path, code) }
        guard isDirectory(path) else {
            throw PIMIOError(code: .notWritable, path: path, message: "cannot write: it is not a folder")
        }
    }

    /// Removes a file or an empty folder; a missing one is fine.
    public static func remove(_ path: String) throws(PIMIOError) {
        try SystemError.check(path: path)
        guard systemRemove(path) != 0 else { return }
        let code = errno
        guard code == ENOENT else { throw SystemError.removing(path, code) }
    }

    /// Moves a file over another one in one step; both must be on one file system.
    public static func rename(_ path: String, to target: String) throws(PIMIOError) {
        try SystemError.check(path: path)
        try SystemError.check(path: target)
        guard systemRename(path, target) == 0 else { throw SystemError.writing(target, errno) }
    }

    /// Replaces a file's content in one step: readers see the old or the new bytes, never a part.
    public static func writeAtomically(_ bytes: [UInt8], to target: String) throws(PIMIOError) {
        var file = try AtomicFile(target: target)
        try file.write(bytes)
        try file.commit()
    }

    private static func mode(_ path: String) -> mode_t? {
        var status = stat()
        guard !path.utf8.contains(0), unsafe stat(path, &status) == 0 else { return nil }
        return status.st_mode
    }

    private static func systemRemove(_ path: String) -> Int32 {
        #if canImport(Darwin)
        Darwin.remove(path)
        #elseif canImport(Glibc)
        unsafe Glibc.remove(path)
        #else
        Musl.remove(path)
        #endif
    }

    private static func systemRename(_ path: String, _ target: String) -> Int32 {
        #if canImport(Darwin)
        Darwin.rename(path, target)
        #elseif canImport(Glibc)
        unsafe Glibc.rename(path, target)
        #else
        Musl.rename(path, target)
        #endif
    }
}
