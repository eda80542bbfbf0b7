extension LiquidParser {
    /// A filter with its arguments; its value is on the stack.
    ///
    /// `slot` is the number of the host's variable that it is applied to, where it is applied to one.
    mutating func filter(on slot: Int?) throws(LiquidMistake) {
        let name = try expectName("the name of a filter")
        var positional: [LiquidValue?] = []
        var keywords: [String] = []
        var keywordValues: [(operand: LiquidOperand, offset: Int)] = []
        if take(.colon) {
            repeat {
                if token.kind == .end || token.kind == .pipe { break }
                if token.kind == .name, tokens[index + 1].kind == .colon {
                    keywords.append(string(token.range))
                    advance()
                    advance()
                    let offset = token.start
                    keywordValues.append((try storedValue(), offset))
                } else {
                    let offset = token.start
                    let operand = try value()
                    positional.append(builder.literal(operand))
                    push(operand, offset)
                }
            } while take(.comma)
        }
        for value in keywordValues { push(value.operand, value.offset) }
        let filter = try filter(named: name)
        try check(filter, name, positional.count, keywords)
        if builder.isStrict, let check = filter.check {
            let named = zip(keywords, keywordValues).map { (name: $0, value: builder.literal($1.operand)) }
            do throws(LiquidFault) {
                try check(LiquidLiterals(slot: slot, positional: positional, named: named))
            } catch {
                throw LiquidMistake(at: name.start, error.message, remedy: error.remedy)
            }
        }
        let plan = LiquidFilterPlan(work: filter.work, positional: positional.count, keywords: keywords)
        builder.program.filters.append(plan)
        builder.emit(.filter(Int32(builder.program.filters.count - 1)), origin(name.start))
    }

    /// A value that can be pushed later: a literal or a variable without a path.
    private mutating func storedValue() throws(LiquidMistake) -> LiquidOperand {
        let start = token.start
        let operand = try value()
        guard operand == .top else { return operand }
        throw LiquidMistake(
            at: start,
            "a named argument takes a literal or a variable without a path",
            remedy: "assign the value to a name first"
        )
    }

    private func filter(named token: LiquidToken) throws(LiquidMistake) -> LiquidFilter {
        let name = string(token.range)
        if let filter = builder.options.filters[name] { return filter }
        guard builder.isStrict else { return .unknown }
        let nearest = Suggestion.nearest(to: name, among: builder.options.filters.names)
        throw LiquidMistake(
            at: token.start,
            "there is no filter `\(name)`",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "take it out"
        )
    }

    private func check(
        _ filter: LiquidFilter,
        _ token: LiquidToken,
        _ positional: Int,
        _ keywords: [String]
    ) throws(LiquidMistake) {
        if let keyword = keywords.first(where: { !filter.takes(keyword: $0) }) {
            let nearest = Suggestion.nearest(to: keyword, among: filter.keywords)
            throw LiquidMistake(
                at: token.start,
                "the filter `\(filter.name)` has no argument `\(keyword)`",
                remedy: nearest.map { "did you mean `\($0)`?" } ?? "take it out"
            )
        }
        guard !filter.arguments.contains(positional) else { return }
        throw LiquidMistake(
            at: token.start,
            "the filter `\(filter.name)` takes \(filter.argumentWords), not \(positional)",
            remedy: positional < filter.arguments.lowerBound
                ? "write `| \(filter.name): …`" : "take out what is too much"
        )
    }
}
