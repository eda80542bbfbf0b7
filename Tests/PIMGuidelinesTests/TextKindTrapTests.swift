import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Kinds of rules for texts: traps")
struct TextKindTrapTests {
    /// What a kind says of one text.
    struct Trap: CustomTestStringConvertible, Sendable {
        var kind: RuleKind
        var settings: [String: Setting] = [:]
        var locale = "en_GB"
        var text: String
        /// The parts of the text that are blamed.
        var blamed: [String]
        /// What safe fixes alone make of it.
        var safe: String?
        var testDescription: String { "\(kind.name) \(text)" }
    }

    static let traps: [Trap] = [
        Trap(kind: .length, settings: ["max": 4], text: "  Żółta kurtka ", blamed: ["a kurtka"]),
        Trap(kind: .length, settings: ["max": 2], locale: "fa_IR", text: "می\u{200C}خواهم", blamed: ["خواهم"]),
        Trap(kind: .length, settings: ["max": 5, "unit": "htmlEscapedCodePoints"], text: "a&b", blamed: ["&b"]),
        Trap(kind: .words, settings: ["max": 2], locale: "fa_IR", text: "کوله‌پشتی سبک و گرم.", blamed: ["و گرم"]),
        Trap(kind: .sentences, settings: ["max": 1], text: "Warm, e.g. Alta. Dry.", blamed: ["Dry."]),
        Trap(kind: .required, settings: ["terms": ["Alta"], "first": true], text: "An alta", blamed: ["alta"]),
        Trap(
            kind: .names,
            settings: ["names": ["iPhone", "Nordvik"]],
            locale: "fa_IR",
            text: "قاب IPHONE نوردویک",
            blamed: ["IPHONE"],
            safe: "قاب IPHONE نوردویک"
        ),
        Trap(
            kind: .whitespace,
            text: "a  b\u{301} ,c  \u{301}d",
            blamed: ["  ", "  \u{301}"],
            safe: "a b\u{301} ,c  \u{301}d"
        ),
        Trap(kind: .whitespace, text: "Go to  https://a.example/  now", blamed: ["  ", "  "]),
        Trap(kind: .punctuation, locale: "fa_IR", text: "وزن 1,5 و USB, HDMI?", blamed: []),
        Trap(kind: .punctuation, locale: "fa_IR", text: "سبک,گرم", blamed: [","], safe: "سبک،گرم"),
        Trap(kind: .punctuation, text: "What?! Really?!? No...", blamed: []),
        Trap(
            kind: .punctuation,
            settings: ["quotes": "language"],
            locale: "pl_PL",
            text: "Ekran 12\" \"x\" y\"",
            blamed: ["\"", "\"", "\""]
        ),
        Trap(
            kind: .punctuation,
            settings: ["quotes": "„“"],
            locale: "de_DE",
            text: "\"a \"b\" c\"",
            blamed: ["\"", "\""]
        ),
        Trap(kind: .punctuation, settings: ["end": "none"], text: "See (all.)", blamed: ["."]),
        Trap(
            kind: .letterCase,
            settings: ["style": "sentence"],
            locale: "tr_TR",
            text: "ışık Işık! ince",
            blamed: ["ışık", "Işık", "ince"]
        ),
        Trap(kind: .letterCase, settings: ["style": "title"], locale: "nl_NL", text: "Het ijs", blamed: ["ijs"]),
        Trap(kind: .letterCase, settings: ["style": "upper"], locale: "he_IL", text: "נעליים", blamed: []),
        Trap(kind: .emoji, settings: ["max": 1], text: "a 👨‍👩‍👧 b 👍🏽", blamed: ["👍🏽"]),
        Trap(kind: .emoji, text: "☺︎ ♥ 5️⃣🇵🇱", blamed: ["5️⃣", "🇵🇱"]),
        Trap(kind: .characters, settings: ["scripts": ["Latin", "Common"]], text: "Zażółć z\u{307} Ж", blamed: ["Ж"]),
        Trap(kind: .characters, settings: ["forbidden": "\u{301}"], text: "e\u{301}a", blamed: ["e\u{301}"]),
        Trap(kind: .repetition, text: "so so, can can't, 5 5, go\ngo, the-the the", blamed: ["so"]),
        Trap(
            kind: .repetition,
            settings: ["word": 1],
            locale: "kk_KZ",
            text: "шам, Шамдар, шамдар",
            blamed: ["шамдар"]
        ),
        Trap(kind: .numbers, settings: ["decimal": ","], text: "v1.5 at 10.20.30.40 on 1.5.2024, 1.5", blamed: ["1.5"]),
        Trap(
            kind: .numbers,
            settings: ["digits": "native"],
            locale: "fa_IR",
            text: "RTX4090 و 12",
            blamed: ["12"],
            safe: "RTX4090 و ۱۲"
        ),
        Trap(kind: .numbers, settings: ["digits": "native"], locale: "ar_MA", text: "12", blamed: []),
        Trap(kind: .units, text: "5 KG, 5KB, 2 GHZ, KG", blamed: ["KG", "GHZ"], safe: "5 kg, 5KB, 2 GHZ, KG"),
        Trap(
            kind: .range,
            text: "10-20 kg, 10-20, 555-1234-99",
            blamed: ["-", "-"],
            safe: "10–20 kg, 10-20, 555-1234-99"
        ),
        Trap(
            kind: .links,
            text: "a@b.pl (x.example) 00 48 601 202 303 v.2",
            blamed: ["a@b.pl", "x.example", "00 48 601 202 303"]
        ),
        Trap(kind: .claims, locale: "fa_IR", text: "بهترين کفش بی نظیر", blamed: ["بهترين", "بی نظیر"]),
        Trap(kind: .markup, settings: ["allowed": ["p", "b"]], text: "<p>a<b>b</p></b> <p", blamed: ["</b>", "<p"]),
        Trap(kind: .terms, settings: ["terms": ["x", "X", "x"]], text: "a x", blamed: ["x"]),
        Trap(
            kind: .letterCase,
            settings: ["style": "no-shouting"],
            text: "SALE HDMI FREE ASUS",
            blamed: ["SALE", "FREE"]
        ),
        Trap(
            kind: .names,
            settings: ["names": ["Ziba"], "safe": true],
            text: "ZIBA-01, XR-ZIBA-500, @ziba {ziba} %ziba% zIBA",
            blamed: ["zIBA"],
            safe: "ZIBA-01, XR-ZIBA-500, @ziba {ziba} %ziba% Ziba"
        ),
        Trap(
            kind: .terms,
            settings: ["terms": [["term": "tani", "match": "prefix", "instead": "korzystny"]], "safe": true],
            text: "Tania, tani",
            blamed: ["Tania", "tani"],
            safe: "Tania, korzystny"
        ),
        Trap(
            kind: .terms,
            settings: ["terms": [["term": "markt", "match": "suffix"], ["term": "ech", "match": "substring"]]],
            text: "Supermarkt, Blechdose",
            blamed: ["Supermarkt", "Blechdose"]
        ),
        Trap(kind: .claims, locale: "de_DE", text: "Die beste", blamed: []),
        Trap(kind: .address, settings: ["form": "informal"], locale: "de_DE", text: "sie und Sie", blamed: ["Sie"]),
        Trap(kind: .placeholders, text: "https://a.example/TODO {{x}} TODO", blamed: ["{{x}}", "TODO"]),
        Trap(kind: .markup, settings: ["allowed": ["b"]], text: "<b a='>'>x</b> <i", blamed: [" a='>'"]),
        Trap(kind: .pattern, settings: ["forbidden": "[0-9]*"], text: "a12b", blamed: ["12"]),
        Trap(
            kind: .readability,
            settings: ["words": 2, "least": 1],
            text: "One two three four. Five six.",
            blamed: ["One two three four."]
        ),
    ]

