extension LiquidParser {
    /// A filter with its arguments; its value is on the stack.
    mutating func filter() throws(LiquidMistake) {
        let name = try expectName("the name of a filter")
        var positional = 0
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
                    try pushedValue()
                    positional += 1
                }
            } while take(.comma)
        }
        for value in keywordValues { push(value.operand, value.offset) }
        let filter = try filter(named: name)
        try check(filter, name, positional, keywords)
        builder.program.filters.append(LiquidFilterPlan(work: filter.work, positional: positional, keywords: keywords))
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
