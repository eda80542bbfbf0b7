public import PIMCatalog

/// What a rule says although somebody allowed it there, for reports that show what was allowed.
public struct WaivedFinding: Sendable, Hashable {
    /// What the rule says.
    public let finding: Finding
    /// Who allowed it, why and until when.
    public let waiver: Waiver

    /// Pairs a finding with the waiver that covers it.
    public init(_ finding: Finding, by waiver: Waiver) {
        self.finding = finding
        self.waiver = waiver
    }
}