    @Test("are not fallen into", arguments: traps)
    func trap(trap: Trap) throws {
        let book = try TextKindTests.book(.init(kind: trap.kind, settings: trap.settings), LocaleCode(trap.locale))
        let opinions = book.opinions(of: trap.text)
        let text = CheckedText(trap.text, locale: trap.locale)
        #expect(opinions.map { text.string($0.breach.range) } == trap.blamed)
        if let safe = trap.safe { #expect(book.fixed(trap.text) == safe) }
    }

    /// Parameters that are refused, with the place.
    static let refused: [(kind: RuleKind, settings: [String: Setting], path: String, message: String)] = [
        (.pattern, ["forbidden": "a(b"], "forbidden", "the pattern does not compile: expected ')', at character 4"),
        (.pattern, ["required": "x[z-a]"], "required", "at character 4"),
        (.pattern, ["forbidden": "a+", "instead": "aa"], "instead", "the pattern finds \"aa\" too"),
        (.pattern, [:], "", "there is no pattern"),
        (.length, ["min": 3, "max": 2], "min", "3 is more than 2"),
        (.words, [:], "", "there is no limit"),
        (.characters, ["scripts": ["Latn", "Cyrilic"]], "scripts/1", "there is no script \"Cyrilic\""),
        (.characters, ["instead": ["a": "aa"]], "instead/a", "comes back"),
        (.links, ["allowed": ["fax"]], "allowed/0", "\"fax\" is not known"),
        (.units, ["instead": ["a": "b", "b": "c"]], "instead/a", "is to be replaced too"),
        (.punctuation, ["quotes": "«"], "quotes", "no pair of quotes"),
        (.required, ["terms": []], "terms", "the list of terms is empty"),
    ]

    @Test("are refused with the place that is wrong", arguments: refused.indices)
    func refuses(number: Int) throws {
        let (kind, settings, path, message) = Self.refused[number]
        let problem = #expect(throws: RuleProblem.self) { _ = try kind.judge(RuleSettings(settings, locale: "en_GB")) }
        #expect(problem?.path == path)
        #expect(problem?.message.contains(message) == true, "\(problem?.message ?? "")")
    }

    @Test("say where they cannot be applied")
    func notApplicable() throws {
        func verdict(
            _ kind: RuleKind,
            _ settings: [String: Setting],
            _ locale: String,
            _ text: String
        ) throws -> Verdict {
            let judge = try kind.judge(RuleSettings(settings, locale: locale))
            guard case .text(let judge) = judge else { return .passed }
            return judge(CheckedText(text, locale: locale))
        }
        #expect(try verdict(.spelling, [:], "pl_PL", "x") == .notApplicable("there is no dictionary for pl"))
        #expect(try verdict(.claims, [:], "de_DE", "x") == .notApplicable("there is no list of claims for de"))
        #expect(try verdict(.words, ["max": 1], "th_TH", "x") == .notApplicable("words of th are not parted by spaces"))
        #expect(
            try verdict(.readability, ["lix": 1], "fa_IR", "x")
                == .notApplicable("long words say nothing in fa; measure words")
        )
        let long = String(repeating: "a", count: 40_000)
        #expect(
            try verdict(.pattern, ["forbidden": "a+b"], "en_GB", long)
                == .notApplicable("the text has 40000 bytes, too many to look for patterns")
        )
    }

    @Test("look words up, and leave names, numbers and addresses alone")
    func spelling() throws {
        let affixes = Array("SET UTF-8\nTRY aekurtz\nSFX A Y 1\nSFX A a i a\n".utf8)
        let words = Array("4\nkurtka/A\nzimowa\nna\nzimę\n".utf8)
        let dictionary = try SpellingDictionary(affixes: affixes, words: words)
        let kind = RuleKind.spelling(dictionaries: ["pl": dictionary])
        let rule = try kind.judge(RuleSettings(["words": ["Nordvik"]], locale: "pl_PL"))
        guard case .text(let judge) = rule else { return }
        let text = "Kurtak nordvik na zimę USB iPhone X12 https://kurtak.example zimowa"
        guard case .breaches(let breaches) = judge(CheckedText(text, locale: "pl_PL")) else { return }
        #expect(breaches.map(\.range) == [0..<6])
        #expect(breaches.first?.message.hasPrefix("\"Kurtak\" is not in the dictionary") == true)
        let fixes = breaches.compactMap(\.fix)
        #expect(fixes.allSatisfy { !$0.isSafe })
        #expect(TextFix.apply(fixes, to: text).hasPrefix("Kurtka nordvik"))
    }

    @Test("take no time that grows with the square of a text's length", .timeLimit(.minutes(5)))
    func longTexts() throws {
        let pieces = ["a , b!! ", "<b>", "\"", "۱۲ kg KG ", "10-20-", "so so ", "🔥", "{{", "+48 ", "a,", "e\u{301}  "]
        for rule in TextKindTests.cases where rule.kind.name != "text.pattern" {
            let book = try TextKindTests.book(rule, "pl_PL")
            for piece in pieces {
                let text = String(repeating: piece, count: 300)
                let time = ContinuousClock().measure { _ = book.opinions(of: text) }
                #expect(time < .seconds(30), "\(rule) \(piece)")
            }
        }
    }
}
