import PIMIO
import Testing

@Suite("JSON cursor")
struct JSONCursorTests {
    @Test("walks a product line in the order of its bytes")
    func walk() throws {
        let block = bytes(
            "xx{ \"sku\" : \"A-1\", \"n\": -1.50, \"on\": true, \"no\": null, \"t\": [\"a\", \"\\u00e9\"] } yy"
        )
        var cursor = JSONCursor(block, in: 2..<block.count - 2)
        try cursor.enterObject()
        let sku = try #require(try cursor.nextKey())
        #expect(cursor.equals(sku, "sku"))
        #expect(!cursor.equals(sku, "skus"))
        #expect(!cursor.equals(sku, "sk"))
        #expect(try cursor.peek() == .string)
        #expect(cursor.string(try cursor.readString()) == "A-1")
        #expect(cursor.string(try #require(try cursor.nextKey())) == "n")
        #expect(cursor.string(try cursor.readNumber()) == "-1.50")
        _ = try cursor.nextKey()
        #expect(try cursor.readBool())
        _ = try cursor.nextKey()
        try cursor.readNull()
        _ = try cursor.nextKey()
        try cursor.enterArray()
        #expect(cursor.depth == 2)
        #expect(try cursor.nextElement())
        #expect(try cursor.readString().hasEscapes == false)
        #expect(try cursor.nextElement())
        let accented = try cursor.readString()
        #expect(accented.hasEscapes)
        #expect(cursor.string(accented) == "é")
        #expect(cursor.equals(accented, "é"))
        #expect(try cursor.nextElement() == false)
        #expect(try cursor.nextKey() == nil)
        try cursor.finish()
    }

    @Test("says what it expected and where, from the start of its range")
    func messages() throws {
        let block = bytes("12345[1, {\"a\": x}]")
        var cursor = JSONCursor(block, in: 5..<block.count)
        let error = try #require(throws: PIMIOError.self) { try cursor.skipValue() }
        #expect(error.description == "column 11: expected a value")
        #expect(error.located(path: "p.jsonl", line: 7).description == "p.jsonl:7:11: expected a value")
        #expect(cursor.failure("no").column == 11)
    }

    @Test("refuses another kind of value and calls out of order")
    func misuse() throws {
        var cursor = JSONCursor(bytes("{\"a\": 1}"))
        #expect(throws: PIMIOError.self) { try cursor.enterArray() }
        #expect(throws: PIMIOError.self) { try cursor.nextElement() }
        try cursor.enterObject()
        #expect(throws: PIMIOError.self) { try cursor.readString() }
        #expect(throws: PIMIOError.self) { try cursor.nextElement() }
        _ = try cursor.nextKey()
        #expect(throws: PIMIOError.self) { try cursor.nextKey() }
        #expect(try #require(throws: PIMIOError.self) { try cursor.readString() }.message == "expected a string")
        #expect(throws: PIMIOError.self) { try cursor.finish() }
        #expect(cursor.string(try cursor.readNumber()) == "1")
        #expect(throws: PIMIOError.self) { try cursor.skipValue() }
        #expect(try cursor.nextKey() == nil)
        #expect(throws: PIMIOError.self) { try cursor.peek() }
        try cursor.finish()
    }

    @Test("finds what ends a string at every place of a word", arguments: 0..<40)
    func wordBorders(_ length: Int) throws {
        for filler in ["a", "ż", "€", "😀"] {
            let text = String(repeating: filler, count: length)
            for tail in ["", "\\n", "\\\"", "\\\\", "é", "\u{7F}"] {
                let source = bytes("\"\(text)\(tail)\"  ")
                var cursor = JSONCursor(source)
                let found = try cursor.readString()
                #expect(found.range == 1..<source.count - 3)
                #expect(found.hasEscapes == tail.hasPrefix("\\"))
            }
            var broken = JSONCursor(bytes("\"\(text)\u{1F}\""))
            let error = try #require(throws: PIMIOError.self) { try broken.readString() }
            #expect(error.column == text.utf8.count + 2)
        }
    }

