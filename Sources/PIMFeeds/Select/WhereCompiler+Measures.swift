import PIMCatalog
import PIMText

extension WhereCompiler {
    /// A measurement compared with an amount in a unit of its family, such as `'500 GRAM'`.
    func measurement(
        _ text: String,
        _ side: WhereSide,
        _ sign: WhereSign,
        _ literal: WhereToken
    ) throws(WhereProblem) -> WhereNode {
        guard case .measure(let number, family: let code, unit: let own) = side.operand else {
            throw mismatch(side, literal)
        }
        let parts = text.split(separator: " ")
        guard parts.count == 2, let amount = ExactDecimal(String(parts[0])) else {
            throw WhereProblem(
                at: literal,
                "\(side.shown), and \(literal.shown) is not",
                remedy: "write a number without quotes, or with a unit: '1.5 \(own)'"
            )
        }
        let word = String(parts[1])
        let units = structure.measurementFamilies[code]?.units ?? []
        guard units.contains(where: { $0.code == word }) else {
            let known = units.map(\.code)
            let nearest = units.first { $0.symbol == word }?.code ?? Suggestion.nearest(to: word, among: known)
            throw WhereProblem(
                at: literal,
                "`\(word)` is not a unit of `\(side.name)`",
                remedy: nearest.map { "did you mean '\(parts[0]) \($0)'?" }
                    ?? "known: \(known.prefix(8).joined(separator: ", "))"
            )
        }
        return .number(.measure(number, family: code, unit: word), sign, amount)
    }
}
