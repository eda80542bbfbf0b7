import PIMText

/// The words of names, which are written as they are spelled there whatever else a rule wants.
package enum NameWords {
    /// The words of names, however they are parted.
    package static func words(of names: [String]) -> Set<String> {
        var words: Set<String> = []
        for name in names {
            words.formUnion(Words.shouting(in: name).map { String($0) })
            let text = CheckedText(name, locale: "")
            words.formUnion(text.wordRanges.map { text.string($0) })
        }
        return words
    }

    /// The parameters of a kind of rules that hold names which a text has to spell so.
    fileprivate static func parameters(of kind: String) -> [String] {
        switch kind {
        case RuleKind.names.name: ["names", "never"]
        case RuleKind.required.name: ["terms"]
        default: []
        }
    }
}

extension [EffectiveRule] {
    /// The words of the names that the rules demand.
    var demandedNames: Set<String> {
        NameWords.words(
            of: flatMap { rule in
                NameWords.parameters(of: rule.kind.name).flatMap { rule.settings[$0]?.names([:]) ?? [] }
            }
        )
    }
}

extension GuidelineSet {
    /// The words of the names that some guideline demands.
    package var demandedNames: Set<String> {
        var vocabularies: [String: [Setting]] = [:]
        for guideline in guidelines {
            for (name, change) in guideline.vocabularies { vocabularies[name, default: []] += change.added }
        }
        var kinds: [String: String] = [:]
        var names: [String] = []
        for rule in guidelines.flatMap(\.rules) where rule.isOff != true {
            if let kind = rule.kind { kinds[rule.id] = kind }
            for parameter in NameWords.parameters(of: kinds[rule.id] ?? "") {
                names += rule.settings[parameter]?.added.flatMap { $0.names(vocabularies) } ?? []
            }
        }
        return NameWords.words(of: names)
    }
}

extension SettingChange {
    /// What comes into a parameter.
    fileprivate var added: [Setting] {
        switch self {
        case .set(let setting): setting.elements
        case .change(let added, _): added
        }
    }
}

extension Setting {
    /// The names in a text, a list, a term, a table of texts, or a vocabulary.
    fileprivate func names(_ vocabularies: [String: [Setting]]) -> [String] {
        if let vocabulary { return vocabularies[vocabulary]?.flatMap { $0.names([:]) } ?? [] }
        switch self {
        case .text(let text): return [text]
        case .list(let elements): return elements.flatMap { $0.names(vocabularies) }
        case .table(let table): return table["term"]?.names([:]) ?? table.values.flatMap { $0.names([:]) }
        case .number, .flag: return []
        }
    }
}
