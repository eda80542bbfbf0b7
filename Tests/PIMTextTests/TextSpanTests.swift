import PIMText
import Testing

@Suite("Parts of a text in three units")
struct TextSpanTests {
    struct Part: CustomTestStringConvertible, Sendable {
        let text: String
        let bytes: Range<Int>
        let utf16: Range<Int>
        let graphemes: Range<Int>
        var testDescription: String { "\(text) \(bytes)" }
    }

    @Test(
        "count bytes, UTF-16 units and characters",
        arguments: [
            Part(text: "abc", bytes: 1..<2, utf16: 1..<2, graphemes: 1..<2),
            Part(text: "żółw", bytes: 2..<4, utf16: 1..<2, graphemes: 1..<2),
            Part(text: "👩‍👧a", bytes: 11..<12, utf16: 5..<6, graphemes: 1..<2),
            Part(text: "می‌خ", bytes: 0..<7, utf16: 0..<3, graphemes: 0..<2),
            Part(text: "e\u{301}x", bytes: 0..<1, utf16: 0..<1, graphemes: 0..<1),
            Part(text: "e\u{301}x", bytes: 1..<4, utf16: 1..<3, graphemes: 0..<2),
            Part(text: "a\r\nb", bytes: 3..<4, utf16: 3..<4, graphemes: 2..<3),
            Part(text: "abc", bytes: 3..<3, utf16: 3..<3, graphemes: 3..<3),
            Part(text: "abc", bytes: 2..<99, utf16: 2..<3, graphemes: 2..<3),
            Part(text: "", bytes: 0..<0, utf16: 0..<0, graphemes: 0..<0),
        ]
    )
    func units(part: Part) throws {
        let span = try #require(TextSpan.spans(ofBytes: [part.bytes], in: part.text).first)
        #expect(span.utf8 == part.bytes.clamped(to: 0..<part.text.utf8.count))
        #expect(span.utf16 == part.utf16)
        #expect(span.graphemes == part.graphemes)
    }

    @Test("come in the order asked for, and agree with String for any characters")
    func order() {
        var generator = SeededGenerator(seed: 20_261_122)
        let pieces = ["a", "ż", "e\u{301}", "👩‍👧", "🇵🇱", "خ\u{200C}", "\r\n", "\u{64B}", "각", " "]
        for _ in 0..<300 {
            let text = (0..<12).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let indices = Array(text.indices) + [text.endIndex]
            let ranges = (0..<6).compactMap { _ -> Range<String.Index>? in
                let ends = [indices.randomElement(using: &generator), indices.randomElement(using: &generator)]
                guard let first = ends[0], let last = ends[1] else { return nil }
                return min(first, last)..<max(first, last)
            }
            func bytes(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
            let spans = TextSpan.spans(ofBytes: ranges.map { bytes($0.lowerBound)..<bytes($0.upperBound) }, in: text)
            #expect(spans.count == ranges.count)
            for (span, range) in zip(spans, ranges) {
                #expect(span.utf16.lowerBound == text.utf16.distance(from: text.startIndex, to: range.lowerBound))
                #expect(span.utf16.count == text.utf16.distance(from: range.lowerBound, to: range.upperBound))
                #expect(span.graphemes.lowerBound == text.distance(from: text.startIndex, to: range.lowerBound))
                #expect(span.graphemes.count == text[range].count)
            }
        }
    }
}
