import PIMFeeds
import PIMGuidelines
import PIMIO
import PIMIntake
import Testing

@Suite("Reports of the demo")
struct DemoReportTests {
    private static var demo: String {
        Files.absolute(Files.join(Files.folder(of: #filePath), "../../../fixtures/demo"))
    }

    private func entries() throws -> [ReportEntry] {
        var entries: [ReportEntry] = []
        var options = FeedSet.Options()
        options.checksValues = true
        options.report = { entries.append(ReportEntry($0)) }
        _ = try FeedSet(CatalogDirectory(Self.demo)).check(options)
        return entries
    }

    @Test("SARIF keeps to the standard")
    func sarif() throws {
        let entries = try entries()
        #expect(!entries.isEmpty)
        for places in [ReportPlaces(), ReportPlaces(folder: "shop ü", ownFile: "pim.json")] {
            let report = SARIFReport(tool: ReportSamples.tool, rules: ReportRule.rules(of: nil), places: places)
            let text = ReportSamples.written(report, entries)
            let node = try JSON.parse(Array(text.utf8), path: nil)
            #expect(SARIFRules.breaches(node) == [])
            #expect(node["runs"]?.array?.first?["results"]?.array?.count == entries.count)
        }
    }

    @Test("JUnit has a test per rule, and those that speak with errors fail")
    func junit() throws {
        let entries = try entries()
        let rules = ReportRule.rules(of: nil)
        let text = ReportSamples.written(JUnitReport(tool: ReportSamples.tool, rules: rules), entries)
        let codes = Set(entries.map(\.finding.rule)).union(rules.map(\.code))
        let failing = Set(entries.filter { $0.finding.severity == .error }.map(\.finding.rule))
        #expect(try XML.countElements(named: "testcase", in: Array(text.utf8)).matching == codes.count)
        #expect(try XML.countElements(named: "failure", in: Array(text.utf8)).matching == failing.count)
    }

    @Test("files that were named from the current folder keep their names")
    func places() throws {
        var places = ReportPlaces(folder: "shop", ownFile: "pim.json")
        places.ownNames = ["products.jsonl"]
        let report = GitHubAnnotations(tool: ReportSamples.tool, places: places)
        let text = ReportSamples.written(report, try entries())
        #expect(text.contains("file=products.jsonl,") && !text.contains("file=shop/products.jsonl"))
    }
}
