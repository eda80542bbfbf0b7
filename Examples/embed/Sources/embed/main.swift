import PIMCatalog
import PIMFeeds
import PIMIntake

let feeds = try FeedSet(CatalogDirectory(CommandLine.arguments[1]))
let structure = feeds.catalog.structure
let web = try structure.table(for: Scope(channel: "web", locale: "pl_PL", country: "PL", currency: "PLN"))
var products = feeds.directory.products(of: structure)
if case .product(let product, _)? = try products.next(), let title = structure.number(of: "title" as Role) {
    let listing = structure.listing(of: feeds.catalog.lineage(of: product), in: web)
    let holder = listing.origin(at: title)?.holder ?? "nowhere"
    print("\(listing.identifier): \(listing.completeness.percent) % complete, title from \(holder)")
}
let report = try feeds.export(to: CommandLine.arguments[2])
for feed in report.feeds { print(feed.code, feed.outcome, feed.written, "of", feed.read) }
