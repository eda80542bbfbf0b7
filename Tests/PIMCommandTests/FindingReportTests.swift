import PIMCatalog
import PIMFeeds
import PIMIO
import PIMText
import Testing

@testable import PIMCommand

@Suite("Finding report")
struct FindingReportTests {
    let unknownOption = Finding(
        "value.unknown-option",
        .error,
        "\"blu\" is not an option",
        remedy: "did you mean \"blue\"?",
        at: SourcePosition(file: "products.jsonl", line: 17, column: 42),
        product: "NORD-XL",
        attribute: "color",
        scope: Scope(channel: "web", locale: "pl_PL", country: "PL", currency: "PLN"),
        feed: "google-pl",
        field: "title"
    )

    @Test("says place, problem, rule, what it concerns and what to do")
    func text() {
        let lines = FindingText.lines(unknownOption, for: .output, of: .captured())
        #expect(
            lines == [
                "products.jsonl:17:42: error: \"blu\" is not an option [value.unknown-option]",
                "  product NORD-XL, attribute color, web/pl_PL, feed google-pl, field title — did you mean \"blue\"?",
            ]
        )
    }

    @Test("leaves out what is not known")
    func sparse() {
        let bare = Finding("feed.empty", .warning, "the feed has no items")
        let lines = FindingText.lines(bare, for: .output, of: .captured())
        #expect(lines == ["warning: the feed has no items [feed.empty]"])
        let product = Finding("a", .note, "b", product: "X")
        #expect(FindingText.lines(product, for: .output, of: .captured()) == ["note: b [a]", "  product X"])
    }

    @Test("colours the severity and isolates right-to-left text on terminals only")
    func terminal() {
        let finding = Finding("a", .error, "\"کاپشن آبی\" is too long")
        let terminal = Console.captured(Console.Surroundings(isOutputTerminal: true))
        let lines = FindingText.lines(finding, for: .output, of: terminal)
        let expected =
            "\u{1B}[31merror\u{1B}[0m: \"\u{2068}کاپشن آبی\u{2069}\" is too long \u{1B}[2m[a]\u{1B}[0m"
        #expect(lines == [expected])
        #expect(FindingText.lines(finding, for: .output, of: .captured()) == ["error: \"کاپشن آبی\" is too long [a]"])
    }

    @Test("writes every field as JSON")
    func json() throws {
        let expected = #"""
            {"rule":"value.unknown-option","severity":"error","message":"\"blu\" is not an option",\#
            "remedy":"did you mean \"blue\"?","file":"products.jsonl","line":17,"column":42,"product":"NORD-XL",\#
            "attribute":"color","scope":{"channel":"web","locale":"pl_PL","audience":null,"country":"PL",\#
            "currency":"PLN"},"feed":"google-pl","field":"title","locale":"pl_PL","channel":null,"audience":null,\#
            "kind":null,"because":null,"words":null,"range":null,"excerpt":null,"fix":null,\#
            "fingerprint":"\#(ReportEntry(unknownOption).fingerprint)"}
            """#
        #expect(FindingJSON.line(unknownOption) == expected)
        let bare = try JSON.parse(Array(FindingJSON.line(Finding("a", .note, "b")).utf8), path: nil)
        let keys = try JSON.parse(Array(expected.utf8), path: nil).object?.map(\.key)
        #expect(bare.object?.map(\.key) == keys)
        #expect(bare["scope"]?.isNull == true)
        var said = Finding("a", .note, "b", locale: "fa_IR", channel: "web", audience: "club")
        said.passage = Passage("ساده cheap", 9..<14)
        let fix = TextFix(9..<14, with: "fair", isSafe: true)
        said.ground = Finding.Ground("text.terms", reason: "we are dear", fix: fix)
        let node = try JSON.parse(Array(FindingJSON.line(said).utf8), path: nil)
        #expect(["locale", "channel", "audience"].map { node[$0]?.string } == ["fa_IR", "web", "club"])
        #expect(["kind", "because", "words"].map { node[$0]?.string } == ["text.terms", "we are dear", "cheap"])
        #expect(node["range"]?.array?.map(\.integer) == [9, 14])
        #expect(node["excerpt"]?.string == "ساده ⟦cheap⟧")
        #expect(node["fix"]?["replacement"]?.string == "fair")
        #expect(node["fix"]?["safe"]?.bool == true)
    }

    @Test("prints the first findings and counts the rest, by severity and number")
    func limit() {
        var console = Console.captured()
        var report = FindingReport(limit: 2)
        for index in 0..<5 { report.add(Finding("b", .warning, "w\(index)"), on: &console) }
        for index in 0..<2 { report.add(Finding("z", .error, "e\(index)"), on: &console) }
        for index in 0..<3 { report.add(Finding("a", .error, "f\(index)"), on: &console) }
        report.add(Finding("n", .note, "n"), on: &console)
        report.finish(on: &console)
        #expect(
            console.captured(.output) == """
                warning: w0 [b]
                warning: w1 [b]
                … and 9 more; --limit 0 prints all

                    3 errors  a
                    2 errors  z
                  5 warnings  b
                      1 note  n
                11 findings: 5 errors, 5 warnings, 1 note

                """
        )
        #expect(report.exitCode == .findings)
    }

    @Test("ends well without errors, and says nothing without findings")
    func empty() {
        var console = Console.captured()
        var report = FindingReport(to: .talk)
        report.finish(on: &console)
        #expect(console.captured(.talk).isEmpty)
        #expect(report.sentence == "no findings")
        report.add([Finding("a", .warning, "b")], on: &console)
        #expect(report.exitCode == .ok)
        #expect(console.captured(.talk) == "warning: b [a]\n")
        #expect(console.captured(.output).isEmpty)
    }

    @Test("ends JSON with a summary")
    func jsonSummary() throws {
        var console = Console.captured()
        var report = FindingReport(.json, limit: 1)
        report.add([Finding("a", .error, "1"), Finding("a", .error, "2")], on: &console)
        report.finish(on: &console)
        let lines = console.captured(.output).split(separator: "\n").map(String.init)
        #expect(lines.count == 2)
        #expect(
            lines.last == #"""
                {"summary":{"errors":2,"warnings":0,"notes":0,"printed":1,"rules":[{"rule":"a","severity":"error",\#
                "count":2}]}}
                """#
        )
        for line in lines { _ = try JSON.parse(Array(line.utf8), path: nil) }
    }
}

@Suite("Text shown in messages")
struct ShownTextTests {
    struct Shown: CustomTestStringConvertible, Sendable {
        let text: String
        let shown: String

        var testDescription: String { ShownText.visible(text) }
    }

    @Test(
        "spells out characters that would steer the terminal",
        .tags(.security),
        arguments: [
            Shown(text: "plain – żółć", shown: "plain – żółć"),
            Shown(text: "a\u{1B}[2Jb", shown: "a\\u{1b}[2Jb"),
            Shown(text: "a\nb\r\t", shown: "a\\u{a}b\\u{d}\\u{9}"),
            Shown(text: "a\u{9B}31m", shown: "a\\u{9b}31m"),
            Shown(text: "a\u{202E}b\u{2066}c", shown: "a\\u{202e}b\\u{2066}c"),
            Shown(text: "می\u{200C}خواهم", shown: "می\u{200C}خواهم"),
        ]
    )
    func visible(_ shown: Shown) {
        #expect(ShownText.visible(shown.text) == shown.shown)
    }

    @Test(
        "isolates right-to-left runs",
        arguments: [
            Shown(text: "plain", shown: "plain"),
            Shown(text: "żółć – 12", shown: "żółć – 12"),
            Shown(text: "سلام", shown: "\u{2068}سلام\u{2069}"),
            Shown(text: "a سلام دنیا, b", shown: "a \u{2068}سلام دنیا\u{2069}, b"),
            Shown(text: "مدل 12 سبز!", shown: "\u{2068}مدل 12 سبز\u{2069}!"),
            Shown(text: "سلام XL سلام", shown: "\u{2068}سلام\u{2069} XL \u{2068}سلام\u{2069}"),
            Shown(text: "(می\u{200C}خواهم) x", shown: "(\u{2068}می\u{200C}خواهم\u{2069}) x"),
        ]
    )
    func isolated(_ shown: Shown) {
        #expect(ShownText.isolated(shown.text) == shown.shown)
    }
}

extension Tag {
    @Tag static var security: Tag
}
