import PIMText
import Testing

@Suite("Plain text")
struct PlainTextTests {
    struct Example: CustomTestStringConvertible {
        let text: String
        let plain: String
        init(_ text: String, _ plain: String) {
            self.text = text
            self.plain = plain
        }
        var testDescription: String { text.debugDescription }
    }

    @Test(
        "is cleaned of white space runs, forbidden and invisible characters",
        arguments: [
            Example("", ""),
            Example(" \t\r\n", ""),
            Example("  Kurtka \t\n zimowa ", "Kurtka zimowa"),
            Example("Kurt\u{0}ka\u{8}\u{1F}\u{FFFE}\u{FFFF}", "Kurtka"),
            Example("\u{200F}کیف\u{200F}", "کیف"),
            Example("\u{200F}\u{A0} نام \u{200C}", "\u{A0} نام \u{200C}"),
            Example("\u{FEFF}a\u{AD}b\u{85}c\u{202E}d\u{2066}e\u{2069}f\u{61C}", "abcdef"),
            Example("a \u{200E} b", "a b"),
            Example("می\u{200C}خواهم 👨‍👩‍👧", "می\u{200C}خواهم 👨‍👩‍👧"),
            Example("½\u{A0}l", "½\u{A0}l"),
            Example("–“”…ﷲغ", "–“”…ﷲغ"),
        ]
    )
    func cleaned(example: Example) {
        #expect(Array(PlainText.clean(example.text).utf8) == Array(example.plain.utf8))
    }

    struct Unwanted: CustomTestStringConvertible {
        let text: String
        let first: Unicode.Scalar?
        var testDescription: String { text.debugDescription }
    }

    @Test(
        "says which character of a text no feed may hold",
        arguments: [
            Unwanted(text: "", first: nil), Unwanted(text: "Kurtka zimowa\tNord\r\nXL ~", first: nil),
            Unwanted(text: "żółć 👨‍👩‍👧 می\u{200C}خواهم ½\u{A0}l €–“ﷲ \u{FFFD}", first: nil),
            Unwanted(text: "Kurtka zimowa\u{B} Nord\u{0}", first: "\u{B}"), Unwanted(text: "\u{0}", first: "\u{0}"),
            Unwanted(text: "12345678\u{1F}", first: "\u{1F}"), Unwanted(text: "1234567\u{202E}8", first: "\u{202E}"),
            Unwanted(text: "کیف\u{200F}", first: "\u{200F}"), Unwanted(text: "żółć\u{85}", first: "\u{85}"),
            Unwanted(text: "\u{FEFF}a", first: "\u{FEFF}"), Unwanted(text: "a\u{FFFE}", first: "\u{FFFE}"),
            Unwanted(text: "soft\u{AD}hyphen", first: "\u{AD}"),
        ]
    )
    func unwanted(example: Unwanted) {
        #expect(InvisibleCharacters.first(in: example.text) == example.first)
    }

