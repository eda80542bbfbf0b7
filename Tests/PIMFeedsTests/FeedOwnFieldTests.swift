import PIMFeeds
import Testing

@Suite("A feed's own fields")
struct FeedOwnFieldTests {
    struct OwnField: CustomTestStringConvertible {
        let format: String
        let fields: String
        let message: String?
        var testDescription: String { "\(format) \(fields)" }
    }

    @Test(
        "are told where they cannot stand beside the others",
        arguments: [
            OwnField(format: "json-lines", fields: #"{"a": "x", "b": "y"}"#, message: nil),
            OwnField(format: "json-lines", fields: #"{"a.b": "x", "a.c": "y", "ab": "z"}"#, message: nil),
            OwnField(
                format: "json-lines",
                fields: #"{"a": "x", "a.b": "y"}"#,
                message: "\"a.b\" cannot stand beside \"a\""
            ),
            OwnField(
                format: "json-lines",
                fields: #"{"a.b": "x", "a": "y"}"#,
                message: "\"a\" cannot stand beside \"a.b\""
            ),
            OwnField(
                format: "json",
                fields: #"{"a.b.c": "x", "a.b": "y"}"#,
                message: "\"a.b\" cannot stand beside \"a.b.c\""
            ),
            OwnField(format: "json", fields: #"{"price.amount": "1"}"#, message: "cannot stand beside \"price\""),
            OwnField(format: "json", fields: #"{"a..b": "1"}"#, message: "has an empty part"),
            OwnField(format: "json", fields: #"{"": "1"}"#, message: "has an empty part"),
            OwnField(format: "json", fields: #"{".a": "1"}"#, message: "has an empty part"),
            OwnField(format: "json", fields: #"{"price": "{{ price }}"}"#, message: nil),
            OwnField(format: "own-xml", fields: #"{"extra": "1"}"#, message: nil),
            OwnField(format: "own-xml", fields: #"{"two words": "1"}"#, message: "cannot name an XML element"),
            OwnField(format: "own-xml", fields: #"{"item": "1"}"#, message: "cannot name an XML element"),
            OwnField(format: "own-csv", fields: #"{"two words": "1"}"#, message: nil),
            OwnField(format: "own-csv", fields: #"{"": "1"}"#, message: "has no name"),
        ]
    )
    func ownFields(_ own: OwnField) throws {
        let feed = RunShop.feed(format: own.format, "\"fields\":\(own.fields),\"exclude_on\":\"never\",")
        let shop = try RunShop([RunShop.product("A")], feeds: [feed])
        let open = #","takes_own_fields":true"#
        try shop.write(
            "formats/own-xml.json",
            RunShop.format("own-xml", #"{"xml":{"root":"feed","item":"item"}}"#, more: open)
        )
        try shop.write(
            "formats/own-csv.json",
            RunShop.format("own-csv", #"{"delimited":{"list_separator":"|"}}"#, more: open)
        )
        let findings = try shop.problems()
        guard let message = own.message else {
            #expect(findings == [])
            #expect(try shop.export().feeds.first?.outcome == .published)
            return
        }
        #expect(findings.count == 1)
        #expect(findings.first?.rule == "feed.field-name")
        #expect(findings.first?.message.contains(message) == true, "\(findings)")
        #expect(findings.first?.position?.file == "feeds/feed-0.json")
        #expect(findings.first?.remedy == "rename it")
    }
}
