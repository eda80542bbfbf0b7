#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Reads parts of a file, such as items of a published feed; what follows soon is read with it.
///
/// The file stays open: the bytes are those of the file that was opened, whatever takes its name later.
package struct RegionReader: ~Copyable {
    /// The size of the file when it was opened.
    package let size: Int
    private let descriptor: Int32
    private let name: String
    private let window: Int
    private var block: [UInt8] = []
    private var start = 0

    /// Opens a file; `window` is how many bytes are read at once.
    package init(path: String, window: Int = 256 << 10) throws(PIMIOError) {
        let size = try Files.size(path)
        let descriptor = try Descriptor.openForReading(path)
        self.size = size
        self.descriptor = descriptor
        name = path
        self.window = window
    }

    deinit { Descriptor.closeQuietly(descriptor) }

    /// A part of the file, as a block and where in it the part stands; nil where the file is not that long.
    package mutating func region(
        at offset: Int,
        count: Int
    ) throws(PIMIOError) -> (bytes: [UInt8], range: Range<Int>)? {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { return nil }
        if offset < start || offset - start > block.count - count {
            // Who jumps about is not read more for than was asked.
            let isNear = offset >= start && offset - start <= block.count + window / 4
            try fill(from: offset, count: min(max(count, isNear ? window : window / 32), size - offset))
            guard block.count >= count else { return nil }
        }
        return (block, offset - start..<offset - start + count)
    }

    private mutating func fill(from offset: Int, count: Int) throws(PIMIOError) {
        var failure: Int32 = 0
        block = []
        start = offset
        block = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, used in
            while used < count, let base = room.baseAddress {
                let received = unsafe pread(descriptor, base + used, count - used, off_t(offset + used))
                if received < 0 {
                    failure = errno
                    if failure == EINTR { continue }
                    break
                }
                failure = 0
                guard received > 0 else { break }
                used += received
            }
        }
        guard failure == 0 else { throw SystemError.reading(name, failure) }
    }
}
