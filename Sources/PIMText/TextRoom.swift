/// Room that the texts of a record are written into, one behind another, without a look at any array.
///
/// What does not fit is left out and marks the room as full; who lent the memory then runs the same writing again with
/// more of it, so nothing is ever lost. The memory must stay lent while the room lives.
@usableFromInline
package struct TextRoom: ~Copyable {
    /// How many bytes lie free behind the last that may be written, for writing in whole blocks.
    package static let slack = 64

    @usableFromInline let base: UnsafeMutablePointer<UInt8>
    @usableFromInline let limit: Int
    /// The number of bytes written; less takes back what was written last.
    @usableFromInline package var count = 0
    /// Whether something did not fit.
    @usableFromInline package var isFull = false

    /// Takes memory of more than `slack` bytes.
    package init(_ base: UnsafeMutablePointer<UInt8>, count: Int) {
        self.base = base
        limit = count - Self.slack
    }

    /// Whether so many bytes fit; marks the room as full where they do not.
    @inlinable
    @inline(__always)
    package mutating func fits(_ size: Int) -> Bool {
        guard limit &- count >= size else {
            isFull = true
            return false
        }
        return true
    }

    /// What was written from a place on; it must not be kept while more is written.
    @inlinable
    @inline(__always)
    package func written(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + start, count: count &- start)
    }

    /// Appends a byte.
    @inlinable
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        guard fits(1) else { return }
        base[count] = byte
        count &+= 1
    }

    /// Appends bytes: in blocks of sixteen, the last of which overlaps the one before; few bytes as two words.
    @inlinable
    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        let length = bytes.count
        guard length > 0, fits(length), let start = bytes.baseAddress else { return }
        let source = UnsafeRawPointer(start)
        let target = UnsafeMutableRawPointer(base + count)
        if length >= 16 {
            let last = length &- 16
            var offset = 0
            while offset < last {
                let block = source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
                target.storeBytes(of: block, toByteOffset: offset, as: SIMD16<UInt8>.self)
                offset &+= 16
            }
            let block = source.loadUnaligned(fromByteOffset: last, as: SIMD16<UInt8>.self)
            target.storeBytes(of: block, toByteOffset: last, as: SIMD16<UInt8>.self)
        } else if length >= 8 {
            let last = source.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
            target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
            target.storeBytes(of: last, toByteOffset: length &- 8, as: UInt64.self)
        } else if length >= 4 {
            let last = source.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
            target.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
            target.storeBytes(of: last, toByteOffset: length &- 4, as: UInt32.self)
        } else {
            let middle = start[length >> 1]
            let last = start[length &- 1]
            base[count] = start[0]
            base[count &+ length >> 1] = middle
            base[count &+ length &- 1] = last
        }
        count &+= length
    }

    /// Appends all bytes of an array.
    @inlinable
    @inline(__always)
    package mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Appends a part of an array.
    @inlinable
    @inline(__always)
    package mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Appends a text.
    package mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends what a closure writes into room for so many bytes; it returns how many it wrote.
    @inline(__always)
    package mutating func append(upTo size: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        guard fits(size) else { return }
        count &+= write(UnsafeMutableBufferPointer(start: base + count, count: size))
    }

    /// Takes back what was written from `start` to `end`; what stands behind moves there.
    package mutating func remove(from start: Int, to end: Int) {
        guard end > start, end <= count else { return }
        (base + start).update(from: base + end, count: count - end)
        count -= end - start
    }

    /// Whether what was written from a place on has no control character, no quotation mark and no backslash.
    package func isPlain(from start: Int) -> Bool {
        fillUp()
        var index = start
        while index < count {
            let block = ByteBlock(UnsafePointer(base + index))
            let marks = block.places(of: UInt8(ascii: "\"")) .| block.places(of: UInt8(ascii: "\\"))
            if ByteBlock.isAny(marks .| block.controls) { return false }
            index &+= ByteBlock.width
        }
        return true
    }

    /// Puts letters behind what was written, so that looks at whole blocks end well.
    @inline(__always)
    func fillUp() {
        let letters = SIMD32<UInt8>(repeating: 0x61)
        UnsafeMutableRawPointer(base + count).storeBytes(of: letters, as: SIMD32<UInt8>.self)
    }
}
