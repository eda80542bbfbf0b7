public import PIMCatalog
import PIMText

/// The rules that count at one place, ready to judge.
///
/// Terms of all rules for an attribute are found in one pass; of terms that overlap the leftmost wins, then the longest.
public struct RuleBook: Sendable {
    /// The rules.
    public let rules: [EffectiveRule]
    private let judges: [Judge]
    private let locale: String
    /// The tests of each set of rules that some attribute has.
    private let tests: [TextTests]
    private let testsOfAttribute: [AttributeCode: Int]
    private let testsOfOthers: Int
    /// The words of names that rules at the place demand, whether they are in the book or not.
    private let names: Set<String>
    /// Where it counts; nil in books that only desks ask, which know more.
    var site: RuleSite?

    /// What is done with the texts of attributes that have the same rules.
    private struct TextTests: Sendable {
        var finders: [TermTests] = []
        var texts: [Int] = []
        /// The rules that have no words of the language, and why that is so.
        var wordless: [(rule: Int, reason: String)] = []
    }

    private struct TermTests: Sendable {
        var terms: TermSet
        /// The rule and the number of the term in it, by the term's id.
        var owners: [(rule: Int, term: Int)]
    }

    /// Compiles rules; what cannot be used is reported and left out.
    init(
        _ rules: [EffectiveRule],
        locale: String,
        attributes: [Attribute],
        names: Set<String> = [],
        _ report: (RuleProblem, EffectiveRule) -> Void
    ) {
        var kept: [EffectiveRule] = []
        var judges: [Judge] = []
        for rule in rules {
            let problems = rule.kind.problems(in: rule.settings)
            guard problems.isEmpty else {
                for problem in problems { report(problem, rule) }
                continue
            }
            do throws(RuleProblem) {
                judges.append(try rule.kind.judge(RuleSettings(rule.settings, locale: locale)))
                kept.append(rule)
            } catch {
                report(error, rule)
            }
        }
        var tests: [TextTests] = []
        var known: [[Int]: Int] = [:]
        let language = LanguageTag(locale)
        func number(_ chosen: [Int]) -> Int {
            if let number = known[chosen] { return number }
            tests.append(Self.tests(chosen, kept, judges, language, report))
            known[chosen] = tests.count - 1
            return tests.count - 1
        }
        var testsOfAttribute: [AttributeCode: Int] = [:]
        for attribute in attributes {
            testsOfAttribute[attribute.code] = number(kept.indices.filter { kept[$0].concerns(attribute) })
        }
        testsOfOthers = number(kept.indices.filter { kept[$0].attributes == nil })
        self.rules = kept
        self.names = names
        self.judges = judges
        self.locale = locale
        self.tests = tests
        self.testsOfAttribute = testsOfAttribute
    }

    private static func tests(
        _ chosen: [Int],
        _ rules: [EffectiveRule],
        _ judges: [Judge],
        _ language: LanguageTag,
        _ report: (RuleProblem, EffectiveRule) -> Void
    ) -> TextTests {
        var tests = TextTests()
        var terms: [UInt16: (profile: FoldProfile, terms: [Term], owners: [(rule: Int, term: Int)])] = [:]
        for rule in chosen {
            if let reason = rules[rule].lackOfWords(in: language) { tests.wordless.append((rule, reason)) }
            switch judges[rule] {
            case .text: tests.texts.append(rule)
            case .terms(let judge):
                let profile = judge.profile.adapted(to: language)
                var set = terms[profile.rawValue] ?? (profile, [], [])
                for (number, term) in judge.terms.enumerated() {
                    set.terms.append(term.with(id: set.owners.count))
                    set.owners.append((rule, number))
                }
                terms[profile.rawValue] = set
            case .listing, .catalogue: continue
            }
        }
        for (_, set) in terms.sorted(by: { $0.key < $1.key }) {
            do {
                tests.finders.append(TermTests(terms: try TermSet(set.terms, profile: set.profile), owners: set.owners))
            } catch {
                tests.finders += sound(set, rules, report).map { [$0] } ?? []
            }
        }
        return tests
    }

    /// The terms of the rules whose own terms can be looked for; the others are reported, and left out alone.
    private static func sound(
        _ set: (profile: FoldProfile, terms: [Term], owners: [(rule: Int, term: Int)]),
        _ rules: [EffectiveRule],
        _ report: (RuleProblem, EffectiveRule) -> Void
    ) -> TermTests? {
        var kept: [Term] = []
        var owners: [(rule: Int, term: Int)] = []
        var start = 0
        while start < set.owners.count {
            let rule = set.owners[start].rule
            let end = set.owners[start...].firstIndex { $0.rule != rule } ?? set.owners.count
            defer { start = end }
            do throws(TermSetError) {
                _ = try TermSet(set.terms[start..<end].map { $0.with(id: 0) }, profile: set.profile)
                for place in start..<end {
                    kept.append(set.terms[place].with(id: owners.count))
                    owners.append(set.owners[place])
                }
            } catch {
                report(RuleProblem("terms", "\(error)", remedy: "take the term out"), rules[rule])
            }
        }
        do throws(TermSetError) {
            return kept.isEmpty ? nil : TermTests(terms: try TermSet(kept, profile: set.profile), owners: owners)
        } catch {
            if let owner = owners.last?.rule {
                report(RuleProblem("terms", "all rules together: \(error)", remedy: "take terms out"), rules[owner])
            }
            return nil
        }
    }

