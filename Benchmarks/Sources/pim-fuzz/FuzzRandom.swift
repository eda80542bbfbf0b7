/// The same random numbers for the same seed, on every machine (SplitMix64).
struct FuzzRandom: RandomNumberGenerator {
    private var state: UInt64

    /// Each batch of a run has numbers of its own, so that one batch can be run again alone.
    init(seed: UInt64, batch: Int) {
        state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: batch) &* 0xA24B_AED4_963E_E407
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number from 0 to below `count`, cheaply; `count` must be above 0.
    mutating func below(_ count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// One of the elements; the collection must not be empty.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[below(elements.count)]
    }
}
