import PIMIO
import Testing

struct AcceptedJSON: CustomTestStringConvertible, Sendable {
    let text: String
    var testDescription: String { String(text.prefix(40)) }

    init(_ text: String) {
        self.text = text
    }
}

struct RefusedJSON: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let code: PIMIOError.Code
    let line: Int
    let column: Int
    var testDescription: String { String(decoding: bytes.prefix(40), as: UTF8.self) }

    init(_ text: String, _ code: PIMIOError.Code, _ column: Int, line: Int = 1) {
        self.init(Array(text.utf8), code, column, line: line)
    }

    init(_ bytes: [UInt8], _ code: PIMIOError.Code, _ column: Int, line: Int = 1) {
        self.bytes = bytes
        self.code = code
        self.line = line
        self.column = column
    }
}

@Suite("JSON syntax")
struct JSONSyntaxTests {
    static let accepted: [AcceptedJSON] = [
        "null", "true", " false ", "0", "-0", "12", "-1.5", "1e9999", "1E+2", "0.10", "0e0",
        "123456789012345678901234567890",
        "\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0041\\u00e9\\uD83D\\uDE00\"", "\"\\u0000\"",
        "\"\u{7F}\"",
        "\"żółć 👩‍👧 שלום \u{FFFF}\"", "[]", "[ ]", "{}", "{ }", "[1,2 , 3]", "[[],[[]],{}]", "{\"\":1}",
        "{\"a\":{\"b\":[{}]}}",
        "\t\r\n[\n1\t,\r2 ]\n", "{\"a\":1,\"A\":2}", "\"0123456\\n\"", "\"01234567\\n89\"", "[\"\u{2028}\"]",
    ].map(AcceptedJSON.init)

    static let refused: [RefusedJSON] = [
        RefusedJSON("", .truncated, 1),
        RefusedJSON("  ", .truncated, 3),
        RefusedJSON("[1,]", .invalidSyntax, 4),
        RefusedJSON("[,1]", .invalidSyntax, 2),
        RefusedJSON("[1 2]", .invalidSyntax, 4),
        RefusedJSON("[1,,2]", .invalidSyntax, 4),
        RefusedJSON("[1", .truncated, 3),
        RefusedJSON("[", .truncated, 2),
        RefusedJSON("[1}", .invalidSyntax, 3),
        RefusedJSON("]", .invalidSyntax, 1),
        RefusedJSON("{\"a\":1,}", .invalidSyntax, 8),
        RefusedJSON("{\"a\" 1}", .invalidSyntax, 6),
        RefusedJSON("{\"a\":}", .invalidSyntax, 6),
        RefusedJSON("{a:1}", .invalidSyntax, 2),
        RefusedJSON("{'a':1}", .invalidSyntax, 2),
        RefusedJSON("{\"a\":1]", .invalidSyntax, 7),
        RefusedJSON("{\"a\"", .truncated, 5),
        RefusedJSON("{,}", .invalidSyntax, 2),
        RefusedJSON("{1:2}", .invalidSyntax, 2),
        RefusedJSON("1 2", .invalidSyntax, 3),
        RefusedJSON("{} x", .invalidSyntax, 4),
        RefusedJSON("// comment\n1", .invalidSyntax, 1),
        RefusedJSON("[1 /* two */]", .invalidSyntax, 4),
        RefusedJSON("NaN", .invalidSyntax, 1),
        RefusedJSON("nul", .invalidSyntax, 1),
        RefusedJSON("nulls", .invalidSyntax, 5),
        RefusedJSON("Infinity", .invalidSyntax, 1),
        RefusedJSON("-Infinity", .invalidSyntax, 1),
        RefusedJSON("True", .invalidSyntax, 1),
        RefusedJSON("01", .invalidSyntax, 1),
        RefusedJSON("-01", .invalidSyntax, 1),
        RefusedJSON("+1", .invalidSyntax, 1),
        RefusedJSON(".5", .invalidSyntax, 1),
        RefusedJSON("1.", .invalidSyntax, 1),
        RefusedJSON("1.e1", .invalidSyntax, 1),
        RefusedJSON("1e", .invalidSyntax, 1),
        RefusedJSON("1e+", .invalidSyntax, 1),
        RefusedJSON("-", .invalidSyntax, 1),
        RefusedJSON("0x10", .invalidSyntax, 2),
        RefusedJSON("1_000", .invalidSyntax, 2),
        RefusedJSON("\"abc", .truncated, 1),
        RefusedJSON("\"abc\\", .truncated, 1),
        RefusedJSON("\"abc\\\"", .truncated, 1),
        RefusedJSON("\"a\nb\"", .invalidSyntax, 3),
        RefusedJSON("\"a\tb\"", .invalidSyntax, 3),
        RefusedJSON("\"a\0b\"", .invalidSyntax, 3),
        RefusedJSON("\0", .invalidSyntax, 1),
        RefusedJSON("[1\0]", .invalidSyntax, 3),
        RefusedJSON("\"\\x41\"", .invalidSyntax, 2),
        RefusedJSON("\"\\u12\"", .invalidSyntax, 2),
        RefusedJSON("\"\\u12G4\"", .invalidSyntax, 2),
        RefusedJSON("\"\\uD83D\"", .invalidSyntax, 2),
        RefusedJSON("\"\\uDE00\"", .invalidSyntax, 2),
        RefusedJSON("\"ab\\uD83D\\u0041\"", .invalidSyntax, 4),
        RefusedJSON("\"\\uD83D\\uD83D\"", .invalidSyntax, 2),
        RefusedJSON("\u{A0}1", .invalidSyntax, 1),
        RefusedJSON("[\n 1,\n  x\n]", .invalidSyntax, 3, line: 3),
        RefusedJSON("{\n\"a\": 1,\n\"b\": 2,\n \"a\": 3}", .duplicateKey, 2, line: 4),
        RefusedJSON("{\"\\u0061\": 1, \"a\": 2}", .duplicateKey, 15),
        RefusedJSON([0x22, 0xFF, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0xC3, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0xC0, 0xAF, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0x61, 0xED, 0xA0, 0x80, 0x22], .invalidEncoding, 3),
        RefusedJSON([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0xE0, 0x80, 0x80, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x22, 0xE2, 0x82], .invalidEncoding, 2),
        RefusedJSON([0x22, 0x80, 0x22], .invalidEncoding, 2),
        RefusedJSON([0x5B, 0xEF, 0xBB, 0xBF, 0x5D], .invalidSyntax, 2),
        RefusedJSON([0xFF, 0x31], .invalidSyntax, 1),
    ]

