import PIMIO
import Testing

/// The events of a document, one word each.
private func events(_ source: [UInt8], limits: XMLLimits = .init()) throws(PIMIOError) -> [String] {
    var reader = try XMLReader(bytes: source, path: "in.xml", limits: limits)
    var events: [String] = []
    while let event = try reader.next() {
        switch event {
        case .start(let name, let attributes):
            events.append((["<" + name] + attributes.map { "\($0.name)=\($0.value)" }).joined(separator: " "))
        case .end(let name): events.append("/" + name)
        case .text(let text): events.append(text)
        }
    }
    return events
}

private func failure(_ source: [UInt8], limits: XMLLimits = .init()) throws -> PIMIOError {
    do {
        _ = try events(source, limits: limits)
    } catch {
        return error
    }
    throw Unexpected()
}

private struct Unexpected: Error {}

struct RefusedXML: CustomTestStringConvertible, Sendable {
    let name: String
    let source: [UInt8]
    let code: PIMIOError.Code
    let line: Int
    var testDescription: String { name }

    init(_ name: String, _ source: String, _ code: PIMIOError.Code, line: Int = 1) {
        self.init(name, Array(source.utf8), code, line: line)
    }

    init(_ name: String, _ source: [UInt8], _ code: PIMIOError.Code, line: Int = 1) {
        self.name = name
        self.source = source
        self.code = code
        self.line = line
    }
}

@Suite("XML reader")
struct XMLReaderTests {
    static let refused: [RefusedXML] = [
        RefusedXML("empty", "", .truncated),
        RefusedXML("no root", "<?xml version=\"1.0\"?>\n<!-- x -->\n", .truncated, line: 3),
        RefusedXML("truncated text", "<a>\n<b>te", .truncated, line: 2),
        RefusedXML("truncated root", "<a>\n<b/>\n", .truncated, line: 2),
        RefusedXML("wrong end", "<a>\n<b></a>", .invalidSyntax, line: 2),
        RefusedXML("bare ampersand", "<a>x & y</a>", .invalidSyntax),
        RefusedXML("bare less-than in attribute", "<a b=\"<\"/>", .invalidSyntax),
        RefusedXML("attribute twice", "<a b=\"1\" b=\"2\"/>", .invalidSyntax),
        RefusedXML("two roots", "<a/>\n<b/>", .invalidSyntax, line: 2),
        RefusedXML("NUL", "<a>\0</a>", .invalidSyntax),
        RefusedXML("forbidden character", "<a>\u{1}</a>", .invalidSyntax),
        RefusedXML("forbidden reference", "<a>&#0;</a>", .invalidSyntax),
        RefusedXML("section end in text", "<a>]]></a>", .invalidSyntax),
        RefusedXML("bad UTF-8", Array("<a>\n".utf8) + [0xC3, 0x28] + Array("</a>".utf8), .invalidEncoding, line: 2),
        RefusedXML("unknown encoding", "<?xml version=\"1.0\" encoding=\"x-none\"?><a/>", .invalidEncoding),
        RefusedXML("undefined entity", "<a>\n&nbsp;</a>", .forbidden, line: 2),
        RefusedXML(
            "undefined entity behind an external subset",
            "<!DOCTYPE a SYSTEM \"x.dtd\">\n<a>&nbsp;</a>",
            .forbidden,
            line: 2
        ),
        RefusedXML(
            "undefined entity in an attribute behind an external subset",
            "<!DOCTYPE a SYSTEM \"x.dtd\">\n<a b=\"&nbsp;\"/>",
            .forbidden,
            line: 2
        ),
        RefusedXML(
            "external entity",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>\n<a>&e;</a>",
            .forbidden,
            line: 2
        ),
        RefusedXML(
            "external entity, not used",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><a/>",
            .forbidden
        ),
        RefusedXML("internal entity", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", .forbidden),
        RefusedXML(
            "parameter entity",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]><a/>",
            .forbidden
        ),
        RefusedXML("attribute default", "<!DOCTYPE a [<!ATTLIST a b CDATA \"surprise\">]><a/>", .forbidden),
        RefusedXML("laughs in text", laughs + "<a>&l9;</a>", .forbidden),
        RefusedXML("laughs in an attribute", laughs + "<a b=\"&l9;\"/>", .forbidden),
        RefusedXML("entity loop", "<!DOCTYPE a [<!ENTITY x \"&y;\"><!ENTITY y \"&x;\">]><a b=\"&x;\"/>", .forbidden),
    ]

