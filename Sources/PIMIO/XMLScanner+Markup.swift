extension XMLScanner {
    /// The end of a tag whose name ends at an index, and whether the element is empty.
    mutating func attributesEnd(_ start: Int) throws(XMLProblem) -> (after: Int, isEmpty: Bool) {
        attributes.removeAll(keepingCapacity: true)
        var index = start
        while true {
            let before = index
            index = try skipSpace(index)
            switch byte(index) {
            case UInt8(ascii: ">"): return (index + 1, false)
            case UInt8(ascii: "/"):
                guard index + 1 < end else { throw problem(.incomplete, position) }
                guard byte(index + 1) == UInt8(ascii: ">") else { throw problem(.tagEndExpected, index) }
                return (index + 2, true)
            default:
                guard index > before else {
                    throw problem(attributes.isEmpty ? .nameExpected : .spaceExpected, index)
                }
                let nameEnd = try nameEnd(index)
                try note(index..<nameEnd)
                index = try valueEnd(try valueStart(nameEnd))
            }
        }
    }

    private mutating func note(_ name: Range<Int>) throws(XMLProblem) {
        guard attributes.count < Self.maximumAttributes else { throw problem(.tooManyAttributes, name.lowerBound) }
        for other in attributes where other.count == name.count {
            let isEqual = zip(other, name).allSatisfy { byte($0) == byte($1) }
            guard !isEqual else { throw problem(.repeatedAttribute, name.lowerBound) }
        }
        attributes.append(name)
    }

    /// The index of the quote that opens a value, behind an equals sign.
    private func valueStart(_ nameEnd: Int) throws(XMLProblem) -> Int {
        let equals = try skipSpace(nameEnd)
        guard byte(equals) == UInt8(ascii: "=") else { throw problem(.valueExpected, equals) }
        let quote = try skipSpace(equals + 1)
        guard byte(quote) == UInt8(ascii: "\"") || byte(quote) == UInt8(ascii: "'") else {
            throw problem(.valueExpected, quote)
        }
        return quote
    }

    /// The index behind the quote that closes a value.
    private func valueEnd(_ start: Int) throws(XMLProblem) -> Int {
        let quote = byte(start)
        var index = start + 1
        while true {
            index = try plainEnd(from: index, stop: quote)
            guard index < end, byte(index) < 0x80 else { throw problem(.incomplete, start) }
            if byte(index) == quote { return index + 1 }
            guard byte(index) == UInt8(ascii: "&") else { throw problem(.lessThanInValue, index) }
            index = try referenceEnd(index)
        }
    }

    /// Moves into what begins with `<!`.
    mutating func declared() throws(XMLProblem) {
        if try hasPrefix("<!--", at: position) {
            progress.place = .comment
            position += 4
        } else if try hasPrefix("<![CDATA[", at: position) {
            guard progress.depth > 0 else { throw problem(.textOutside, position) }
            progress.place = .section
            position += 9
        } else {
            throw problem(try hasPrefix("<!DOCTYPE", at: position) ? .doctype : .markupExpected, position)
        }
    }

    /// Moves past the target of a processing instruction.
    mutating func instructionStart() throws(XMLProblem) {
        let start = position + 2
        let nameEnd = try nameEnd(start)
        let isReserved =
            nameEnd - start == 3 && byte(start) | 0x20 == UInt8(ascii: "x")
            && byte(start + 1) | 0x20 == UInt8(ascii: "m")
            && byte(start + 2) | 0x20 == UInt8(ascii: "l")
        guard !isReserved else { throw problem(.misplacedDeclaration, position) }
        if !isSpace(byte(nameEnd)) {
            guard try hasPrefix("?>", at: nameEnd) else { throw problem(.nameExpected, nameEnd) }
        }
        progress.place = .instruction
        position = nameEnd
    }

    mutating func comment() throws(XMLProblem) {
        while true {
            try find(UInt8(ascii: "-"), following: 2)
            guard byte(position + 1) == UInt8(ascii: "-") else {
                position += 1
                continue
            }
            guard byte(position + 2) == UInt8(ascii: ">") else { throw problem(.commentDashes, position) }
            leave(3)
            return
        }
    }

    mutating func section() throws(XMLProblem) {
        while true {
            try find(UInt8(ascii: "]"), following: 2)
            if byte(position + 1) == UInt8(ascii: "]"), byte(position + 2) == UInt8(ascii: ">") {
                leave(3)
                return
            }
            position += 1
        }
    }

    mutating func instruction() throws(XMLProblem) {
        while true {
            try find(UInt8(ascii: "?"), following: 1)
            if byte(position + 1) == UInt8(ascii: ">") {
                leave(2)
                return
            }
            position += 1
        }
    }

    private mutating func leave(_ count: Int) {
        position += count
        progress.place = progress.depth > 0 ? .content : .outside
    }

    /// Moves to the next such byte; some more bytes follow it in the block.
    private mutating func find(_ stop: UInt8, following count: Int) throws(XMLProblem) {
        while true {
            position = try plainEnd(from: position, stop: stop)
            guard position < end, byte(position) < 0x80 else { throw problem(.incomplete, position) }
            if byte(position) == stop { break }
            position += 1
        }
        guard position + count < end else { throw problem(.incomplete, position) }
    }

    /// Moves past the XML declaration where there is one.
    mutating func declaration() throws(XMLProblem) {
        guard end - position > 5, try hasPrefix("<?xml", at: position), isSpace(byte(position + 5)) else {
            progress.place = .outside
            return
        }
        var index = try skipSpace(position + 5)
        guard let version = try pseudoAttribute("version", &index) else { throw problem(.declaration, index) }
        let digits = version.dropFirst(2)
        let isKnown =
            digits.count > 0 && byte(version.lowerBound) == UInt8(ascii: "1")
            && byte(version.lowerBound + 1) == UInt8(ascii: ".")
            && digits.allSatisfy { byte($0) &- UInt8(ascii: "0") < 10 }
        guard isKnown else { throw problem(.version, version.lowerBound) }
        var after = index
        index = try skipSpace(index)
        if index > after, let encoding = try pseudoAttribute("encoding", &index) {
            guard isText(encoding, "utf-8", folding: 0x20) else { throw problem(.encoding, encoding.lowerBound) }
            after = index
            index = try skipSpace(index)
        }
        if index > after, let standalone = try pseudoAttribute("standalone", &index) {
            guard isText(standalone, "yes") || isText(standalone, "no") else { throw problem(.declaration, index) }
            index = try skipSpace(index)
        }
        guard try hasPrefix("?>", at: index) else { throw problem(.declaration, index) }
        progress.place = .outside
        position = index + 2
    }

    /// The text between the quotes behind a name of the XML declaration; nil where another name stands.
    private func pseudoAttribute(_ name: StaticString, _ index: inout Int) throws(XMLProblem) -> Range<Int>? {
        guard try hasPrefix(name, at: index) else { return nil }
        let start = try valueStart(index + name.utf8CodeUnitCount)
        let after = try valueEnd(start)
        index = after
        return start + 1..<after - 1
    }

    /// Whether a range has a text; letters are folded by setting a bit, which does not make others equal to a letter.
    private func isText(_ range: Range<Int>, _ text: StaticString, folding bit: UInt8 = 0) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in wanted.indices {
                let letter = unsafe wanted[offset]
                let folded = byte(range.lowerBound + offset) | (letter > 0x40 ? bit : 0)
                guard folded == letter else { return false }
            }
            return true
        }
    }
}
