/// Some of a row's first 128 fields; those behind are never in it.
struct PlaceSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// No fields.
    init() {}

    /// Puts a field in.
    @inline(__always)
    mutating func insert(_ place: Int) {
        if place < 64 {
            low |= 1 &<< UInt64(truncatingIfNeeded: place)
        } else if place < 128 {
            high |= 1 &<< UInt64(truncatingIfNeeded: place)
        }
    }

    /// Takes a field out.
    mutating func remove(_ place: Int) {
        if place < 64 {
            low &= ~(1 &<< UInt64(truncatingIfNeeded: place))
        } else if place < 128 {
            high &= ~(1 &<< UInt64(truncatingIfNeeded: place))
        }
    }

    /// Whether all fields of the other set are in this one.
    @inline(__always)
    func contains(_ other: PlaceSet) -> Bool {
        (other.low & ~low) | (other.high & ~high) == 0
    }

    /// Whether no field is in both.
    @inline(__always)
    func isApart(from other: PlaceSet) -> Bool {
        (low & other.low) | (high & other.high) == 0
    }
}
