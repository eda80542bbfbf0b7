extension JSONStream {
    /// The text, escapes resolved.
    public func string(_ text: JSONText) -> String {
        guard text.hasEscapes else { return string(text.range) }
        var buffer: [UInt8] = []
        append(text, to: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    /// The bytes of a part as text.
    public func string(_ part: Range<Int>) -> String {
        unsafe String(decoding: bytes(part), as: UTF8.self)
    }

    /// Appends the text's UTF-8 bytes, escapes resolved.
    @inlinable
    @inline(__always)
    public func append(_ text: JSONText, to output: inout [UInt8]) {
        guard text.hasEscapes else {
            unsafe output.append(contentsOf: bytes(text.range))
            return
        }
        appendUnescaped(text.range, to: &output)
    }

    /// Whether the text, escapes resolved, has exactly these bytes.
    @inlinable
    @inline(__always)
    public func equals(_ text: JSONText, _ literal: StaticString) -> Bool {
        guard !text.hasEscapes else { return string(text) == "\(literal)" }
        guard text.range.count == literal.utf8CodeUnitCount else { return false }
        var index = text.range.lowerBound
        for offset in 0..<literal.utf8CodeUnitCount {
            guard unsafe base[index] == literal.utf8Start[offset] else { return false }
            index += 1
        }
        return true
    }

    /// Writes the text of a string with escapes, and says how many bytes it has: never more than the string.
    @unsafe
    public func unescape(_ text: JSONText, into output: UnsafeMutablePointer<UInt8>) -> Int {
        let room = unsafe UnsafeMutableBufferPointer(start: output, count: text.range.count)
        return unsafe JSONEscapes.resolve(bytes(text.range), into: room)
    }

    @usableFromInline
    func appendUnescaped(_ part: Range<Int>, to output: inout [UInt8]) {
        let first = output.count
        output.append(contentsOf: repeatElement(0, count: part.count))
        let end = unsafe output.withUnsafeMutableBufferPointer { buffer -> Int in
            unsafe JSONEscapes.resolve(bytes(part), into: UnsafeMutableBufferPointer(rebasing: buffer[first...]))
        }
        output.removeLast(output.count - first - end)
    }

    /// The index of the quote that ends a string whose text begins at `start`, where there is no escape in it; -1 where
    /// there is one, and where the string is not sound or has no end.
    @unsafe
    public static func plainTextEnd(_ memory: UnsafePointer<UInt8>, from start: Int, end: Int) -> Int {
        unsafe plainEnd(memory, from: start, end: end, watchesMarks: false)
    }

    /// The same; -1 too where the text may be out of normal form C.
    @unsafe
    package static func composedTextEnd(_ memory: UnsafePointer<UInt8>, from start: Int, end: Int) -> Int {
        unsafe plainEnd(memory, from: start, end: end, watchesMarks: true)
    }

    @unsafe
    @inline(__always)
    private static func plainEnd(
        _ memory: UnsafePointer<UInt8>,
        from start: Int,
        end: Int,
        watchesMarks: Bool
    ) -> Int {
        var index = start
        while true {
            index = unsafe StringBlock.plainEnd(memory, from: index, end: end, watchesMarks: watchesMarks)
            guard index < end else { return -1 }
            let next = unsafe memory[index]
            if next == UInt8(ascii: "\"") { return index }
            guard next >= 0x80 else { return -1 }
            repeat {
                let length = unsafe UTF8Check.sequenceLength(memory, at: index, end: end)
                guard length > 0 else { return -1 }
                if watchesMarks, unsafe MarkScan.isSuspect(memory, at: index, length: length, end: end) { return -1 }
                index &+= length
            } while unsafe watchesMarks && index < end && MarkScan.comesInRows(memory[index])
        }
    }
}
