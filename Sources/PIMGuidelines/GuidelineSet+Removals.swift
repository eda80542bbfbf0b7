import PIMCatalog

extension GuidelineSet {
    /// What a guideline takes out of lists in which no guideline puts it.
    ///
    /// Layers that meet at some places only are not told apart: what one of them says may be taken out by any other.
    func idleRemovals(of guideline: Guideline) -> [Finding] {
        var findings: [Finding] = []
        for rule in guideline.rules {
            for (name, change) in rule.settings.sorted(by: { $0.key < $1.key }) where !change.removed.isEmpty {
                let said = elements(of: name, ofRule: rule.id)
                for (place, element) in change.removed.enumerated() where !said.contains(where: element.isSame) {
                    let list = "the rule \"\(rule.id)\" takes \(element.told) out of \"\(name)\""
                    let path = "\(name)/-/\(place)"
                    let pointer = rule.pointer.isEmpty ? "" : "\(rule.pointer)/with/\(path)"
                    findings.append(Self.idle(list, pointer, at: rule.place(of: path)))
                }
            }
        }
        for (name, change) in guideline.vocabularies.sorted(by: { $0.key < $1.key }) {
            let said = change.removed.isEmpty ? [] : words(ofVocabulary: name)
            for (place, element) in change.removed.enumerated() where !said.contains(where: element.isSame) {
                let list = "the guideline \"\(guideline.code)\" takes \(element.told) out of the vocabulary \"\(name)\""
                let path = "\(name)/-/\(place)"
                let pointer = guideline.source == nil ? "" : "/vocabularies/\(path)"
                findings.append(Self.idle(list, pointer, at: guideline.place(of: path)))
            }
        }
        return findings
    }

    private static func idle(_ what: String, _ pointer: String, at position: SourcePosition?) -> Finding {
        Finding(
            "guideline.removes-nothing",
            .warning,
            "\(what), where no guideline puts it" + GuidelineCheckup.shown(pointer),
            remedy: "write it as it stands there, or take it out here",
            at: position
        )
    }

    /// The elements that guidelines put into a parameter of a rule, those of vocabularies among them.
    private func elements(of name: String, ofRule id: String) -> [Setting] {
        let changes = guidelines.flatMap(\.rules).filter { $0.id == id }.compactMap { $0.settings[name] }
        return changes.flatMap(\.added).flatMap { element -> [Setting] in
            guard case .table(let table) = element, case .text(let name) = table["vocabulary"] else { return [element] }
            return [element] + words(ofVocabulary: name)
        }
    }

    private func words(ofVocabulary name: String) -> [Setting] {
        guidelines.compactMap { $0.vocabularies[name] }.flatMap(\.added)
    }
}

extension SettingChange {
    /// The elements that it puts into a list.
    fileprivate var added: [Setting] {
        switch self {
        case .set(let value): value.elements
        case .change(let added, _): added
        }
    }
}

extension Setting {
    /// How messages tell of an element.
    fileprivate var told: String {
        switch self {
        case .text(let text): return "\"\(text)\""
        case .number(let number): return "\(number)"
        case .table(let table):
            guard case .text(let text) = table["term"] ?? table["vocabulary"] else { return shape }
            return "\"\(text)\""
        default: return shape
        }
    }
}
