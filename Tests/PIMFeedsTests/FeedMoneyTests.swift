import PIMCatalog
import PIMFormats
import PIMIO
import PIMIntake
import PIMText
import Testing

@testable import PIMFeeds

@Suite("Money in feeds")
struct FeedMoneyTests {
    /// A shop that sells in rials, tenge and dinars, with one product.
    static func shop(
        _ price: String,
        _ more: String = "",
        currency: String = "IRT",
        format: String = "plain-csv"
    ) throws -> RunShop {
        let scope = #""channel":"web","locale":"pl_PL","currency":"\#(currency)""#
        let amount = #""price":[{"data":[\#(price)]}]"#
        let line = RunShop.product("A", price: nil, values: [amount])
        let shop = try RunShop([line], feeds: [RunShop.feed(format: format, scope: scope, more)])
        try shop.write(
            "channels.json",
            #"{"channels":[{"code":"web","locales":["pl_PL"],"currencies":["IRR","KZT","KWD","PLN"],"tree":"master"}]}"#
        )
        return shop
    }

    static func money(_ amount: String, _ currency: String) -> String {
        #"{"amount":"\#(amount)","currency":"\#(currency)"}"#
    }

    struct Written: Sendable, CustomTestStringConvertible {
        let price: String
        var currency = "IRT"
        var more = ""
        var day: String?
        let text: String
        var testDescription: String { "\(price) \(currency) \(more) \(day ?? "")" }
    }

    static let tenThousand = #""conversion":[{"from":"2027-03-21","of":"IRR","factor":10000}],"decimals":{"IRT":2},"#
    static let redenominated =
        #""conversion":[{"of":"IRR","factor":1},{"from":"2027-03-21","of":"IRR","factor":"10000"}],"#

