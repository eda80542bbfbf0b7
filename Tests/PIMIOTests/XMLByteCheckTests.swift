import PIMIO
import Testing

/// What the checker says of a document, in blocks of a size.
private func verdict(
    _ source: [UInt8],
    named name: String = "item",
    limits: XMLLimits = .init(),
    blockSize: Int = 1 << 18
) -> Result<[Int], PIMIOError> {
    Result { () throws(PIMIOError) in
        let count = try XML.countElements(named: name, in: source, path: "in.xml", limits: limits, blockSize: blockSize)
        return [count.elements, count.matching]
    }
}

/// What libxml2's reader says of a document: the numbers of its elements and of its items.
private func reading(_ source: [UInt8]) -> Result<[Int], PIMIOError> {
    Result { () throws(PIMIOError) in
        var reader = try XMLReader(bytes: source, path: "in.xml")
        var counts = [0, 0]
        while let event = try reader.next() {
            guard case .start(let name, _) = event else { continue }
            counts[0] += 1
            if name == "item" { counts[1] += 1 }
        }
        return counts
    }
}

struct TakenXML: CustomTestStringConvertible, Sendable {
    let name: String
    let source: String
    let counts: [Int]
    var testDescription: String { name }

    init(_ name: String, _ source: String, _ elements: Int, _ matching: Int = 0) {
        self.name = name
        self.source = source
        counts = [elements, matching]
    }
}

@Suite("XML byte check")
struct XMLByteCheckTests {
    static let taken: [TakenXML] = [
        TakenXML("one empty element", "<item/>", 1, 1), TakenXML("space in tags", "<a  ><item\n/></a\t>\n", 2, 1),
        TakenXML("declaration", "<?xml version=\"1.0\"?><a/>", 1),
        TakenXML("whole declaration", "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<a/>", 1),
        TakenXML("standalone without encoding", "<?xml version = \"1.0\" standalone = \"no\"?><a/>", 1),
        TakenXML("later minor version", "<?xml version=\"1.1\"?><a/>", 1),
        TakenXML("byte order mark", "\u{FEFF}<?xml version=\"1.0\"?><a/>", 1),
        TakenXML("white space first", " \n<a/>", 1),
        TakenXML("comments around", "<!-- a - b --><!----><a><!-- < & > --></a><!-- z -->", 1),
        TakenXML("instructions", "<?p?><?xml-style a=\"?\"?><a><?q ?>x<?r > ??></a><?z y?>", 1),
        TakenXML("sections", "<a><![CDATA[]]>x<![CDATA[<b>&]] > ]]]]><![CDATA[>]]></a>", 1),
        TakenXML("greater-than in text", "<a>> ]> ] ]></a>", 1), TakenXML("section end escaped", "<a>]]&gt;</a>", 1),
        TakenXML("section and greater-than", "<a><![CDATA[x]]>></a>", 1),
        TakenXML("references", "<a b='&lt;&quot;'>&amp;&apos;&gt;&#65;&#x10FFFF;&#x0000000000041;&#9;</a>", 1),
        TakenXML("attributes", "<a b=\"1\" bb='\"' c = \"'>\"\nd=\"\u{9}é\"><item a:b='' a:c=''/></a>", 2, 1),
        TakenXML("names beyond ASCII", "<ż·é ñ=\"1\"><日本語/><𐀀b/></ż·é>", 3),
        TakenXML("prefix and colons", "<g:item><ż:ó/><a:_c ab:b=''/></g:item>", 3),
        TakenXML("longer and shorter names", "<items><item1/><ite/><item></item></items>", 4, 1),
        TakenXML(
            "long names",
            "<abcdefghijklmnopqrstuvwxyz-0123456789._><item/></abcdefghijklmnopqrstuvwxyz-0123456789._>",
            2,
            1
        ),
        TakenXML("all lengths of characters", "<a>é日𝕏\u{7F}\u{80}\u{FFFD}\u{E000}\u{10FFFF}\r\n\t</a>", 1),
    ]

