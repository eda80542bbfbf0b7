import PIMCatalog
import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Kinds of rules for texts")
struct TextKindTests {
    /// A kind with parameters that it may well have.
    struct Case: CustomTestStringConvertible, Sendable {
        let kind: RuleKind
        let settings: [String: Setting]
        var testDescription: String { "\(kind.name) \(settings.keys.sorted())" }
    }

    static let cases: [Case] = RuleKind.all.filter { $0.subject == .text }.flatMap { kind in
        kind.examples.map { Case(kind: kind, settings: $0.settings) }
    }

    static let locales: [LocaleCode] = ["en_GB", "pl_PL", "fa_IR", "ar_SA", "kk_KZ", "tr_TR", "fr_FR", "el_GR"]

    /// A book with nothing but one rule.
    static func book(_ rule: Case, _ locale: LocaleCode) throws -> RuleBook {
        var guideline = Guideline("example")
        guideline.rules = [GuidelineRule("example.rule", kind: rule.kind.name)]
        guideline.rules[0].settings = rule.settings.mapValues { .set($0) }
        let structure = try GuidelineSamples.structure()
        let book = GuidelineSet([guideline], structure: structure).book(for: Guideline.Place(locale: locale))
        let place = try #require(book.rules.firstIndex { $0.id == "example.rule" })
        return RuleBook([book.rules[place]], locale: locale.text, attributes: structure.attributes) { _, _ in }
    }

    /// More than 10,000 texts over all cases together.
    @Test("tell whole characters, and mend once and for all, in texts of any script", arguments: cases)
    func random(rule: Case) throws {
        var generator = SeededNumbers(state: rule.testDescription.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
        for locale in Self.locales {
            let book = try Self.book(rule, locale)
            for _ in 0..<RandomTexts.countPerLocale {
                let text = RandomTexts.text(&generator)
                let opinions = book.opinions(of: text)
                let borders = RandomTexts.borders(of: text)
                for breach in opinions.map(\.breach) {
                    let ranges = [breach.range] + (breach.fix.map { [$0.range] } ?? [])
                    for range in ranges {
                        let isWhole = borders.contains(range.lowerBound) && borders.contains(range.upperBound)
                        #expect(
                            isWhole,
                            "\(rule.kind.name) \(locale) \(text.debugDescription) \(range): \(breach.message)"
                        )
                    }
                    #expect(!breach.message.isEmpty)
                }
                for isSafe in [true, false] {
                    let once = book.fixed(text, safeOnly: isSafe)
                    let twice = book.fixed(once, safeOnly: isSafe)
                    let shown = "\(rule.kind.name) \(locale) \(text.debugDescription): \(once.debugDescription)"
                    #expect(twice.utf8.elementsEqual(once.utf8), "\(shown) \(twice.debugDescription)")
                }
            }
        }
    }

    @Test("see nothing wrong with an empty text or none that has anything but spaces", arguments: cases)
    func empty(rule: Case) throws {
        let speaking: Set<String> = ["text.required", "text.length", "text.words", "text.sentences", "text.pattern"]
        guard !speaking.contains(rule.kind.name) else { return }
        #expect(try Self.book(rule, "en_GB").opinions(of: "").isEmpty)
    }

    @Test("leave addresses and placeholders alone")
    func protected() throws {
        let text = "A https://a.example/x,,y?q=TODO  {{ a  !! }} b"
        let kinds = ["text.punctuation", "text.names", "text.case", "text.repetition", "text.claims", "text.units"]
        for rule in Self.cases where kinds.contains(rule.kind.name) {
            for locale in Self.locales {
                for opinion in try Self.book(rule, locale).opinions(of: text) {
                    let isInside = ProtectedSpans.ranges(in: text).contains { $0.overlaps(opinion.breach.range) }
                    let isEnd = opinion.breach.range.upperBound == text.utf8.count
                    #expect(!isInside || isEnd, "\(rule.kind.name): \(opinion.breach)")
                }
            }
        }
    }
}

/// Texts of several scripts with whatever rules look for.
private enum RandomTexts {
    static let countPerLocale = 12

    static func text(_ generator: inout SeededNumbers) -> String {
        let length = Int.random(in: 0...14, using: &generator)
        return (0..<length).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    }

    /// The borders between characters.
    static func borders(of text: String) -> Set<Int> {
        text.withBytes { bytes in
            var borders: Set<Int> = [0, bytes.count]
            var index = 0
            while index < bytes.count {
                index = Graphemes.end(in: bytes, from: index)
                borders.insert(index)
            }
            return borders
        }
    }

    private static let parts: [String] = [
        "Warm", "jacket", "jacket", "NORDVIK", "nordvik", "iphone", "GREAT", "The", "the", "best", "żółta", "Żółta",
        "ŻÓŁTA", "najlepsza", "ciebie", "Państwa", "күрте", "Күрте", "ҚЫСҚЫ", "ең жақсы", "саған", "کفش", "كفش",
        "بهترین", "می\u{200C}خواهم", "شما", "أفضل", "حذاء", "ΜΠΟΤΕΣ", "Σ", "istanbul", "İ", "ı", "ß", "ij", "冬", "ไทย",
        "ำ",
        "5", "10", "20", "1.5", "1,000", "۱۲", "١٢", "1.000.000", "kg", "KG", "cm", "کیلو گرم", "kilo", "-", "–", " - ",
        " ", " ", " ", " ", " ", "  ", "\t", "\n", "\r\n", "\u{A0}", "\u{2009}", "\u{3000}", "!", "!!", "?", ".", "...",
        "…", ",", ";", ":", "،", "؛", "؟", "\"", "„", "”", "“", "«", "»", "'", "’", "(", ")", "🔥", "❤️", "👨‍👩‍👧", "🇵🇱",
        "🇸", "1️⃣", "\u{FE0F}", "\u{FE0E}", "\u{20E3}", "\u{200D}", "\u{200C}", "\u{301}", "\u{64B}", "\u{600}", "\u{AD}",
        "™", "®", "Ω", "ё", "@nordvik", "nordvik.pl", "https://a.example/x", "a@b.example", "+48 601 202 303",
        "{{ a }}",
        "${b}", "lorem ipsum", "TODO", "xxx", "<b>", "</b>", "<p class=\"x\">", "<br/>", "<script>", "<!-- -->", "<",
        ">",
        "&", "EAN 5901234123457", "recieve", "wziąść", "np.", "%", "°C", "|", "{", "}", "\u{202E}", "क्", "षि", "각", "ᄀ",
    ]
}
