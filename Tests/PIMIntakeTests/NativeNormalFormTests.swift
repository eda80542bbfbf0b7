import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake
@testable import PIMText

@Suite("Texts in normal form C")
struct NativeNormalFormTests {
    /// A text as a line of JSON spells it, and as it is read.
    struct Spelling: Sendable, CustomTestStringConvertible {
        let json: String
        let text: String
        let testDescription: String

        init(_ name: String, _ json: String, _ text: String) {
            testDescription = name
            self.json = json
            self.text = text
        }
    }

    static let spellings: [Spelling] = [
        Spelling("composed", "Żółć", "Żółć"),
        Spelling("marks apart", "Z\u{307}o\u{301}ł\u{107}", "Żółć"),
        Spelling("marks by their number", #"Z\u0307\u006f\u0301"#, "Żó"),
        Spelling("a letter by its number", "\\u0041\u{30A}", "Å"),
        Spelling("a mark by its number", #"e\u0301"#, "é"),
        Spelling("a mark beyond the first plane by its number", #"\ud834\uDD58\ud834\udd65"#, "\u{1D158}\u{1D165}"),
        Spelling("a mark behind an escape", "a\\n\u{303}a", "a\n\u{303}a"),
        Spelling("a mark behind a quote", "\\\"\u{301}e\u{301}", "\"\u{301}é"),
        Spelling("a backslash and a letter", "\\\\u0041\u{30A}", "\\u004\u{31}\u{30A}"),
        Spelling("a mark at the start", "\u{301}a", "\u{301}a"),
        Spelling("Arabic hamza above", "\u{627}\u{654}", "أ"),
        Spelling("Arabic shadda before fatha", "س\u{651}\u{64E}", "س\u{64E}\u{651}"),
        Spelling("Arabic tanwin alone", "لطفاً", "لطفا\u{64B}"),
        Spelling("Arabic superscript alef behind shadda", "ل\u{651}\u{670}", "ل\u{651}\u{670}"),
        Spelling("Quranic marks out of order", "ا\u{6E1}\u{6E3}", "ا\u{6E3}\u{6E1}"),
        Spelling("Hebrew points out of order", "ש\u{5BC}\u{5B8}", "ש\u{5B8}\u{5BC}"),
        Spelling("a Hebrew letter of its own", "\u{FB2A}", "ש\u{5C1}"),
        Spelling("Devanagari qa", "\u{958}", "क\u{93C}"), Spelling("Hangul", "\u{1112}\u{1161}\u{11AB}", "한"),
        Spelling("Japanese ga", "か\u{3099}", "が"), Spelling("the Angstrom sign", "5 \u{212B}", "5 Å"),
        Spelling("the Greek middle dot", "α\u{387}β", "α·β"), Spelling("the Greek question mark", "α\u{37E}", "α;"),
        Spelling("Vietnamese", "Vie\u{323}\u{302}t", "Việt"), Spelling("Cyrillic", "и\u{306}", "й"),
        Spelling("joiners and pictures", "می\u{200C}خواهم 👨‍👩‍👧 语", "می\u{200C}خواهم 👨‍👩‍👧 语"),
        Spelling("letters that only look alike", "ک ك ی ي", "ک ك ی ي"),
    ]

    @Test("is what is read, however a line spells it and whatever stands before", arguments: spellings)
    func reads(_ spelling: Spelling) throws {
        let structure = try NativeSamples.catalog().structure
        for count in [0, 1, 7, 14, 15, 16, 17, 31, 40] {
            let before = String(repeating: "x", count: count)
            let value = #"[{"locale":"pl_PL","scope":null,"data":"\#(before)\#(spelling.json)"}]"#
            let line = #"{"identifier":"P","values":{"name":\#(value)},"enabled":true}"#
            let reading = try NativeSamples.read(Array((line + "\n" + line).utf8), structure)
            #expect(reading.rejected.isEmpty && reading.findings.isEmpty, "\(reading.rejected)\(reading.findings)")
            for product in reading.products {
                #expect(Self.text(of: product.values.first) == Array((before + spelling.text).utf8))
            }
        }
    }

    @Test("reaches every place of a line")
    func places() throws {
        let structure = try NativeSamples.catalog().structure
        let line = """
            {"identifier":"Z\u{307}-1","parent":"Z\u{307}","groups":["z\u{307}"],"values":{
            "tags":[{"data":["e\u{301}","new"]}],"maker":[{"data":"A\u{301}"}],"makers":[{"data":["A\u{301}","B"]}],
            "facts":[{"data":[{"key":"e\u{301}","rank":1}]}],"gallery":[{"data":["e\u{301}.jpg","b.jpg"]}],
            "price":[{"data":[{"amount":1,"currency":"PLN","country":"E\u{301}"}]}],
            "weight":[{"data":{"amount":"1","unit":"E\u{301}"}}],"color":[{"data":"e\u{301}"}]},
            "associations":{"pack":{"products":["Z\u{307}"]}},"extra":{"e\u{301}":"z\\u0307"}}
            """.replacingNewlines
        let reading = try NativeSamples.read(Array(line.utf8), structure)
        let product = try #require(reading.products.first, "\(reading.rejected)")
        #expect(Array(product.identifier.utf8) == Array("Ż-1".utf8))
        #expect(product.parent.map { Array($0.utf8) } == Array("Ż".utf8))
        #expect(product.groups.map { Array($0.utf8) } == [Array("ż".utf8)])
        #expect(product.associations.map { Array($0.identifier.utf8) } == [Array("Ż".utf8)])
        #expect(product.extra.map { Array($0.utf8) } == Array(#"{"é":"ż"}"#.utf8))
        #expect("\(product.values.map(\.value))".unicodeScalars.allSatisfy { $0 != "\u{301}" })
        #expect(product.values.count == 8)
        let finding = try #require(reading.findings.first { $0.rule == "product.decomposed-identifier" })
        #expect(finding.severity == .warning && finding.product == product.identifier)
        #expect(
            finding.message.utf8.elementsEqual(
                "the identifier \"Ż-1\" is written with letters and marks apart; it is read composed (NFC)".utf8
            )
        )
        #expect(reading.findings.map(\.rule).sorted() == ["product.decomposed-identifier", "product.unknown-group"])
    }

    @Test("does not move the columns of what is wrong behind it")
    func columns() throws {
        let structure = try NativeSamples.catalog().structure
        let head = #"{"identifier":"P","family":"x","values":{"name":[{"data":""#
        let tail = #""},{"locale":"xx","data":"z"}]},"groups":["#
        let composed = "\(head)ŻŻŻ\(tail)]}"
        let decomposed = "\(head)Z\u{307}Z\u{307}Z\u{307}\(tail)]}"
        let first = try NativeSamples.read(Array(composed.utf8), structure).findings.compactMap(\.position?.column)
        let second = try NativeSamples.read(Array(decomposed.utf8), structure).findings.compactMap(\.position?.column)
        #expect(first.count == 2 && second == [first[0], first[1] + 3])
        let broken = try NativeSamples.read(Array("\(head)Z\u{307}\(tail)5]}".utf8), structure).rejected
        #expect(broken.map(\.position?.column) == [(head + "Z\u{307}" + tail).utf8.count + 1])
    }

    @Test("makes one key of two spellings, which may stand once")
    func keys() throws {
        let more = #", {"code": "größe", "type": "text"}"#
        let end = #""unique": true}"#
        let attributes = NativeSamples.attributes.split(separator: end).joined(separator: end + more)
        let folder = try TemporaryFolder("pim-native")
        try NativeSamples.write(["attributes.json": attributes], to: folder)
        let structure = try #require(try CatalogDirectory(folder.path).load().catalog).structure
        let value = #"[{"data":"x"}]"#
        let one = try NativeSamples.read(
            Array(#"{"identifier":"A","values":{"gro\#u{308}ße":\#(value)}}"#.utf8),
            structure
        )
        #expect(one.findings.isEmpty && one.products.first?.values.count == 1)
        let two = #"{"identifier":"A","values":{"größe":\#(value),"gro\#u{308}ße":\#(value)}}"#
        let reading = try NativeSamples.read(Array(two.utf8), structure)
        #expect(reading.rejected.map(\.message) == ["the key \"größe\" stands twice"])
    }

    @Test("makes one identifier of two spellings, but not of two cases or two letters")
    func identifiers() throws {
        let catalog = try NativeSamples.catalog()
        let names = ["é1", "e\u{301}1", "É1", "ك1", "ک1", "ي1", "ی1"]
        let lines = names.map { #"{"identifier":"\#($0)"}"# + "\n" }.joined()
        var check = IdentityCheck(structure: catalog.structure)
        let reading = try NativeSamples.read(Array(lines.utf8), catalog.structure)
        let findings = reading.products.flatMap { check.check(catalog.lineage(of: $0)) }
        #expect(findings.map(\.rule) == ["product.duplicate-identifier"])
        #expect(findings.map(\.position?.line) == [2])
    }

    /// The bytes of a text value.
    private static func text(of entry: ValueEntry?) -> [UInt8]? {
        guard case .text(let text)? = entry?.value else { return nil }
        return Array(text.utf8)
    }
}

extension String {
    fileprivate var replacingNewlines: String { split(separator: "\n").joined() }
}
