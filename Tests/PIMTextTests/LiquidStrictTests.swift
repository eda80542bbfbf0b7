import PIMText
import Testing

@Suite("Liquid in strict mode")
struct LiquidStrictTests {
    private static let variables = [
        LiquidVariable("title", slot: 0, kind: .text), LiquidVariable("price", slot: 1, kind: .number),
        LiquidVariable("images", slot: 2, kind: .list), LiquidVariable("product.brand", slot: 3, kind: .text),
        LiquidVariable("product.brand.name", slot: 4, kind: .text), LiquidVariable("specs", slot: 5, kind: .object),
    ]

    private static let problems = [
        ("{{ titel }}", "1:4: `titel` is not a variable; did you mean `title`?"),
        ("a\nłó {{ titel }}", "2:7: `titel` is not a variable; did you mean `title`?"),
        ("{{ Quark }}", "1:4: `Quark` is not a variable; put texts in quotes, or assign it first"),
        ("{{ product }}", "1:4: `product` is not a variable; name one of its parts, such as `product.title`"),
        ("{{ product.brnd }}", "1:4: `product.brnd` is not a variable; did you mean `product.brand`?"),
        ("{{ title.name }}", "1:10: `title` is a text and has no `name`; write `title` alone"),
        ("{{ images.url }}", "1:11: `images` is a list and has no `url`; write `images[0].url`"),
        ("{{ title | upcas }}", "1:12: there is no filter `upcas`; did you mean `upcase`?"),
        (
            "{{ title | truncate: 1, 2, 3 }}",
            "1:12: the filter `truncate` takes 0 to 2 arguments, not 3; take out what is too much"
        ),
        ("{{ title | append }}", "1:12: the filter `append` takes 1 argument, not 0; write `| append: …`"),
        (
            "{{ title | default: 1, allow_fals: true }}",
            "1:12: the filter `default` has no argument `allow_fals`; did you mean `allow_false`?"
        ),
        ("{% asign x = 1 %}", "1:4: there is no tag `asign`; did you mean `assign`?"),
        ("{% if title %}", "1:4: `if` is not closed; add `{% endif %}`"),
        ("{% if title %}{% endfor %}", "1:18: `endfor` cannot close `if`; write `endif`"),
        ("{% endif %}", "1:4: `endif` closes nothing; take it out"),
        (
            "{% else %}",
            "1:4: `else` stands outside `if`, `unless`, `case` or `for`; take it out, or close inner blocks first"
        ),
        (
            "{% if title %}{% else %}{% else %}{% endif %}",
            "1:28: `else` of this `if` must be its last branch; move it to the end"
        ),
        ("{% if title = 'x' %}{% endif %}", "1:13: `=` compares nothing; write `==`"),
        ("{% if title contain 'x' %}{% endif %}", "1:13: `contain` is no operator; did you mean `contains`?"),
        ("{% if not title %}{% endif %}", "1:7: there is no operator `not`; write `{% unless … %}`, or `!=`"),
        (
            "{% if title | size > 3 %}{% endif %}",
            "1:13: a condition has no filters; assign the filtered value to a name first"
        ),
        ("{% if (title %}{% endif %}", "1:7: this parenthesis is not closed; add `)`"),
        (
            "{% if 1 < price < 3 %}{% endif %}",
            "1:17: a comparison cannot go on with `<`; join two comparisons with `and`"
        ),
        ("{{ title", "1:1: this output is not closed; add `}}`"),
        ("x {% if title", "1:3: this tag is not closed; add `%}`"),
        ("{{ 'x }}", "1:4: this quote is not closed; add '"),
        ("{{ “x” }}", "1:4: `“` is no quote here; write ' or \""),
        ("{{ price * 2 }}", "1:10: there is no operator `*`; use the filter, such as `| times: 2`"),
        ("{{ }}", "1:1: there is nothing to write; name a variable, or take it out"),
        (
            "{{ [title] }}",
            "1:4: the name of a variable cannot be computed; write the name, or choose with `{% case %}`"
        ),
        (
            "{{ title price }}",
            "1:10: expected the end of the tag, found `price`; take it out, or join it with a filter or an operator"
        ),
        ("{% for x of images %}{% endfor %}", "1:10: expected `in`, found `of`; write `{% for x in list %}`"),
        ("{% for x in images limt: 2 %}{% endfor %}", "1:20: a loop has no argument `limt`; did you mean `limit`?"),
        ("{% break %}", "1:4: `break` stands outside `for` and `tablerow`; take it out, or close inner blocks first"),
        (
            "{% case title %}x{% when 'a' %}{% endcase %}",
            "1:21: text before the first `when` is never written; take it out"
        ),
        ("{% render 'crad' %}", "1:11: there is no partial `crad`; did you mean `card`?"),
        ("{% comment %}", "1:4: `comment` is not closed; add `{% endcomment %}`"),
        (
            "{{ 123456789012345678901234567890123456789012 }}",
            "1:4: `123456789012345678901234567890123456789012` has too many digits; write fewer digits"
        ),
    ]

