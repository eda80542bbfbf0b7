import PIMCatalog

extension FeedDefinition.Gate {
    /// Why a feed may not replace the published one; empty where it may.
    func reasons(against result: FeedResult) -> [String] {
        var reasons: [String] = []
        if result.written < minimumItems {
            reasons.append("it has \(result.written) items, the gate asks for at least \(minimumItems)")
        }
        let errors = result.itemsWithErrors + result.failed
        if let maximumErrors, errors > maximumErrors {
            reasons.append("\(errors) items have errors, the gate allows \(maximumErrors)")
        }
        guard let previous = result.previous, previous > result.written, let maximumDrop else { return reasons }
        let drop = previous - result.written
        switch maximumDrop {
        case .items(let allowed) where drop > allowed:
            reasons.append("it has \(result.written) items, \(drop) fewer than before; the gate allows \(allowed)")
        case .percent(let allowed):
            let percent = ExactDecimal.divide(ExactDecimal(drop * 100), by: ExactDecimal(previous), decimals: 1)
            guard let percent, allowed < percent else { break }
            reasons.append(
                "it has \(result.written) items after \(previous), \(percent) % fewer; the gate allows \(allowed) %"
            )
        default: break
        }
        return reasons
    }
}
