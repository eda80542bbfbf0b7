#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A file that appears under its name only when it is complete.
///
/// Bytes go to `<name>.tmp-<process>-<number>` beside the target. `commit` renames it over the target; a file that is
/// dropped without `commit` leaves the target untouched and removes what it wrote. The new file has the owner, the group and
/// the permissions of the one it replaces, as far as the process may give them. A symbolic link is replaced itself; a folder,
/// a device, a pipe or a socket, by a link too, never is.
public struct AtomicFile: ~Copyable, ByteSink {
    /// Where the bytes stand until `commit`.
    public let temporaryPath: String
    /// The number of bytes written.
    public private(set) var bytesWritten = 0
    private let target: String
    private let identity: FileIdentity
    private var descriptor: Int32
    private var pending = ByteBuffer()
    private var isCommitted = false
    private var isLent = false

    /// Creates the temporary file, and the target's folder when it is missing.
    public init(target: String) throws(PIMIOError) {
        try SystemError.check(path: target)
        try Self.checkReplaceable(target)
        let folder = Files.folder(of: target)
        try Files.makeDirectory(folder)
        let (path, opened) = try Self.create(beside: target)
        temporaryPath = path
        self.target = target
        descriptor = opened
        identity = FileIdentity(opened)
    }

    deinit {
        Descriptor.closeQuietly(descriptor)
        if !isCommitted, FileIdentity(temporaryPath) == identity { _ = unsafe unlink(temporaryPath) }
    }

    /// The descriptor of the temporary file, negative once closed, for another program that writes all of it.
    mutating func lend() -> Int32 {
        isLent = true
        return descriptor
    }

    /// Writes bytes; small pieces are collected first.
    public mutating func write(_ bytes: [UInt8]) throws(PIMIOError) {
        guard descriptor >= 0 else {
            throw PIMIOError(code: .notWritable, path: target, message: "expected an open file, found a closed one")
        }
        bytesWritten += bytes.count
        if bytes.count >= 1 << 14 {
            try flush()
            return try Descriptor.write(bytes, to: descriptor, name: target)
        }
        pending.append(contentsOf: bytes)
        if pending.count >= 1 << 16 { try flush() }
    }

    /// Brings all bytes to the disk and closes the temporary file, so that it can be read and verified.
    public mutating func close() throws(PIMIOError) {
        guard descriptor >= 0 else { return }
        try flush()
        try Descriptor.synchronize(descriptor, name: target)
        try checkSize()
        Descriptor.closeQuietly(descriptor)
        descriptor = -1
    }

    /// Puts the finished file in the target's place and brings the folder's entry to the disk.
    public consuming func commit() throws(PIMIOError) {
        try close()
        guard FileIdentity(temporaryPath) == identity else {
            let message = "cannot write: somebody else took \(temporaryPath) away"
            throw PIMIOError(code: .ioFailure, path: target, message: message)
        }
        try Files.rename(temporaryPath, to: target)
        isCommitted = true
        try Self.synchronize(folder: Files.folder(of: target))
    }

    /// Removes temporary files of a target that dead processes left behind.
    public static func removeLeftovers(of target: String) {
        let folder = Files.folder(of: target)
        let prefix = Files.name(of: target) + ".tmp-"
        guard let names = try? Files.list(folder) else { return }
        for name in names where name.hasPrefix(prefix) {
            let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let process = Int32(parts[0]), process > 0, Int(parts[1]) != nil else { continue }
            guard !Self.isAlive(process) else { continue }
            _ = unsafe unlink(Files.join(folder, name))
        }
    }

    static func synchronize(folder: String) throws(PIMIOError) {
        let descriptor = try Descriptor.openForReading(folder)
        defer { Descriptor.closeQuietly(descriptor) }
        try Descriptor.synchronize(descriptor, name: folder)
    }

    static func isAlive(_ process: Int32) -> Bool {
        kill(process, 0) == 0 || errno == EPERM
    }

    /// Throws where what has the name is no file and would be lost: the system replaces a device as readily as a file.
    private static func checkReplaceable(_ target: String) throws(PIMIOError) {
        guard Files.exists(target), !Files.isFile(target) else { return }
        guard !Files.isDirectory(target) else { throw SystemError.writing(target, EISDIR) }
        let message = "cannot write: it is a device, a pipe or a socket, and not a file"
        throw PIMIOError(code: .notWritable, path: target, message: message)
    }

    /// Throws where the file is longer or shorter than what was written: then others write to it too.
    private func checkSize() throws(PIMIOError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError.writing(target, errno) }
        guard isLent || Int(status.st_size) == bytesWritten else {
            let message = "expected the \(bytesWritten) bytes that were written, found \(status.st_size)"
            throw PIMIOError(code: .ioFailure, path: target, message: message)
        }
    }

    private mutating func flush() throws(PIMIOError) {
        guard !pending.isEmpty else { return }
        try Descriptor.write(pending.bytes, to: descriptor, name: target)
        pending.removeAll(keepingCapacity: true)
    }

    /// Gives a new file owner, group and permissions of the one it will replace, as far as the process may.
    private static func takeOver(from target: String, _ descriptor: Int32) {
        var old = stat()
        var new = stat()
        guard unsafe stat(target, &old) == 0, unsafe fstat(descriptor, &new) == 0 else { return }
        if old.st_uid != new.st_uid || old.st_gid != new.st_gid,
            fchown(descriptor, old.st_uid, old.st_gid) != 0, old.st_gid != new.st_gid
        {
            // The owner is for the superuser to give away, the group for every member of it.
            _ = fchown(descriptor, uid_t.max, old.st_gid)
        }
        _ = fchmod(descriptor, old.st_mode & 0o777)
    }

    /// Opens a name nobody uses yet.
    private static func create(beside target: String) throws(PIMIOError) -> (path: String, descriptor: Int32) {
        var number = 0
        while true {
            let path = "\(target).tmp-\(getpid())-\(number)"
            let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
            if descriptor >= 0 {
                takeOver(from: target, descriptor)
                return (path, descriptor)
            }
            let code = errno
            guard code == EEXIST || code == EINTR else { throw SystemError.writing(target, code) }
            if code == EEXIST { number += 1 }
        }
    }
}
