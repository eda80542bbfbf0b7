/// What a channel counts when it limits the length of a text.
///
/// `"می‌خواهم"` is 7 graphemes, 8 code points, 8 UTF-16 units and 17 UTF-8 bytes, so a limit is a number *and* a unit.
public enum LengthUnit: String, Sendable, CaseIterable {
    /// What a reader sees as one character.
    case graphemes

    /// Unicode scalars: the unit of JSON Schema's and XML Schema's `maxLength`.
    case codePoints

    /// UTF-16 code units: the unit of Java, JavaScript and Telegram.
    case utf16

    /// UTF-8 bytes.
    case utf8

    /// Code points after `&`, `<`, `>` and `"` became `&amp;`, `&lt;`, `&gt;` and `&quot;`.
    case htmlEscapedCodePoints

    /// Columns of a terminal or a printed table: 2 for Chinese letters and emoji, 0 for marks (UAX #11).
    case displayWidth

    /// The words for this unit in a message, such as `code points`.
    public var label: String {
        switch self {
        case .graphemes: "characters"
        case .codePoints: "code points"
        case .utf16: "UTF-16 units"
        case .utf8: "UTF-8 bytes"
        case .htmlEscapedCodePoints: "HTML-escaped code points"
        case .displayWidth: "display columns"
        }
    }

    /// The length of `text` in this unit.
    public func length(of text: String) -> Int {
        text.withBytes { length(of: $0) }
    }

    /// The length of a text of UTF-8 bytes in this unit.
    package func length(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        switch self {
        case .graphemes: ByteCounts.isPlain(bytes) ? bytes.count : Graphemes.count(bytes)
        case .codePoints: ByteCounts.codePoints(bytes)
        case .utf16: ByteCounts.codePoints(bytes) + ByteCounts.longSequences(bytes)
        case .utf8: bytes.count
        case .htmlEscapedCodePoints: ByteCounts.codePoints(bytes) + ByteCounts.escapeGrowth(bytes)
        case .displayWidth: DisplayWidth.count(bytes)
        }
    }

    /// The place of a range of UTF-8 bytes of `text`, counted in this unit from the start of the text.
    ///
    /// The range is cut to the text; in `graphemes` and `displayWidth` it must begin and end between characters.
    public func range(ofBytes range: Range<Int>, in text: String) -> Range<Int> {
        text.withBytes { bytes in
            let range = range.clamped(to: 0..<bytes.count)
            let start = length(of: UnsafeBufferPointer(rebasing: bytes[..<range.lowerBound]))
            return start..<(start + length(of: UnsafeBufferPointer(rebasing: bytes[range])))
        }
    }

    /// Whether a length is the sum of the lengths of the single scalars.
    var countsScalars: Bool { self != .graphemes && self != .displayWidth }

    /// The length of one Unicode scalar, given the first byte of its UTF-8 sequence, in a unit that counts scalars.
    func length(ofSequenceStartingWith byte: UInt8) -> Int {
        switch self {
        case .graphemes, .displayWidth, .codePoints: 1
        case .utf16: byte < 0xF0 ? 1 : 2
        case .utf8: byte.sequenceLength
        case .htmlEscapedCodePoints: 1 + ByteCounts.escapeGrowth(of: byte)
        }
    }
}

/// Counts over UTF-8 bytes, eight bytes at a time.
enum ByteCounts {
    private static let topBits: UInt64 = 0x8080_8080_8080_8080

    /// The number of Unicode scalars: the bytes that do not continue a sequence.
    static func codePoints(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let bits = SIMD16<UInt8>(repeating: 0xC0)
        var continuations = 0
        var index = 0
        while index &+ ByteBlock.width <= raw.count {
            // Fifteen blocks at a time: the number found in them fits a byte.
            let end = min(index &+ 15 &* ByteBlock.width, raw.count & ~15)
            var found = SIMD16<UInt8>.zero
            while index < end {
                let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self) & bits
                found &-= unsafeBitCast(ByteBlock.equal(block, 0x80), to: SIMD16<UInt8>.self)
                index &+= ByteBlock.width
            }
            continuations &+= Int(found.wrappedSum())
        }
        while index < raw.count {
            if raw[index] & 0xC0 == 0x80 { continuations &+= 1 }
            index &+= 1
        }
        return bytes.count - continuations
    }

    /// The number of sequences of four bytes: scalars that are two units in UTF-16.
    static func longSequences(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        count(bytes) { word in
            (word & (word << 1) & (word << 2) & (word << 3) & topBits).nonzeroBitCount
        } each: { byte in
            byte >= 0xF0 ? 1 : 0
        }
    }

    /// How many characters HTML escaping adds.
    static func escapeGrowth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var growth = 0
        for byte in bytes where byte < 0x3F {
            growth += escapeGrowth(of: byte)
        }
        return growth
    }

    /// How many characters HTML escaping adds for one byte.
    static func escapeGrowth(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "&"): 4
        case UInt8(ascii: "<"), UInt8(ascii: ">"): 3
        case UInt8(ascii: "\""): 5
        default: 0
        }
    }

    /// Whether every byte is a character of its own: ASCII without a carriage return.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in bytes where byte >= 0x80 || byte == 0x0D {
            return false
        }
        return true
    }

    @inline(__always)
    private static func count(
        _ bytes: UnsafeBufferPointer<UInt8>,
        words: (UInt64) -> Int,
        each: (UInt8) -> Int
    ) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var total = 0
        var index = 0
        while index + 8 <= raw.count {
            total += words(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        while index < raw.count {
            total += each(raw[index])
            index += 1
        }
        return total
    }
}