    /// One thing that rules say of a text.
    public struct Opinion: Sendable, Hashable {
        /// The number of the rule among `rules`.
        public let rule: Int
        /// What is wrong, and where.
        public let breach: Breach
    }

    /// Whether any rule looks at the texts of an attribute.
    public func looks(at attribute: AttributeCode?) -> Bool {
        let number = attribute.flatMap { testsOfAttribute[$0] } ?? testsOfOthers
        return !tests[number].texts.isEmpty || !tests[number].finders.isEmpty
    }

    /// What the rules say of a text, by place and then by rule.
    public func opinions(of text: String, attribute: AttributeCode? = nil, source: String? = nil) -> [Opinion] {
        opinions(of: text, attribute: attribute, source: source) { _, _ in }
    }

    /// What the rules say of a text; `unjudged` is told of rules that could not judge it, and why.
    func opinions(
        of text: String,
        attribute: AttributeCode?,
        source: String?,
        brand: ProductBrand? = nil,
        unjudged: (_ rule: Int, _ reason: String) -> Void
    ) -> [Opinion] {
        let tests = tests[attribute.flatMap { testsOfAttribute[$0] } ?? testsOfOthers]
        let checked = CheckedText(text, locale: locale, attribute: attribute?.text ?? "", source: source)
        checked.demandedNames = names
        checked.brand = brand
        for (rule, reason) in tests.wordless { unjudged(rule, reason) }
        var opinions: [Opinion] = []
        for finder in tests.finders {
            var search = TermFinder(finder.terms)
            for match in search.allMatches(in: text) {
                let owner = finder.owners[match.id]
                guard case .terms(let judge) = judges[owner.rule],
                    let breach = judge.breach(owner.term, match.range, checked),
                    !checked.isProtected(match.range)
                else { continue }
                let opinion = Opinion(rule: owner.rule, breach: breach)
                // A term that stands in several lists of a rule is told once.
                guard opinions.last(where: { $0.rule == owner.rule }) != opinion else { continue }
                opinions.append(opinion)
            }
        }
        for rule in tests.texts {
            guard case .text(let judge) = judges[rule] else { continue }
            switch judge(checked) {
            case .breaches(let breaches):
                for breach in breaches { opinions.append(Opinion(rule: rule, breach: breach)) }
            case .notApplicable(let reason): unjudged(rule, reason)
            }
        }
        guard opinions.count > 1 else { return opinions }
        return opinions.sorted {
            ($0.breach.range.lowerBound, $0.breach.range.upperBound, $0.rule)
                < ($1.breach.range.lowerBound, $1.breach.range.upperBound, $1.rule)
        }
    }

    /// Whether a rule, by number, looks for terms.
    func looksForTerms(_ rule: Int) -> Bool {
        if case .terms = judges[rule] { true } else { false }
    }

    /// Whether some rule looks at listings.
    public var looksAtListings: Bool {
        judges.contains { judge in
            if case .listing = judge { true } else { false }
        }
    }

    /// What the rules say of a listing.
    public func opinions(of listing: CheckedListing) -> [(rule: Int, breach: ListingBreach)] {
        var opinions: [(rule: Int, breach: ListingBreach)] = []
        for (rule, judge) in judges.enumerated() {
            guard case .listing(let judge) = judge else { continue }
            for breach in judge(listing) { opinions.append((rule, breach)) }
        }
        return opinions
    }

    /// Watches for the rules about all products, each with the rule's number.
    public func watches() -> [(rule: Int, watch: any CatalogueWatch)] {
        judges.enumerated().compactMap { rule, judge in
            guard case .catalogue(let make) = judge else { return nil }
            return (rule, make())
        }
    }

    /// The text after all safe fixes, made until none is left; the text as it was where they make each other needed for
    /// more rounds than these.
    public func fixed(_ text: String, attribute: AttributeCode? = nil, safeOnly: Bool = true, rounds: Int = 8) -> String
    {
        var result = text
        for _ in 0...max(rounds, 0) {
            let fixes = opinions(of: result, attribute: attribute)
                .filter { !isWaived($0, attribute, nil) }.compactMap(\.breach.fix)
                .filter { $0.isSafe || !safeOnly }
            let mended = TextFix.apply(fixes, to: result)
            guard !fixes.isEmpty, !mended.utf8.elementsEqual(result.utf8) else { return result }
            result = mended
        }
        return text
    }
}

extension Term {
    func with(id: Int) -> Term {
        Term(text, id: id, extent: extent, keepsCase: keepsCase, allowsOtherMarks: allowsOtherMarks)
    }
}
