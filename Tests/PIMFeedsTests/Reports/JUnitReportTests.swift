import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("JUnit report")
struct JUnitReportTests {
    typealias Samples = ReportSamples

    static func report(
        _ entries: [ReportEntry],
        failing: Finding.Severity = .error,
        limit: Int = 50,
        succeeded: Bool = true
    ) -> String {
        let report = JUnitReport(
            tool: Samples.tool,
            rules: Samples.rules,
            failing: failing,
            findingsPerRule: limit
        )
        return Samples.written(report, entries, succeeded: succeeded)
    }

    @Test("each rule is a test, in groups")
    func golden() {
        let expected = #"""
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="pim" tests="4" failures="1" errors="0" skipped="0" time="0">
              <testsuite name="catalog" tests="1" failures="0" errors="0" skipped="0" time="0">
                <testcase name="catalog.empty" classname="pim.catalog" time="0">
                  <system-out>
            note: there are no products
            </system-out>
                </testcase>
              </testsuite>
              <testsuite name="text" tests="2" failures="0" errors="0" skipped="0" time="0">
                <testcase name="text.quiet" classname="pim.text" time="0"/>
                <testcase name="text.shouting" classname="pim.text" file="products ü/a b.jsonl" time="0">
                  <system-out>
            products ü/a b.jsonl:17: warning: "GORE-TEX SHELL" shouts — write it in small letters (product NORD/XL 100%, attribute name, web/fa_IR)
            </system-out>
                </testcase>
              </testsuite>
              <testsuite name="value" tests="1" failures="1" errors="0" skipped="0" time="0">
                <testcase name="value.unknown-option" classname="pim.value" file="products.jsonl" time="0">
                  <failure message="1 error, 1 new: options exist" type="error">
            products.jsonl:3: new error: 100% \u{1b}[31m"blu"\u{d}\u{a}::error::x &lt;&amp;&gt; (product NORD, feed google, field color)
            </failure>
                </testcase>
              </testsuite>
            </testsuites>

            """#
        #expect(Self.report(Samples.all) == expected)
        #expect(Self.report(Samples.all.reversed()) == expected)
    }

    @Test("fails from the severity on that is asked for, and only for what is new")
    func failing() {
        #expect(Self.report(Samples.all, failing: .warning).contains(#"tests="4" failures="2""#))
        var known = Samples.option
        known.isNew = false
        #expect(Self.report([known]).contains(#"tests="3" failures="0""#))
        #expect(Self.report([known, Samples.option]).contains(#"message="2 errors, 1 new: options exist""#))
    }

    @Test("keeps the first findings of a rule whatever the order, and counts the rest")
    func limits() {
        let entries = Samples.many(1000, .error, rule: "value.unknown-option")
        var generator = SeededGenerator(seed: 5)
        let report = Self.report(entries, limit: 3)
        #expect(report.contains("p.jsonl:3: error: no 3 (product P3)\n… and 997 more\n</failure>"))
        #expect(report.contains("1000 errors: options exist"))
        #expect(Self.report(entries.shuffled(using: &generator), limit: 3) == report)
    }

    @Test("a run that stopped is an error of its own")
    func stopped() {
        let report = Self.report([], succeeded: false)
        #expect(report.contains(#"<testsuites name="pim" tests="4" failures="0" errors="1""#))
        #expect(report.contains(#"<error message="the run stopped">"#))
    }

    @Test("is XML whatever the findings say, and its counts are right")
    func wellFormed() throws {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "\u{0}", "\u{8}", "\u{FFFE}", "\u{FFFF}", "]]>", "<", "&", "\"", "'", "é", "\n", "\u{202E}", "می",
            "\u{1F600}", "%",
        ]
        for _ in 0..<200 {
            func text() -> String { (0..<6).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() }
            let entries = (0..<5).map { _ in
                ReportEntry(
                    Finding(
                        text(),
                        Finding.Severity.allCases.randomElement(using: &generator) ?? .note,
                        text(),
                        remedy: text(),
                        at: SourcePosition(file: text(), line: 1),
                        product: text()
                    )
                )
            }
            let report = Self.report(entries)
            let cases = try XML.countElements(named: "testcase", in: Array(report.utf8)).matching
            let failures = try XML.countElements(named: "failure", in: Array(report.utf8)).matching
            #expect(report.contains("<testsuites name=\"pim\" tests=\"\(cases)\" failures=\"\(failures)\""))
        }
    }
}
