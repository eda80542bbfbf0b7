extension LiquidParser {
    /// A `render` or `include`.
    mutating func partial(_ tag: String, _ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        markFilled()
        let span = beginStatement()
        try read(markup)
        var plan = LiquidPartialPlan()
        plan.isIsolated = tag == "render"
        try partialName(&plan)
        if take(word: "with") {
            plan.binding = .with
            try pushedValue()
        } else if take(word: "for") {
            plan.binding = .each
            try pushedValue()
        }
        if take(word: "as") {
            let alias = try expectName("a name for the value")
            plan.alias = builder.symbol(string(alias.range))
        }
        if let alias = plan.alias { builder.bind(alias) }
        try partialArguments(&plan)
        builder.program.partials.append(plan)
        builder.emit(.callPartial(Int32(builder.program.partials.count - 1)), origin(offset))
        endStatement(span)
        if !plan.isIsolated { emitInterrupts(offset) }
    }

    private mutating func partialName(_ plan: inout LiquidPartialPlan) throws(LiquidMistake) {
        let name = token
        switch name.kind {
        case .text:
            advance()
            let text = string(name.start + 1..<name.end - 1)
            plan.alias = builder.symbol(text)
            if let number = builder.partial(text) {
                plan.name = .partial(number)
                builder.calls.append(
                    LiquidBuilder.Call(partial: number, isIsolated: plan.isIsolated, origin: origin(name.start))
                )
            } else if builder.isStrict, let refusal = builder.options.refusedPartials[text] {
                throw LiquidMistake(at: name.start, refusal.message, remedy: refusal.remedy)
            } else if builder.isStrict {
                let nearest = Suggestion.nearest(to: text, among: builder.options.partials.keys.sorted())
                throw LiquidMistake(
                    at: name.start,
                    "there is no partial `\(text)`",
                    remedy: nearest.map { "did you mean `\($0)`?" } ?? "add it to the partials"
                )
            }
        case .name where plan.isIsolated:
            advance()
            let symbol = builder.symbol(string(name.range))
            plan.name = .snippet(symbol)
            plan.alias = symbol
            if builder.isStrict {
                builder.snippetCalls.append((symbol, origin(name.start)))
            } else {
                builder.read(symbol, origin(name.start))
            }
        default:
            guard !builder.isStrict else {
                throw LiquidMistake(
                    at: name.start,
                    "the name of a partial must be a text in quotes",
                    remedy: "quote it"
                )
            }
            guard !plan.isIsolated else {
                throw LiquidMistake(at: name.start, "expected the name of a partial, found \(shown(name))")
            }
            try pushedValue()
            plan.name = .computed
            // Whichever it will be, it must be there.
            for partial in builder.options.partials.keys.sorted() { _ = builder.partial(partial) }
        }
    }

    private mutating func partialArguments(_ plan: inout LiquidPartialPlan) throws(LiquidMistake) {
        _ = take(.comma)
        while token.kind != .end {
            let name = try expectName("the name of an argument")
            try expect(.colon, ":")
            try pushedValue()
            let symbol = builder.symbol(string(name.range))
            builder.bind(symbol)
            plan.arguments.append(symbol)
            guard take(.comma) || token.kind == .name else { break }
        }
        try expectEnd()
    }

    /// Passes on a `break` or `continue` that an included partial ended with.
    private mutating func emitInterrupts(_ offset: Int) {
        let skip = builder.next
        builder.emit(.jumpUnlessInterrupted(0), origin(offset))
        let other = builder.next
        builder.emit(.jumpUnlessBreaking(0), origin(offset))
        emitLeave(isBreak: true, offset)
        builder.patch([other])
        emitLeave(isBreak: false, offset)
        builder.patch([skip])
    }

    /// A partial that is written where it stands, for `render` behind it.
    mutating func snippet(_ markup: Range<Int>, _ offset: Int) throws(LiquidMistake) {
        try read(markup)
        let name = try expectName("the name of a snippet")
        try expectEnd()
        let symbol = builder.symbol(string(name.range))
        builder.bind(symbol)
        builder.snippets.insert(symbol)
        builder.emit(.bindSnippet(symbol: symbol, entry: Int32(builder.next + 2)), origin(offset))
        var block = LiquidBlock(.snippet, "snippet", offset, nil)
        block.toEnd = [builder.next]
        builder.emit(.jump(0), origin(offset))
        try open(block)
    }
}
