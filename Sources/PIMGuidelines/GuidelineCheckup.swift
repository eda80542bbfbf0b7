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
    private let categories: [String]
    private let kin: GuidelineKin

    init(_ set: GuidelineSet, structure: CatalogStructure) {
        self.set = set
        self.structure = structure
        categories = structure.categories.map(\.code.text)
        kin = GuidelineKin(set.guidelines)
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
        checkTwins()
        for (number, guideline) in set.guidelines.enumerated() { tryOut(guideline, kin.numbers(of: number)) }
    }

    mutating func report(
        _ rule: String,
        _ message: String,
        remedy: String,
        _ position: SourcePosition?,
        _ severity: Finding.Severity = .error
    ) {
        guard told.insert("\(rule) \(message) \(position?.line ?? 0) \(position?.file ?? "")").inserted else { return }
        findings.append(Finding("guideline.\(rule)", severity, message, remedy: remedy, at: position))
    }

    private mutating func checkReach(_ guideline: Guideline) {
        let reach = guideline.reach
        let lists: [(key: String, subject: String, names: [String], known: [String])] = [
            ("channels", "channel", reach.channels.map(\.text), structure.channels.map(\.code.text)),
            ("families", "family", reach.families.map(\.text), structure.families.map(\.code.text)),
            ("categories", "category", reach.categories.map(\.text), categories),
            ("segments", "audience", reach.segments.map(\.text), structure.audiences.map(\.code.text)),
            ("locales", "locale", reach.locales, localeNames),
        ]
        for list in lists where !list.names.isEmpty {
            let known = Set(list.known)
            for (number, name) in list.names.enumerated() where !known.contains(name) {
                let pointer = "/applies/\(list.key)/\(number)"
                check([name], list.subject, list.known, guideline.places[pointer] ?? guideline.source, pointer)
            }
        }
        checkLayer(guideline)
    }

    mutating func check(
        _ names: [String],
        _ what: String,
        _ known: [String],
        _ position: SourcePosition?,
        _ pointer: String? = nil
    ) {
        for name in names where !known.contains(name) {
            let nearest = Suggestion.nearest(to: name, among: known)
            report(
                "unknown-\(what)",
                "the \(what) \"\(name)\" is not declared" + Self.shown(pointer),
                remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "declare it, or take it out",
                position
            )
        }
    }

    /// A JSON pointer as messages say it at their end; nothing where none is known.
    static func shown(_ pointer: String?) -> String {
        pointer.map { $0.isEmpty ? "" : ", at \($0)" } ?? ""
    }

    /// Compiles a guideline's rules where it applies, and tries their samples.
    ///
    /// Only guidelines that speak of the same rules and vocabularies can change what it comes to.
    private mutating func tryOut(_ guideline: Guideline, _ kin: [Int]) {
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
            let counting = kin.filter { set.guidelines[$0].reach.holds(place) }
            let rules = set.rules(of: counting, locale: locale) { faults.append($0) }
            for rule in rules where rule.guidelines.last == guideline.code {
                // A pack names roles; a catalog need not have all of them.
                if guideline.layer != .pack { checkDeclaredNames(of: rule) } else { checkRoles(of: rule, guideline) }
                // Samples are of no attribute; a catalog need not have one that the rule is for.
                var bare = rule
                bare.attributes = nil
                let book = RuleBook([bare], locale: locale.text, attributes: []) { problem, rule in
                    faults.append(RuleFault(problem, of: rule))
                }
                guard book.rules.count == 1 else { continue }
                faults += book.replacementProblems().map { RuleFault($0, of: rule) }
                if guideline.layer != .pack { checkWork(of: rule, book) }
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
                "the rule \"\(rule.id)\" speaks on its good sample \"\(sample.text)\": \(opinion.breach.message)"
                    + Self.shown(rule.written.pointer),
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
                    "the rule \"\(rule.id)\" is silent on its bad sample \"\(sample.text)\""
                        + Self.shown(rule.written.pointer),
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
                "the rule \"\(rule.id)\" makes \"\(fixed)\" of its bad sample, not \"\(wanted)\""
                    + Self.shown(rule.written.pointer),
                remedy: "mend the rule, or the sample",
                rule.written.source
            )
        }
    }
}
