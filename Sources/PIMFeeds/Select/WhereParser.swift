/// A condition as it is written, before its names and types are looked up.
indirect enum WhereSyntax: Sendable {
    case all([WhereSyntax])
    case any([WhereSyntax])
    case not(WhereSyntax)
    /// A name or literal alone.
    case alone(WhereToken)
    case comparison(WhereToken, WhereSign, WhereToken)
}

/// Builds the syntax of a condition: `not` binds tightest, then `and`, then `or`.
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

    private mutating func alternatives() throws(WhereProblem) -> WhereSyntax {
        var parts = [try conjunction()]
        while token.kind == .or {
            advance()
            parts.append(try conjunction())
        }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(WhereProblem) -> WhereSyntax {
        var parts = [try negation()]
        while token.kind == .and {
            advance()
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .all(parts)
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
