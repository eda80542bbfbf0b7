import Testing

@testable import PIMText

@Suite("Changes of plain text in HTML")
struct MarkupPlacesTests {
    struct Change: CustomTestStringConvertible, Sendable {
        let html: String
        let old: String
        let new: String
        /// Nil where the change cannot be made.
        let wanted: String?
        var testDescription: String { "\(html): \(old) -> \(new)" }
    }

    @Test(
        "are made where one piece of text is changed",
        arguments: [
            Change(html: "<p>Pasek gratis</p>", old: "gratis", new: "w prezencie", wanted: "<p>Pasek w prezencie</p>"),
            Change(html: "<a title=\"x\">x</a>", old: "x", new: "y", wanted: "<a title=\"x\">y</a>"),
            Change(html: "<b>5</b> kg &amp; 5 kg", old: "& 5 kg", new: "", wanted: nil),
            Change(
                html: "<b>a</b>  5 kg &amp; b",
                old: "5 kg",
                new: "5\u{A0}kg",
                wanted: "<b>a</b>  5\u{A0}kg &amp; b"
            ),
            Change(html: "x<br>5 kg", old: "x 5", new: "6", wanted: nil),
            Change(html: "a  b <i>c</i>", old: "a b", new: "d", wanted: nil),
            Change(html: "cab&#97;", old: "ba", new: "c", wanted: nil),
            Change(html: "<p>x</p>", old: "x", new: "R&D <b>", wanted: "<p>R&amp;D &lt;b></p>"),
            Change(html: "<!-- x --><style>x</style>x", old: "x", new: "y", wanted: "<!-- x --><style>x</style>y"),
            Change(html: "5 < 7 & 9", old: "7 & 9", new: "8", wanted: "5 < 8"),
            Change(html: "a b", old: "", new: "", wanted: nil),
            Change(html: "<p>کيف چرم</p>", old: "کيف", new: "کیف", wanted: "<p>کیف چرم</p>"),
            Change(html: "a\u{200B}b c", old: "c", new: "d", wanted: nil),
        ]
    )
    func change(_ change: Change) throws {
        let plain = PlainText.fromHTML(change.html)
        guard !change.old.isEmpty else { return }
        let range = try #require(plain.ranges(of: change.old).first)
        let start = plain.utf8.distance(from: plain.startIndex, to: range.lowerBound)
        let part = start..<start + change.old.utf8.count
        #expect(PlainText.replacing(part, with: change.new, inHTML: change.html) == change.wanted)
    }

    @Test("put words in where one piece of text ends")
    func insertion() {
        #expect(PlainText.replacing(3..<3, with: ".", inHTML: "<p>foo</p>") == "<p>foo.</p>")
        #expect(PlainText.replacing(3..<3, with: ".", inHTML: "<p>foo</p><p>bar</p>") == "<p>foo.</p><p>bar</p>")
        #expect(PlainText.replacing(2..<2, with: "x", inHTML: "a &lt;b") == nil)
    }

    @Test("leave every byte of markup as it is, and are seen in the plain text", arguments: UInt64(1)...20)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "<b>", "</b>", "<p class=\"a b\">", "</p>", "<br/>", "<!-- a -->", "<script>a b</script>", "&amp;",
            "&nbsp;",
            "&#x41;", "&lt;", "&", "<", ">", " ", "  ", "\n", "a", "b", "ab", "żaba", "کیف", "\u{200C}", "\u{AD}", "😀",
            "5",
        ]
        var made = 0
        for _ in 0..<2_000 {
            let count = Int.random(in: 1...12, using: &generator)
            let html = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            let plain = Array(PlainText.fromHTML(html).utf8)
            let start = Int.random(in: 0...plain.count, using: &generator)
            let end = Int.random(in: start...plain.count, using: &generator)
            guard let changed = PlainText.replacing(start..<end, with: "Q", inHTML: html) else { continue }
            made += 1
            // What stands before and behind the new word stood there before, and what went was plain text.
            let before = changed.utf8.prefix { $0 != UInt8(ascii: "Q") }
            let behind = changed.utf8.dropFirst(before.count + 1)
            #expect(html.utf8.starts(with: before) && html.utf8.suffix(behind.count).elementsEqual(behind), "\(html)")
            let gone = Array(html.utf8.dropFirst(before.count).dropLast(behind.count))
            #expect(gone == Array(plain[start..<end]), "\(html)")
            let wanted = plain[..<start] + [UInt8(ascii: "Q")] + plain[end...]
            #expect(
                PlainText.fromHTML(changed).utf8.elementsEqual(
                    PlainText.clean(String(decoding: wanted, as: UTF8.self)).utf8
                )
            )
        }
        #expect(made > 200)
    }
}
