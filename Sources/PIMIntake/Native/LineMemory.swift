import PIMCatalog
import PIMIO

/// What the lines of a file have in common, remembered from one to the next: how much they hold, and how their values
/// begin.
///
/// Exporters write `{"locale":"pl_PL","scope":null,"data":` byte for byte the same over and over. Where the bytes are those
/// of a beginning that was read before, it means what it meant then.
package struct LineMemory {
    /// How a value begins, up to and with the colon behind `data`.
    struct Opening {
        var bytes: Range<Int>
        var entry: EntryPlaces
    }

    /// The number of entries of the last line.
    var entries = 0
    /// The number of values of the last line that are no texts.
    var others = 0
    /// The number of bytes of text of the last line.
    var bytes = 0
    /// The number of prices of the last price list.
    var prices = 0
    private var openings: [Opening] = []
    private var texts: [UInt8] = []
    /// Which opening came after each opening of each attribute when it was read last; the first of each row is for the
    /// attribute's first value.
    private var followers: [UInt8] = []
    private var last = 0

    private static let maximumOpenings = 64
    private static let maximumLength = 160

    /// The key of each attribute as it was written last, with the comma or brace before it and the colon behind it.
    private var keys: [Range<Int>] = []
    /// Which attributes came after each attribute, the last first; the first row is for the beginning.
    private var nextAttributes: [(likely: Int, other: Int)] = []
    /// One bit for each attribute that the line had so far.
    private var seen: [UInt64] = []
    private var lastUnit = ""
    private var currencies: [(letters: UInt32, code: CurrencyCode)] = []

    /// Nothing remembered yet.
    package init() {}

    /// Begins with the values of a line.
    mutating func forgetSeen(attributes count: Int) {
        let words = count / 64 + 1
        if seen.count == words {
            for index in seen.indices { seen[index] = 0 }
        } else {
            seen = [UInt64](repeating: 0, count: words)
        }
    }

    /// Takes note of an attribute; false where the line had it before.
    @inline(__always)
    mutating func see(_ attribute: Int) -> Bool {
        let bit = UInt64(1) << UInt64(attribute % 64)
        guard seen[attribute / 64] & bit == 0 else { return false }
        seen[attribute / 64] |= bit
        return true
    }

    /// The unit that a part of the line names; one text is made once.
    mutating func unit(_ range: Range<Int>, _ cursor: JSONStream) -> String {
        let name = cursor.bytes(range)
        if lastUnit.utf8.elementsEqual(name) { return lastUnit }
        lastUnit = String(decoding: name, as: UTF8.self)
        return lastUnit
    }

    /// The attribute whose key stands at the cursor, where it is one of those that followed `last` before.
    @inline(__always)
    func attribute(after last: Int, at cursor: JSONStream) -> Int? {
        guard last + 1 < nextAttributes.count else { return nil }
        let next = nextAttributes[last + 1]
        if next.likely >= 0, stands(keys[next.likely], at: cursor.offset, in: cursor) { return next.likely }
        if next.other >= 0, stands(keys[next.other], at: cursor.offset, in: cursor) { return next.other }
        return nil
    }

    /// The number of bytes of an attribute's key, comma and colon included.
    @inline(__always)
    func keyLength(of attribute: Int) -> Int { keys[attribute].count }

    /// Remembers the key of an attribute, and that it came after another.
    mutating func remember(_ attribute: Int, after last: Int, key: Range<Int>, of cursor: JSONStream) {
        // A first key has no comma before it, and stays as it was learned otherwise.
        guard key.count >= 8, key.count <= Self.maximumLength, cursor.byte(at: key.lowerBound) == UInt8(ascii: ",")
        else {
            return
        }
        while keys.count <= attribute { keys.append(0..<0) }
        while nextAttributes.count <= max(attribute, last) + 1 { nextAttributes.append((-1, -1)) }
        if keys[attribute].isEmpty {
            let start = texts.count
            texts.append(contentsOf: cursor.bytes(key))
            keys[attribute] = start..<texts.count
        }
        let before = nextAttributes[last + 1].likely
        if before != attribute { nextAttributes[last + 1] = (attribute, before) }
    }

    /// The currency that a text names; one code is made once for all amounts.
    @inline(__always)
    mutating func currency(_ text: JSONText, _ cursor: JSONStream) -> CurrencyCode {
        guard text.range.count == 3, !text.hasEscapes else { return CurrencyCode(cursor.string(text)) }
        let letters = cursor.bytes(text.range).reduce(0) { $0 << 8 | UInt32($1) }
        for known in currencies where known.letters == letters { return known.code }
        let code = CurrencyCode(cursor.string(text))
        if currencies.count < Self.maximumOpenings { currencies.append((letters, code)) }
        return code
    }

    /// The number of the opening whose bytes stand at the cursor.
    @inline(__always)
    mutating func opening(of attribute: Int, at cursor: JSONStream) -> Int? {
        let place = attribute * (Self.maximumOpenings + 1) + last
        let likely = place < followers.count ? Int(followers[place]) : 0
        if likely > 0, stands(openings[likely - 1].bytes, at: cursor.offset, in: cursor) {
            last = likely
            return likely - 1
        }
        return otherOpening(of: attribute, at: cursor, than: likely)
    }

    /// The number of bytes of an opening.
    @inline(__always)
    func length(ofOpening number: Int) -> Int { openings[number].bytes.count }

    /// Where a value with this opening holds.
    @inline(__always)
    func places(ofOpening number: Int) -> EntryPlaces { openings[number].entry }

    /// Begins with the values of an attribute.
    @inline(__always)
    mutating func beginValues() { last = 0 }

    private mutating func otherOpening(of attribute: Int, at cursor: JSONStream, than likely: Int) -> Int? {
        for index in openings.indices where index + 1 != likely {
            guard stands(openings[index].bytes, at: cursor.offset, in: cursor) else { continue }
            follow(attribute, with: index + 1)
            return index
        }
        return nil
    }

    /// Notes which opening came next.
    private mutating func follow(_ attribute: Int, with number: Int) {
        let place = attribute * (Self.maximumOpenings + 1) + last
        while followers.count <= place {
            followers.append(contentsOf: repeatElement(0, count: Self.maximumOpenings + 1))
        }
        followers[place] = UInt8(number)
        last = number
    }

    /// Remembers an opening.
    mutating func remember(_ range: Range<Int>, of cursor: JSONStream, _ attribute: Int, _ entry: EntryPlaces) {
        guard openings.count < Self.maximumOpenings, range.count >= 8, range.count <= Self.maximumLength else { return }
        let start = texts.count
        texts.append(contentsOf: cursor.bytes(range))
        openings.append(Opening(bytes: start..<texts.count, entry: entry))
        follow(attribute, with: openings.count)
    }

    /// Whether remembered bytes stand at an index: eight at a time, from the end, where they differ most.
    @inline(__always)
    private func stands(_ range: Range<Int>, at start: Int, in cursor: JSONStream) -> Bool {
        guard cursor.hasBytes(start - cursor.offset + range.count) else { return false }
        return texts.withUnsafeBytes { known in
            let line = UnsafeRawBufferPointer(cursor.bytes(start..<start + range.count))
            var offset = range.count - 8
            while true {
                let first = known.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
                guard first == line.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
                if offset == 0 { return true }
                offset = max(offset - 8, 0)
            }
        }
    }
}

/// Where a value holds, as far as its keys were read.
struct EntryPlaces {
    var channel: Int16 = -1
    var locale: Int16 = -1
    var audience: Int16 = -1
    var hasChannel = false
    var hasLocale = false
    var hasAudience = false
    /// Whether somebody wants texts that hold there.
    var isWanted = true
}

/// Bytes that exporters write over and over, compared eight at a time.
struct UsualBytes: Sendable {
    private let words: (UInt64, UInt64)
    private let count: Int

    /// Takes a text of 8 to 16 bytes.
    init(_ text: StaticString) {
        count = text.utf8CodeUnitCount
        precondition((8...16).contains(count))
        let raw = UnsafeRawPointer(text.utf8Start)
        words = (raw.loadUnaligned(as: UInt64.self), raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self))
    }

    /// Whether they stand at an index.
    @inline(__always)
    func stand(at index: Int, in cursor: JSONStream) -> Bool {
        guard cursor.hasBytes(index - cursor.offset + count) else { return false }
        let line = UnsafeRawBufferPointer(cursor.bytes(index..<index + count))
        return line.loadUnaligned(as: UInt64.self) == words.0
            && line.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) == words.1
    }
}
