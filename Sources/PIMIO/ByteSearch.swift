#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Search for one byte at the speed of the system's own routine.
enum ByteSearch {
    /// The index of the first such byte in a part of an array.
    static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        precondition(start >= 0 && end <= bytes.count, "the part must lie inside the bytes")
        guard start < end else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            guard let hit = unsafe memchr(base + start, Int32(byte), end - start) else { return nil }
            return unsafe UnsafeRawPointer(hit) - base
        }
    }
}
