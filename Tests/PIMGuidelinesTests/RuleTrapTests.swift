import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Rules that do what nobody meant")
struct RuleTrapTests {
    private static func set(
        _ guidelines: [Guideline],
        packs: [Guideline] = [],
        structure: CatalogStructure? = nil
    ) throws -> (set: GuidelineSet, findings: [Finding]) {
        var findings: [Finding] = []
        let structure = try structure ?? GuidelineSamples.structure()
        let set = GuidelineSet(guidelines, packs: packs, structure: structure) { findings.append($0) }
        return (set, findings)
    }

    private static func guideline(_ kind: String, _ settings: [String: SettingChange]) -> Guideline {
        var guideline = Guideline("brand")
        guideline.rules = [GuidelineRule("r", kind: kind)]
        guideline.rules[0].settings = settings
        return guideline
    }

    /// A rule whose replacements it does not bear itself.
    struct Loop: CustomTestStringConvertible, Sendable {
        var kind: String
        var settings: [String: Setting]
        var place: String
        var testDescription: String { "\(kind) \(place)" }
    }

    static let loops = [
        Loop(
            kind: "text.terms",
            settings: ["terms": [["term": "bag", "instead": "leather bag"]]],
            place: "/with/terms/0/instead"
        ),
        Loop(
            kind: "text.terms",
            settings: ["terms": ["x", ["term": "aa", "instead": "bb"], ["term": "bb", "instead": "aa"]]],
            place: "/with/terms/1/instead"
        ),
        Loop(
            kind: "text.terms",
            settings: ["terms": ["cheap", ["term": "bargain", "instead": "cheap thing"]]],
            place: "/with/terms/1/instead"
        ),
        Loop(
            kind: "text.spelling",
            settings: ["misspellings": ["alot": "alot more"]],
            place: "/with/misspellings/alot"
        ),
        Loop(
            kind: "text.spelling",
            settings: ["misspellings": ["foo": "bar", "bar": "foo"]],
            place: "/with/misspellings/bar"
        ),
        Loop(kind: "text.names", settings: ["never": ["Nord": "Old Nord"]], place: "/with/never/Nord"),
        Loop(kind: "text.characters", settings: ["instead": ["a": "b", "b": "a"]], place: "/with/instead/a"),
    ]

    @Test("are refused where their own words break them", arguments: loops)
    func refuses(loop: Loop) throws {
        let guideline = Self.guideline(loop.kind, loop.settings.mapValues { .set($0) })
        let messages = try Self.set([guideline]).findings.map(\.message)
        #expect(messages.contains { $0.hasSuffix(", at \(loop.place)") }, "\(messages)")
    }

    @Test("may put in what an exception has, or what is spelled otherwise")
    func takes() throws {
        let leather: [String: Setting] = [
            "terms": [["term": "bag", "instead": "leather bag"]], "except": ["leather bag"],
        ]
        let (set, findings) = try Self.set([Self.guideline("text.terms", leather.mapValues { .set($0) })])
        #expect(findings == [])
        let book = set.book(for: Guideline.Place(locale: "en_GB"))
        #expect(book.fixed("A leather bag, a bag", safeOnly: false) == "A leather bag, a leather bag")
        let letters: [String: Setting] = ["terms": [["term": "e-mail", "instead": "E-mail"]]]
        #expect(try Self.set([Self.guideline("text.terms", letters.mapValues { .set($0) })]).findings == [])
    }

    @Test("leave a text as it was where their fixes never end")
    func unsettled() throws {
        var guideline = Self.guideline("text.terms", ["terms": .set([["term": "aa", "instead": "bb"]])])
        guideline.rules.append(GuidelineRule("s", kind: "text.terms"))
        guideline.rules[1].settings = ["terms": .set([["term": "bb", "instead": "aa"]])]
        let book = try Self.set([guideline]).set.book(for: Guideline.Place(locale: "en_GB"))
        #expect(book.fixed("an aa", safeOnly: false) == "an aa")
    }

    @Test("are refused for counts that no text has", arguments: ["text.sentences", "text.length", "text.words"])
    func counts(kind: String) throws {
        for count in [Int.max, 1 << 32] {
            let guideline = Self.guideline(kind, ["max": .set(.number(ExactDecimal(count)))])
            let (set, findings) = try Self.set([guideline])
            #expect(findings.map(\.message) == ["the rule \"r\": \(count) is too many, at /with/max"])
            #expect(set.book(for: Guideline.Place(locale: "en_GB")).opinions(of: "One. Two.") == [])
        }
    }

    @Test("judge with the greatest counts that they take")
    func greatest() throws {
        let most = Setting.number(ExactDecimal(1 << 31))
        let kinds: [String: [String]] = [
            "text.sentences": ["max", "words"], "text.length": ["max"], "text.words": ["max"],
            "text.repetition": ["word", "list"], "text.readability": ["lix", "words", "long"],
            "text.emoji": ["max"], "text.punctuation": ["exclamations"],
        ]
        for (kind, names) in kinds {
            var settings = Dictionary(names.map { ($0, SettingChange.set(most)) }) { first, _ in first }
            if kind == "text.readability" { settings["least"] = .set(1) }
            let (set, findings) = try Self.set([Self.guideline(kind, settings)])
            #expect(findings == [])
            let text = String(repeating: "Considerably warm. ", count: 100)
            #expect(set.book(for: Guideline.Place(locale: "en_GB")).opinions(of: text) == [])
        }
    }

