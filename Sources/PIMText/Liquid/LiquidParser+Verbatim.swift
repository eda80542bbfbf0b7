extension LiquidParser {
    /// A comment inside one tag: each of its lines begins with `#`.
    func inlineComment(_ range: Range<Int>) throws(LiquidMistake) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = source[start..<range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
            if let first = source[start..<end].firstIndex(where: { !$0.isLiquidSpace }),
                source[first] != UInt8(ascii: "#")
            {
                throw LiquidMistake(at: first, "this line of a comment has no `#`", remedy: "begin it with `#`")
            }
            start = end + 1
        }
    }

    /// Text that is written as it stands up to `endraw`.
    mutating func raw(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try refuseMarkup(markup, "raw")
        let trimsStart = trimsNext
        guard let end = endTag("endraw", from: position) else { throw unclosed("raw", offset) }
        var text = position..<end.start
        if trimsStart {
            while let first = text.first, source[first].isLiquidSpace { text = first + 1..<text.upperBound }
        }
        if end.trimsBefore {
            while let last = text.last, source[last].isLiquidSpace { text = text.lowerBound..<last }
        }
        if !text.isEmpty { markFilled() }
        write(text)
        continueText(at: end.end, trims: end.trimsAfter)
    }

    /// Documentation up to `enddoc`, which is not parsed.
    mutating func doc(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try refuseMarkup(markup, "doc")
        guard let end = endTag("enddoc", from: position) else { throw unclosed("doc", offset) }
        if let nested = endTag("doc", from: position), nested.start < end.start {
            throw LiquidMistake(at: nested.start, "`doc` cannot stand inside `doc`", remedy: "close the first one")
        }
        continueText(at: end.end, trims: end.trimsAfter)
    }

    /// A comment up to its `endcomment`; comments and `raw` inside are counted.
    mutating func comment(_ offset: Int) throws(LiquidMistake) {
        var depth = 1
        var place = position
        while let tag = nextTag(from: place) {
            place = tag.end
            switch tag.name {
            case "comment": depth += 1
            case "endcomment":
                depth -= 1
                if depth == 0 {
                    continueText(at: tag.end, trims: tag.trimsAfter)
                    return
                }
            case "raw": place = endTag("endraw", from: place)?.end ?? source.count
            default: break
            }
        }
        throw unclosed("comment", offset)
    }

    private func unclosed(_ name: String, _ offset: Int) -> LiquidMistake {
        LiquidMistake(at: offset, "`\(name)` is not closed", remedy: "add `{% end\(name) %}`")
    }

    private func refuseMarkup(_ markup: Range<Int>, _ name: String) throws(LiquidMistake) {
        guard let first = source[markup].firstIndex(where: { !$0.isLiquidSpace }) else { return }
        throw LiquidMistake(at: first, "`\(name)` takes nothing behind its name", remedy: "take it out")
    }

    /// A tag as it stands, unparsed.
    private struct RawTag {
        let name: String
        let start: Int
        let end: Int
        let trimsBefore: Bool
        let trimsAfter: Bool
    }

    /// The first tag with nothing but this name in it.
    private func endTag(_ name: String, from start: Int) -> RawTag? {
        var place = start
        while let opening = nextTagStart(from: place) {
            place = opening + 2
            let trimsBefore = byte(at: place) == UInt8(ascii: "-")
            var index = place + (trimsBefore ? 1 : 0)
            while byte(at: index).isLiquidSpace { index += 1 }
            guard source[index...].starts(with: name.utf8) else { continue }
            index += name.utf8.count
            while byte(at: index).isLiquidSpace { index += 1 }
            let trimsAfter = byte(at: index) == UInt8(ascii: "-")
            if trimsAfter { index += 1 }
            guard byte(at: index) == UInt8(ascii: "%"), byte(at: index + 1) == UInt8(ascii: "}") else { continue }
            return RawTag(
                name: name,
                start: opening,
                end: index + 2,
                trimsBefore: trimsBefore,
                trimsAfter: trimsAfter
            )
        }
        return nil
    }

    /// The first tag of any name.
    private func nextTag(from start: Int) -> RawTag? {
        guard let opening = nextTagStart(from: start), let closing = closing(isTag: true, from: opening + 2) else {
            return nil
        }
        let trimsBefore = source[opening + 2] == UInt8(ascii: "-")
        var index = opening + (trimsBefore ? 3 : 2)
        while index < closing, source[index].isLiquidSpace { index += 1 }
        let nameStart = index
        while index < closing, source[index].isASCIILetter || source[index] == UInt8(ascii: "_") { index += 1 }
        return RawTag(
            name: string(nameStart..<max(nameStart, index)),
            start: opening,
            end: closing + 2,
            trimsBefore: trimsBefore,
            trimsAfter: source[closing - 1] == UInt8(ascii: "-")
        )
    }

    private func nextTagStart(from start: Int) -> Int? {
        var index = start
        while index + 1 < source.count {
            if source[index] == UInt8(ascii: "{"), source[index + 1] == UInt8(ascii: "%") { return index }
            index += 1
        }
        return nil
    }
}
