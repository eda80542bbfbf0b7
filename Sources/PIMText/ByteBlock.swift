/// Sixteen bytes of a text, looked at all at once, and the two that follow each of them.
struct ByteBlock {
    typealias Mask = SIMDMask<SIMD16<Int8>>

    /// How many bytes a block looks at.
    static let width = 16
    /// How many bytes must be there, the ones it looks ahead at included.
    static let reach = 18

    let bytes: SIMD16<UInt8>
    private let start: UnsafeRawPointer

    /// The bytes from `start`; `reach` bytes must be there.
    @inline(__always)
    init(_ start: UnsafePointer<UInt8>) {
        self.start = UnsafeRawPointer(start)
        bytes = self.start.loadUnaligned(as: SIMD16<UInt8>.self)
    }

    /// The byte after each of the bytes.
    @inline(__always)
    var next: SIMD16<UInt8> { start.loadUnaligned(fromByteOffset: 1, as: SIMD16<UInt8>.self) }

    /// Whether any byte is not ASCII.
    @inline(__always)
    var isLong: Bool {
        let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
        return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 != 0
    }

    /// The control characters of ASCII, tab and line ends among them.
    @inline(__always)
    var controls: Mask { Self.below(bytes, 0x20) .| Self.equal(bytes, 0x7F) }

    /// The spaces that another space follows; control characters may be among them.
    @inline(__always)
    var doubledSpaces: Mask { Self.equal(bytes | next, 0x20) }

    /// The bytes that are `byte`.
    @inline(__always)
    func places(of byte: UInt8) -> Mask { Self.equal(bytes, byte) }

    /// Whether a character that is not ASCII and that no feed may hold begins in the block, or one that may be such.
    @inline(__always)
    var hasLongUnwanted: Bool {
        // Few letters begin with the bytes that these characters begin with: C2 and E2, CD, D8, E1 and E3, EF and above.
        let high = Self.lies(bytes, from: 0xEF, count: 0x11)
        let low = Self.equal(bytes | 0x20, 0xE2) .| places(of: 0xD8) .| places(of: 0xCD)
        guard Self.isAny(low .| Self.equal(bytes | 0x02, 0xE3) .| high) else {
            return false
        }
        return hasUnwantedBehindLead
    }

    /// The look at what stands behind the bytes that unwanted characters begin with.
    private var hasUnwantedBehindLead: Bool {
        let next = next
        let controls = places(of: 0xC2) .& (Self.below(next, 0xA0) .| Self.equal(next, 0xAD))
        let marks = places(of: 0xD8) .& Self.equal(next, 0x9C)
        let joiners = places(of: 0xCD) .& Self.equal(next, 0x8F)
        if Self.isAny(controls .| marks .| joiners) {
            return true
        }
        let general = places(of: 0xE2) .& Self.equal(next & 0xFE, 0x80)
        let fillers =
            Self.lies(bytes, from: 0xE1, count: 3) .& (Self.equal(next | 0x20, 0xA5) .| Self.equal(next, 0xA0))
        let special = places(of: 0xEF) .& Self.lies(next, from: 0xB7, count: 9)
        let high = Self.lies(bytes, from: 0xF0, count: 5)
        guard Self.isAny(general .| fillers .| special .| high) else {
            return false
        }
        let third = start.loadUnaligned(fromByteOffset: 2, as: SIMD16<UInt8>.self)
        return hasUnwanted(general, third) || hasUnwanted(fillers: fillers, third)
            || hasUnwanted(special: special, third)
            || hasUnwanted(high: high, third)
    }

    /// U+200B, 200E, 200F, 202A-202E, 2060-206F.
    @inline(__always)
    private func hasUnwanted(_ general: Mask, _ third: SIMD16<UInt8>) -> Bool {
        let next = next
        let marks =
            Self.equal(third, 0x8B) .| Self.lies(third, from: 0x8E, count: 2) .| Self.lies(third, from: 0xAA, count: 5)
        let first = Self.equal(next, 0x80) .& marks
        let second = Self.equal(next, 0x81) .& Self.lies(third, from: 0xA0, count: 16)
        return Self.isAny(general .& (first .| second))
    }

    /// U+115F and 1160, 180E, 3164.
    @inline(__always)
    private func hasUnwanted(fillers: Mask, _ third: SIMD16<UInt8>) -> Bool {
        guard Self.isAny(fillers) else {
            return false
        }
        let next = next
        let first = places(of: 0xE1)
        let jamo = first .& Self.equal(next, 0x85) .& Self.lies(third, from: 0x9F, count: 2)
        let separator = first .& Self.equal(next, 0xA0) .& Self.equal(third, 0x8E)
        let filler = places(of: 0xE3) .& Self.equal(next, 0x85) .& Self.equal(third, 0xA4)
        return Self.isAny(jamo .| separator .| filler)
    }

