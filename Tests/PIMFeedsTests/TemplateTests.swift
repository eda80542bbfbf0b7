import PIMCatalog
import PIMFeeds
import PIMIO
import PIMIntake
import Testing

@Suite("A template in a feed")
struct TemplateTests {
    /// A template and what it makes of a product of the demo catalog.
    struct Row: Sendable, CustomTestStringConvertible {
        let template: String
        let feed: String
        let text: String

        init(_ template: String, _ text: String, in feed: String = "google-pl") {
            self.template = template
            self.feed = feed
            self.text = text
        }

        var testDescription: String { "\(template) in \(feed)" }
    }

    static let rows = [
        Row("{{ brand }} – {{ color }}, {{ size }}", "Nordvik – Czarny, S"),
        Row("{{ color.code }} {{ color | code }} {{ color | label | upcase }}", "black black CZARNY"),
        Row("{% if color == 'black' and price > 800 %}yes{% else %}no{% endif %}", "yes"),
        Row("{% case color %}{% when 'blue' %}b{% when 'black' %}k{% endcase %}", "k"),
        Row("{{ price }} {{ price.amount }} {{ price.currency }}", "879.00 PLN 879 PLN"),
        Row("{{ price | money }} {{ price | money: 'amount' }}", "879.00 PLN 879.00"),
        Row("{{ price | times: 2 | money }} {{ price | divided_by: 3 | money }}", "1758.00 PLN 293.00 PLN"),
        Row("{{ prices.PLN | money }} {{ prices.KZT | money }}", "879.00 PLN 128990.00 KZT"),
        Row("{{ price | divided_by: 7 | round: 2 }}", "125.57"),
        Row("{{ price | bucket: 500, 1000 }}", "500-1000"),
        Row("{{ weight }} {{ weight.unit }} {{ weight | measure: 'GRAM' }}", "0.48 kg KILOGRAM 480 g"),
        Row("{{ categories | category_path }}", "Odzież > Kurtki"),
        Row("{{ categories | category_path: ' / ' }}", "Odzież / Kurtki"),
        Row("{{ product.sku }} {{ product }} {{ model.identifier }}", "STORM-BLK-S STORM-BLK-S STORM-BLK"),
        Row("{{ parents | join: ' < ' }}", "STORM-BLK < STORM"),
        Row("{{ model.color }}", "Czarny"),
        Row("{{ channel }} {{ locale }} {{ locale.language }} {{ feed.currency }}", "web pl_PL pl PLN"),
        Row("{{ images.size }} {{ images[0] }}", "3 https://cdn.nordvik.example/images/jackets/storm-black-1.jpg"),
        Row("{{ gtin | gtin | size }}", "13"),
        Row("{{ name | limit: 20, 'codepoints' }}", "Kurtka przeciwdeszcz"),
        Row("{{ name | limit: 30, 'codepoints' }}", "Kurtka przeciwdeszczowa męska"),
        Row("{{ sale_price | default: 'none' }}", "none"),
        Row("{{ color }} {{ price | money: 'amount' | digits: 'arabext' }}", "مشکی ۲۶۷۹۰۰۰۰۰٫۰۰", in: "google-ir"),
        Row(
            "{% for p in prices %}{{ p }};{% endfor %}",
            "879.00 PLN;128990.00 KZT;267900000.00 IRR;929.00 SAR;185.00 GBP;"
        ),
        Row("{{ product.images.size }} {{ product.gtin | size }} {{ product['name'] | slice: 0, 6 }}", "3 13 Kurtka"),
        Row("{{ model.images.size }}", "3"),
        Row("{% if color == 'Czarny' %}label{% endif %}", "label"),
        Row("{{ categories | category_path: ' ‹ ' }}", "پوشاک ‹ کاپشن", in: "google-ir"),
    ]

