import PIMIO
import Testing

@Suite("XML byte check of what repeats")
struct XMLJointTests {
    /// A document whose tags repeat, and what is to be said of it: its elements and items, or the error and its line.
    struct Example: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let source: String
        var maxDepth = 128
        var counts: [Int]?
        var code: PIMIOError.Code?
        var line: Int?
    }

    private static let gap = "\n            "

    static let examples: [Example] = [
        Example(testDescription: "items", source: items(40), counts: [2 + 40 * 6, 40]),
        Example(
            testDescription: "the root closed by the tags that close others",
            source: "<a><a>x</a>\(gap)<a>y</a>\(gap)<a>z</a>w</a>\(gap)<a>v</a>",
            code: .invalidSyntax,
            line: 4
        ),
        Example(
            testDescription: "another element around the same tags",
            source: "<r><i><b>x</b>\(gap)</i>\(gap)<i><b>x</b>\(gap)</i>\(gap)<i><b>x</b>\(gap)</i>\(gap)"
                + "<j><b>x</b>\(gap)</i>\(gap)<i><b>x</b></i></r>",
            code: .invalidSyntax,
            line: 8
        ),
        Example(
            testDescription: "deeper each time, as deep as may be",
            source: deeper(10),
            maxDepth: 12,
            counts: [22, 0]
        ),
        Example(
            testDescription: "deeper each time, once too often",
            source: deeper(10),
            maxDepth: 11,
            code: .tooDeep,
            line: 11
        ),
        Example(testDescription: "deeper than there is room at first", source: deeper(100), counts: [202, 0]),
        Example(
            testDescription: "one tag too many",
            source: items(30).replacing("</channel>", with: "</item>\n  </channel>"),
            code: .invalidSyntax,
            line: 273
        ),
        Example(
            testDescription: "a bare ampersand far behind",
            source: items(30).replacing("Łódź 29", with: "Łódź & 29"),
            code: .invalidSyntax,
            line: 266
        ),
        Example(
            testDescription: "many names",
            source: "<r>" + (0..<400).map { "<n\($0 % 200)>x</n\($0 % 200)>\(gap)<item>y</item>\(gap)" }.joined()
                + "</r>",
            counts: [801, 400]
        ),
        Example(
            testDescription: "attributes that differ",
            source: "<r>" + (0..<400).map { "<item id=\"\($0)\">x</item>\(gap)<b c=\"d\">y</b>" }.joined() + "</r>",
            counts: [801, 400]
        ),
        Example(
            testDescription: "an attribute twice, late",
            source: "<r>" + String(repeating: "<a b=\"\">x</a>\(gap)", count: 9) + "<a b=\"\" b=\"\">x</a></r>",
            code: .invalidSyntax,
            line: 10
        ),
    ]

    /// A feed of items, each on nine lines.
    private static func items(_ count: Int) -> String {
        let items = (0..<count).map { number in
            """
                <item>
                  <g:id>A-\(number)</g:id>
                  <g:title>Łódź \(number) &amp; żółta gęś</g:title>
                  <g:shipping>
                    <g:country>PL</g:country>
                    <g:price>9.\(number) zł, do domu przesyłką
            kurierską</g:price>
                  </g:shipping>
                </item>

            """
        }
        return "<rss>\n  <channel>\n\(items.joined())  </channel>\n</rss>\n"
    }

    /// Elements that are one deeper with each line.
    private static func deeper(_ count: Int) -> String {
        "<r><b>x" + String(repeating: "</b>\(gap)<c><b>x", count: count) + "</b>"
            + String(repeating: "</c>", count: count)
            + "</r>"
    }

    private func verdict(_ source: [UInt8], maxDepth: Int = 128, blockSize: Int) -> Result<[Int], PIMIOError> {
        Result { () throws(PIMIOError) in
            let limits = XMLLimits(maxDepth: maxDepth)
            let count = try XML.countElements(named: "item", in: source, limits: limits, blockSize: blockSize)
            return [count.elements, count.matching]
        }
    }

    private func isTakenByLibxml2(_ source: [UInt8]) -> Bool {
        do {
            var reader = try XMLReader(bytes: source, path: "in.xml")
            while try reader.next() != nil {}
            return true
        } catch {
            return false
        }
    }

    @Test("says of repeated tags what it says of others, whatever the blocks", .tags(.security), arguments: examples)
    func repeated(_ example: Example) {
        for size in [7, 64, 500, 1 << 18] {
            switch verdict(Array(example.source.utf8), maxDepth: example.maxDepth, blockSize: size) {
            case .success(let counts): #expect(counts == example.counts, "blocks of \(size)")
            case .failure(let error):
                #expect(error.code == example.code, "\(error) in blocks of \(size)")
                #expect(error.line == example.line, "\(error) in blocks of \(size)")
            }
        }
    }

    @Test("takes changed feeds as in small blocks and as libxml2 does", .tags(.security), arguments: 1...6)
    func changed(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let feed = Array(Self.items(6).utf8)
        for _ in 0..<800 {
            var source = feed
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let place = Int.random(in: 0..<source.count, using: &generator)
                let from = Int.random(in: 0..<source.count, using: &generator)
                let part = source[from..<min(from + Int.random(in: 1...60, using: &generator), source.count)]
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: source[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: source.remove(at: place)
                case 2: source.insert(contentsOf: part, at: place)
                default: source.removeSubrange(place..<min(place + part.count, source.count - 1))
                }
            }
            let whole = verdict(source, blockSize: 1 << 18)
            let parts = verdict(source, blockSize: 30)
            #expect(describe(whole) == describe(parts), "\(String(decoding: source, as: UTF8.self))")
            if case .success = whole { #expect(isTakenByLibxml2(source), "\(String(decoding: source, as: UTF8.self))") }
        }
    }

    @Test("finds each wrong byte among characters of two bytes", .tags(.security), arguments: 0..<36)
    func wrongBytes(_ place: Int) {
        for shift in 0..<2 {
            let text = String(repeating: "a", count: shift) + "żółć gęślą jaźń ąę óśćłńżź"
            for wrong: UInt8 in [0x00, 0x1F, 0x41, 0x80, 0xBF, 0xC0, 0xC1, 0xC3, 0xDF, 0xE0, 0xED, 0xF0, 0xF8, 0xFF] {
                var source = Array("<a>\(text)</a>                    ".utf8)
                source[3 + place] = wrong
                for size in [5, 1 << 18] {
                    let isTaken = (try? verdict(source, blockSize: size).get()) != nil
                    #expect(isTaken == isTakenByLibxml2(source), "\(wrong) in blocks of \(size)")
                }
            }
        }
    }

    private func describe(_ verdict: Result<[Int], PIMIOError>) -> String {
        switch verdict {
        case .success(let counts): "\(counts)"
        case .failure(let error): "\(error.code) \(error.line ?? 0)"
        }
    }
}
