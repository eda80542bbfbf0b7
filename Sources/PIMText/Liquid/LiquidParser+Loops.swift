extension LiquidParser {
    /// A `for` or `tablerow` with its arguments.
    mutating func loop(_ name: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        let span = beginStatement()
        try read(markup)
        let variable = try expectName("the name of a loop's variable")
        guard take(word: "in") else {
            throw LiquidMistake(
                at: token.start,
                "expected `in`, found \(shown(token))",
                remedy: "write `{% \(name) x in list %}`"
            )
        }
        let start = token.start
        try pushedValue()
        let title = Array(source[variable.range]) + [UInt8(ascii: "-")] + source[start..<tokens[index - 1].end]
        var plan = LiquidLoopPlan(variable: builder.symbol(string(variable.range)), name: builder.loopName(title))
        plan.isTable = name == "tablerow"
        builder.bind(plan.variable)
        try loopArguments(&plan)
        let begin = builder.next
        builder.program.loops.append(plan)
        builder.emit(.beginLoop(Int32(builder.program.loops.count - 1), target: 0), origin(offset))
        var block = LiquidBlock(.loop, name, offset, span)
        block.toNext = [begin]
        block.loop = LiquidBlock.Loop(body: builder.next, begin: begin)
        if name == "tablerow" { block.isBlank = false }
        try open(block)
    }

    /// The arguments in any order; their values are pushed as offset, limit and columns.
    private mutating func loopArguments(_ plan: inout LiquidLoopPlan) throws(LiquidMistake) {
        var offset: LiquidOperand?
        var limit: LiquidOperand?
        var columns: LiquidOperand?
        _ = take(.comma)
        while token.kind != .end {
            let name = token
            if take(word: "reversed") {
                plan.isReversed = true
                _ = take(.comma)
                continue
            }
            _ = try expectName("`limit`, `offset` or `reversed`")
            try expect(.colon, ":")
            let argument = string(name.range)
            switch argument {
            case "offset" where isWord("continue"):
                advance()
                plan.offset = .continuing
            case "offset":
                offset = try count()
                plan.offset = .given
            case "limit":
                limit = try count()
                plan.hasLimit = true
            case "cols" where plan.isTable:
                columns = try count()
                plan.hasColumns = true
            default:
                let known = plan.isTable ? ["limit", "offset", "cols"] : ["limit", "offset", "reversed"]
                let nearest = Suggestion.nearest(to: argument, among: known)
                guard !builder.isStrict else {
                    throw LiquidMistake(
                        at: name.start,
                        "a loop has no argument `\(argument)`",
                        remedy: nearest.map { "did you mean `\($0)`?" } ?? "known: \(known.joined(separator: ", "))"
                    )
                }
                _ = try simpleValue()
            }
            _ = take(.comma)
        }
        if plan.offset == .given, let offset { push(offset, token.start) }
        if let limit { push(limit, token.start) }
        if let columns { push(columns, token.start) }
    }

    /// A value that counts elements; a literal that cannot is refused.
    private mutating func count() throws(LiquidMistake) -> LiquidOperand {
        let start = token.start
        let operand = try simpleValue()
        guard builder.isStrict, let literal = builder.literal(operand), !literal.isNone else { return operand }
        do throws(LiquidFault) {
            var call = LiquidCall()
            _ = try call.integer(of: literal)
        } catch {
            throw LiquidMistake(at: start, error.message, remedy: error.remedy)
        }
        return operand
    }

    /// A literal or a variable; one with a path is kept in a name of its own.
    private mutating func simpleValue() throws(LiquidMistake) -> LiquidOperand {
        let start = token.start
        let operand = try value()
        guard operand == .top else { return operand }
        // No template can write a name with a space, so it meets no other.
        let symbol = builder.symbol(" \(partial) \(start)")
        builder.bind(symbol)
        builder.emit(.assign(symbol), origin(start))
        return .symbol(symbol)
    }

    /// Ends the rounds of a loop: the step to the next one, behind which breaks go on.
    mutating func endRounds(at place: Int, _ offset: Int) {
        guard let loop = blocks[place].loop else { return }
        builder.patch(loop.continues)
        builder.emit(.nextLoop(Int32(loop.body)), origin(offset))
        blocks[place].loop?.continues = []
    }

    /// Ends a loop that was closed.
    mutating func endLoop(_ block: LiquidBlock, _ offset: Int) {
        guard let loop = block.loop else { return }
        if !block.hasElse {
            builder.patch(loop.continues)
            builder.emit(.nextLoop(Int32(loop.body)), origin(offset))
        }
        builder.patch(block.toNext + block.toEnd + loop.breaks)
    }

    /// A `break` or `continue`.
    mutating func leave(isBreak: Bool, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        if builder.isStrict {
            try read(markup)
            try expectEnd()
            guard partial >= 0 || blocks.contains(where: { $0.loop != nil && !$0.hasElse }) else {
                throw misplaced(isBreak ? "break" : "continue", "`for` and `tablerow`", offset)
            }
        }
        markFilled()
        emitLeave(isBreak: isBreak, offset)
    }

    /// Leaves the innermost loop or the partial; captures inside it end with what they have.
    mutating func emitLeave(isBreak: Bool, _ offset: Int) {
        let start = routineStart
        var place = blocks.count - 1
        while place >= start {
            let block = blocks[place]
            switch block.kind {
            case .capture: builder.emit(.endCapture(block.symbol), origin(offset))
            case .changed: builder.emit(.endChanged, origin(offset))
            case .loop where !block.hasElse:
                if isBreak {
                    blocks[place].loop?.breaks.append(builder.next)
                    builder.emit(.leaveLoop(0), origin(offset))
                } else {
                    blocks[place].loop?.continues.append(builder.next)
                    builder.emit(.jump(0), origin(offset))
                }
                return
            default: break
            }
            place -= 1
        }
        builder.emit(.interrupt(isBreak: isBreak), origin(offset))
    }
}
