/// The arguments of a filter's call that stand in the template as literals, for the check before anything is rendered.
public struct LiquidLiterals: Sendable {
    /// The number of the host's variable that the filter is applied to; nil where it is anything else.
    public let slot: Int?
    private let positional: [LiquidValue?]
    private let named: [(name: String, value: LiquidValue?)]

    init(slot: Int?, positional: [LiquidValue?], named: [(name: String, value: LiquidValue?)]) {
        self.slot = slot
        self.positional = positional
        self.named = named
    }

    /// The number of arguments without names, literals or not.
    public var count: Int { positional.count }

    /// The literal at a place; nil where there is none, or a variable.
    public subscript(index: Int) -> LiquidValue? {
        positional.indices.contains(index) ? positional[index] : nil
    }

    /// The literal with a name; nil where there is none, or a variable.
    public subscript(name: String) -> LiquidValue? {
        named.last { $0.name == name }?.value
    }

    /// The text of the literal at a place; nil where none stands there, or it is `nil`.
    public func text(at index: Int) -> String? { self[index].flatMap { Self.text(of: $0) } }

    /// The text of the literal with a name; nil where there is none, or it is `nil`.
    public func text(named name: String) -> String? { self[name].flatMap { Self.text(of: $0) } }

    /// The whole number of the literal at a place; nil where none stands there, and a fault where it is none.
    @discardableResult
    public func wholeNumber(at index: Int) throws(LiquidFault) -> Int? {
        guard let literal = self[index] else { return nil }
        var call = LiquidCall()
        return try call.integer(of: literal)
    }

    /// The number of the literal at a place; nil where none stands there, and a fault where it is none.
    public func number(at index: Int) throws(LiquidFault) -> ExactDecimal? {
        guard let literal = self[index] else { return nil }
        var call = LiquidCall()
        guard let number = call.exactNumber(of: literal) else {
            throw LiquidFault(
                "\(literal.kindName) `\(call.shown(literal))` is not a number",
                remedy: "write a number such as 5"
            )
        }
        return number
    }

    private static func text(of literal: LiquidValue) -> String? {
        var call = LiquidCall()
        return literal.isNone ? nil : call.string(of: literal)
    }
}
