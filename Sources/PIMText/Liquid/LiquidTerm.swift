/// A value of the host that is written as one thing and compared as another: an option as its name and its code, a
/// measure as `1.2 kg` and its amount.
public final class LiquidTerm: Sendable {
    /// What templates write.
    public let text: LiquidText
    /// What conditions compare and filters of arithmetic take.
    public let key: LiquidValue
    /// What a template asks for by name, such as `unit`.
    public let members: LiquidObject

    /// A term; the text may stand in the scratch memory of the rendering in progress.
    public init(_ text: LiquidText, key: LiquidValue, members: [(name: String, value: LiquidValue)] = []) {
        self.text = text
        self.key = key
        self.members = LiquidObject(members)
    }
}
