import PIMText

extension WhereCompiler {
    func refuseOrder(_ side: WhereSide, _ sign: WhereSign, remedy: String) throws(WhereProblem) {
        guard sign.isOrdering else { return }
        throw WhereProblem(at: side.token, "\(side.shown), which has no order", remedy: remedy)
    }

    /// A list or table where one value is needed.
    func unfit(_ side: WhereSide, _ sign: WhereSign) -> WhereProblem {
        WhereProblem(
            at: side.token,
            "\(side.shown), so it cannot be compared with \(sign.rawValue)",
            remedy: side.kind == .table ? "a table is only blank or not" : "write `\(side.name) contains '…'`"
        )
    }

    /// A literal of another type than the side's.
    func mismatch(_ side: WhereSide, _ literal: WhereToken) -> WhereProblem {
        WhereProblem(at: literal, "\(side.shown), and \(literal.shown) is not", remedy: remedy(side, literal))
    }

    func unknown(
        _ what: String,
        _ code: String,
        among known: [String],
        _ literal: WhereToken
    ) -> WhereProblem {
        let nearest = Suggestion.nearest(to: code, among: known)
        let listed = known.isEmpty ? "none is declared" : "known: " + known.prefix(8).joined(separator: ", ")
        return WhereProblem(
            at: literal,
            "\(literal.shown) is not \(what)",
            remedy: nearest.map { "did you mean '\($0)'?" } ?? listed
        )
    }

    private func remedy(_ side: WhereSide, _ literal: WhereToken) -> String {
        switch side.kind {
        case .text, .choice, .choices, .list, .categories: "put the value in quotes: '\(literal.text)'"
        case .number, .amount, .measure:
            if case .text = literal.kind { "write a number without quotes" } else { "write a number such as 12.50" }
        case .flag: "write true or false, or the name alone"
        case .date: "write it as '2026-11-22'"
        case .table: "a table is only blank or not"
        }
    }
}
