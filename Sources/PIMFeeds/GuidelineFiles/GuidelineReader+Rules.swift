import PIMCatalog
import PIMGuidelines
import PIMIO
import PIMIntake
import PIMText

extension GuidelineReader {
    mutating func rule(_ reader: ObjectReader) -> GuidelineRule? {
        var item = reader
        let id = item.required("id", of: "a rule", &log)
        var rule = GuidelineRule(id ?? "", kind: item.string("kind", &log))
        rule.pointer = item.pointer ?? ""
        rule.source = item.position
        rule.summary = item.string("summary", &log)
        rule.reason = item.string("because", &log)
        rule.remedy = item.string("remedy", &log)
        rule.severity = severity(&item)
        rule.attributes = item.strings("attributes", &log)
        rule.locales = item.strings("locales", &log)
        rule.isOff = item.bool("off", &log)
        rule.isLocked = item.bool("locked", &log) ?? false
        rule.start = item.date("from", &log)
        rule.good = samples("good", &item)
        rule.bad = samples("bad", &item)
        if let settings = item.node("with") { read(settings, item, into: &rule) }
        item.finish("the rule", &log)
        return id == nil ? nil : rule
    }

    private mutating func severity(_ item: inout ObjectReader) -> Finding.Severity? {
        guard let node = item.node("severity") else { return nil }
        if let severity = Finding.Severity.allCases.first(where: { $0.word == node.string }) { return severity }
        log.report(
            "unknown-word",
            "\"severity\" is \(node.string.map { "\"\($0)\"" } ?? node.kindName), which is not known"
                + item.whereabouts("severity"),
            remedy: "known: \(Finding.Severity.allCases.map(\.word).joined(separator: ", "))",
            at: item.position(of: node)
        )
        return nil
    }

    private mutating func samples(_ key: String, _ item: inout ObjectReader) -> [RuleSample] {
        (item.objects(key, &log) ?? []).compactMap { reader in
            var sample = reader
            let text = sample.required("text", of: "a sample", &log)
            let locale = sample.required("locale", of: "a sample", &log)
            let fixed = sample.string("fixed", &log)
            sample.finish("the sample", &log)
            guard let text, let locale else { return nil }
            return RuleSample(text, locale, fixed: fixed)
        }
    }

    private mutating func read(_ node: JSONNode, _ item: ObjectReader, into rule: inout GuidelineRule) {
        guard let members = node.object else {
            log.report(
                "wrong-type",
                "\"with\" is \(node.kindName), expected an object, at \(rule.pointer)/with",
                remedy: "write the rule's parameters as an object",
                at: item.position(of: node)
            )
            return
        }
        for member in members {
            rule.settings[member.key] = change(member.value)
            note(member.value, member.key, item, &rule.places)
        }
    }

    /// Notes where a parameter and its parts are written.
    func note(_ node: JSONNode, _ path: String, _ item: ObjectReader, _ places: inout [String: SourcePosition]) {
        places[path] = item.position(of: node)
        for (number, element) in (node.array ?? []).enumerated() { note(element, "\(path)/\(number)", item, &places) }
        for member in node.object ?? [] { note(member.value, "\(path)/\(member.key)", item, &places) }
    }

    /// A value, or `{"+": [...], "-": [...]}`, which changes a list.
    func change(_ node: JSONNode) -> SettingChange {
        if let members = node.object, !members.isEmpty,
            members.allSatisfy({ ["+", "-"].contains($0.key) && $0.value.array != nil })
        {
            func elements(_ key: String) -> [Setting] { (node[key]?.array ?? []).map { setting($0) } }
            return .change(adding: elements("+"), removing: elements("-"))
        }
        return .set(setting(node))
    }

    private func setting(_ node: JSONNode) -> Setting {
        if let text = node.string { return .text(text) }
        if let flag = node.bool { return .flag(flag) }
        if let list = node.array { return .list(list.map { setting($0) }) }
        if let members = node.object {
            return .table(Dictionary(members.map { ($0.key, setting($0.value)) }) { first, _ in first })
        }
        if let number = node.number.flatMap({ ExactDecimal($0) }) { return .number(number) }
        return .list([])
    }
}
