import PIMCatalog
import PIMIO

/// The rows of a `LineMemory`, lent for one line: which keys and which openings came before, and what they meant.
struct LineRows {
    /// The key of an attribute, what came after it, and how its values are read; the first row is for the beginning.
    struct Key {
        /// Where the key stands in the texts, with the comma before it and the colon behind it; none where `count` is 0.
        var start: Int32
        var count: Int32
        /// The attribute that came next when it was read last; -1 where none did.
        var likely: Int32
        var plan: AttributePlan
    }

    /// How a value begins, up to and with the colon behind `data`.
    struct Opening {
        fileprivate var start: Int32
        /// The number of its bytes.
        fileprivate(set) var count: Int32
        let places: EntryPlaces
        /// An entry that holds there.
        let entry: ProductValues.Entry
    }

    private struct Head {
        var attributes: Int
        var keys: UnsafeMutablePointer<Key>
        var openings: UnsafeMutablePointer<Opening>
        /// Which opening came after each opening of each attribute when it was read last; the first of each row is for
        /// the attribute's first value.
        var followers: UnsafeMutablePointer<UInt8>
        /// One bit for each attribute that the line had so far.
        var seen: UnsafeMutablePointer<UInt64>
        /// The attributes by the first letters of their keys, one more than their numbers.
        var probes: UnsafeMutablePointer<Int32>
        var texts: UnsafeMutableRawPointer
        var maximumTexts: Int
        var lists: UnsafeMutableRawPointer
        var room: UnsafeMutableRawPointer
    }

    private struct Counts {
        var texts: Int
        var openings: Int
    }

    private static let maximumOpenings = 64
    private static let maximumLength = 160
    private static let probeCount = 256

    private let head: UnsafeMutablePointer<Head>

    private var counts: UnsafeMutablePointer<Counts> {
        UnsafeMutableRawPointer(head + 1).assumingMemoryBound(to: Counts.self)
    }

    /// The lists of codes.
    var lists: CodeLists { CodeLists(head.pointee.lists) }
    /// Room for what the line holds.
    var room: UnsafeMutableRawPointer { head.pointee.room }

    /// Takes a block that outlives the rows and is as long as the layout says.
    @inline(__always)
    init(_ block: UnsafeMutableRawBufferPointer, _ layout: Layout) {
        precondition(block.count >= layout.room)
        // A block that long is somewhere.
        let base = block.baseAddress.unsafelyUnwrapped
        head = base.bindMemory(to: Head.self, capacity: 1)
        (base + MemoryLayout<Head>.stride).bindMemory(to: Counts.self, capacity: 1)
        let words = layout.attributes / 64 + 1
        head.initialize(
            to: Head(
                attributes: layout.attributes,
                keys: (base + layout.keys).bindMemory(to: Key.self, capacity: layout.attributes + 1),
                openings: (base + layout.openings).bindMemory(to: Opening.self, capacity: Self.maximumOpenings),
                followers: (base + layout.followers).bindMemory(
                    to: UInt8.self,
                    capacity: layout.seen - layout.followers
                ),
                seen: (base + layout.seen).bindMemory(to: UInt64.self, capacity: words),
                probes: (base + layout.probes).bindMemory(to: Int32.self, capacity: Self.probeCount),
                texts: base + layout.texts,
                maximumTexts: layout.lists - layout.texts,
                lists: base + layout.lists,
                room: base + layout.room
            )
        )
    }

    /// Nothing is remembered yet.
    func begin(with plans: [AttributePlan]) {
        let keys = head.pointee.keys
        keys.initialize(to: Key(start: 0, count: 0, likely: -1, plan: .none))
        for (number, plan) in plans.enumerated() {
            (keys + number + 1).initialize(to: Key(start: 0, count: 0, likely: -1, plan: plan))
        }
    }

    /// How the values of an attribute are read.
    @inline(__always)
    func plan(of attribute: Int) -> AttributePlan { head.pointee.keys[attribute &+ 1].plan }

    /// Begins with the values of a line.
    @inline(__always)
    func forgetSeen() {
        for index in 0...head.pointee.attributes / 64 { head.pointee.seen[index] = 0 }
    }

