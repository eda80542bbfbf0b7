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
            var index = 0
            while let base = buffer.baseAddress, end - index >= 32 {
                let stop = index + min((end - index) / 32, 120) * 32
                var hits = SIMD16<UInt8>(repeating: 0)
                while index < stop {
                    let first = unsafe ByteVector.matches(ByteVector.load(base, at: index), byte)
                    let second = unsafe ByteVector.matches(ByteVector.load(base, at: index &+ 16), byte)
                    // All bits of a hit are set, which is -1.
                    unsafe hits &-= unsafeBitCast(first, to: SIMD16<UInt8>.self)
                    unsafe hits &-= unsafeBitCast(second, to: SIMD16<UInt8>.self)
                    index &+= 32
                }
                for lane in hits.indices { total += Int(hits[lane]) }
            }
            while index < end {
                if unsafe buffer[index] == byte { total += 1 }
                index += 1
            }
            return total
        }
    }
}
