import PIMCatalog

/// Brings together what several feeds say of one product in the same words, so that a person reads it once.
///
/// Findings of one product come one after another; they are held until the next product's begin. Many feeds become a
/// list in `feed`; a scope stays only where all of them share it.
struct FindingMerge {
    /// What makes two findings the same to a person.
    private struct Words: Hashable {
        let rule: String
        let severity: Finding.Severity
        let message: String
        let remedy: String
        let position: SourcePosition?
        let attribute: AttributeCode?
        let field: String?

        init(_ finding: Finding) {
            rule = finding.rule
            severity = finding.severity
            message = finding.message
            remedy = finding.advice
            position = finding.position
            attribute = finding.attribute
            field = finding.field
        }
    }

    private var product: String?
    private var held: [Finding] = []
    private var places: [Words: Int] = [:]

    /// Takes a finding and gives back those of the product before, where another one begins; what concerns no product
    /// is given back at once.
    mutating func add(_ finding: Finding) -> [Finding] {
        guard finding.product != nil else { return [finding] }
        var finished: [Finding] = []
        if finding.product != product {
            finished = flush()
            product = finding.product
        }
        let words = Words(finding)
        guard finding.feed != nil, let place = places[words] else {
            if finding.feed != nil { places[words] = held.count }
            held.append(finding)
            return finished
        }
        held[place].feed = [held[place].feed, finding.feed].compactMap(\.self).joined(separator: ", ")
        if held[place].scope != finding.scope { held[place].scope = nil }
        if held[place].passage != finding.passage { held[place].passage = nil }
        return finished
    }

    /// What is still held.
    mutating func flush() -> [Finding] {
        defer {
            held = []
            places = [:]
        }
        return held
    }
}
