#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The few system calls on file descriptors, with interruptions and short writes handled.
enum Descriptor {
    static func openForReading(_ path: String) throws(PIMIOError) -> Int32 {
        try SystemError.check(path: path)
        while true {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            if descriptor >= 0 { return descriptor }
            let code = errno
            guard code == EINTR else { throw SystemError.reading(path, code) }
        }
    }

    /// Reads up to `count` bytes after the `kept` ones: once, or until full or at the end.
    static func read(
        _ descriptor: Int32,
        after kept: ArraySlice<UInt8>,
        count: Int,
        filling: Bool,
        name: String
    ) throws(PIMIOError) -> [UInt8] {
        var failure: Int32 = 0
        let capacity = kept.count + count
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { room, used in
            used = unsafe kept.withUnsafeBufferPointer { source in
                guard let from = source.baseAddress, let to = room.baseAddress else { return 0 }
                unsafe to.initialize(from: from, count: source.count)
                return source.count
            }
            while used < capacity, let start = room.baseAddress {
                let received = unsafe systemRead(descriptor, start + used, capacity - used)
                if received < 0 { failure = errno }
                if received < 0 && failure == EINTR { continue }
                failure = received < 0 ? failure : 0
                guard received > 0 else { break }
                used += received
                guard filling else { break }
            }
        }
        guard failure == 0 else { throw SystemError.reading(name, failure) }
        return bytes
    }

    static func write(_ bytes: [UInt8], to descriptor: Int32, name: String) throws(PIMIOError) {
        let failure = unsafe bytes.withUnsafeBytes { room -> Int32 in
            var done = 0
            while done < room.count, let start = room.baseAddress {
                let written = unsafe systemWrite(descriptor, start + done, room.count - done)
                if written >= 0 {
                    done += written
                    continue
                }
                let code = errno
                if code == EINTR { continue }
                guard code == EAGAIN else { return code }
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&waiting, 1, -1)
            }
            return 0
        }
        guard failure == 0 else { throw SystemError.writing(name, failure) }
    }

    static func synchronize(_ descriptor: Int32, name: String) throws(PIMIOError) {
        while fsync(descriptor) != 0 {
            let code = errno
            if code == EINTR { continue }
            if code == EINVAL || code == ENOTSUP { return }
            throw SystemError.writing(name, code)
        }
    }

    static func closeQuietly(_ descriptor: Int32) {
        guard descriptor >= 0 else { return }
        _ = close(descriptor)
    }

    static func ignoreBrokenPipes() {
        _ = signal(SIGPIPE, SIG_IGN)
    }

    @unsafe
    private static func systemRead(_ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
        #if canImport(Darwin)
        unsafe Darwin.read(descriptor, start, count)
        #elseif canImport(Glibc)
        unsafe Glibc.read(descriptor, start, count)
        #else
        unsafe Musl.read(descriptor, start, count)
        #endif
    }

    @unsafe
    private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Darwin)
        unsafe Darwin.write(descriptor, start, count)
        #elseif canImport(Glibc)
        unsafe Glibc.write(descriptor, start, count)
        #else
        unsafe Musl.write(descriptor, start, count)
        #endif
    }
}
