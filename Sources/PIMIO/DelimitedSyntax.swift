/// How fields of delimited text are guarded and quoted, byte by byte the same wherever they are written.
package struct DelimitedSyntax: Sendable {
    /// What stands between fields.
    package let delimiter: UInt8
    /// Whether every field stands in quotes.
    package let quotesAll: Bool
    /// Whether what a spreadsheet would run as a formula gets an apostrophe in front.
    package let guardsFormulas: Bool

    /// Creates a syntax.
    package init(delimiter: UInt8, quotesAll: Bool, guardsFormulas: Bool) {
        self.delimiter = delimiter
        self.quotesAll = quotesAll
        self.guardsFormulas = guardsFormulas
    }

    /// Appends one field of UTF-8 bytes, guarded and quoted where it must be; what parts it from others is the caller's.
    ///
    /// Without `keepingControls`, control characters other than tabs and line ends are left out.
    package func append(
        _ text: Span<UInt8>,
        from start: Int,
        count length: Int,
        keepingControls: Bool = true,
        to room: inout ByteRoom
    ) {
        precondition(start >= 0 && length >= 0 && length <= text.count - start, "the part must lie inside the text")
        guard length > 0 || quotesAll else { return }
        if length > 0, !quotesAll, !mayNeedMore(first: text[start], last: text[start + length - 1]) {
            let delimiter = delimiter
            let isPlain = room.appendUnmarked(text, from: start, count: length) { block in
                let signs =
                    (block .== ByteBlock(repeating: delimiter)) .| (block .== ByteBlock(repeating: UInt8(ascii: "\"")))
                return signs .| (block .< ByteBlock(repeating: 0x20))
            }
            if isPlain { return }
        }
        if !keepingControls, hasControls(text, from: start, count: length) {
            let plain = Self.plain(text, from: start, count: length)
            return append(plain.span, from: 0, count: plain.count, to: &room)
        }
        let isGuarded = guardsFormulas && Self.isFormula(text, from: start, count: length)
        guard quotesAll || needsQuotes(text, from: start, count: length) else {
            if isGuarded { room.append(UInt8(ascii: "'")) }
            room.append(text, from: start, count: length)
            return
        }
        room.append(UInt8(ascii: "\""))
        if isGuarded { room.append(UInt8(ascii: "'")) }
        room.appendQuoted(text, from: start, count: length)
        room.append(UInt8(ascii: "\""))
    }

    /// Whether a part with these bytes at its ends may need quotes or an apostrophe for them.
    @inline(__always)
    private func mayNeedMore(first: UInt8, last: UInt8) -> Bool {
        switch first {
        case 0x20, UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: last == 0x20
        }
    }

    private func needsQuotes(_ text: Span<UInt8>, from start: Int, count length: Int) -> Bool {
        if text[start] == 0x20 || text[start + length - 1] == 0x20 { return true }
        return ByteBlock.hasAny(in: text, from: start, count: length) { block in
            let ends = (block .== ByteBlock(repeating: 0x0A)) .| (block .== ByteBlock(repeating: 0x0D))
            return ends .| (block .== ByteBlock(repeating: delimiter))
                .| (block .== ByteBlock(repeating: UInt8(ascii: "\"")))
        }
    }

    /// Whether a part holds control characters other than tabs and line ends.
    private func hasControls(_ text: Span<UInt8>, from start: Int, count length: Int) -> Bool {
        ByteBlock.hasAny(in: text, from: start, count: length) { block in
            let ends = (block .== ByteBlock(repeating: 0x0A)) .| (block .== ByteBlock(repeating: 0x0D))
            let kept = ends .| (block .== ByteBlock(repeating: 0x09))
            return (block .< ByteBlock(repeating: 0x20)) .& .!kept
        }
    }

    /// The part without control characters, which no reader of tables expects; tabs and line ends stay.
    private static func plain(_ text: Span<UInt8>, from start: Int, count length: Int) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(length)
        for index in start..<start + length {
            let byte = text[index]
            if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { plain.append(byte) }
        }
        return plain
    }

    /// Whether a spreadsheet would take a part for a formula.
    static func isFormula(_ text: Span<UInt8>, from start: Int, count length: Int) -> Bool {
        guard length > 0 else { return false }
        switch text[start] {
        case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isPlainNumber(text, in: start + 1..<start + length)
        default: return false
        }
    }

    private static func isPlainNumber(_ text: Span<UInt8>, in range: Range<Int>) -> Bool {
        var hasDigit = false
        var hasPoint = false
        var last: UInt8 = 0
        for index in range {
            last = text[index]
            switch last {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "."), UInt8(ascii: ","):
                guard hasDigit, !hasPoint else { return false }
                hasPoint = true
            default: return false
            }
        }
        return hasDigit && last != UInt8(ascii: ".") && last != UInt8(ascii: ",")
    }
}

extension ByteRoom {
    /// Appends a part with its quotes doubled.
    mutating func appendQuoted(_ text: Span<UInt8>, from start: Int, count length: Int) {
        append(text, from: start, count: length) { block in
            block .== ByteBlock(repeating: UInt8(ascii: "\""))
        } character: { room, index, end in
            guard room.fits(end - index + 1) else { return end }
            let byte = unsafe text[unchecked: index]
            if byte == UInt8(ascii: "\"") { room.put(byte) }
            room.put(byte)
            return index + 1
        }
    }
}
