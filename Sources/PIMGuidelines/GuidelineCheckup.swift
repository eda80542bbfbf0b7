import PIMCatalog
import PIMText

/// Looks for what is wrong with guidelines before they judge anything: unknown names, rules that a general layer locked,
/// parameters that cannot be used, and samples that do not come out as they should.
struct GuidelineCheckup {
    let set: GuidelineSet
    let structure: CatalogStructure
    var findings: [Finding] = []
    /// How many samples were tried, and how many did not come out as they should.
    var samples = (tried: 0, failed: 0)
    private var told: Set<String> = []

    init(_ set: GuidelineSet, structure: CatalogStructure) {
        self.set = set
        self.structure = structure
    }

    mutating func run() {
        var codes: Set<String> = []
        for guideline in set.guidelines {
            if !codes.insert(guideline.code).inserted {
                report(
                    "duplicate",
                    "there are two guidelines \"\(guideline.code)\"",
                    remedy: "give one another code",
                    guideline.source
                )
            }
            checkReach(guideline)
            checkWaivers(guideline)
            findings += set.idleRemovals(of: guideline)
        }
        checkNames()
        checkLocks()
        for guideline in set.guidelines { tryOut(guideline) }
    }

    mutating func report(_ rule: String, _ message: String, remedy: String, _ position: SourcePosition?) {
        guard told.insert("\(rule) \(message) \(position?.line ?? 0) \(position?.file ?? "")").inserted else { return }
        findings.append(Finding("guideline.\(rule)", .error, message, remedy: remedy, at: position))
    }

    private mutating func checkReach(_ guideline: Guideline) {
        let reach = guideline.reach
        check(reach.channels.map(\.text), "channel", structure.channels.map(\.code.text), guideline.source)
        check(reach.families.map(\.text), "family", structure.families.map(\.code.text), guideline.source)
        check(reach.categories.map(\.text), "category", structure.categories.map(\.code.text), guideline.source)
        check(reach.segments.map(\.text), "audience", structure.audiences.map(\.code.text), guideline.source)
        check(reach.locales, "locale", localeNames, guideline.source)
    }

    mutating func check(_ names: [String], _ what: String, _ known: [String], _ position: SourcePosition?) {
        for name in names where !known.contains(name) {
            let nearest = Suggestion.nearest(to: name, among: known)
            report(
                "unknown-\(what)",
                "the \(what) \"\(name)\" is not declared",
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out",
                position
            )
        }
    }

    /// Compiles a guideline's rules where it applies, and tries their samples.
    private mutating func tryOut(_ guideline: Guideline) {
        var place = Guideline.Place()
        place.market = guideline.reach.markets.first
        place.channels = Array(guideline.reach.channels.prefix(1))
        place.family = guideline.reach.families.first
        place.categories = Set(guideline.reach.categories)
        place.segment = guideline.reach.segments.first
        let samples = guideline.rules.flatMap { ($0.good + $0.bad).map(\.locale) }
        var locales = Set(samples.map { LocaleCode($0) })
        locales.formUnion(structure.locales.filter { Guideline.Reach.isListed($0, guideline.reach.locales) })
        if locales.isEmpty, let first = structure.locales.first { locales.insert(first) }
        for locale in locales.sorted() {
            place.locale = locale
            var faults: [RuleFault] = []
            let rules = set.rules(of: set.numbers(at: place), locale: locale) { faults.append($0) }
            for rule in rules where rule.guidelines.last == guideline.code {
                // A pack names roles; a catalog need not have all of them.
                if guideline.layer != .pack { checkDeclaredNames(of: rule) }
                // Samples are of no attribute; a catalog need not have one that the rule is for.
                var bare = rule
                bare.attributes = nil
                let book = RuleBook([bare], locale: locale.text, attributes: []) { problem, rule in
                    faults.append(RuleFault(problem, of: rule))
                }
                guard book.rules.count == 1 else { continue }
                faults += book.replacementProblems().map { RuleFault($0, of: rule) }
                trySamples(of: rule, book, locale)
            }
            for fault in faults { report(fault) }
        }
    }

    private mutating func trySamples(of rule: EffectiveRule, _ book: RuleBook, _ locale: LocaleCode) {
        for sample in rule.good where sample.locale == locale.text {
            samples.tried += 1
            guard let opinion = book.opinions(of: sample.text).first else { continue }
            samples.failed += 1
            report(
                "sample",
                "the rule \"\(rule.id)\" speaks on its good sample \"\(sample.text)\": \(opinion.breach.message)",
                remedy: "mend the rule, or the sample",
                rule.written.source
            )
        }
        for sample in rule.bad where sample.locale == locale.text {
            samples.tried += 1
            guard !book.opinions(of: sample.text).isEmpty else {
                samples.failed += 1
                report(
                    "sample",
                    "the rule \"\(rule.id)\" is silent on its bad sample \"\(sample.text)\"",
                    remedy: "mend the rule, or the sample",
                    rule.written.source
                )
                continue
            }
            let fixed = book.fixed(sample.text, safeOnly: false)
            guard let wanted = sample.fixed, !fixed.utf8.elementsEqual(wanted.utf8) else { continue }
            samples.failed += 1
            report(
                "sample",
                "the rule \"\(rule.id)\" makes \"\(fixed)\" of its bad sample, not \"\(wanted)\"",
                remedy: "mend the rule, or the sample",
                rule.written.source
            )
        }
    }
}