    /// A document head whose last entity stands for a thousand million words.
    static let laughs: String = {
        var head = "<!DOCTYPE a [<!ENTITY l0 \"ha\">"
        for level in 1...9 {
            head += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        return head + "]>"
    }()

    @Test("refuses", .tags(.security), arguments: refused)
    func refuses(_ example: RefusedXML) throws {
        let error = try failure(example.source)
        #expect(error.code == example.code, "\(error)")
        #expect(error.line == example.line, "\(error)")
        #expect(error.path == "in.xml")
        #expect(error.message.first?.isLowercase == true && !error.message.hasSuffix("."))
    }

    @Test("gives events in order, empty elements with their end")
    func order() throws {
        let source = """
            <?xml version="1.0" encoding="UTF-8"?><!-- c -->
            <rss xmlns:g="http://x" version="2.0"><?p i?><g:id a="1" g:b='2 &amp; "3"'/>a &lt;<![CDATA[<b>&amp;]]> c&#x17C;<!-- -->!</rss>
            """
        #expect(
            try events(bytes(source)) == [
                "<rss xmlns:g=http://x version=2.0", "<g:id a=1 g:b=2 & \"3\"", "/g:id", "a <<b>&amp; cż!", "/rss",
            ]
        )
    }

    @Test("keeps prefixes nobody declared")
    func undeclaredPrefix() throws {
        #expect(
            try events(bytes("<item><g:id q:x=\"1\">7</g:id></item>")) == [
                "<item", "<g:id q:x=1", "7", "/g:id", "/item",
            ]
        )
    }

    @Test(
        "accepts a DOCTYPE that only names its subset, and never loads it",
        .tags(.security),
        arguments: [
            "<!DOCTYPE yml_catalog SYSTEM \"shops.dtd\">",
            "<!DOCTYPE yml_catalog SYSTEM \"http://127.0.0.1:9/shops.dtd\">",
            "<!DOCTYPE yml_catalog SYSTEM \"/etc/hostname\">", "<!DOCTYPE yml_catalog PUBLIC \"-//X//Y\" \"y.dtd\">",
            "<!DOCTYPE yml_catalog [<!ELEMENT yml_catalog ANY>]>", "<!DOCTYPE yml_catalog>",
        ]
    )
    func doctype(_ head: String) throws {
        #expect(try events(bytes(head + "<yml_catalog>&amp;</yml_catalog>")) == ["<yml_catalog", "&", "/yml_catalog"])
    }

    @Test("reads declared encodings")
    func encodings() throws {
        let latin = bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>") + [0xE9] + bytes("</a>")
        #expect(try events(latin) == ["<a", "é", "/a"])
        let wide: [UInt8] = [0xFF, 0xFE] + "<a>ż</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try events(wide) == ["<a", "ż", "/a"])
        #expect(try events([0xEF, 0xBB, 0xBF] + bytes("<a/>")) == ["<a", "/a"])
    }

    @Test("keeps its limits", .tags(.security))
    func limits() throws {
        func nested(_ depth: Int) -> [UInt8] {
            bytes(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
        }
        #expect(try events(nested(128)).count == 256)
        #expect(try failure(nested(129)).code == .tooDeep)
        #expect(try failure(nested(100_000)).code == .tooDeep)
        #expect(try failure(nested(5), limits: XMLLimits(maxDepth: 4)).code == .tooDeep)
        let long = bytes("<a>" + String(repeating: "x", count: 100_000) + "</a>")
        #expect(try events(long)[1].utf8.count == 100_000)
        #expect(try failure(long, limits: XMLLimits(maxBytes: 50_000)).code == .tooLarge)
        #expect(try failure(long, limits: XMLLimits(maxTextBytes: 99_999)).code == .tooLarge)
    }

    @Test("gives a run of text whole, however long", arguments: [1, 299, 300, 301, 511, 512, 4096, 70_000])
    func longText(_ length: Int) throws {
        let text = String(repeating: "zażółć ", count: length)
        #expect(try events(bytes("<a>\(text)</a>")) == ["<a", text, "/a"])
    }

    @Test("knows lines beyond 65535")
    func lines() throws {
        let count = 70_000
        var reader = try XMLReader(
            bytes: bytes("<a>" + String(repeating: "\n<b>x</b>", count: count) + "</a>"),
            path: nil
        )
        var lines: [Int] = []
        while let event = try reader.next() {
            if case .start("b", _) = event { lines.append(reader.line) }
        }
        let expected = (0..<count).map { $0 + 2 }
        #expect(lines.count == count)
        #expect(lines.prefix(65_000) == expected.prefix(65_000))
        let isNear = zip(lines, expected).allSatisfy { abs($0 - $1) <= 60 }
        #expect(isNear)
    }

    @Test("reads an element's text and skips elements")
    func conveniences() throws {
        var reader = try XMLReader(
            bytes: bytes("<a><b>x<i>y</i></b><c>te<![CDATA[xt]]></c><d>1<e/></d></a>"),
            path: nil
        )
        _ = try reader.next()
        _ = try reader.next()
        try reader.skipElement()
        guard case .start("c", _) = try reader.next() else {
            Issue.record("the element was not skipped")
            return
        }
        #expect(try reader.elementText() == "text")
        _ = try reader.next()
        let result = Result { () throws(PIMIOError) in try reader.elementText() }
        #expect(throws: PIMIOError.self) { try result.get() }
    }

    @Test("mutated documents never crash", .tags(.security), arguments: 1...4)
    func fuzz(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let seeds =
            Self.refused.map(\.source) + [bytes("<?xml version=\"1.0\"?><a b=\"c\"><d>e &amp; f</d><![CDATA[x]]></a>")]
        for _ in 0..<1500 {
            let source = mutated(seeds.randomElement(using: &generator) ?? [], &generator)
            do { _ = try events(source) } catch { #expect(error.line != nil) }
        }
    }

    @Test("verifies and counts in files")
    func files() throws {
        try withFolder { folder in
            let path = Files.join(folder, "feed.xml")
            var writer = XMLWriter()
            writer.declaration()
            writer.start("rss", attributes: [("xmlns:g", "http://base.google.com/ns/1.0")])
            for number in 0..<500 {
                writer.start("item")
                writer.element("g:id", "\(number)")
                writer.empty("items")
                writer.end("item")
            }
            writer.end("rss")
            try Files.writeAtomically(writer.buffer.bytes, to: path)
            #expect(try XML.verify(path: path) == 1501)
            #expect(try XML.countElements(named: "item", in: path) == 500)
            #expect(try XML.countElements(named: "g:id", in: path) == 500)
            #expect(try XML.countElements(named: "id", in: path) == 0)
            try Files.writeAtomically(Array(writer.buffer.bytes.dropLast(8)), to: path)
            let error = try #require(throws: PIMIOError.self) { try XML.verify(path: path) }
            #expect(error.path == path && error.code == .truncated)
            #expect(throws: PIMIOError.self) { try XML.verify(path: "/tmp/no/such.xml") }
            #expect(throws: PIMIOError.self) { try XML.verify(path: folder) }
        }
    }
}
