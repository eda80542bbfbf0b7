/// A number for every Unicode scalar, in three stages of printable characters.
///
/// `top` has one character for every 4096 scalars: which 64 entries of `middle` are theirs. `middle` has two characters
/// for every 64 scalars: which 64 entries of `leaves` are theirs. Written as strings because those compile at once and
/// lie ready in the binary. `Scripts/unicode_tables.py` writes them.
struct ScalarTable {
    private let top: UnsafePointer<UInt8>
    private let middle: UnsafePointer<UInt8>
    private let leaves: UnsafePointer<UInt8>

    @inline(__always)
    init(top: StaticString, middle: StaticString, leaves: StaticString) {
        self.top = top.utf8Start
        self.middle = middle.utf8Start
        self.leaves = leaves.utf8Start
    }

    /// The number of a scalar in a table whose leaves have one character; 0 beyond U+10FFFF.
    @inline(__always)
    subscript(scalar: UInt32) -> UInt8 {
        guard scalar < 0x11_0000 else {
            return 0
        }
        return leaves[leaf(of: scalar)] &- Self.firstCode
    }

    /// The number of a scalar in a table whose leaves have two characters; 0 beyond U+10FFFF.
    @inline(__always)
    func wide(_ scalar: UInt32) -> Int {
        guard scalar < 0x11_0000 else {
            return 0
        }
        return Self.pair(leaves, leaf(of: scalar))
    }

    @inline(__always)
    private func leaf(of scalar: UInt32) -> Int {
        let group = Int(top[Int(scalar >> 12)] &- Self.firstCode)
        return Self.pair(middle, group << 6 | Int(scalar >> 6) & 63) << 6 | Int(scalar) & 63
    }

    /// The number of two characters at a place in a list of such.
    @inline(__always)
    static func pair(_ list: UnsafePointer<UInt8>, _ place: Int) -> Int {
        Int(list[2 &* place] &- firstCode) << 6 | Int(list[2 &* place &+ 1] &- firstCode)
    }

    /// The number of two characters at a place in a list of such.
    @inline(__always)
    static func pair(_ list: StaticString, _ place: Int) -> Int { pair(list.utf8Start, place) }

    /// The number of four characters at a place in a list of such.
    @inline(__always)
    static func long(_ list: StaticString, _ place: Int) -> UInt32 {
        UInt32(pair(list.utf8Start, 2 &* place)) << 12 | UInt32(pair(list.utf8Start, 2 &* place &+ 1))
    }

    /// The character that stands for 0.
    static let firstCode: UInt8 = 0x24
}
