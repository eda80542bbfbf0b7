import PIMIO
import Testing

@Suite("First bytes that are no text")
struct SignatureTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let start: [UInt8]
        let sentence: String
        var testDescription: String { sentence }
        /// Only what is text in another encoding is told to be one.
        var code: PIMIOError.Code { sentence.contains("UTF-") ? .invalidEncoding : .foreignForm }
    }

    static let examples: [Example] = [
        Example(start: [0xFF, 0xFE, 0x31, 0x00], sentence: "the file is UTF-16; save it as UTF-8"),
        Example(start: [0xFE, 0xFF, 0x00, 0x31], sentence: "the file is UTF-16; save it as UTF-8"),
        Example(start: [0xFF, 0xFE], sentence: "the file is UTF-16; save it as UTF-8"),
        Example(start: [0xFF, 0xFE, 0x00, 0x00], sentence: "the file is UTF-32; save it as UTF-8"),
        Example(start: [0x00, 0x00, 0xFE, 0xFF], sentence: "the file is UTF-32; save it as UTF-8"),
        Example(
            start: [0x73, 0x00, 0x6B, 0x00],
            sentence: "the file is UTF-16 without a byte order mark, low byte first (utf-16le); save it as UTF-8"
        ),
        Example(
            start: [0x00, 0x73, 0x00, 0x6B],
            sentence: "the file is UTF-16 without a byte order mark, high byte first (utf-16be); save it as UTF-8"
        ),
        Example(start: [0x1F, 0x8B, 0x08], sentence: "the file is compressed with gzip; unpack it first"),
        Example(
            start: [0x50, 0x4B, 0x03, 0x04],
            sentence: "the file is a zip archive, as .xlsx files are; unpack it or save it as text first"
        ),
        Example(
            start: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
            sentence: "the file is a workbook of Excel (.xls); save it as text first"
        ),
    ]

    @Test(
        "are refused once by the line reader, which then has no lines",
        arguments: examples.filter { !$0.sentence.contains("without") }
    )
    func lines(_ example: Example) throws {
        var reader = LineReader(bytes: example.start + bytes("\na\nb\n"), name: "in.jsonl", takesGzip: false)
        let outcome = Result { () throws(PIMIOError) in try reader.next() }
        guard case .failure(let error) = outcome else {
            Issue.record("the line was read")
            return
        }
        #expect(error.code == example.code)
        #expect(error.description == "in.jsonl:1: \(example.sentence)")
        #expect(try reader.next() == nil)
    }

    @Test("are refused by the reader of rows", arguments: examples)
    func rows(_ example: Example) throws {
        var reader = try DelimitedReader(bytes: example.start + bytes("\na,b\n"), path: "in.csv")
        let outcome = Result { () throws(PIMIOError) in try reader.next() }
        guard case .failure(let error) = outcome else {
            Issue.record("the row was read")
            return
        }
        #expect(error.code == example.code)
        #expect(error.description == "in.csv:1: \(example.sentence)")
    }

    @Test("are refused by the JSON tree", arguments: examples)
    func json(_ example: Example) throws {
        let error = try #require(throws: PIMIOError.self) { try JSON.parse(example.start, path: "in.json") }
        #expect(error.code == example.code)
        #expect(error.description == "in.json:1: \(example.sentence)")
    }

    @Test("are no trouble elsewhere: text may begin with P, and marks may stand further on")
    func texts() throws {
        var packed = LineReader(bytes: [0x1F, 0x8B, 0x08, 0x0A], takesGzip: true)
        #expect(try packed.next()?.range.count == 3)
        var reader = LineReader(bytes: bytes("PK\n") + [0x1F, 0x8B, 0x0A])
        #expect(try reader.next()?.string == "PK")
        #expect(try reader.next()?.range.count == 2)
        var rows = try DelimitedReader(bytes: bytes("PK,a\n"))
        #expect(try rows.next()?.fields == ["PK", "a"])
    }

    @Test("ill-formed UTF-8 is told to be saved as UTF-8")
    func otherEncodings() throws {
        let windows1251: [UInt8] = [0x22, 0xCA, 0xF3, 0xF0, 0x22]
        let sentence = "expected UTF-8, found other bytes; save the file as UTF-8"
        let error = try #require(throws: PIMIOError.self) { try JSON.parse(windows1251, path: nil) }
        #expect(error.message == sentence)
        var rows = try DelimitedReader(bytes: windows1251)
        guard case .failure(let refusal) = Result(catching: { () throws(PIMIOError) in try rows.next() }) else {
            Issue.record("the row was read")
            return
        }
        #expect(refusal.message == sentence)
    }
}
