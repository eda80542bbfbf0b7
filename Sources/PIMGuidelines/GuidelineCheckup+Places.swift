import PIMCatalog

/// Says where what is wrong with a rule is written: elements of lists may come from other layers and from vocabularies.
extension GuidelineCheckup {
    mutating func report(
        _ fault: RuleFault,
        _ code: String = "parameter",
        _ severity: Finding.Severity = .error
    ) {
        let place = place(of: fault)
        report(
            code,
            "the rule \"\(fault.rule.id)\": \(fault.problem.message)"
                + Self.shown(place.pointer),
            remedy: fault.problem.remedy,
            place.position,
            severity
        )
    }

    /// Where a name that the catalog has to declare is written.
    func place(of declared: RuleKind.DeclaredName, in rule: EffectiveRule) -> SourcePosition? {
        place(of: RuleFault(RuleProblem(declared.path, "", remedy: ""), of: rule)).position
    }

    /// The JSON pointer of what is at fault, and its place in a file.
    private func place(of fault: RuleFault) -> (pointer: String, position: SourcePosition?) {
        let path = fault.problem.path
        guard !path.isEmpty else { return (fault.rule.pointer, fault.rule.source) }
        let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
        let said = set.guidelines.filter { fault.guidelines.contains($0.code) }.flatMap(\.rules)
            .filter { $0.id == fault.rule.id && $0.settings[parts[0]] != nil }
        if parts.count > 1, let number = Int(parts[1]), case .list(let elements)? = fault.settings[parts[0]],
            elements.indices.contains(number)
        {
            let rest = parts.count > 2 ? "/\(parts[2])" : ""
            if let place = place(of: elements[number], under: parts[0], rest, said) { return place }
        }
        let rule = said.last ?? fault.rule
        return ("\(rule.pointer)/with/\(path)", rule.place(of: path))
    }

    /// Where an element of a parameter's list is written; it has the same fault wherever it stands.
    private func place(
        of element: Setting,
        under name: String,
        _ rest: String,
        _ said: [GuidelineRule]
    ) -> (pointer: String, position: SourcePosition?)? {
        for rule in said.reversed() {
            guard let change = rule.settings[name] else { continue }
            if let path = change.path(of: element) {
                let path = "\(name)/\(path)\(rest)"
                return ("\(rule.pointer)/with/\(path)", rule.place(of: path))
            }
            for vocabulary in change.vocabularies {
                for guideline in set.guidelines.reversed() {
                    guard let path = guideline.vocabularies[vocabulary]?.path(of: element) else { continue }
                    let whole = "\(vocabulary)/\(path)\(rest)"
                    return ("/vocabularies/\(whole)", guideline.place(of: whole))
                }
            }
        }
        return nil
    }
}

extension SettingChange {
    /// Where in a list an element stands that it brings, such as `2` or `+/2`.
    fileprivate func path(of element: Setting) -> String? {
        switch self {
        case .set(.list(let elements)): elements.firstIndex(of: element).map { "\($0)" }
        case .set: nil
        case .change(let added, _): added.firstIndex(of: element).map { "+/\($0)" }
        }
    }
}

extension GuidelineRule {
    /// Where a parameter, or the nearest thing around it, is written.
    func place(of path: String) -> SourcePosition? { places.nearest(to: path) ?? source }
}

extension Guideline {
    /// Where a vocabulary, or the nearest thing around it, is written.
    func place(of path: String) -> SourcePosition? { places.nearest(to: path) ?? source }
}

extension [String: SourcePosition] {
    /// What is known of a path, or of the nearest one around it.
    fileprivate func nearest(to path: String) -> SourcePosition? {
        var path = path[...]
        while !path.isEmpty {
            if let place = self[String(path)] { return place }
            path = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
        }
        return nil
    }
}
