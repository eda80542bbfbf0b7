import Testing

@testable import PIMText

@Suite("Entities of HTML")
struct EntityTests {
    struct Example: CustomTestStringConvertible {
        let html: String
        let text: String
        init(_ html: String, _ text: String) {
            self.html = html
            self.text = text
        }
        var testDescription: String { html.debugDescription }
    }

    @Test(
        "are decoded alike by all readers of HTML",
        arguments: [
            Example("5&ndash;9 &deg;C, &oacute;semka, 9 &euro;", "5–9 °C, ósemka, 9 €"),
            Example("&#150;&#128;&#x80;&#x9F;&#133;", "–€€Ÿ…"), Example("a&#129;b&#x9D;", "ab"),
            Example("&copy 2024 &reg, &times&times; &AMP &lt", "© 2024 ®, ×× & <"),
            Example("&#150 &#x20AC, &#8364", "– €, €"),
            // Parts of addresses and of names.
            Example("?a=1&copy=2&reg_id=3&amp-x&lang=pl&times3", "?a=1&copy=2&reg_id=3&amp-x&lang=pl&times3"),
            Example("R&D, AT&T, H&M; am&pm, &notit, &copysr", "R&D, AT&T, H&M; am&pm, &notit, &copysr"),
            Example("&pm &half &die &angst &div", "&pm &half &die &angst &div"),
            Example("&#12x &#x &#; &#1114112; &#xD800;", "&#12x &#x &#; &#1114112; &#xD800;"),
            Example("&amp;copy; &amp;amp; &amp;ndash;", "&copy; &amp; &ndash;"),
            Example("&nGt;&nLt;&NotEqualTilde;&fjlig;", "\u{226B}\u{20D2}\u{226A}\u{20D2}\u{2242}\u{338}fj"),
            Example("a&nbsp;&Tab;&NewLine;b&shy;c&ZeroWidthSpace;d&NoBreak;e", "a bcde"),
            Example("&CounterClockwiseContourIntegral;&AElig;", "∳Æ"),
            Example("\u{0E01}&#x200B;\u{0E02} a&#x200B;b x&#x200B; y", "\u{0E01}\u{200B}\u{0E02} ab x y"),
            Example(
                "&#x1F3F4;&#xE0067;&#xE0062;&#xE0073;&#xE0063;&#xE0074;&#xE007F; a&#xE0041;",
                "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} a"
            ),
        ]
    )
    func decoded(example: Example) {
        let text = Array(example.text.utf8)
        #expect(Array(PlainText.fromHTML(example.html).utf8) == text)
        #expect(Array(PlainText.paragraphs(fromHTML: example.html).utf8) == text)
        #expect(Array(PlainText.lines(fromHTML: example.html).utf8) == text)
        #expect(
            TextRoom.written { room in example.html.withBytes { PlainText.appendPlain(fromHTML: $0, to: &room) } }
                == text
        )
    }

    @Test("that stand for more bytes than they have find room")
    func room() {
        for count in [1, 2, 15, 16, 17, 100, 1_000] {
            let html = String(repeating: "&nGt;", count: count)
            let text = String(repeating: "\u{226B}\u{20D2}", count: count)
            #expect(PlainText.fromHTML(html) == text)
            #expect(
                PlainText.fromHTML(html + "<b>zażółć gęślą jaźń i jeszcze</b>") == text + "zażółć gęślą jaźń i jeszcze"
            )
        }
    }

    @Test("without a semicolon are those that Python takes so", .enabled(if: Witness.python != nil, "no python3 here"))
    func oldNames() throws {
        let script = """
            import html.entities
            for name, text in html.entities.html5.items():
                print(name.rstrip(';'), int(name.rstrip(';') in html.entities.html5), '%x' % ord(text[0]))
            """
        let lines = try Witness.output(of: try #require(Witness.python), ["-"], script).split(separator: "\n")
        #expect(lines.count > 2_000)
        for line in lines {
            let fields = line.split(separator: " ")
            let html = "&\(fields[0]) x"
            let first = PlainText.unescaped(html).unicodeScalars.first.map { String($0.value, radix: 16) }
            #expect(first == (fields[1] == "1" ? String(fields[2]) : "26"), "\(line)")
        }
    }
}
