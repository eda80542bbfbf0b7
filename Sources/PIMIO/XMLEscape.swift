/// Escaping of text for XML 1.0: blocks of harmless bytes are copied whole, characters that XML forbids are left out.
enum XMLEscape {
    static func append(_ text: String, inAttribute: Bool, to buffer: inout ByteBuffer) {
        var text = text
        text.withUTF8 { bytes in
            buffer.append(expecting: bytes.count) { room in
                unsafe room.appendXML(bytes.span, from: 0, count: bytes.count, inAttribute: inAttribute)
            }
        }
    }

    static func append(_ bytes: [UInt8], in range: Range<Int>, inAttribute: Bool, to buffer: inout ByteBuffer) {
        buffer.append(expecting: range.count) { room in
            room.appendXML(bytes.span, from: range.lowerBound, count: range.count, inAttribute: inAttribute)
        }
    }
}

extension ByteRoom {
    /// Appends a part of well-formed UTF-8, escaped as the content of an element.
    package mutating func appendXML(_ text: Span<UInt8>, from start: Int, count length: Int) {
        appendXML(text, from: start, count: length, inAttribute: false)
    }

    /// Appends an element: a part of well-formed UTF-8, escaped, between its tags.
    package mutating func appendXML(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        between tags: Span<UInt8>,
        opening: Range<Int>,
        closing: Range<Int>
    ) {
        precondition(start >= 0 && length >= 0 && length <= text.count &- start, "the part must lie inside the text")
        let last = tags.count &- ByteBlock.size
        precondition(
            opening.lowerBound >= 0 && opening.upperBound <= last && closing.lowerBound >= 0
                && closing.upperBound <= last,
            "the tags must lie inside the bytes, and a block more behind them"
        )
        guard fits(opening.count &+ length &+ closing.count) else { return }
        moveBlocks(tags, from: opening.lowerBound, count: opening.count)
        writeXML(text, from: start, to: start &+ length, behind: closing.count, inAttribute: false)
        moveBlocks(tags, from: closing.lowerBound, count: closing.count)
    }

    /// Appends a part of well-formed UTF-8, escaped as the content of an element or the value of an attribute.
    @inline(__always)
    mutating func appendXML(_ text: Span<UInt8>, from start: Int, count length: Int, inAttribute: Bool) {
        precondition(start >= 0 && length >= 0 && length <= text.count &- start, "the part must lie inside the text")
        guard fits(length) else { return }
        writeXML(text, from: start, to: start &+ length, behind: 0, inAttribute: inAttribute)
    }

    /// Writes a part escaped; the caller saw that it fits as it is, with so many bytes behind it.
    @inline(__always)
    private mutating func writeXML(
        _ text: Span<UInt8>,
        from start: Int,
        to end: Int,
        behind: Int,
        inAttribute: Bool
    ) {
        let quote = inAttribute ? UInt8(ascii: "\"") : UInt8(ascii: "&")
        write(text, from: start, to: end) { block in
            let angles = (block | ByteBlock(repeating: 2)) .== ByteBlock(repeating: UInt8(ascii: ">"))
            let signs = (block .== ByteBlock(repeating: UInt8(ascii: "&"))) .| (block .== ByteBlock(repeating: quote))
            let rest = (block .< ByteBlock(repeating: 0x20)) .| (block .== ByteBlock(repeating: 0xEF))
            return angles .| signs .| rest
        } character: { room, index, end in
            room.xmlCharacter(text, at: index, end: end, behind: behind, inAttribute: inAttribute)
        }
    }

    /// Writes the character at an index as it must stand, and returns the index after what was read.
    private mutating func xmlCharacter(
        _ text: Span<UInt8>,
        at index: Int,
        end: Int,
        behind: Int,
        inAttribute: Bool
    ) -> Int {
        // Where it does not fit there is no room for the rest either, nor for what stands behind; all of it is thrown away.
        guard fits(end - index + behind + 5) else { return end }
        let byte = unsafe text[unchecked: index]
        switch byte {
        case UInt8(ascii: "&"): put(0x3B_706D_6126, count: 5)  // &amp;
        case UInt8(ascii: "<"): put(0x3B_746C_26, count: 4)  // &lt;
        case UInt8(ascii: ">"): put(0x3B_7467_26, count: 4)  // &gt;
        case UInt8(ascii: "\"") where inAttribute: append("&quot;")
        case 0x0D: append("&#13;")
        case 0x0A where inAttribute: append("&#10;")
        case 0x09 where inAttribute: append("&#9;")
        case 0x0A, 0x09, 0x20...0xEE, 0xF0...0xFF: put(byte)
        case 0xEF where index + 2 < end:
            let second = unsafe text[unchecked: index + 1]
            let third = unsafe text[unchecked: index + 2]
            guard second != 0xBF || third < 0xBE else { return index + 3 }
            put(byte)
        case 0xEF: put(byte)
        default: break
        }
        return index + 1
    }
}
