/// Watches the stream of products for what breaks their identity: identifiers and unique values that stand twice,
/// parents that are missing, variants that cannot be told apart.
///
/// It remembers 8 bytes per identifier, per unique value and per axis combination.
public struct IdentityCheck: Sendable {
    private let finder: IdentityFacts.Finder
    private var identifiers = HashMemory()
    private var uniqueValues = HashMemory()
    private var combinations = HashMemory()

    /// Starts watching; nothing was seen yet.
    public init(structure: CatalogStructure) {
        finder = IdentityFacts.Finder(structure: structure)
    }

    /// Takes note of a product or model and says what is wrong with its identity.
    public mutating func check(_ lineage: Lineage) -> [Finding] {
        check(finder.facts(of: lineage))
    }

    /// Takes note of a product known from another run; false, and no note is taken, where it has something in common with
    /// one that came before.
    package mutating func take(_ marks: IdentityMarks) -> Bool {
        guard !identifiers.contains(marks.identifier), !marks.uniqueValues.contains(where: uniqueValues.contains) else {
            return false
        }
        if let combination = marks.combination, !combinations.insert(combination) { return false }
        _ = identifiers.insert(marks.identifier)
        for hash in marks.uniqueValues { _ = uniqueValues.insert(hash) }
        return true
    }

    /// Takes note of what was found of a product or model; products come in their order.
    package mutating func check(_ facts: IdentityFacts) -> [Finding] {
        var findings: [Finding] = []
        if !identifiers.insert(facts.identifierHash) { findings.append(finder.duplicateIdentifier(facts)) }
        if !facts.before.isEmpty { findings += facts.before }
        for value in facts.uniqueValues where !uniqueValues.insert(value.hash.value) {
            findings.append(finder.notUnique(facts, value.attribute))
        }
        if !facts.axes.findings.isEmpty { findings += facts.axes.findings }
        if let combination = facts.axes.combination, !combinations.insert(combination.value) {
            findings.append(finder.duplicateAxes(facts))
        }
        return findings
    }
}
