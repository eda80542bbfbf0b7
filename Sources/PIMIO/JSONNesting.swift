/// Which containers are open, innermost first: one bit each, so that 64 levels cost no allocation.
struct JSONNesting {
    private(set) var depth = 0
    private var bits: UInt64 = 0
    private var outer: [UInt64] = []

    /// Whether the innermost open container is an object.
    var isObject: Bool { bits & 1 == 1 }

    @inline(__always)
    mutating func push(object: Bool) {
        if depth & 63 == 0 && depth > 0 {
            outer.append(bits)
            bits = 0
        }
        bits = bits << 1 | (object ? 1 : 0)
        depth += 1
    }

    @inline(__always)
    mutating func pop() {
        depth -= 1
        bits >>= 1
        if depth & 63 == 0 && depth > 0 { bits = outer.removeLast() }
    }
}