    /// U+FDD0-FDEF, FEFF, FFA0, FFF9-FFFC, FFFE and FFFF.
    @inline(__always)
    private func hasUnwanted(special: Mask, _ third: SIMD16<UInt8>) -> Bool {
        let next = next
        let none = Self.equal(next, 0xB7) .& Self.lies(third, from: 0x90, count: 32)
        let mark = Self.equal(next, 0xBB) .& Self.equal(third, 0xBF)
        let filler = Self.equal(next, 0xBE) .& Self.equal(third, 0xA0)
        let signs = Self.equal(next, 0xBF) .& Self.lies(third, from: 0xB9, count: 7) .& .!Self.equal(third, 0xBD)
        return Self.isAny(special .& (none .| mark .| filler .| signs))
    }

    /// U+E0000-E007F, and what ends as the last characters of a plane do.
    @inline(__always)
    private func hasUnwanted(high: Mask, _ third: SIMD16<UInt8>) -> Bool {
        let tags = places(of: 0xF3) .& Self.equal(next, 0xA0) .& Self.lies(third, from: 0x80, count: 2)
        let lasts = Self.equal(next & 0x0F, 0x0F) .& Self.equal(third, 0xBF)
        return Self.isAny(high .& (tags .| lasts))
    }

    /// The bytes that are `byte`; spelled out with its types, for otherwise the compiler takes a slow comparison.
    @inline(__always)
    static func equal(_ bytes: SIMD16<UInt8>, _ byte: UInt8) -> Mask {
        let wanted = SIMD16<UInt8>(repeating: byte)
        return bytes .== wanted
    }

    /// The bytes less than `byte`.
    @inline(__always)
    static func below(_ bytes: SIMD16<UInt8>, _ byte: UInt8) -> Mask {
        let limit = SIMD16<UInt8>(repeating: byte)
        return bytes .< limit
    }

    /// The bytes among the `count` from `first` on.
    @inline(__always)
    static func lies(_ bytes: SIMD16<UInt8>, from first: UInt8, count: UInt8) -> Mask {
        let start = SIMD16<UInt8>(repeating: first)
        return below(bytes &- start, count)
    }

    /// Whether any byte is marked.
    @inline(__always)
    static func isAny(_ mask: Mask) -> Bool {
        let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return halves[0] | halves[1] != 0
    }

    /// The number of bytes before the first marked one; `width` where none is.
    @inline(__always)
    static func first(_ mask: Mask) -> Int {
        let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        guard halves[0] == 0 else {
            return halves[0].trailingZeroBitCount >> 3
        }
        return 8 + halves[1].trailingZeroBitCount >> 3
    }

    /// Whether `fails` is false for every block of the bytes; the last one is filled up with letters.
    @inline(__always)
    static func allSatisfy(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ holds: (ByteBlock) -> Bool
    ) -> Bool {
        guard let start = bytes.baseAddress else {
            return true
        }
        var index = 0
        while index + reach <= bytes.count {
            guard holds(ByteBlock(start + index)) else {
                return false
            }
            index += width
        }
        guard index < bytes.count else {
            return true
        }
        guard bytes.count < reach else {
            // The last bytes once more, and letters behind them.
            let last = start + (bytes.count - reach)
            guard holds(ByteBlock(last)) else {
                return false
            }
            var filled = SIMD32<UInt8>(repeating: 0x61)
            filled.lowHalf = UnsafeRawPointer(last + 2).loadUnaligned(as: SIMD16<UInt8>.self)
            return withUnsafeBytes(of: &filled) { buffer in
                guard let room = buffer.baseAddress else {
                    return true
                }
                return holds(ByteBlock(room.assumingMemoryBound(to: UInt8.self)))
            }
        }
        var filled = SIMD64<UInt8>(repeating: 0x61)
        return withUnsafeMutableBytes(of: &filled) { buffer in
            guard let room = buffer.baseAddress else {
                return true
            }
            let count = bytes.count - index
            room.copyMemory(from: start + index, byteCount: count)
            let tail = UnsafePointer(room.assumingMemoryBound(to: UInt8.self))
            guard holds(ByteBlock(tail)) else {
                return false
            }
            return count <= width || holds(ByteBlock(tail + width))
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the first byte from `index` on that is one of three; the number of bytes where there is none.
    package func firstPlace(of first: UInt8, _ second: UInt8, _ third: UInt8, from index: Int) -> Int {
        guard let base = baseAddress else { return 0 }
        let start = UnsafeRawPointer(base)
        var index = index
        while index &+ ByteBlock.width <= count {
            let block = start.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            let places =
                ByteBlock.equal(block, first) .| ByteBlock.equal(block, second) .| ByteBlock.equal(block, third)
            if ByteBlock.isAny(places) { return index &+ ByteBlock.first(places) }
            index &+= ByteBlock.width
        }
        while index < count {
            let byte = self[index]
            if byte == first || byte == second || byte == third { return index }
            index &+= 1
        }
        return count
    }
}
