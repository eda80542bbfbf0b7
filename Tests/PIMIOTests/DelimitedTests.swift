import Testing

@testable import PIMIO

struct DelimitedExample: CustomTestStringConvertible, Sendable {
    let source: String
    let rows: [[String]]
    let lines: [Int]
    var testDescription: String { source.debugDescription }

    init(_ source: String, _ rows: [[String]], lines: [Int]? = nil) {
        self.source = source
        self.rows = rows
        self.lines = lines ?? rows.indices.map { $0 + 1 }
    }
}

struct RefusedDelimited: CustomTestStringConvertible, Sendable {
    let name: String
    let source: [UInt8]
    let code: PIMIOError.Code
    let line: Int
    var testDescription: String { name }
}

private func rows(
    _ source: [UInt8],
    delimiter: UInt8? = nil,
    maxFieldBytes: Int = 1 << 20,
    blockSize: Int = 1 << 16
)
    throws(PIMIOError) -> [Row]
{
    let source = ByteSource(bytes: source, name: "in.csv")
    var reader = try DelimitedReader(
        source: source,
        delimiter: delimiter,
        maxFieldBytes: maxFieldBytes,
        blockSize: blockSize
    )
    var rows: [Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

@Suite("Delimited reader")
struct DelimitedReaderTests {
    static let examples: [DelimitedExample] = [
        DelimitedExample("", []),
        DelimitedExample("\n\r\n", []),
        DelimitedExample("a", [["a"]]),
        DelimitedExample("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        DelimitedExample("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        DelimitedExample("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        DelimitedExample("a,b\n\n1,2", [["a", "b"], ["1", "2"]], lines: [1, 3]),
        DelimitedExample("a,b\r\n\r\n1,2", [["a", "b"], ["1", "2"]], lines: [1, 3]),
        DelimitedExample("\u{FEFF}a,b\n", [["a", "b"]]),
        DelimitedExample(",\n,,\n", [["", ""], ["", "", ""]]),
        DelimitedExample("a,\n", [["a", ""]]),
        DelimitedExample("a,", [["a", ""]]),
        DelimitedExample("\"\"\n", [[""]]),
        DelimitedExample("\"\"", [[""]]),
        DelimitedExample("\"a,b\",\"c\"\"d\",\"\"\"\"", [["a,b", "c\"d", "\""]]),
        DelimitedExample("\"a\nb\",c\nd,e", [["a\nb", "c"], ["d", "e"]], lines: [1, 3]),
        DelimitedExample("\"a\r\nb\r\n\",c\r\nd,e", [["a\r\nb\r\n", "c"], ["d", "e"]], lines: [1, 4]),
        DelimitedExample("pipe 5\" long,x\n", [["pipe 5\" long", "x"]]),
        DelimitedExample(" \"a\",b\n", [[" \"a\"", "b"]]),
        DelimitedExample("a;b,c;d\n1;2;3", [["a", "b,c", "d"], ["1", "2", "3"]]),
        DelimitedExample("a\tb\n1,5\t2,5", [["a", "b"], ["1,5", "2,5"]]),
        DelimitedExample("a|b\n1|2", [["a", "b"], ["1", "2"]]),
        DelimitedExample("\"x,y,z\";b\n", [["x,y,z", "b"]]),
        DelimitedExample("name\na;b\n", [["name"], ["a;b"]]),
        DelimitedExample("ż,😀\nשלום,می\u{200C}خواهم", [["ż", "😀"], ["שלום", "می\u{200C}خواهم"]]),
    ]

    static let refused: [RefusedDelimited] = [
        RefusedDelimited(name: "open quote", source: bytes("a,b\n1,\"2\n3,4\n"), code: .truncated, line: 2),
        RefusedDelimited(
            name: "open quote in a later field",
            source: bytes("a,b\n\"x\ny\",\"2\n3"),
            code: .truncated,
            line: 3
        ),
        RefusedDelimited(name: "text after a quote", source: bytes("a,b\n\"1\"x,2"), code: .invalidSyntax, line: 2),
        RefusedDelimited(name: "NUL", source: bytes("a,b\n1,\0"), code: .invalidEncoding, line: 2),
        RefusedDelimited(name: "bad UTF-8", source: bytes("a,b\n1,") + [0xFF, 0x0A], code: .invalidEncoding, line: 2),
        RefusedDelimited(
            name: "bad UTF-8 in quotes",
            source: bytes("a,\"b\n") + [0xC3] + bytes("\"\n"),
            code: .invalidEncoding,
            line: 2
        ),
        RefusedDelimited(
            name: "half a character at the end",
            source: bytes("a,b\n1,") + [0xE2, 0x82],
            code: .invalidEncoding,
            line: 2
        ),
        RefusedDelimited(name: "UTF-16", source: [0xFF, 0xFE, 0x61, 0x00], code: .invalidEncoding, line: 1),
        RefusedDelimited(
            name: "long field",
            source: bytes("a\n" + String(repeating: "x", count: 101)),
            code: .tooLarge,
            line: 2
        ),
        RefusedDelimited(
            name: "endless quote",
            source: bytes("a\n\"" + String(repeating: "x\n", count: 100)),
            code: .tooLarge,
            line: 2
        ),
        RefusedDelimited(
            name: "endless row",
            source: bytes("a\n" + String(repeating: ",", count: 500)),
            code: .tooLarge,
            line: 2
        ),
    ]

    @Test("gives the same rows for every block size", arguments: examples)
    func reads(_ example: DelimitedExample) throws {
        let whole = try rows(bytes(example.source))
        #expect(whole.map { $0.fields.map { Array($0.utf8) } } == example.rows.map { $0.map { Array($0.utf8) } })
        #expect(whole.map(\.line) == example.lines)
        let delimiter = try DelimitedReader(bytes: bytes(example.source)).delimiter
        for blockSize in 4...max(4, example.source.utf8.count) {
            #expect(try rows(bytes(example.source), delimiter: delimiter, blockSize: blockSize) == whole)
        }
    }

    @Test("refuses with the line", .tags(.security), arguments: refused)
    func refuses(_ example: RefusedDelimited) throws {
        let error = try #require(throws: PIMIOError.self) { try rows(example.source, maxFieldBytes: 100) }
        #expect(error.code == example.code, "\(error)")
        #expect(error.line == example.line, "\(error)")
        #expect(error.path == "in.csv")
    }

    @Test("mutated texts never crash", .tags(.security), arguments: 1...4)
    func fuzz(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1500 {
            let source = mutated(bytes(Self.examples.randomElement(using: &generator)?.source ?? ""), &generator)
            let large = Result { () throws(PIMIOError) in try rows(source, delimiter: 0x2C) }
            let small = Result { () throws(PIMIOError) in try rows(source, delimiter: 0x2C, blockSize: 5) }
            #expect(large == small)
        }
    }

    @Test("reads files")
    func file() throws {
        try withFolder { folder in
            let path = Files.join(folder, "rows.csv")
            let text = (0..<20_000).map { "\($0);\"żółć; \($0)\"\n" }.joined()
            try Files.writeAtomically(bytes(text), to: path)
            var reader = try DelimitedReader(path: path)
            #expect(reader.delimiter == UInt8(ascii: ";"))
            var count = 0
            while let row = try reader.next() {
                if row.fields != ["\(count)", "żółć; \(count)"] || row.line != count + 1 {
                    Issue.record("row \(count)")
                }
                count += 1
            }
            #expect(count == 20_000)
        }
    }
}

@Suite("Delimited writer")
struct DelimitedWriterTests {
    @Test("quotes only what must be")
    func quotes() {
        var writer = DelimitedWriter(guardFormulas: false)
        writer.row(["a", "b,c", "d\"e", "f\ng", " h", "i j", ""])
        writer.row([""])
        #expect(writer.buffer.string == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\" h\",i j,\n\"\"\n")
        var all = DelimitedWriter(delimiter: 0x09, quoteAll: true)
        all.row(["a", "", "b,c"])
        #expect(all.buffer.string == "\"a\"\t\"\"\t\"b,c\"\n")
    }

    @Test(
        "guards against formulas",
        .tags(.security),
        arguments: [
            ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("-12.50", "-12.50"), ("+48", "+48"), ("-1.", "'-1."), ("-", "'-"), ("+48 123", "'+48 123"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("a=b", "a=b"), ("-1.5.5", "'-1.5.5"), ("=1,2", "\"'=1,2\""), ("", "\"\""),
        ]
    )
    func formulas(_ example: (field: String, expected: String)) {
        var writer = DelimitedWriter()
        writer.row([example.field])
        #expect(writer.buffer.string.utf8.elementsEqual((example.expected + "\n").utf8))
    }

    @Test("texts come back as they were", arguments: [",", ";", "\t", "|"] as [String])
    func roundTrip(_ delimiter: String) throws {
        let delimiter = try #require(delimiter.utf8.first)
        for quotesAll in [false, true] {
            var writer = DelimitedWriter(delimiter: delimiter, quoteAll: quotesAll, guardFormulas: false)
            writer.row(difficultTexts)
            for text in difficultTexts { writer.row([text, "x"]) }
            let found = try rows(writer.buffer.bytes, delimiter: delimiter)
            let fields = found.map { $0.fields.map { Array($0.utf8) } }
            #expect(fields == [difficultTexts.map { bytes($0) }] + difficultTexts.map { [bytes($0), bytes("x")] })
        }
    }
}
