import PIMFeeds
import PIMFormats
import PIMIO
import Testing

@Suite("Feeds as JSON")
struct FeedWriterJSONTests {
    private static func lines(_ fields: [Field], _ record: Record, html: Bool = false) -> String {
        let layout = FeedFormat.JSONLayout(isLines: true, escapesHTML: html)
        return WriterSamples.feed(WriterSamples.format(.json(layout), fields), [record]).text
    }

    @Test("Dotted names nest, whatever their order in the table")
    func nesting() {
        let fields = [
            Field("a.b.c", .text), Field("name", .text), Field("a.d", .text), Field("a.b.e", .text),
            Field("z.y", .text),
        ]
        let record = WriterSamples.record(.text("1"), .text("2"), .text("3"), .text("4"), .empty)
        #expect(Self.lines(fields, record) == #"{"a":{"b":{"c":"1","e":"4"},"d":"3"},"name":"2"}"# + "\n")
    }

    struct ValueCase: CustomTestStringConvertible {
        let field: Field
        let cell: Cell
        let json: String
        var testDescription: String { json }
    }

    static let values: [ValueCase] = [
        ValueCase(field: Field("x", .number), cell: .text("12.50"), json: #"{"x":12.50}"#),
        ValueCase(field: Field("x", .number), cell: .text("-0.5e3"), json: #"{"x":-0.5e3}"#),
        ValueCase(field: Field("x", .integer), cell: .text("007"), json: #"{"x":"007"}"#),
        ValueCase(field: Field("x", .amount), cell: .text("1."), json: #"{"x":"1."}"#),
        ValueCase(field: Field("x", .amount), cell: .text("15.00 PLN"), json: #"{"x":"15.00 PLN"}"#),
        ValueCase(field: Field("x", .number, limits: .count(2)), cell: .list(["1", "2"]), json: #"{"x":[1,2]}"#),
        ValueCase(field: Field("x", .flag), cell: .text("true"), json: #"{"x":true}"#),
        ValueCase(field: Field("x", .flag, words: ["true", "false"]), cell: .text("true"), json: #"{"x":"true"}"#),
        ValueCase(field: Field("x", .code), cell: .text("12"), json: #"{"x":"12"}"#),
        ValueCase(field: Field("x", .anything), cell: .json("{\"a\":\n[1]}"), json: #"{"x":{"a": [1]}}"#),
        ValueCase(field: Field("x", .anything), cell: .text("12"), json: #"{"x":"12"}"#),
        ValueCase(field: Field("x", .url, limits: .count(9)), cell: .text("u"), json: #"{"x":["u"]}"#),
        ValueCase(field: Field("x", .url, limits: .count(9)), cell: .list(["u", "", "v"]), json: #"{"x":["u","v"]}"#),
        ValueCase(field: Field("x", .url), cell: .list(["u"]), json: #"{"x":"u"}"#),
        ValueCase(field: Field("x", .url), cell: .list(["u", "v"]), json: #"{"x":["u","v"]}"#),
        ValueCase(field: Field("x", .text), cell: .text(""), json: "{}"),
        ValueCase(field: Field("x", .text, limits: .count(2)), cell: .list([""]), json: "{}"),
        ValueCase(
            field: group(count: 1),
            cell: .rows([[.text("PL"), .text("1")]]),
            json: #"{"x":{"at":{"country":"PL"},"n":1}}"#
        ),
        ValueCase(
            field: group(count: 5),
            cell: .rows([[.text("PL"), .empty], [.empty, .empty]]),
            json: #"{"x":[{"at":{"country":"PL"}}]}"#
        ),
        ValueCase(field: group(count: 5), cell: .rows([[.empty, .text("")]]), json: "{}"),
    ]

    private static func group(count: Int) -> Field {
        Field("x", .group, limits: .count(count), fields: [Field("at.country", .code), Field("n", .integer)])
    }

    @Test("A value has the JSON shape of its field's kind", arguments: values)
    func value(_ example: ValueCase) {
        #expect(Self.lines([example.field], WriterSamples.record(example.cell)) == example.json + "\n")
    }

    @Test("An object that says only its type is left out")
    func marks() {
        let fields = [
            Field("@type", .code), Field("brand.@type", .code), Field("brand.name", .text), Field("o.@type", .code),
            Field("o.p.@type", .code), Field("o.p.q", .text),
            Field(
                "rows",
                .group,
                limits: .count(5),
                fields: [Field("@type", .code), Field("v.@type", .code), Field("v.w", .text)]
            ),
        ]
        let marks: [Cell] = [.text("Product"), .text("Brand"), .empty, .text("O"), .text("P"), .empty]
        let bare = Record(
            identifier: "1",
            isVariant: false,
            cells: marks + [.rows([[.text("R"), .text("V"), .empty]])]
        )
        #expect(Self.lines(fields, bare) == #"{"@type":"Product"}"# + "\n")
        let deep = WriterSamples.record(
            .text("Product"),
            .text("Brand"),
            .empty,
            .text("O"),
            .text("P"),
            .text("1"),
            .rows([[.text("R"), .text("V"), .empty], [.text("R"), .text("V"), .text("2")]])
        )
        let expected =
            #"{"@type":"Product","o":{"@type":"O","p":{"@type":"P","q":"1"}},"#
            + #""rows":[{"@type":"R","v":{"@type":"V","w":"2"}}]}"#
        #expect(Self.lines(fields, deep) == expected + "\n")
    }

    @Test("An array has its brackets and each document on lines of their own")
    func array() {
        let format = WriterSamples.format(.json(FeedFormat.JSONLayout(isLines: false)), [Field("id", .code)])
        let two = WriterSamples.feed(format, [WriterSamples.record(.text("1")), WriterSamples.record(.text("2"))])
        #expect(two.text == "[\n{\"id\":\"1\"},\n{\"id\":\"2\"}\n]\n")
        #expect(two.items == ["{\"id\":\"1\"}", "{\"id\":\"2\"}"])
        #expect(WriterSamples.feed(format, []).text == "[\n]\n")
    }

    @Test("A group's document holds its members, which leave the context to it")
    func groups() {
        let fields = [Field("@context", .code), Field("sku", .code), Field("offers.price", .amount)]
        let grouping = FeedFormat.Grouping(
            fields: [Field("@context", .code), Field("productGroupID", .code), Field("brand.name", .text)],
            memberField: "hasVariant"
        )
        let format = WriterSamples.format(.json(FeedFormat.JSONLayout(isLines: false)), fields, grouping: grouping)
        var writer = FeedWriter(format: format)
        writer.begin()
        let members = [
            WriterSamples.record(.text("c"), .text("1"), .text("9.99")),
            WriterSamples.record(.text("c"), .text("2"), .empty),
        ]
        let range = writer.writeGroup(WriterSamples.record(.text("c"), .text("G"), .text("Nord")), members: members)
        let document =
            #"{"@context":"c","productGroupID":"G","brand":{"name":"Nord"},"#
            + #""hasVariant":[{"sku":"1","offers":{"price":9.99}},{"sku":"2"}]}"#
        #expect(String(decoding: writer.buffer[range], as: UTF8.self) == document)
        writer.write(members[1])
        writer.end()
        let text = String(decoding: writer.buffer, as: UTF8.self)
        #expect(text == "[\n" + document + ",\n" + #"{"@context":"c","sku":"2"}"# + "\n]\n")
    }

    @Test("Where the JSON goes into HTML, nothing can end its script element")
    func html() throws {
        let fields = [Field("a", .text), Field("b", .anything)]
        let record = WriterSamples.record(.text("</script>\u{2028}"), .json("{\"k\":\"</script>\u{2028}\u{2029}\"}"))
        let text = Self.lines(fields, record, html: true)
        #expect(
            !text.contains("<") && !text.unicodeScalars.contains("\u{2028}")
                && !text.unicodeScalars.contains("\u{2029}")
        )
        let node = try JSON.parse(Array(text.utf8), path: nil)
        #expect(node["a"]?.string == "</script>\u{2028}")
        #expect(node["b"]?["k"]?.string == "</script>\u{2028}\u{2029}")
        #expect(Self.lines(fields, record).contains("</script>"))
    }

    @Test("Every text comes back as it was", arguments: WriterSamples.texts + WriterSamples.forbidden.map(\.text))
    func roundTrip(_ text: String) throws {
        for html in [false, true] {
            let line = Self.lines([Field("x", .text)], WriterSamples.record(.text(text)), html: html)
            #expect(line.utf8.count { $0 == 0x0A } == 1)
            #expect(try JSON.parse(Array(line.utf8), path: nil)["x"]?.string == text)
        }
    }

    @Test("A field beside an object of its name keeps its dots, so that no key stands twice")
    func clash() throws {
        let fields = [Field("a", .text), Field("a.b", .text)]
        #expect(Self.lines(fields, WriterSamples.record(.text("1"), .text("2"))) == #"{"a":"1","a.b":"2"}"# + "\n")
    }
}
