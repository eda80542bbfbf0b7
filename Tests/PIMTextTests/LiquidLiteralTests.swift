import PIMText
import Testing

@Suite("Liquid before it is rendered")
struct LiquidLiteralTests {
    private static let variables = [
        LiquidVariable("title", slot: 0, kind: .text),
        LiquidVariable("weight", slot: 1, kind: .any, members: ["amount", "unit"]),
        LiquidVariable("color", slot: 2, kind: .any, members: ["code", "label"]),
        LiquidVariable("tags", slot: 3, kind: .list), LiquidVariable("stock", slot: 4, kind: .number),
        LiquidVariable("stock.warsaw", slot: 5, kind: .number), LiquidVariable("product", slot: 6, kind: .text),
        LiquidVariable("product.grösse", slot: 7, kind: .text), LiquidVariable("product.3d", slot: 8, kind: .text),
        LiquidVariable("product.title", slot: 0, kind: .text),
    ]

    private static let partials = [
        "a": "{% render 'b' %}", "b": "x\n{% render 'a' %}", "me": "{% if title %}{% render 'me' %}{% endif %}",
        "in": "{% include 'leaf' %}", "leaf": "{{ title }}",
    ]

    private static func problem(_ source: String) -> String {
        var options = LiquidOptions(variables: variables, partials: partials)
        options.refusedText = { slot, text in
            guard slot == 2 || slot == 3, text != "black" else { return nil }
            return LiquidFault("`\(text)` is no option", remedy: "did you mean `black`?")
        }
        switch LiquidTemplate.compile(source, options: options) {
        case .failure(let problem): return "\(problem)"
        case .success: return ""
        }
    }

    private static let units =
        "bytes, code-points, codepoints, columns, display-width, graphemes, html, html-escaped-code-points, utf16, utf8"

    private static let mistakes = [
        ("{{ title | limit: 20, 'chars' }}", "1:12: `chars` is not a unit of length; known: \(units)"),
        (
            "{{ title | limit: 20, 'code-point' }}",
            "1:12: `code-point` is not a unit of length; did you mean `code-points`?"
        ),
        ("{{ title | limit: 'x' }}", "1:12: a text `x` is not a whole number; write a number such as 5"),
        ("{{ title | limit: 1.5 }}", "1:12: a number `1.5` is not a whole number; write a number such as 5"),
        ("{{ title | limit: nil }}", "1:12: nothing is not a whole number; write a number such as 5"),
        ("{{ title | limit: -1 }}", "1:12: a text cannot have -1 units; write a number from 0 on"),
        ("{{ title | limit: 5, cut: 'words' }}", "1:12: `words` is not a way to cut; did you mean `word`?"),
        ("{{ title | slice: 1.5 }}", "1:12: a number `1.5` is not a whole number; write a number such as 5"),
        ("{{ title | truncate: 'x' }}", "1:12: a text `x` is not a whole number; write a number such as 5"),
        ("{{ title | digits: 'arabex' }}", "1:12: `arabex` is not a script of digits; did you mean `arabext`?"),
        ("{{ stock | bucket: 5, 3 }}", "1:12: the borders of `bucket` do not ascend; write them from low to high"),
        ("{{ stock | bucket: 'x' }}", "1:12: a text `x` is not a number; write a number such as 5"),
        (
            "{% for t in tags limit: 'x' %}{% endfor %}",
            "1:25: a text `x` is not a whole number; write a number such as 5"
        ),
        ("{{ weight.kilo }}", "1:11: `weight` has no `kilo`; it has `amount` and `unit`"),
        ("{{ weight['unti'] }}", "1:12: `weight` has no `unti`; did you mean `weight.unit`?"),
        ("{{ stock.warsav }}", "1:10: `stock` is a number and has no `warsav`; did you mean `stock.warsaw`?"),
        ("{{ product['titel'] }}", "1:13: `product` is a text and has no `titel`; did you mean `product.title`?"),
        ("{% if color == 'blak' %}{% endif %}", "1:16: `blak` is no option; did you mean `black`?"),
        ("{% if 'blak' != color %}{% endif %}", "1:7: `blak` is no option; did you mean `black`?"),
        ("{% if color.code == 'blak' %}{% endif %}", "1:21: `blak` is no option; did you mean `black`?"),
        ("{% if tags contains 'blak' %}{% endif %}", "1:21: `blak` is no option; did you mean `black`?"),
        ("{% case color %}{% when 'black', 'blak' %}{% endcase %}", "1:34: `blak` is no option; did you mean `black`?"),
        (
            "{% render 'a' %}",
            "a:1:11: the partial `a` renders itself by way of `b`; take it out: it would never end"
        ),
        ("{% include 'me' %}", "me:1:25: the partial `me` renders itself; take it out: it would never end"),
        (
            "{% render 'in' %}",
            "in:1:12: `include` cannot stand in a partial that `render` renders; write `render`, and pass what it needs"
        ),
        (
            "{% render title %}",
            "1:11: `title` is no snippet, and the name of a partial must be a text in quotes; "
                + "write `{% render 'title' %}`, or choose with `{% case %}`"
        ),
        (
            "x{{ grösse }}",
            "1:7: Liquid cannot write `grösse` as the name of a variable; write `product['grösse']`"
        ),
        ("{{ 3d }}", "1:5: Liquid cannot write `3d` as the name of a variable; write `product['3d']`"),
    ]

