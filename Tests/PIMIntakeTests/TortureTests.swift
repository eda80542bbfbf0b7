import PIMCatalog
import PIMIO
import Testing

@testable import PIMIntake

@Suite("The torture corpus of product lines")
struct TortureTests {
    /// What a reader made of a line.
    typealias Outcome = Result<ProductReader.Result, PIMIOError>

    static let structure = Result { try NativeSamples.catalog().structure }

    @Test("is there, each line under its own name, most of them refused")
    func corpus() throws {
        let rows = try TortureLine.read()
        #expect(rows.count > 2_500)
        #expect(Set(rows.map(\.name)).count == rows.count)
        #expect(rows.count { $0.refusal != nil } > 2_000)
        #expect(rows.count { $0.refusal == nil } > 300)
        #expect(rows.count { $0.refusal != nil && $0.unread == nil } > 20)
    }

    @Test("a reader that wants every attribute refuses each bad line with its column", arguments: TortureLine.all)
    func readsAll(row: TortureLine) throws {
        let outcome = try Self.read(row.bytes, everything: true)
        Self.check(outcome, row, row.refusal)
        guard case .success(let result) = outcome else { return }
        if let identifier = row.identifier {
            #expect(Array(result.product.identifier.utf8) == Array(identifier.utf8))
        }
        if let data = row.data {
            guard case .text(let text) = result.product.values.first?.value else {
                Issue.record("no text")
                return
            }
            #expect(Array(text.utf8) == Array(data.utf8))
        }
        if let findings = row.findings { #expect(result.findings.map(\.rule) == findings) }
    }

    @Test("a reader that wants no attribute is as strict about what it passes over", arguments: TortureLine.all)
    func readsNothing(row: TortureLine) throws {
        Self.check(try Self.read(row.bytes, everything: false), row, row.unread)
    }

    @Test("JSON alone has the same verdict on syntax, and refuses keys that stand twice", arguments: TortureLine.all)
    func readsJSON(row: TortureLine) throws {
        let outcome = Result { () throws(PIMIOError) in try JSON.parse(row.bytes, path: nil) }
        // Lines are counted there; bytes that no text begins with have words of their own.
        guard row.bytes.first != 0xFF, !row.bytes.contains(0x0A) else { return }
        Self.check(outcome, row, row.json)
    }

    /// The inner loops take 8, 16 or 64 bytes at a time: a line must not care where in a block it stands.
    @Test("verdict and column are the same wherever in its block a line stands", arguments: 0..<8)
    func moved(part: Int) throws {
        // What stands around the line would mend it, continue it, or be wrong itself.
        let around: [([UInt8], [UInt8])] = [
            (Array("{\"a".utf8), Array("\"}]}]}}".utf8)), ([0xF0, 0x9F, 0x5C], [0x80, 0xBF, 0x22]),
            (Array("-1".utf8), Array("0e5,true".utf8)), ([], [0xFF, 0x00]),
        ]
        for (index, row) in TortureLine.all.enumerated() where index % 8 == part && row.bytes.count < 1_000 {
            for shift in [0, 1, 2, 3, 5, 7, 8, 13, 15, 16, 31, 33, 63] {
                let (before, after) = around[(index / 8 + shift) % around.count]
                let head = before + [UInt8](repeating: 0x78, count: shift)
                let range = head.count..<head.count + row.bytes.count
                let block = head + row.bytes + after
                Self.check(try Self.read(block, in: range, everything: true), row, row.refusal, "shifted by \(shift)")
                Self.check(try Self.read(block, in: range, everything: false), row, row.unread, "shifted by \(shift)")
                let spaced = before + [UInt8](repeating: 0x20, count: shift) + row.bytes + after
                let wide = before.count..<spaced.count - after.count
                Self.check(
                    try Self.read(spaced, in: wide, everything: true),
                    row,
                    row.refusal,
                    "behind \(shift) spaces",
                    columns: shift
                )
            }
        }
    }

    @Test("each refused line costs itself and no other line of its file")
    func costsOneLine() throws {
        var bytes = Array("{\"identifier\":\"GOOD0\"}\n".utf8)
        var expected: [Int: TortureLine] = [:]
        var good = ["GOOD0"]
        for row in TortureLine.all where !row.bytes.contains(0x0A) && row.bytes.count < 10_000 {
            let isBlank = row.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            let number = good.count * 2
            if !isBlank { expected[number] = row }
            good.append("GOOD\(good.count)")
            bytes += row.bytes + [0x0A] + Array("{\"identifier\":\"\(good.last ?? "")\"}\n".utf8)
        }
        let reading = try NativeSamples.read(bytes, Self.structure.get())
        #expect(reading.products.map(\.identifier).filter { $0.hasPrefix("GOOD") } == good)
        #expect(reading.count.balances && reading.count.read == good.count + expected.count)
        let taken = reading.products.map(\.source.line).filter { $0 % 2 == 0 }
        #expect(taken == expected.filter { $0.value.refusal == nil }.keys.sorted())
        let refused = reading.rejected.map { $0.position?.line ?? 0 }
        #expect(refused == expected.filter { $0.value.refusal != nil }.keys.sorted())
        for finding in reading.rejected {
            guard let row = expected[finding.position?.line ?? 0] else { continue }
            #expect(finding.rule == "line.unreadable" && finding.severity == .error)
            #expect(finding.position?.column == row.refusal?.column, "\(row.name)")
            #expect(finding.message.contains(row.refusal?.says ?? "?"), "\(row.name): \(finding.message)")
        }
    }

    @Test("every beginning of a good line is refused at its end or at the string that was cut")
    func beginnings() throws {
        let row = try #require(TortureLine.all.first { $0.name == "good" })
        for length in row.bytes.indices {
            let outcome = try Self.read(row.bytes, in: 0..<length, everything: true)
            guard case .failure(let error) = outcome else {
                Issue.record("\(length) bytes were taken")
                continue
            }
            #expect((1...length + 1).contains(error.column ?? 0))
        }
    }

    private static func check<Taken>(
        _ outcome: Result<Taken, PIMIOError>,
        _ row: TortureLine,
        _ refusal: TortureLine.Refusal?,
        _ place: String = "",
        columns shift: Int = 0
    ) {
        switch outcome {
        case .success: #expect(refusal == nil, "\(row.name) \(place) was taken")
        case .failure(let error):
            guard let refusal else {
                Issue.record("\(row.name) \(place) was refused: \(error)")
                return
            }
            #expect(error.column == refusal.column + shift, "\(row.name) \(place): \(error)")
            #expect(error.message.contains(refusal.says), "\(row.name) \(place): \(error)")
        }
    }

    private static func read(_ bytes: [UInt8], in range: Range<Int>? = nil, everything: Bool) throws -> Outcome {
        let reader = try ProductReader(structure: structure.get(), projection: everything ? nil : [])
        let place = SourcePosition(file: "torture", line: 1)
        return Result { () throws(PIMIOError) in
            try reader.read(bytes, in: range ?? bytes.indices, at: place, kind: .product)
        }
    }
}
