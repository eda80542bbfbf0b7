extension LiquidParser {
    var token: LiquidToken { tokens[index] }

    /// Reads the tokens of a tag's inside.
    mutating func read(_ range: Range<Int>) throws(LiquidMistake) {
        tokens = try LiquidLexer.tokens(of: source, in: range)
        index = 0
    }

    mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
    }

    mutating func take(_ kind: LiquidToken.Kind) -> Bool {
        guard token.kind == kind else { return false }
        advance()
        return true
    }

    /// Takes a name that is this word.
    mutating func take(word: String) -> Bool {
        guard isWord(word) else { return false }
        advance()
        return true
    }

    func isWord(_ word: String) -> Bool {
        token.kind == .name && source[token.range].elementsEqual(word.utf8)
    }

    func shown(_ token: LiquidToken) -> String {
        token.kind == .end ? "the end" : "`\(string(token.range))`"
    }

    func expectEnd() throws(LiquidMistake) {
        guard token.kind != .end else { return }
        throw LiquidMistake(
            at: token.start,
            "expected the end of the tag, found \(shown(token))",
            remedy: "take it out, or join it with a filter or an operator"
        )
    }

    mutating func expect(_ kind: LiquidToken.Kind, _ text: String) throws(LiquidMistake) {
        guard take(kind) else {
            throw LiquidMistake(at: token.start, "expected `\(text)`, found \(shown(token))", remedy: "add `\(text)`")
        }
    }

    mutating func expectName(_ what: String) throws(LiquidMistake) -> LiquidToken {
        guard token.kind == .name else {
            throw LiquidMistake(
                at: token.start,
                "expected \(what), found \(shown(token))",
                remedy: "names begin with a letter and have letters, digits, `_` and `-`"
            )
        }
        let name = token
        advance()
        return name
    }

    /// A value with its filters; a value that needs work is on the stack then.
    mutating func filteredValue() throws(LiquidMistake) -> LiquidOperand {
        var operand = try value()
        while token.kind == .pipe {
            advance()
            push(operand, token.start)
            var slot: Int?
            if case .symbol(let symbol) = operand { slot = builder.variable(of: symbol)?.slot }
            try filter(on: slot)
            operand = .top
        }
        return operand
    }

    mutating func push(_ operand: LiquidOperand, _ offset: Int) {
        if operand != .top { builder.emit(.push(operand), origin(offset)) }
    }

    /// A value that is put on the stack.
    mutating func pushedValue() throws(LiquidMistake) {
        let offset = token.start
        push(try value(), offset)
    }

    /// A literal, a variable with its path, or a range.
    mutating func value() throws(LiquidMistake) -> LiquidOperand {
        guard depth < LiquidOptions.maximumDepth else {
            throw LiquidMistake(
                at: token.start,
                "brackets stand more than \(LiquidOptions.maximumDepth) deep",
                remedy: "assign the inner value to a name first"
            )
        }
        depth += 1
        defer { depth -= 1 }
        let first = token
        switch first.kind {
        case .text:
            advance()
            return builder.constant(.text(LiquidText(Array(source[first.start + 1..<first.end - 1]))))
        case .number:
            advance()
            return builder.constant(try number(first))
        case .open: return try range()
        case .name:
            advance()
            if token.kind != .dot, token.kind != .openBracket, let literal = literal(first) {
                return builder.constant(literal)
            }
            return try path(from: first)
        case .openBracket: return try pathFromBracket()
        default:
            throw LiquidMistake(
                at: first.start,
                "expected a value, found \(shown(first))",
                remedy: "write a variable, a number or a text in quotes"
            )
        }
    }

    private func literal(_ token: LiquidToken) -> LiquidValue? {
        switch string(token.range) {
        case "nil", "null": LiquidValue.none
        case "true": .flag(true)
        case "false": .flag(false)
        case "empty": .empty
        case "blank": .blank
        default: nil
        }
    }

    private func number(_ token: LiquidToken) throws(LiquidMistake) -> LiquidValue {
        let number = source.withUnsafeBufferPointer { LiquidNumber($0.part(token.range)) }
        let isWhole = !source[token.range].contains(UInt8(ascii: "."))
        let isLost = number == .integer(0) && source[token.range].contains { $0 >= 0x31 && $0 <= 0x39 }
        switch number {
        case _ where isLost: break
        case .decimal where !isWhole: return number.value
        case .integer where isWhole: return number.value
        default: break
        }
        throw LiquidMistake(at: token.start, "\(shown(token)) has too many digits", remedy: "write fewer digits")
    }

    private mutating func range() throws(LiquidMistake) -> LiquidOperand {
        let opening = token
        advance()
        try pushedValue()
        try expect(.dots, "..")
        try pushedValue()
        try expect(.close, ")")
        builder.emit(.range, origin(opening.start))
        return .top
    }

    /// A variable and the path behind its name.
    private mutating func path(from first: LiquidToken) throws(LiquidMistake) -> LiquidOperand {
        var name = string(first.range)
        if builder.dottedRoots.contains(name) {
            var candidate = name
            var last = index
            while let part = namePart(at: last) {
                candidate += "." + string(part.range)
                last = part.next
                if builder.variables[candidate] != nil {
                    name = candidate
                    index = last
                }
            }
            if builder.isStrict, builder.variables[name] == nil { throw unknownMember(first, candidate) }
        }
        return try path(from: name, first)
    }

    /// A name behind a point, or a text in brackets: a part of a variable's name.
    private func namePart(at place: Int) -> (range: Range<Int>, next: Int)? {
        switch tokens[place].kind {
        case .dot where tokens[place + 1].kind == .name: return (tokens[place + 1].range, place + 2)
        case .openBracket where tokens[place + 1].kind == .text && tokens[place + 2].kind == .closeBracket:
            let text = tokens[place + 1]
            return (text.start + 1..<text.end - 1, place + 3)
        default: return nil
        }
    }

    private func unknownMember(_ first: LiquidToken, _ name: String) -> LiquidMistake {
        let nearest = Suggestion.nearest(to: name, among: builder.variables.keys.sorted())
        return LiquidMistake(
            at: first.start,
            "`\(name)` is not a variable",
            remedy: nearest.map { "did you mean `\($0)`?" } ?? "name one of its parts, such as `\(name).title`"
        )
    }

    private mutating func pathFromBracket() throws(LiquidMistake) -> LiquidOperand {
        let first = token
        advance()
        if token.kind == .text {
            let name = string(token.start + 1..<token.end - 1)
            advance()
            try expect(.closeBracket, "]")
            return try path(from: name, first)
        }
        guard !builder.isStrict else {
            throw LiquidMistake(
                at: first.start,
                "the name of a variable cannot be computed",
                remedy: "write the name, or choose with `{% case %}`"
            )
        }
        try pushedValue()
        try expect(.closeBracket, "]")
        builder.emit(.variable, origin(first.start))
        try members(of: nil)
        return .top
    }

    private mutating func path(from name: String, _ first: LiquidToken) throws(LiquidMistake) -> LiquidOperand {
        let symbol = builder.symbol(name)
        builder.read(symbol, origin(first.start))
        let hasPath = token.kind == .dot || token.kind == .openBracket
        let start = first.start
        if hasPath {
            builder.emit(.push(.symbol(symbol)), origin(start))
            try members(of: builder.variable(of: symbol))
        }
        let slot = Int(builder.program.slots[Int(symbol)])
        if slot >= 0 {
            let path = string(start..<tokens[index - 1].end)
            builder.add(LiquidInput(name: name, slot: slot, path: path))
        }
        return hasPath ? .top : .symbol(symbol)
    }
}