    @Test("what can only be wrong is refused", arguments: mistakes)
    func refused(_ source: String, _ problem: String) {
        #expect(Self.problem(source) == problem)
    }

    @Test(
        "what may be meant is taken",
        arguments: [
            "{{ title | limit: 0 }}{{ title | limit: stock }}{{ title | limit: '5', 'display-width' }}",
            "{{ weight.unit }}{{ weight.size }}{{ color.label }}{{ stock.warsaw }}{{ product['title'] }}",
            "{{ product['grösse'] }}{{ product['3d'] | upcase }}", "{% if color == '' %}{% endif %}",
            "{% if color == 'black' or color == title %}{% endif %}{% if title == 'blak' %}{% endif %}",
            "{% for color in tags %}{% if color == 'blak' %}{{ color.any }}{% endif %}{% endfor %}",
            "{% include 'in' %}{% render 'leaf' %}{% render 'leaf' %}",
            "{% snippet s %}x{% endsnippet %}{% render s %}", "{{ stock | bucket: stock, 5 }}",
        ]
    )
    func sound(_ source: String) {
        #expect(Self.problem(source).isEmpty)
    }

    @Test(
        "more than a hundred blocks are refused with what to do",
        arguments: ["{% if title %}", "{% for i in tags %}"]
    )
    func tooDeep(_ opening: String) {
        let problem = Self.problem(String(repeating: opening, count: 101))
        #expect(
            problem.hasSuffix(
                "blocks stand more than 100 deep; move the inner ones to a partial, or join their conditions with `and`"
            )
        )
    }

    private static let digits = [
        LiquidSample("{{ '879.00' | digits: 'arabext' }}", "۸۷۹٫۰۰"),
        LiquidSample("{{ '1,234,567.50' | digits: 'arab' }}", "١٬٢٣٤٬٥٦٧٫٥٠"),
        LiquidSample("{{ '12,345' | digits: 'arab' }}", "١٢٬٣٤٥"),
        LiquidSample("{{ '05.03.2024, v1.2.3' | digits: 'arab' }}", "٠٥.٠٣.٢٠٢٤, v١.٢.٣"),
        LiquidSample("{{ '1,5 1,2,3 5. .5 1234,567' | digits: 'arab' }}", "١,٥ ١,٢,٣ ٥. .٥ ١٢٣٤,٥٦٧"),
        LiquidSample("{{ '۱٬۲۹۹٫۰۰' | digits: 'latn' }}", "1,299.00"),
        LiquidSample("{{ '۱٬۲۹۹٫۰۰ x٫' | digits: 'arab' }}", "١٬٢٩٩٫٠٠ x٫"),
    ]

    @Test("digits take the signs of their script between those of one number", arguments: digits)
    func digitSigns(_ sample: LiquidSample) {
        let output = LiquidBench.render(sample.template)
        #expect(sample.matches(output), "\(output.debugDescription)")
    }

    private static let moments = [
        LiquidSample("{{ 'Fri Jul 16 01:00:00 2004' | date: '%m/%d/%Y %H' }}", "07/16/2004 01"),
        LiquidSample("{{ 'Jul 16 01:00:00 UTC 2004' | date: '%F %T' }}", "2004-07-16 01:00:00"),
        LiquidSample("{{ '2024-03-05T10:00:00.123Z' | date: '%L %N %3N %6N' }}", "123 123000000 123 123000"),
        LiquidSample("{{ '2024-03-05 10:00:00.5' | date: '%L' }}", "500"),
        LiquidSample("{{ '05.03.2024' | date: '%F' }}", "05.03.2024"),
        LiquidSample("{{ 'Jul 16 01:00:00' | date: '%F' }}", "Jul 16 01:00:00"),
    ]

    @Test("moments are read with the year behind the time, and with parts of seconds", arguments: moments)
    func readMoments(_ sample: LiquidSample) {
        let output = LiquidBench.render(sample.template)
        #expect(sample.matches(output), "\(output.debugDescription)")
    }

    @Test("a renderer tells what `limit` cut, and forgets it with the next text")
    func cuts() throws {
        let options = LiquidOptions(variables: [LiquidVariable("title", slot: 0)])
        let cutting = try LiquidTemplate.compile(
            "{{ 'żó' | limit: 1, 'bytes' }}{{ 'ab' | limit: 1 }}",
            options: options
        ).get()
        let whole = try LiquidTemplate.compile("{{ 'ab' | limit: 2 }}", options: options).get()
        var renderer = LiquidRenderer()
        var output: [UInt8] = []
        try renderer.render(cutting, for: LiquidRecord(LiquidObject([]), for: cutting), into: &output)
        #expect(renderer.cuts.map(\.limit) == [1, 1])
        #expect(renderer.cuts.map(\.unit) == [.utf8, .graphemes])
        #expect(renderer.cuts.map(\.isEmpty) == [true, false])
        try renderer.render(whole, for: LiquidRecord(LiquidObject([]), for: whole), into: &output)
        #expect(renderer.cuts.isEmpty)
    }
}
