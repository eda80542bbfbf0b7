import Testing

@testable import PIMText

@Suite("Text encodings")
struct TextEncodingTests {
    /// One page as Python's codec has it: how many bytes stand for nothing, and a sum over all of them in order.
    struct Page: Sendable, CustomTestStringConvertible {
        let encoding: TextEncoding
        let holes: Int
        let sum: UInt32
        var testDescription: String { encoding.rawValue }
    }

    static let pages = [
        Page(encoding: .windows1250, holes: 5, sum: 1_547_204_258),
        Page(encoding: .windows1251, holes: 1, sum: 3_534_315_092),
        Page(encoding: .windows1252, holes: 5, sum: 3_302_214_368),
        Page(encoding: .windows1256, holes: 0, sum: 355_591_461),
        Page(encoding: .iso8859Part2, holes: 0, sum: 3_969_021_669),
    ]

    @Test("have the tables of Python's codecs, and give every byte back", arguments: pages)
    func table(_ page: Page) throws {
        let scalars = try #require(page.encoding.page).scalars
        #expect(scalars.count == 128)
        #expect(scalars.count { $0 == 0 } == page.holes)
        #expect(scalars.reduce(UInt32(0)) { $0 &* 31 &+ UInt32($1) } == page.sum)
        for byte in UInt8.min...UInt8.max {
            var decoder = TextDecoder(page.encoding)
            guard byte < 0x80 || scalars[Int(byte) - 0x80] > 0 else {
                #expect(throws: TextEncodingProblem.malformed(offset: 0)) { try decoder.decode([byte]) }
                continue
            }
            var encoder = TextEncoder(page.encoding)
            #expect(try encoder.encode(decoder.decode([byte])) == [byte])
        }
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let encoding: TextEncoding
        let text: String
        let bytes: [UInt8]
        var testDescription: String { "\(encoding.rawValue) \(text)" }
    }

    static let rows = [
        Row(encoding: .utf8, text: "Қ", bytes: [0xD2, 0x9A]),
        Row(encoding: .markedUTF8, text: "é", bytes: [0xEF, 0xBB, 0xBF, 0xC3, 0xA9]),
        Row(encoding: .markedUTF8, text: "", bytes: [0xEF, 0xBB, 0xBF]),
        Row(encoding: .utf16, text: "aҚ👩", bytes: [0xFF, 0xFE, 0x61, 0, 0x9A, 0x04, 0x3D, 0xD8, 0x69, 0xDC]),
        Row(
            encoding: .utf16HighFirst,
            text: "aҚ👩",
            bytes: [0xFE, 0xFF, 0, 0x61, 0x04, 0x9A, 0xD8, 0x3D, 0xDC, 0x69]
        ),
        Row(encoding: .windows1250, text: "Łódź €", bytes: [0xA3, 0xF3, 0x64, 0x9F, 0x20, 0x80]),
        Row(encoding: .windows1251, text: "Ёлка №1", bytes: [0xA8, 0xEB, 0xEA, 0xE0, 0x20, 0xB9, 0x31]),
        Row(encoding: .windows1252, text: "naïve “x”", bytes: [0x6E, 0x61, 0xEF, 0x76, 0x65, 0x20, 0x93, 0x78, 0x94]),
        Row(encoding: .windows1256, text: "كتاب پ\u{200C}", bytes: [0xDF, 0xCA, 0xC7, 0xC8, 0x20, 0x81, 0x9D]),
        Row(encoding: .iso8859Part2, text: "Łódź", bytes: [0xA3, 0xF3, 0x64, 0xBC]),
    ]

    @Test("give the bytes that are known of them, and the text back", arguments: rows)
    func known(_ row: Row) throws {
        var encoder = TextEncoder(row.encoding)
        #expect(try encoder.encode(Array(row.text.utf8)) == row.bytes)
        try encoder.finish()
        var decoder = TextDecoder(row.encoding)
        #expect(try decoder.decode(row.bytes) == Array(row.text.utf8))
        try decoder.finish()
    }

    @Test("do not care where blocks end", arguments: rows)
    func blocks(_ row: Row) throws {
        for size in 1...5 {
            var (encoder, decoder) = (TextEncoder(row.encoding), TextDecoder(row.encoding))
            var (bytes, text): ([UInt8], [UInt8]) = (try encoder.encode([]), [])
            for block in Self.blocks(Array(row.text.utf8), size) { bytes += try encoder.encode(block) }
            for block in Self.blocks(row.bytes, size) { text += try decoder.decode(block) }
            try encoder.finish()
            try decoder.finish()
            #expect(bytes == row.bytes)
            #expect(text == Array(row.text.utf8))
        }
    }

