import PIMText
import Testing

@Suite("Liquid tags")
struct LiquidTagTests {
    private static let branches = [
        LiquidSample("{% if n > 3 %}many{% elsif n == 3 %}three{% else %}few{% endif %}", "three", #"{"n": 3}"#),
        LiquidSample("{% unless a == 'x' %}no{% elsif b %}b{% else %}yes{% endunless %}", "b", #"{"a": "x", "b": 1}"#),
        LiquidSample("{% if a and b or c %}1{% else %}2{% endif %}", "2", #"{"a": false, "b": true, "c": true}"#),
        LiquidSample("{% if a or b and c %}1{% else %}2{% endif %}", "1", #"{"a": true, "b": true, "c": false}"#),
        LiquidSample(
            "{% if t contains 'b' %}1{% endif %}{% if l contains 2 %}2{% endif %}",
            "12",
            #"{"t": "abc", "l": [2]}"#
        ),
        LiquidSample("{% if a == blank %}1{% endif %}{% if a != empty %}2{% endif %}", "12", #"{"a": "  "}"#),
        LiquidSample("{% if n < 2 or n >= 2 %}1{% else %}2{% endif %}", "2"),
        LiquidSample("{% if 2 > 1.5 and '10' < '9' %}1{% endif %}", "1"),
        LiquidSample("{% if 1 < 'a' %}{% endif %}", "! 1:7: a number cannot be compared with a text…"),
        LiquidSample(
            "{% case n %}{% when 1, 2 %}low{% when 3 or 4 %}high{% else %}none{% endcase %}",
            "high",
            #"{"n": 4}"#
        ),
        LiquidSample("{% case n %}{% when 1, 1.0 %}x{% endcase %}", "xx", #"{"n": 1}"#),
        LiquidSample(
            "{% case a.b[0] %}{% when 'x' %}1{% when c.d %}2{% endcase %}",
            "2",
            #"{"a": {"b": ["y"]}, "c": {"d": "y"}}"#
        ),
        LiquidSample(
            "{% for n in (1..3) %}{% case n %}{% when 1, 2 %}{% case n %}{% when 2, n %}b{% endcase %}a{% endcase %}{% endfor %}",
            "babba"
        ),
    ]

    private static let loops = [
        LiquidSample("{% for x in l reversed limit: 2 offset: 1 %}{{ x }}{% endfor %}", "32", #"{"l": [1, 2, 3, 4]}"#),
        LiquidSample("{% for x in l limit: o.n %}{{ x }}{% endfor %}", "12", #"{"l": [1, 2, 3], "o": {"n": 2}}"#),
        LiquidSample("{% for x in (3..1) %}{{ x }}{% else %}none{% endfor %}", "none"),
        LiquidSample(
            "{% for x in (1..3) %}{% if x == 2 %}{% continue %}{% endif %}{{ x }}{% else %}none{% endfor %}",
            "13"
        ),
        LiquidSample("{% for x in (1..2) %}{{ x }}{% break %}{% else %}none{% endfor %}|", "1|"),
        LiquidSample(
            "{% for x in (1..2) %}{% for x in 'ab' %}{{ x }}{% endfor %}{{ x }}{{ forloop.rindex }}{% endfor %}",
            "ab12ab21"
        ),
        LiquidSample("{% assign x = 9 %}{% for x in (1..2) %}{% assign x = 5 %}{{ x }}{% endfor %}{{ x }}", "125"),
        LiquidSample(
            "{% for x in (1..3) %}{% capture c %}a{% if x == 2 %}{% break %}{% endif %}b{% endcapture %}{% endfor %}{{ c }}",
            "a"
        ),
        LiquidSample("{% for x in (1..4) %}{% cycle 'a', 'b' %}{% cycle g: 1, 2, 3 %}{% endfor %}", "a1b2a3b1"),
        LiquidSample("{% for x in (1..4) %}{% ifchanged %}{{ x | divided_by: 3 }}{% endifchanged %}{% endfor %}", "01"),
        LiquidSample("{% for p in o %}{{ p[0] }}={{ p.last }};{% endfor %}", "a=1;b=2;", #"{"o": {"a": 1, "b": 2}}"#),
        LiquidSample(
            "{% tablerow x in (1..3) cols: 2 %}{{ x }}{% if tablerowloop.col_last %}!{% endif %}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2!</td></tr>\n"
                + "<tr class=\"row2\"><td class=\"col1\">3</td></tr>\n"
        ),
        LiquidSample("{% tablerow x in l %}{{ x }}{% endtablerow %}", "<tr class=\"row1\">\n</tr>\n", #"{"l": []}"#),
        LiquidSample("{% for x in (1..2) limit: 'a' %}{% endfor %}", "! 1:4: a text `a` is not a whole number…"),
        LiquidSample(
            "{% for x in (1..9223372036854775807) %}{% if x > 2 %}{% break %}{% endif %}{{ x }}{% endfor %}",
            "12"
        ),
        LiquidSample("a{% break %}b", "a"),
    ]

    private static let names = [
        LiquidSample("{% assign a = ' x ' | strip | upcase %}{{ a }}{{ a.size }}", "X1"),
        LiquidSample("{% capture 'a' %}{{ 1 }}-{% endcapture %}{{ a }}{{ a }}", "1-1-"),
        LiquidSample("{% increment n %}{% increment n %}{% decrement n %}{{ n }}", "0111"),
        LiquidSample("{{ a[0].b['c d'][-1] }}", "z", #"{"a": [{"b": {"c d": ["y", "z"]}}]}"#),
        LiquidSample(
            "{{ a[b.c] }}{{ a['x'].first }}{{ l.first }}{{ l.last }}{{ l.size }}",
            "qq123",
            #"{"a": {"x": "q"}, "b": {"c": "x"}, "l": [1, 0, 2]}"#
        ),
        LiquidSample(
            "{% echo 'a' | append: 'b' %}{% comment %}{{ x {% endcomment %}{% # note %}{% raw %}{{ r }}{% endraw %}",
            "ab{{ r }}"
        ),
        LiquidSample("{% liquid\n assign a = 2\n for i in (1..a)\n  echo i\n endfor\n # done\n%}", "12"),
        LiquidSample("a {%- if true -%} b {%- endif -%} c", "abc"),
        LiquidSample("a {{- ' b ' -}} c", "a b c"),
        LiquidSample("{% doc %} {% if %} {% enddoc %}x", "x"),
        LiquidSample("{{ (1..3) }}{{ nil }}{{ true }}{{ l }}{{ 1.50 }}", "1..3trueab1.5", #"{"l": ["a", ["b"]]}"#),
        LiquidSample(#"{{ o }}"#, #"{"a"=>[1, nil, "x\"y"], "b"=>{}}"#, #"{"o": {"a": [1, null, "x\"y"], "b": {}}}"#),
    ]

    @Test("each tag does what its name says", arguments: branches + loops + names)
    func tags(_ sample: LiquidSample) {
        let output = LiquidBench.render(sample.template, sample.json)
        #expect(sample.matches(output), "\(output.debugDescription)")
    }

    private static let partials = [
        LiquidSample("{% render 'card', t: 'x' %}{{ t }}", "[x]"),
        LiquidSample("{% render 'card' for l as t %}", "[a1][b2]", #"{"l": ["a", "b"]}"#),
        LiquidSample("{% render 'card' with l as t %}", "[ab]", #"{"l": ["a", "b"]}"#),
        LiquidSample("{% assign t = 'o' %}{% render 'card' %}{% include 'card' %}", "[][o]"),
        LiquidSample(
            "{% include 'card', t: 1 %}{% include 'card' for l as t %}{{ t }}",
            "[1][a][b]",
            #"{"l": ["a", "b"]}"#
        ),
        LiquidSample("{% for i in (1..3) %}{% include 'stop' %}-{% endfor %}", "1-2"),
        LiquidSample("{% for i in (1..2) %}{% render 'stop', i: 2 %}-{% endfor %}", "2-2-"),
        LiquidSample("{% render 'loop' %}", "! loop:1:4: partials are rendered more than 50 deep inside each other…"),
        LiquidSample("{% include 'in' %}", "[]"),
        LiquidSample("{% render 'in' %}", "! in:1:4: include usage is not allowed in this context…"),
        LiquidSample("{% snippet s %}<{{ a }}>{% endsnippet %}{% render s, a: 1 %}{% render s %}", "<1><>"),
        LiquidSample("{% render 'none' %}", "! 1:4: internal; the partial does not exist"),
        LiquidSample("{% render 'bad' %}", "! bad:2:4: there is no tag `asign`; did you mean `assign`?"),
    ]

    @Test("partials see what they are given", arguments: partials)
    func scopes(_ sample: LiquidSample) {
        var partials = [
            "card": "[{{ t }}{{ forloop.index }}]", "stop": "{{ i }}{% if i == 2 %}{% break %}{% endif %}",
            "loop": "{% render 'loop' %}", "in": "{% include 'card' %}",
        ]
        if sample.template.contains("bad") { partials["bad"] = "\n{% asign x = 1 %}" }
        let output = LiquidBench.render(sample.template, sample.json, partials: partials)
        #expect(sample.matches(output), "\(output.debugDescription)")
    }
}
