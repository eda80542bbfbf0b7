extension LiquidParser {
    /// The members behind a value on the stack; the first is checked against the variable's kind.
    mutating func members(of variable: LiquidVariable?) throws(LiquidMistake) {
        var variable = variable
        while true {
            let start = token
            if take(.dot) {
                let name = try expectName("a name behind the point")
                if builder.isStrict, let variable { try check(string(name.range), at: name.start, of: variable) }
                builder.emit(.member(name: builder.name(Array(source[name.range])), isDotted: true), origin(name.start))
            } else if take(.openBracket) {
                if token.kind == .text, tokens[index + 1].kind == .closeBracket {
                    let range = token.start + 1..<token.end - 1
                    if builder.isStrict, let variable, builder.options.variables != nil {
                        try check(string(range), isDotted: false, at: range.lowerBound, of: variable)
                    }
                    let name = builder.name(Array(source[range]))
                    advance()
                    builder.emit(.member(name: name, isDotted: false), origin(start.start))
                } else {
                    try pushedValue()
                    builder.emit(.element, origin(start.start))
                }
                try expect(.closeBracket, "]")
            } else {
                return
            }
            variable = nil
        }
    }

    private func check(
        _ name: String,
        isDotted: Bool = true,
        at offset: Int,
        of variable: LiquidVariable
    ) throws(LiquidMistake) {
        let isKnown = isDotted && ["size", "first", "last"].contains(name)
        switch variable.kind {
        case .any:
            guard let members = variable.members, !isKnown, !members.contains(name) else { return }
            let known = members.map { "`\($0)`" }.joined(separator: " and ")
            throw LiquidMistake(
                at: offset,
                "`\(variable.name)` has no `\(name)`",
                remedy: Suggestion.nearest(to: name, among: members).map { "did you mean `\(variable.name).\($0)`?" }
                    ?? "it has \(known)"
            )
        case .object: return
        case .text where isKnown, .list where isKnown: return
        case .text, .number, .flag, .date, .list: break
        }
        let whole = "\(variable.name).\(name)"
        let parts = builder.variables.keys.filter { $0.hasPrefix("\(variable.name).") }.sorted()
        let other = variable.kind == .list ? "write `\(variable.name)[0].\(name)`" : "write `\(variable.name)` alone"
        throw LiquidMistake(
            at: offset,
            "`\(variable.name)` is \(variable.kind.words) and has no `\(name)`",
            remedy: Suggestion.nearest(to: whole, among: parts).map { "did you mean `\($0)`?" } ?? other
        )
    }
}

extension LiquidVariable.Kind {
    /// How messages name the kind, with its article.
    fileprivate var words: String {
        switch self {
        case .text: "a text"
        case .number: "a number"
        case .flag: "true or false"
        case .date: "a date"
        case .list: "a list"
        case .object: "an object"
        case .any: "a value"
        }
    }
}
