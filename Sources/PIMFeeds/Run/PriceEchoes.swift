import PIMCatalog
import PIMText

/// Takes out what is told of one amount a second time, by rules further from the cause.
///
/// An amount that cannot be converted without rounding has too many digits for the format too, and for the filter `money`.
struct PriceEchoes {
    /// Why amounts were told to be inexact: those of the feed's currency, as the feed would write them.
    private let unconverted: [String]

    init(_ unconverted: [ExactDecimal]) {
        self.unconverted = unconverted.map(\.description)
    }

    /// Leaves one finding for each amount.
    func silence(_ findings: inout [Finding]) {
        guard findings.count > 1 else { return }
        let told = findings.filter { $0.rule == Self.price }.compactMap { Self.amount(in: $0.message, behind: "\"") }
        guard !unconverted.isEmpty || !told.isEmpty else { return }
        var isLeftOut = false
        findings.removeAll { finding in
            switch finding.rule {
            case Self.price:
                guard let amount = Self.amount(in: finding.message, behind: "\""), unconverted.contains(amount) else {
                    return false
                }
                isLeftOut = true
                return true
            case "template.fault":
                guard finding.message.contains("has more digits after the point"),
                    let amount = Self.amount(in: finding.message, behind: "`")
                else { return false }
                return unconverted.contains(amount) || told.contains(amount)
            default: return false
            }
        }
        guard isLeftOut else { return }
        for index in findings.indices where findings[index].rule == FeedPlan.conversionRule {
            findings[index].remedy = FeedPlan.conversionRemedy("leaves the value out")
        }
    }

    private static let price = "format.price"

    /// The number behind the first sign of a kind.
    private static func amount(in message: String, behind sign: Unicode.Scalar) -> String? {
        let scalars = message.unicodeScalars
        guard let start = scalars.firstIndex(of: sign) else { return nil }
        let digits = scalars[scalars.index(after: start)...].prefix { $0 == "." || ("0"..."9").contains($0) }
        return digits.isEmpty ? nil : String(digits)
    }
}
