import PIMCatalog
import PIMIO
import PIMIntake
import PIMText

extension FeedFile {
    /// What one of the feed's currency is worth.
    static func conversions(_ item: inout ObjectReader, _ log: inout IntakeLog) -> [FeedDefinition.Conversion] {
        (item.objects("conversion", &log) ?? []).compactMap { reader in
            var entry = reader
            let from = entry.date("from", &log)
            let currency = entry.required("of", of: "a conversion", &log)
            let factor = entry.decimal("factor", &log)
            if entry.node["factor"] == nil {
                log.report("missing-key", "a conversion lacks \"factor\"", remedy: "add it", at: entry.position)
            }
            entry.finish("the conversion", &log)
            guard let currency, let factor else { return nil }
            return FeedDefinition.Conversion(from: from, of: CurrencyCode(currency), factor: factor)
        }
    }
}

extension ObjectReader {
    /// The digits after the point that a channel takes, by currency.
    mutating func decimals(_ log: inout IntakeLog) -> [String: Int] {
        guard let table = object("decimals", &log) else { return [:] }
        var decimals: [String: Int] = [:]
        for member in table.node.object ?? [] {
            let place = SourcePosition(file: file, line: member.line, column: member.column)
            let letters = Array(member.key.utf8)
            guard letters.count == 3, letters.allSatisfy({ $0 &- UInt8(ascii: "A") < 26 }) else {
                let message = "\"decimals\" names \"\(member.key)\", which cannot be the code of a currency"
                log.report("unknown-currency", message, remedy: "use three capitals, such as KZT", at: place)
                continue
            }
            guard let count = member.value.number.flatMap({ Int($0) }), (0...8).contains(count) else {
                let message = "the decimals of \(member.key) are \(member.value.number ?? member.value.kindName)"
                log.report("out-of-range", message, remedy: "write a whole number from 0 to 8", at: place)
                continue
            }
            decimals[member.key] = count
        }
        return decimals
    }
}