    static let written = [
        Written(price: money("2679000", "IRR"), text: "267900 IRT"),
        Written(price: money("10", "IRR"), text: "1 IRT"), Written(price: money("0", "IRR"), text: "0 IRT"),
        Written(price: money("2679000", "IRR"), currency: "IRR", text: "2679000.00 IRR"),
        Written(price: money("2679000", "IRR"), currency: "IRR", more: #""decimals":{"IRR":0},"#, text: "2679000 IRR"),
        Written(price: money("12990", "KZT"), currency: "KZT", more: #""decimals":{"KZT":0},"#, text: "12990 KZT"),
        Written(price: money("1.5", "KWD"), currency: "KWD", text: "1.500 KWD"),
        Written(price: money("1.5", "KWD"), currency: "KWD", more: #""decimals":{"KWD":2},"#, text: "1.50 KWD"),
        Written(price: money("2679000", "IRR"), more: tenThousand, day: "2027-03-20", text: "267900.00 IRT"),
        Written(price: money("2679000", "IRR"), more: tenThousand, day: "2027-03-21", text: "267.90 IRT"),
        Written(
            price: money("2679000", "IRR"),
            currency: "IRR",
            more: redenominated,
            day: "2027-03-20",
            text: "2679000.00 IRR"
        ),
        Written(
            price: money("2679000", "IRR"),
            currency: "IRR",
            more: redenominated,
            day: "2030-01-01",
            text: "267.90 IRR"
        ),
        Written(
            price: money("50", "PLN"),
            currency: "QQQ",
            more: #""conversion":[{"of":"PLN","factor":"0.05"}],"decimals":{"QQQ":0},"#,
            text: "1000 QQQ"
        ),
    ]

    @Test("is written in the feed's currency, exactly, with the channel's digits", arguments: written)
    func exact(_ item: Written) throws {
        let shop = try Self.shop(item.price, item.more, currency: item.currency)
        let set = try FeedSet(CatalogDirectory(shop.folder), day: item.day.flatMap { CalendarDate($0) })
        let report = try set.export(to: shop.output)
        #expect(report.feeds.first?.written == 1)
        #expect(try shop.published()?.split(separator: "\n").last?.contains(",\(item.text)") == true)
        #expect(set.plans.first?.definition.scope.currency?.text == item.currency)
    }

    @Test(
        "is an error where it would have to be rounded",
        arguments: [
            ("2679005", "IRT", "", "price: 2679005 IRR is no whole number of IRT (1 IRT = 10 IRR)"),
            ("10.5", "IRT", "", "price: 10.5 IRR is no whole number of IRT (1 IRT = 10 IRR)"),
            (
                "12345", "IRR", #""conversion":[{"of":"IRR","factor":10000}],"#,
                "price: 12345 IRR is no amount in IRR (1 IRR = 10000 IRR)"
            ),
            ("12.5", "IRR", #""decimals":{"IRR":0},"#, "price \"12.5 IRR\" has 1 decimal, Own takes 0 for IRR"),
        ]
    )
    func rounding(_ amount: String, _ currency: String, _ more: String, _ message: String) throws {
        let shop = try Self.shop(Self.money(amount, "IRR"), more, currency: currency)
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        let report = try shop.export(options)
        #expect(report.balances && report.feeds.first?.written == 0)
        #expect(report.feeds.first?.itemsWithErrors == 1)
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.severity == .error && finding.product == "A", "\(findings)")
        #expect(finding.message == message)
        #expect(!finding.remedy.isEmpty && finding.position != nil)
    }

    @Test("stays unrounded where a feed lets errors through")
    func lenient() throws {
        let shop = try Self.shop(
            Self.money("2679005", "IRR"),
            #""exclude_on":"never","fields":{"note":"{{ price }} | {{ prices.IRR }}"},"#
        )
        try shop.export()
        let line = try #require(try shop.published()?.split(separator: "\n").last)
        #expect(line.contains("267900.5 IRT | 2679005.00 IRR"))
        #expect(!line.contains("267901"))
    }

    @Test(
        "that cannot be written exactly is told once, by the rule nearest to the cause",
        arguments: [
            ("2679005", "IRR", "IRT", "format.conversion", "the feed leaves the value out"),
            ("1.2345", "KWD", "KWD", "format.price", "round the amount to 3 decimals; the feed leaves the value out"),
        ]
    )
    func once(_ amount: String, _ source: String, _ currency: String, _ rule: String, _ remedy: String) throws {
        let feed = #""exclude_on":"never","fields":{"note":"{{ price | money }}"},"#
        let shop = try Self.shop(Self.money(amount, source), feed, currency: currency)
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        let report = try shop.export(options)
        #expect(findings.map(\.rule) == [rule], "\(findings)")
        #expect(findings.first?.remedy.contains(remedy) == true, "\(findings)")
        #expect(report.feeds.first?.itemsWithErrors == 1 && report.balances)
    }

    struct Template: Sendable, CustomTestStringConvertible {
        let source: String
        let text: String
        var currency = "IRT"
        var more = ""
        var testDescription: String { "\(source) \(currency)" }
    }

    @Test(
        "in templates is the feed's",
        arguments: [
            Template(source: "{{ price }}", text: "267900 IRT"),
            Template(source: "{{ price | money }}", text: "267900 IRT"),
            Template(source: "{{ price | money: 'amount' }}", text: "267900"),
            Template(source: "{{ prices.IRT | money }} {{ feed.currency }}", text: "267900 IRT IRT"),
            Template(source: "{{ prices.IRR | money }}", text: "2679000.00 IRR"),
            Template(source: "{{ 12 | money }}", text: "12 IRT"),
            Template(
                source: "{{ price | money }}",
                text: "2679000 IRR",
                currency: "IRR",
                more: #""decimals":{"IRR":0},"#
            ),
            Template(source: "{{ price }}", text: "2679000 IRR", currency: "IRR", more: #""decimals":{"IRR":0},"#),
            Template(source: "{{ 1.5 | money: 'code', 'KWD' }}", text: "1.500 KWD"),
            Template(source: "{{ 10 | divided_by: 4.0 | round | money }}", text: "3 IRT"),
        ]
    )
    func templates(_ template: Template) throws {
        let shop = try Self.shop(
            Self.money("2679000", "IRR"),
            template.more + #""fields":{"note":\#(RunShop.quoted("= " + template.source))},"#,
            currency: template.currency
        )
        try shop.export()
        let text = try shop.published() ?? ""
        #expect(text.hasSuffix("= \(template.text)\n"), "\(text)")
    }

    @Test("in templates is not rounded without a word")
    func templateRounding() throws {
        let feed = #""fields":{"note":"{{ price | times: 1.00001 | money }}"},"#
        let shop = try Self.shop(Self.money("2679000", "IRR"), feed)
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        #expect(try shop.export(options).feeds.first?.written == 0)
        #expect(findings.map(\.rule) == ["template.fault"])
        #expect(findings.first?.message.contains("more digits after the point than IRT takes: 0") == true)
        #expect(findings.first?.remedy == "write `round` before `money`")
    }

    struct Slip: Sendable, CustomTestStringConvertible {
        let more: String
        var currency = "IRT"
        let rule: String
        let message: String
        var testDescription: String { more }
    }

    @Test(
        "is refused when it is loaded where nobody can say what it is worth",
        arguments: [
            Slip(more: tenThousand, rule: "feed.conversion", message: "the run has no day"),
            Slip(
                more: #""conversion":[{"of":"IRR","factor":3}],"#,
                rule: "feed.conversion",
                message: "the factor 3 would need amounts to be rounded"
            ),
            Slip(more: #""conversion":[{"of":"IRR","factor":0}],"#, rule: "feed.conversion", message: "the factor 0"),
            Slip(more: #""conversion":[{"of":"IRR","factor":-10}],"#, rule: "feed.conversion", message: "factor -10"),
            Slip(
                more: #""conversion":[{"of":"RIAL","factor":10}],"#,
                rule: "feed.conversion",
                message: "\"RIAL\" is not a currency"
            ),
            Slip(
                more: #""conversion":[{"of":"IRR","factor":10},{"of":"IRR","factor":100}],"#,
                rule: "feed.conversion",
                message: "two factors stand without a date"
            ),
            Slip(
                more: #""conversion":[{"of":"IRR","factor":10}],"#,
                currency: "QQQ",
                rule: "feed.conversion",
                message: "how many digits after the point \"QQQ\" has"
            ),
            Slip(more: "", currency: "QQQ", rule: "feed.scope", message: "QQQ"),
            Slip(more: #""conversion":[{"of":"IRR"}],"#, rule: "file.missing-key", message: "lacks \"factor\""),
            Slip(more: #""decimals":{"irr":0},"#, rule: "file.unknown-currency", message: "\"irr\""),
            Slip(more: #""decimals":{"IRR":9},"#, rule: "file.out-of-range", message: "the decimals of IRR are 9"),
            Slip(more: #""decimals":{"IRR":"0"},"#, rule: "file.out-of-range", message: "the decimals of IRR"),
        ]
    )
    func slips(_ slip: Slip) throws {
        let shop = try Self.shop(Self.money("10", "IRR"), slip.more, currency: slip.currency)
        let findings = try shop.problems().filter { $0.severity == .error }
        #expect(findings.map(\.rule) == [slip.rule], "\(findings)")
        #expect(findings.first?.message.contains(slip.message) == true, "\(findings)")
        #expect(findings.first?.position?.file == "feeds/feed-0.json")
    }

    @Test("of the format's rules yields to the feed's, and both are read back from a format file")
    func formats() throws {
        let own = RunShop.format("own", #"{"delimited":{}}"#, more: #","decimals":{"KWD":2,"KZT":0}"#)
        let price = [Self.money("1.5", "KWD"), Self.money("12990", "KZT")].joined(separator: ",")
        let shop = try Self.shop(price, #""decimals":{"KWD":1},"#, currency: "KWD", format: "own")
        try shop.write("formats/own.json", own)
        try shop.export()
        #expect(try shop.published()?.contains(",1.5 KWD") == true)
        let format = try #require(try shop.feeds().formats.first { $0.id == "own" })
        #expect(format.decimals == ["KWD": 2, "KZT": 0])
        var log = IntakeLog()
        #expect(FormatFile.parse(Array(FormatFile.render(format).utf8), name: "x", log: &log) == format)
    }
}
