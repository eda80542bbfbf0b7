import PIMText
import Testing

@Suite("Sanitizer of HTML")
struct MarkupSanitizerTests {
    private static let elements = ["b", "i", "br", "p", "ul", "ol", "li", "a", "h2", "img", "table", "tr", "td"]
    private static let sanitizer = MarkupSanitizer(
        allowing: elements + ["SCRIPT", "style", "iframe", "svg", "x y"],
        attributes: ["a": ["href", "title", "onclick", "style"], "img": ["src", "alt"], "b": ["class"]]
    )

    struct Example: CustomTestStringConvertible {
        let html: String
        let clean: String
        init(_ html: String, _ clean: String) {
            self.html = html
            self.clean = clean
        }
        var testDescription: String { html.debugDescription }
    }

    @Test(
        "lets allowed elements through, closed in order, and nothing else",
        arguments: [
            Example("<P>Kurtka <B class=x id=y>zimowa</B></P>", "<p>Kurtka <b class=\"x\">zimowa</b></p>"),
            Example("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
            Example("<p>a<p>b<ul><li>c<li>d", "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>"),
            Example("a<br/>b<BR >c</br>", "a<br>b<br>c"), Example("<div>a</div><div>b</div>", "a b "),
            Example("<li>a<ul><li>b</ul><li>c", "<li>a<ul><li>b</li></ul></li><li>c</li>"),
            Example(
                "<table><tr><td>a<td>b<tr><td>c</table>",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
            ),
            Example("5 < 7 & \"9\" > 3", "5 &lt; 7 &amp; &quot;9&quot; &gt; 3"),
            Example("&eacute;&lt;b&gt;&amp;lt;", "é&lt;b&gt;&amp;lt;"),
            Example(
                "<a href=\"https://x.pl/?a=1&amp;b=2\" title='\"<'>x</a>",
                "<a href=\"https://x.pl/?a=1&amp;b=2\" title=\"&quot;&lt;\">x</a>"
            ),
            Example("<a href=HTTP://x.pl href=https://y.pl>x", "<a href=\"HTTP://x.pl\">x</a>"),
            Example(
                "<img src='https://x.pl/a.jpg' alt=\"a>b\" onerror=alert(1)>",
                "<img src=\"https://x.pl/a.jpg\" alt=\"a&gt;b\">"
            ),
            Example("</b></p>x", "x"), Example("", ""), Example("<b", "&lt;b"), Example("a<!-- <b> -->b", "ab"),
            Example("<h2>T\u{0}\u{202E}</h2>", "<h2>T</h2>"),
        ]
    )
    func allowed(example: Example) {
        #expect(Self.sanitizer.sanitized(example.html) == example.clean)
    }

    @Test(
        "makes malicious input harmless",
        arguments: [
            "<script>alert(1)</script>", "<SCRIPT SRC=//x.pl/x.js></SCRIPT>",
            "<scr<script>ipt>alert(1)</scr</script>ipt>",
            "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"java\tscript:alert(1)\">x</a>",
            "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=\" &#1; javascript:alert(1)\">x</a>",
            "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<a href=vbscript:x>x</a>",
            "<a href=//x.pl>x</a>",
            "<a onclick=alert(1) style=\"x:expression(1)\" href=https://x.pl>x</a>", "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<iframe src=https://x.pl></iframe>",
            "<style>@import 'https://x.pl'</style>", "<b/onmouseover=alert(1)>x", "<b \"<script>\" onx=1>x</b>",
            "<img alt=\"`><script>alert(1)</script>\" src=https://x.pl/a>", "<<b>script>alert(1)<</b>/script>",
            "<a title='\"><script>alert(1)</script>' href=https://x.pl>x</a>", "<![CDATA[<script>alert(1)</script>]]>",
            "<p title=\"</p><img src=x onerror=alert(1)>\">",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">", "<form action=javascript:alert(1)><input>",
            "<!--><img src=x onerror=alert(1)>-->", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
        ]
    )
    func harmless(html: String) {
        let clean = Self.sanitizer.sanitized(html)
        #expect(Self.problem(of: clean) == nil, "\(clean)")
        #expect(Self.sanitizer.sanitized(clean) == clean)
    }

    @Test("holds for any input, and changes nothing the second time", arguments: 1...20)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "<b>", "</b>", "<p>", "</p>", "<ul>", "<li>", "</ul>", "<a href=", "<a href=\"", "https://x.pl/", "\"", "'",
            ">",
            "<", "/", "javascript:", "<script>", "</script>", "<style>", "&lt;", "&#60;", "&", ";", "onclick=", " ",
            "=",
            "<!--", "-->", "<img src=", "<svg>", "<div>", "x", "ł", "\u{0}", "\u{AD}", "<td>", "<tr>", "</table>",
            "<table>",
        ]
        for _ in 0..<300 {
            let count = Int.random(in: 0...25, using: &generator)
            let html = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let clean = Self.sanitizer.sanitized(html)
            #expect(Self.problem(of: clean) == nil, "\(html.debugDescription) gives \(clean.debugDescription)")
            #expect(Self.sanitizer.sanitized(clean) == clean, "\(html.debugDescription)")
        }
    }

    /// What is wrong with sanitized HTML, by a reader as strict as its writer.
    private static func problem(of html: String) -> String? {
        var rest = Substring(html)
        var open: [Substring] = []
        while let start = rest.firstIndex(where: { $0 == "<" || $0 == ">" }) {
            guard rest[start] == "<" else { return "a > in a text" }
            rest = rest[rest.index(after: start)...]
            let isEnd = rest.first == "/"
            if isEnd { rest.removeFirst() }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            guard elements.contains(String(name)), name == name.lowercased() else { return "the element \(name)" }
            rest = rest[name.endIndex...]
            while rest.first == " " {
                guard !isEnd else { return "an attribute of an end" }
                rest.removeFirst()
                let key = rest.prefix { $0.isASCII && $0.isLetter }
                guard ["href", "title", "src", "alt", "class"].contains(key) else { return "the attribute \(key)" }
                rest = rest[key.endIndex...]
                guard rest.hasPrefix("=\"") else { return "no value" }
                rest = rest.dropFirst(2)
                let value = rest.prefix { $0 != "\"" }
                if value.contains("<") { return "a < in a value" }
                if key == "href" || key == "src" {
                    let scheme = value.prefix { $0 != ":" }.lowercased()
                    guard scheme == "http" || scheme == "https" else { return "the address \(value)" }
                }
                rest = rest[value.endIndex...].dropFirst()
            }
            guard rest.first == ">" else { return "no end of a tag" }
            rest.removeFirst()
            if isEnd {
                guard open.popLast() == name else { return "the end of \(name)" }
            } else if name != "br", name != "img" {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "open elements \(open)"
    }
}
