public import PIMCatalog

/// A rule as it counts at one place, after all layers had their say.
public struct EffectiveRule: Sendable {
    /// Its id.
    public let id: String
    /// Its kind.
    public let kind: RuleKind
    /// What it asks, in a sentence.
    public let summary: String
    /// Why it asks that; empty where nobody said.
    public let reason: String
    /// What to do about a breach; empty where nobody said.
    public let remedy: String
    /// How much a breach matters.
    public let severity: Finding.Severity
    /// The attributes it is for, by code or role; nil is for all texts, or those that have a language where its kind needs one.
    public internal(set) var attributes: [String]?
    /// Its parameters.
    public let settings: [String: Setting]
    /// Texts that must keep it.
    public let good: [RuleSample]
    /// Texts that must break it.
    public let bad: [RuleSample]
    /// What was said of it last, and where.
    let written: GuidelineRule
    /// The guidelines that had a say, by code, the most general first.
    public let guidelines: [String]

    /// Whether it is for an attribute.
    public func concerns(_ attribute: Attribute) -> Bool {
        guard let attributes else { return attribute.isLocalizable || !kind.needsLanguage }
        return attributes.contains { $0 == attribute.code.text || $0 == attribute.role?.word }
    }
}

extension GuidelineRule {
    /// Takes over what a more special layer says of the rule; its parameters and samples stay.
    package mutating func take(_ other: GuidelineRule) {
        kind = other.kind ?? kind
        summary = other.summary ?? summary
        reason = other.reason ?? reason
        remedy = other.remedy ?? remedy
        severity = other.severity ?? severity
        attributes = other.attributes ?? attributes
        locales = other.locales ?? locales
        isOff = other.isOff ?? isOff
        isLocked = isLocked || other.isLocked
    }
}

extension Setting {
    /// The vocabulary it stands for, as `{"vocabulary": "banned"}` does; nil where it stands for itself.
    var vocabulary: String? {
        guard case .table(let table) = self, table.count == 1, case .text(let name) = table["vocabulary"] else {
            return nil
        }
        return name
    }

    /// The vocabularies that it or its elements stand for.
    var vocabularies: [String] {
        guard case .list(let elements) = self else { return vocabulary.map { [$0] } ?? [] }
        return elements.compactMap(\.vocabulary)
    }
}

/// Why a rule cannot be used, and what was said of it.
struct RuleFault {
    let problem: RuleProblem
    /// What was said of the rule last.
    let rule: GuidelineRule
    /// The parameters that the problem's path is about.
    let settings: [String: Setting]
    /// The guidelines that had a say, by code.
    let guidelines: [String]

    init(_ problem: RuleProblem, of rule: GuidelineRule, settings: [String: Setting], guidelines: [String]) {
        self.problem = problem
        self.rule = rule
        self.settings = settings
        self.guidelines = guidelines
    }

    init(_ problem: RuleProblem, of rule: EffectiveRule) {
        self.init(problem, of: rule.written, settings: rule.settings, guidelines: rule.guidelines)
    }
}

/// Puts the layers of guidelines together.
struct RuleMerge {
    private let kinds: [String: RuleKind]
    private var order: [String] = []
    private var drafts: [String: Draft] = [:]
    private var vocabularies: [String: Setting] = [:]
    /// The vocabularies that locked rules use.
    private var lockedVocabularies: Set<String> = []

    private struct Draft {
        var rule: GuidelineRule
        var last: GuidelineRule
        var settings: [String: Setting] = [:]
        /// What layers took out of lists, for the words of vocabularies that stand in them.
        var removed: [String: [Setting]] = [:]
        var guidelines: [String] = []
    }

    /// Merges guidelines, the most general first.
    init(_ guidelines: [Guideline], kinds: [String: RuleKind], day: CalendarDate?) {
        self.kinds = kinds
        for guideline in guidelines {
            // The first to write one down is not held up by a lock.
            for (name, change) in guideline.vocabularies
            where !lockedVocabularies.contains(name) || vocabularies[name] == nil {
                vocabularies[name] = change.applied(to: vocabularies[name])
            }
            for rule in guideline.rules { add(rule, of: guideline, day) }
            for draft in drafts.values where draft.rule.isLocked {
                for setting in draft.settings.values { lockedVocabularies.formUnion(setting.vocabularies) }
            }
        }
    }

