import PIMCatalog
import PIMText

/// Looks for names that nobody declared, and for what would silently do nothing.
extension GuidelineCheckup {
    /// Attributes as rules may name them: by code or role.
    private var attributeNames: [String] {
        structure.attributes.flatMap { [$0.code.text] + ($0.role.map { [$0.word] } ?? []) }
    }

    /// Locales and their languages.
    var localeNames: [String] {
        let locales = structure.locales.map(\.text)
        return locales + locales.map { LanguageTag($0).language }
    }

    /// Looks through what guidelines say of rules, the most general first.
    mutating func checkNames() {
        let kinds = Dictionary(set.kinds.map { ($0.name, $0) }) { first, _ in first }
        var said: [String: GuidelineRule] = [:]
        for guideline in set.guidelines {
            for rule in guideline.rules {
                said[rule.id, default: GuidelineRule(rule.id)].take(rule)
                if let kind = rule.kind { check([kind], "kind", set.kinds.map(\.name), rule, "/kind") }
                let kind = said[rule.id]?.kind.flatMap { kinds[$0] }
                checkAttributes(of: rule, kind, guideline)
                // A pack names roles and languages; a catalog need not have all of them.
                guard guideline.layer != .pack else { continue }
                check(rule.locales ?? [], "locale", localeNames, rule, "/locales")
                for sample in rule.good + rule.bad {
                    check(sample, of: rule, said[rule.id]?.locales ?? [], guideline)
                }
            }
        }
    }

    private mutating func checkAttributes(of rule: GuidelineRule, _ kind: RuleKind?, _ guideline: Guideline) {
        guard let names = rule.attributes else { return }
        if let kind, kind.subject != .text {
            let takesThem = kind.parameters.contains { $0.name == "attributes" }
            report(
                "attributes",
                "the rule \"\(rule.id)\" has \"attributes\", which \(kind.name) does not look at"
                    + Self.shown(rule.pointer(of: "/attributes")),
                remedy: takesThem ? "write them under \"with\"" : "take them out",
                rule.places["/attributes"] ?? rule.source
            )
        }
        guard guideline.layer != .pack else { return }
        check(names, "attribute", attributeNames, rule, "/attributes")
        guard kind?.subject == .text else { return }
        for (number, name) in names.enumerated() {
            let key = "/attributes/\(number)"
            let named = structure.attributes.filter { $0.code.text == name || $0.role?.word == name }
            guard !named.isEmpty, !named.contains(where: { $0.type == .text || $0.type == .richtext }) else { continue }
            report(
                "attributes",
                "the rule \"\(rule.id)\" is for texts, and the attribute \"\(name)\" is none"
                    + Self.shown(rule.pointer(of: key)),
                remedy: "take it out",
                rule.places[key] ?? rule.source
            )
        }
    }

    /// A sample in a locale for which the rule does not count would never be tried.
    private mutating func check(
        _ sample: RuleSample,
        of rule: GuidelineRule,
        _ locales: [String],
        _ guideline: Guideline
    ) {
        let locale = LocaleCode(sample.locale)
        let counts = [guideline.reach.locales, locales].allSatisfy {
            $0.isEmpty || Guideline.Reach.isListed(locale, $0)
        }
        guard !counts else { return }
        samples.tried += 1
        samples.failed += 1
        report(
            "sample",
            "the rule \"\(rule.id)\" does not count in \(locale), so its sample \"\(sample.text)\" is not tried"
                + Self.shown(rule.pointer),
            remedy: "write a sample in a locale that the rule is for",
            rule.source
        )
    }

    /// Looks for attributes, channels and locales in parameters that nobody declared.
    mutating func checkDeclaredNames(of rule: EffectiveRule) {
        for declared in rule.kind.declaredNames(in: rule.settings) {
            let known =
                switch declared.subject {
                case "attribute": attributeNames
                case "channel": structure.channels.map(\.code.text)
                default: structure.locales.map(\.text)
                }
            check([declared.name], declared.subject, known, place(of: declared, in: rule))
        }
    }

    /// Looks for names under a key of a rule that nobody declared.
    private mutating func check(
        _ names: [String],
        _ what: String,
        _ known: [String],
        _ rule: GuidelineRule,
        _ key: String
    ) {
        for (number, name) in names.enumerated() {
            let key = rule.places["\(key)/\(number)"] == nil ? key : "\(key)/\(number)"
            check([name], what, known, rule.places[key] ?? rule.source, rule.pointer(of: key))
        }
    }

    mutating func checkWaivers(_ guideline: Guideline) {
        let ids = set.ruleIDs.sorted()
        for waiver in guideline.waivers {
            let names: [(key: String, name: String?, known: [String])] = [
                ("rule", waiver.rule, ids),
                ("attribute", waiver.attribute?.text, structure.attributes.map(\.code.text)),
                ("channel", waiver.channel?.text, structure.channels.map(\.code.text)),
                ("locale", waiver.locale, localeNames),
            ]
            for (key, name, known) in names {
                let pointer = "\(waiver.pointer)/\(key)"
                let place = guideline.places[pointer]
                check([name].compactMap(\.self), key, known, place ?? waiver.source, place.map { _ in pointer })
            }
            if let day = set.day, waiver.end < day {
                findings.append(
                    Finding(
                        "guideline.waiver-ended",
                        .note,
                        "the waiver of \"\(waiver.rule)\" ended on \(waiver.end)" + Self.shown(waiver.pointer),
                        remedy: "take it out, or let \(waiver.approver) allow it again",
                        at: waiver.source
                    )
                )
            }
        }
    }
}

extension GuidelineRule {
    /// The JSON pointer of one of its keys, such as `/attributes/1`; nil where the rule is in no file.
    fileprivate func pointer(of key: String) -> String? { pointer.isEmpty ? nil : pointer + key }
}
