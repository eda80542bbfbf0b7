import PIMCatalog
import PIMFeeds
import PIMGuidelines
import PIMIntake

let feeds = try FeedSet(CatalogDirectory(CommandLine.arguments[1]))
// Once for each place; asking it is what happens with every key.
let book = feeds.guidelines?.book(for: Guideline.Place(market: "PL", channels: ["web"], locale: "pl_PL"))
while let typed = readLine() {
    guard let report = book?.check(text: typed, attribute: "name") else { break }
    print("\(typed): \(report.severity.map(\.word) ?? "sound")")
    for finding in report.findings {
        let fix = finding.fix.map { ", better \"\($0.replacement)\"" } ?? ""
        print("  \(finding.span.utf16): \(finding.message)\(fix) [\(finding.rule)]")
    }
    for rule in report.unjudged { print("  \(rule.rule) cannot judge: \(rule.reason)") }
}
