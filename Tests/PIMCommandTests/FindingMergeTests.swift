import PIMCatalog
import Testing

@testable import PIMCommand

@Suite("Merging findings")
struct FindingMergeTests {
    private func finding(_ product: String?, feed: String?, locale: LocaleCode = "pl_PL") -> Finding {
        Finding(
            "format.gtin",
            .error,
            "the same words",
            product: product,
            scope: Scope(channel: "web", locale: locale),
            feed: feed,
            field: "gtin"
        )
    }

    @Test("says once what several feeds say of one product, and lists the feeds")
    func merges() {
        var merge = FindingMerge()
        #expect(merge.add(finding("A", feed: "one")).isEmpty)
        #expect(merge.add(finding("A", feed: "two", locale: "fa_IR")).isEmpty)
        let finished = merge.add(finding("B", feed: "one"))
        #expect(finished.map(\.feed) == ["one, two"])
        #expect(finished.first?.scope == nil)
        #expect(merge.flush().map(\.product) == ["B"])
        #expect(merge.flush().isEmpty)
    }

    @Test("lets findings of no product and of no feed through as they are")
    func passes() {
        var merge = FindingMerge()
        #expect(merge.add(finding(nil, feed: "one")).count == 1)
        _ = merge.add(finding("A", feed: nil))
        _ = merge.add(finding("A", feed: nil))
        #expect(merge.flush().count == 2)
    }
}
