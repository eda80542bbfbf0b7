import PIMCatalog

/// Looks for what special layers change although a general one locked it.
extension GuidelineCheckup {
    private struct Lock {
        let guideline: Guideline
        let rule: String
    }

    /// A rule that a general layer locked stays as it is, and so do the vocabularies it uses.
    mutating func checkLocks() {
        var rules: [String: [Lock]] = [:]
        var words: [String: [Lock]] = [:]
        var uses: [String: Set<String>] = [:]
        for (number, guideline) in set.guidelines.enumerated() {
            for (name, locks) in words where guideline.vocabularies[name] != nil {
                // The first to write it down changes nothing.
                let others = set.guidelines[..<number].filter { $0.vocabularies[name] != nil }
                guard others.contains(where: { $0.reach.mayMeet(guideline.reach) }) else { continue }
                let what = "the vocabulary \"\(name)\", which the rule \"\(locks[0].rule)\" uses,"
                report(what, locks, guideline, guideline.place(of: name))
            }
            for rule in guideline.rules {
                uses[rule.id, default: []].formUnion(rule.settings.values.flatMap(\.vocabularies))
                if let locks = rules[rule.id] {
                    report("the rule \"\(rule.id)\"", locks, guideline, rule.source)
                } else if rule.isLocked {
                    let lock = Lock(guideline: guideline, rule: rule.id)
                    rules[rule.id, default: []].append(lock)
                    for name in uses[rule.id] ?? [] { words[name, default: []].append(lock) }
                }
            }
        }
    }

    private mutating func report(
        _ what: String,
        _ locks: [Lock],
        _ guideline: Guideline,
        _ position: SourcePosition?
    ) {
        guard let lock = locks.first(where: { $0.guideline.reach.mayMeet(guideline.reach) }) else { return }
        report(
            "locked",
            "\(what) is locked by \"\(lock.guideline.code)\"",
            remedy: "take it out here, or ask whoever keeps \"\(lock.guideline.code)\"",
            position
        )
    }
}

extension SettingChange {
    /// The vocabularies that stand in it.
    var vocabularies: [String] {
        switch self {
        case .set(let setting): setting.vocabularies
        case .change(let added, _): added.compactMap(\.vocabulary)
        }
    }
}
