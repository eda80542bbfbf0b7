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
    ///
    /// Where 48 bytes can be read from both tags on, sixteen lie behind the text, and where everything fits even if the text were
    /// nothing but ampersands, blocks are moved without any further question.
    @inlinable
    @inline(__always)
    package mutating func appendXML(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        between tags: Span<UInt8>,
        _ opening: XMLTag,
        _ closing: XMLTag
    ) {
        let end = start &+ length
        let last = tags.count &- 48
        guard start >= 0, length >= 0, end <= text.count &- 16, opening.first <= last, closing.first <= last,
            opening.isShort, closing.isShort, capacity &- count >= 5 &* length &+ 96
        else {
            appendAnyXML(text, from: start, count: length, between: tags, opening, closing)
            return
        }
        moveTag(tags, opening)
        let target = unsafe UnsafeMutableRawPointer(base)
        var index = start
        var place = count
        while index < end {
            let block = ByteBlock.load(text, at: index)
            unsafe target.storeBytes(of: block, toByteOffset: place, as: SIMD16<UInt8>.self)
            let words = ByteBlock.words(Self.xmlMarks(block))
            if words.low | words.high == 0 {
                index &+= 16
                place &+= 16
                continue
            }
            let clean = ByteBlock.first(words)
            index &+= clean
            place &+= clean
            if index >= end { break }
            count = place
            index = xmlCharacter(text, at: index, end: end, inAttribute: false)
            place = count
        }
        // The last block may have reached past the end.
        count = place &- max(index &- end, 0)
        moveTag(tags, closing)
    }

    /// The bytes of a block that cannot stand in the content of an element, or that may begin what XML forbids.
    @inlinable
    @inline(__always)
    static func xmlMarks(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        let angle = SIMD16<UInt8>(repeating: 0x3E)
        let sign = SIMD16<UInt8>(repeating: 0x26)
        let space = SIMD16<UInt8>(repeating: 0x20)
        let special = SIMD16<UInt8>(repeating: 0xEF)
        let angles = (block | SIMD16<UInt8>(repeating: 2)) .== angle
        return angles .| (block .== sign) .| (block .< space) .| (block .== special)
    }

    /// Writes a short tag as three blocks; the caller saw that both lie inside the tags, and that they fit.
    @inlinable
    @inline(__always)
    mutating func moveTag(_ tags: Span<UInt8>, _ tag: XMLTag) {
        let target = unsafe UnsafeMutableRawPointer(base) + count
        let first = ByteBlock.load(tags, at: tag.first)
        let second = ByteBlock.load(tags, at: tag.first &+ 16)
        unsafe target.storeBytes(of: first, as: SIMD16<UInt8>.self)
        let third = ByteBlock.load(tags, at: tag.first &+ 32)
        unsafe target.storeBytes(of: second, toByteOffset: 16, as: SIMD16<UInt8>.self)
        unsafe target.storeBytes(of: third, toByteOffset: 32, as: SIMD16<UInt8>.self)
        count &+= tag.count
    }

    /// Appends an element with whatever tags.
    @usableFromInline
    mutating func appendAnyXML(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        between tags: Span<UInt8>,
        _ opening: XMLTag,
        _ closing: XMLTag
    ) {
        append(tags, from: opening.first, count: opening.count)
        appendXML(text, from: start, count: length)
        append(tags, from: closing.first, count: closing.count)
    }

    /// Appends a part of well-formed UTF-8, escaped as the content of an element or the value of an attribute.
    @inline(__always)
    mutating func appendXML(_ text: Span<UInt8>, from start: Int, count length: Int, inAttribute: Bool) {
        precondition(start >= 0 && length >= 0 && length <= text.count &- start, "the part must lie inside the text")
        guard fits(length) else { return }
        writeXML(text, from: start, to: start &+ length, inAttribute: inAttribute)
    }

    /// Writes a part escaped; the caller saw that it fits as it is.
    @inline(__always)
    private mutating func writeXML(
        _ text: Span<UInt8>,
        from start: Int,
        to end: Int,
        inAttribute: Bool
    ) {
        let quote = inAttribute ? UInt8(ascii: "\"") : UInt8(ascii: "&")
        write(text, from: start, to: end) { block in
            let angles = (block | ByteBlock(repeating: 2)) .== ByteBlock(repeating: UInt8(ascii: ">"))
            let signs = (block .== ByteBlock(repeating: UInt8(ascii: "&"))) .| (block .== ByteBlock(repeating: quote))
            let rest = (block .< ByteBlock(repeating: 0x20)) .| (block .== ByteBlock(repeating: 0xEF))
            return angles .| signs .| rest
        } character: { room, index, end in
            room.xmlCharacter(text, at: index, end: end, inAttribute: inAttribute)
        }
    }

    /// Writes the character at an index as it must stand, and returns the index after what was read.
    @usableFromInline
    mutating func xmlCharacter(
        _ text: Span<UInt8>,
        at index: Int,
        end: Int,
        inAttribute: Bool
    ) -> Int {
        // Where it does not fit there is no room for the rest either; all of it is thrown away.
        guard fits(end - index + 5) else { return end }
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

/// Where a tag stands among the bytes of all tags, with whatever stands around it.
@usableFromInline
package struct XMLTag: Sendable {
    @usableFromInline let start: UInt32
    @usableFromInline let length: UInt32

    /// Names a range of the bytes.
    package init(_ range: Range<Int>) {
        start = UInt32(range.lowerBound)
        length = UInt32(range.count)
    }

    /// The place of its first byte.
    @inlinable package var first: Int { Int(start) }

    /// The number of its bytes.
    @inlinable package var count: Int { Int(length) }

    /// Whether three blocks hold it.
    @inlinable var isShort: Bool { length <= 48 }
}