    @Test("try their samples also where a catalog lacks the attribute that a pack names")
    func packs() throws {
        var pack = Self.guideline("text.terms", ["terms": .set(["cheap"])])
        pack.code = "channel-x"
        pack.layer = .pack
        pack.rules[0].attributes = ["no-such-role"]
        pack.rules[0].bad = [RuleSample("A cheap bag", "en_GB")]
        pack.rules[0].good = [RuleSample("A bag", "en_GB")]
        var brand = Guideline("b")
        brand.packs = ["channel-x"]
        let (set, findings) = try Self.set([brand], packs: [pack])
        #expect(findings.map(\.rule) == ["guideline.unused-rule"])
        #expect(findings.allSatisfy { $0.severity == .warning })
        #expect(set.samples.tried == 2)
    }

    @Test("do not take the terms of others with them")
    func nothingToFind() throws {
        var guideline = Self.guideline("text.terms", ["terms": .set(["cheap", "ـ"])])
        guideline.rules.append(GuidelineRule("s", kind: "text.terms"))
        guideline.rules[1].settings = ["terms": .set(["promo"])]
        let (set, findings) = try Self.set([guideline])
        #expect(findings.count { $0.message.hasPrefix("the rule \"r\": term 2 ") } == 1)
        let book = set.book(for: Guideline.Place(locale: "en_GB"))
        #expect(book.opinions(of: "A cheap promo").map { book.rules[$0.rule].id } == ["s"])
    }

    @Test("lose the terms that a special layer takes out, however these are written")
    func removals() throws {
        var brand = Self.guideline(
            "text.terms",
            ["terms": .set([["term": "cheap", "instead": "light"], ["vocabulary": "bad"], "gratis"])]
        )
        brand.vocabularies = ["bad": .set(["awful", ["term": "nasty", "instead": "fine"]])]
        brand.rules.append(GuidelineRule("one", kind: "text.required"))
        brand.rules[1].settings = ["terms": .set(["Nordvik"])]
        var special = Guideline("special", layer: .locale)
        special.reach.locales = ["en"]
        special.rules = [GuidelineRule("r")]
        special.rules[0].settings = [
            "terms": .change(
                adding: [["term": "gratis", "instead": "free"]],
                removing: ["cheap", "nasty", "unheard of"]
            )
        ]
        special.vocabularies = ["bad": .change(adding: ["poor"], removing: ["nothing"])]
        let (set, findings) = try Self.set([brand, special])
        #expect(
            findings.map(\.message) == [
                "the rule \"r\" takes \"unheard of\" out of \"terms\", where no guideline puts it",
                "the guideline \"special\" takes \"nothing\" out of the vocabulary \"bad\", where no guideline puts it",
            ]
        )
        #expect(findings.allSatisfy { $0.severity == .warning })
        special.rules[0].settings = ["terms": .change(adding: [], removing: [["vocabulary": "bad"]])]
        special.vocabularies = [:]
        #expect(try Self.set([brand, special]).findings == [])
        func found(_ locale: LocaleCode) -> [String] {
            let book = set.book(for: Guideline.Place(locale: locale))
            let text = "Nordvik cheap nasty awful poor gratis"
            return book.opinions(of: text).filter { book.rules[$0.rule].id == "r" }.map(\.breach.message)
        }
        #expect(
            found("en_GB") == ["it says \"awful\"", "it says \"poor\"", "it says \"gratis\" where \"free\" is meant"]
        )
        #expect(found("pl_PL").count == 4)
    }

    @Test("take one text for a list of one where a layer adds to it")
    func lists() {
        let change = SettingChange.change(adding: ["b"], removing: [])
        #expect(change.applied(to: "a") == ["a", "b"])
        #expect(change.applied(to: nil) == ["b"])
        #expect(SettingChange.change(adding: [], removing: ["a"]).applied(to: "a") == [])
    }

    // With a walk to the end from each opening this takes minutes.
    @Test("judge markup in time that grows with the text alone", .timeLimit(.minutes(10)))
    func markup() throws {
        let guideline = Self.guideline("text.markup", ["allowed": .set(["b", "i"])])
        let book = try Self.set([guideline]).set.book(for: Guideline.Place(locale: "en_GB"))
        for piece in ["<!--", "<script>", "<b>", "<i><b>"] {
            let text = String(repeating: piece, count: 20_000) + String(repeating: "</i>", count: 20_000)
            #expect(!book.opinions(of: text).isEmpty, "\(piece)")
        }
    }

    @Test("take scripts out with their ends, however these are written")
    func scripts() throws {
        let guideline = Self.guideline("text.markup", ["allowed": .set(["b"])])
        let book = try Self.set([guideline]).set.book(for: Guideline.Place(locale: "en_GB"))
        for end in ["</script>", "</SCRIPT>", "</Script\n>", "</script foo>"] {
            #expect(book.fixed("a<SCRIPT>1 </scripts> 2\(end)b", safeOnly: false) == "ab", "\(end)")
        }
        #expect(book.fixed("<b>a<script>b</b>", safeOnly: false) == "<b>ab</b>")
    }
}
