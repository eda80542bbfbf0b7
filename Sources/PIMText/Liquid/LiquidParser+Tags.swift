extension LiquidParser {
    /// The names of the tags, for suggestions.
    private static let tagNames = [
        "assign", "break", "capture", "case", "comment", "continue", "cycle", "decrement", "doc", "echo", "else",
        "elsif", "endcapture", "endcase", "endcomment", "enddoc", "endfor", "endif", "endifchanged", "endraw",
        "endsnippet", "endtablerow", "endunless", "for", "if", "ifchanged", "include", "increment", "liquid", "raw",
        "render", "snippet", "tablerow", "unless", "when",
    ]

    /// Takes the inside of `{% %}`.
    mutating func tag(_ range: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        var start = range.lowerBound
        while start < range.upperBound, source[start].isLiquidSpace { start += 1 }
        if start < range.upperBound, source[start] == UInt8(ascii: "#") {
            try inlineComment(start..<range.upperBound)
            return
        }
        var end = start
        while end < range.upperBound, source[end].isLiquidNamePart { end += 1 }
        guard end > start else {
            guard builder.isStrict || start < range.upperBound else { return }
            throw LiquidMistake(at: offset, "the tag has no name", remedy: "write `{{ … }}` to write a value")
        }
        try tag(string(start..<end), end..<range.upperBound, start)
    }

    mutating func tag(_ name: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        guard builder.next < LiquidOptions.maximumLength else {
            throw LiquidMistake(at: offset, "the template has too many tags", remedy: "split it into partials")
        }
        switch name {
        case "if", "unless": try conditional(name, markup, offset)
        case "elsif": try alternative(markup, offset)
        case "else": try otherwise(markup, offset)
        case "case": try choice(markup, offset)
        case "when": try branch(markup, offset)
        case "for", "tablerow": try loop(name, markup, offset)
        case "break", "continue": try leave(isBreak: name == "break", markup, offset)
        case "assign": try assign(markup, offset)
        case "capture": try capture(markup, offset)
        case "ifchanged": try changed(markup, offset)
        case "increment", "decrement": try count(name, markup, offset)
        case "cycle": try cycle(markup, offset)
        case "echo": try output(markup, offset)
        case "liquid": try lines(markup)
        case "render", "include": try partial(name, markup, offset)
        case "snippet": try snippet(markup, offset)
        case "raw": try raw(markup, offset)
        case "comment": try comment(offset)
        case "doc": try doc(markup, offset)
        default: try end(name, markup, offset)
        }
    }

    private mutating func end(_ name: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        switch name {
        case "endif", "endunless", "endcase", "endfor", "endtablerow", "endcapture", "endifchanged", "endsnippet":
            if builder.isStrict {
                try read(markup)
                try expectEnd()
            }
            let block = try close(String(name.dropFirst(3)), offset)
            try endBlock(block, offset)
        default:
            let nearest = Suggestion.nearest(to: name, among: Self.tagNames)
            throw LiquidMistake(
                at: offset,
                "there is no tag `\(name)`",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "write `{{ … }}` to write a value"
            )
        }
    }

    private mutating func endBlock(_ block: LiquidBlock, _ offset: Int) throws(LiquidMistake) {
        switch block.kind {
        case .conditional: builder.patch(block.toNext + block.toEnd)
        case .choice:
            endBranch(of: block, offset)
            builder.patch(block.toNext)
        case .loop: endLoop(block, offset)
        case .capture: builder.emit(.endCapture(block.symbol), origin(offset))
        case .changed: builder.emit(.endChanged, origin(offset))
        case .snippet:
            builder.emit(.finish, origin(offset))
            builder.patch(block.toEnd)
        }
        finish(block)
    }

    private mutating func assign(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try read(markup)
        let target = token
        if target.kind != .number || builder.isStrict { _ = try expectName("a name to assign to") } else { advance() }
        guard source[target.end - 1] != UInt8(ascii: "?") else {
            throw LiquidMistake(at: target.start, "a name with `?` cannot be assigned to", remedy: "take out the `?`")
        }
        try expect(.assign, "=")
        let span = beginStatement(isSilent: true)
        let start = token.start
        push(try filteredValue(), start)
        try expectEnd()
        let symbol = builder.symbol(string(target.range))
        builder.bind(symbol)
        builder.emit(.assign(symbol), origin(offset))
        endStatement(span)
    }

    private mutating func capture(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try read(markup)
        let target = token
        var name = target.range
        switch target.kind {
        case .text:
            name = target.start + 1..<target.end - 1
            advance()
        case .number where !builder.isStrict: advance()
        default: _ = try expectName("a name to capture into")
        }
        try expectEnd()
        var block = LiquidBlock(.capture, "capture", offset, beginStatement())
        block.symbol = builder.symbol(string(name))
        builder.bind(block.symbol)
        builder.emit(.beginCapture, origin(offset))
        try open(block)
    }

    private mutating func changed(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try read(markup)
        try expectEnd()
        let block = LiquidBlock(.changed, "ifchanged", offset, beginStatement())
        builder.emit(.beginCapture, origin(offset))
        try open(block)
    }

    private mutating func count(_ tag: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        markFilled()
        try read(markup)
        let name = try expectName("the name of a counter")
        try expectEnd()
        let symbol = builder.symbol(string(name.range))
        builder.bind(symbol)
        builder.emit(.count(symbol: symbol, isUp: tag == "increment"), origin(offset))
    }

    private mutating func cycle(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        markFilled()
        try read(markup)
        let span = beginStatement()
        var start = token.start
        try pushedValue()
        let isNamed = take(.colon)
        var count = 1
        if isNamed {
            start = token.start
            try pushedValue()
        }
        while take(.comma) {
            try pushedValue()
            count += 1
        }
        try expectEnd()
        let key = builder.name([0] + source[start..<tokens[index - 1].end])
        builder.emit(.cycle(count: Int32(count), key: key, isNamed: isNamed), origin(offset))
        endStatement(span)
    }

    /// The lines of a `liquid` tag, each a tag of its own.
    private mutating func lines(_ markup: Range<Int>) throws(LiquidMistake) {
        guard depth < LiquidOptions.maximumDepth else {
            throw LiquidMistake(
                at: markup.lowerBound,
                "tags stand more than \(LiquidOptions.maximumDepth) deep",
                remedy: "write the tags of the inner `liquid` in the outer one"
            )
        }
        depth += 1
        let outer = outerBlocks
        outerBlocks = blocks.count
        defer {
            outerBlocks = outer
            depth -= 1
        }
        var start = markup.lowerBound
        var skipped: (name: String, depth: Int, offset: Int)?
        while start < markup.upperBound {
            let end = source[start..<markup.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? markup.upperBound
            let line = start..<end
            start = end + 1
            let word = firstWord(of: line)
            if let open = skipped {
                let step = word.name == open.name ? 1 : word.name == "end" + open.name ? -1 : 0
                skipped = open.depth + step == 0 ? nil : (open.name, open.depth + step, open.offset)
                continue
            }
            switch word.name {
            case "comment", "doc": skipped = (word.name, 1, word.offset)
            case "raw": throw LiquidMistake(at: word.offset, "`raw` cannot stand in a `liquid` tag")
            default: if word.offset < end { try tag(line, word.offset) }
            }
        }
        if let skipped {
            throw LiquidMistake(
                at: skipped.offset,
                "`\(skipped.name)` is not closed",
                remedy: "add `end\(skipped.name)`"
            )
        }
        try refuseOpenBlocks()
    }

    private func firstWord(of line: Range<Int>) -> (name: String, offset: Int) {
        var start = line.lowerBound
        while start < line.upperBound, source[start].isLiquidSpace { start += 1 }
        var end = start
        while end < line.upperBound, source[end].isLiquidNamePart { end += 1 }
        return (string(start..<end), start)
    }
}
