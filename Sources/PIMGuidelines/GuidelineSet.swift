public import PIMCatalog
import PIMText

/// All guidelines of a catalog: which rules count where.
///
///     let guidelines = try GuidelineSet(documents, structure: structure, day: today)
///     let book = guidelines.book(for: Guideline.Place(locale: "pl_PL"))
///     for finding in book.check(text: "Tania kurtka", attribute: "name").findings { ... }
public struct GuidelineSet: Sendable {
    /// The guidelines, the most general first; the library's own rules come before all.
    public let guidelines: [Guideline]
    /// The packs that guidelines may use, those of the catalog first.
    public let packs: [Guideline]
    /// The kinds that rules may have.
    public let kinds: [RuleKind]
    /// The day whose rules count; nil counts all.
    ///
    /// `pim` takes today in UTC where nobody names one with --date.
    public let day: CalendarDate?
    /// The ids of all rules, also of those that do not count on the day.
    let ruleIDs: Set<String>
    /// How many samples of rules were tried, and how many did not come out as they should.
    package private(set) var samples = (tried: 0, failed: 0)
    private let kindsByName: [String: RuleKind]
    private let attributes: [Attribute]

    /// Puts guidelines together; `problem` says what is wrong with them, a guideline with problems counts as far as it
    /// can.
    public init(
        _ documents: [Guideline],
        kinds: [RuleKind] = RuleKind.all,
        packs: [Guideline] = [],
        structure: CatalogStructure,
        day: CalendarDate? = nil,
        problem: (Finding) -> Void = { _ in }
    ) {
        self.kinds = kinds
        self.day = day
        kindsByName = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
        attributes = structure.attributes.filter { [.text, .richtext].contains($0.type) }
        // Packs of the catalog itself count like the library's: where a guideline uses them.
        let (own, users) = (documents.filter { $0.layer == .pack }, documents.filter { $0.layer != .pack })
        let codes = Set(own.map(\.code))
        let shelf = PackShelf(own + packs.filter { !codes.contains($0.code) })
        let all = users.flatMap { shelf.opened($0, problem) }
        self.packs = shelf.packs
        ruleIDs = Set((all + [Self.house]).flatMap { $0.rules.map(\.id) })
        let counting = all.filter { $0.counts(on: day) }
        guidelines = [Self.house] + counting.sorted { ($0.layer, $0.code) < ($1.layer, $1.code) }
        var check = GuidelineCheckup(self, structure: structure)
        check.run()
        for finding in check.findings { problem(finding) }
        samples = check.samples
        let used = Set(all.compactMap(\.pack))
        for pack in own where !used.contains(pack.code) { tryOut(pack, kinds, structure, problem) }
    }

    /// Looks for what is wrong with a pack of the catalog that no guideline uses.
    private mutating func tryOut(
        _ pack: Guideline,
        _ kinds: [RuleKind],
        _ structure: CatalogStructure,
        _ problem: (Finding) -> Void
    ) {
        var user = Guideline("whoever uses it")
        user.packs = [pack.code]
        let others = packs.filter { $0.code != pack.code }
        let alone = GuidelineSet(
            [user],
            kinds: kinds,
            packs: [pack] + others,
            structure: structure,
            day: day,
            problem: problem
        )
        samples.tried += alone.samples.tried
        samples.failed += alone.samples.failed
    }

    /// The rules that need no guideline: those of the library without parameters.
    static var house: Guideline {
        var guideline = Guideline("library", layer: .pack)
        guideline.rules = Rule.all.map { rule in
            var written = GuidelineRule(rule.code, kind: rule.code)
            written.severity = rule.isError ? .error : .warning
            written.remedy = rule.remedy
            written.reason = rule.rationale
            return written
        }
        return guideline
    }

    /// The numbers of the guidelines that count at a place.
    public func numbers(at place: Guideline.Place) -> [Int] {
        guidelines.indices.filter { guidelines[$0].reach.holds(place) }
    }

    /// The rules that count at a place.
    public func rules(at place: Guideline.Place) -> [EffectiveRule] {
        rules(of: numbers(at: place), locale: place.locale) { _ in }
    }

    func rules(
        of numbers: [Int],
        locale: LocaleCode?,
        _ report: (RuleFault) -> Void
    ) -> [EffectiveRule] {
        RuleMerge(numbers.map { guidelines[$0] }, kinds: kindsByName, day: day).rules(for: locale, report)
    }

    /// The rules that count at a place, ready to judge.
    ///
    /// Making it takes a while: keep it.
    public func book(for place: Guideline.Place) -> RuleBook {
        var book = book(of: numbers(at: place), locale: place.locale) { _, _ in }
        let rich = attributes.filter { $0.type == .richtext }.map(\.code)
        book.site = RuleSite(place, waivers: waivers, richAttributes: Set(rich))
        return book
    }

    func book(
        of numbers: [Int],
        locale: LocaleCode?,
        limit: Finding.Severity = .note,
        leavingOut others: Set<String> = [],
        _ report: (RuleProblem, EffectiveRule) -> Void
    ) -> RuleBook {
        let rules = rules(of: numbers, locale: locale) { _ in }
        return RuleBook(
            rules.filter { $0.severity >= limit && !others.contains($0.id) },
            locale: locale?.text ?? "",
            attributes: attributes,
            names: rules.demandedNames,
            report
        )
    }

    /// The rules of the library that no guideline changes and no waiver names; they are held by the quickest way.
    package var untouchedRules: Set<String> {
        let touched = Set(guidelines.dropFirst().flatMap { $0.rules.map(\.id) + $0.waivers.map(\.rule) })
        return Set(Rule.all.map(\.code)).subtracting(touched)
    }

    /// Whether some rule looks at all products together; lines then cannot be taken over from an earlier run.
    package var watchesCatalogue: Bool { subjects.contains(.catalogue) }

    /// The rules that look at what feeds show of products, or of all of them.
    package var rulesOnListings: [GuidelineRule] {
        guidelines.flatMap(\.rules).filter { rule in
            let subject = rule.kind.flatMap { kindsByName[$0]?.subject }
            return subject == .listing || subject == .catalogue
        }
    }

    private var subjects: Set<RuleKind.Subject> {
        Set(guidelines.flatMap(\.rules).compactMap { rule in rule.kind.flatMap { kindsByName[$0]?.subject } })
    }

    /// The numbers of the attributes that rules read; nil where they may read any.
    package func attributesRead(in structure: CatalogStructure) -> Set<Int>? {
        guard subjects.isSubset(of: [.text]) else { return nil }
        return Set(structure.attributes.indices.filter { [.text, .richtext].contains(structure.attributes[$0].type) })
    }

    /// What depends on the day: the guidelines, rules and waivers that count on it.
    package var inForce: [String] {
        guidelines.map(\.code)
            + guidelines.flatMap { $0.rules.filter { rule in rule.start.map { day ?? $0 >= $0 } ?? true }.map(\.id) }
            + waivers.map { "\($0.rule) \($0.end)" }
    }

    /// The waivers that still count.
    public var waivers: [Waiver] {
        guidelines.flatMap(\.waivers).filter { waiver in day.map { $0 <= waiver.end } ?? true }
    }
}
