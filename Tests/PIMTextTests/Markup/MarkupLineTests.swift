import PIMText
import Testing

@Suite("Lines of HTML")
struct MarkupLineTests {
    struct Example: CustomTestStringConvertible {
        let html: String
        let lines: String
        init(_ html: String, _ lines: String) {
            self.html = html
            self.lines = lines
        }
        var testDescription: String { html.debugDescription }
    }

    @Test(
        "have items, all named characters and no markup",
        arguments: [
            Example("<p>Jeden</p>\n<p>Dwa  trzy</p>", "Jeden\nDwa trzy"),
            Example("Cechy:<ul><li>a</li><li><b>b</b> c</li></ul>Dalej", "Cechy:\n• a\n• b c\nDalej"),
            Example("<ol><li><p>a</p></li><li></li><li>b</ol>", "• a\n• b"),
            Example("a<br>b<br/><br />c", "a\nb\nc"),
            Example("<li>A <b>che</b>ap<sup>1</sup>,<div>b</div>", "• A cheap1,\nb"),
            Example("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"),
            Example("&copy; &eacute;&Lstrok;&zwnj;&hellip;&NotEqualTilde;&bne;", "© éŁ\u{200C}…≂\u{338}=\u{20E5}"),
            Example("&CounterClockwiseContourIntegral;&AElig;&zwj;&zscr;", "∳Æ\u{200D}𝓏"),
            Example("&#150;&#x80;&#1;&#xD800;&#x110000;", "–€&#xD800;&#x110000;"),
            Example("&copy &; &# &#x; &unknownname; R&D &amp", "© &; &# &#x; &unknownname; R&D &"),
            Example("<a title=\"x > y\" href='>'>z</a>", "z"), Example("<a title=\"x>y", "y"),
            Example("5 < 7 & 9 > 3 a<b", "5 < 7 & 9 > 3 a<b"), Example("a<!-- b > c -->d<!-->e<!-- f>g", "adeg"),
            Example("<title>T</title>a<script>x</script ><style>p>b</style>b<scripted>c", "a b c"),
            Example("a<script>never closed", "a"), Example("a&nbsp;\u{8}&shy;b&#x202E;", "a b"),
            Example("no  markup", "no markup"), Example("<li>", ""), Example("", ""), Example("&amp;lt;", "&lt;"),
        ]
    )
    func lines(example: Example) {
        #expect(Array(PlainText.lines(fromHTML: example.html).utf8) == Array(example.lines.utf8))
    }

    @Test("take the mark of their items from the caller")
    func marks() {
        let html = "<ul><li>a<li>b</ul>"
        #expect(PlainText.lines(fromHTML: html, items: .dash) == "- a\n- b")
        #expect(PlainText.lines(fromHTML: html, items: .none) == "a\nb")
    }

    @Test(
        "tell markup that was escaped twice",
        arguments: [
            ("&amp;lt;b&amp;gt;", true), ("&lt;b&gt;", false), ("a &amp; b", false), ("R&amp;D; x", false),
            ("&amp;amp;", true), ("&amp;nbsp;x", true), ("&#38;#322;", true), ("&amp;", false), ("", false),
            ("&amp;unknownname;", false), ("x &amp;&amp; &amp;eacute;", true),
        ]
    )
    func doubleEscaped(html: String, isDouble: Bool) {
        #expect(PlainText.isDoubleEscaped(html) == isDouble)
    }

    @Test("know every named character that Python knows", .enabled(if: Witness.python != nil, "no python3 here"))
    func names() throws {
        let script = """
            import html.entities
            for name, text in html.entities.html5.items():
                if name.endswith(';'):
                    print(name + ' ' + ' '.join('%x' % ord(part) for part in text))
            """
        let lines = try Witness.output(of: try #require(Witness.python), ["-"], script).split(separator: "\n")
        #expect(lines.count > 2_000)
        for line in lines {
            let fields = line.split(separator: " ")
            let scalars = PlainText.unescaped("&" + fields[0]).unicodeScalars.map { String($0.value, radix: 16) }
            #expect(scalars == fields.dropFirst().map(String.init), "\(line)")
        }
    }

    @Test("are the words of the other readers for any text, and take time in proportion to it")
    func random() {
        var generator = SeededGenerator(seed: 91)
        for _ in 0..<1_000 {
            let text = generator.text(maximumLength: 30)
            let lines = PlainText.lines(fromHTML: text, items: .none)
            #expect(lines.split(separator: "\n").joined(separator: " ") == PlainText.fromHTML(text))
            #expect(PlainText.lines(fromHTML: PlainText.escapeHTML(text)) == PlainText.clean(text))
            #expect(PlainText.unescaped(PlainText.escapeHTML(text)) == text)
        }
        let sanitizer = MarkupSanitizer(allowing: ["b", "i", "p", "ul", "li", "a"], attributes: ["a": ["href"]])
        let pieces = [
            "<a", "<!--", "<!-- >", "&", "&#", "<script>", "</", "<a x=\"", "<a x='\">", "<a x=\"y>\" ", "<b>", "</i>",
            "<li>", "<p>", "&amp", "&#38;", "<b><i>", "<a href=http://x>",
        ]
        for piece in pieces {
            let text = String(repeating: piece, count: 20_000)
            #expect(PlainText.lines(fromHTML: text).utf8.count <= text.utf8.count)
            #expect(!sanitizer.sanitized(text).contains("<script"))
            #expect(PlainText.isDoubleEscaped(text) == false)
        }
    }
}
