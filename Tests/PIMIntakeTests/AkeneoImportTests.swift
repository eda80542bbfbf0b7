import Foundation
import PIMCatalog
import PIMIntake
import Synchronization
import Testing

@Suite("Akeneo import")
struct AkeneoImportTests {
    @Test(
        "says what it read, kept and rejected, and writes what can be kept",
        arguments: ["akeneo", "akeneo-json"]
    )
    func golden(fixture: String) throws {
        let folder = "\(ImportGolden.fixtures)/\(fixture)"
        let scratch = try Scratch()
        let report = try run(source: "\(folder)/input", target: "\(scratch.path)/out")
        #expect(report.balances)
        try ImportGolden.expect(ImportGolden.text(of: report), at: "\(folder)/report.txt")
        for name in ["models.jsonl", "products.jsonl", "attributes.json", "families.json", "channels.json", "pim.json"]
        {
            try ImportGolden.expect(try scratch.text("out/\(name)"), at: "\(folder)/expected/\(name)")
        }
    }

    @Test("writes a catalog that loads without errors of structure", arguments: ["akeneo", "akeneo-json"])
    func loads(fixture: String) throws {
        let scratch = try Scratch()
        let report = try run(source: "\(ImportGolden.fixtures)/\(fixture)/input", target: "\(scratch.path)/out")
        let directory = try CatalogDirectory("\(scratch.path)/out")
        let load = try directory.load()
        let catalog = try #require(load.catalog, "\(load.findings)")
        #expect(load.models.rejected == 0)
        var identifiers: [String] = []
        var stream = directory.products(of: catalog.structure)
        while let item = try stream.next() {
            switch item {
            case .product(let product, let problems):
                identifiers.append(product.identifier)
                #expect(problems.isEmpty, "\(problems)")
            case .rejected(let finding): Issue.record("\(finding)")
            }
        }
        let kept = ["products.csv", "products.jsonl"].compactMap { report.count(of: $0)?.kept }
        #expect([identifiers.count] == kept)
    }

    @Test("puts the variants of one root model together")
    func groups() throws {
        let scratch = try Scratch()
        _ = try run(source: "\(ImportGolden.fixtures)/akeneo/input", target: "\(scratch.path)/out")
        let lines = try scratch.text("out/products.jsonl").split(separator: "\n")
        let identifiers = lines.compactMap { $0.split(separator: "\"").dropFirst(3).first }
        #expect(identifiers.prefix(2) == ["VARDE-NAVY-S", "VARDE-NAVY-M"])
    }

    @Test("refuses a folder that holds a catalog, unless it may replace it")
    func refusesToOverwrite() throws {
        let scratch = try Scratch()
        let source = "\(ImportGolden.fixtures)/akeneo/input"
        _ = try run(source: source, target: scratch.path)
        let error = try #require(throws: IntakeError.self) { try run(source: source, target: scratch.path) }
        #expect(error.code == .exists)
        var request = ImportRequest(source: source, target: scratch.path)
        request.overwrites = true
        #expect(try #require(Dialect.named("akeneo")).run(request).balances)
    }