    @Test(
        "is taken out of HTML",
        arguments: [
            Example("<p>Kurtka&nbsp;&amp; <b>szal</b></p>", "Kurtka & szal"),
            Example("5 < 7 & 9 > 3", "5 < 7 & 9 > 3"),
            Example("a<br/>b<BR>c", "a b c"),
            Example("&amp;lt;b&amp;gt; &lt;i&gt;", "&lt;b&gt; <i>"),
            Example("&#39;&apos;&quot;&#x141;&#322;&#X1F381;", "''\"Łł🎁"),
            Example("&#0;a&#8;&#x202E;b&#xD800;&#x110000;", "ab&#xD800;&#x110000;"),
            Example("&#160;a&#10;&#32;b&nbsp;", "a b"),
            Example("&copy; &; &# &#x; &unknownname; R&D &", "© &; &# &#x; &unknownname; R&D &"),
            Example("a<!-- b > c -->d", "ad"),
            Example("a<!-- b > c", "a c"), Example("a</>b</ >c<!x>d", "abcd"),
            Example("a<!-->b", "ab"),
            Example("a<!DOCTYPE html>b", "ab"),
            Example(
                "A <b>che</b>ap <I class='x'>lamp</I>, H<sub>2</sub>O (<em>IP68</em>).",
                "A cheap lamp, H2O (IP68)."
            ),
            Example("<b>весь день</b>; <span>ва</span>шы<!-- x -->", "весь день; вашы"),
            Example("<b>a</b><p>b</p><b>c</b><br>d<td>e<x>f<blockquote>g<figcaptions>h", "a b c d e f g h"),
            Example("a<script type=\"x\">if (1 < 2) { '<b>' }</SCRIPT >b", "a b"),
            Example("a<style>p > b {}</style>b<scripted>c", "a b c"),
            Example("a<script>never closed", "a"),
            Example("a <b class='x' b", "a <b class='x' b"),
            Example("<", "<"),
            Example("a<\u{0}p>b&am\u{8}p;", "a b&"),
            Example("a <a href=\"x\"><img\nsrc=y></a> b", "a b"),
        ]
    )
    func fromHTML(example: Example) {
        #expect(PlainText.fromHTML(example.text) == example.plain)
    }

    @Test(
        "keeps the lines of block elements",
        arguments: [
            Example("<p>Jeden</p>\n<p>Dwa  trzy</p>", "Jeden\nDwa trzy"),
            Example("<ul><li>a</li><li><b>b</b> c</li></ul>", "a\nb c"),
            Example("a<br>b<br/><br />c", "a\nb\nc"),
            Example("<h1>T</h1><blockquote>x</blockquote><pp>y", "T\nx\ny"),
            Example("<figcaption>a</figcaption>b<i>c</i>", "a\nbc"),
            Example("a\nb <i>c</i>", "a b c"),
            Example("no markup\n at all", "no markup at all"),
        ]
    )
    func paragraphs(example: Example) {
        #expect(PlainText.paragraphs(fromHTML: example.text) == example.plain)
    }

    @Test("is escaped for HTML")
    func escaped() {
        #expect(
            PlainText.escapeHTML("<a href=\"x\">R&D's</a>") == "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;"
        )
        #expect(PlainText.escapeHTML("żółć") == "żółć")
    }

    @Test("tells about characters that override the reading direction")
    func direction() {
        #expect(PlainText.overridesDirection("a\u{202E}exe.jpg"))
        #expect(!PlainText.overridesDirection("a\u{200F}b"))
    }

    @Test("survives escaping and reading back, and cleaning twice changes nothing")
    func random() {
        var generator = SeededGenerator(seed: 99)
        for _ in 0..<1000 {
            let text = generator.text(maximumLength: 30)
            let cleaned = PlainText.clean(text)
            #expect(PlainText.clean(cleaned) == cleaned)
            #expect(PlainText.fromHTML(PlainText.escapeHTML(text)) == cleaned)
            #expect(cleaned == Self.cleanedSlowly(text))
            #expect(InvisibleCharacters.first(in: text) == text.unicodeScalars.first(where: Self.isUnwanted))
            let plain = PlainText.fromHTML(text)
            #expect(PlainText.clean(plain) == plain)
            let lines = PlainText.paragraphs(fromHTML: text).split(separator: "\n").joined(separator: " ")
            #expect(lines == plain)
        }
    }

    @Test("takes time in proportion to the length, whatever the text")
    func hostile() {
        let count = 200_000
        for piece in ["<a", "<!--", "<!-- >", "&", "&#", "<script>", "</"] {
            let text = String(repeating: piece, count: count)
            #expect(PlainText.fromHTML(text).utf8.count <= text.utf8.count)
        }
    }

    private static func isUnwanted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD: false
        case 0...0x1F, 0x80...0x9F, 0xAD, 0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func cleanedSlowly(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { !isUnwanted($0) }
        let words = kept.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
        return words.map { String($0) }.joined(separator: " ")
    }
}
