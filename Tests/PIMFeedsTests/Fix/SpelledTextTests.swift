import PIMText
import Testing

@testable import PIMFeeds

@Suite("Letters as they are spelled")
struct SpelledTextTests {
    /// What the first places are that come out as asked, looked for one by one.
    private static func places(_ letters: [Unicode.Scalar], _ first: Int, _ last: Int) -> (Int?, Int?) {
        let whole = SpelledText.composed(letters[...])
        let start = letters.indices.reversed().first {
            SpelledText.composed(letters[..<$0]).elementsEqual(whole.prefix(first))
        }
        let end = (0...letters.count).first { SpelledText.composed(letters[$0...]).elementsEqual(whole.suffix(last)) }
        return (start, end)
    }

    @Test(
        "are found between marks apart and letters composed",
        arguments: [
            "a z\u{307}o\u{301}\u{142}w x", "\u{1100}\u{1161}\u{11A8} b", "e\u{301}e\u{301}", "\u{958}\u{93C}x", "ab",
        ]
    )
    func places(text: String) {
        let letters = Array(text.unicodeScalars)
        let whole = SpelledText.composed(letters[...])
        let spelling = SpelledText(letters)
        for first in 0..<whole.count {
            for last in 0..<whole.count - first {
                let (start, end) = Self.places(letters, first, last)
                #expect(spelling.end(ofPrefix: whole.prefix(first)) == start)
                #expect(spelling.start(ofSuffix: whole.suffix(last), behind: whole.count - last) == end)
            }
        }
    }

    @Test("are found in a long text in no time")
    func long() {
        let letters = Array(String(repeating: "z\u{307}o\u{301}lw ", count: 8000).unicodeScalars)
        let whole = SpelledText.composed(letters[...])
        let time = ContinuousClock().measure {
            let spelling = SpelledText(letters)
            let middle = whole.count / 2
            #expect(spelling.end(ofPrefix: whole.prefix(middle)) == letters.count / 2)
            #expect(spelling.start(ofSuffix: whole.suffix(middle), behind: middle) == letters.count / 2)
        }
        #expect(time < .seconds(60))
    }
}
