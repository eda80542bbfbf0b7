/// Writes bytes so that white space never stands first, last or twice.
struct SqueezingWriter {
    let output: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0
    private var pending: UInt8 = 0

    init(output: UnsafeMutableBufferPointer<UInt8>) {
        self.output = output
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if pending != 0 {
            output[count] = pending
            count += 1
            pending = 0
        }
        output[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func appendSpace() {
        if count > 0, pending == 0 {
            pending = 0x20
        }
    }

    /// A line feed instead of the white space around it.
    mutating func appendLineBreak() {
        if count > 0 {
            pending = 0x0A
        }
    }

    /// Appends the byte at `index`, and those after it up to one that needs a look: `<`, `&`, and white space other than
    /// a single space; returns how many.
    ///
    /// The byte at `index` is no white space. `output` has as much room as `bytes` is long and is other memory.
    mutating func appendRun(of bytes: UnsafeBufferPointer<UInt8>, from index: Int) -> Int {
        append(bytes[index])
        guard let source = bytes.baseAddress, let target = output.baseAddress else {
            return 1
        }
        var position = index + 1
        var count = count
        while position + ByteBlock.reach <= bytes.count {
            let block = ByteBlock(source + position)
            let marks = block.places(of: UInt8(ascii: "<")) .| block.places(of: UInt8(ascii: "&"))
            let stops = marks .| block.controls .| block.doubledSpaces
            UnsafeMutableRawPointer(target + count).storeBytes(of: block.bytes, as: SIMD16<UInt8>.self)
            guard !ByteBlock.isAny(stops) else {
                let kept = ByteBlock.first(stops)
                return endRun(at: count + kept, taken: position + kept - index)
            }
            position += ByteBlock.width
            count += ByteBlock.width
        }
        while position < bytes.count {
            let byte = source[position]
            if byte < 0x40, byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
                break
            }
            target[count] = byte
            count += 1
            position += 1
        }
        return endRun(at: count, taken: position - index)
    }

    /// A space at the end of a run waits for what follows.
    private mutating func endRun(at end: Int, taken: Int) -> Int {
        count = end
        if output[end - 1] == 0x20 {
            count -= 1
            pending = 0x20
        }
        return taken
    }
}