    @Test("is accepted by the tree, by skipping and by walking", arguments: accepted)
    func accepts(_ example: AcceptedJSON) throws {
        let source = bytes(example.text)
        let node = try JSON.parse(source, path: nil)
        try walk(source)
        try skip(source)
        var writer = JSONWriter()
        writer.node(node)
        let again = try JSON.parse(writer.buffer.bytes, path: nil)
        #expect(same(again, node), "what is written reads back alike")
    }

    @Test("is refused at the right place", .tags(.security), arguments: refused)
    func refuses(_ example: RefusedJSON) throws {
        let error = try #require(throws: PIMIOError.self) { try JSON.parse(example.bytes, path: "in.json") }
        #expect(error.code == example.code)
        #expect(error.line == example.line)
        #expect(error.column == example.column)
        #expect(error.path == "in.json")
        guard example.code != .duplicateKey else { return }
        #expect(throws: PIMIOError.self) { try walk(example.bytes) }
        let skipped = try #require(throws: PIMIOError.self) { try skip(example.bytes) }
        if example.line == 1 { #expect(skipped.column == example.column) }
    }

    @Test("is refused alike wherever it stands in a block", .tags(.security), arguments: refused)
    func refusesInsideBlock(_ example: RefusedJSON) throws {
        let block = bytes("\"front") + example.bytes + bytes("\"}],1")
        let range = 6..<6 + example.bytes.count
        var cursor = JSONCursor(block, in: range)
        var hasFailed = false
        do {
            try cursor.skipValue()
            try cursor.finish()
        } catch {
            hasFailed = true
            #expect((error.column ?? 0) <= example.bytes.count + 1)
        }
        #expect(hasFailed || example.code == .duplicateKey)
    }

    @Test("a byte order mark is skipped by the tree only")
    func byteOrderMark() throws {
        let source = [0xEF, 0xBB, 0xBF] + bytes("{\"a\":1}")
        let node = try JSON.parse(source, path: nil)
        #expect(node["a"]?.column == 6)
        #expect(throws: PIMIOError.self) { try skip(source) }
    }

    @Test(
        "ten thousand levels are refused and do not crash",
        .tags(.security),
        arguments: ["[", "{\"a\":", "[{\"a\":"]
    )
    func tooDeep(_ opening: String) throws {
        let source = bytes(String(repeating: opening, count: 10_000))
        let error = try #require(throws: PIMIOError.self) { try JSON.parse(source, path: nil) }
        #expect(error.code == .tooDeep)
        #expect(try #require(throws: PIMIOError.self) { try walk(source) }.code == .tooDeep)
        #expect(try #require(throws: PIMIOError.self) { try skip(source) }.code == .tooDeep)
    }

    @Test("the depth limit counts containers exactly", arguments: [1, 2, 63, 64, 65, 127, 128, 129, 200, 500])
    func depthLimit(_ depth: Int) throws {
        let source = bytes(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
        let enough = JSONLimits(maxDepth: depth)
        let short = JSONLimits(maxDepth: depth - 1)
        #expect(throws: Never.self) { try JSON.parse(source, path: nil, limits: enough) }
        #expect(throws: Never.self) { try skip(source, limits: enough) }
        #expect(throws: Never.self) { try walk(source, limits: enough) }
        #expect(throws: PIMIOError.self) { try JSON.parse(source, path: nil, limits: short) }
        #expect(throws: PIMIOError.self) { try skip(source, limits: short) }
        #expect(throws: PIMIOError.self) { try walk(source, limits: short) }
    }

    @Test("the size limit is kept", .tags(.security))
    func tooLarge() throws {
        let limits = JSONLimits(maxBytes: 3)
        #expect(throws: Never.self) { try JSON.parse(bytes("123"), path: nil, limits: limits) }
        #expect(
            try #require(throws: PIMIOError.self) { try JSON.parse(bytes("1234"), path: nil, limits: limits) }.code
                == .tooLarge
        )
        #expect(try #require(throws: PIMIOError.self) { try skip(bytes("1234"), limits: limits) }.code == .tooLarge)
    }

    @Test("mutated texts never crash, and cursor and tree agree", .tags(.security), arguments: 1...8)
    func fuzz(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let seeds =
            Self.accepted.map { bytes($0.text) } + [
                bytes(
                    "{\"identifier\":\"NORD-XL\",\"values\":{\"name\":[{\"locale\":\"pl_PL\",\"scope\":null,\"data\":\"Kurtka ż\\u0142\"}]}}"
                ),
                bytes("[0.5e-7,[true,false,null],{\"k\":\"v\\n\",\"l\":[{},[]]},\"😀\\uD83D\\uDE00\"]"),
            ]
        for _ in 0..<1500 {
            let source = mutated(seeds.randomElement(using: &generator) ?? [], &generator)
            let tree = Result { try JSON.parse(source, path: nil) }
            let hasMark = source.starts(with: [0xEF, 0xBB, 0xBF])
            let isSkipped = (try? skip(source)) != nil
            let isWalked = (try? walk(source)) != nil
            #expect(isSkipped == isWalked, "skipping and walking disagree on \(source)")
            switch tree {
            case .success(let node):
                #expect(isSkipped != hasMark)
                var writer = JSONWriter(pretty: true, escapeForHTML: true)
                writer.node(node)
                #expect(same(try JSON.parse(writer.buffer.bytes, path: nil), node))
            case .failure(let error):
                let code = (error as? PIMIOError)?.code
                #expect(!isSkipped || code == .duplicateKey, "tree refuses \(source): \(error)")
            }
        }
    }
}

private func skip(_ bytes: [UInt8], limits: JSONLimits = .init()) throws(PIMIOError) {
    var cursor = JSONCursor(bytes, limits: limits)
    try cursor.skipValue()
    try cursor.finish()
}

/// Reads everything through the pull calls, without recursion.
private func walk(_ bytes: [UInt8], limits: JSONLimits = .init()) throws(PIMIOError) {
    var cursor = JSONCursor(bytes, limits: limits)
    var containers: [JSONCursor.Kind] = []
    repeat {
        if let container = containers.last {
            let hasMore = container == .array ? try cursor.nextElement() : try cursor.nextKey() != nil
            guard hasMore else {
                containers.removeLast()
                continue
            }
        }
        let kind = try cursor.peek()
        switch kind {
        case .object:
            try cursor.enterObject()
            containers.append(kind)
        case .array:
            try cursor.enterArray()
            containers.append(kind)
        case .string: _ = cursor.string(try cursor.readString())
        case .number: _ = try cursor.readNumber()
        case .bool: _ = try cursor.readBool()
        case .null: try cursor.readNull()
        }
    } while !containers.isEmpty
    try cursor.finish()
}

/// Whether two nodes hold the same, wherever they stand; texts are compared by their bytes.
private func same(_ left: JSONNode, _ right: JSONNode) -> Bool {
    switch (left.content, right.content) {
    case (.array(let left), .array(let right)):
        return left.count == right.count && zip(left, right).allSatisfy { same($0, $1) }
    case (.object(let left), .object(let right)):
        return left.count == right.count
            && zip(left, right).allSatisfy { Array($0.key.utf8) == Array($1.key.utf8) && same($0.value, $1.value) }
    case (.string(let left), .string(let right)): return Array(left.utf8) == Array(right.utf8)
    default: return left.content == right.content
    }
}
