import Testing

@testable import PIMText

@Suite("What a sanitizer leaves out")
struct MarkupOmissionTests {
    private static let sanitizer = MarkupSanitizer(
        allowing: ["p", "b", "br", "ul", "li", "a"],
        attributes: ["a": ["href"]]
    )

    struct Example: CustomTestStringConvertible {
        let html: String
        let clean: String
        let told: [String]
        init(_ html: String, _ clean: String, _ told: String...) {
            self.html = html
            self.clean = clean
            self.told = told
        }
        var testDescription: String { html.debugDescription }
    }

    @Test(
        "is told by name, each once",
        arguments: [
            Example("<p>a<script>alert(1)</script></p><SCRIPT>x</SCRIPT>", "<p>a</p>", "<script>"),
            Example("<p onclick=x style='y'>a</p><p ONCLICK=z>b</p>", "<p>a</p><p>b</p>", "onclick", "style"),
            Example(
                "<a href='javascript:x'>a</a><a href=https://x.pl>b</a>",
                "<a>a</a><a href=\"https://x.pl\">b</a>",
                "an address in href that is not http(s)"
            ),
            Example("<iframe src=x></iframe>a&#x202E;b\u{202E}\u{200B}", "ab", "<iframe>", "U+202E", "U+200B"),
            Example("<td>a</td><td>b</td>", "a b ", "<td>"), Example("<div>a</div>b", "a b", "<div>"),
            Example("a<!-- <script> -->b&shy;c", "abc"), Example("5 < 7 <b>x", "5 &lt; 7 <b>x</b>"),
            Example("<p>x", "<p>x</p>"), Example("<x\u{1B}y>a", "a", "<x?y>"),
            Example(
                "&#x1F3F4;&#xE0067;&#xE0062;&#xE0073;&#xE007F;",
                "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E007F}"
            ),
        ]
    )
    func told(example: Example) {
        var output = Array("before ".utf8)
        let omissions = example.html.withBytes { Self.sanitizer.append($0, to: &output) }
        #expect(String(decoding: output, as: UTF8.self) == "before " + example.clean)
        #expect(omissions.names == example.told)
        #expect(!example.html.withBytes { Self.sanitizer.keeps($0) })
        #expect(example.html.withBytes { Self.sanitizer.append($0, to: &output) } == omissions)
    }

    @Test(
        "is nothing where all may stand, so that the text stays as it is",
        arguments: [
            "", "plain", "<p>a</p>", "<ul>\n<li>a</li></ul>", "a<br>b<br/>c<BR />",
            "<P>a &amp; b &eacute;&nbsp;&shy;</P>",
            "R&D > x",
        ]
    )
    func kept(html: String) {
        #expect(html.withBytes { Self.sanitizer.keeps($0) })
        #expect(
            html.withBytes { bytes in
                var output: [UInt8] = []
                return Self.sanitizer.append(bytes, to: &output)
            }.isEmpty
        )
    }

    @Test("is listed in a sentence, many names shortened")
    func listed() {
        func listed(_ html: String) -> String {
            var output: [UInt8] = []
            return html.withBytes { Self.sanitizer.append($0, to: &output) }.listed
        }
        #expect(listed("<i>") == "<i>")
        #expect(listed("<i><u><i>") == "<i> and <u>")
        #expect(listed("<i><u><s>") == "<i>, <u> and <s>")
        let many = (0..<20).map { "<x\($0)>" }.joined()
        #expect(listed(many) == "<x0>, <x1>, <x2>, <x3>, <x4>, <x5>, <x6>, <x7> and 12 more")
    }
}
