/// A word whose beginning and end can be replaced and put back.
struct WordBuffer {
    private let room: UnsafeMutableBufferPointer<UInt8>
    var start: Int
    var end: Int

    /// A copy of `word` in the middle of some room.
    init(_ word: UnsafeBufferPointer<UInt8>, in room: UnsafeMutableBufferPointer<UInt8>) {
        self.room = room
        start = (room.count - word.count) / 2
        end = start + word.count
        for offset in 0..<word.count { room[start + offset] = word[offset] }
    }

    @inline(__always)
    var count: Int { end &- start }

    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[start..<end]) }

    /// The last bytes.
    @inline(__always)
    func tail(_ count: Int) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[(end &- count)..<end]) }

    /// The first bytes.
    @inline(__always)
    func head(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: room[start..<(start &+ count)])
    }

    /// Puts letters of a list in place of the last bytes.
    @inline(__always)
    mutating func replaceTail(_ count: Int, with letters: [UInt8], _ range: Range<Int32>) {
        end &-= count
        for place in range {
            room[end] = letters[Int(place)]
            end &+= 1
        }
    }

    /// Puts letters of a list in place of the first bytes.
    @inline(__always)
    mutating func replaceHead(_ count: Int, with letters: [UInt8], _ range: Range<Int32>) {
        start &+= count &- range.count
        for (offset, place) in range.enumerated() { room[start &+ offset] = letters[Int(place)] }
    }

    /// Puts bytes back that `replaceTail` or `replaceHead` took.
    @inline(__always)
    func restore(_ word: UnsafeBufferPointer<UInt8>, at place: Int) {
        for offset in 0..<word.count { room[place &+ offset] = word[offset] }
    }
}