    private mutating func add(_ rule: GuidelineRule, of guideline: Guideline, _ day: CalendarDate?) {
        if let day, let start = rule.start, start > day { return }
        guard drafts[rule.id]?.rule.isLocked != true else { return }
        if drafts[rule.id] == nil { order.append(rule.id) }
        var draft = drafts[rule.id] ?? Draft(rule: GuidelineRule(rule.id), last: rule)
        let replaced = rule.settings.flatMap { name, change in
            draft.settings[name].map { $0.values(thatLacks: change.applied(to: $0)) } ?? []
        }
        draft.rule.forgetTexts(naming: replaced)
        draft.rule.take(rule)
        draft.last = rule
        for (name, change) in rule.settings {
            draft.settings[name] = change.applied(to: draft.settings[name])
            if case .set = change { draft.removed[name] = nil }
            draft.removed[name, default: []] += change.removed
        }
        // Samples show what the rule does as it stands here, not what it did below.
        if !rule.settings.isEmpty || draft.guidelines.isEmpty {
            (draft.rule.good, draft.rule.bad) = (rule.good, rule.bad)
        }
        draft.guidelines.append(guideline.code)
        drafts[rule.id] = draft
    }

    /// The rules that count for a locale; what is not to be used is a problem with the rule's source.
    func rules(
        for locale: LocaleCode?,
        _ report: (RuleFault) -> Void
    ) -> [EffectiveRule] {
        order.compactMap { id -> EffectiveRule? in
            guard let draft = drafts[id], draft.rule.isOff != true else { return nil }
            func fault(_ problem: RuleProblem) -> RuleFault {
                RuleFault(problem, of: draft.last, settings: draft.settings, guidelines: draft.guidelines)
            }
            if let locales = draft.rule.locales, !locales.isEmpty {
                guard let locale, Guideline.Reach.isListed(locale, locales) else { return nil }
            }
            guard let kind = draft.rule.kind.flatMap({ kinds[$0] }) else {
                report(fault(RuleProblem("", "it has no kind", remedy: "name its kind where it is said first")))
                return nil
            }
            do throws(RuleProblem) {
                return EffectiveRule(
                    id: id,
                    kind: kind,
                    summary: draft.rule.summary ?? kind.summary,
                    reason: draft.rule.reason ?? "",
                    remedy: draft.rule.remedy ?? "",
                    severity: draft.rule.severity ?? .warning,
                    attributes: draft.rule.attributes,
                    settings: try expanded(draft.settings, without: draft.removed),
                    good: draft.rule.good,
                    bad: draft.rule.bad,
                    written: draft.last,
                    guidelines: draft.guidelines
                )
            } catch {
                report(fault(error))
                return nil
            }
        }
    }

    /// The parameters with vocabularies in the place of their names, but for the words that were taken out.
    private func expanded(
        _ settings: [String: Setting],
        without removed: [String: [Setting]]
    ) throws(RuleProblem) -> [String: Setting] {
        var result: [String: Setting] = [:]
        for (name, setting) in settings.sorted(by: { $0.key < $1.key }) {
            switch setting {
            case .list(let elements):
                var list: [Setting] = []
                for (place, element) in elements.enumerated() {
                    guard let words = try vocabulary(element, "\(name)/\(place)") else {
                        list.append(element)
                        continue
                    }
                    list += words.filter { word in removed[name]?.contains { $0.isSame(as: word) } != true }
                }
                result[name] = .list(list)
            default:
                result[name] = try vocabulary(setting, name).map { .list($0) } ?? setting
            }
        }
        return result
    }

    private func vocabulary(_ setting: Setting, _ path: String) throws(RuleProblem) -> [Setting]? {
        guard let name = setting.vocabulary else { return nil }
        guard case .list(let words) = vocabularies[name] else {
            let known = vocabularies.keys.sorted().joined(separator: ", ")
            throw RuleProblem(
                path,
                "there is no vocabulary \"\(name)\"",
                remedy: known.isEmpty ? "write one under \"vocabularies\"" : "known: \(known)"
            )
        }
        return words
    }
}
