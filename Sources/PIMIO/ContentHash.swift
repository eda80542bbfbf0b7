/// The 64-bit hash of the XXH64 algorithm: fast, stable between runs and machines, not for secrets.
///
/// **Source:** https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md (0.1.1), read 2026-11-22.
public enum ContentHash {
    /// The hash of a part of an array.
    public static func hash64(_ bytes: [UInt8], in range: Range<Int>, seed: UInt64 = 0) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        return unsafe bytes.withUnsafeBytes { buffer in
            unsafe ContentHasher.hash(of: buffer.baseAddress, range, seed: seed)
        }
    }

    /// The hash of some bytes.
    package static func hash64(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe ContentHasher.hash(of: buffer.baseAddress, 0..<buffer.count, seed: seed)
        }
    }

    /// The hash of an array.
    public static func hash64(_ bytes: [UInt8], seed: UInt64 = 0) -> UInt64 {
        hash64(bytes, in: 0..<bytes.count, seed: seed)
    }

    /// The hash of a file, read block by block.
    public static func hash64(file path: String, seed: UInt64 = 0) throws(PIMIOError) -> UInt64 {
        var source = try ByteSource(path: path)
        var hasher = ContentHasher(seed: seed)
        while true {
            let block = try source.next(count: 1 << 18)
            guard !block.isEmpty else { return hasher.finish() }
            hasher.update(block)
        }
    }

    /// A hash as 16 lower-case hex digits.
    public static func hex(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// An XXH64 hash built up piece by piece; the pieces' borders do not matter.
public struct ContentHasher: Sendable {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    private let seed: UInt64
    private var lane1: UInt64
    private var lane2: UInt64
    private var lane3: UInt64
    private var lane4: UInt64
    private var pending: [UInt8] = []
    private var total: UInt64 = 0

    /// Creates a hasher.
    public init(seed: UInt64 = 0) {
        self.seed = seed
        lane1 = seed &+ Self.prime1 &+ Self.prime2
        lane2 = seed &+ Self.prime2
        lane3 = seed
        lane4 = seed &- Self.prime1
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes, in: 0..<bytes.count)
    }

    /// Adds the UTF-8 bytes of a text.
    public mutating func update(_ text: String) {
        update(Array(text.utf8))
    }

    /// Adds a part of an array.
    public mutating func update(_ bytes: [UInt8], in range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range must lie inside the bytes")
        total &+= UInt64(range.count)
        var index = range.lowerBound
        if !pending.isEmpty {
            let taken = min(32 - pending.count, range.count)
            pending.append(contentsOf: bytes[index..<index + taken])
            index += taken
            guard pending.count == 32 else { return }
            consume(pending, from: 0, to: 32)
            pending.removeAll(keepingCapacity: true)
        }
        let whole = index + (range.upperBound - index) / 32 * 32
        consume(bytes, from: index, to: whole)
        pending.append(contentsOf: bytes[whole..<range.upperBound])
    }

    /// The hash of everything added so far.
    public func finish() -> UInt64 {
        let start = total < 32 ? seed &+ Self.prime5 : Self.merged(lane1, lane2, lane3, lane4)
        return unsafe pending.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return Self.mixed(start &+ total) }
            return unsafe Self.finish(start &+ total, base, buffer.count)
        }
    }

    /// The hash of one piece alone, without collecting it; the caller saw that the range lies inside the bytes.
    @unsafe
    static func hash(of bytes: UnsafeRawPointer?, _ range: Range<Int>, seed: UInt64) -> UInt64 {
        let count = range.upperBound &- range.lowerBound
        guard let bytes = unsafe bytes else { return mixed(seed &+ prime5) }
        let base = unsafe bytes + range.lowerBound
        guard count >= 32 else {
            return unsafe finish(seed &+ prime5 &+ UInt64(truncatingIfNeeded: count), base, count)
        }
        var lanes = (seed &+ prime1 &+ prime2, seed &+ prime2, seed, seed &- prime1)
        let whole = count & ~31
        unsafe consume(base, whole, &lanes)
        let start = merged(lanes.0, lanes.1, lanes.2, lanes.3)
        return unsafe finish(start &+ UInt64(truncatingIfNeeded: count), base + whole, count - whole)
    }

    /// Mixes the last bytes, fewer than 32, into a hash.
    @unsafe
    @inline(__always)
    private static func finish(_ start: UInt64, _ bytes: UnsafeRawPointer, _ count: Int) -> UInt64 {
        var hash = start
        var index = 0
        while index &+ 8 <= count {
            hash = unsafe rotate(hash ^ round(0, word(bytes, index)), 27) &* prime1 &+ prime4
            index &+= 8
        }
        if index &+ 4 <= count {
            let half = unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            hash = rotate(hash ^ UInt64(half) &* prime1, 23) &* prime2 &+ prime3
            index &+= 4
        }
        while index < count {
            let byte = unsafe bytes.load(fromByteOffset: index, as: UInt8.self)
            hash = rotate(hash ^ UInt64(byte) &* prime5, 11) &* prime1
            index &+= 1
        }
        return mixed(hash)
    }

    @inline(__always)
    private static func mixed(_ hash: UInt64) -> UInt64 {
        var hash = (hash ^ hash &>> 33) &* prime2
        hash = (hash ^ hash &>> 29) &* prime3
        return hash ^ hash &>> 32
    }

    private static func merged(_ lane1: UInt64, _ lane2: UInt64, _ lane3: UInt64, _ lane4: UInt64) -> UInt64 {
        let hash = rotate(lane1, 1) &+ rotate(lane2, 7) &+ rotate(lane3, 12) &+ rotate(lane4, 18)
        return merge(merge(merge(merge(hash, lane1), lane2), lane3), lane4)
    }

    private mutating func consume(_ bytes: [UInt8], from start: Int, to end: Int) {
        guard start < end else { return }
        var lanes = (lane1, lane2, lane3, lane4)
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe Self.consume(base + start, end - start, &lanes)
        }
        (lane1, lane2, lane3, lane4) = lanes
    }

    /// Mixes bytes, a multiple of 32, into the lanes.
    @unsafe
    @inline(__always)
    private static func consume(
        _ bytes: UnsafeRawPointer,
        _ count: Int,
        _ lanes: inout (UInt64, UInt64, UInt64, UInt64)
    ) {
        var index = 0
        while index < count {
            lanes.0 = unsafe round(lanes.0, word(bytes, index))
            lanes.1 = unsafe round(lanes.1, word(bytes, index &+ 8))
            lanes.2 = unsafe round(lanes.2, word(bytes, index &+ 16))
            lanes.3 = unsafe round(lanes.3, word(bytes, index &+ 24))
            index &+= 32
        }
    }

    @unsafe
    @inline(__always)
    private static func word(_ bytes: UnsafeRawPointer, _ index: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotate(lane &+ word &* prime2, 31) &* prime1
    }

    private static func merge(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
        (hash ^ round(0, lane)) &* prime1 &+ prime4
    }

    @inline(__always)
    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value &<< count | value &>> (64 &- count)
    }
}
