/// Byte strings, each with a number; found again by their bytes.
struct ByteKeys: Sendable {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = [0]
    /// The upper half of each string's hash and its number plus one; 0 for a free slot.
    private var slots: [UInt64]

    /// No strings yet, with room for some.
    init(capacity: Int = 8) {
        var size = 16
        while size < capacity + capacity / 2 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        starts.reserveCapacity(capacity + 1)
    }

    /// How many strings there are.
    var count: Int { starts.count - 1 }

    /// The bytes that all of it takes.
    var memory: Int { bytes.count + starts.count * 4 + slots.count * 8 }

    /// The string with a number.
    func key(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }

    /// The number of a string; -1 where it is not there.
    @inline(__always)
    func find(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32 {
                let number = Int(slots[slot] & 0xFFFF_FFFF) &- 1
                if isKey(number, key) { return number }
            }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return -1
    }

    /// The number of a string, which is added where it is not there.
    mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32 {
                let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if isKey(number, key) { return number }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        bytes.append(contentsOf: key)
        starts.append(UInt32(truncatingIfNeeded: bytes.count))
        slots[slot] = (hash >> 32) << 32 | UInt64(count)
        if count * 3 > slots.count * 2 { grow() }
        return count - 1
    }

    @inline(__always)
    private func isKey(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number &+ 1]) &- start == key.count else {
            return false
        }
        for offset in 0..<key.count where bytes[start &+ offset] != key[offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        bytes.withUnsafeBufferPointer { bytes in
            for number in 0..<count {
                let key = UnsafeBufferPointer(rebasing: bytes[Int(starts[number])..<Int(starts[number + 1])])
                let hash = Self.hash(key)
                var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = (hash >> 32) << 32 | UInt64(number + 1)
            }
        }
    }

    @inline(__always)
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: key.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index &+ 8 <= key.count {
            hash = mixed(hash ^ key.word(at: index))
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < key.count {
            rest = rest << 8 | UInt64(key[index])
            index &+= 1
        }
        return mixed(hash ^ rest)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
