import PIMIO
import Testing

@testable import PIMCommand

@Suite("pim explain")
struct RunExplainTests {
    private static let demo = Files.join(Fixture.root, "fixtures/demo")

    @Test("shows the whole chain of a value, level by level")
    func chain() {
        let call = Call("explain", "FJORD-BUR-XS", "-C", Self.demo, "--feed", "google-pl", "--field", "sale_price")
        #expect(call.code == .ok)
        #expect(
            call.output == """
                FJORD-BUR-XS in google-pl: google-merchant, web/pl_PL, PL, PLN
                levels: FJORD-BUR-XS (products.jsonl:9) < FJORD-BUR (models.jsonl:5) < FJORD (models.jsonl:4)

                sale_price = (nothing)
                  nothing from computed sale-price
                    price: "1099 PLN, 156990 KZT, 327400000 IRR, 1129 SAR, 225 GBP" — model FJORD, models.jsonl:4, for every scope, taken
                    sale_price: explicitly empty — product FJORD-BUR-XS, products.jsonl:9, for every scope, taken
                    sale_price: "879 PLN, 125990 KZT, 261900000 IRR, 909 SAR, 180 GBP" — model FJORD-BUR, models.jsonl:5, for every \
                scope, hidden by a nearer value

                """
        )
    }

    @Test("names fallbacks, joins, other scopes, constants and what the check changed")
    func words() {
        let title = Call("explain", "STORM-BLK-S", "-C", Self.demo, "-f", "google-ir", "--field", "title").output
        #expect(
            title.contains(
                "  from join with \"، \" of attribute name, attribute color, attribute size, set in feeds/google-ir.json:"
            )
        )
        #expect(title.contains("for fallback en_GB, hidden by a nearer value\n"))
        #expect(title.contains("values for other scopes\n"))
        let whole = Call("explain", "TORG18-SND", "-C", Self.demo, "-f", "google-pl").output
        #expect(whole.contains("condition = \"new\"\n  from constant, set in feeds/google-pl.json:"))
        #expect(whole.contains("  the check changed it from \"9520001004417\"\n"))
        #expect(whole.contains("error: gtin \"9520001004417\" has a wrong check digit [format.gtin]\n"))
        #expect(whole.contains("shipping = \"PL : Kurier : 14.99 PLN\""))
        let stock = Call("explain", "POLAR-BLK-40", "-C", Self.demo, "-f", "json-kz", "--field", "availability").output
        #expect(stock.contains("  2 at almaty, stock.jsonl:152, counted\n"))
        #expect(stock.contains("10 at warsaw, stock.jsonl:151, not counted: it does not serve kaspi\n"))
        let disabled = Call("explain", "LITEN-BLU-128", "-C", Self.demo, "-f", "google-pl").output
        #expect(disabled.contains("\nthe feed leaves it out: enabled\n"))
    }

    @Test(
        "shows JSON as it stands in the feed, other texts in quotes",
        arguments: [("sku", #""STORM-BLK-S""#), ("enabled", "true"), ("note", #""plain words""#)]
    )
    func jsonCells(_ name: String, _ shown: String) throws {
        let fields = #""fields":{"sku":"{{ sku }}","enabled":"true","note":"plain words"},"#
        let feed = RunCommandShop.feed("items", fields).replacing("own", with: "json-lines")
        let shop = try RunCommandShop(feeds: ["items": feed])
        try shop.products([RunCommandShop.product("STORM-BLK-S")])
        let output = Call("explain", "STORM-BLK-S", "-C", shop.folder).output
        #expect(output.contains("\n\(name) = \(shown)\n"), "\(output)")
    }

    @Test("says the same as JSON")
    func json() throws {
        let call = Call(
            "explain",
            "FJORD-BUR-XS",
            "-C",
            Self.demo,
            "-f",
            "google-pl",
            "--field",
            "sale_price",
            "--json"
        )
        #expect(call.code == .ok)
        let node = try JSON.parse(Array(call.output.utf8), path: nil)
        #expect(node["product"]?.string == "FJORD-BUR-XS")
        #expect(node["scope"]?.string == "web/pl_PL")
        let values = try #require(node["fields"]?.array?.first?["steps"]?.array?.first?["values"]?.array)
        let outcomes = values.filter { $0["attribute"]?.string == "sale_price" }
        #expect(outcomes.map { $0["outcome"]?.string } == ["taken", "hidden by a nearer value"])
        #expect(outcomes.first?["value"]?.isNull == true)
        #expect(outcomes.last?["holder"]?.string == "FJORD-BUR")
        #expect(outcomes.last?["position"]?.string == "models.jsonl:5")
        let whole = Call("explain", "TORG18-SND", "-C", Self.demo, "-f", "google-pl", "--json")
        #expect(
            try JSON.parse(Array(whole.output.utf8), path: nil)["findings"]?.array?.first?["rule"]?.string
                == "format.gtin"
        )
    }

    @Test(
        "never shows a confidential value",
        arguments: [[], ["--json"]],
        [#""{{ margin }}""#, #"{"join":["{{ margin }}","-x"]}"#]
    )
    func confidential(_ style: [String], _ expression: String) throws {
        let feed = RunCommandShop.feed(
            "items",
            #""fields":{"secret":\#(expression),"title":["{{ margin }}"]},"exclude_on":"never","#
        )
        let shop = try RunCommandShop(feeds: ["items": feed])
        try shop.products([RunCommandShop.product("A", #""margin":[{"data":"SECRET-77"}]"#)])
        var console = Console.captured()
        #expect(Program.run(["explain", "A", "-C", shop.folder] + style, on: &console) == .ok)
        let output = console.captured(.output)
        #expect(!output.contains("SECRET"), "\(output)")
        #expect(output.contains("margin"))
        #expect(output.contains(style.isEmpty ? "secret = (confidential)" : "\"confidential\": true"), "\(output)")
    }

    @Test("needs a feed where there are several, and suggests names")
    func problems() throws {
        let shop = try RunCommandShop(feeds: ["a": RunCommandShop.feed("a"), "b": RunCommandShop.feed("b")])
        for (arguments, code, talk) in [
            (["A-1"], ExitCode.usage, "choose a feed with --feed: a, b"),
            (["A-1", "-f", "a", "--field", "titel"], .usage, "did you mean \"title\"?"),
            (["A-9", "-f", "a"], .usage, "no product line has the identifier \"A-9\""),
            (["A-1", "-f", "zz"], .usage, "there is no feed \"zz\""),
            ([], .usage, "SKU is missing"),
        ] {
            var console = Console.captured()
            #expect(Program.run(["explain"] + arguments + ["-C", shop.folder], on: &console) == code)
            #expect(console.captured(.talk).contains(talk), "\(console.captured(.talk))")
        }
        #expect(Call("explain", "A-1", "-C", "/nowhere").code == .noInput)
        try shop.write("feeds/a.json", RunCommandShop.feed("a", #""fields":{"title":"{{ nmae }}"},"#))
        let broken = Call("explain", "A-1", "-C", shop.folder, "-f", "a")
        #expect(broken.code == .badData)
        #expect(broken.talk.contains("did you mean \"name\"?"))
    }
}
