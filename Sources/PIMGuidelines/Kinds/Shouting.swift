import PIMText

extension Rule {
    /// No words wholly in capitals.
    public static let shouting = Rule(
        code: "text.shouting",
        summary: "Words are not written wholly in capitals.",
        rationale: "Google, Meta and Amazon refuse capitals used for emphasis, and readers take them for shouting.",
        remedy: "write the words in sentence case",
        good: [
            Sample("Kurtka Nord XL z latarką USB", "pl_PL"), Sample("Жеңіл күрте", "kk_KZ"),
            Sample("USB lamp", "en_GB"), Sample("BOSCH drill", "en_GB", names: ["BOSCH"]),
        ],
        bad: [Sample("KURTKA ZIMOWA damska", "pl_PL"), Sample("ЖЕҢІЛ күрте", "kk_KZ"), Sample("GREAT boots", "en_GB")],
        heedsNames: true,
        cause: { _ in .presence(of: .capitals) },
        problem: { sample in
            let words = Words.shouting(in: sample.text).filter { !sample.names.contains(String($0)) }
            guard !words.isEmpty else { return nil }
            return "\(words.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")) in capitals"
        }
    )
}
