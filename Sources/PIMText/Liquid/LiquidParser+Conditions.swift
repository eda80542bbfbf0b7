/// The jumps out of a condition that are not pointed anywhere yet; without one of them it goes on where it is true.
struct LiquidExits {
    var ifTrue: [Int] = []
    var ifFalse: [Int] = []
}

extension LiquidParser {
    /// The condition of an `if`; returns the jumps for where it is false.
    mutating func condition() throws(LiquidMistake) -> [Int] {
        let exits = try alternatives()
        try expectEnd()
        builder.patch(exits.ifTrue)
        return exits.ifFalse
    }

    /// The condition of an `unless`; returns the jumps for where it is true.
    mutating func negatedCondition() throws(LiquidMistake) -> [Int] {
        var exits = try alternatives()
        try expectEnd()
        exits.ifTrue.append(builder.next)
        builder.emit(.jump(0), origin(token.start))
        builder.patch(exits.ifFalse)
        return exits.ifTrue
    }

    /// Comparisons joined by `and` and `or`, which reach to the end as in Ruby's Liquid: `a and b or c` is `a and (b or c)`.
    private mutating func alternatives() throws(LiquidMistake) -> LiquidExits {
        guard depth < LiquidOptions.maximumDepth else {
            throw LiquidMistake(
                at: token.start,
                "parentheses stand more than \(LiquidOptions.maximumDepth) deep",
                remedy: "take out those that change nothing"
            )
        }
        depth += 1
        defer { depth -= 1 }
        var whole = LiquidExits()
        while true {
            let part = try isGroup() ? group() : comparison()
            if take(word: "and") {
                whole.ifFalse += part.ifFalse
                builder.patch(part.ifTrue)
            } else if take(word: "or") {
                whole.ifTrue += part.ifTrue
                whole.ifTrue.append(builder.next)
                builder.emit(.jump(0), origin(token.start))
                builder.patch(part.ifFalse)
            } else {
                whole.ifFalse += part.ifFalse
                whole.ifTrue += part.ifTrue
                return whole
            }
        }
    }

    /// Whether a parenthesis begins a condition and not a range.
    private func isGroup() -> Bool {
        guard token.kind == .open, builder.isStrict else { return false }
        var open = 0
        for token in tokens[index...] {
            switch token.kind {
            case .open: open += 1
            case .close: open -= 1
            case .dots where open == 1: return false
            default: break
            }
            if open == 0 { return true }
        }
        return true
    }

    private mutating func group() throws(LiquidMistake) -> LiquidExits {
        let opening = token
        advance()
        let exits = try alternatives()
        guard take(.close) else {
            guard token.kind == .end else {
                throw LiquidMistake(at: token.start, "expected `and`, `or` or `)`, found \(shown(token))")
            }
            throw LiquidMistake(at: opening.start, "this parenthesis is not closed", remedy: "add `)`")
        }
        return exits
    }

    private mutating func comparison() throws(LiquidMistake) -> LiquidExits {
        let start = token.start
        if isWord("not"), tokens[index + 1].kind != .end {
            throw LiquidMistake(at: start, "there is no operator `not`", remedy: "write `{% unless … %}`, or `!=`")
        }
        let first = index
        let left = try value()
        let name = codedName(left, from: first)
        guard case .sign(let sign) = token.kind else {
            try refuseWord()
            builder.emit(.test(left, jumpsIf: false, target: 0), origin(start))
            return LiquidExits(ifFalse: [builder.next - 1])
        }
        advance()
        let second = index
        let right = try value()
        if let name { noteText(right, tokens[second], comparedWith: name, sign) }
        if let name = codedName(right, from: second), sign != .contains {
            noteText(left, tokens[first], comparedWith: name, sign)
        }
        if case .sign = token.kind {
            throw LiquidMistake(
                at: token.start,
                "a comparison cannot go on with \(shown(token))",
                remedy: "join two comparisons with `and`"
            )
        }
        builder.emit(.compare(sign, left, right, jumpsIf: false, target: 0), origin(start))
        return LiquidExits(ifFalse: [builder.next - 1])
    }

    /// The name that a value is, alone or with `.code` behind it; nil for any other value, which was read from a token on.
    func codedName(_ operand: LiquidOperand, from first: Int) -> Int32? {
        if case .symbol(let symbol) = operand { return symbol }
        guard operand == .top, index == first + 3, tokens[first].kind == .name, tokens[first + 1].kind == .dot,
            string(tokens[first + 2].range) == "code"
        else { return nil }
        return builder.knownSymbol(string(tokens[first].range))
    }

    /// Takes note of a text that a name is compared with, which its values should have.
    mutating func noteText(
        _ operand: LiquidOperand,
        _ token: LiquidToken,
        comparedWith name: Int32,
        _ sign: LiquidSign
    ) {
        guard [.equal, .unequal, .contains].contains(sign), case .constant(let number) = operand, token.kind == .text,
            token.end - token.start > 2, case .text(let text) = builder.program.constants[Int(number)],
            let string = text.string
        else { return }
        builder.comparisons.append(
            LiquidBuilder.Comparison(symbol: name, text: string, isPart: sign == .contains, origin(token.start))
        )
    }

    /// Behind a value only `and` and `or` may stand.
    private func refuseWord() throws(LiquidMistake) {
        switch token.kind {
        case .end, .close: return
        case .pipe:
            throw LiquidMistake(
                at: token.start,
                "a condition has no filters",
                remedy: "assign the filtered value to a name first"
            )
        case .assign:
            throw LiquidMistake(at: token.start, "`=` compares nothing", remedy: "write `==`")
        default: break
        }
        if isWord("and") || isWord("or") { return }
        let operators = ["contains", "and", "or"]
        let nearest = Suggestion.nearest(to: string(token.range), among: operators)
        throw LiquidMistake(
            at: token.start,
            "\(shown(token)) is no operator",
            remedy: nearest.map { "did you mean `\($0)`?" }
                ?? "there are ==, !=, <, >, <=, >=, contains, and, or"
        )
    }
}
