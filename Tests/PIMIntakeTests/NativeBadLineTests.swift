import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

@Suite("Native product lines that cannot be read")
struct NativeBadLineTests {
    /// A line that is refused, and why.
    struct BadLine: Sendable, CustomTestStringConvertible {
        let bytes: [UInt8]
        let message: String
        var testDescription: String { message + " in " + String(String(decoding: bytes, as: UTF8.self).prefix(60)) }

        init(_ text: String, _ message: String) {
            self.init(Array(text.utf8), message)
        }

        init(_ bytes: [UInt8], _ message: String) {
            self.bytes = bytes
            self.message = message
        }
    }

    static let lines: [BadLine] = [
        BadLine("nonsense", "expected an object, one product a line"),
        BadLine("[]", "expected an object, one product a line"),
        BadLine("5", "expected an object, one product a line"), BadLine("{}", "the line has no \"identifier\""),
        BadLine(#"{"family":"jackets"}"#, "the line has no \"identifier\""),
        BadLine(#"{"identifier":null}"#, "the line has no \"identifier\""),
        BadLine(#"{"identifier":""}"#, "the line has no \"identifier\""),
        BadLine(#"{"identifier":5}"#, "expected a string or null for \"identifier\""),
        BadLine(#"{"identifier":"A","identifier":"B"}"#, "the key \"identifier\" stands twice"),
        BadLine(#"{"identifier":"A","code":"B"}"#, "the key \"code\" stands twice"),
        BadLine(
            #"{"identifier":"A","structure":"jackets_free","family_variant":"jackets_free"}"#,
            "the key \"family_variant\" stands twice"
        ),
        BadLine(#"{"identifier":"A","values":{"name":[],"name":[]}}"#, "the key \"name\" stands twice"),
        BadLine(#"{"identifier":"A","values":{"name":[{"data":"x","data":"y"}]}}"#, "the key \"data\" stands twice"),
        BadLine(
            #"{"identifier":"A","values":{"name":[{"locale":"pl_PL","locale":"en_GB","data":"y"}]}}"#,
            "the key \"locale\" stands twice"
        ),
        BadLine(
            #"{"identifier":"A","values":{"name":[{"scope":"web","channel":"base","data":"y"}]}}"#,
            "the key \"scope\" stands twice"
        ),
        BadLine(
            #"{"identifier":"A","values":{"name":[{"audience":"gold","audience":null,"data":"y"}]}}"#,
            "the key \"audience\" stands twice"
        ),
        BadLine(
            #"{"identifier":"A","values":{"price":[{"data":[{"amount":1,"amount":2,"currency":"PLN"}]}]}}"#,
            "the key \"amount\" stands twice"
        ),
        BadLine(
            #"{"identifier":"A","values":{"facts":[{"data":[{"key":"a","key":"b"}]}]}}"#,
            "the key \"key\" stands twice"
        ),
        BadLine(#"{"identifier":"A","values":{"name":[{"locale":"pl_PL"}]}}"#, "a value of \"name\" lacks \"data\""),
        BadLine(#"{"identifier":"A","values":{"name":"x"}}"#, "expected an array of values for \"name\""),
        BadLine(
            #"{"identifier":"A","values":{"name":["x"]}}"#,
            "expected an object with locale, scope and data in \"name\""
        ),
        BadLine(#"{"identifier":"A","values":[1]}"#, "expected an object for \"values\""),
        BadLine(#"{"identifier":"A","associations":[1]}"#, "expected an object of associations"),
        BadLine(#"{"identifier":"A","associations":{"pack":[]}}"#, "expected an object for \"pack\""),
        BadLine(#"{"identifier":"A","associations":{"pack":{"products":[1]}}}"#, "expected a string in \"pack\""),
        BadLine(#"{"identifier":"A","categories":"outdoor"}"#, "expected an array of strings for \"categories\""),
        BadLine(#"{"identifier":"A","enabled":"yes"}"#, "expected true or false for \"enabled\""),
        BadLine(#"{"identifier":"A"} {"identifier":"B"}"#, "expected the end after the value"),
        BadLine(#"{"identifier":"A",}"#, "expected a key in double quotes"),
        BadLine(#"{"identifier":"\ud800"}"#, "expected a \\u escape of a character, found half of a surrogate pair"),
        BadLine(
            #"{"identifier":"A","extra":"\udc00\ud800"}"#,
            "expected a \\u escape of a character, found half of a surrogate pair"
        ),
        BadLine(
            "{\"identifier\":\"A\u{0}\"}",
            "expected an escape such as \\n, found a raw control character in a string"
        ),
        BadLine("\u{0}", "expected a value"),
        BadLine([0x7B, 0x22, 0xFF, 0x22, 0x7D], "expected UTF-8, found other bytes; save the file as UTF-8"),
        BadLine(
            Array(#"{"identifier":""#.utf8) + [0xC3, 0x28] + Array("\"}".utf8),
            "expected UTF-8, found other bytes; save the file as UTF-8"
        ),
        BadLine(
            Array(#"{"identifier":""#.utf8) + [0xED, 0xA0, 0x80] + Array("\"}".utf8),
            "expected UTF-8, found other bytes; save the file as UTF-8"
        ),
        BadLine(
            #"{"identifier":"A","extra":"# + String(repeating: "[", count: 10_000)
                + String(repeating: "]", count: 10_000) + "}",
            "expected fewer containers inside each other"
        ),
        BadLine(
            #"{"identifier":"A","values":{"name":[{"data":"# + String(repeating: "{\"a\":", count: 10_000),
            "expected fewer containers inside each other"
        ),
    ]

    @Test("cost themselves and nothing else", arguments: lines)
    func costOneLine(line: BadLine) throws {
        let structure = try NativeSamples.catalog().structure
        let bytes =
            Array("{\"identifier\":\"GOOD1\"}\n".utf8) + line.bytes + Array("\n{\"identifier\":\"GOOD2\"}".utf8)
        let reading = try NativeSamples.read(bytes, structure)
        #expect(reading.products.map(\.identifier) == ["GOOD1", "GOOD2"])
        #expect(reading.products.map(\.source.line) == [1, 3])
        #expect(reading.rejected.map(\.message) == [line.message])
        #expect(reading.count.read == 3 && reading.count.balances)
        let finding = try #require(reading.rejected.first)
        #expect(finding.rule == "line.unreadable" && finding.severity == .error && finding.remedy == "mend the line")
        #expect(finding.position?.file == "products.jsonl" && finding.position?.line == 2)
        #expect((finding.position?.column ?? 0) >= 1)
        let isNamed = line.bytes.starts(with: #"{"identifier":"A""#.utf8)
        #expect(finding.product == (isNamed ? "A" : nil))
    }

    @Test("a last line that was cut off is said to be", arguments: 1..<21)
    func truncated(length: Int) throws {
        let structure = try NativeSamples.catalog().structure
        let whole = Array(#"{"identifier":"GOOD"}"#.utf8)
        let reading = try NativeSamples.read(whole + [0x0A] + whole.prefix(length), structure)
        #expect(reading.products.map(\.identifier) == ["GOOD"])
        #expect(reading.rejected.map(\.remedy) == ["the file ends in this line: was it cut off?"])
        #expect(reading.rejected.first?.position?.line == 2)
    }

    @Test("a byte order mark, blank lines and carriage returns do no harm")
    func blanks() throws {
        let structure = try NativeSamples.catalog().structure
        let text = "\u{FEFF}{\"identifier\":\"A\"}\r\n\r\n \t \n{\"identifier\":\"B\"}\n\n\n  {\"identifier\":\"C\"}  "
        let reading = try NativeSamples.read(Array(text.utf8), structure)
        #expect(reading.products.map(\.identifier) == ["A", "B", "C"])
        #expect(reading.products.map(\.source.line) == [1, 4, 7])
        #expect(reading.rejected.isEmpty && reading.count.read == 3)
        #expect(try NativeSamples.read([], structure).count.read == 0)
        #expect(try NativeSamples.read(Array("\n\n".utf8), structure).count.read == 0)
    }

    @Test("a line may be as long as the limit, and not a byte longer", arguments: [-1, 0, 1, 39, 40, 41, 5_000])
    func tooLong(excess: Int) throws {
        let structure = try NativeSamples.catalog().structure
        let limit = 1_000
        let frame = #"{"identifier":"LONG","extra":""}"#
        let padding = String(repeating: "x", count: limit + excess - frame.utf8.count)
        let line = #"{"identifier":"LONG","extra":"\#(padding)"}"#
        #expect(line.utf8.count == limit + excess)
        let text = "{\"identifier\":\"A\"}\n\(line)\n{\"identifier\":\"B\"}\n"
        let reading = try NativeSamples.read(Array(text.utf8), structure, maximumLineBytes: limit)
        #expect(reading.products.map(\.identifier) == (excess > 0 ? ["A", "B"] : ["A", "LONG", "B"]))
        #expect(reading.rejected.map(\.rule) == (excess > 0 ? ["line.too-long"] : []))
        #expect(reading.rejected.allSatisfy { $0.position?.description == "products.jsonl:2" })
        #expect(reading.count.balances && reading.count.read == 3)
    }

    @Test("mutated lines never end the run, and what is accepted reads the same again", arguments: 0..<8)
    func fuzz(seed: UInt64) throws {
        let structure = try NativeSamples.catalog().structure
        var random = NativeRandom(seed: 900 + seed)
        let seeds = Self.seeds.map { Array($0.utf8) }
        var bytes: [UInt8] = []
        for _ in 0..<400 {
            let line = Self.mutated(seeds.randomElement(using: &random) ?? [], &random)
            bytes += line.filter { $0 != 0x0A } + [0x0A]
        }
        let reading = try NativeSamples.read(bytes, structure)
        #expect(reading.count.balances && reading.count.read <= 400 && reading.count.kept > 20)
        #expect(reading.rejected.allSatisfy { !$0.message.isEmpty && $0.position?.column != nil })
        let again = try NativeSamples.read(bytes, structure)
        #expect(again.products == reading.products && again.findings == reading.findings)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for product in reading.products {
            let alone = try NativeSamples.read(Array(lines[product.source.line - 1]), structure)
            var same = try #require(alone.products.first)
            same.source = product.source
            #expect(same == product)
        }
        let catalog = Catalog(structure: structure)
        var identity = IdentityCheck(structure: structure)
        let values = ValueCheck(structure: structure)
        let table = try structure.table(for: Scope(channel: "web", locale: "pl_PL"))
        for product in reading.products {
            let lineage = catalog.lineage(of: product)
            _ = identity.check(lineage)
            _ = values.check(lineage)
            #expect((0...100).contains(structure.listing(of: lineage, in: table).completeness.percent))
        }
    }

    private static let seeds: [String] = [
        #"{"identifier":"A","family":"jackets","enabled":true,"categories":["outdoor"],"values":{"name":[{"locale":"pl_PL","scope":null,"data":"Kurtka ż \u017b\n"}]}}"#,
        #"{"identifier":"B","parent":"M","values":{"size":[{"data":"S"}],"price":[{"data":[{"amount":"399.00","currency":"PLN","country":"PL"}]}]}}"#,
        #"{"identifier":"C","values":{"weight":[{"data":{"amount":1.5e3,"unit":"GRAM"}}],"facts":[{"data":[{"key":"a","rank":2,"yes":true}]}],"depth":[{"data":-0.5}]}}"#,
        #"{"identifier":"D","values":{"launch":[{"data":"2026-11-22T10:30:00Z"}],"tags":[{"data":["new","old"]}],"handmade":[{"data":false}]},"extra":{"x":[1,{"y":null}]}}"#,
        #"{"identifier":"E","associations":{"pack":{"products":["X"]}},"quantified_associations":{"pack":{"products":[{"identifier":"Z","quantity":99999999999999999999}]}}}"#,
    ]

    private static func mutated(_ bytes: [UInt8], _ random: inout NativeRandom) -> [UInt8] {
        let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \t\r\0AMS".utf8) + [0xFF, 0xC3, 0xED, 0xA0, 0xF4]
        var result = bytes
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let index = Int.random(in: 0...result.count, using: &random)
            let byte = alphabet.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where index < result.count: result[index] = byte
            case 1 where index < result.count: result.remove(at: index)
            case 2: result.insert(byte, at: index)
            case 3: result.insert(contentsOf: result[..<index].suffix(9), at: index)
            default: if Int.random(in: 0..<8, using: &random) == 0 { result.removeSubrange(index...) }
            }
        }
        return result
    }
}
