import PIMCatalog
import PIMFeeds
import PIMIO
import Testing

@Suite("GitHub annotations")
struct GitHubAnnotationsTests {
    typealias Samples = ReportSamples

    static func report(_ entries: [ReportEntry], places: ReportPlaces = ReportPlaces()) -> String {
        Samples.written(GitHubAnnotations(tool: Samples.tool, places: places), entries)
    }

    @Test("writes errors before warnings, escaped, without what the baseline knows")
    func golden() {
        let expected = #"""
            ::error file=a%3Ab%2C/products.jsonl,line=3,title=pim%3A value.unknown-option::100%25 \u{1b}[31m"blu"\u{d}\u{a}::error::x <&>%0Aproduct NORD, feed google, field color
            ::warning file=a%3Ab%2C/products ü/a b.jsonl,line=17,title=pim%3A text.shouting::"GORE-TEX SHELL" shouts — write it in small letters%0Aproduct NORD/XL 100%25, attribute name, web/fa_IR

            """#
        #expect(Self.report(Samples.all.reversed(), places: ReportPlaces(folder: "a:b,")) == expected)
        #expect(Self.report([]) == "")
    }

    @Test("writes as many as are shown and says how many more there are")
    func limits() {
        let errors = Samples.many(12, .error, rule: "a")
        let warnings = Samples.many(11, .warning, rule: "b")
        let notes = Samples.many(9, .note, rule: "c")
        var generator = SeededGenerator(seed: 3)
        let report = Self.report((errors + warnings + notes).shuffled(using: &generator))
        let lines = report.split(separator: "\n")
        #expect(lines.count == 30)
        #expect(lines.count { $0.hasPrefix("::error ") } == 10 && lines[9].hasPrefix("::error file=p.jsonl,line=10,"))
        #expect(lines.count { $0.hasPrefix("::notice ") } == 10)
        #expect(lines[29] == "::notice title=pim::and 2 errors, 1 warning more; the log of this step has all of them")
        #expect(report == Self.report(warnings + errors + notes))
    }

    @Test("no text of a catalog begins a command of its own")
    func injection() {
        var generator = SeededGenerator(seed: 9)
        let pieces = ["\n", "\r", "::error::", "%0A", "\u{2028}", "\r\n", "a", ",", ":", "\u{85}"]
        for _ in 0..<500 {
            func text() -> String { (0..<8).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined() }
            let position = SourcePosition(file: text(), line: 2)
            let entry = ReportEntry(Finding(text(), .error, text(), remedy: text(), at: position, product: text()))
            let report = Self.report([entry])
            #expect(report.utf8.count { $0 == 0x0A } == 1 && report.hasSuffix("\n"))
            #expect(!report.utf8.contains(0x0D))
            #expect(report.hasPrefix("::error "))
        }
    }
}
