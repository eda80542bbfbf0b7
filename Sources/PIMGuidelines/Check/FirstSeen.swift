import PIMCatalog

/// Remembers what was first seen under 64-bit keys, in at most 25 bytes for each and 16 kB besides.
///
/// A key and what comes with it take 16 bytes; of the places between 64 and 80 in 100 are filled once there are a few
/// thousand, because the tables grow by a quarter, one 64th of the keys at a time.
struct FirstSeen: Sendable {
    /// What came with a key when it was first seen.
    struct Note: Hashable {
        /// The lower 24 bits of a hash of what must not differ, or must.
        let mark: UInt32
        /// Where it was seen, from `SeenPlaces`.
        let place: UInt64
    }

    /// A part for each value of the upper six bits.
    private var parts = [SeenPart](repeating: SeenPart(), count: 64)

    /// The number of keys.
    var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// The bytes that the tables take.
    var byteCount: Int {
        parts.reduce(64 * MemoryLayout<SeenPart>.stride) { $0 + $1.slots.capacity * MemoryLayout<SeenSlot>.stride }
    }

    /// What came with a key before; nil where it is new, and taken note of.
    mutating func insert(_ key: UInt64, mark: UInt64, place: UInt64) -> Note? {
        // Nought marks an empty slot.
        let key = key == 0 ? 1 : key
        let part = Int(key >> 58)
        if parts[part].count * 5 >= parts[part].slots.count * 4 { parts[part].grow() }
        let note = parts[part].insert(SeenSlot(key: key, note: mark << 40 | place & 0xFF_FFFF_FFFF))
        return note.map { Note(mark: UInt32(truncatingIfNeeded: $0 >> 40), place: $0 & 0xFF_FFFF_FFFF) }
    }

    /// The part of a hash that is kept as a mark.
    static func mark(_ hash: UInt64) -> UInt64 { hash & 0xFF_FFFF }
}

private struct SeenSlot {
    var key: UInt64 = 0
    var note: UInt64 = 0
}

/// The keys with the same upper six bits.
private struct SeenPart {
    var slots: [SeenSlot] = []
    var count = 0

    mutating func grow() {
        let old = slots
        let capacity = max(16, old.count + old.count / 4)
        slots = []
        slots.reserveCapacity(capacity)
        slots.append(contentsOf: repeatElement(SeenSlot(), count: capacity))
        count = 0
        for slot in old where slot.key != 0 { _ = insert(slot) }
    }

    /// The note under a slot's key; nil where there was none, and the slot is put there.
    mutating func insert(_ slot: SeenSlot) -> UInt64? {
        // The six bits that choose the part are the same for all keys in it.
        var place = Int((slot.key << 6).multipliedFullWidth(by: UInt64(slots.count)).high)
        while slots[place].key != 0 {
            if slots[place].key == slot.key { return slots[place].note }
            place = place + 1 == slots.count ? 0 : place + 1
        }
        slots[place] = slot
        count += 1
        return nil
    }
}

/// Numbers for the places where products stand, of 40 bits: up to 65 535 files of up to 16 777 215 lines.
struct SeenPlaces: Sendable {
    private var files: [String] = []

    /// The number of a place; nought where it has none.
    mutating func number(of position: SourcePosition) -> UInt64 {
        guard position.line > 0, position.line < 1 << 24 else { return 0 }
        if files.last != position.file {
            // Products come file after file; a file that comes again gets another number.
            guard files.count < 0xFFFF else { return 0 }
            files.append(position.file)
        }
        return UInt64(files.count) << 24 | UInt64(position.line)
    }

    /// The product at a place, as messages call it.
    func words(_ place: UInt64) -> String {
        guard place > 0 else { return "an earlier product" }
        let position = SourcePosition(file: files[Int(place >> 24) - 1], line: Int(place & 0xFF_FFFF))
        return "the product at \(position)"
    }
}