    @Test("mistakes are found when a template is compiled", arguments: problems)
    func mistakes(_ source: String, _ problem: String) {
        let found = LiquidBench.problem(source, Self.variables, partials: ["card": "{{ title }}"])
        #expect(found == problem)
    }

    @Test(
        "what is right is taken",
        arguments: [
            "{{ title }}{{ title.size }}{{ images[0].url }}{{ images.first }}{{ specs.weight.unit }}",
            "{{ product.brand }}{{ product.brand.size }}{{ product.brand.name }}{{ ['title'] }}",
            "{% for i in images %}{{ i.url }}{{ forloop.index }}{% if before == i %}{% endif %}{% assign before = i %}{% endfor %}",
            "{% if (title == 'a' or price > 2) and (1..3) contains price %}{% endif %}",
            "{% increment n %}{{ n }}{% capture c %}{% endcapture %}{{ c }}{% render 'card' %}",
        ]
    )
    func right(_ source: String) {
        #expect(LiquidBench.problem(source, Self.variables, partials: ["card": "{{ title }}"]).isEmpty)
    }

    @Test("a mistake in a partial is told with its name")
    func partial() {
        let problem = LiquidBench.problem("{% render 'card' %}", Self.variables, partials: ["card": "a\n{{ titl }}"])
        #expect(problem == "card:2:4: `titl` is not a variable; did you mean `title`?")
    }

    @Test("a template tells what it reads")
    func inputs() throws {
        let source =
            "{{ title }}{% for i in images %}{{ i.url }}{% endfor %}{{ images[0].alt }}{{ product.brand.name.size }}"
            + "{{ title }}{% assign x = specs[title] %}{% render 'card' %}"
        let options = LiquidOptions(variables: Self.variables, partials: ["card": "{{ price }}"])
        let template = try LiquidTemplate.compile(source, options: options).get()
        #expect(
            template.inputs.map(\.path) == [
                "title", "images", "images[0].alt", "product.brand.name.size", "specs[title]", "price",
            ]
        )
        #expect(template.slots == [0, 1, 2, 4, 5])
    }

    @Test(
        "parentheses group conditions",
        arguments: [
            "(a or b) and c", "a or (b and c)", "(a and b) or c", "a and (b or c) or a",
            "((a) or (b)) and ((c) or (a))",
        ]
    )
    func groups(_ condition: String) {
        let source = "{% if \(condition) %}1{% else %}0{% endif %}"
        for bits in 0..<8 {
            let (first, second, third) = (bits & 4 != 0, bits & 2 != 0, bits & 1 != 0)
            let wanted =
                switch condition {
                case "(a or b) and c": (first || second) && third
                case "a or (b and c)": first || (second && third)
                case "(a and b) or c": (first && second) || third
                case "a and (b or c) or a": first
                default: (first || second) && (third || first)
                }
            let json = #"{"a": \#(first), "b": \#(second), "c": \#(third)}"#
            #expect(LiquidBench.render(source, json, mode: .strict) == (wanted ? "1" : "0"), "\(json)")
        }
    }
}
