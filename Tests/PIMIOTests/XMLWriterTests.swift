import PIMIO
import Testing

@Suite("XML writer")
struct XMLWriterTests {
    @Test("puts elements on lines of their own and keeps text tight")
    func layout() {
        var writer = XMLWriter()
        writer.declaration()
        writer.start("a")
        writer.start("b", attributes: [("c", "1"), ("d", "x\"y\n")])
        writer.element("e", "text")
        writer.empty("f", attributes: [("g", "")])
        writer.end("b")
        writer.start("h")
        writer.end("h")
        writer.end("a")
        let expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <a>
              <b c="1" d="x&quot;y&#10;">
                <e>text</e>
                <f g=""/>
              </b>
              <h></h>
            </a>

            """
        #expect(writer.buffer.string == expected)
    }

    @Test("without indentation still starts a line for each item")
    func compact() {
        var writer = XMLWriter(indent: false)
        writer.start("rss")
        writer.start("channel")
        for _ in 0..<2 {
            writer.start("item")
            writer.element("id", "1")
            writer.element("t", "2")
            writer.end("item")
        }
        writer.end("channel")
        writer.end("rss")
        let item = "\n<item><id>1</id><t>2</t></item>"
        #expect(writer.buffer.string == "<rss>\n<channel>\(item)\(item)\n</channel>\n</rss>\n")
    }

    @Test(
        "escapes and drops",
        arguments: [
            ("a]]>b", "a]]&gt;b"), ("&amp;", "&amp;amp;"), ("\u{0}\u{8}\u{B}\u{C}\u{E}\u{1F}x", "x"),
            ("\t\n\r", "\t\n&#13;"),
            ("a\u{FFFE}b\u{FFFF}c\u{FFFD}\u{FF41}", "abc\u{FFFD}\u{FF41}"), ("\u{7F}\u{85}", "\u{7F}\u{85}"),
            ("\"'", "\"'"),
        ]
    )
    func escapes(_ example: (text: String, expected: String)) {
        var writer = XMLWriter()
        writer.text(example.text)
        #expect(Array(writer.buffer.string.utf8) == Array(example.expected.utf8))
        var buffer = ByteBuffer()
        XMLWriter.escape(bytes("<" + example.text), in: 1..<example.text.utf8.count + 1, to: &buffer)
        #expect(buffer.bytes == Array(example.expected.utf8))
    }

    @Test("texts come back as they were", arguments: difficultTexts)
    func roundTrip(_ text: String) throws {
        var writer = XMLWriter()
        writer.declaration()
        writer.element("a", text, attributes: [("b", text)])
        var reader = try XMLReader(bytes: writer.buffer.bytes, path: nil)
        guard case .start("a", let attributes) = try reader.next() else {
            Issue.record("no start")
            return
        }
        #expect(attributes.first.map { Array($0.value.utf8) } == bytes(text))
        let found = try reader.elementText()
        #expect(Array(found.utf8) == bytes(text))
    }
}
