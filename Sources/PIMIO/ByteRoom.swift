/// Room at the end of a buffer, filled from front to back.
///
/// What does not fit is left out and marks the room as full; `ByteBuffer.append(expecting:_:)` then runs the same writing
/// again with more room, so nothing is ever lost. Texts are moved in blocks of sixteen bytes, the last of which may reach
/// past its text into room that is written next or never: that is why sixteen bytes are always kept free behind.
@safe
@usableFromInline
package struct ByteRoom: ~Copyable {
    @usableFromInline let base: UnsafeMutablePointer<UInt8>
    @usableFromInline let capacity: Int
    /// The number of bytes written.
    @usableFromInline package var count = 0
    /// Whether something did not fit.
    package private(set) var isFull = false

    /// Takes memory that outlives the room; the last block of it stays free.
    @unsafe
    init(_ memory: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe base = memory
        capacity = count - ByteBlock.size
    }

    /// Whether so many bytes fit; marks the room as full where they do not.
    @inline(__always)
    mutating func fits(_ size: Int) -> Bool {
        guard capacity - count >= size else {
            isFull = true
            return false
        }
        return true
    }

    /// Writes a byte; the caller saw that it fits.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        unsafe base[count] = byte
        count += 1
    }

    /// Takes back what was written after a place.
    package mutating func cut(to place: Int) {
        precondition(place >= 0 && place <= count, "the place must lie inside what was written")
        count = place
    }

    /// Appends a byte.
    package mutating func append(_ byte: UInt8) {
        guard fits(1) else { return }
        put(byte)
    }

    /// Appends the bytes of a literal.
    package mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes in append(unsafe bytes.span, from: 0, count: bytes.count) }
    }

    /// Appends a part of some bytes as it stands.
    package mutating func append(_ bytes: Span<UInt8>, from start: Int, count length: Int) {
        precondition(start >= 0 && length >= 0 && length <= bytes.count - start, "the part must lie inside the bytes")
        guard fits(length) else { return }
        move(bytes, from: start, count: length)
    }

    /// Appends a part of some bytes that end with as many others as a block has, so that it is moved in whole blocks.
    package mutating func append(padded bytes: Span<UInt8>, from start: Int, count length: Int) {
        let last = bytes.count &- ByteBlock.size
        precondition(
            start >= 0 && length >= 0 && length <= last &- start,
            "the part must lie inside the bytes, and a block more behind it"
        )
        guard fits(length) else { return }
        moveBlocks(bytes, from: start, count: length)
    }

    /// Writes a part as it stands; the caller saw that it fits, and that it lies inside the bytes.
    @inline(__always)
    private mutating func move(_ bytes: Span<UInt8>, from start: Int, count length: Int) {
        let last = bytes.count &- ByteBlock.size &- start
        let target = unsafe UnsafeMutableRawPointer(base) + count
        var offset = 0
        while offset < length {
            let block =
                offset <= last
                ? ByteBlock.load(bytes, at: start &+ offset)
                : ByteBlock.loadRest(bytes, at: start &+ offset, count: length &- offset)
            unsafe target.storeBytes(of: block, toByteOffset: offset, as: ByteBlock.self)
            offset &+= ByteBlock.size
        }
        count &+= length
    }

    /// Appends a part as it stands where none of its bytes is marked, and says whether none is.
    @inline(__always)
    mutating func appendUnmarked(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        marks: (ByteBlock) -> SIMDMask<SIMD16<Int8>>
    ) -> Bool {
        precondition(start >= 0 && length >= 0 && length <= text.count - start, "the part must lie inside the text")
        guard fits(length) else { return true }
        let last = text.count &- ByteBlock.size &- start
        let target = unsafe UnsafeMutableRawPointer(base) + count
        var offset = 0
        while offset < length {
            let block =
                offset <= last
                ? ByteBlock.load(text, at: start &+ offset)
                : ByteBlock.loadRest(text, at: start &+ offset, count: length &- offset)
            unsafe target.storeBytes(of: block, toByteOffset: offset, as: ByteBlock.self)
            let words = ByteBlock.words(marks(block))
            // What lies behind the part does not count.
            if words.low | words.high != 0, ByteBlock.first(words) < length &- offset { return false }
            offset &+= ByteBlock.size
        }
        count &+= length
        return true
    }

    /// Writes a part as it stands, in whole blocks; the caller saw that it fits, and that a block more lies behind it.
    @inline(__always)
    mutating func moveBlocks(_ bytes: Span<UInt8>, from start: Int, count length: Int) {
        let target = unsafe UnsafeMutableRawPointer(base) + count
        var offset = 0
        while offset < length {
            let block = ByteBlock.load(bytes, at: start &+ offset)
            unsafe target.storeBytes(of: block, toByteOffset: offset, as: ByteBlock.self)
            offset &+= ByteBlock.size
        }
        count &+= length
    }

    /// Appends a part in which some bytes cannot stand as they are: blocks without any are copied, the others are handed on.
    ///
    /// `character` writes what stands for the character at an index, and returns the index after it.
    @inline(__always)
    mutating func append(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        marks: (ByteBlock) -> SIMDMask<SIMD16<Int8>>,
        character: (_ room: inout ByteRoom, _ index: Int, _ end: Int) -> Int
    ) {
        precondition(start >= 0 && length >= 0 && length <= text.count - start, "the part must lie inside the text")
        guard fits(length) else { return }
        write(text, from: start, to: start &+ length, marks: marks, character: character)
    }

    /// The same; the caller saw that the part fits as it is, and that it lies inside the text.
    @inline(__always)
    mutating func write(
        _ text: Span<UInt8>,
        from start: Int,
        to end: Int,
        marks: (ByteBlock) -> SIMDMask<SIMD16<Int8>>,
        character: (_ room: inout ByteRoom, _ index: Int, _ end: Int) -> Int
    ) {
        let last = text.count &- ByteBlock.size
        var index = start
        var place = count
        while index < end {
            let block =
                index <= last
                ? ByteBlock.load(text, at: index) : ByteBlock.loadRest(text, at: index, count: end &- index)
            unsafe UnsafeMutableRawPointer(base).storeBytes(of: block, toByteOffset: place, as: ByteBlock.self)
            let words = ByteBlock.words(marks(block))
            if words.low | words.high == 0 {
                index &+= ByteBlock.size
                place &+= ByteBlock.size
                continue
            }
            let clean = ByteBlock.first(words)
            index &+= clean
            place &+= clean
            if index >= end { break }
            count = place
            index = character(&self, index, end)
            place = count
        }
        // The last block may have reached past the end.
        count = place &- max(index &- end, 0)
    }

    /// Writes the lowest bytes of a word, at most eight; the caller saw that they fit.
    @inline(__always)
    mutating func put(_ word: UInt64, count length: Int) {
        unsafe UnsafeMutableRawPointer(base).storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
        count &+= length
    }
}

extension ByteBuffer {
    /// Appends what a closure writes into room at the end, expected to be so many bytes.
    ///
    /// Where the room is too small the closure runs again with more, so it must write the same each time.
    package mutating func append(expecting size: Int, _ write: (inout ByteRoom) -> Void) {
        var size = max(size, 0)
        while true {
            var isFull = false
            let needed = bytes.count + size + 2 * ByteBlock.size
            if bytes.capacity < needed { bytes.reserveCapacity(max(needed, 2 * bytes.capacity, 256)) }
            bytes.append(addingCapacity: size + 2 * ByteBlock.size) { span in
                unsafe span.withUnsafeMutableBufferPointer { memory, written in
                    guard let base = memory.baseAddress else { return }
                    var room = unsafe ByteRoom(base, count: memory.count)
                    write(&room)
                    isFull = room.isFull
                    written = isFull ? 0 : room.count
                }
            }
            guard isFull else { return }
            size = 2 * size + 256
        }
    }
}
