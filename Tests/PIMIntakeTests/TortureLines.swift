import PIMCatalog
import PIMIO
import Testing

/// One row of fixtures/torture/lines.jsonl: a hostile product line and what must become of it.
struct TortureLine: Sendable, CustomTestStringConvertible {
    /// What a way of reading must say to a line: nothing, or where it is wrong and some words of why.
    struct Refusal: Sendable {
        let column: Int
        let says: String

        init?(_ row: JSONNode) throws {
            let verdict = try #require(row["verdict"]?.string)
            try #require(verdict == "taken" || verdict == "refused")
            guard verdict == "refused" else { return nil }
            column = try #require(row["column"]?.number.flatMap { Int($0) })
            says = try #require(row["says"]?.string)
        }
    }

    let name: String
    let bytes: [UInt8]
    /// What a reader says that wants every attribute, one that wants none, and JSON alone; nil takes the line.
    let refusal: Refusal?
    let unread: Refusal?
    let json: Refusal?
    let identifier: String?
    let data: String?
    let findings: [String]?

    var testDescription: String { name }

    /// All rows; empty where the file cannot be read, which a test of its own says.
    static let all: [TortureLine] = (try? read()) ?? []

    static let path = Files.join(Files.folder(of: #filePath), "../../fixtures/torture/lines.jsonl")

    static func read() throws -> [TortureLine] {
        var reader = try LineReader(path: path)
        var rows: [TortureLine] = []
        while let line = try reader.next() {
            rows.append(try TortureLine(JSON.parse(Array(line.bytes[line.range]), path: "line \(line.number)")))
        }
        return rows
    }

    init(_ row: JSONNode) throws {
        name = try #require(row["name"]?.string)
        var bytes = try row["text"]?.string.map { Array($0.utf8) } ?? Self.bytes(hex: #require(row["hex"]?.string))
        if let fill = row["fill"] {
            let word = try Array(#require(fill["word"]?.string).utf8)
            let text = try Array(#require(fill["text"]?.string).utf8)
            let times = try #require(fill["times"]?.number.flatMap { Int($0) })
            let start = try #require(bytes.indices.first { bytes[$0...].starts(with: word) })
            let filling = (0..<times).flatMap { _ in text }
            bytes.replaceSubrange(start..<start + word.count, with: filling)
        }
        self.bytes = bytes
        refusal = try Refusal(row)
        unread = try Refusal(row["unread"] ?? row)
        json = try Refusal(row["json"] ?? row)
        identifier = row["identifier"]?.string
        data = row["data"]?.string
        findings = row["findings"]?.array?.compactMap(\.string)
    }

    private static func bytes(hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        return try stride(from: 0, to: digits.count, by: 2).map { index in
            try #require(UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16))
        }
    }
}
