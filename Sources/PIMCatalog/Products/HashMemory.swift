/// Remembers 64-bit hashes in about 12 bytes each, growing a little at a time.
struct HashMemory: Sendable {
    /// Open addressing, a part for each value of the upper six bits, so that no growth doubles all of it at once.
    private var parts = [Part](repeating: Part(), count: 64)

    struct Part: Sendable {
        var places: [UInt64] = []
        var count = 0
    }

    /// Whether a hash was taken note of.
    func contains(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? 1 : hash
        return parts[Int(hash >> 58)].contains(hash)
    }

    /// Takes note of a hash; false where it was there already.
    mutating func insert(_ hash: UInt64) -> Bool {
        // Nought marks an empty place.
        let hash = hash == 0 ? 1 : hash
        let part = Int(hash >> 58)
        if parts[part].count * 4 >= parts[part].places.count * 3 { parts[part].grow() }
        return parts[part].insert(hash)
    }
}

extension HashMemory.Part {
    mutating func insert(_ hash: UInt64) -> Bool {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            if places[place] == hash { return false }
            place = (place + 1) & mask
        }
        places[place] = hash
        count += 1
        return true
    }

    func contains(_ hash: UInt64) -> Bool {
        guard !places.isEmpty else { return false }
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            if places[place] == hash { return true }
            place = (place + 1) & mask
        }
        return false
    }

    mutating func grow() {
        let old = places
        places = [UInt64](repeating: 0, count: max(64, old.count * 2))
        count = 0
        for hash in old where hash != 0 { _ = insert(hash) }
    }
}

/// Puts bytes together to a 64-bit hash that is the same in every run and on every machine.
package struct StableHash: Sendable {
    private var state: UInt64
    /// Whether the hash is the same in other runs.
    package private(set) var isStable = true

    /// Begins a hash; different kinds of things begin with different seeds.
    package init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xA076_1D64_78BD_642F
    }

    /// Takes a number in.
    package mutating func combine(_ word: UInt64) {
        let (high, low) = (state ^ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        state = high ^ low ^ word.byteSwapped
    }

    /// Takes bytes in, and their number.
    package mutating func combine(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        var index = 0
        while index + 8 <= count {
            combine(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest = UInt64(count) << 56
        var shift: UInt64 = 0
        while index < count {
            rest |= UInt64(bytes[index]) << shift
            shift += 8
            index += 1
        }
        combine(rest)
    }

    /// Takes a text in; texts that are canonically equal are the same, which makes the hash of one that is not ASCII differ
    /// from run to run.
    package mutating func combine(_ text: String) {
        let isTaken: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            if bytes.allSatisfy({ $0 < 0x80 }) { combine(bytes) } else { combine(wide: text) }
        }
        if isTaken == nil { combine(wide: text) }
    }

    /// Takes in a text that is not all ASCII; the three characters that are canonically equal to one of ASCII (the Kelvin
    /// sign, the Greek question mark, the Greek varia) are taken for it.
    private mutating func combine(wide text: String) {
        let twins: [Unicode.Scalar: Unicode.Scalar] = ["\u{212A}": "K", "\u{37E}": ";", "\u{1FEF}": "`"]
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(twins[scalar] ?? scalar) }
        guard plain.allSatisfy(\.isASCII) else { return combine(passing: text) }
        Array(String(plain).utf8).withUnsafeBufferPointer { combine($0) }
    }

    /// Takes in what has no hash that is the same in every run.
    package mutating func combine(passing thing: some Hashable) {
        isStable = false
        combine(UInt64(bitPattern: Int64(thing.hashValue)))
    }

    /// The hash.
    package var value: UInt64 {
        var hash = state
        hash = (hash ^ (hash >> 32)) &* 0xE703_7ED1_A0B4_28DB
        return hash ^ (hash >> 29)
    }
}
