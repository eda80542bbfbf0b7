/// Turns UTF-8 into another encoding, block by block; a character may stand across two blocks.
///
///     var encoder = TextEncoder(.windows1251)
///     for block in blocks { file += try encoder.encode(block) }
///     try encoder.finish()
public struct TextEncoder: Sendable {
    private let encoding: TextEncoding
    private let page: CodePage?
    /// The beginning of a character whose other bytes have not come yet.
    private var rest: [UInt8] = []
    private var hasStarted = false
    private var offset = 0

    /// Makes ready for a file in the encoding.
    public init(_ encoding: TextEncoding) {
        self.encoding = encoding
        page = encoding.page
    }

    /// The next bytes; those of the mark stand before the first.
    ///
    /// Throws where the encoding does not hold a character, or the bytes are no UTF-8: nothing is ever replaced.
    public mutating func encode(_ block: [UInt8]) throws(TextEncodingProblem) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(block.count * (encoding.isOfUnits ? 2 : 1) + 4)
        if !hasStarted {
            hasStarted = true
            output += encoding.mark
        }
        let text = rest.isEmpty ? block : rest + block
        let kept = Self.unfinished(text)
        let end = text.count - kept
        try append(text, to: end, &output)
        offset += end
        rest = kept > 0 ? Array(text[end...]) : []
        return output
    }

    /// Ends the text; throws where it ends in the middle of a character.
    public mutating func finish() throws(TextEncodingProblem) {
        guard rest.isEmpty else { throw .malformed(offset: offset) }
    }

    private func append(_ text: [UInt8], to end: Int, _ output: inout [UInt8]) throws(TextEncodingProblem) {
        var problem: TextEncodingProblem?
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < end {
                let first = text[index]
                if first < 0x80 {
                    if encoding == .utf16HighFirst { output.append(0) }
                    output.append(first)
                    if encoding == .utf16 { output.append(0) }
                    index += 1
                    continue
                }
                let start = index
                let value = text.takeScalar(&index)
                guard value != 0xFFFD || index - start == 3 else {
                    problem = .malformed(offset: offset + start)
                    return
                }
                guard !append(value, &output) else { continue }
                problem = Unicode.Scalar(value).map { .stranger($0) } ?? .malformed(offset: offset + start)
                return
            }
        }
        if let problem { throw problem }
    }

    /// Appends a character beyond ASCII; false where the encoding does not hold it.
    private func append(_ value: UInt32, _ output: inout [UInt8]) -> Bool {
        if let page {
            guard value <= 0xFFFF, page.bytes[Int(value)] != 0 else { return false }
            output.append(page.bytes[Int(value)])
        } else if encoding.isOfUnits {
            guard let scalar = Unicode.Scalar(value) else { return false }
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                let ordered = encoding == .utf16 ? unit : unit.byteSwapped
                output.append(UInt8(truncatingIfNeeded: ordered))
                output.append(UInt8(truncatingIfNeeded: ordered >> 8))
            }
        } else {
            output.append(scalar: value)
        }
        return true
    }

    /// How many bytes at the end begin a character that is not whole.
    private static func unfinished(_ text: [UInt8]) -> Int {
        var index = text.count - 1
        while index >= 0, index >= text.count - 3 {
            let byte = text[index]
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            if byte & 0xC0 != 0x80 { return length > text.count - index ? text.count - index : 0 }
            index -= 1
        }
        return 0
    }
}

/// Turns a file of some encoding into UTF-8, block by block; the byte order mark goes.
///
///     var decoder = TextDecoder(.windows1251)
///     for block in blocks { text += try decoder.decode(block) }
///     try decoder.finish()
public struct TextDecoder: Sendable {
    private let encoding: TextEncoding
    private let page: CodePage?
    private var rest: [UInt8] = []
    private var hasStarted = false
    private var offset = 0
    private let needsMark: Bool
    /// Where the low byte of a unit stands.
    private var low: Int { encoding == .utf16HighFirst ? 1 : 0 }

    /// Makes ready for a file in the encoding; where no mark is needed, UTF-16 that begins with a character of ASCII is
    /// read without it.
    public init(_ encoding: TextEncoding, needsMark: Bool = true) {
        self.encoding = encoding
        self.needsMark = needsMark
        page = encoding.page
    }

    /// The next bytes as UTF-8; throws where the bytes are no text of the encoding, or its mark is missing.
    public mutating func decode(_ block: [UInt8]) throws(TextEncodingProblem) -> [UInt8] {
        var bytes = rest.isEmpty ? block : rest + block
        if !hasStarted {
            guard bytes.count >= encoding.mark.count else {
                rest = bytes
                return []
            }
            if bytes.starts(with: encoding.mark) {
                bytes.removeFirst(encoding.mark.count)
                offset += encoding.mark.count
            } else {
                guard !needsMark, encoding.isOfUnits, bytes[low] > 0, bytes[1 - low] == 0 else {
                    throw .malformed(offset: 0)
                }
            }
            hasStarted = true
        }
        rest = []
        guard let page else { return encoding.isOfUnits ? try decodeUnits(bytes) : bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        for (index, byte) in bytes.enumerated() {
            guard byte >= 0x80 else {
                output.append(byte)
                continue
            }
            let scalar = page.scalars[Int(byte) - 0x80]
            guard scalar > 0 else { throw .malformed(offset: offset + index) }
            output.append(scalar: UInt32(scalar))
        }
        offset += bytes.count
        return output
    }

    /// Ends the text; throws where it ends in the middle of a character.
    public mutating func finish() throws(TextEncodingProblem) {
        guard rest.isEmpty, hasStarted || encoding.mark.isEmpty else { throw .malformed(offset: offset) }
    }

    private mutating func decodeUnits(_ bytes: [UInt8]) throws(TextEncodingProblem) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index + 1 < bytes.count {
            let unit = UInt32(bytes[index + low]) | UInt32(bytes[index + 1 - low]) << 8
            guard unit & 0xF800 == 0xD800 else {
                output.append(scalar: unit)
                index += 2
                continue
            }
            guard index + 3 < bytes.count else { break }
            let second = UInt32(bytes[index + 2 + low]) | UInt32(bytes[index + 3 - low]) << 8
            guard unit < 0xDC00, second & 0xFC00 == 0xDC00 else { throw .malformed(offset: offset + index) }
            output.append(scalar: 0x1_0000 + (unit & 0x3FF) << 10 + second & 0x3FF)
            index += 4
        }
        rest = Array(bytes[index...])
        offset += index
        return output
    }
}
