import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText
import Testing

@testable import PIMFeeds

/// Numbers for machines do not follow the locale: only texts of people, and the filter `digits`, may have other digits.
@Suite("A feed of a Persian shop")
struct FeedDigitsTests {
    private static func demo(_ id: String, currency: String) throws -> PartDemo {
        let demo = try PartDemo(format: id)
        let scope = #""channel":"web","locale":"fa_IR","country":"IR","currency":"\#(currency)""#
        try demo.shop.write("feeds/items.json", RunShop.feed(format: id, file: "items.out", scope: scope))
        return demo
    }

    /// The listings of the demo in a plan's scope.
    private static func listings(_ demo: PartDemo, _ set: FeedSet, _ plan: FeedPlan) throws -> [Listing] {
        var listings: [Listing] = []
        var options = FeedSet.Options()
        options.observe = { listings.append(set.catalog.structure.listing(of: $0, in: plan.table)) }
        _ = try set.check(options)
        return listings
    }

    /// What a value of a kind looks like; nil for texts.
    private static func isPlain(_ text: String, _ kind: Field.Kind) -> Bool? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        func isNumber(_ text: Substring) -> Bool {
            let digits = text.first == "-" ? text.dropFirst() : text
            let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
            return (1...2).contains(parts.count)
                && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        }
        switch kind {
        case .price:
            return words.count == 2 && isNumber(words[0]) && words[1].utf8.allSatisfy { (0x41...0x5A).contains($0) }
        case .amount, .number, .integer, .gtin: return words.count == 1 && isNumber(words[0])
        case .measure: return words.count >= 2 && isNumber(words[0]) && text.utf8.allSatisfy { $0 < 0x80 }
        case .date, .dateRange:
            return text.utf8.allSatisfy { (0x30...0x3A).contains($0) || "-+/TZ".utf8.contains($0) }
        case .flag: return text.utf8.allSatisfy { $0 < 0x80 }
        default: return nil
        }
    }

    private static func texts(_ cell: Cell, _ field: Field) -> [(field: Field, text: String)] {
        switch cell {
        case .empty: []
        case .text(let text): [(field, text)]
        case .list(let list): list.map { (field, $0) }
        case .json(let json):
            amounts(try? JSON.parse(Array(json.utf8), path: nil)).map { (Field("amount", .number), $0) }
        case .rows(let rows): rows.flatMap { row in zip(row, field.fields).flatMap { texts($0, $1) } }
        }
    }

    /// The amounts, wherever they stand.
    private static func amounts(_ node: JSONNode?) -> [String] {
        guard let node else { return [] }
        if let array = node.array { return array.flatMap { amounts($0) } }
        return (node.object ?? []).flatMap { member in
            member.key == "amount" ? [member.value.string ?? member.value.number ?? ""] : amounts(member.value)
        }
    }

    @Test(
        "writes prices, measures, dates and stock in ASCII digits without group marks",
        arguments: FeedFormat.all.map(\.id),
        ["IRR", "IRT"]
    )
    func digits(_ id: String, _ currency: String) throws {
        let demo = try Self.demo(id, currency: currency)
        let set = try demo.feeds()
        let plan = try #require(set.plans.first)
        let builder = RecordBuilder(plan: plan, catalog: set.catalog)
        var counts: [Field.Kind: Int] = [:]
        for listing in try Self.listings(demo, set, plan) {
            var record = builder.record(of: listing)
            _ = plan.checker.check(&record, country: "IR")
            for (cell, field) in zip(record.cells, plan.fields) {
                for (field, text) in Self.texts(cell, field.field) where !text.isEmpty {
                    guard let isPlain = Self.isPlain(text, field.kind) else { continue }
                    counts[field.kind, default: 0] += 1
                    #expect(isPlain, "\(id) \(field.name): \(text)")
                }
            }
        }
        // The override feeds of Meta have neither prices nor measures for a language.
        guard !id.hasPrefix("meta-language") else { return }
        #expect((counts[.price] ?? 0) + (counts[.amount] ?? 0) + (counts[.number] ?? 0) > 10, "\(id): \(counts)")
    }

    @Test("has other digits only where a template asks for them")
    func exception() throws {
        let demo = try Self.demo("json-lines", currency: "IRT")
        let scope = #""channel":"web","locale":"fa_IR","country":"IR","currency":"IRT""#
        let fields =
            #""fields":{"own":"{{ price | money: 'amount' | digits: 'arabext' }}","plain":"{{ price | money }}"},"#
        try demo.shop.write(
            "feeds/items.json",
            RunShop.feed(format: "json-lines", file: "items.out", scope: scope, fields)
        )
        try demo.shop.export()
        let text = try #require(try demo.shop.published("items.out"))
        let item = try JSON.parse(Array(try #require(text.split(separator: "\n").first).utf8), path: nil)
        let own = try #require(item["own"]?.string)
        #expect(own.unicodeScalars.allSatisfy { ("۰"..."۹").contains($0) }, "\(own)")
        #expect(item["plain"]?.string?.hasSuffix(" IRT") == true)
        #expect(item["plain"]?.string?.utf8.allSatisfy { $0 < 0x80 } == true)
    }
}