    @Test("gives what the listing has, as a text of the feed", arguments: rows)
    func rendering(_ row: Row) throws {
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder))
        #expect(try set.render(row.template, "STORM-BLK-S", feed: row.feed).text == row.text)
    }

    /// A template and how the message about it begins behind the place.
    static let mistakes = [
        ("{{ name | money }}", "`money` takes an amount, not `Kurtka"),
        ("{{ weight | money }}", "`money` takes an amount"),
        ("{{ name | gtin }}", "`Kurtka"), ("{{ images | gtin }}", "`gtin` takes a text, not `"),
        ("{{ name | bucket: 5 }}", "`bucket` takes a number, not a text `Kurtka"),
        ("{{ name | category_path }}", "`category_path` takes categories, not `Kurtka"),
        ("{{ name | label }}", "`label` takes an option, a family or a category, not `Kurtka"),
        ("{{ price | code }}", "`code` takes an option, a family or a category, not `879.00 PLN`"),
        ("{{ weight | measure: 'GRAMM' }}", "`GRAMM` is not a unit of the measurement; did you mean `GRAM`?"),
        ("{{ weight | measure: 'METER' }}", "`METER` is not a unit of the measurement; "),
        ("{{ price | money: 'cod' }}", "`cod` is not a way to write money; write 'code' or 'amount'"),
        ("{{ price | money: 'code', 'PLX' }}", "`PLX` is not a currency; use a code of ISO 4217 such as PLN"),
        ("{{ price.currenzy }}", "`price` has no `currenzy`; did you mean `price.currency`?"),
        ("{% if color == 'blak' %}{% endif %}", "`blak` is not an option of `color`; did you mean `black`?"),
        ("{% if family == 'jakets' %}{% endif %}", "`jakets` is not a family; did you mean `jackets`?"),
    ]

    @Test("is refused where its filters cannot take what it gives them", arguments: mistakes)
    func refused(_ template: String, _ message: String) throws {
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder))
        let error = #expect(throws: FeedError.self) { try set.render(template, "STORM-BLK-S", feed: "google-pl") }
        let text = "\(try #require(error))"
        #expect(text.contains(": \(message)"), "\(text)")
    }

    @Test("that reads a confidential attribute is marked")
    func confidential() throws {
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder))
        #expect(try set.render("{{ cost }}", "STORM-BLK-S", feed: "google-pl").isConfidential)
        #expect(try !set.render("{{ price }}", "STORM-BLK-S", feed: "google-pl").isConfidential)
    }

    @Test("names what it reads")
    func inputs() throws {
        let set = try FeedSet(CatalogDirectory(GoldenDemo.folder))
        let rendering = try set.render(
            "{{ brand }}{% if sale_price %}!{% endif %}{{ brand }}",
            "STORM-BLK-S",
            feed: "google-pl"
        )
        #expect(rendering.inputs.map(\.name) == ["brand", "sale_price"])
        #expect(rendering.inputs.map(\.text) == ["Nordvik", ""])
    }

    private static func feed(_ title: String, _ more: String = "") -> String {
        RunShop.feed(#""fields":{"title":"\#(title)"},\#(more)"#)
    }

    @Test("fills fields, plain where the field takes no markup")
    func fields() throws {
        let shop = try RunShop(
            [RunShop.product("A"), RunShop.product("B", name: "Ala & kot\u{200E}")],
            feeds: [Self.feed("{{ name | upcase }}: {{ product.sku }}")]
        )
        try shop.export()
        let feed = try #require(try shop.published())
        #expect(feed.contains("<title>KURTKA: A</title>"))
        #expect(feed.contains("<title>ALA &amp; KOT: B</title>"))
    }

    @Test(
        "keeps the lines of rich text where it asks for them, as the container takes them",
        arguments: [
            ("plain-xml", "<title>Opis – é:\n• lekka\n• ciepła &amp; sucha\nKoniec</title>"),
            ("plain-csv", "\"Opis – é:\n• lekka\n• ciepła & sucha\nKoniec\""),
            ("plain-json", #""Opis – é:\n• lekka\n• ciepła & sucha\nKoniec""#),
        ]
    )
    func lines(format: String, written: String) throws {
        let html = "<p>Opis &ndash; &eacute;:</p><ul><li>lekka<li>ciepła &amp; sucha</ul>Koniec"
        let shop = try RunShop(
            [RunShop.product("A", values: [RunShop.value("story", RunShop.quoted(html))])],
            feeds: [
                RunShop.feed(
                    format: format,
                    #""fields":{"title":" {{ story | strip_html: 'lines' }} ","note":"{{ story }}"},"#
                )
            ]
        )
        for (name, text) in RunShop.structure where name == "attributes.json" || name == "families.json" {
            let rich = text.replacing(#"{"code":"rank""#, with: #"{"code":"story","type":"richtext"},{"code":"rank""#)
            try shop.write(name, rich.replacing(#""note","brand""#, with: #""note","story","brand""#))
        }
        #expect(try shop.export().isPublished)
        let feed = try #require(try shop.published())
        #expect(feed.contains(written))
        #expect(feed.contains("Opis – é: lekka ciepła"))
    }

    @Test("that fails for a product is a finding with line and column, and leaves the field empty")
    func fault() throws {
        let shop = try RunShop(
            [RunShop.product("A"), RunShop.product("B", price: "0")],
            feeds: [Self.feed("{{ 100 | divided_by: price }}")]
        )
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        try shop.export(options)
        let fault = try #require(findings.first { $0.rule == "template.fault" })
        #expect(fault.product == "B")
        #expect(fault.field == "title")
        #expect(fault.message.hasPrefix("the template of title fails at line 1, column"))
        #expect(!findings.contains { $0.rule == "template.fault" && $0.product == "A" })
    }

    @Test("that yields nothing for a required field names its empty inputs")
    func empty() throws {
        let shop = try RunShop(
            [RunShop.product("A", name: nil)],
            feeds: [Self.feed("{{ name | upcase }}")]
        )
        var findings: [Finding] = []
        var options = FeedSet.Options()
        options.report = { findings.append($0) }
        _ = try? shop.export(options)
        let missing = try #require(findings.first { $0.rule == "format.missing" && $0.field == "title" })
        #expect(missing.remedy == "fill name, which its template reads")
    }

    @Test("comes to the same for any number of threads, and when lines are remembered")
    func threads() throws {
        let lines = (0..<200).map { RunShop.product("P\($0)", name: "Kurtka \($0)", price: "\($0).50") }
        let title = "{% if price > 100 %}{{ name }}{% else %}{{ name | upcase }}{% endif %} {{ price | money }}"
        let shop = try RunShop(lines, feeds: [Self.feed(title)])
        var options = FeedSet.Options()
        options.threads = 1
        try shop.export(options)
        let once = try #require(try shop.published())
        for threads in [2, 3, 8] {
            options.threads = threads
            options.isFresh = true
            try shop.export(options)
            #expect(try shop.published() == once)
        }
        options.isFresh = false
        try shop.products(lines.map { $0.replacing("Kurtka 7\"", with: "Płaszcz\"") })
        try shop.export(options)
        #expect(try shop.published() == once.replacing("KURTKA 7 ", with: "PŁASZCZ "))
    }

    @Test("is explained with its text and what it reads")
    func explanation() throws {
        let shop = try RunShop([RunShop.product("A")], feeds: [Self.feed("{{ name }} {{ price | money }}")])
        let title = try #require(try shop.feeds().explain("A", feed: "items", field: "title").fields.first)
        #expect(title.written == ["Kurtka 100.00 PLN"])
        let step = try #require(title.steps.first)
        #expect(step.source == "template {{ name }} {{ price | money }}")
        #expect(step.attributes.map(\.code) == ["name", "price"])
        #expect(step.remarks == ["name = Kurtka", "price = 100.00 PLN"])
    }
}