    /// Takes note of an attribute; false where the line had it before.
    @inline(__always)
    func see(_ attribute: Int) -> Bool {
        let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: attribute)
        let word = head.pointee.seen + attribute &>> 6
        guard word.pointee & bit == 0 else { return false }
        word.pointee |= bit
        return true
    }

    /// The attribute whose key stands at the cursor, where it was read before, and how many bytes its key has there; 0
    /// for none.
    ///
    /// The first key of a line has no comma before it.
    @inline(__always)
    func attribute(after last: Int, at cursor: borrowing JSONStream) -> (number: Int, length: Int) {
        let skipped = cursor.isAtStart ? 1 : 0
        let line = UnsafeRawPointer(cursor.memory) + cursor.offset
        let left = cursor.end &- cursor.offset
        let before = head.pointee.keys + (last &+ 1)
        let likely = Int(before.pointee.likely)
        let length = keyLength(likely, skipped, line, left)
        if length > 0 { return (likely, length) }
        guard left > 16 else { return (-1, 0) }
        let probed = Int(head.pointee.probes[Self.probe(line + (1 &- skipped))]) &- 1
        let otherLength = keyLength(probed, skipped, line, left)
        if otherLength > 0 { before.pointee.likely = Int32(truncatingIfNeeded: probed) }
        return (probed, otherLength)
    }

    /// The place for a key among the probes, by its quote and its first letters.
    @inline(__always)
    private static func probe(_ key: UnsafeRawPointer) -> Int {
        let word = UInt64(littleEndian: key.loadUnaligned(as: UInt64.self))
        return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 56)
    }

    /// The number of bytes of an attribute's key where it stands in the line, else 0.
    @inline(__always)
    private func keyLength(_ attribute: Int, _ skipped: Int, _ line: UnsafeRawPointer, _ left: Int) -> Int {
        guard attribute >= 0 else { return 0 }
        let key = head.pointee.keys + (attribute &+ 1)
        let count = Int(key.pointee.count) &- skipped
        let known = head.pointee.texts + (Int(key.pointee.start) &+ skipped)
        return Self.stands(known, count, line, left) ? count : 0
    }

    /// Remembers the key of an attribute, and that it came after another; `range` ends behind the colon.
    func remember(_ attribute: Int, after last: Int, key range: Range<Int>, of cursor: borrowing JSONStream) {
        let first = cursor.byte(at: range.lowerBound)
        let isFirst = first == UInt8(ascii: "\"")
        guard isFirst || first == UInt8(ascii: ",") else { return }
        let count = range.count + (isFirst ? 1 : 0)
        let keys = head.pointee.keys
        if keys[attribute + 1].count == 0 {
            guard count <= Self.maximumLength, let start = reserve(count) else { return }
            let text = head.pointee.texts + start
            text.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
            (text + count - range.count).copyMemory(from: cursor.memory + range.lowerBound, byteCount: range.count)
            keys[attribute + 1].start = Int32(start)
            keys[attribute + 1].count = Int32(count)
        }
        keys[last + 1].likely = Int32(attribute)
        let quote = range.lowerBound + (isFirst ? 0 : 1)
        guard quote + 8 <= cursor.end else { return }
        head.pointee.probes[Self.probe(UnsafeRawPointer(cursor.memory) + quote)] = Int32(attribute + 1)
    }

    /// The opening whose bytes stand at the cursor; `last` is the number of the one before it, 0 for none.
    @inline(__always)
    func opening(
        of attribute: Int,
        after last: inout Int,
        at cursor: borrowing JSONStream
    ) -> UnsafePointer<Opening>? {
        let line = UnsafeRawPointer(cursor.memory) + cursor.offset
        let left = cursor.end &- cursor.offset
        let place = head.pointee.followers + (attribute &* (Self.maximumOpenings &+ 1) &+ last)
        let likely = Int(place.pointee)
        if likely > 0 {
            let opening = head.pointee.openings + (likely &- 1)
            let known = head.pointee.texts + Int(opening.pointee.start)
            if Self.stands(known, Int(opening.pointee.count), line, left) {
                last = likely
                return UnsafePointer(opening)
            }
        }
        let found = otherOpening(line, left, than: likely)
        guard found > 0 else { return nil }
        place.pointee = UInt8(truncatingIfNeeded: found)
        last = found
        return UnsafePointer(head.pointee.openings + (found &- 1))
    }

    @inline(never)
    private func otherOpening(_ line: UnsafeRawPointer, _ left: Int, than likely: Int) -> Int {
        for index in 0..<counts.pointee.openings where index + 1 != likely {
            let opening = head.pointee.openings[index]
            let known = head.pointee.texts + Int(opening.start)
            if Self.stands(known, Int(opening.count), line, left) { return index + 1 }
        }
        return 0
    }

    /// Remembers an opening.
    func remember(
        _ range: Range<Int>,
        of cursor: borrowing JSONStream,
        _ attribute: Int,
        after last: inout Int,
        _ places: EntryPlaces
    ) {
        let number = counts.pointee.openings
        guard number < Self.maximumOpenings, range.count <= Self.maximumLength, let start = reserve(range.count)
        else { return }
        (head.pointee.texts + start).copyMemory(from: cursor.memory + range.lowerBound, byteCount: range.count)
        let entry = ProductValues.Entry(
            attribute: -1,
            channel: places.channel,
            locale: places.locale,
            audience: places.audience
        )
        (head.pointee.openings + number).initialize(
            to: Opening(start: Int32(start), count: Int32(range.count), places: places, entry: entry)
        )
        counts.pointee.openings = number + 1
        head.pointee.followers[attribute * (Self.maximumOpenings + 1) + last] = UInt8(number + 1)
        last = number + 1
    }

    /// Makes room for a text; nil where there is no more.
    private func reserve(_ count: Int) -> Int? {
        let start = counts.pointee.texts
        guard start + count <= head.pointee.maximumTexts else { return nil }
        counts.pointee.texts = start + count
        return start
    }

    /// Where the rows stand in their block.
    struct Layout {
        let attributes: Int
        let keys: Int
        let openings: Int
        let followers: Int
        let seen: Int
        let probes: Int
        let texts: Int
        let lists: Int
        let room: Int

        @inline(__always)
        init(attributes: Int) {
            self.attributes = attributes
            keys = Self.end(0, MemoryLayout<Head>.stride &+ MemoryLayout<Counts>.stride)
            openings = Self.end(keys, (attributes &+ 1) &* MemoryLayout<Key>.stride)
            followers = Self.end(openings, maximumOpenings &* MemoryLayout<Opening>.stride)
            seen = Self.end(followers, attributes &* (maximumOpenings &+ 1))
            probes = Self.end(seen, (attributes / 64 &+ 1) &* 8)
            texts = Self.end(probes, probeCount &* 4)
            lists = Self.end(texts, maximumOpenings &* 64 &+ attributes &* 32)
            room = Self.end(lists, CodeLists.size)
        }

        /// How many words the rows and the room for a line of so many bytes take.
        @inline(__always)
        func words(lineBytes: Int) -> Int { (room + LineValues.size(lineBytes: lineBytes) + 7) / 8 }

        @inline(__always)
        private static func end(_ start: Int, _ count: Int) -> Int { (start &+ count &+ 7) & ~7 }
    }
}
