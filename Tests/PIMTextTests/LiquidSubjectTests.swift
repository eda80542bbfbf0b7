import PIMText
import Testing

@Suite("Liquid for a subject of the host")
struct LiquidSubjectTests {
    /// A listing as a host might keep it: its texts in one array of bytes.
    private struct Shoe: LiquidSubject {
        static let variables = ["brand", "name", "price", "colors", "soldOut"].enumerated().map { slot, name in
            LiquidVariable(name, slot: slot)
        }
        static let filters = LiquidFilters.standard.adding([
            LiquidFilter("money", 0...1, keywords: ["currency"], host: 1),
            LiquidFilter("shout") { value, call in
                call.rewritten(value) { text, output in output.append(contentsOf: Array(text) + Array("!".utf8)) }
            },
        ])

        let bytes = Array("NordŁódka".utf8)
        let currency: String

        func value(at slot: Int, _ scratch: inout LiquidScratch) -> LiquidValue {
            switch slot {
            case 0: .text(LiquidText(bytes, in: 0..<4))
            case 1: .text(scratch.text { $0.append(contentsOf: bytes[4...]) })
            case 2: ExactDecimal("59.90").map { .number($0) } ?? .none
            case 3: .array([.text("blue"), .text("red")])
            default: .flag(false)
            }
        }

        func filtered(
            _ value: LiquidValue,
            by number: Int,
            _ call: inout LiquidCall
        ) throws(LiquidFault) -> LiquidValue {
            guard number == 1 else { return value }
            let amount = call.number(of: value).exact
            guard !amount.isNegative else { throw LiquidFault("an amount below nought", remedy: "check the price") }
            let currency = call.argument(named: "currency").map { call.string(of: $0) } ?? currency
            return .text(amount.text(minimumDecimals: 2) + " " + currency)
        }
    }

    private static let samples = [
        ("{{ brand }} {{ name }}", "Nord Łódka"), ("{{ name | upcase | shout }}", "ŁÓDKA!"),
        ("{{ price | money }}, {{ 5 | money: currency: 'PLN' }}", "59.90 EUR, 5.00 PLN"),
        ("{{ price | times: 2 }} {{ price | round }}", "119.8 60"),
        ("{% for c in colors %}{{ c }}{% unless forloop.last %}/{% endunless %}{% endfor %}", "blue/red"),
        ("{% if soldOut %}no{% elsif brand == 'Nord' and price < 60 %}yes{% endif %}", "yes"),
        ("{% assign n = name %}{% for i in (1..3) %}{{ n }}{% endfor %}{{ name }}", "ŁódkaŁódkaŁódkaŁódka"),
        (
            "{% capture t %}{{ name }} {{ brand }}{% endcapture %}{% if t contains name %}{{ t | slug }}{% endif %}",
            "lodka-nord"
        ),
        ("{% assign l = name | split: '' %}{{ brand | upcase }}{{ l | join: '.' }}", "NORDŁ.ó.d.k.a"),
        ("{% render 'part', brand: 'x' %}", "x Łódka"),
    ]

    @Test("variables and filters of the host work", arguments: samples)
    func host(_ source: String, _ result: String) throws {
        let options = LiquidOptions(
            variables: Shoe.variables,
            filters: Shoe.filters,
            partials: ["part": "{{ brand }} {{ name }}"]
        )
        let template = try LiquidTemplate.compile(source, options: options).get()
        var renderer = LiquidRenderer()
        for _ in 0..<3 {
            var output: [UInt8] = []
            try renderer.render(template, for: Shoe(currency: "EUR"), into: &output)
            #expect(String(decoding: output, as: UTF8.self) == result)
        }
    }

    @Test("a fault of a host's filter has its place")
    func fault() throws {
        let options = LiquidOptions(variables: Shoe.variables, filters: Shoe.filters)
        let template = try LiquidTemplate.compile("{{ brand }}\n{{ -1 | money }}", options: options).get()
        var renderer = LiquidRenderer()
        var output = Array("kept".utf8)
        let problem = #expect(throws: LiquidProblem.self) {
            try renderer.render(template, for: Shoe(currency: "EUR"), into: &output)
        }
        #expect(problem?.description == "2:9: an amount below nought; check the price")
        #expect(output.elementsEqual("kept".utf8))
    }

    @Test("one renderer serves many templates, each as if alone")
    func reuse() throws {
        let sources = [
            "{% assign a = 1 %}{{ a }}{{ b }}{% increment a %}", "{{ a }}{{ b }}",
            "{% for a in (1..2) %}{{ a }}{% endfor %}{{ a }}",
            "{% cycle 1, 2 %}", "{% ifchanged %}x{% endifchanged %}", "{% case 1 %}{% when 1, 1 %}y{% endcase %}",
            "{% for a in (1..3) limit: 1 %}{% endfor %}{% for a in (1..3) offset: continue %}{{ a }}{% endfor %}",
        ]
        let results = ["10", "", "12", "1", "x", "yy", "23"]
        var renderer = LiquidRenderer()
        for _ in 0..<3 {
            for (source, result) in zip(sources, results) {
                let template = try LiquidTemplate.compile(source, options: LiquidOptions(mode: .lax, variables: nil))
                    .get()
                var output: [UInt8] = []
                try renderer.render(template, for: LiquidRecord(LiquidObject([]), for: template), into: &output)
                #expect(String(decoding: output, as: UTF8.self) == result)
            }
        }
    }

    @Test("lax templates show their mistakes and go on")
    func shown() throws {
        let source =
            "a{{ 1 | divided_by: 0 }}b\n{% if 1 < 'x' %}c{% endif %}d{% assign x = 1 | modulo: 0 %}e"
            + "{% for i in (1..2) %}{% capture c %}{{ i | divided_by: 0 }}{% endcapture %}{{ i }}{% endfor %}f"
        let template = try LiquidTemplate.compile(source, options: LiquidOptions(mode: .lax, variables: nil)).get()
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        try renderer.render(template, for: LiquidRecord(LiquidObject([]), for: template), into: &output)
        #expect(
            String(decoding: output, as: UTF8.self)
                == "aLiquid error (line 1): divided by 0b\nLiquid error (line 2): a number cannot be compared with a textde12f"
        )
    }
}
