import Foundation
import Testing

@testable import PIMText

@Suite("Word borders")
struct WordBoundaryTests {
    @Test(
        "part a text into words and what stands between",
        arguments: [
            ("Kurtka zimowa, XL!", ["Kurtka", " ", "zimowa", ",", " ", "XL", "!"]),
            ("can't 3.14 1,5 a.b a.1", ["can't", " ", "3.14", " ", "1,5", " ", "a.b", " ", "a", ".", "1"]),
            ("می\u{200C}خواهم، ۲۰ وات", ["می\u{200C}خواهم", "،", " ", "۲۰", " ", "وات"]),
            ("қысқы-жылы", ["қысқы", "-", "жылы"]), ("a\r\nb", ["a", "\r\n", "b"]), ("a  b", ["a", "  ", "b"]),
            ("👨‍👩‍👧🇰🇿🇵🇱x", ["👨‍👩‍👧", "🇰🇿", "🇵🇱", "x"]), ("sku_12-b", ["sku_12", "-", "b"]), ("冬服", ["冬", "服"]),
            ("צה\"ל", ["צה\"ל"]), ("カタカナ", ["カタカナ"]), ("", []), ("\u{301}a", ["\u{301}", "a"]),
        ]
    )
    func pieces(text: String, pieces: [String]) {
        let bytes = Array(text.utf8)
        let found = WordBoundaries(text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(found.map { Array($0.utf8) } == pieces.map { Array($0.utf8) }, "\(found)")
    }

    @Test("tell words from what stands between")
    func words() {
        let text = "شارژر USB-C ۲۰ وات, 冬 👍!"
        let bytes = Array(text.utf8)
        let words = WordBoundaries(text).filter(\.isWord).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(words == ["شارژر", "USB", "C", "۲۰", "وات", "冬"])
    }

    @Test("are the same seen from any place", arguments: 1...20)
    func places(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let text = generator.scripts(maximumLength: 12)
            let borders = Set(WordBoundaries(text).map(\.range.lowerBound) + [text.utf8.count, 0])
            for offset in -1...(text.utf8.count + 1) {
                #expect(WordBoundaries.isBoundary(at: offset, in: text) == borders.contains(offset))
            }
        }
    }

    @Test(
        "stand where ICU has them, for scripts without a dictionary",
        .enabled(if: Witness.node != nil, "no node here")
    )
    func icu() throws {
        var generator = SeededGenerator(seed: 77)
        var texts: [String] = []
        while texts.count < 4_000 {
            let text = generator.scripts(maximumLength: 16)
            if text.unicodeScalars.allSatisfy(Self.isPlain) { texts.append(text) }
        }
        let found = try Self.segments(of: texts, "word")
        var wrong: [[String]] = []
        for (text, expected) in zip(texts, found) {
            let borders = WordBoundaries(text).map(\.range.upperBound)
            let pieces = WordBoundaries(text).filter(\.isWord).count
            // To ICU a word that ends with an underscore or a picture is none.
            let hasQuirk = text.unicodeScalars.contains { WordBreak(of: $0.value) == .connector || $0 == "\u{200D}" }
            if borders != expected.ends || (pieces != expected.words && !hasQuirk) {
                wrong.append(text.unicodeScalars.map { String($0.value, radix: 16) } + ["\(borders) \(expected)"])
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
    }

    struct Segments: Decodable {
        let ends: [Int]
        let words: Int
    }

    /// The ends, as UTF-8 offsets, and the number of words that ICU finds in each text.
    static func segments(of texts: [String], _ granularity: String) throws -> [Segments] {
        let list = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
        let script = """
            const segmenter = new Intl.Segmenter('en', { granularity: '\(granularity)' });
            console.log(JSON.stringify(\(list).map(text => {
              let end = 0, ends = [], words = 0;
              for (const piece of segmenter.segment(text)) {
                end += Buffer.byteLength(piece.segment);
                ends.push(end);
                if (piece.isWordLike) words++;
              }
              return { ends, words };
            })));
            """
        let output = try Witness.output(of: try #require(Witness.node), ["-"], script)
        return try JSONDecoder().decode([Segments].self, from: Data(output.utf8))
    }

    /// ICU keeps the colon out of words, finds Chinese and Kana words by dictionary, and knows newer letters; in later
    /// versions of Unicode the Arabic signs before numbers are numbers and the cedilla is a letter.
    static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3A, 0xB8, 0x600...0x605, 0x6DD, 0x8E2, 0xFE55, 0xFF1A, 0x2E80...0xA4CF, 0xFF66...0xFFDC, 0xAC00...0xD7FF,
            0x1100...0x11FF:
            false
        default: scalar.properties.age.map { $0 <= (14, 0) } ?? false
        }
    }
}