    static let refused: [RefusedXML] =
        XMLReaderTests.refused.filter { !["no root", "truncated root"].contains($0.name) && !$0.hasDoctype } + [
            RefusedXML("no root", "<?xml version=\"1.0\"?>\n<!-- x -->\n", .truncated, line: 3),
            RefusedXML("truncated root", "<a>\n<b/>\n", .truncated, line: 3),
            RefusedXML("DOCTYPE", "<?xml version=\"1.0\"?>\n<!DOCTYPE a SYSTEM \"x.dtd\"><a/>", .forbidden, line: 2),
            RefusedXML("DOCTYPE with entities", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", .forbidden),
            RefusedXML("another encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", .invalidEncoding),
            RefusedXML("UTF-16", [0xFF, 0xFE] + "<a/>".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, .invalidEncoding),
            RefusedXML("version 2", "<?xml version=\"2.0\"?><a/>", .invalidSyntax),
            RefusedXML("no version", "<?xml encoding=\"UTF-8\"?><a/>", .invalidSyntax),
            RefusedXML(
                "declaration in a wrong order",
                "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?><a/>",
                .invalidSyntax
            ),
            RefusedXML("no space before encoding", "<?xml version=\"1.0\"encoding=\"UTF-8\"?><a/>", .invalidSyntax),
            RefusedXML("standalone maybe", "<?xml version=\"1.0\" standalone=\"maybe\"?><a/>", .invalidSyntax),
            RefusedXML("declaration after space", "\n<?xml version=\"1.0\"?><a/>", .invalidSyntax, line: 2),
            RefusedXML("declaration inside", "<a><?xml version=\"1.0\"?></a>", .invalidSyntax),
            RefusedXML("two colons", "<a:b:c/>", .invalidSyntax), RefusedXML("colon first", "<:a/>", .invalidSyntax),
            RefusedXML("colon last", "<a:/>", .invalidSyntax),
            RefusedXML("digit behind a colon", "<a:1/>", .invalidSyntax),
            RefusedXML("reserved target", "<a><?XML x?></a>", .invalidSyntax),
            RefusedXML("target without space", "<a><?p+?></a>", .invalidSyntax),
            RefusedXML("text before", "x<a/>", .invalidSyntax),
            RefusedXML("text behind", "<a/>\nx", .invalidSyntax, line: 2),
            RefusedXML("reference behind", "<a/>&amp;", .invalidSyntax),
            RefusedXML("section behind", "<a/><![CDATA[ ]]>", .invalidSyntax),
            RefusedXML("end tag first", "</a>", .invalidSyntax),
            RefusedXML("end tag too many", "<a></a></a>", .invalidSyntax),
            RefusedXML("longer end", "<a></ab>", .invalidSyntax),
            RefusedXML("shorter end", "<ab></a >", .invalidSyntax),
            RefusedXML("attribute in an end tag", "<a></a b=\"1\">", .invalidSyntax),
            RefusedXML("space before a name", "<a>< b/></a>", .invalidSyntax),
            RefusedXML("space inside an end", "<a>< /a>", .invalidSyntax),
            RefusedXML("slash apart", "<a / >", .invalidSyntax),
            RefusedXML("digit first", "<1a/>", .invalidSyntax), RefusedXML("hyphen first", "<-a/>", .invalidSyntax),
            RefusedXML("middle dot first", "<·a/>", .invalidSyntax),
            RefusedXML("times sign in a name", "<a×/>", .invalidSyntax),
            RefusedXML("slash in a name", "<a/b></a/b>", .invalidSyntax),
            RefusedXML("mark behind a name", "<a!></a!>", .invalidSyntax),
            RefusedXML("no value", "<a b/>", .invalidSyntax), RefusedXML("no quotes", "<a b=1/>", .invalidSyntax),
            RefusedXML("no space between attributes", "<a b=\"1\"c=\"2\"/>", .invalidSyntax),
            RefusedXML("bare ampersand in a value", "<a b=\"x & y\"/>", .invalidSyntax),
            RefusedXML("control character in a value", "<a b=\"\u{1}\"/>", .invalidSyntax),
            RefusedXML("third attribute again", "<a b=\"1\" c=\"2\" ż=\"3\" ż=\"3\"/>", .invalidSyntax),
            RefusedXML("dashes in a comment", "<a><!-- a -- b --></a>", .invalidSyntax),
            RefusedXML("three dashes", "<a><!-- a ---></a>", .invalidSyntax),
            RefusedXML("control character in a comment", "<a><!--\u{2}--></a>", .invalidSyntax),
            RefusedXML("control character in a section", "<a><![CDATA[\u{1F}]]></a>", .invalidSyntax),
            RefusedXML("unknown declaration", "<a><!ELEMENT></a>", .invalidSyntax),
            RefusedXML("empty reference", "<a>&;</a>", .invalidSyntax),
            RefusedXML("no semicolon", "<a>&amp</a>", .invalidSyntax),
            RefusedXML("empty number", "<a>&#;</a>", .invalidSyntax),
            RefusedXML("empty hexadecimal", "<a>&#x;</a>", .invalidSyntax),
            RefusedXML("letters in a number", "<a>&#1A;</a>", .invalidSyntax),
            RefusedXML("capital X", "<a>&#X41;</a>", .invalidSyntax),
            RefusedXML("surrogate", "<a>&#xD800;</a>", .invalidSyntax),
            RefusedXML("noncharacter", "<a>&#xFFFE;</a>", .invalidSyntax),
            RefusedXML("beyond the last", "<a>&#x110000;</a>", .invalidSyntax),
            RefusedXML("far beyond the last", "<a>&#99999999999999999999;</a>", .invalidSyntax),
            RefusedXML("raw noncharacter", "<a>\u{FFFF}</a>", .invalidSyntax),
            RefusedXML("entity like another", "<a>&ampx;</a>", .forbidden),
            RefusedXML("entity in a value", "<a b=\"&x;\"/>", .forbidden),
            RefusedXML("raw surrogate", bytes("<a>") + [0xED, 0xA0, 0x80] + bytes("</a>"), .invalidEncoding),
            RefusedXML("overlong", bytes("<a>") + [0xC0, 0xAF] + bytes("</a>"), .invalidEncoding),
            RefusedXML("overlong of three", bytes("<a>") + [0xE0, 0x80, 0xAF] + bytes("</a>"), .invalidEncoding),
            RefusedXML("beyond Unicode", bytes("<a>") + [0xF4, 0x90, 0x80, 0x80] + bytes("</a>"), .invalidEncoding),
            RefusedXML("lone continuation", bytes("<a>") + [0x80] + bytes("</a>"), .invalidEncoding),
            RefusedXML("bad UTF-8 in a name", bytes("<a") + [0xC3] + bytes("/>      "), .invalidEncoding),
            RefusedXML("cut in a tag", "<a>\n<b", .truncated, line: 2),
            RefusedXML("cut in a comment", "<a><!-- \n", .truncated, line: 2),
            RefusedXML("cut in a section", "<a><![CDATA[ ]]", .truncated),
            RefusedXML("cut in a reference", "<a>&am", .truncated),
            RefusedXML("cut in an instruction", "<a/><?p ?", .truncated),
            RefusedXML("cut in the declaration", "<?xml vers", .truncated),
        ]

    private static let sizes = [1, 2, 3, 5, 7, 16, 17, 33, 64, 1 << 18]

    @Test("takes what is well-formed, whatever the blocks", arguments: taken)
    func takes(_ example: TakenXML) throws {
        for size in Self.sizes {
            let counts = try verdict(bytes(example.source), blockSize: size).get()
            #expect(counts == example.counts, "blocks of \(size)")
        }
        #expect(try reading(bytes(example.source)).get() == example.counts)
    }

    @Test("refuses what is not, at its line, whatever the blocks", .tags(.security), arguments: refused)
    func refuses(_ example: RefusedXML) throws {
        for size in Self.sizes {
            let error = #expect(throws: PIMIOError.self) { try verdict(example.source, blockSize: size).get() }
            #expect(error?.code == example.code, "\(error?.description ?? "") in blocks of \(size)")
            #expect(error?.line == example.line, "\(error?.description ?? "") in blocks of \(size)")
            #expect(error?.path == "in.xml" && error?.message.hasSuffix(".") == false)
        }
    }

    @Test("keeps its limits", .tags(.security))
    func limits() throws {
        func nested(_ depth: Int) -> [UInt8] {
            bytes(String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth))
        }
        func code(_ source: [UInt8], _ limits: XMLLimits = .init()) -> PIMIOError.Code? {
            guard case .failure(let error) = verdict(source, limits: limits) else { return nil }
            return error.code
        }
        #expect(code(nested(128)) == nil)
        #expect(code(nested(129)) == .tooDeep)
        #expect(code(nested(5), XMLLimits(maxDepth: 4)) == .tooDeep)
        #expect(code(nested(4), XMLLimits(maxDepth: 4)) == nil)
        #expect(code(bytes("<a><a/></a>"), XMLLimits(maxDepth: 1)) == .tooDeep)
        #expect(try verdict(nested(1000), limits: XMLLimits(maxDepth: 1000), blockSize: 10).get() == [1000, 0])
        #expect(
            code(bytes("<a>" + String(repeating: "x", count: 100_000) + "</a>"), XMLLimits(maxBytes: 50_000))
                == .tooLarge
        )
        let name = String(repeating: "n", count: 50_000)
        #expect(code(bytes("<\(name)></\(name)>")) == nil)
        #expect(code(bytes("<\(name)n/>")) == .tooLarge)
        let attributes = (0...1024).map { " a\($0)=\"\"" }
        #expect(code(bytes("<a" + attributes.dropLast().joined() + "/>")) == nil)
        #expect(code(bytes("<a" + attributes.joined() + "/>")) == .tooLarge)
    }

    @Test("takes text of any length in blocks of the same size")
    func longText() throws {
        let text = String(repeating: "zażółć gęślą jaźń & ]] > ", count: 4000).replacing("&", with: "&amp;")
        for source in ["<a>\(text)</a>", "<a><!--\(text)--></a>", "<a><![CDATA[\(text)]]></a>", "<a><?p \(text)?></a>"]
        {
            for size in [1, 64, 4096, 4097] { #expect(try verdict(bytes(source), blockSize: size).get() == [1, 0]) }
        }
    }

    @Test("takes nothing that libxml2 refuses, and refuses no more than it says", .tags(.security), arguments: 1...8)
    func mutations(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let seeds = (Self.taken.map { bytes($0.source) } + Self.refused.map(\.source) + [bytes(Self.feed)])
        let sizes = [1, 4, 9, 50, 1 << 18]
        for round in 0..<3000 {
            let source = mutated(seeds.randomElement(using: &generator) ?? [], &generator)
            let ours = verdict(source, blockSize: sizes[round % sizes.count])
            switch (ours, reading(source)) {
            case (.success(let counts), .success(let expected)): #expect(counts == expected, "\(shown(source))")
            case (.success, .failure(let error)): Issue.record("taken against libxml2: \(shown(source)), \(error)")
            case (.failure(let error), .success): #expect(isDocumented(error, source), "\(shown(source)): \(error)")
            case (.failure, .failure): break
            }
        }
    }

    /// Whether a refusal is one of those that go beyond what well-formedness asks.
    private func isDocumented(_ error: PIMIOError, _ source: [UInt8]) -> Bool {
        if error.message.contains("expected a name") { return source.contains(UInt8(ascii: ":")) }
        let messages = [
            "expected no DOCTYPE", "expected the encoding UTF-8", "expected XML of a version 1.x", "; save it as UTF-8",
        ]
        return messages.contains { error.message.contains($0) }
    }

    private func shown(_ source: [UInt8]) -> String {
        String(String(decoding: source, as: UTF8.self).debugDescription.prefix(300))
    }

    private static let feed = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
          <channel>
            <title>Sklep &amp; więcej</title>
            <item>
              <g:id>CLO-1</g:id>
              <g:title>Krój lato kieszeń dzień 👩‍👩‍👧‍👦</g:title>
              <g:link>https://shop.example.com/p?a=1&amp;v=0</g:link>
              <g:product_type>apparel &gt; outerwear</g:product_type>
            </item>
            <item>
              <g:id>CLO-2</g:id>
              <g:additional_image_link>https://cdn.example.com/1.jpg</g:additional_image_link>
            </item>
          </channel>
        </rss>

        """
}

extension RefusedXML {
    fileprivate var hasDoctype: Bool { String(decoding: source, as: UTF8.self).contains("<!DOCTYPE") }
}
