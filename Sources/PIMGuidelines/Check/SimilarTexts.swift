import PIMCatalog
import PIMText

/// The 64 bits of a text that differ in few places where texts differ in few words (a simhash).
///
/// **Source:** M. Charikar, Similarity estimation techniques from rounding algorithms, STOC 2002.
enum SimilarityBits {
    /// The bits of folded text; nil where it has fewer words than asked.
    static func bits(of folded: UnsafeBufferPointer<UInt8>, fewestWords: Int) -> UInt64? {
        // One vote for and against each bit; 32 bits are room for texts of 2 billion words.
        var votes = [Int32](repeating: 0, count: 64)
        var words = 0
        WordBoundaries.forEach(in: folded) { piece in
            guard piece.isWord else { return }
            words += 1
            var hash = StableHash(seed: 34)
            hash.combine(UnsafeBufferPointer(rebasing: folded[piece.range]))
            let bits = hash.value
            for bit in 0..<64 { votes[bit] += Int32(truncatingIfNeeded: bits >> UInt64(bit) & 1) * 2 - 1 }
        }
        guard words >= max(fewestWords, 1) else { return nil }
        var result: UInt64 = 0
        for bit in 0..<64 where votes[bit] > 0 { result |= 1 << UInt64(bit) }
        return result
    }
}

/// Finds 64-bit patterns that differ from an earlier one in few bits: 32 bytes for each pattern and 1.2 MB besides.
///
/// A pattern is 4 bands of 16 bits. Of patterns that differ in up to 3 bits one band is the same; of those that differ in
/// up to 7 bits one band differs in 1 bit at most. So 4 chains are followed, or 68.
///
/// Where very many texts are alike, the time is bounded and not all of them are looked at: the last 256 of each of the 4
/// chains, and 2048 in the 64 others together. The same pattern is kept once for each family.
struct SimilarPatterns: Sendable {
    /// A pattern that was seen.
    struct Seen {
        let bits: UInt64
        /// The lower 24 bits tell families apart, the upper 40 say where it was seen.
        let note: UInt64
        var place: UInt64 { note >> 24 }
        var family: UInt64 { note & 0xFF_FFFF }
    }

    /// The most bits that may differ.
    static let mostBits = 7
    private static let chainLimit = 256
    private static let nearLimit = 2048
    private static let blockLength = 4096

    private let distance: Int
    /// Blocks, so that growing copies nothing.
    private var blocks: [[Entry]] = []
    private(set) var count = 0
    /// The last entry of each chain by band and its 16 bits, counted from 1; 0 for none.
    private var heads = [UInt32](repeating: 0, count: 4 << 16)

    private struct Entry {
        let seen: Seen
        /// The entries before it in its four chains.
        let earlier: SIMD4<UInt32>
    }

    init(distance: Int) {
        self.distance = min(distance, Self.mostBits)
    }

    /// The bytes that the tables take.
    var byteCount: Int {
        heads.capacity * 4 + blocks.capacity * 8 + blocks.reduce(0) { $0 + $1.capacity * MemoryLayout<Entry>.stride }
    }

    /// The nearest earlier pattern of another family, and how many bits differ; takes note of the pattern.
    mutating func see(_ bits: UInt64, family: UInt64, place: UInt64) -> (seen: Seen, distance: Int)? {
        let family = family & 0xFF_FFFF
        var best: (seen: Seen, distance: Int)?
        var isKept = false
        for band in 0..<4 {
            var steps = Self.chainLimit
            follow(band, self.band(band, of: bits), bits, family, &steps, &best, &isKept)
        }
        if distance > 3 {
            var steps = Self.nearLimit
            for chain in 0..<64 {
                let (bit, band) = (chain / 4, chain % 4)
                follow(band, self.band(band, of: bits) ^ (1 << bit), bits, family, &steps, &best, &isKept)
            }
        }
        if !isKept { keep(Seen(bits: bits, note: place << 24 | family)) }
        return best
    }

    private func band(_ band: Int, of bits: UInt64) -> Int { Int(bits >> UInt64(band * 16) & 0xFFFF) }

    private func follow(
        _ band: Int,
        _ letters: Int,
        _ bits: UInt64,
        _ family: UInt64,
        _ left: inout Int,
        _ best: inout (seen: Seen, distance: Int)?,
        _ isKept: inout Bool
    ) {
        var next = Int(heads[band << 16 | letters])
        while next > 0, left > 0 {
            let place = next - 1
            let entry = blocks[place / Self.blockLength][place % Self.blockLength]
            let seen = entry.seen
            let difference = (seen.bits ^ bits).nonzeroBitCount
            if seen.family == family {
                isKept = isKept || difference == 0
            } else if difference <= distance, isNearer(seen, difference, than: best) {
                best = (seen, difference)
            }
            next = Int(entry.earlier[band])
            left -= 1
        }
    }

    /// Of equally near ones the first in the catalogue counts.
    private func isNearer(_ seen: Seen, _ difference: Int, than best: (seen: Seen, distance: Int)?) -> Bool {
        guard let best else { return true }
        return (difference, seen.place) < (best.distance, best.seen.place)
    }

    private mutating func keep(_ seen: Seen) {
        guard count < Int(UInt32.max) else { return }
        if count % Self.blockLength == 0 {
            var block: [Entry] = []
            block.reserveCapacity(Self.blockLength)
            blocks.append(block)
        }
        count += 1
        var earlier = SIMD4<UInt32>()
        for band in 0..<4 {
            let head = band << 16 | self.band(band, of: seen.bits)
            earlier[band] = heads[head]
            heads[head] = UInt32(count)
        }
        blocks[blocks.count - 1].append(Entry(seen: seen, earlier: earlier))
    }
}
