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

    /// How often a byte stands before an index.
    static func count(_ byte: UInt8, in bytes: [UInt8], to end: Int) -> Int {
        precondition(end >= 0 && end <= bytes.count, "the end must lie inside the bytes")
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            var total = 0
            var start = 0
            while start < end {
                let stop = min(start + 240, end)
                var part: UInt8 = 0
                for index in start..<stop where unsafe buffer[index] == byte { part &+= 1 }
                total += Int(part)
                start = stop
            }
            return total
        }
    }
}
