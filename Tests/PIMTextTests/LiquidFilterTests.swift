import PIMText
import Testing

@Suite("Liquid filters")
struct LiquidFilterTests {
    private static let texts = [
        LiquidSample("{{ 'Trail ' | append: 'shoe' }}", "Trail shoe"),
        LiquidSample("{{ x | append: 7.5 }}", "7.5"),
        LiquidSample("{{ 'shoe' | prepend: x }}", "shoe"),
        LiquidSample("{{ 3 | prepend: 'size ' }}", "size 3"),
        LiquidSample("{{ ' a b\t' | strip }}|", "a b|"),
        LiquidSample("{{ ' a ' | lstrip }}|", "a |"),
        LiquidSample("{{ ' a ' | rstrip }}|", " a|"),
        LiquidSample("{{ ' a \n\t b ' | squish }}|", "a b|"),
        LiquidSample("{{ s | strip_newlines }}", "ab c", #"{"s": "a\r\nb\n c"}"#),
        LiquidSample("{{ s | newline_to_br }}", "a<br />\nb", #"{"s": "a\r\nb"}"#),
        LiquidSample("{{ 'Łódź Ürümqi' | truncate: 7 }}", "Łódź..."),
        LiquidSample("{{ 'Łódź' | truncate: 4 }}", "Łódź"),
        LiquidSample("{{ 'abcdef' | truncate: 2, '…' }}", "a…"),
        LiquidSample("{{ 'abcdef' | truncate: -3 }}", "..."),
        LiquidSample("{{ 'abc' | truncate: 'x' }}", "! 1:12: a text `x` is not a whole number…"),
        LiquidSample("{{ 'one two  three' | truncatewords: 2, ' more' }}", "one two more"),
        LiquidSample("{{ ' one  two' | truncatewords: 2 }}", " one  two"),
        LiquidSample("{{ 'Łódź' | slice: 1, 2 }}", "ód"),
        LiquidSample("{{ 'Łódź' | slice: -1 }}", "ź"),
        LiquidSample("{{ 'abc' | slice: 1.5 }}", "! 1:12: a number `1.5` is not a whole number…"),
        LiquidSample("{{ 'abc' | slice: -9, 2 }}|", "|"),
        LiquidSample("{{ 'a,b,,' | split: ',' | size }}", "2"),
        LiquidSample("{{ 'żó' | split: '' | join: '-' }}", "ż-ó"),
        LiquidSample("{{ '  a  b ' | split: ' ' | join: '-' }}", "a-b"),
        LiquidSample(
            "{{ 'grün' | upcase }} {{ 'ÉTÉ' | downcase }} {{ 'élan VITAL' | capitalize }}",
            "GRÜN été Élan vital"
        ),
        LiquidSample("{{ 'my GREAT day' | capitalize }}", "My great day"),
        LiquidSample("{{ 'a-b-a' | replace: 'a', 'xy' }}", "xy-b-xy"),
        LiquidSample("{{ 'ab' | replace: '', '.' }}", ".a.b."),
        LiquidSample("{{ 'a-b-a' | replace_first: 'a' }}", "-b-a"),
        LiquidSample("{{ 'a-b-a' | replace_last: 'a', 'z' }}", "a-b-z"),
        LiquidSample("{{ 'a-b-a' | remove: '-' | remove_first: 'a' }}", "ba"),
        LiquidSample("{{ 'a-b-a' | remove_last: 'a' }}", "a-b-"),
    ]

    private static let codes = [
        LiquidSample("{{ s | escape }}", "&lt;a href=&#39;x&#39;&gt; &amp;amp;", #"{"s": "<a href='x'> &amp;"}"#),
        LiquidSample("{{ s | escape_once }}", "&lt;b&gt; &amp; &#20; &amp;#x20;", #"{"s": "<b> & &#20; &#x20;"}"#),
        LiquidSample("{{ s | strip_html }}", "a 5 < 7", #"{"s": "<p>a</p><script>x</script><!-- <b> --> 5 < 7"}"#),
        LiquidSample("{{ s | strip_html }}", "x < y", #"{"s": "<script>x < y"}"#),
        LiquidSample(
            "{{ s | strip_html: 'lines' }}",
            "Cechy &\n• a\n• b c\nDalej",
            #"{"s": "<p>Cechy &amp;</p><ul><li>a</li><li><b>b</b>\n c</li></ul>Dalej"}"#
        ),
        LiquidSample("{{ s | strip_html: 'lines' }}", "a\nb – c", #"{"s": " a \n\n b  &ndash; c\n"}"#),
        LiquidSample("{{ s | strip_html: 'lines' | newline_to_br }}", "a<br />\nb", #"{"s": "a<br>b"}"#),
        LiquidSample("{{ '' | strip_html: 'lines' }}{{ nil | strip_html: 'lines' }}", ""),
        LiquidSample(
            "{{ s | strip_html: 'line' }}",
            "! 1:8: `line` is not a way to strip markup; did you mean `lines`?"
        ),
        LiquidSample("{{ 'a b&ż' | url_encode }}", "a+b%26%C5%BC"),
        LiquidSample("{{ 'a+b%26%C5%BC%zz' | url_decode }}", "a b&ż%zz"),
        LiquidSample("{{ '%FF' | url_decode }}", "! 1:12: what was decoded is no text; it must be UTF-8"),
        LiquidSample("{{ 'ż~' | base64_encode }}", "xbx+"),
        LiquidSample("{{ 'ż~' | base64_url_safe_encode }}", "xbx-"),
        LiquidSample("{{ 'YQ' | base64_url_safe_decode }}", "a"),
        LiquidSample("{{ 'YQ' | base64_decode }}", "! 1:11: this is not base64; check the text"),
    ]

    private static let numbers = [
        LiquidSample("{{ -7 | abs }} {{ '-2.50' | abs }}", "7 2.5"),
        LiquidSample("{{ 1.01 | ceil }} {{ -1.01 | ceil }} {{ 1.99 | floor }} {{ -1.01 | floor }}", "2 -1 1 -2"),
        LiquidSample(
            "{{ 2.5 | round }} {{ -2.5 | round }} {{ 1.005 | round: 2 }} {{ 1234 | round: -2 }}",
            "3 -3 1.01 1200"
        ),
        LiquidSample("{{ 0.1 | plus: 0.2 }} {{ 1 | minus: 0.9 }} {{ 1.1 | times: 3 }}", "0.3 0.1 3.3"),
        LiquidSample("{{ 7 | divided_by: 2 }} {{ -7 | divided_by: 2 }} {{ 7 | divided_by: 2.0 }}", "3 -4 3.5"),
        LiquidSample("{{ 1 | divided_by: 3.0 }} {{ 2 | divided_by: 0.003 }}", "0.3333333333333333 666.6666666666667"),
        LiquidSample("{{ 7 | divided_by: 0 }}", "! 1:8: divided by 0; check the divisor…"),
        LiquidSample("{{ -7 | modulo: 3 }} {{ 7 | modulo: -3 }} {{ 5.5 | modulo: 2 }}", "2 -2 1.5"),
        LiquidSample("{{ 9223372036854775807 | plus: 1 }}", "! 1:26: the number gets too large…"),
        LiquidSample("{{ 5 | at_least: 5.5 }} {{ 5 | at_most: '4' }}", "5.5 4"),
        LiquidSample(
            "{{ '12abc' | plus: 1 }} {{ 'abc' | plus: 1 }} {{ x | plus: 1 }} {{ ' 1.5 ' | plus: 1 }}",
            "13 1 1 2.5"
        ),
    ]

    private static let lists = [
        LiquidSample("{{ a | join }} {{ a | join: ', ' }}", "3 1 2 3, 1, 2", #"{"a": [3, 1, 2]}"#),
        LiquidSample("{{ a | first }}{{ a | last }}{{ a | size }}{{ 'żab' | first }}", "323ż", #"{"a": [3, 1, 2]}"#),
        LiquidSample("{{ a | reverse | join }} {{ a | sort | join }}", "2 1 3 1 2 3", #"{"a": [3, 1, 2]}"#),
        LiquidSample("{{ a | sort | join: ',' }}", "1,2.5,10,", #"{"a": [10, null, 2.5, 1]}"#),
        LiquidSample("{{ a | sort }}", "! 1:8: a text and a number cannot be sorted…", #"{"a": [10, "b"]}"#),
        LiquidSample("{{ a | sort_natural | join: ',' }}", "a,B,c,", #"{"a": ["c", null, "B", "a"]}"#),
        LiquidSample("{{ a | uniq | join: ',' }}", "1,a,2", #"{"a": [1, "a", 1.0, 2, "a"]}"#),
        LiquidSample("{{ a | compact | size }}", "2", #"{"a": [1, null, false]}"#),
        LiquidSample("{{ a | concat: b | join: ',' }}", "1,2,3", #"{"a": [1], "b": [2, 3]}"#),
        LiquidSample("{{ a | concat: 3 }}", "! 1:8: `concat` takes a list, not a number…", #"{"a": [1]}"#),
        LiquidSample(
            "{{ a | map: 'n' | join: ',' }} {{ a | sum: 'n' }}",
            "1,2.5 3.5",
            #"{"a": [{"n": 1}, {"n": 2.5}]}"#
        ),
        LiquidSample(
            "{{ a | where: 'n', 1 | size }}{{ a | reject: 'n', 1 | size }}",
            "12",
            #"{"a": [{"n": 1}, {"n": 2}, {}]}"#
        ),
        LiquidSample(
            "{{ a | find: 'n', 2 }} {{ a | find_index: 'n', 2 }}",
            #"{"n"=>2} 1"#,
            #"{"a": [{"n": 1}, {"n": 2}]}"#
        ),
        LiquidSample("{{ a | has: 'n', 2 }} {{ a | has: 'm' }}", "true false", #"{"a": [{"n": 1}, {"n": 2}]}"#),
        LiquidSample("{{ a | where: 'n' }}", "! 1:8: a number has no member `n`…", #"{"a": [1]}"#),
        LiquidSample("{{ x | default: 'no' }}{{ '' | default: 'no' }}{{ 0 | default: 'no' }}", "nono0"),
        LiquidSample("{{ false | default: 1, allow_false: true }}", "false"),
        LiquidSample("{{ (1..4) | sum }} {{ (3..1) | size }}", "10 0"),
    ]

    private static let feed = [
        LiquidSample("{{ 'one two three' | limit: 9 }}", "one two"),
        LiquidSample("{{ 'one two three' | limit: 9, cut: 'character' }}", "one two t"),
        LiquidSample("{{ 'ziż' | limit: 3, 'bytes' }} {{ 'ziż' | limit: 3, 'codepoints' }}", "zi ziż"),
        LiquidSample("{{ 'a&b' | limit: 5, 'html' }}", "a"),
        LiquidSample("{{ 'a' | limit: 5, 'byte' }}", "! 1:10: `byte` is not a unit of length; did you mean `bytes`?"),
        LiquidSample("{{ \"Łódź: Kid's  Straße 7\" | slug }}", "lodz-kids-strasse-7"),
        LiquidSample("{{ 'Кеды для бега' | slug }}", "кеды-для-бега"),
        LiquidSample("{{ 'Café au lait!' | slug }}|{{ '--' | slug }}|", "cafe-au-lait||"),
        LiquidSample("{{ 'M 42 ۴۲ ٤٢' | digits: 'latn' }}", "M 42 42 42"),
        LiquidSample("{{ 42 | digits: 'arabext' }} {{ '٤٢' | digits: 'arab' }}", "۴۲ ٤٢"),
        LiquidSample(
            "{{ 42 | digits: 'roman' }}",
            "! 1:9: `roman` is not a script of digits; known: latn, arab, arabext"
        ),
        LiquidSample(
            "{{ 49.99 | bucket: 50, 100 }}, {{ 50 | bucket: 50, 100 }}, {{ '100' | bucket: 50, 100 }}",
            "under 50, 50-100, 100+"
        ),
        LiquidSample("{{ 5 | bucket: 9.5, under: 'bis' }} {{ 9.5 | bucket: 9.5, over: 'ab' }}", "bis 9.5 ab 9.5"),
        LiquidSample("{{ x | bucket: 5 }}", ""),
        LiquidSample("{{ 'n/a' | bucket: 5 }}", "! 1:12: `bucket` takes a number, not a text `n/a`…"),
        LiquidSample("{{ 5 | bucket: 9, 5 }}", "! 1:8: the borders of `bucket` do not ascend…"),
    ]

    @Test("each filter gives what its name says", arguments: texts + codes + numbers + lists + feed)
    func filters(_ sample: LiquidSample) {
        let output = LiquidBench.render(sample.template, sample.json)
        #expect(sample.matches(output), "\(output.debugDescription)")
    }

    @Test("each filter says how many arguments it takes", arguments: LiquidFilters.standard.names)
    func arguments(_ name: String) throws {
        let filter = try #require(LiquidFilters.standard[name])
        let most = filter.arguments.upperBound
        let tooMany = "{{ 1 | \(name): \(Array(repeating: "1", count: most + 1).joined(separator: ", ")) }}"
        #expect(LiquidBench.problem(tooMany, []).hasPrefix("1:8: the filter `\(name)` takes "))
        if filter.arguments.lowerBound > 0 {
            #expect(LiquidBench.problem("{{ 1 | \(name) }}", []).hasPrefix("1:8: the filter `\(name)` takes "))
        }
        #expect(LiquidBench.problem("{{ 1 | \(name): nosuch: 1 }}", []).contains("has no argument `nosuch`"))
    }

    @Test("each filter takes any value without a crash", arguments: LiquidFilters.standard.names)
    func anyValue(_ name: String) throws {
        let filter = try #require(LiquidFilters.standard[name])
        let values = [
            "nil", "true", "-3", "2.5", "''", "'a,b'", "(1..3)", "list", "object", "empty", "blank", "nested", "'%'",
            "9223372036854775807", "-9223372036854775808", "0.00000000000000000000000000000000000001",
        ]
        let json = #"{"list": [1, "a", null, [2]], "object": {"a": 1}, "nested": [[{"a": {}}]]}"#
        for value in values {
            for argument in ["nil", "-3", "'a,b'", "list", "object", "0.00000000000000000000000000000000000001"] {
                let count = filter.arguments.lowerBound
                let list = Array(repeating: argument, count: min(filter.arguments.upperBound, count + 1))
                let call = list.isEmpty ? name : "\(name): \(list.joined(separator: ", "))"
                let output = LiquidBench.render("{{ \(value) | \(call) }}", json)
                #expect(!output.hasPrefix("! the output"))
            }
        }
    }
}