    private static func blocks(_ bytes: [UInt8], _ size: Int) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: size).map { Array(bytes[$0..<min($0 + size, bytes.count)]) }
    }

    @Test(
        "name the characters they do not hold, each once",
        arguments: [
            (TextEncoding.windows1251, "Қазақша қ", ["Қ", "қ"]), (.windows1251, "Русский", []),
            (.windows1250, "Zażółć gęślą jaźń", []), (.windows1250, "o\u{301}", ["\u{301}"]),
            (.windows1252, "Zażółć", ["ż", "ł", "ć"]), (.windows1256, "کی\u{200C}", ["ی"]),
            (.iso8859Part2, "€ 👩", ["€", "👩"]), (.utf16, "Қ👩", []), (.markedUTF8, "Қ", []),
            (.windows1251, "\u{98}\u{FFFD}", ["\u{98}", "\u{FFFD}"]),
        ] as [(TextEncoding, String, [Unicode.Scalar])]
    )
    func strangers(_ encoding: TextEncoding, _ text: String, _ expected: [Unicode.Scalar]) {
        #expect(encoding.strangers(in: text) == expected)
        #expect(text.withBytes { encoding.holdsAll(of: $0) } == expected.isEmpty)
        #expect(text.unicodeScalars.allSatisfy { encoding.holds($0) } == expected.isEmpty)
    }

    @Test("write nothing in place of what they do not hold")
    func refusal() {
        var encoder = TextEncoder(.windows1251)
        #expect(throws: TextEncodingProblem.stranger("қ")) { try encoder.encode(Array("Мақта".utf8)) }
    }

    @Test(
        "refuse bytes that are no text of theirs",
        arguments: [
            (TextEncoding.utf16, [0x61, 0], 0), (.utf16, [0xFF, 0xFE, 0x00, 0xDC], 2),
            (.utf16, [0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0], 2), (.utf16, [0xFF, 0xFE, 0x61], 2),
            (.utf16, [0xFF, 0xFE, 0x3D, 0xD8], 2), (.markedUTF8, [0x61, 0x62, 0x63], 0), (.markedUTF8, [0xEF], 0),
            (.windows1251, [0x61, 0x98], 1), (.windows1252, [0x81], 0),
        ] as [(TextEncoding, [UInt8], Int)]
    )
    func malformed(_ encoding: TextEncoding, _ bytes: [UInt8], _ offset: Int) {
        #expect(throws: TextEncodingProblem.malformed(offset: offset)) {
            var decoder = TextDecoder(encoding)
            _ = try decoder.decode(bytes)
            try decoder.finish()
        }
    }

    @Test(
        "are read without a mark where none is needed, if they surely are what they are said to be",
        arguments: [
            ([0x61, 0, 0x42, 0x01], "a\u{142}"), ([0xFF, 0xFE, 0x61, 0], "a"), ([0xFE, 0xFF, 0, 0x61], nil),
            ([0, 0x61, 0, 0x62], nil), ([0x61, 0x62], nil),
        ] as [([UInt8], String?)]
    )
    func unmarked(_ bytes: [UInt8], _ text: String?) {
        var decoder = TextDecoder(.utf16, needsMark: false)
        let read = try? decoder.decode(bytes)
        #expect(read == text.map { Array($0.utf8) })
    }

    @Test("refuse a text that is no UTF-8", arguments: [[0x61, 0xC3], [0xFF], [0xED, 0xA0, 0x80], [0xC3, 0x28]])
    func brokenText(_ bytes: [UInt8]) {
        #expect(throws: TextEncodingProblem.self) {
            var encoder = TextEncoder(.windows1251)
            _ = try encoder.encode(bytes)
            try encoder.finish()
        }
    }

    @Test("hold random texts of their letters through any blocks", arguments: TextEncoding.allCases)
    func random(_ encoding: TextEncoding) throws {
        var random = SeededGenerator(seed: 17)
        let known = (encoding.page?.scalars ?? [0xE9, 0x49B, 0x6CC, 0x20AC]).filter { $0 > 0 }
        let letters = known.compactMap { Unicode.Scalar(UInt32($0)) } + ["a", "\n", " "]
        for _ in 0..<200 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                text.append(letters.randomElement(using: &random) ?? "a")
            }
            let bytes = Array(String(text).utf8)
            var (encoder, decoder) = (TextEncoder(encoding), TextDecoder(encoding))
            var back: [UInt8] = try decoder.decode(encoder.encode([]))
            for block in Self.blocks(bytes, Int.random(in: 1...9, using: &random)) {
                back += try decoder.decode(encoder.encode(block))
            }
            try encoder.finish()
            try decoder.finish()
            #expect(back == bytes)
        }
    }

    @Test("name themselves in XML", arguments: TextEncoding.allCases)
    func names(_ encoding: TextEncoding) {
        #expect(TextEncoding(rawValue: encoding.rawValue) == encoding)
        #expect(TextEncoding.names.contains(encoding.rawValue))
        #expect(encoding.xmlName.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 })
    }
}
