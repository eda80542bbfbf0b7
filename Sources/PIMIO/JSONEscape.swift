/// Quoting of text for JSON: only what must be escaped is.
enum JSONEscape {
    /// Appends a text behind a separator (0 is none), with a colon behind it where it is a key.
    static func append(
        _ text: String,
        after separator: UInt8,
        isKey: Bool,
        forHTML: Bool,
        to buffer: inout ByteBuffer
    ) {
        var text = text
        text.withUTF8 { bytes in
            buffer.append(expecting: bytes.count + 4) { room in
                if separator != 0 { room.append(separator) }
                unsafe room.appendJSON(bytes.span, from: 0, count: bytes.count, forHTML: forHTML)
                if isKey { room.append(UInt8(ascii: ":")) }
            }
        }
    }

    static func append(_ bytes: [UInt8], in range: Range<Int>, forHTML: Bool, to buffer: inout ByteBuffer) {
        buffer.append(expecting: range.count + 2) { room in
            room.appendJSON(bytes.span, from: range.lowerBound, count: range.count, forHTML: forHTML)
        }
    }
}

extension ByteRoom {
    /// Appends a part of well-formed UTF-8 as a JSON string in quotes; `forHTML` makes it safe inside a script element.
    package mutating func appendJSON(_ text: Span<UInt8>, from start: Int, count length: Int, forHTML: Bool) {
        if forHTML {
            appendString(text, from: start, count: length, forHTML: true)
        } else {
            appendString(text, from: start, count: length, forHTML: false)
        }
    }

    @inline(__always)
    private mutating func appendString(_ text: Span<UInt8>, from start: Int, count length: Int, forHTML: Bool) {
        precondition(start >= 0 && length >= 0 && length <= text.count &- start, "the part must lie inside the text")
        guard fits(length &+ 2) else { return }
        put(UInt8(ascii: "\""))
        write(text, from: start, to: start &+ length) { block in
            let signs =
                (block .== ByteBlock(repeating: UInt8(ascii: "\"")))
                .| (block .== ByteBlock(repeating: UInt8(ascii: "\\")))
            let marks = signs .| (block .< ByteBlock(repeating: 0x20))
            guard forHTML else { return marks }
            let html = (block .== ByteBlock(repeating: UInt8(ascii: "<"))) .| (block .== ByteBlock(repeating: 0xE2))
            return marks .| html
        } character: { room, index, end in
            room.jsonCharacter(text, at: index, end: end, forHTML: forHTML)
        }
        put(UInt8(ascii: "\""))
    }

    /// Appends a part that is JSON already as one line: line ends, which can only stand between its values, become spaces.
    ///
    /// With `forHTML`, `<` and the separators U+2028 and U+2029, which can only stand in its strings, become escapes.
    package mutating func appendJSONLine(_ json: Span<UInt8>, from start: Int, count length: Int, forHTML: Bool) {
        let (angle, separator) = forHTML ? (UInt8(ascii: "<"), 0xE2 as UInt8) : (0x0A, 0x0A)
        append(json, from: start, count: length) { block in
            let ends = (block .== ByteBlock(repeating: 0x0A)) .| (block .== ByteBlock(repeating: 0x0D))
            return ends .| (block .== ByteBlock(repeating: angle)) .| (block .== ByteBlock(repeating: separator))
        } character: { room, index, end in
            guard room.fits(end - index + 6) else { return end }
            let byte = unsafe json[unchecked: index]
            if forHTML, let length = room.htmlEscape(json, at: index, end: end) { return index + length }
            room.put(byte == 0x0A || byte == 0x0D ? 0x20 : byte)
            return index + 1
        }
    }

    /// Writes the character at an index as it must stand in a string, and returns the index after what was read.
    @inline(never)
    private mutating func jsonCharacter(_ text: Span<UInt8>, at index: Int, end: Int, forHTML: Bool) -> Int {
        // Where it does not fit there is no room for the rest either, nor for the closing quote; all of it is thrown away.
        guard fits(end - index + 7) else { return end }
        let byte = unsafe text[unchecked: index]
        if forHTML, let length = htmlEscape(text, at: index, end: end) { return index + length }
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
            putEscape(UInt32(byte))
        } else {
            put(byte)
        }
        return index + 1
    }

    /// Writes the escape of what no script element may hold, and returns the number of bytes read; nil where there is none.
    private mutating func htmlEscape(_ text: Span<UInt8>, at index: Int, end: Int) -> Int? {
        let byte = unsafe text[unchecked: index]
        if byte == UInt8(ascii: "<") {
            putEscape(UInt32(byte))
            return 1
        }
        guard byte == 0xE2, index + 2 < end, unsafe text[unchecked: index + 1] == 0x80 else { return nil }
        let third = unsafe text[unchecked: index + 2]
        guard third & 0xFE == 0xA8 else { return nil }
        putEscape(0x2028 + UInt32(third & 1))
        return 3
    }

    /// Writes an escape of at most six bytes; the caller saw that it fits.
    private mutating func putEscape(_ value: UInt32) {
        put(UInt8(ascii: "\\"))
        switch value {
        case 0x22, 0x5C: put(UInt8(truncatingIfNeeded: value))
        case 0x08: put(UInt8(ascii: "b"))
        case 0x09: put(UInt8(ascii: "t"))
        case 0x0A: put(UInt8(ascii: "n"))
        case 0x0C: put(UInt8(ascii: "f"))
        case 0x0D: put(UInt8(ascii: "r"))
        default:
            put(UInt8(ascii: "u"))
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: value >> shift & 0xF)
                put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
