import PIMText
import Testing

@testable import PIMGuidelines

@Suite("Patterns and the time they take")
struct PatternCostTests {
    private static func judge(
        _ settings: [String: Setting]
    ) throws(RuleProblem) -> (@Sendable (CheckedText) -> Verdict)? {
        guard case .text(let judge) = try RuleKind.pattern.judge(RuleSettings(settings)) else { return nil }
        return judge
    }

    static let endless = [
        "(a+)+$", "(a+)+b", "(a*)*b", "(a|a)*b", "(?:a|ab|b)*c", "(\\s*a\\s*)*b", "([a-z]+ ?)+:", "(\\w+\\s*)+:",
        "(x+x+)+y", "((a|b)+)+c", "(?i)(?:a|A)+b", "(?<word>a+)+b", "(?>a+)+b", "(a?){40}a{40}", "(?:a{1,3}){20}b",
        "(?:a*){3}b", "(.*)*=", "([ąć]+|ć)*b", "(?:\\p{L}|\\w)+:", "(?:[^b]|a)+c", "(?:\\d|[0-5])+x", "(?=(a+)+b)a",
        "(?:[[:alpha:]]|é)*1", "(?x) ( a + ) + b", "(?:ё+)+b",
        String(repeating: "(a|a)", count: 30) + "b",
        String(repeating: "a?", count: 30) + String(repeating: "a", count: 30),
    ]

    @Test("are refused where they may never end", arguments: endless)
    func refuses(pattern: String) {
        let problem = #expect(throws: RuleProblem.self) { _ = try Self.judge(["forbidden": .text(pattern)]) }
        #expect(problem?.message.hasPrefix("the pattern may take for ever") == true, "\(problem?.message ?? "")")
        #expect(problem?.path == "forbidden")
    }

    static let sound = [
        "\\bEAN ?[0-9]{13}\\b", "^kurtka", "[۰-۹]+ تومان", "(kurtka|kaptur|buty)+", "[0-9]{1,3}([., ][0-9]{3})*",
        "\\d+\\s*x\\s*\\d+\\s*cm", "(?:[A-Z][a-z]+ )+", "^(?=.*[a-z])(?=.*\\d).+$", "\\p{L}+(-\\p{L}+)*",
        "(?<year>\\d{4})-(\\d{2})", "[^<>]*<[^<>]*>", "(\\w+\\s)+!", "https?://\\S+", "(?i)gratis|promo(cja)?",
        "a{1000}", "(?:ab|cd){1,200}e", "(а|б|в)+г", "(?:[۰-۹]+[آ-ی]+)+!", ".*.*=", "(?i)(?:straße|strasse)+",
        "[a-z&&[^b]]+\\d", "\\x41{2,}\\u0042?", "(\\w)\\1", "\\Q(a+)+\\E", "[^\\s]+@[^\\s@]+\\.[a-z]{2,}", "a++b",
        "(?:mm|m|cm)", "[\\]\\-a]+b", "(?# a note)a", "\"[^\"]*\"(?!\\s*[,.])", "🔥+",
    ]

    @Test("are taken where they end, and done with any text in time", .timeLimit(.minutes(5)), arguments: sound)
    func takes(pattern: String) throws {
        let judge = try #require(try Self.judge(["forbidden": .text(pattern)]))
        for piece in ["a", "ab ", "1", "1 ", "Ab ", "a@", "а", "۱آ", "<", "x1", "\"", "a\u{301}"] {
            let text = CheckedText(String(repeating: piece, count: 200), locale: "en_GB")
            let time = ContinuousClock().measure { _ = judge(text) }
            #expect(time < .seconds(20), "\(piece)")
        }
    }

    /// A pattern and a text, and whether the one is looked for in the other.
    struct Search: CustomTestStringConvertible, Sendable {
        var pattern: String
        var piece: String
        var count: Int
        var isMade: Bool
        var testDescription: String { "\(pattern) in \(count) times \(piece)" }
    }

    static let searches = [
        Search(pattern: ".*.*.*=", piece: "a", count: 400, isMade: false),
        Search(pattern: ".*.*.*=", piece: "a\n", count: 4000, isMade: false),
        Search(pattern: "[a-z]*[a-z]*[a-z]*=", piece: "warm jacket ", count: 1000, isMade: true),
        Search(pattern: "[a-z]*[a-z]*[a-z]*=", piece: "a", count: 400, isMade: false),
        Search(pattern: "\\w+\\s*\\w+\\s*:", piece: "warm jacket ", count: 1000, isMade: true),
        Search(pattern: "a+b", piece: "a", count: 2000, isMade: true),
        Search(pattern: "a+b", piece: "a", count: 30_000, isMade: false),
        Search(pattern: "\\d+ ?cm", piece: "10 cm, warm ", count: 2500, isMade: true),
        Search(pattern: "^.*x", piece: "a", count: 30_000, isMade: true),
        Search(pattern: "(?m)^[^x]*x", piece: "a\n", count: 10_000, isMade: false),
        Search(pattern: ".*x", piece: "a", count: 30_000, isMade: false),
        Search(pattern: "x.*", piece: "a", count: 30_000, isMade: true),
        Search(pattern: "ab*", piece: "a", count: 30_000, isMade: true),
        Search(pattern: "[а-я]+\\d", piece: "я", count: 15_000, isMade: false),
        Search(pattern: "[а-я]+\\d", piece: "тёплая ", count: 2000, isMade: true),
        Search(pattern: "(?:a\\s*)+b", piece: "a ", count: 15_000, isMade: false),
    ]

    @Test("are looked for in texts where that ends in time", arguments: searches)
    func looks(search: Search) throws {
        let cost = try PatternCost(search.pattern, isCaseless: false)
        var text = String(repeating: search.piece, count: search.count)
        #expect(text.withUTF8 { cost.isBearable(for: $0) } == search.isMade)
    }

    @Test("say where they are not looked for")
    func notApplicable() throws {
        let judge = try #require(try Self.judge(["required": "a+b"]))
        let text = CheckedText(String(repeating: "a", count: 20_000), locale: "en_GB")
        #expect(judge(text) == .notApplicable("to look for the pattern in this text may take too long"))
    }
}
