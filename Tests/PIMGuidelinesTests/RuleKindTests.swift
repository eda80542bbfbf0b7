import PIMCatalog
import PIMGuidelines
import PIMText
import Testing

@Suite("Kinds of rules")
struct RuleKindTests {
    /// One example of one kind.
    struct Case: CustomTestStringConvertible, Sendable {
        let kind: RuleKind
        let number: Int
        var example: RuleKind.Example { kind.examples[number] }
        var testDescription: String { "\(kind.name) \(number)" }
    }

    static let cases = RuleKind.all.flatMap { kind in
        kind.examples.indices.map { Case(kind: kind, number: $0) }
    }

    /// A set with nothing but the rule of an example.
    static func set(_ rule: Case) throws -> (GuidelineSet, [Finding]) {
        var guideline = Guideline("example")
        var written = GuidelineRule("example.rule", kind: rule.kind.name)
        written.settings = rule.example.settings.mapValues { .set($0) }
        written.good = rule.example.good
        written.bad = rule.example.bad
        guideline.rules = [written]
        var findings: [Finding] = []
        let set = GuidelineSet([guideline], structure: try GuidelineSamples.structure()) { findings.append($0) }
        return (set, findings)
    }

    @Test("keep what their examples promise", arguments: cases)
    func examples(rule: Case) throws {
        let (_, findings) = try Self.set(rule)
        #expect(findings.map(\.message) == [])
        guard rule.kind.subject == .text else { return }
        #expect(!rule.example.bad.isEmpty)
        #expect(!rule.example.good.isEmpty)
    }

    @Test("say of products what their examples promise", arguments: cases.filter { $0.kind.subject != .text })
    func listings(rule: Case) throws {
        let structure = try GuidelineSamples.structure()
        let (set, _) = try Self.set(rule)
        let samples = rule.example.runs.flatMap(\.self)
        #expect(samples.contains { $0.breach == nil } && samples.contains { $0.breach != nil })
        for run in rule.example.runs {
            var watches: [any CatalogueWatch]?
            for (index, sample) in run.enumerated() {
                let checked = try GuidelineSamples.checked(sample, in: structure, line: index + 1)
                let book = set.book(for: checked.place)
                // One watch sees all locales of a run.
                var watching = watches ?? book.watches().map(\.watch)
                var messages = book.opinions(of: checked).map(\.breach.message)
                for index in watching.indices { messages += watching[index].see(checked).map(\.message) }
                watches = watching
                #expect(messages.joined(separator: "; ") == sample.breach ?? "", "\(sample.identifier)")
            }
        }
    }

    @Test("have fixes that mend, once and for all", arguments: cases)
    func fixes(rule: Case) throws {
        let (set, _) = try Self.set(rule)
        for sample in rule.example.bad + rule.example.good {
            let book = set.book(for: Guideline.Place(locale: LocaleCode(sample.locale)))
            let once = book.fixed(sample.text, safeOnly: false)
            #expect(book.fixed(once, safeOnly: false) == once)
            #expect(book.opinions(of: once).allSatisfy { $0.breach.fix == nil })
        }
    }

    @Test("have one name each, and say what they take")
    func names() {
        #expect(Set(RuleKind.all.map(\.name)).count == RuleKind.all.count)
        for kind in RuleKind.all {
            #expect(kind.summary.hasSuffix("."), "\(kind.name)")
            #expect(Set(kind.parameters.map(\.name)).count == kind.parameters.count, "\(kind.name)")
        }
    }

    @Test("are shown in three languages at least")
    func languages() {
        for kind in RuleKind.all where kind.subject == .text {
            let samples = kind.examples.flatMap { $0.good + $0.bad }
            let languages = Set(samples.map { LanguageTag($0.locale).language })
            #expect(languages.count >= 3, "\(kind.name) has \(languages.sorted())")
        }
    }
}
