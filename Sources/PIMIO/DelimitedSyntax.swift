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
        let marks = Self.marks(in: text, from: start, count: length, delimiter: delimiter)
        if marks.hasControl, !keepingControls {
            let plain = Self.plain(text, from: start, count: length)
            return append(plain.span, from: 0, count: plain.count, to: &room)
        }
        let isGuarded = guardsFormulas && Self.isFormula(text, from: start, count: length)
        guard quotesAll || marks.isSpecial || text[start] == 0x20 || text[start + length - 1] == 0x20 else {
            if isGuarded { room.append(UInt8(ascii: "'")) }
            room.append(text, from: start, count: length)
            return
        }
        room.append(UInt8(ascii: "\""))
        if isGuarded { room.append(UInt8(ascii: "'")) }
        room.appendQuoted(text, from: start, count: length)
        room.append(UInt8(ascii: "\""))
    }

    /// Whether a part holds what must stand in quotes, and whether it holds controls that no reader of tables expects.
    private static func marks(
        in text: Span<UInt8>,
        from start: Int,
        count length: Int,
        delimiter: UInt8
    ) -> (isSpecial: Bool, hasControl: Bool) {
        let end = start + length
        let last = text.count - ByteBlock.size
        var index = start
        var special = SIMDMask<SIMD16<Int8>>(repeating: false)
        var control = special
        while index < end, index <= last {
            let block = ByteBlock.load(text, at: index)
            let inside = Self.places .< ByteBlock(repeating: UInt8(truncatingIfNeeded: min(end - index, 16)))
            let ends = (block .== ByteBlock(repeating: 0x0A)) .| (block .== ByteBlock(repeating: 0x0D))
            let signs =
                (block .== ByteBlock(repeating: delimiter)) .| (block .== ByteBlock(repeating: UInt8(ascii: "\"")))
            let kept = ends .| (block .== ByteBlock(repeating: 0x09))
            special .|= (ends .| signs) .& inside
            control .|= (block .< ByteBlock(repeating: 0x20)) .& .!kept .& inside
            index += ByteBlock.size
        }
        var isSpecial = ByteBlock.hasAny(special)
        var hasControl = ByteBlock.hasAny(control)
        while index < end {
            switch text[index] {
            case delimiter, UInt8(ascii: "\""), 0x0A, 0x0D: isSpecial = true
            case 0x09: break
            case ..<0x20: hasControl = true
            default: break
            }
            index += 1
        }
        return (isSpecial, hasControl)
    }

    private static let places = ByteBlock(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)

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
