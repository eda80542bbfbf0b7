import PIMIO
import Testing

@Suite("Files of another form")
struct ForeignFormTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let text: String
        /// What the refusal says; nil where the file is read line by line.
        let says: String?
        var testDescription: String { String(text.prefix(40)) }

        init(_ text: String, _ says: String?) {
            self.text = text
            self.says = says
        }
    }

    static let examples = [
        Example("sku;name\n1;a\n2;b\n", "a table (CSV)"), Example("\"sku\",\"name\"\n\"1\",\"a,b\"\n", "a table (CSV)"),
        Example("\u{FEFF}sku\tname\r\n1\ta\r\n", "a table (CSV)"), Example("نام،کد;x\nالف;y\n", "a table (CSV)"),
        Example("<!DOCTYPE html>\n<html></html>", "an HTML page, not JSON Lines"),
        Example("\n  <HTML><body>404", "an HTML page"), Example("<?xml version=\"1.0\"?>\n<a/>", "XML, not JSON Lines"),
        Example("[\n{\"a\":1},\n{\"a\":2}\n]\n", "one JSON array"), Example("[{\"a\":1},{\"a\":2}]", "one JSON array"),
        Example("[ {\"a\":1},\n{\"a\":2} ]", "one JSON array"),
        Example("{\n  \"a\": 1\n}\n", "JSON that goes over many lines"),
        Example("\u{FEFF}{\n\"a\": 1\n}\n", "JSON that goes over many lines"),
        Example("", nil), Example("\n\n", nil), Example("{\"a\":1}\n{\"a\":2}", nil),
        Example("\u{FEFF}{\"a\":1}\n", nil),
        Example("nonsense, surely\n{\"a\":1}\n", nil), Example("\"a\":1,\"b\":2}\n\"a\":1,\"b\":2}\n", nil),
        Example("[\n{\"a\":1}\n{\"a\":2}\n", nil), Example("[{\"a\":1}]\n{\"a\":2}\n", nil), Example("[]\n", nil),
        Example("{\n{\"a\":2}\n", nil), Example("one line, no more", nil), Example("<b>\n", nil),
        Example("5\n6\n", nil),
        Example("{ \"a\":1}\n", nil),
    ]

    @Test("where objects stand one a line are refused once, by what they are", arguments: examples)
    func lines(_ example: Example) throws {
        var reader = LineReader(bytes: bytes(example.text), name: "in.jsonl", ofObjects: true)
        let outcome = Result { () throws(PIMIOError) in try reader.next() }
        switch outcome {
        case .success(let line):
            #expect(example.says == nil)
            let start = example.text.hasPrefix("\u{FEFF}") ? 3 : 0
            #expect(line.map { Array($0.bytes[$0.range]) } == first(of: bytes(example.text).dropFirst(start)))
        case .failure(let error):
            #expect(error.code == .foreignForm && error.line == 1)
            let says = try #require(example.says, "\(error)")
            #expect(error.message.hasPrefix("the file is \(says)"), "\(error)")
            #expect(try reader.next() == nil)
        }
    }

    private func first(of bytes: some Collection<UInt8>) -> [UInt8]? {
        bytes.isEmpty ? nil : Array(bytes.prefix { $0 != 0x0A })
    }

    @Test("UTF-16 without a mark is refused where lines are objects", arguments: [true, false])
    func units(_ isLow: Bool) throws {
        let text = "{\"a\":1}\n".utf8.flatMap { (byte) -> [UInt8] in isLow ? [byte, 0] : [0, byte] }
        var reader = LineReader(bytes: text, name: "in.jsonl", ofObjects: true)
        guard case .failure(let error) = Result(catching: { () throws(PIMIOError) in try reader.next() }) else {
            Issue.record("the line was read")
            return
        }
        #expect(error.code == .invalidEncoding && error.message.contains(isLow ? "utf-16le" : "utf-16be"))
        #expect(try reader.next() == nil)
    }

    @Test("are read as they come where lines may hold anything")
    func other() throws {
        var reader = LineReader(bytes: bytes("sku;name\n1;a\n"))
        #expect(try reader.next()?.string == "sku;name")
    }

    @Test("HTML is named where rows or a tree are read, and text that begins like it is not")
    func markup() throws {
        let page = bytes("<!doctype html>\n<html>")
        var rows = try DelimitedReader(bytes: page)
        guard case .failure(let error) = Result(catching: { () throws(PIMIOError) in try rows.next() }) else {
            Issue.record("the row was read")
            return
        }
        #expect(error.code == .foreignForm && error.message.hasPrefix("the file is an HTML page, not CSV"))
        let tree = try #require(throws: PIMIOError.self) { try JSON.parse(page, path: nil) }
        #expect(tree.code == .foreignForm && tree.message.hasPrefix("the file is an HTML page, not JSON"))
        var sound = try DelimitedReader(bytes: bytes("<b>name</b>,b\n1,2\n"))
        #expect(try sound.next()?.fields == ["<b>name</b>", "b"])
    }
}
