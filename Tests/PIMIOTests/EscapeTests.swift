import PIMIO
import Testing

@Suite("Escaping")
struct EscapeTests {
    @Test("finds what needs escaping at every place of a word", arguments: 0..<24)
    func places(_ length: Int) throws {
        for filler in ["a", "ż", "\u{FFFD}", "\u{2030}", "\u{FF41}"] {
            let front = String(repeating: filler, count: length)
            for (special, xml) in [
                ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\u{1F}", ""), ("\u{FFFE}", ""), ("\"", "\""),
            ] {
                let text = front + special + front
                var writer = XMLWriter()
                writer.text(text)
                #expect(writer.buffer.bytes == bytes(front + xml + front))
            }
            for (special, json) in [
                ("\"", "\\\""), ("\\", "\\\\"), ("\u{1F}", "\\u001f"), ("<", "\\u003c"), ("\u{2029}", "\\u2029"),
            ] {
                let text = front + special + front
                var writer = JSONWriter(escapeForHTML: true)
                writer.string(text)
                #expect(writer.buffer.bytes == bytes("\"" + front + json + front + "\""))
            }
        }
    }
}