    @Test(
        "resolves every escape",
        arguments: [
            ("\\\"\\\\\\/", "\"\\/"), ("\\b\\f\\n\\r\\t", "\u{8}\u{C}\n\r\t"), ("a\\u0000b", "a\0b"),
            ("\\uD83D\\uDE00", "😀"),
            ("\\u20AC!", "€!"), ("x\\u200cy", "x\u{200C}y"), ("\\uFFFF", "\u{FFFF}"), ("\\udbff\\udfff", "\u{10FFFF}"),
        ]
    )
    func escapes(_ example: (source: String, text: String)) throws {
        var cursor = JSONCursor(bytes("\"\(example.source)\""))
        let text = try cursor.readString()
        #expect(Array(cursor.string(text).utf8) == Array(example.text.utf8))
        #expect(cursor.hash64(text) == ContentHash.hash64(bytes(example.text)))
    }
}

@Suite("JSON nodes")
struct JSONNodeTests {
    @Test("know where they stand and what they are")
    func positions() throws {
        let text = "{\n  \"name\": \"ż\", \"list\": [1, true, null],\r\n  \"inner\": {\"x\": 2.50}\n}"
        let root = try JSON.parse(bytes(text), path: "pim.json")
        #expect(root.line == 1 && root.column == 1)
        #expect(root["name"]?.string == "ż")
        #expect(root["name"]?.column == 11)
        #expect(root["list"]?.column == 25)
        #expect(root["list"]?.array?.map(\.kindName) == ["a number", "a boolean", "null"])
        #expect(root["list"]?.array?.first?.integer == 1)
        #expect(root["inner"]?["x"]?.number == "2.50")
        #expect(root["inner"]?["x"]?.line == 3)
        #expect(root.object?.map(\.key) == ["name", "list", "inner"])
        #expect(root.object?.last?.line == 3)
        #expect(root["missing"] == nil)
        #expect(root["inner"]?.failure("no", path: "pim.json").description == "pim.json:3:12: no")
    }

    @Test("of a missing file tell its path")
    func missing() throws {
        let error = try #require(throws: PIMIOError.self) { try JSON.parse(file: "/tmp/no/such.json") }
        #expect(error.code == .notFound)
        #expect(error.description == "/tmp/no/such.json: cannot read: no such file or folder")
    }
}

@Suite("JSON writer")
struct JSONWriterTests {
    @Test("writes compact and pretty text")
    func layouts() {
        func write(_ writer: JSONWriter) -> String {
            var writer = writer
            writer.beginObject()
            writer.key("a")
            writer.integer(-12)
            writer.key("b")
            writer.beginArray()
            writer.bool(true)
            writer.null()
            writer.number("1.50")
            writer.beginObject()
            writer.endObject()
            writer.endArray()
            writer.key("c")
            writer.raw("[]")
            writer.endObject()
            return writer.buffer.string
        }
        #expect(write(JSONWriter()) == "{\"a\":-12,\"b\":[true,null,1.50,{}],\"c\":[]}")
        let pretty = "{\n  \"a\": -12,\n  \"b\": [\n    true,\n    null,\n    1.50,\n    {}\n  ],\n  \"c\": []\n}"
        #expect(write(JSONWriter(pretty: true)) == pretty)
    }

    @Test("starts a line for each text of JSON Lines")
    func lines() {
        var writer = JSONWriter()
        writer.integer(1)
        writer.newline()
        writer.integer(2)
        writer.newline()
        #expect(writer.buffer.string == "1\n2\n")
    }

    @Test(
        "escapes only what must be",
        arguments: [
            ("\"\\\u{8}\u{C}\n\r\t\u{1}\u{1F}", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\""),
            ("żółć😀\u{2028}</", "\"żółć😀\u{2028}</\""),
        ]
    )
    func minimal(_ example: (text: String, expected: String)) {
        var writer = JSONWriter()
        writer.string(example.text)
        #expect(writer.buffer.string == example.expected)
    }

    @Test("is safe inside a script element when asked", .tags(.security))
    func html() {
        var writer = JSONWriter(escapeForHTML: true)
        writer.string("a</script>\u{2028}\u{2029}…â€")
        #expect(writer.buffer.string == "\"a\\u003c/script>\\u2028\\u2029…â€\"")
    }

    @Test("texts come back as they were", arguments: difficultTexts)
    func roundTrip(_ text: String) throws {
        for isHTML in [false, true] {
            var writer = JSONWriter(escapeForHTML: isHTML)
            writer.beginArray()
            writer.string(text)
            writer.string(bytes("__" + text), in: 2..<text.utf8.count + 2)
            writer.endArray()
            let node = try JSON.parse(writer.buffer.bytes, path: nil)
            #expect(node.array?.compactMap { $0.string.map { Array($0.utf8) } } == [bytes(text), bytes(text)])
        }
    }
}
