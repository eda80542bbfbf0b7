#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// A lock that one process at a time holds, named by a file that tells who and since when.
///
/// The system gives the lock back when its holder dies, so the file of a dead process never blocks anybody.
public struct FileLock: ~Copyable {
    /// The lock's file.
    public let path: String
    private let descriptor: Int32
    private let started: Int
    private var isReleased = false

    /// Takes the lock, or throws `locked` with the holder's process number and age.
    public init(path: String) throws(PIMIOError) {
        try SystemError.check(path: path)
        try Files.makeDirectory(Files.folder(of: path))
        let now = Self.now()
        let opened = try Self.acquire(path, now: now)
        do throws(PIMIOError) {
            try Self.checkNote(in: path, opened)
        } catch {
            Descriptor.closeQuietly(opened)
            throw error
        }
        do throws(PIMIOError) {
            try Self.note(started: now, in: path, opened)
        } catch {
            Self.release(path, opened)
            throw error
        }
        self.init(path: path, descriptor: opened, started: now)
    }

    private init(path: String, descriptor: Int32, started: Int) {
        self.path = path
        self.descriptor = descriptor
        self.started = started
    }

    deinit {
        if !isReleased { Self.release(path, descriptor) }
    }

    /// Notes in the file that the holder is still at work.
    public mutating func heartbeat() throws(PIMIOError) {
        try Self.note(started: started, in: path, descriptor)
    }

    /// Gives the lock back and removes its file.
    public consuming func release() {
        isReleased = true
        Self.release(path, descriptor)
    }

    private static func acquire(_ path: String, now: Int) throws(PIMIOError) -> Int32 {
        while true {
            let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard descriptor >= 0 else { throw SystemError.writing(path, errno) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                Descriptor.closeQuietly(descriptor)
                if code == EINTR { continue }
                guard code == EWOULDBLOCK else { throw SystemError.writing(path, code) }
                throw PIMIOError(code: .locked, path: path, message: holder(path, now: now))
            }
            if isSameFile(path, descriptor) { return descriptor }
            Descriptor.closeQuietly(descriptor)
        }
    }

    /// Throws where the file holds anything but a lock's note: it is somebody's then, perhaps under another name too.
    private static func checkNote(in path: String, _ descriptor: Int32) throws(PIMIOError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError.writing(path, errno) }
        let isFile = status.st_mode & S_IFMT == S_IFREG
        let found = isFile ? try Descriptor.read(descriptor, after: [], count: 129, filling: true, name: path) : []
        let note = found.prefix { $0 != UInt8(ascii: "\n") }
        let isNote = note.allSatisfy { $0 == UInt8(ascii: " ") || (0x30...0x39).contains($0) }
        guard isFile, isNote, !note.isEmpty || found.isEmpty, found.count <= 128 else {
            throw PIMIOError(
                code: .notWritable,
                path: path,
                message: "expected the file of a lock, found something else"
            )
        }
    }

    /// Whether the name still means the file that was locked: its last holder may have removed it in between.
    private static func isSameFile(_ path: String, _ descriptor: Int32) -> Bool {
        var named = stat()
        var opened = stat()
        guard unsafe stat(path, &named) == 0, unsafe fstat(descriptor, &opened) == 0 else { return false }
        return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
    }

    private static func holder(_ path: String, now: Int) -> String {
        let bytes = (try? Files.read(path, maxBytes: 1 << 10)) ?? []
        let numbers = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
        guard numbers.count == 3 else { return "expected a free lock, found it held by another process" }
        let age = max(now - numbers[1], 0)
        let silence = max(now - numbers[2], 0)
        return
            "expected a free lock, found it held by process \(numbers[0]) for \(age) s, last sign of life \(silence) s ago"
    }

    private static func release(_ path: String, _ descriptor: Int32) {
        if isSameFile(path, descriptor) { _ = unsafe unlink(path) }
        Descriptor.closeQuietly(descriptor)
    }

    private static func now() -> Int {
        time(nil)
    }

    private static func note(started: Int, in path: String, _ descriptor: Int32) throws(PIMIOError) {
        let text = "\(getpid()) \(started) \(now())\n"
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw SystemError.writing(path, errno)
        }
        try Descriptor.write(Array(text.utf8), to: descriptor, name: path)
    }
}
