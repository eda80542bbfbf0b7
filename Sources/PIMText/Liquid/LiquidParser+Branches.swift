extension LiquidParser {
    /// An `if` or `unless`.
    mutating func conditional(_ name: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        let span = beginStatement()
        try read(markup)
        var block = LiquidBlock(.conditional, name, offset, span)
        block.toNext = name == "if" ? try condition() : try negatedCondition()
        try open(block)
    }

    /// An `elsif`.
    mutating func alternative(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        guard let place = innermost([.conditional]) else { throw misplaced("elsif", "`if` or `unless`", offset) }
        try endBranch(at: place, offset)
        guard !blocks[place].hasElse else { return }
        try read(markup)
        blocks[place].toNext = try condition()
    }

    /// An `else` of any block.
    mutating func otherwise(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        if builder.isStrict {
            try read(markup)
            guard token.kind == .end else {
                throw LiquidMistake(at: token.start, "`else` has no condition", remedy: "write `elsif`, or take it out")
            }
        }
        guard let place = innermost([.conditional, .choice, .loop]), blocks[place].name != "tablerow" else {
            throw misplaced("else", "`if`, `unless`, `case` or `for`", offset)
        }
        switch blocks[place].kind {
        case .choice: try defaultBranch(at: place, offset)
        case .loop:
            try refuseSecondElse(at: place, offset)
            endRounds(at: place, offset)
            blocks[place].toEnd.append(builder.next)
            builder.emit(.jump(0), origin(offset))
            builder.patch(blocks[place].toNext)
            blocks[place].toNext = []
        default: try endBranch(at: place, offset)
        }
        blocks[place].hasElse = true
    }

    /// Ends a branch of an `if`: behind it the end follows, and the next branch begins here.
    ///
    /// What stands behind an `else` is parsed and never reached.
    private mutating func endBranch(at place: Int, _ offset: Int) throws(LiquidMistake) {
        try refuseSecondElse(at: place, offset)
        blocks[place].toEnd.append(builder.next)
        builder.emit(.jump(0), origin(offset))
        builder.patch(blocks[place].toNext)
        blocks[place].toNext = []
    }

    private func refuseSecondElse(at place: Int, _ offset: Int) throws(LiquidMistake) {
        guard blocks[place].hasElse, builder.isStrict else { return }
        throw LiquidMistake(
            at: offset,
            "`else` of this `\(blocks[place].name)` must be its last branch",
            remedy: "move it to the end"
        )
    }

    func misplaced(_ tag: String, _ owners: String, _ offset: Int) -> LiquidMistake {
        LiquidMistake(
            at: offset,
            "`\(tag)` stands outside \(owners)",
            remedy: "take it out, or close inner blocks first"
        )
    }

    /// A `case`, whose subject is read again for each value.
    mutating func choice(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        let span = beginStatement()
        try read(markup)
        let subject = tokens
        let start = builder.next
        _ = try value()
        try expectEnd()
        let extra = builder.next - start
        builder.program.instructions.removeLast(extra)
        builder.program.origins.removeLast(extra)
        var block = LiquidBlock(.choice, "case", offset, span)
        block.choice = LiquidBlock.Choice(subject: subject, register: builder.register())
        builder.emit(.setRegister(block.choice?.register ?? 0, 0), origin(offset))
        block.toNext = [builder.next]
        builder.emit(.jump(0), origin(offset))
        try open(block)
    }

    /// A `when` with its values.
    mutating func branch(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        guard let place = innermost([.choice]), let choice = blocks[place].choice else {
            throw misplaced("when", "`case`", offset)
        }
        try beginBranch(at: place, offset)
        try read(markup)
        let first = try match(choice.subject)
        guard token.kind == .comma || isWord("or") else {
            if builder.isStrict { try expectEnd() }
            blocks[place].toNext = [first]
            builder.emit(.setRegister(choice.register, 1), origin(offset))
            return
        }
        let counter = builder.register()
        builder.emit(.setRegister(counter, 1), origin(offset))
        let skip = builder.next
        builder.emit(.jump(0), origin(offset))
        builder.patch([first])
        builder.emit(.setRegister(counter, 0), origin(offset))
        builder.patch([skip])
        while take(.comma) || take(word: "or") {
            let jump = try match(choice.subject)
            builder.emit(.addRegister(counter, 1), origin(offset))
            builder.patch([jump])
        }
        if builder.isStrict { try expectEnd() }
        let body = builder.next
        blocks[place].toNext = [body]
        builder.emit(.jumpIfRegister(counter, isZero: true, target: 0), origin(offset))
        builder.emit(.setRegister(choice.register, 1), origin(offset))
        builder.emit(.addRegister(counter, -1), origin(offset))
        blocks[place].choice?.repetition = (counter, body)
    }

    private mutating func match(_ subject: [LiquidToken]) throws(LiquidMistake) -> Int {
        let saved = (tokens, index)
        let start = token.start
        (tokens, index) = (subject, 0)
        let left = try value()
        let name = codedName(left, from: 0)
        (tokens, index) = saved
        let first = index
        let right = try value()
        if let name { noteText(right, tokens[first], comparedWith: name, .equal) }
        builder.emit(.compare(.equal, left, right, jumpsIf: false, target: 0), origin(start))
        return builder.next - 1
    }

    private mutating func defaultBranch(at place: Int, _ offset: Int) throws(LiquidMistake) {
        try refuseSecondElse(at: place, offset)
        try beginBranch(at: place, offset)
        blocks[place].toNext = [builder.next]
        let register = blocks[place].choice?.register ?? 0
        builder.emit(.jumpIfRegister(register, isZero: false, target: 0), origin(offset))
    }

    private mutating func beginBranch(at place: Int, _ offset: Int) throws(LiquidMistake) {
        try refuseSecondElse(at: place, offset)
        if builder.isStrict, blocks[place].choice?.hasBranch == false, !blocks[place].isBlank {
            throw LiquidMistake(at: offset, "text before the first `when` is never written", remedy: "take it out")
        }
        endBranch(of: blocks[place], offset)
        builder.patch(blocks[place].toNext)
        blocks[place].toNext = []
        blocks[place].choice?.hasBranch = true
        blocks[place].choice?.repetition = nil
    }

    /// Ends a branch of a `case`, which is written as often as its values were met.
    mutating func endBranch(of block: LiquidBlock, _ offset: Int) {
        guard let repetition = block.choice?.repetition else { return }
        builder.emit(.jump(Int32(repetition.body)), origin(offset))
    }
}
