/// A condition as it is written, before its names and types are looked up.
indirect enum WhereSyntax: Sendable {
    case all([WhereSyntax])
    case any([WhereSyntax])
    case not(WhereSyntax)
    /// A name or literal alone.
    case alone(WhereToken)
    case comparison(WhereToken, WhereSign, WhereToken)
}

/// Builds the syntax of a condition: `not` binds tightest; `and` and `or` side by side need parentheses.
///
/// Most languages read `a and b or c` as `(a and b) or c`, Liquid as `a and (b or c)`, so it is refused.
struct WhereParser {
    /// The most parentheses and negations that may stand inside each other.
    static let maximumDepth = 64

    private let tokens: [WhereToken]
    private var index = 0
    private var depth = 0

    init(_ tokens: [WhereToken]) {
        self.tokens = tokens
    }

    private var token: WhereToken { tokens[index] }

    /// The whole condition.
    mutating func parse() throws(WhereProblem) -> WhereSyntax {
        guard token.kind != .end else {
            throw WhereProblem(at: token, "the condition is empty", remedy: "state one, or take \"where\" out")
        }
        let syntax = try alternatives()
        switch token.kind {
        case .end: return syntax
        case .close: throw WhereProblem(at: token, "this parenthesis closes nothing", remedy: "take it out")
        default:
            throw WhereProblem(
                at: token,
                "expected `and` or `or`, found \(token.shown)",
                remedy: Self.remedy(forJoining: token)
            )
        }
    }

    private mutating func advance() {
        if index + 1 < tokens.count { index += 1 }
    }

    /// Conditions joined by `and`, or by `or`.
    private mutating func alternatives() throws(WhereProblem) -> WhereSyntax {
        var starts = [index]
        var parts = [try negation()]
        var joint: WhereToken?
        var mixture: WhereToken?
        while token.kind == .and || token.kind == .or {
            if let joint, joint.kind != token.kind, mixture == nil { mixture = token }
            joint = joint ?? token
            advance()
            starts.append(index)
            parts.append(try negation())
        }
        if let mixture { throw mixed(mixture, starts) }
        guard let joint else { return parts[0] }
        return joint.kind == .or ? .any(parts) : .all(parts)
    }

    /// Refuses `and` beside `or`, with both readings of what stands from the first of the places to here.
    private func mixed(_ joint: WhereToken, _ starts: [Int]) -> WhereProblem {
        var message = "`and` and `or` stand side by side"
        if starts.count <= 8 {
            message += ", which can be read as `\(reading(starts, binding: .and))` "
            message += "or as `\(reading(starts, binding: .or))`"
        }
        return WhereProblem(at: joint, message, remedy: "put parentheses around what belongs together")
    }

    /// The conditions that begin at these places, with parentheses around those that one word joins.
    private func reading(_ starts: [Int], binding kind: WhereToken.Kind) -> String {
        var text = ""
        var isOpen = false
        for (number, start) in starts.enumerated() {
            let isLast = number + 1 == starts.count
            let end = isLast ? index : starts[number + 1] - 1
            if number > 0 { text += " \(tokens[start - 1].text) " }
            let binds = !isLast && tokens[end].kind == kind
            if binds, !isOpen {
                text += "("
                isOpen = true
            }
            text += written(tokens[start..<end])
            if isOpen, !binds {
                text += ")"
                isOpen = false
            }
        }
        return text
    }

    /// Tokens as they are written, with a space between two unless a parenthesis stands there.
    private func written(_ tokens: ArraySlice<WhereToken>) -> String {
        var text = ""
        var last = WhereToken.Kind.open
        for token in tokens {
            if last != .open, token.kind != .close { text += " " }
            text += token.text
            last = token.kind
        }
        return text
    }

    private mutating func negation() throws(WhereProblem) -> WhereSyntax {
        guard token.kind == .not || token.kind == .open else { return try comparison() }
        guard depth < Self.maximumDepth else {
            throw WhereProblem(
                at: token,
                "parentheses stand more than \(Self.maximumDepth) deep",
                remedy: "take out those that are not needed"
            )
        }
        depth += 1
        defer { depth -= 1 }
        let opening = token
        advance()
        guard opening.kind == .open else { return .not(try negation()) }
        let inner = try alternatives()
        guard token.kind == .close else {
            guard token.kind == .end else {
                throw WhereProblem(
                    at: token,
                    "expected `and`, `or` or `)`, found \(token.shown)",
                    remedy: Self.remedy(forJoining: token)
                )
            }
            throw WhereProblem(at: opening, "this parenthesis is not closed", remedy: "add `)`")
        }
        advance()
        return inner
    }

    private mutating func comparison() throws(WhereProblem) -> WhereSyntax {
        let left = try operand()
        guard case .sign(let sign) = token.kind else { return .alone(left) }
        advance()
        let right = try operand()
        guard case .sign = token.kind else { return .comparison(left, sign, right) }
        throw WhereProblem(
            at: token,
            "a comparison cannot go on with \(token.shown)",
            remedy: "join two comparisons with `and`"
        )
    }

    private mutating func operand() throws(WhereProblem) -> WhereToken {
        let operand = token
        switch operand.kind {
        case .name, .number, .text, .yes, .no, .blank:
            advance()
            return operand
        default:
            throw WhereProblem(
                at: operand,
                "expected an attribute or a value, found \(operand.shown)",
                remedy: "write a comparison such as `brand == 'Nord'`"
            )
        }
    }

    private static func remedy(forJoining token: WhereToken) -> String {
        switch token.text {
        case "AND", "And", "OR", "Or": "write `\(token.text.lowercased())` in small letters"
        default: "join conditions with `and` or `or`; put texts in quotes"
        }
    }
}
