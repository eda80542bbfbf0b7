import PIMCatalog
import PIMText

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
        guard let previous = result.previous, previous > result.written else { return reasons }
        if result.read == 0 { reasons.append("no product lines were read, and \(previous) items are published") }
        guard let maximumDrop else { return reasons }
        let drop = previous - result.written
        switch maximumDrop {
        case .items(let allowed) where drop > allowed:
            reasons.append("it has \(result.written) items, \(drop) fewer than before; the gate allows \(allowed)")
        case .percent(let allowed):
            // Held against each other without rounding: 10.04 % are more than 10 %.
            guard let limit = allowed.multiplied(by: ExactDecimal(previous)), limit < ExactDecimal(drop * 100) else {
                break
            }
            let percent = ExactDecimal.divide(ExactDecimal(drop * 100), by: ExactDecimal(previous), decimals: 2)
            reasons.append(
                "it has \(result.written) items after \(previous), \(percent ?? 100) % fewer; the gate allows \(allowed) %"
            )
        default: break
        }
        return reasons
    }
}
