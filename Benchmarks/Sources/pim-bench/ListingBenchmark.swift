import PIMCatalog
import PIMFeeds
import PIMIntake

/// How long one listing takes through the public API, warm: resolved, and each of its attributes asked for.
struct ListingBenchmark {
    /// The median of many rounds, for one listing with all its values.
    let microseconds: Double
    /// How many values a listing gave.
    let values: Int

    init(folder: String, rounds: Int = 15, listings: Int = 2_000) throws {
        let feeds = try FeedSet(CatalogDirectory(folder))
        let structure = feeds.catalog.structure
        let scope = Scope(channel: "google", locale: "pl_PL", country: "PL", currency: "PLN")
        let table = try structure.table(for: scope)
        var stream = feeds.directory.products(of: structure)
        var lineages: [Lineage] = []
        while lineages.count < 200, let item = try stream.next() {
            if case .product(let product, _) = item { lineages.append(feeds.catalog.lineage(of: product)) }
        }
        let attributes = structure.attributes.indices
        var times: [Double] = []
        var found = 0
        var letters = 0
        for _ in 0..<rounds {
            found = 0
            let start = ContinuousClock.now
            for number in 0..<listings {
                let listing = structure.listing(of: lineages[number % lineages.count], in: table)
                for attribute in attributes {
                    guard let value = listing.value(at: attribute) else { continue }
                    found += 1
                    if case .text(let text) = value { letters += text.utf8.count }
                }
            }
            times.append((ContinuousClock.now - start) / .microseconds(listings))
        }
        microseconds = Samples(times).median
        values = letters > 0 ? found / max(1, listings) : 0
    }
}

/// Some measured numbers.
struct Samples {
    private(set) var numbers: [Double] = []

    init(_ numbers: [Double] = []) {
        self.numbers = numbers.sorted()
    }

    mutating func add(_ number: Double) {
        self = Samples(numbers + [number])
    }

    var count: Int { numbers.count }

    /// The middle one; of an even number the mean of the two in the middle.
    var median: Double {
        guard let last = numbers.indices.last else { return 0 }
        return (numbers[last / 2] + numbers[(last + 1) / 2]) / 2
    }

    var least: Double { numbers.first ?? 0 }
    var greatest: Double { numbers.last ?? 0 }
}