    @Test("touches nothing that stands in a folder already", arguments: ["families.json", "locations.json"])
    func sparesOthers(name: String) throws {
        let scratch = try Scratch()
        try scratch.write(name, "mine")
        let error = try #require(throws: IntakeError.self) {
            try run(source: "\(ImportGolden.fixtures)/akeneo/input", target: scratch.path)
        }
        #expect(error.code == .exists)
        #expect(try scratch.text(name) == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [name])
    }

    @Test("is never written over the export itself", arguments: [false, true])
    func sparesSource(replaces: Bool) throws {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", "code,type\nsku,pim_catalog_identifier\n")
        var request = ImportRequest(source: scratch.path, target: "\(scratch.path)/./")
        request.overwrites = replaces
        let error = try #require(throws: IntakeError.self) { try #require(Dialect.named("akeneo")).run(request) }
        #expect(error.code == .exists)
        #expect(error.message.hasPrefix("the catalog would be written over the export itself"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["attributes.csv"])
    }

    @Test("keeps what people made of the catalog that it replaces")
    func keepsEdits() throws {
        let scratch = try Scratch()
        let template = FeedDraft.Template(prefix: "google", format: "google-merchant", ending: "xml")
        var request = ImportRequest(source: "\(ImportGolden.fixtures)/akeneo/input", target: scratch.path)
        request.feeds = [template]
        let dialect = try #require(Dialect.named("akeneo"))
        let first = try dialect.run(request)
        let feed = try #require(first.written.first { $0.hasPrefix("feeds/google-web") })
        let other = try #require(first.written.last { $0.hasPrefix("feeds/") })
        try scratch.write(feed, "mine")
        try FileManager.default.removeItem(atPath: "\(scratch.path)/\(other)")
        try scratch.write("locations.json", #"{"locations":[{"code":"wro"}]}"#)
        let settings = try scratch.text("pim.json")
            .replacing("https://shop.example/media/", with: "https://cdn.example.org/")
            .replacing("\"name\": \"input\"", with: "\"name\": \"Mine\"")
        try scratch.write("pim.json", settings)
        let families = try scratch.text("families.json")
        try scratch.write("families.json", families + " ")
        request.overwrites = true
        request.shop.url = "https://www.example.org"
        let second = try dialect.run(request)
        #expect(try scratch.text(feed) == "mine")
        #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/\(other)"), "nobody wanted it")
        #expect(!second.written.contains { $0.hasPrefix("feeds/") || $0 == "locations.json" })
        #expect(try scratch.text("locations.json") == #"{"locations":[{"code":"wro"}]}"#)
        #expect(try scratch.text("families.json") == families)
        #expect(try scratch.text(".pim/replaced/families.json") == families + " ")
        let draft = try CatalogDirectory(scratch.path).draft
        #expect(draft.settings.name == "Mine")
        #expect(draft.settings.shop.mediaURL == "https://cdn.example.org/")
        #expect(draft.settings.shop.url == "https://www.example.org")
        #expect(draft.settings.shop.productURL == "https://www.example.org/{language}/p/{identifier}")
        #expect(second.findings.contains { $0.rule == "import.replaced" })
    }

    @Test("needs attributes, and nothing else")
    func needsAttributes() throws {
        let scratch = try Scratch()
        let error = try #require(throws: IntakeError.self) {
            try run(source: scratch.path, target: "\(scratch.path)/out")
        }
        #expect(error.code == .missing)
        #expect(error.file.hasSuffix("attributes.csv"))
        try scratch.write("attributes.csv", "code,type\nsku,pim_catalog_identifier\n")
        let report = try run(source: scratch.path, target: "\(scratch.path)/out")
        #expect(report.files.map(\.file) == ["attributes.csv"])
        #expect(report.findings.count { $0.rule == "import.missing-file" } == 10)
        #expect(try CatalogDirectory("\(scratch.path)/out").load().catalog != nil)
    }

    @Test("stops where it is told to, and has written nothing", arguments: [0, 1, 3, 8])
    func stops(after yeses: Int) throws {
        let scratch = try Scratch()
        let asked = Mutex(0)
        let request = ImportRequest(source: "\(ImportGolden.fixtures)/akeneo/input", target: "\(scratch.path)/out") {
            asked.withLock { count in
                count += 1
                return count <= yeses
            }
        }
        let error = try #require(throws: IntakeError.self) {
            try #require(Dialect.named("akeneo")).run(request)
        }
        #expect(error.code == .interrupted)
        #expect(error.description.hasSuffix("the import was stopped, and nothing was written"))
        #expect(asked.withLock { $0 } == yeses + 1)
        #expect(!FileManager.default.fileExists(atPath: "\(scratch.path)/out"))
    }

    @Test("asks again every 256 rows and nodes, and once before it writes", arguments: ["csv", "jsonl"])
    func asksAgain(form: String) throws {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", "code,type\nsku,pim_catalog_identifier\n")
        let products = (1...600).map { form == "csv" ? "P\($0)\n" : "{\"identifier\":\"P\($0)\"}\n" }.joined()
        try scratch.write("products.\(form)", (form == "csv" ? "sku\n" : "") + products)
        let asked = Mutex(0)
        let request = ImportRequest(source: scratch.path, target: "\(scratch.path)/out") {
            asked.withLock { $0 += 1 }
            return true
        }
        let report = try #require(Dialect.named("akeneo")).run(request)
        #expect(report.count(of: "products.\(form)")?.kept == 600)
        // Once for the attributes, three times for the products, once before writing.
        #expect(asked.withLock { $0 } == 5)
    }

    @Test("rejects a file that is no UTF-8 text as a whole", arguments: ["products.csv", "products.jsonl"])
    func rejectsOtherEncodings(name: String) throws {
        let scratch = try Scratch()
        try scratch.write("attributes.csv", "code,type\nsku,pim_catalog_identifier\n")
        let content = try #require("sku\nA\nB\n".data(using: .utf16))
        try content.write(to: URL(fileURLWithPath: "\(scratch.path)/\(name)"))
        let report = try run(source: scratch.path, target: "\(scratch.path)/out")
        #expect(report.balances)
        #expect(report.count(of: name)?.rejected == 1)
        #expect(
            report.findings.count { $0.message.hasSuffix("cannot be read: the file is UTF-16; save it as UTF-8") } == 1
        )
    }

    @Test("writes the caller's shop and feeds")
    func takesShopAndFeeds() throws {
        let scratch = try Scratch()
        var shop = Shop()
        shop.url = "https://fjell.example"
        var request = ImportRequest(
            source: "\(ImportGolden.fixtures)/akeneo/input",
            target: "\(scratch.path)/out",
            shop: shop
        )
        let standIn = FeedDraft.StandIn("stock", json: #"{"value":"0"}"#, remark: "nothing says the stock")
        request.feeds = [
            FeedDraft.Template(prefix: "own", format: "json", ending: "json", standIns: ["stock": standIn])
        ]
        let report = try #require(Dialect.named("akeneo")).run(request)
        #expect(report.written.contains("feeds/own-web-pl_pl.json"))
        #expect(try scratch.text("out/feeds/own-web-pl_pl.json").contains(#""stock": {"value":"0"}"#))
        #expect(report.findings.count { $0.rule == "import.feeds" && $0.message == standIn.remark } == 1)
        #expect(try scratch.text("out/pim.json").contains("\"https://fjell.example/{language}/p/{identifier}\""))
    }

    @Test("writes a feed per template, channel and locale")
    func writesFeeds() throws {
        let scratch = try Scratch()
        let report = try run(source: "\(ImportGolden.fixtures)/akeneo/input", target: "\(scratch.path)/out")
        let feeds = report.written.filter { $0.hasPrefix("feeds/") }
        #expect(feeds.count == 9)
        try ImportGolden.expect(
            try scratch.text("out/feeds/google-web-pl_pl.json"),
            at: "\(ImportGolden.fixtures)/akeneo/expected/feeds/google-web-pl_pl.json"
        )
    }

    @Test(
        "writes feeds in the currency of the locale's country where the channel has prices in it",
        arguments: [
            ("de_DE", ["PLN": 9, "EUR": 2], "EUR"), ("de_AT", [:], "EUR"), ("de_DE", ["PLN": 9], "PLN"),
            ("pl_PL", ["EUR": 9, "PLN": 1], "PLN"), ("en_US", ["EUR": 9, "PLN": 1], "EUR"), ("en", [:], "PLN"),
        ] as [(String, [CurrencyCode: Int], String)]
    )
    func currencies(_ locale: String, _ prices: [CurrencyCode: Int], _ expected: String) {
        var channel = Channel("web")
        channel.locales = [LocaleCode(locale)]
        channel.currencies = ["PLN", "EUR"]
        var draft = CatalogDraft()
        draft.channels = [channel]
        let template = FeedDraft.Template(prefix: "g", format: "google-merchant", ending: "xml")
        let feeds = FeedDraft.usual(for: draft, prices: prices, templates: [template])
        #expect(feeds.map { $0.json.contains("\"currency\": \"\(expected)\"") } == [true], "\(feeds)")
    }

    private func run(source: String, target: String) throws -> ImportReport {
        var request = ImportRequest(source: source, target: target)
        request.name = "Fixture"
        request.feeds = ["google", "meta", "schema"].map {
            FeedDraft.Template(prefix: $0, format: "google-merchant", ending: "xml")
        }
        return try #require(Dialect.named("akeneo")).run(request)
    }
}
