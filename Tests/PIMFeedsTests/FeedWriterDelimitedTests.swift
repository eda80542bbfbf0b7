import PIMFeeds
import PIMFormats
import PIMIO
import Testing

@Suite("Feeds as delimited text")
struct FeedWriterDelimitedTests {
    private static let fields = [
        Field("id", .code), Field("title", .text), Field("image", .url, limits: .count(3)),
        Field("tags", .text, limits: .count(9)),
        Field(
            "shipping",
            .group,
            limits: .count(9),
            fields: [Field("country", .code), Field("region", .text), Field("price", .price)]
        ),
        Field("unit", .group, fields: [Field("a", .text), Field("b", .text)]),
    ]

    private static func rows(_ layout: FeedFormat.DelimitedLayout, _ record: Record) throws -> [[String]] {
        let feed = WriterSamples.feed(WriterSamples.format(.delimited(layout), fields), [record])
        var reader = try DelimitedReader(bytes: feed.bytes, delimiter: layout.delimiter.utf8.first)
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append(row.fields) }
        return rows
    }

    @Test("Lists and groups stand in one column each")
    func golden() {
        let record = WriterSamples.record(
            .text("1"),
            .text("Big, \"blue\""),
            .list(["https://x/a,b.jpg", "https://x/c.jpg"]),
            .list(["a,b", "c\\d", ""]),
            .rows([
                [.text("PL"), .empty, .text("14.99 PLN")], [.text("DE"), .text("a:b,c"), .empty],
                [.empty, .empty, .empty],
            ]),
            .rows([[.text("x,y"), .text("p\\q:r")]])
        )
        let feed = WriterSamples.feed(
            WriterSamples.format(.delimited(FeedFormat.DelimitedLayout()), Self.fields),
            [record]
        )
        #expect(
            feed.text == """
                id,title,image,tags,shipping,unit
                1,"Big, ""blue""\","https://x/a%2Cb.jpg,https://x/c.jpg","a\\,b,c\\\\d","PL::14.99 PLN,DE:a\\:b\\,c","x,y:p\\\\q\\:r"

                """
        )
        #expect(feed.items.count == 1 && !feed.items[0].hasSuffix("\n"))
    }

    @Test("A repeated field escapes a single value as it does several")
    func single() throws {
        let row = try Self.rows(
            FeedFormat.DelimitedLayout(delimiter: ";", listSeparator: "|"),
            WriterSamples.record(.text("a|b"), .empty, .text("https://x/a|b"), .text("a|b"), .empty, .empty)
        )
        #expect(row[1] == ["a|b", "", "https://x/a%7Cb", "a\\|b", "", ""])
    }

    @Test("Every text comes back as it was", arguments: WriterSamples.texts)
    func roundTrip(_ text: String) throws {
        for delimiter in [",", ";", "\t", "|"] {
            for quotesAll in [false, true] {
                let layout = FeedFormat.DelimitedLayout(
                    delimiter: delimiter,
                    quotesAll: quotesAll,
                    guardsFormulas: false
                )
                let record = WriterSamples.record(.text("1"), .text(text), .empty, .empty, .empty, .empty)
                #expect(try Self.rows(layout, record)[1][1] == text)
            }
        }
    }

    @Test("A formula is made harmless, and control characters are dropped")
    func guarded() throws {
        let layout = FeedFormat.DelimitedLayout()
        func title(_ text: String) throws -> String {
            try Self.rows(layout, WriterSamples.record(.text("1"), .text(text), .empty, .empty, .empty, .empty))[1][1]
        }
        #expect(try title("=1+1") == "'=1+1")
        #expect(try title("-5") == "-5")
        for sample in WriterSamples.forbidden { #expect(try title(sample.text) == sample.left) }
    }

    @Test("Lists can be taken apart again without loss")
    func lists() throws {
        let record = WriterSamples.record(
            .text("1"),
            .empty,
            .empty,
            .list(WriterSamples.texts),
            .rows(WriterSamples.texts.map { [.text("PL"), .text($0), .text("end")] }),
            .empty
        )
        let row = try Self.rows(FeedFormat.DelimitedLayout(guardsFormulas: false), record)[1]
        #expect(Self.split(row[3], at: ",").map { Self.unescaped($0) } == WriterSamples.texts)
        let regions = Self.split(row[4], at: ",").map { Self.split(Self.unmarked($0, ","), at: ":")[1] }
        #expect(regions.map { Self.unescaped($0) } == WriterSamples.texts)
    }

    private static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in text.unicodeScalars {
            if !isEscaped, Character(character) == separator {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(character)
            }
            isEscaped = !isEscaped && character == "\\"
        }
        return parts
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for character in text.unicodeScalars {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.unicodeScalars.append(character)
                isEscaped = false
            }
        }
        return result
    }

    private static func unmarked(_ text: String, _ sign: Unicode.Scalar) -> String {
        var result = ""
        for character in text.unicodeScalars {
            if character == sign, result.unicodeScalars.last == "\\" { result.unicodeScalars.removeLast() }
            result.unicodeScalars.append(character)
        }
        return result
    }
}
