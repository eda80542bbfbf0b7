/// What templates are made of.
enum TemplatePieces {
    static let partials = [
        "p": "{{ a }}{{ p }}{% for i in (1..2) %}{{ i }}{% endfor %}", "self": "{{ a }}{% render 'self' %}",
        "q": "{% render 'p' %}{% assign x = 'q' %}{% include 'q2' %}",
        "q2": "{{ x }}{% if x %}{% break %}{% endif %}", "stop": "{% if a == 2 %}{% continue %}{% endif %}",
    ]

    static let words = [
        "{{", "}}", "{%", "%}", "{%-", "-%}", "{{-", "-}}", "\n", "\t", "a", "b.c", "l", "e", "o.k", "l[0]", "l[-1]",
        "a[b.c]", "['a']", "o['k']", "1", "-2", "2.5", "1e9", "99999999999999999999999999999999999999", "'x'",
        "\"y z\"", "''", "nil", "true", "false", "blank", "empty", "(1..3)", "(a..5)", "(1..99999999999)", "..", "|",
        ":", ",", "==", "!=", "<>", "<", ">=", "contains", "and", "or", "not", "(", ")", "[", "]", "=", ".", "?", "if",
        "if a == 1 and (b.c or e)", "elsif", "else", "endif", "unless", "endunless", "case", "when", "endcase", "for",
        "for i in l", "in", "reversed", "limit:", "offset:", "offset: continue", "endfor", "tablerow", "cols: 2",
        "endtablerow", "break", "continue", "cycle", "assign x =", "x", "capture x", "endcapture", "increment x",
        "decrement x", "echo", "liquid", "render 'p'", "render 'q', a: 1", "include 'p'", "include 'q' with l",
        "render 'self'", "render 'p' for l as i", "snippet s", "endsnippet", "render s", "ifchanged", "endifchanged",
        "raw", "endraw", "comment", "endcomment", "doc", "enddoc", "#", "forloop.index", "forloop.parentloop",
        "tablerowloop.row", "%", "}", "{", "ł", "“", "می\u{200C}خواهم", "\u{301}", "\u{0}", "| upcase", "| split: ''",
        "| join", "| sort", "| sort_natural: 'k'", "| append: x", "| times: x", "| divided_by: 0", "| modulo: 0",
        "| date: '%c %Y-%m-%d'", "| slice: 1, 2", "| slice: -9, 99", "| map: 'k'", "| where: 'k', 1", "| sum",
        "| size", "| first", "| last", "| concat: l", "| limit: 3", "| limit: 5, 'graphemes'", "| truncatewords: 1",
        "| truncate: 4, '…'", "| replace: 'x', x", "| replace: '', 'yy'", "| default: 1, allow_false: true", "| uniq",
        "| compact", "| reverse", "| round: 40", "| floor", "| abs", "| escape", "| strip_html", "| url_decode",
        "| base64_decode", "| newline_to_br", "| digits: 'arabext'", "| bucket: 1, 5", "| slug", "| nosuch: 1",
    ]

    static let wholes = [
        "{% if a %}x{% elsif b.c == 2 %}y{% else %}z{% endif %}",
        "{% for i in l reversed limit: 2 %}{{ i }}{% else %}e{% endfor %}",
        "{% case a %}{% when 1, 'x' %}1{% when 2 %}2{% else %}3{% endcase %}",
        "{% for i in (1..4) %}{% cycle 'a', 'b' %}{{ forloop.index }}{% endfor %}",
        "{% capture x %}{{ a }}{% endcapture %}{{ x | upcase }}", "{% assign x = l | sort | join: ',' %}{{ x }}",
        "{% tablerow i in l cols: 2 %}{{ i }}{% endtablerow %}",
        "{% liquid\nassign y = 1\necho y\nif y\necho 2\nendif\n%}", "{% render 'p', a: 1 %}{% include 'p' %}",
        "{% for i in (1..2) %}{% include 'stop' %}{% ifchanged %}{{ i }}{% endifchanged %}{% endfor %}",
        "{% snippet s %}{{ a }}{% render 'p' %}{% endsnippet %}{% render s %}",
        "{% raw %}{{ a }}{% endraw %}{% comment %}{% if %}{% endcomment %}", "{% render 'self' %}",
        "{% assign t = a | append: 'abc' %}{% for i in (1..9) %}{% assign t = t | append: t %}{% endfor %}{{ t }}",
        "{% for i in (1..1000000) %}{% for j in (1..1000000) %}{{ i }}{% endfor %}{% endfor %}",
        "{{ o.k | default: 'none' }}{{ l[1].k }}{{ o | first | last }}", "{% increment n %}{% decrement n %}{{ n }}",
        "{{ x | times: 3 | divided_by: 7 | round: 2 }}", "{{ a | limit: 3, 'codepoints' }}, {{ e | default: x }}",
        "{% unless e == blank %}{{ a | truncate: 2 }}{% endunless %}", "text, ł, ۱۲ & <b>x</b>\n",
    ]
}
