/// Reads a template and writes its program: text, output and tags in one pass.
struct LiquidParser {
    let source: [UInt8]
    let partial: Int32
    var builder: LiquidBuilder
    /// The blocks that are open, the outermost first.
    var blocks: [LiquidBlock] = []
    /// The blocks that the tag in progress must leave open: those outside a `liquid` tag.
    var outerBlocks = 0
    var position = 0
    var tokens: [LiquidToken] = []
    var index = 0
    var depth = 0
    private(set) var trimsNext = false

    init(_ source: [UInt8], partial: Int32, builder: LiquidBuilder) {
        self.source = source
        self.partial = partial
        self.builder = builder
    }

    /// Parses the whole source.
    mutating func parse() throws(LiquidMistake) {
        while let opening = nextOpening(from: position) {
            let isTag = source[opening + 1] == UInt8(ascii: "%")
            let trimsBefore = byte(at: opening + 2) == UInt8(ascii: "-")
            text(position..<opening, trimsEnd: trimsBefore)
            let start = opening + (trimsBefore ? 3 : 2)
            guard let closing = closing(isTag: isTag, from: start) else { throw unclosed(opening, isTag: isTag) }
            trimsNext = closing > start && source[closing - 1] == UInt8(ascii: "-")
            position = closing + 2
            let inside = start..<max(start, closing - (trimsNext ? 1 : 0))
            if isTag {
                try tag(inside, opening)
            } else {
                try output(inside, opening)
            }
        }
        text(position..<source.count, trimsEnd: false)
        position = source.count
        try refuseOpenBlocks()
        builder.emit(.finish, origin(source.count))
    }

    func refuseOpenBlocks() throws(LiquidMistake) {
        guard blocks.count > outerBlocks, let block = blocks.last else { return }
        throw LiquidMistake(at: block.offset, "`\(block.name)` is not closed", remedy: "add `{% end\(block.name) %}`")
    }

    func origin(_ offset: Int) -> LiquidOrigin {
        LiquidOrigin(partial: partial, offset: Int32(offset))
    }

    func byte(at index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

    func string(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

    private func nextOpening(from start: Int) -> Int? {
        var index = start
        while index + 1 < source.count {
            if source[index] == UInt8(ascii: "{") {
                let next = source[index + 1]
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") { return index }
            }
            index += 1
        }
        return nil
    }

    func closing(isTag: Bool, from start: Int) -> Int? {
        let first = isTag ? UInt8(ascii: "%") : UInt8(ascii: "}")
        var index = start
        while index + 1 < source.count {
            if source[index] == first, source[index + 1] == UInt8(ascii: "}") { return index }
            index += 1
        }
        return nil
    }

    private func unclosed(_ opening: Int, isTag: Bool) -> LiquidMistake {
        LiquidMistake(
            at: opening,
            isTag ? "this tag is not closed" : "this output is not closed",
            remedy: isTag ? "add `%}`" : "add `}}`"
        )
    }

    /// Writes text as it stands, without the white space that hyphens take away.
    private mutating func text(_ range: Range<Int>, trimsEnd: Bool) {
        var start = range.lowerBound
        var end = range.upperBound
        if trimsNext {
            while start < end, source[start].isLiquidSpace { start += 1 }
        }
        if trimsEnd {
            while end > start, source[end - 1].isLiquidSpace || source[end - 1] == 0 { end -= 1 }
        }
        trimsNext = false
        write(start..<end)
    }

    mutating func write(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if source[range].allSatisfy(\.isLiquidSpace) {
            if !blocks.isEmpty { blocks[blocks.count - 1].blankTexts.append(builder.next) }
        } else {
            markFilled()
        }
        let start = Int32(builder.program.texts.count)
        builder.program.texts.append(contentsOf: source[range])
        builder.emit(.write(start: start, count: Int32(range.count)), origin(range.lowerBound))
    }

    /// Notes that the innermost block has more than white space.
    mutating func markFilled() {
        if !blocks.isEmpty { blocks[blocks.count - 1].isBlank = false }
    }

    /// Sets whether the white space behind a block that was skipped goes.
    mutating func continueText(at place: Int, trims: Bool) {
        position = place
        trimsNext = trims
    }

    /// Takes the inside of `{{ }}` or of an `echo`.
    mutating func output(_ range: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        markFilled()
        try read(range)
        if token.kind == .end {
            guard !builder.isStrict else {
                throw LiquidMistake(at: offset, "there is nothing to write", remedy: "name a variable, or take it out")
            }
            return
        }
        let span = beginStatement()
        let operand = try filteredValue()
        try expectEnd()
        builder.emit(.output(operand), origin(offset))
        endStatement(span)
    }

    // Statements matter only where rendering goes on after a mistake.

    mutating func beginStatement(isSilent: Bool = false) -> Int? {
        guard builder.program.showsFaults else { return nil }
        let routine = blocks[routineStart...]
        builder.program.spans.append(
            LiquidSpan(
                start: Int32(builder.next),
                end: 0,
                isSilent: isSilent,
                loopDepth: routine.count { $0.loop != nil },
                captureDepth: routine.count { $0.isCapture }
            )
        )
        return builder.program.spans.count - 1
    }

    mutating func endStatement(_ span: Int?) {
        guard let span else { return }
        builder.program.spans[span].end = Int32(builder.next)
    }

    /// The first block inside the innermost snippet.
    var routineStart: Int {
        (blocks.lastIndex { $0.kind == .snippet } ?? -1) + 1
    }
}
