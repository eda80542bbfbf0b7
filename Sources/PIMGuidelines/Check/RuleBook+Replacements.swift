extension RuleBook {
    /// What is wrong with the words that rules for terms put in the place of others: some break the rule themselves, so
    /// that a mended text would have to be mended again, perhaps without end.
    func replacementProblems() -> [RuleProblem] {
        var problems: [RuleProblem] = []
        for (rule, replacement) in replacements {
            let opinion = opinions(of: replacement.text).first { $0.rule == rule }
            guard let breach = opinion?.breach else { continue }
            problems.append(
                RuleProblem(
                    replacement.path,
                    "\"\(replacement.text)\" breaks the rule that puts it in: \(breach.message)",
                    remedy: "write something else, or let an exception of the rule have it"
                )
            )
        }
        return problems
    }

    /// The texts that rules for terms put in, with their places.
    private var replacements: [(rule: Int, replacement: (path: String, text: String))] {
        rules.indices.filter(looksForTerms).flatMap { rule in
            rules[rule].kind.parameters.flatMap { parameter -> [(path: String, text: String)] in
                switch (parameter.shape, rules[rule].settings[parameter.name]) {
                case (.terms, .list(let elements)):
                    elements.enumerated().compactMap { place, element in
                        guard case .table(let table) = element, case .text(let text) = table["instead"] else {
                            return nil
                        }
                        return ("\(parameter.name)/\(place)/instead", text)
                    }
                case (.textsByName, .table(let table)):
                    table.sorted { $0.key < $1.key }.compactMap { name, element in
                        guard case .text(let text) = element else { return nil }
                        return ("\(parameter.name)/\(name)", text)
                    }
                default: []
                }
            }.map { (rule, $0) }
        }
    }
}
